"""How the tests call the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealrules.cli.application import app

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command from the root of the project; return its code and what it printed, as result and as findings."""
    monkeypatch.chdir(ROOT)

    def run_with(*arguments):
        with pytest.raises(SystemExit) as ended:
            app(arguments, prog_name="dealrules")
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return run_with
