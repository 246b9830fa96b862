"""The published JSON Schema of a review fits every review, and nothing else."""

from __future__ import annotations

import copy
import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import dealrules
from dealrules.review.schema import review_schema
from dealrules.testing import rulesets, seeded_deals

EXAMPLES = settings.default.max_examples
VALIDATOR = Draft202012Validator(review_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def shipped():
    return dealrules.Engine.load()


def test_the_schema_is_a_schema_and_is_json():
    Draft202012Validator.check_schema(review_schema())
    assert json.loads(json.dumps(review_schema())) == review_schema()


@settings(max_examples=EXAMPLES // 20)
@given(st.one_of(rulesets(size=15).map(dealrules.Engine), st.builds(shipped)), seeded_deals())
def test_every_review_fits(engine, deal):
    data = json.loads(json.dumps(engine.review(deal).to_dict()))

    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


@pytest.fixture(scope="module")
def data():
    facts = {
        "phase": "needs_recognition",
        "quote": {"status": "submitted"},
        "stakeholders": [{"id": "wang", "focus": "power", "next_contact": "2026-11-22", "stance": "champion"}],
        "needs": [],
    }
    deal = dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-20", **facts})
    data = shipped().review(deal).to_dict()
    one_of_each = {advice["kind"]: advice for advice in data["advice"]}
    return {
        **data,
        "rulebooks": {**data["rulebooks"], "books": data["rulebooks"]["books"][:1]},
        "advice": [{**advice, "because": advice["because"][:1]} for advice in one_of_each.values()],
        "hidden": data["hidden"][:1],
        "conclusions": data["conclusions"][:1],
    }


def places(data):
    for key in list(data) if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], dict | list):
            yield from places(data[key])


def test_nothing_that_a_review_has_may_be_renamed_or_made_a_mapping(data):
    optional = {"move", "topic", "focus", "risk", "asks", "instead", "caution"}
    number = len(list(places(data)))
    assert number > 100
    for place in range(number):
        changed = copy.deepcopy(data)
        holder, key = list(places(changed))[place]
        if isinstance(holder, dict):
            holder[f"{key}_"] = holder.pop(key)
        else:
            holder[key] = {}
        assert not VALIDATOR.is_valid(changed), (place, key)
    assert optional & {key for advice in data["advice"] for key in advice}
