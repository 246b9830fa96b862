"""What it would take to clear an advice away or to reach a phase: every way works, and no part of it does."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

import dealrules
from dealrules.snapshot import SUBJECTS
from dealrules.testing.random_deals import DealGenerator

BEFORE_NEED = "entry.power-before-need"
DATA = {
    "id": "p",
    "as_of": "2026-11-20",
    "phase": "needs_recognition",
    "needs": [{"id": "n1", "name": "scrap", "owner": "wang", "state": "implied"}],
    "stakeholders": [
        {"id": "wang", "name": "王总", "focus": "power", "power": "decision", "next_contact": "2026-11-23"},
    ],
}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def changed(deal, steps):
    """Make the changes of a way on a deal, as somebody who writes the file does."""
    data = deal.to_dict()
    for step in steps:
        collection = SUBJECTS[step.target.subject].collection
        listed = [data] if collection is None else data[collection[1]]
        member = next(each for each in listed if collection is None or each["id"] == step.target.id)
        section, _, name = step.attribute.rpartition(".")
        (member.setdefault(section, {}) if section else member)[name] = step.value
    return dealrules.Deal.from_dict(data)


def shown(engine, deal):
    return {advice.rule.id for advice in engine.review(deal).advice}


def test_each_way_clears_the_advice_and_no_part_of_it_does(engine):
    seen = 0
    for number in range(25):
        deal = DealGenerator(Random(number), size=3, known=0.4).deal()
        for rule in sorted(shown(engine, deal))[:4]:
            found = engine.unlock(deal, rule)
            assert not found.reached
            for way in found.ways:
                seen += 1
                assert rule not in shown(engine, changed(deal, way))
                for part in combinations(way, len(way) - 1):
                    assert rule in shown(engine, changed(deal, part))
    assert seen > 20


def test_what_we_can_do_without_leaving_the_phase_comes_before_an_order(engine):
    found = engine.unlock(dealrules.Deal.from_dict(DATA), BEFORE_NEED)
    first = found.ways[0][0]
    assert (first.target.id, first.attribute, first.before.en) == ("wang", "dissatisfaction", "unknown")
    assert {move.zh for move in first.moves} == {"扩大不满"}
    assert all(step.attribute != "contract_signed" for way in found.ways for step in way)


def test_a_phase_is_reached_by_its_evidence_and_a_signature_counts_here(engine):
    deal = dealrules.Deal.from_dict(DATA)
    found = engine.unlock(deal, "implementation")
    assert [step.attribute for step in found.ways[0]] == ["contract_signed"]
    assert engine.review(changed(deal, found.ways[0])).phases == ("implementation",)


def test_a_goal_that_is_met_needs_nothing(engine):
    deal = dealrules.Deal.from_dict(DATA)
    for goal in ("needs_recognition", "practice.quote-unanswered"):
        assert engine.unlock(deal, goal).to_dict() == {"goal": goal, "reached": True, "complete": True, "ways": []}


def test_an_unknown_goal_is_named_with_what_it_may_have_meant(engine):
    with pytest.raises(dealrules.UnknownRule, match="options_evaluation"):
        engine.unlock(dealrules.Deal.from_dict(DATA), "option_evaluation")


def test_the_number_of_ways_can_be_limited(engine):
    found = engine.unlock(dealrules.Deal.from_dict(DATA), BEFORE_NEED, limit=1)
    assert found.ways == engine.unlock(dealrules.Deal.from_dict(DATA), BEFORE_NEED).ways[:1]
