"""A deal that ended gets no advice for one that is open."""

from random import Random

import pytest

import dealrules
from dealrules.testing.random_deals import DealGenerator
from dealrules.vocabulary import DealOutcome

BEFORE_THE_ORDER = {"competition", "needs", "negotiation", "objections", "particular", "pricing"}
BARE = {
    "id": "x",
    "as_of": "2026-11-27",
    "name": "Sorter line",
    "reported_phase": "options_evaluation",
    "quote": {"status": "submitted", "sent_on": "2026-08-20"},
    "stakeholders": [{"id": "w", "name": "Eva Kern", "title": "Head of purchasing", "last_contact": "2026-10-10"}],
}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


@pytest.mark.parametrize("known", [0.3, 0.7])
@pytest.mark.parametrize("outcome", ["lost", "dropped"])
def test_an_order_that_is_gone_is_not_sold(engine, outcome, known):
    for number in range(100):
        generator = DealGenerator(Random(number), size=3, known=known)
        deal = generator.deal(outcome=DealOutcome(outcome), contract_signed=False)
        review = engine.review(deal)
        sold = [advice.rule.id for advice in review.advice if advice.rule.id.split(".")[0] in BEFORE_THE_ORDER]
        assert not sold


def test_an_order_that_is_lost_gets_what_is_left_to_do(engine):
    review = engine.review(dealrules.Deal.from_dict({**BARE, "outcome": "lost"}))
    assert {advice.rule.id for advice in review.advice} == {"practice.lost-ask-why", "practice.lost-flattering-reason"}
    assert review.text().splitlines()[1] == "Outcome: lost · as of 2026-11-27"
    assert review.text("zh").splitlines()[1] == "结果：丢单 · 截至 2026-11-27"


def test_an_order_that_was_dropped_does_not_blame_the_record(engine):
    text = engine.review(dealrules.Deal.from_dict({**BARE, "outcome": "dropped"})).text()
    assert text.endswith("Nothing to advise: the order is decided.\n")


def test_an_order_that_is_won_is_in_implementation(engine):
    review = engine.review(dealrules.Deal.from_dict({**BARE, "outcome": "won"}))
    assert review.phases == ("implementation",)
    assert {advice.rule.id.split(".")[0] for advice in review.advice}.isdisjoint(BEFORE_THE_ORDER)


def test_the_rival_that_won_is_named(engine):
    rival = {"competitors": [{"id": "k", "name": "Kestrel"}], "lost_to": "k"}
    review = engine.review(dealrules.Deal.from_dict({**BARE, "outcome": "lost", **rival}))
    (advice,) = [advice for advice in review.advice if advice.rule.id == "practice.lost-flattering-reason"]
    assert "what Kestrel did" in advice.instead.en
    assert "Kestrel的打法" in advice.instead.zh
