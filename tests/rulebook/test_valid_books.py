"""Every book in ``valid/``, and every shipped one, loads without a word, and so do the tests beside its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealrules.rulebook import read_rulebooks
from dealrules.rulebook.condition import Compare, OneOf
from dealrules.rulebook.condition import Path as Way
from dealrules.rulebook.model import AdviceTemplate, Placeholder
from dealrules.vocabulary import AdviceKind, Priority

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


def test_a_run_of_steps_is_the_list_of_its_words():
    ruleset, _ = read_rulebooks([HERE / "valid" / "runs_of_steps.yaml"])
    listed = {name for name in ruleset.rules if name.endswith("-listed")}

    assert len(listed) == len(ruleset.rules) / 2
    for name in listed:
        rule, same = ruleset.rules[name.removesuffix("-listed")], ruleset.rules[name]
        assert (rule.when, rule.for_each) == (same.when, same.for_each)


def test_what_a_book_declares_arrives():
    ruleset, _ = read_rulebooks([HERE / "valid" / "everything.yaml"])

    promise = ruleset.groups["where_to_enter"].promise
    assert promise == Compare(Way((), "phase", "deal", "deal"), OneOf(frozenset({"pre_contact"})))
    assert [(one.every, one.has) for one in ruleset.promises] == [("phase", (AdviceKind.AVOID, AdviceKind.DO))]
    assert (ruleset.moves["ring_up"].label.zh, ruleset.moves["ring_up"].book) == ("打电话", "everything")
    assert ruleset.risks["silence"].label.en == "silence"
    assert ruleset.risks["veto"].label.zh == "被否决"
    assert list(ruleset.conclusions["entry_point"].values) == ["seen", "used"]
    assert ruleset.conclusions["traits"].many
    assert ruleset.sources["workshop/entry"].en == "Entry workshop"
    assert ruleset.parameters["everything.soon"].unit == "days"
    assert [(book.name, book.version, len(book.rules)) for book in ruleset.books] == [("everything", "2.1.0-rc.1", 5)]


def test_what_a_rule_advises_arrives():
    ruleset, _ = read_rulebooks([HERE / "valid" / "everything.yaml"])
    rules = ruleset.rules
    focus, ask, tactic = rules["everything.focus"], rules["everything.ask"], rules["everything.tactic"]

    assert (focus.advice.kind, focus.advice.focus, focus.advice.priority, focus.target, focus.group) == (
        AdviceKind.FOCUS, "receptivity", Priority.CRITICAL, "deal", "where_to_enter",
    )  # fmt: skip
    assert ask.advice == AdviceTemplate(
        kind=AdviceKind.ASK, priority=Priority.LOW, asks=Placeholder("deal", Way((), "phase", "deal", "deal"))
    )
    assert (tactic.advice.move, tactic.advice.topic) == ("ring_up", "pricing")
    assert rules["everything.avoid"].advice.instead.zh == ("写信。",)
    assert rules["everything.warn"].supersedes == ("everything.focus",)
    assert focus.caution.en == "Not for a tender."
    assert [(test.expects, test.members) for test in focus.tests] == [
        ("fires", ("wang",)), ("silent", ()), ("unknown", ()),
    ]  # fmt: skip
