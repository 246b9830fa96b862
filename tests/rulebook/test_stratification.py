"""Which rules must wait for which."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealrules.documents import read_document
from dealrules.rulebook import load_rulebooks, read_rulebooks, strata
from dealrules.rulebook.graph import components, cycle_through

HERE = Path(__file__).parent

HEAD = """
rulebook: s
version: 1.0.0
language: 1
title: {en: S, zh: 层}
conclusions:
  a: {on: deal, values: boolean, en: a, zh: 甲}
  b: {on: deal, values: boolean, en: b, zh: 乙}
  c: {on: deal, values: boolean, en: c, zh: 丙}
  p: {on: stakeholder, values: boolean, en: p, zh: 丁}
rules:
"""


def load(*rules):
    text = HEAD
    for number, (condition, conclusion) in enumerate(rules):
        then = f"conclude: {{{conclusion}: true}}" if conclusion else "warn: veto, text: {en: Careful., zh: 小心。}"
        text += f"""
  - id: s.r{number}
    title: {{en: R, zh: 则}}
    source: own/one
    {condition}
    then: {{{then}}}
"""
    document, problems = read_document(text, "s.yaml")
    assert problems == []
    return load_rulebooks([document])


def levels(*rules):
    ruleset, diagnostics = load(*rules)
    assert diagnostics == []
    return list(strata(ruleset).values())


def test_a_rule_without_conclusions_is_at_the_bottom():
    assert levels(("when: {phase: pre_contact}", "a"), ("when: {phase: pre_contact}", None)) == [0, 0]


@pytest.mark.parametrize(
    "condition",
    [
        "when: {a: true}",
        "when: {any_of: [{a: true}, {phase: pre_contact}]}",
        "when: {all_of: [{a: true}]}",
        "for_each: {need: {deal.a: true}}",
    ],
)
def test_a_reader_of_presence_need_not_wait(condition):
    assert levels(("when: {phase: pre_contact}", "a"), (condition, None)) == [0, 0]


@pytest.mark.parametrize(
    "condition",
    [
        "when: {a: false}",
        "when: {not: {a: true}}",
        "when: {known: a}",
        "when: {unknown: a}",
        "when: {stakeholders: {any: {deal.a: true}}}",
        "for_each: {need: {any_of: [{deal.a: false}, {state: explicit}]}}",
    ],
)
def test_every_other_reader_waits(condition):
    assert levels(("when: {phase: pre_contact}", "a"), (condition, None)) == [0, 1]


def test_a_reader_through_a_reference_waits():
    made = ("for_each: {stakeholder: {stance: champion}}", "p")

    assert levels(made, ("for_each: {need: {owner.p: true}}", None)) == [0, 1]
    assert levels(made, ("for_each: {stakeholder: {p: true}}", None)) == [0, 0]


def test_waiting_adds_up_along_a_chain():
    assert levels(
        ("when: {b: false}", "c"),
        ("when: {a: false}", "b"),
        ("when: {phase: pre_contact}", "a"),
        ("when: {c: true}", None),
        ("when: {c: false}", None),
    ) == [2, 1, 0, 2, 3]


def test_a_circle_of_presence_is_one_stratum():
    assert levels(
        ("when: {b: true}", "a"),
        ("when: {a: true}", "b"),
        ("when: {phase: pre_contact}", "a"),
        ("when: {b: false}", "c"),
    ) == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("rules", "circle"),
    [
        ([("when: {a: false}", "a")], "a -> a"),
        ([("when: {a: false}", "b"), ("when: {b: true}", "a")], "a -> b -> a"),
        ([("when: {a: false}", "b"), ("when: {b: true}", "c"), ("when: {c: true}", "a")], "a -> b -> c -> a"),
        ([("for_each: {stakeholder: {reports: {any: {p: true}}}}", "p")], "p -> p"),
        ([("for_each: {stakeholder: {reports_to.p: true}}", "p")], "p -> p"),
    ],
)
def test_a_circle_that_waits_for_itself_is_refused_and_printed(rules, circle):
    ruleset, diagnostics = load(*rules)

    assert ruleset is None
    assert [found.code for found in diagnostics] == ["DR261"]
    assert diagnostics[0].message.endswith(f": {circle}")


def test_recursion_of_the_fixture():
    ruleset, _ = read_rulebooks([HERE / "valid" / "recursion.yaml"])

    assert dict(strata(ruleset)) == {"recursion.a": 0, "recursion.b": 0, "recursion.c": 1, "recursion.d": 2}


def test_long_chains_need_no_stack():
    size = 20_000
    chain = {str(number): [str(number + 1)] for number in range(size)}

    assert len(components({**chain, str(size): ["0"]})) == 1
    assert len(cycle_through({**chain, str(size): ["0"]}, "0")) == size + 2
