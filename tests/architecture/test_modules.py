"""What every module keeps to: small, with a public face, and without clock, network, threads or hidden state."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "dealrules"
MODULES = {str(path.relative_to(PACKAGE)): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

LINES_OF_A_FUNCTION = 60
HIDDEN_INPUTS = {
    "asyncio", "concurrent", "http", "locale", "logging", "multiprocessing", "os", "random", "secrets", "select",
    "signal", "socket", "subprocess", "tempfile", "threading", "time", "urllib", "uuid", "warnings",
}  # fmt: skip
EXCEPTIONS = {
    "proofs/deadline.py": {"time"},  # a proof stops when its time is over, and says so
    "rulebook/composition.py": {"os"},  # two names of one file are told by its absolute path
}
EXTRAS = {"hypothesis", "jsonschema", "pytest", "rich", "click", "z3", "durable"}
"""What only an extra of the package installs, or should not be used at all."""


def imported(tree):
    """Return the packages that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def public_names(tree):
    """Return ``__all__``, or nothing."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and [getattr(each, "id", "") for each in node.targets] == ["__all__"]:
            return ast.literal_eval(node.value)
    return None


def test_functions_are_short():
    long = [
        (name, node.name)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= LINES_OF_A_FUNCTION
    ]

    assert long == []


def test_modules_say_what_they_are_for_and_what_is_public():
    faceless = [name for name, tree in TREES.items() if not ast.get_docstring(tree)]
    faceless += [name for name, tree in TREES.items() if name.split("/")[-1][0] != "_" and public_names(tree) is None]

    assert faceless == []


def test_what_is_called_public_is_there_once():
    for name, tree in TREES.items():
        public = public_names(tree) or []
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        stored = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
        brought = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }

        assert len(set(public)) == len(public), name
        assert set(public) <= defined | {node.id for node in stored} | brought, name


def test_the_library_has_no_hidden_inputs():
    library = {name: tree for name, tree in TREES.items() if name.split("/")[0] not in ("cli", "testing")}
    found = {name: imported(tree) & HIDDEN_INPUTS for name, tree in library.items()}

    assert {name: packages for name, packages in found.items() if packages} == EXCEPTIONS


def test_one_module_touches_durable_rules():
    assert [name for name, tree in TREES.items() if "durable_rules_engine" in imported(tree)] == ["engine/durable.py"]


@pytest.mark.parametrize(
    "use",
    [
        "import dealrules",
        "import dealrules; dealrules.Engine.load()",
        "import dealrules as d; d.Engine.load().review(d.Deal.from_dict({'id': 'd', 'as_of': '2026-11-20'})).text()",
    ],
)
def test_a_host_loads_no_package_of_an_extra_and_gets_no_thread(use):
    script = f"{use}\nimport sys, threading\nprint(*sys.modules)\nassert threading.active_count() == 1"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert {module.split(".")[0] for module in run.stdout.split()} & EXTRAS == set()
