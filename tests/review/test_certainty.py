"""Advice that rests on a guess, on a title or on an old fact says so."""

from __future__ import annotations

import pytest

import dealrules


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def page(engine, person, *evidence, lang="en"):
    quote = {"status": "submitted", "sent_on": "2026-02-05"}
    people = [{"id": "sauer", "name": "Dr Sauer", "last_contact": "2026-01-14", **person}, {"id": "b", "name": "B"}]
    data = {"id": "d", "as_of": "2026-03-12", "quote": quote, "stakeholders": people, "evidence": list(evidence)}
    text = engine.review(dealrules.Deal.from_dict(data)).text(lang)
    return " ".join(text.split())


def test_what_was_read_from_a_title_asks_to_be_checked(engine):
    assert "using department [practice, read from title, check]" in page(engine, {"title": "Ward Sister"})
    assert "据职务推断，请核实" in page(engine, {"title": "护士长"}, lang="zh")
    assert "read from" not in page(engine, {"title": "Ward Sister", "function": "use"}).split("See Dr Sauer")[1][:200]


def test_a_guess_and_an_old_fact_ask_to_be_checked(engine):
    path = "stakeholders.sauer.function"
    user = {"function": "use"}

    assert "our guess, check" in page(engine, user, {"id": "e", "path": path, "source": "seller_guess"})
    old = {"id": "e", "path": path, "source": "buyer_said", "date": "2026-01-01"}
    assert "70 days old, check" in page(engine, user, old)
    assert "old, check" not in page(engine, user, {**old, "date": "2026-03-01"})
    assert "70 days old, check" in page(engine, user, {"id": "e", "date": "2026-01-01"})
