"""What to find out next is what reviewing the deal for every unknown fact and every value would give."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.coaching.ask import WEIGHTS
from dealrules.coaching.unknowns import answered, answers, unknowns
from dealrules.rulebook.domains import Domains
from dealrules.testing import rulesets
from dealrules.testing.random_deals import DealGenerator

EXAMPLES = settings.default.max_examples

BARE = {
    "id": "bare",
    "as_of": "2026-11-27",
    "customer": "Brandt Foods",
    "amount": 240000,
    "currency": "EUR",
    "quote": {"status": "submitted", "sent_on": "2026-10-20", "valid_until": "2026-12-15"},
    "stakeholders": [
        {"id": "kern", "name": "Eva Kern", "title": "Plant Manager", "last_contact": "2026-11-18"},
        {"id": "moll", "name": "Jan Moll", "title": "Purchasing Manager", "last_contact": "2026-11-10"},
    ],
}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def shown(engine, deal):
    return frozenset((advice.rule.id, advice.positions) for advice in engine.review(deal).advice)


def by_brute_force(engine, deal):
    """Return for every unknown fact the advice that some answers show and others do not, where there is any."""
    subjects, domains = engine.ruleset.subjects, Domains.of_rules(engine.ruleset)
    found = {}
    for unknown in unknowns(deal, subjects):
        outcomes = []
        for answer in answers(unknown, deal, domains, subjects):
            try:
                outcomes.append(shown(engine, answered(deal, unknown, answer, subjects)))
            except dealrules.ConclusionConflict:
                continue
        hanging = frozenset().union(*outcomes) - (outcomes[0].intersection(*outcomes) if outcomes else frozenset())
        if hanging:
            found[unknown] = hanging
    return found


def by_asking(engine, deal):
    rules = list(engine.ruleset.rules)
    return {
        each.unknown: frozenset((rules[index], members) for index, members in each.hanging)
        for each in engine._asker.hanging(deal, WEIGHTS)
    }


@settings(max_examples=max(EXAMPLES // 10, 3), deadline=None)
@given(rulesets(size=20), st.integers(0, 2**32))
def test_asking_finds_what_reviewing_for_every_value_finds(ruleset, seed):
    engine, random = dealrules.Engine(ruleset), Random(seed)
    deal = DealGenerator(random, size=random.randint(0, 2), known=random.choice((0.1, 0.4, 0.8))).deal()
    assert by_asking(engine, deal) == by_brute_force(engine, deal)


@pytest.mark.parametrize("example", ["liao-lost-order", "receivables-pocketed"])
def test_the_shipped_books_leave_out_nothing(engine, example):
    deal = dealrules.load_deal(f"examples/{example}/deal.yaml")
    assert by_asking(engine, deal) == by_brute_force(engine, deal)


def test_what_most_hangs_on_comes_first_and_is_said_to_whom(engine):
    deal = dealrules.Deal.from_dict(BARE)
    inquiries = engine.ask(deal, limit=30)

    assert [each.weight for each in inquiries] == sorted((each.weight for each in inquiries), reverse=True)
    formal = next(each for each in inquiries if each.attribute == "tender.formal")
    assert formal.whom.id == "moll"  # purchasing knows how they buy
    assert formal.question.en == "Will there be a formal tender?"
    yes, no = formal.outcomes
    assert [each.en for each in (*yes.answers, *no.answers)] == ["yes", "no"]
    said = {advice.rule.id for advice in no.advice}
    assert "practice.quote-out-nothing-planned" in said
    assert not said & {advice.rule.id for advice in yes.advice}


def test_what_is_known_is_not_asked_and_our_own_facts_are_told_apart(engine):
    deal = dealrules.Deal.from_dict({**BARE, "tender": {"formal": False}, "contract_signed": False})
    theirs, ours = engine.ask(deal, 50, ours=False), engine.ask(deal, 50, ours=True)

    asked = {(each.target.id, each.attribute) for each in (*theirs, *ours)}
    assert not asked & {("bare", "tender.formal"), ("bare", "contract_signed"), ("kern", "last_contact")}
    assert "outcome" in {each.attribute for each in ours}
    assert all(each.whom is None for each in ours)
    assert {(each.target.id, each.attribute) for each in engine.ask(deal, 500)} == {
        (each.target.id, each.attribute)
        for each in (*engine.ask(deal, 500, ours=False), *engine.ask(deal, 500, ours=True))
    }


def test_the_order_of_members_changes_nothing(engine):
    turned = {**BARE, "stakeholders": BARE["stakeholders"][::-1]}
    one, other = (engine.ask(dealrules.Deal.from_dict(data), 20) for data in (BARE, turned))
    assert {str(each.to_dict()) for each in one} == {str(each.to_dict()) for each in other}


def test_weights_may_be_others(engine):
    deal = dealrules.Deal.from_dict(BARE)
    even = engine.ask(deal, 10, weights=dict.fromkeys(WEIGHTS, 1))
    assert all(each.weight == each.count for each in even)


def test_an_invalid_deal_is_refused_before_anything_is_asked(engine):
    with pytest.raises(TypeError, match="a Deal is expected"):
        engine.ask(BARE)
