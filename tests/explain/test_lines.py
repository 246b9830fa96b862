"""What ``explain`` says line by line bears out the verdict above it."""

from __future__ import annotations

import pytest

import dealrules
from tests.written_rules import ruleset_of

BOOK = """
rulebook: e
version: 1.0.0
language: 1
title: {en: Explained, zh: 说明}
conclusions:
  trusted: {on: stakeholder, values: boolean, en: trusted, zh: 可信}
rules:
"""
TITLE = {"title": {"en": "Rule", "zh": "规则"}, "source": "own/one"}
MAKER = {
    "id": "e.trusted",
    "for_each": {"stakeholder": {"stance": "champion"}},
    "then": {"conclude": {"trusted": True}},
}
WARNING = {"warn": "veto", "text": {"en": "Careful.", "zh": "小心。"}}
PEOPLE = [
    {"id": "chen", "name": "Chen", "stance": "champion"},
    {"id": "wang", "name": "Wang"},
    {"id": "zhou", "name": "Zhou", "stance": "blocker"},
]


def engine_of(**condition):
    rules = [MAKER, {"id": "e.asked", **condition, "then": WARNING}]
    return dealrules.Engine(ruleset_of(BOOK, [{**rule, **TITLE} for rule in rules]))


def explained(people, **condition):
    deal = dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-20", "stakeholders": people})
    return engine_of(**condition).explain(deal, "e.asked")


def marks(explanation):
    """Return the verdict of the list test and, one step deeper, those of its members by name."""
    top, *below = explanation.lines
    return top.verdict, {line.text.en: line.verdict for line in below if line.depth == top.depth + 1}


def list_test(matcher):
    return {"when": {"stakeholders": matcher}}


TRUSTED = {"trusted": True}


@pytest.mark.parametrize("people", [PEOPLE[1:], PEOPLE[1:2]], ids=["with one who is not", "alone"])
@pytest.mark.parametrize(
    "matcher",
    [{"none": TRUSTED}, {"count": {"where": TRUSTED, "lte": 0}}],
    ids=["none", "at most"],
)
def test_who_is_not_concluded_to_match_does_not_match_where_that_decides(people, matcher):
    verdict, members = marks(explained(people, **list_test(matcher)))

    assert verdict == "fires"
    assert set(members.values()) == {"does not fire"}


def test_who_may_match_is_unknown_where_that_decides():
    for matcher in ({"any": TRUSTED}, {"count": {"where": TRUSTED, "gte": 1}}):
        verdict, members = marks(explained(PEOPLE[1:], **list_test(matcher)))

        assert verdict == "unknown"
        assert members == {"Wang": "unknown", "Zhou": "does not fire"}


def test_of_two_bounds_the_one_that_decides_reads_the_members():
    between = list_test({"count": {"where": TRUSTED, "gte": 1, "lte": 1}})

    assert marks(explained(PEOPLE, **between)) == (
        "fires",
        {"Chen": "fires", "Wang": "does not fire", "Zhou": "does not fire"},
    )
    assert marks(explained(PEOPLE[1:], **between)) == ("unknown", {"Wang": "unknown", "Zhou": "does not fire"})


def test_a_list_under_a_negation_reads_its_members_the_other_way():
    def below(matcher):
        explanation = explained(PEOPLE[1:], when={"not": {"stakeholders": matcher}})
        assert explanation.lines[0].depth == 0
        return [(line.text.en, line.verdict) for line in explanation.lines if line.depth == 2]

    assert explained(PEOPLE[1:], when={"not": {"stakeholders": {"any": TRUSTED}}}).verdict == "fires"
    assert ("Wang", "does not fire") in below({"any": TRUSTED})
    assert ("Wang", "unknown") in below({"none": TRUSTED})
    assert ("Wang", "unknown") in below({"none_known": TRUSTED})


def test_members_for_whom_it_fires_come_first_then_those_where_facts_are_missing():
    explanation = explained(PEOPLE, for_each={"stakeholder": {"stance": "blocker", "influence": "high"}})
    assert [(each.members, each.verdict) for each in explanation.members] == [
        (("wang",), "unknown"),
        (("zhou",), "unknown"),
        (("chen",), "does not fire"),
    ]

    explanation = explained(PEOPLE, for_each={"stakeholder": {"stance": "blocker"}})
    assert [(each.members, each.verdict) for each in explanation.members] == [
        (("zhou",), "fires"),
        (("wang",), "unknown"),
        (("chen",), "does not fire"),
    ]
