"""The JSON Schema and the loader agree on everything that can be said of one place in a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from dealrules.documents import node_from_data, read_document
from dealrules.documents import plain as plain_data
from dealrules.snapshot import SUBJECTS, Kind, deal_from_node, deal_schema

HERE = Path(__file__).parent
FAULTY = yaml.safe_load((HERE / "faulty.yaml").read_text(encoding="utf-8"))
VALID = yaml.safe_load((HERE / "valid.yaml").read_text(encoding="utf-8"))
BEYOND_THE_SCHEMA = {"DR001", "DR007", "DR108", "DR109", "DR110", "DR113"}
"""Faults of the text, and faults that only show when several places are compared."""

VALIDATOR = Draft202012Validator(deal_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
TYPICAL = [
    None, True, 0, -1, 3.0, 2.5, 101, "", " ", "x", "2024-05-31", "2024-02-30", "20240531", "CNY", "no",
    [], ["x"], [None], [1], [["x"]], {}, {"id": "x"}, [{"id": "x"}], [{"id": 1}], [{}],
]  # fmt: skip


def loader_accepts(data):
    node, found = node_from_data(data)
    more = deal_from_node(node)[1]
    return not {one.code for one in [*found, *more]} - BEYOND_THE_SCHEMA


def test_the_schema_is_a_schema_and_is_json():
    Draft202012Validator.check_schema(deal_schema())
    assert json.loads(json.dumps(deal_schema())) == deal_schema()


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["name"])
def test_right_deals_are_right_by_the_schema(case):
    assert list(VALIDATOR.iter_errors(case["deal"])) == []


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case["name"])
def test_faulty_deals_are_faulty_by_the_schema(case):
    node, _ = read_document(case["deal"], "deal.yaml")
    if node is None:
        return
    by_place = {one["code"] for one in case["finds"]} - BEYOND_THE_SCHEMA

    assert VALIDATOR.is_valid(plain_data(node)) == (not by_place)


@pytest.mark.parametrize("name", SUBJECTS)
def test_schema_and_loader_agree_on_every_attribute(name):
    disagreements = []
    for attribute in SUBJECTS[name].attributes.values():
        for value in [*TYPICAL, *list(attribute.vocabulary)[:1], list(attribute.vocabulary)[:1]]:
            data = document(name, attribute.name, value)
            if VALIDATOR.is_valid(data) != loader_accepts(data):
                disagreements.append((attribute.name, value))

    assert disagreements == []


def document(subject, path, value):
    """Return a deal that says nothing but ``value`` at ``path`` of one member of ``subject``."""
    member = {"id": "m"}
    place = member
    *sections, name = path.split(".")
    for section in sections:
        place = place.setdefault(section, {})
    place[name] = value
    while subject != "deal":
        owner, listed = SUBJECTS[subject].collection
        outer = place = {"id": "o"}
        *sections, name = listed.split(".")
        for section in sections:
            place = place.setdefault(section, {})
        place[name] = [member]
        subject, member = owner, outer
    return {"as_of": "2024-05-31", **member}


def test_the_schema_describes_every_attribute_in_both_languages():
    text = json.dumps(deal_schema(), ensure_ascii=False)

    for subject in SUBJECTS.values():
        for attribute in subject.attributes.values():
            if not attribute.derived and attribute.kind is not Kind.SECTION:
                assert f"{attribute.label.en} · {attribute.label.zh}" in text
                assert attribute.question.zh in text
