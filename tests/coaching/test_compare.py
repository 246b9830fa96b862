"""What changed between two states of a deal, and that the facts named for it are the ones that did it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.coaching.changes import changes, put_back
from dealrules.coaching.compare import PlanState
from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Kind
from dealrules.testing.random_deals import DealGenerator

EXAMPLES = settings.default.max_examples
MONDAY = {
    "id": "d",
    "as_of": "2026-11-20",
    "name": "MES line 4",
    "amount": 240000,
    "currency": "EUR",
    "quote": {"status": "submitted", "sent_on": "2026-10-20", "valid_until": "2026-12-15"},
    "plans": [
        {"id": "p1", "move": "offer_discount", "percent": 5, "on": "2026-11-25"},
        {"id": "p2", "move": "send_reminder", "on": "2026-11-24"},
        {"id": "p3", "move": "present_solution", "on": "2026-12-24"},
    ],
    "stakeholders": [
        {"id": "kern", "name": "Eva Kern", "title": "Plant Manager", "last_contact": "2026-11-18"},
        {"id": "moll", "name": "Jan Moll", "title": "Purchasing Manager", "last_contact": "2026-11-10"},
    ],
}
NEXT = {
    **MONDAY,
    "as_of": "2026-11-27",
    "quote": {**MONDAY["quote"], "status": "contested", "discount_asked": 10},
    "plans": [MONDAY["plans"][0], MONDAY["plans"][2]],
}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def keys(differences):
    return {(each.advice.rule.id, each.advice.members) for each in differences}


def shown(review):
    return {(advice.rule.id, advice.members) for advice in review.advice}


def deal(data):
    return dealrules.Deal.from_dict(data)


def test_what_came_and_went_is_said_with_the_fact_that_did_it(engine):
    found = engine.compare(deal(MONDAY), deal(NEXT))
    limit = next(each for each in found.gained if each.advice.rule.id == "practice.settle-limit")

    assert [(cause.name, cause.before, cause.after) for cause in limit.causes] == [("quote.discount_asked", None, 10.0)]
    assert "practice.quote-out-nothing-planned" in {each.advice.rule.id for each in found.lost}
    assert {(each.plan.id, each.state) for each in found.plans} == {
        ("p1", PlanState.OVERDUE),
        ("p2", PlanState.NO_LONGER_PLANNED),
        ("p3", PlanState.STILL_PLANNED),
    }


def random_deals(seed):
    random = Random(seed)
    made = DealGenerator(random, size=random.randint(0, 3), known=0.4).deal().to_dict()
    other = DealGenerator(random, size=random.randint(0, 3), known=0.4).deal().to_dict()
    fixed = {
        "id",
        "as_of",
        *(item.name for item in SUBJECTS["deal"].attributes.values() if item.kind is Kind.REFERENCE),
    }
    changed = {name: value for name, value in other.items() if isinstance(value, (str, bool, int, float))}
    kept = {name: value for name, value in changed.items() if name not in fixed and random.random() < 0.2}
    return dealrules.Deal.from_dict(made), dealrules.Deal.from_dict({**made, **kept})


@settings(max_examples=max(EXAMPLES // 5, 5), deadline=None)
@given(st.integers(0, 2**32))
def test_it_is_symmetric_and_every_cause_is_one(engine, seed):
    before, after = random_deals(seed)
    found, turned = engine.compare(before, after), engine.compare(after, before)

    assert keys(found.gained) == keys(turned.lost) == shown(found.after) - shown(found.before)
    assert keys(found.lost) == keys(turned.gained) == shown(found.before) - shown(found.after)
    assert found.kept == turned.kept
    for difference in (*found.gained, *found.lost):
        key = (difference.advice.rule.id, difference.advice.members)
        for cause in difference.causes:
            assert (key in shown(engine.review(put_back(after, cause)))) is (difference in found.lost)


@settings(max_examples=max(EXAMPLES // 5, 5), deadline=None)
@given(st.integers(0, 2**32))
def test_putting_every_change_back_gives_the_old_deal(seed):
    before, after = random_deals(seed)
    for change in changes(before, after):
        after = put_back(after, change)
    assert after == before


def test_equal_deals_differ_in_nothing(engine):
    found = engine.compare(deal(MONDAY), deal(MONDAY))
    assert not found
    assert (found.changes, found.gained, found.lost, found.risen, found.fallen) == ((), (), (), (), ())


def test_members_are_told_apart_by_their_ids():
    fewer = {**MONDAY, "stakeholders": [{**MONDAY["stakeholders"][1], "stance": "opponent"}]}
    assert {
        change.name: (change.before is None, change.after is None) for change in changes(deal(MONDAY), deal(fewer))
    } == {
        "stakeholders.kern": (False, True),
        "stakeholders.moll.stance": (True, False),
    }
