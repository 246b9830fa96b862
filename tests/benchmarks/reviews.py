"""Whole reviews with all shipped books, loading, and importing."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import dealrules
from dealrules.snapshot import Deal
from dealrules.testing.random_deals import DealGenerator
from tests.benchmarks.machine import rate

EVERYDAY = Path(__file__).parents[2] / "examples" / "compressor-station" / "deal.yaml"

_IMPORT = "import time; t = time.process_time(); import dealrules{}; print(time.process_time() - t)"
_LOAD = """
import time, dealrules
dealrules.Engine, dealrules.Deal
started = time.process_time()
dealrules.Engine.load({})
print(time.process_time() - started)
"""
_FIRST = f"""
import time, dealrules
engine, deal = dealrules.Engine.load(), dealrules.load_deal({str(EVERYDAY)!r})
started = time.process_time()
engine.review(deal)
print(time.process_time() - started)
"""


def sixteen_members(seed: int) -> Deal:
    """Return a random deal with 16 stakeholders, half of what can be known of it known."""
    generator = DealGenerator(Random(seed), size=16, known=0.5)
    while True:
        deal = generator.deal()
        if deal.stakeholders is not None and len(deal.stakeholders) == 16:
            return deal


def run() -> None:
    """Print reviews a second, and the seconds that loading and importing take in a fresh interpreter."""
    engine = dealrules.Engine.load()
    everyday = [dealrules.load_deal(EVERYDAY)]
    dense = [sixteen_members(seed) for seed in range(40)]
    print(f"{len(engine.ruleset.rules)} rules")
    for name, deals in (("the everyday deal, 16 members", everyday), ("random deals, 16 members, dense", dense)):
        advice = sum(len(engine.review(deal).advice) for deal in deals) / len(deals)
        print(f"{name}: {rate(engine.review, deals):,.0f} reviews/s ({advice:.0f} advices)")
        worded = rate(lambda deal: engine.review(deal).to_dict(), deals)
        print(f"{name}, with every text and reason: {worded:,.0f} reviews/s")
    started = time.process_time()
    fresh = dealrules.Engine.load()
    for deal in everyday:
        fresh.review(deal)
    print(f"loading again, and a first review: {time.process_time() - started:.3f} s")
    print(f"import dealrules: {_fresh(_IMPORT.format('')):.3f} s")
    print(f"import dealrules and its Engine: {_fresh(_IMPORT.format('; dealrules.Engine')):.3f} s")
    print(f"Engine.load() in a fresh interpreter: {_fresh(_LOAD.format('')):.3f} s")
    print(f"Engine.load(warm=True) in a fresh interpreter: {_fresh(_LOAD.format('warm=True')):.3f} s")
    print(f"first review of a phase in a fresh interpreter: {_fresh(_FIRST):.3f} s")


def _fresh(code: str) -> float:
    """Return the fewest processor seconds that code prints in a fresh interpreter, of seven runs."""
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(7)]
    return min(float(run.stdout) for run in runs)
