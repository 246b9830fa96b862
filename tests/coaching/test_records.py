"""A stored review is read back without rulebooks, and comes out the same from the stored deal with the same books."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

import dealrules
from dealrules.coaching.records import Record, Validity, record_of
from dealrules.testing import seeded_deals

EXAMPLES = settings.default.max_examples
DATA = {"id": "d", "as_of": "2026-11-27", "quote": {"status": "submitted", "sent_on": "2026-10-01"}, "stakeholders": []}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


@settings(max_examples=max(EXAMPLES // 10, 5), deadline=None)
@given(seeded_deals())
def test_a_record_survives_json_and_is_replayed_to_the_same_bytes(engine, deal):
    review = engine.review(deal)
    stored = json.dumps(record_of(review).to_dict(), ensure_ascii=False)
    record = Record.from_dict(json.loads(stored))

    assert record == record_of(review)
    assert record.deal == deal
    assert json.dumps(record_of(record.replayed(engine)).to_dict(), ensure_ascii=False) == stored
    assert [(each.rule, each.members) for each in record.advice] == [
        (advice.rule.id, advice.members) for advice in review.advice
    ]
    assert [each.text for each in record.advice] == [advice.text for advice in review.advice]


def test_a_record_says_whether_it_is_valid_still(engine):
    deal = dealrules.Deal.from_dict(DATA)
    record = record_of(engine.review(deal))
    other = dealrules.Engine.load(parameters={"entry.soon": 14})

    assert record.validity(engine) is record.validity(engine, deal) is Validity.VALID
    assert record.validity(engine, dealrules.Deal.from_dict({**DATA, "seller": "Ann"})) is Validity.OTHER_DEAL
    assert record.validity(other) is Validity.OTHER_BOOKS


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "a record is a mapping"),
        ({"format": 1, "deal": DATA}, "a record is a mapping"),
        ({"format": 9, "deal": DATA, "review": {}}, "records of format 1 are read, not 9"),
        ({"format": 1, "deal": DATA, "review": {}}, "has 'advice', 'rulebooks' and 'deal'"),
    ],
)
def test_what_is_no_record_is_refused(data, words):
    with pytest.raises(ValueError, match=words):
        Record.from_dict(data)
