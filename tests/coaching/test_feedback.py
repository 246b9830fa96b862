"""Cards of advice, what became of advice, and what that says of the rules."""

from __future__ import annotations

import json
from datetime import date

import pytest

import dealrules
from dealrules.coaching.feedback import Feedback, read_feedback, rule_records, without_overridden
from dealrules.review.card import SUMMARY
from dealrules.vocabulary import OverrideReason, Response

DAY = date(2026, 11, 27)
DATA = {
    "id": "d",
    "as_of": "2026-11-27",
    "amount": 240000,
    "currency": "EUR",
    "quote": {"status": "submitted", "sent_on": "2026-10-01"},
    "stakeholders": [{"id": "kern", "name": "Eva Kern", "title": "Plant Manager", "last_contact": "2026-10-02"}],
}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


@pytest.fixture
def review(engine):
    return engine.review(dealrules.Deal.from_dict(DATA))


def overridden(review, advice, on=DAY, **more):
    return Feedback.on_advice(review, advice, Response.OVERRIDDEN, on, reason=OverrideReason.NOT_NOW, **more)


def ids(review):
    return [advice.id for advice in review.advice]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_card_is_short_urgent_as_the_advice_and_names_its_source(engine, language):
    deal = dealrules.load_deal("examples/liao-lost-order/deal.yaml")
    for advice in engine.review(deal).advice:
        card = advice.card(language)
        assert len(card["summary"]) <= SUMMARY < 140
        assert card["indicator"] == {"critical": "critical", "high": "warning"}.get(str(advice.priority), "info")
        assert advice.text.in_language(language) in card["detail"]
        assert card["source"]["label"] == advice.source[0].title.in_language(language)
        assert card["suggestions"][0]["label"] in card["detail"]
        assert len(card["overrideReasons"]) == len(OverrideReason)
        assert json.loads(json.dumps(card)) == card


def test_overridden_advice_stays_away_until_a_fact_that_decided_it_changes(engine, review):
    stalled = next(advice for advice in review.advice if advice.rule.id == "practice.quote-unanswered")
    given = [overridden(review, stalled)]

    assert ids(without_overridden(review, given)) == [name for name in ids(review) if name != stalled.id]

    unrelated = engine.review(dealrules.Deal.from_dict({**DATA, "seller": "Ann"}))
    assert stalled.id not in ids(without_overridden(unrelated, given))

    later = engine.review(dealrules.Deal.from_dict({**DATA, "as_of": "2026-12-27"}))
    assert stalled.id in ids(without_overridden(later, given))


def test_the_last_word_counts(review):
    advice = review.advice[0]
    accepted = Feedback.on_advice(review, advice, Response.ACCEPTED, date(2026, 11, 28))

    assert advice.id in ids(without_overridden(review, [overridden(review, advice), accepted]))
    assert advice.id in ids(without_overridden(review, [accepted, overridden(review, advice)]))
    assert advice.id not in ids(without_overridden(review, [accepted, overridden(review, advice, date(2026, 11, 29))]))


def test_feedback_on_another_deal_hides_nothing(review):
    elsewhere = Feedback(deal="other", advice=review.advice[0].id, response=Response.OVERRIDDEN, on=DAY)
    assert ids(without_overridden(review, [elsewhere])) == ids(review)


def test_feedback_survives_json_lines(review):
    given = [overridden(review, advice, by="ann", note="先等等") for advice in review.advice]
    text = "\n".join(json.dumps(each.to_dict(), ensure_ascii=False) for each in given)
    assert read_feedback(text, "f.jsonl") == (given, [])


def test_a_line_that_is_no_feedback_is_located_and_the_others_are_read():
    lines = [
        '{"deal": "d", "advice": "a.b", "response": "acepted", "on": "2026-11-27"}',
        '{"deal": "d", "advice": "a.b", "response": "done", "on": "soon"}',
        '{"deal": "d", "advice": "a.b", "response": "done", "on": "2026-11-27", "why": "x"}',
        "",
        '{"deal": "d", "advice": "a.b", "response": "done", "on": "2026-11-27"}',
        "[1]",
        '{"advice": "a.b", "response": "done", "on": "2026-11-27"}',
    ]
    found, diagnostics = read_feedback("\n".join(lines), "f.jsonl")

    assert [each.rule for each in found] == ["a.b"]
    assert [(each.code, each.file) for each in diagnostics] == [
        ("DR103", "f.jsonl:1"),
        ("DR104", "f.jsonl:2"),
        ("DR101", "f.jsonl:3"),
        ("DR102", "f.jsonl:6"),
        ("DR106", "f.jsonl:7"),
    ]
    assert "Did you mean 'accepted'?" in diagnostics[0].hint


def test_records_name_rules_that_nobody_follows_and_rules_shown_everywhere(engine, review):
    other = engine.review(dealrules.Deal.from_dict({**DATA, "id": "e"}))
    first, second = review.advice[:2]
    given = [
        overridden(review, first),
        overridden(other, first),
        Feedback.on_advice(review, second, Response.DONE, DAY),
    ]
    records = {record.rule: record for record in rule_records(given, [review, other])}

    unheeded, followed = records[first.rule.id], records[second.rule.id]
    assert (unheeded.is_unheeded, unheeded.reasons) == (True, {OverrideReason.NOT_NOW: 2})
    assert (followed.is_unheeded, followed.followed) == (False, 1)
    assert all(records[advice.rule.id].is_everywhere for advice in review.advice)
    assert next(iter(records)) == first.rule.id
