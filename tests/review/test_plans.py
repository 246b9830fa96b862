"""What the seller plans: a move that is warned off comes first, one that is advised is confirmed."""

from __future__ import annotations

import pytest

import dealrules
from dealrules.review.plans import Verdict


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def review(engine, *plans, **facts):
    people = [
        {"id": "doyle", "name": "Margaret Doyle", "function": "technical", "last_contact": "2026-02-05"},
        {"id": "sauer", "name": "Dr Sauer", "layer": "decision_layer", "last_contact": "2026-03-10"},
    ]
    quote = {"status": "submitted", "sent_on": "2026-03-05"}
    data = {"id": "d", "as_of": "2026-03-12", "quote": quote, "stakeholders": people, "plans": list(plans), **facts}
    return engine.review(dealrules.Deal.from_dict(data))


def test_a_plan_that_is_warned_off_is_the_first_line(engine):
    found = review(engine, {"move": "offer_discount", "percent": 2, "with": "doyle", "on": "2026-03-13"})

    assert [verdict.verdict for verdict in found.plans] == [Verdict.WARNED_OFF]
    assert found.advice[0].kind == "avoid"
    line = " ".join(found.text("en").split("First\n")[1].split())
    assert line.startswith("1. [Avoid] You plan to offer a discount (2%, Margaret Doyle, 13 March): not now. Nobody")
    assert "你打算给折扣（2%，Margaret Doyle，3月13日）：现在不行。" in "".join(found.text("zh").split("\n    "))


def test_a_plan_that_is_advised_is_confirmed(engine):
    facts = {"phase": "implementation", "contract_signed": True, "delivery": {"stage": "effectiveness"}}
    satisfied = {"id": "ivers", "name": "Dana Ivers", "satisfied": True, "stance": "champion", "coverage": "in_depth"}
    facts["delivery"] |= {"result_measured": True, "reference_asked": False}
    found = review(engine, {"move": "ask_for_reference", "with": "ivers"}, stakeholders=[satisfied], **facts)

    assert [verdict.verdict for verdict in found.plans] == [Verdict.ADVISED]
    assert "You plan to ask for a reference (Dana Ivers): right." in " ".join(found.text("en").split())


def test_a_plan_that_nothing_speaks_of_stays_open(engine):
    found = review(engine, {"move": "seek_sponsor"})

    assert found.plans[0].verdict is Verdict.OPEN
    assert "You plan" not in found.text("en")
