"""Importing the snapshot stays light: it pulls in no engine and no converter."""

from __future__ import annotations

import subprocess
import sys


def test_importing_the_snapshot_loads_nothing_heavy():
    program = "import sys, dealrules.snapshot; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    heavy = {"cattrs", "durable", "durable_rules_engine", "hypothesis", "jsonschema", "click", "rich", "z3"}
    assert heavy & set(loaded) == set()
