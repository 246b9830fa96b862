"""What is written in a condition, and what it becomes."""

from __future__ import annotations

import pytest

from dealrules.documents import read_document
from dealrules.rulebook import load_rulebooks
from dealrules.rulebook.condition import (
    TRUE,
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Known,
    ListTest,
    Not,
    OneOf,
    Path,
    Quantifier,
    Range,
    SameMember,
)

BOOK = """
rulebook: b
version: 1.0.0
language: 1
title: {{en: B, zh: 乙}}
parameters:
  soon: {{value: 30, unit: days, en: soon, zh: 临近}}
  large: {{value: 1000000, unit: money, currency: CNY, en: large, zh: 大额}}
conclusions:
  found: {{on: deal, values: boolean, en: found, zh: 已找到}}
  ready: {{on: stakeholder, values: boolean, en: ready, zh: 就绪}}
  read_phase: {{on: deal, values: phase, en: phase, zh: 阶段}}
rules:
  - id: b.one
    title: {{en: One, zh: 一}}
    source: own/one
    {condition}
    target: deal
    then: {{warn: veto, text: {{en: Careful., zh: 小心。}}}}
"""


def rule(condition):
    document, _ = read_document(BOOK.format(condition=condition), "book.yaml")
    ruleset, diagnostics = load_rulebooks([document])
    assert diagnostics == []
    return ruleset.rules["b.one"]


def deal(attribute, *steps, subject="deal"):
    return Path(steps, attribute, subject, "deal")


def words(*values, negated=False):
    return OneOf(frozenset(values), negated)


PHASE = deal("phase")
IN_TIME = Compare(deal("phase_since_days"), Range(None, 30.0))

WHEN = {
    "phase: pre_contact": Compare(PHASE, words("pre_contact")),
    "phase: [pre_contact, implementation]": Compare(PHASE, words("pre_contact", "implementation")),
    "phase: {not: pre_contact}": Compare(PHASE, words("pre_contact", negated=True)),
    "phase: {not: [pre_contact, implementation]}": Compare(PHASE, words("pre_contact", "implementation", negated=True)),
    "phase: {from: needs_recognition, to: concerns_resolution}": Compare(
        PHASE, words("needs_recognition", "options_evaluation", "concerns_resolution")
    ),
    "phase: {to: needs_recognition}": Compare(PHASE, words("pre_contact", "needs_recognition")),
    "phase: {from: implementation, not: changes_over_time}": AllOf(
        (
            Compare(PHASE, words("changes_over_time", negated=True)),
            Compare(PHASE, words("implementation", "changes_over_time")),
        )
    ),
    "read_phase: {from: changes_over_time}": Concluded(deal("read_phase"), frozenset({"changes_over_time"})),
    "novelty: {in: [supplier], not: service}": AllOf(
        (Compare(deal("novelty"), words("supplier")), Compare(deal("novelty"), words("service", negated=True)))
    ),
    "contract_signed: true": Compare(deal("contract_signed"), words(True)),
    "contract_signed: {not: true}": Compare(deal("contract_signed"), words(True, negated=True)),
    "shortlist: 2": Compare(deal("shortlist"), Range(2, 2)),
    "shortlist: [1, 3]": AnyOf((Compare(deal("shortlist"), Range(1, 1)), Compare(deal("shortlist"), Range(3, 3)))),
    "shortlist: {not: 2}": Not(Compare(deal("shortlist"), Range(2, 2))),
    "shortlist: {gt: 0, lt: 3}": Compare(deal("shortlist"), Range(0, 3, True, True)),
    "phase_since_days: {lte: $soon}": IN_TIME,
    "phase_since_days: {lte: $b.soon}": IN_TIME,
    "phase_since_days: {between: [0, $soon]}": Compare(deal("phase_since_days"), Range(0, 30)),
    "amount: {gte: $large}": Compare(deal("amount"), Range(1000000, None, currency="CNY")),
    "phase: pre_contact, budget: none": AllOf(
        (Compare(PHASE, words("pre_contact")), Compare(deal("budget"), words("none")))
    ),
    "any_of: [{phase: pre_contact}, {budget: none}]": AnyOf(
        (Compare(PHASE, words("pre_contact")), Compare(deal("budget"), words("none")))
    ),
    "not: {phase: pre_contact}": Not(Compare(PHASE, words("pre_contact"))),
    "known: [phase, quote.status]": AllOf((Known(PHASE), Known(deal("quote.status")))),
    "unknown: phase": Not(Known(PHASE)),
    "tender.owner.stance: champion": Compare(deal("stance", "tender.owner", subject="stakeholder"), words("champion")),
    "found: true": Concluded(deal("found"), frozenset({True})),
    "found: false": Not(Concluded(deal("found"), frozenset({True}))),
    "found: {not: false}": Concluded(deal("found"), frozenset({True})),
    "read_phase: [pre_contact]": Concluded(deal("read_phase"), frozenset({"pre_contact"})),
    "read_phase: {not: pre_contact}": Not(Concluded(deal("read_phase"), frozenset({"pre_contact"}))),
    "known: found": Concluded(deal("found"), frozenset()),
    "needs: {any: {}}": ListTest(deal("needs"), Quantifier.ANY, TRUE),
    "needs: {any: {state: explicit}, none: {severity: low}}": AllOf(
        (
            ListTest(deal("needs"), Quantifier.ANY, Compare(Path((), "state", "need", "need"), words("explicit"))),
            ListTest(deal("needs"), Quantifier.NONE, Compare(Path((), "severity", "need", "need"), words("low"))),
        )
    ),
    "needs: {count: {gt: 1, lte: 3}}": ListTest(deal("needs"), Quantifier.COUNT, TRUE, 2, 3),
    "needs: {count: {equals: 2}}": ListTest(deal("needs"), Quantifier.COUNT, TRUE, 2, 2),
    "needs: {every: {owner.stance: champion, deal.phase: pre_contact}}": ListTest(
        deal("needs"),
        Quantifier.EVERY,
        AllOf(
            (
                Compare(Path(("owner",), "stance", "stakeholder", "need"), words("champion")),
                Compare(PHASE, words("pre_contact")),
            )
        ),
    ),
}


@pytest.mark.parametrize("written", WHEN)
def test_a_condition_on_the_deal(written):
    assert rule(f"when: {{{written}}}").when == WHEN[written]


def test_no_condition_always_holds():
    assert rule("for_each: {need: }").when == TRUE
    assert rule("for_each: {need: }").for_each[0].condition == TRUE


def test_a_binding_reads_its_member_the_deal_and_the_other_members():
    bound = rule(
        "for_each: {stakeholder: {ready: true, deal.found: false}, need: {owner: <stakeholder>, owner.ready: true}}"
    ).for_each

    assert [binding.subject for binding in bound] == ["stakeholder", "need"]
    assert bound[0].condition == AllOf(
        (
            Concluded(Path((), "ready", "stakeholder", "stakeholder"), frozenset({True})),
            Not(Concluded(deal("found"), frozenset({True}))),
        )
    )
    assert bound[1].condition == AllOf(
        (
            Compare(Path((), "owner", "need", "need"), SameMember("stakeholder")),
            Concluded(Path(("owner",), "ready", "stakeholder", "need"), frozenset({True})),
        )
    )


def test_a_condition_knows_where_it_is_written():
    outer = rule("when: {not: {phase: pre_contact}}").when

    assert (outer.location.line, outer.location.column) == (17, 12)
    assert (outer.part.location.line, outer.part.location.column) == (17, 18)


def test_the_target_is_the_only_binding_unless_another_is_named():
    document, _ = read_document(
        BOOK.format(condition="for_each: {need: }").replace("    target: deal\n", ""), "book.yaml"
    )
    ruleset, _ = load_rulebooks([document])

    assert ruleset.rules["b.one"].target == "need"
    assert rule("for_each: {need: }").target == "deal"
