"""Every book in ``valid/``, and every shipped one, loads without a word, and so do the tests beside its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealrules.rulebook import read_rulebooks

HERE = Path(__file__).parent
VALID = sorted((HERE / "valid").glob("*.yaml"))
SHIPPED = HERE.parents[1] / "rulebooks"


def unread_tests(ruleset):
    return [rule.written_tests for rule in ruleset.rules.values() if rule.written_tests]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_book_loads(path):
    ruleset, diagnostics = read_rulebooks([path])

    assert diagnostics == []
    assert [found for tests in unread_tests(ruleset) for found in tests.read()[1]] == []


def test_the_shipped_books_load():
    ruleset, diagnostics = read_rulebooks([SHIPPED])

    assert diagnostics == []
    assert [found for tests in unread_tests(ruleset) for found in tests.read()[1]] == []
    assert ruleset.sources["decision_process/three_phases"].zh == "客户决策流程"
    assert ruleset.sources["supplement/PH-1"].en == "Phase reading"


def test_tests_are_found_in_every_layout():
    ruleset, _ = read_rulebooks([HERE / "valid" / "tests_beside_rules.yaml"])
    rules = ruleset.rules

    assert [test.expects for test in rules["beside.one"].tests] == ["fires", "silent"]
    assert [test.deal for test in rules["beside.two"].tests] == [{"phase": "pre_contact"}]
    assert [test.expects for test in rules["beside.three"].tests] == ["unknown"]
    (four,) = rules["beside.four"].tests
    assert four.deal["customer"] == "tests:\n"
    assert four.deal["stakeholders"][0]["name"] == "王 总"
    assert four.location.line == 46
    assert "\n  tests:\n    - fires: {}" in rules["beside.one"].advice.text.en[0]
