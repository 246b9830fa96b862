"""``from_dict`` and ``to_dict`` are inverse, whatever a deal says."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from pathlib import Path

import attrs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dealrules.snapshot import SUBJECTS, Deal, Direction, Kind

VALID = yaml.safe_load((Path(__file__).parent / "valid.yaml").read_text(encoding="utf-8"))
AS_OF = datetime.date(2024, 5, 31)
IDS = ["a", "b"]


def values(attribute):
    """Return a strategy for the plain values of one attribute, members of lists excepted."""
    low, high = attribute.minimum, attribute.maximum
    match attribute.kind:
        case Kind.ENUMERATION:
            return st.sampled_from(list(attribute.vocabulary))
        case Kind.ENUMERATION_SET:
            return st.lists(st.sampled_from(list(attribute.vocabulary)))
        case Kind.BOOLEAN:
            return st.booleans()
        case Kind.DATE:
            last = AS_OF if attribute.direction is Direction.PAST else datetime.date(2030, 1, 1)
            return st.dates(datetime.date(2000, 1, 1), last).map(str)
        case Kind.INTEGER | Kind.DAYS:
            return st.integers(int(low) if low is not None else -99, int(high) if high is not None else 10_000)
        case Kind.NUMBER | Kind.MONEY:
            return st.floats(low, high if high is not None else 1e12)
        case _:
            return st.just("CNY") if attribute.name == "currency" else st.text()


def mapping(draw, subject):
    """Draw plain data for the own attributes of a member: some of them, nested by section."""
    given_ones = [
        one
        for one in SUBJECTS[subject].attributes.values()
        if not one.derived and not one.required and one.kind not in (Kind.LIST, Kind.REFERENCE, Kind.REFERENCE_SET)
    ]
    data = {}
    for one in draw(st.lists(st.sampled_from(given_ones), max_size=8, unique_by=lambda one: one.name)):
        place = data
        *sections, name = one.name.split(".")
        for section in sections:
            place = place.setdefault(section, {})
        place[name] = draw(values(one))
    return data


@st.composite
def documents(draw):
    data = {"id": "d", "as_of": str(AS_OF), **mapping(draw, "deal")}
    for name in ("stakeholder", "need", "criterion", "concern", "competitor", "visit", "differentiator", "evidence"):
        if draw(st.booleans()):
            _, listed = SUBJECTS[name].collection
            data[listed] = [{"id": one, **mapping(draw, name)} for one in draw(st.permutations(IDS))]
    if "stakeholders" in data:
        for need in data.get("needs", []):
            need["owner"] = draw(st.sampled_from(IDS))
        for visit in data.get("visits", []):
            visit["participants"] = draw(st.lists(st.sampled_from(IDS)))
    data["custom"] = draw(st.dictionaries(st.text(), st.text() | st.booleans() | st.lists(st.integers(-9, 9))))
    return data


@given(documents())
@settings(max_examples=60, deadline=None)
def test_a_deal_survives_the_way_to_plain_data_and_back(data):
    deal = Deal.from_dict(data)
    plain = deal.to_dict()

    assert Deal.from_dict(plain) == deal
    assert Deal.from_dict(json.loads(json.dumps(plain))).to_dict() == plain


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["name"])
def test_plain_data_leave_the_unknown_out(case):
    text = json.dumps(Deal.from_dict(case["deal"]).to_dict())

    assert "null" not in text


def test_plain_data_say_what_the_document_said():
    data = {
        "id": "d",
        "as_of": "2024-05-31",
        "amount": 12,
        "quote": {"status": "submitted"},
        "stakeholders": [{"id": "a", "focus": ["dissatisfaction", "power"], "last_contact": "2024-05-01"}],
        "needs": [],
        "custom": {"tags": ["b", "a"]},
    }

    assert Deal.from_dict(data).to_dict() == data


def test_deals_are_values():
    deal = Deal.from_dict(VALID[1]["deal"])

    assert pickle.loads(pickle.dumps(deal)) == deal == copy.deepcopy(deal)
    assert len({deal, Deal.from_dict(VALID[1]["deal"])}) == 1
    assert attrs.evolve(deal, phase=None) != deal
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        deal.phase = None
