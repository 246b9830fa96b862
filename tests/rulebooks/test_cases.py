"""The cases under ``tests/cases``: the page says what their lists ask for where a line is named for it."""

import pytest

import dealrules
from tests.cases import FOLDER, cases, result, results_table

CASES = tuple(cases())
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


@each_case
def test_the_page_says_what_the_list_asks_for(engine, case):
    page = result(engine, case)
    assert [(entry["by"], entry["with"]) for entry in page.missed] == []


@each_case
def test_the_page_does_not_say_what_is_wrong_here(engine, case):
    rules = {line.rule for line in result(engine, case).lines}
    assert [rule for rule in case.never if rule in rules] == []


@each_case
def test_no_phase_is_judged_that_the_facts_do_not_bear_out(engine, case):
    page = result(engine, case)
    assert page.phases & case.phases or not page.phases, f"{sorted(page.phases)} is none of {sorted(case.phases)}"


def test_rules_named_by_the_cases_exist(engine):
    known = set(engine.ruleset.rules)
    named = {entry["by"] for case in CASES for entry in case.entries if "by" in entry}
    named |= {rule for case in CASES for rule in case.never}
    assert sorted(named - known) == []


def test_the_results_are_as_counted(engine):
    counted = results_table([result(engine, case) for case in CASES])
    written = (FOLDER / "RESULTS.md").read_text(encoding="utf-8")
    assert written == counted, "regenerate with: python -m tests.regenerate, and read the difference"
