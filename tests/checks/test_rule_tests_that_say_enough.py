"""Which conditions the tests beside rules depend on, and which changes of a rule they notice."""

import pytest

from dealrules.checks.coverage import measure_coverage
from dealrules.checks.mutation import mutate
from dealrules.rulebook import read_rulebooks

HEAD = """rulebook: sample
version: 1.0.0
language: 1
title: {en: Sample, zh: 示例}
parameters:
  few: {value: 4, unit: count, en: few, zh: 少}
  many: {value: 9, unit: count, en: many, zh: 多}
conclusions:
  strong: {on: stakeholder, values: boolean, en: strong, zh: 强}
moves:
  call: {en: Call, zh: 打电话}
rules:
  - id: sample.strong
    title: {en: Rule, zh: 规则}
    source: own/one
    for_each: {stakeholder: {stance: champion}}
    then:
      conclude: {strong: true}
    tests:
      - fires: {stakeholders: [{id: a, stance: champion}]}
      - silent: {stakeholders: [{id: a, stance: neutral}]}
  - id: sample.one
    title: {en: Rule, zh: 规则}
    source: own/one
"""
THEN = """
    then:
      do: call
      text: {en: Call. It helps., zh: 打电话，有用。}
    tests:
"""


@pytest.fixture
def ruleset(tmp_path):
    """Return a function that reads a book whose second rule has a condition and tests."""

    def read(condition, *tests):
        lines = "".join(f"      - {test}\n" for test in tests)
        path = tmp_path / "sample.yaml"
        path.write_text(f"{HEAD}    {condition}{THEN}{lines}", encoding="utf-8")
        found, diagnostics = read_rulebooks([path])
        assert not diagnostics
        return found

    return read


def undecided(ruleset):
    return [(each.about, each.diagnostic.message.split("on the ")[-1]) for each in measure_coverage(ruleset).findings]


def survivors(ruleset):
    messages = [each.diagnostic.message for each in mutate(ruleset).findings]
    return [message.removeprefix("no test of 'sample.one' notices when ") for message in messages]


def test_a_condition_that_a_silent_test_differs_in_is_covered(ruleset):
    rules = ruleset(
        "when: {phase: pre_contact, budget: none}",
        "fires: {phase: pre_contact, budget: none}",
        "silent: {phase: implementation, budget: none}",
        "silent: {phase: pre_contact, budget: approved}",
    )
    coverage = measure_coverage(rules)

    assert (coverage.rules, coverage.fired, coverage.conditions, coverage.decided) == (2, 2, 3, 3)
    assert not coverage.findings
    assert survivors(rules) == []


def test_a_condition_that_no_test_depends_on_is_named_with_its_place(ruleset):
    rules = ruleset(
        "when: {any_of: [{phase: pre_contact}, {budget: none}], decided_to_act: true}",
        "fires: {phase: pre_contact, decided_to_act: true, budget: approved}",
        "silent: {phase: implementation, decided_to_act: true}",
        "silent: {phase: pre_contact, decided_to_act: false}",
    )
    assert undecided(rules) == []
    assert survivors(rules) == [
        "the condition on 'budget' is turned round",
        "'budget' may have any known value",
        "the condition on 'budget' is left out",
    ]
    rules = ruleset(
        "when: {any_of: [{phase: pre_contact}, {budget: none}], decided_to_act: true}",
        "fires: {phase: pre_contact, decided_to_act: true, budget: none}",
        "silent: {phase: pre_contact, decided_to_act: false, budget: none}",
    )
    assert undecided(rules) == [
        (("sample.one",), "condition on 'phase'"),
        (("sample.one",), "condition on 'budget'"),
    ]
    (first, second) = measure_coverage(rules).findings
    assert (first.diagnostic.line, first.diagnostic.column) == (25, 22)
    assert (second.diagnostic.line, second.diagnostic.column) == (25, 44)


def test_a_condition_that_is_left_out_turned_round_or_widened_is_named(ruleset):
    rules = ruleset(
        "when: {phase: pre_contact, shortlist: {between: [$few, $many]}}",
        "fires: {phase: pre_contact, shortlist: 5}",
        "silent: {phase: pre_contact, shortlist: 1}",
        "silent: {shortlist: 5}",
    )
    assert survivors(rules) == ["'phase' may have any known value", "'shortlist' may be larger"]


def test_conditions_inside_lists_and_on_conclusions_are_changed_too(ruleset):
    condition = "when: {stakeholders: {count: {where: {strong: true}, gte: 2}}}"
    two = "fires: {stakeholders: [{id: a, stance: champion}, {id: b, stance: champion}]}"

    assert survivors(ruleset(condition, two, "silent: {}")) == ["'stakeholders' may be 1 in number"]
    one = "silent: {stakeholders: [{id: a, stance: champion}, {id: b, stance: neutral}]}"
    assert survivors(ruleset(condition, two, one)) == []


def test_members_that_a_test_names_are_told_apart(ruleset):
    condition = "for_each: {stakeholder: {strong: true, influence: high}}"
    people = "{stakeholders: [{id: a, stance: champion, influence: high}, {id: b, stance: champion, influence: low}]}"

    assert "the condition on 'influence' is left out" in survivors(ruleset(condition, f"fires: {people}", "silent: {}"))
    named = f"fires: {people}\n        for: [a]"
    assert survivors(ruleset(condition, named, "silent: {stakeholders: [{id: a, influence: high}]}")) == []


def test_a_test_that_fails_already_notices_nothing(ruleset):
    rules = ruleset("when: {phase: pre_contact}", "fires: {phase: implementation}", "silent: {}")

    # left out, the condition would let the rule fire on the deal of the silent test
    assert survivors(rules) == ["the condition on 'phase' is turned round", "'phase' may have any known value"]
