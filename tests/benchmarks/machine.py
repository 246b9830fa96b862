"""What a number was measured on, and how: the best of several rounds, which is the least disturbed one."""

import os
import platform
import time
from collections.abc import Callable, Sequence
from typing import Any


def facts() -> str:
    """Return one line on the machine."""
    model = "unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )


def rate(function: Callable[[Any], Any], inputs: Sequence[Any], *, seconds: float = 1.5, rounds: int = 30) -> float:
    """Return how many inputs a second ``function`` does on one core, in the best round."""
    for each in inputs:
        function(each)
    best = 0.0
    for _ in range(rounds):
        done, started = 0, time.process_time()
        while (spent := time.process_time() - started) < seconds / rounds:
            for each in inputs:
                function(each)
            done += len(inputs)
        spent = time.process_time() - started
        best = max(best, done / spent)
    return best
