"""The JSON Schema of rulebooks accepts what the loader accepts, and refuses what it can see on its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dealrules.documents import plain, read_file
from dealrules.rulebook import read_rulebooks
from dealrules.rulebook.schema import rulebook_schema

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "rulebooks"
VALID = sorted((HERE / "valid").glob("*.yaml"))
BOOKS = [*VALID, *(path for path in sorted(SHIPPED.rglob("*.yaml")) if path.stem not in ("accounted", "doctrine"))]

SEEN_BY_THE_SCHEMA = [
    "avoid_without_instead",
    "bare_number",
    "between_takes_two",
    "bad_priority_and_confidence",
    "boolean_written_as_word",
    "comparison_on_date",
    "comparison_on_text",
    "condition_inside_list_test",
    "deal_is_not_bound",
    "id_without_prefix",
    "instead_without_avoid",
    "language_version",
    "list_test_on_scalar",
    "missing_language",
    "missing_source",
    "no_advice",
    "outside_vocabulary",
    "range_on_enumeration",
    "run_of_steps",
    "scalar_on_list",
    "tactic_without_topic",
    "text_not_bilingual",
    "two_advices",
    "unknown_book_key",
    "unknown_list_test",
    "unknown_rule_key",
    "unknown_subject",
]


@pytest.fixture(scope="module")
def validator():
    schema = rulebook_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_schema_accepts_good_books(validator, path):
    document, _ = read_file(path)

    assert [error.message[:200] for error in validator.iter_errors(plain(document))] == []


def rule(**parts):
    words = {"en": "Text", "zh": "文字"}
    return {"id": "own.rule", "title": words, "source": "own/one", "then": {"ask": "budget"}, **parts}


@pytest.mark.parametrize(
    ("demand", "fine"),
    [
        ({"phase": {"from": "needs_recognition", "to": "concerns_resolution"}}, True),
        ({"needs": {"any": {"owner.influence": {"from": "medium"}}}}, True),
        ({"any_of": [{"phase": {"to": "needs_recognition", "not": "pre_contact"}}]}, True),
        ({"phase": {"from": "needs_recogntion"}}, False),
        ({"phase": {"from": ["needs_recognition"]}}, False),
        ({"phase": {"until": "needs_recognition"}}, False),
        ({"novelty": {"from": "technology"}}, False),
    ],
    ids=["both ends", "of a member", "with others", "misspelt", "a list", "another word", "no scale"],
)
def test_the_schema_knows_the_steps_of_a_scale(validator, demand, fine):
    book = {"rulebook": "own", "rules": [rule(when=demand)]}

    assert validator.is_valid(book) is fine


@pytest.mark.parametrize("name", SEEN_BY_THE_SCHEMA)
def test_the_schema_refuses_what_it_can_see(validator, name):
    document, _ = read_file(HERE / "faulty" / f"{name}.yaml")

    assert not validator.is_valid(plain(document))


def test_the_schema_offers_the_names_of_a_set_of_books():
    ruleset, _ = read_rulebooks([HERE / "valid" / "everything.yaml"])
    schema = rulebook_schema(ruleset)
    Draft202012Validator.check_schema(schema)

    assert "ring_up" in schema["$defs"]["then"]["properties"]["do"]["anyOf"][0]["enum"]
    assert "silence" in schema["$defs"]["then"]["properties"]["warn"]["anyOf"][0]["enum"]
    assert schema["$defs"]["on_deal"]["properties"]["entry_point"]["anyOf"][0]["enum"] == ["seen", "used"]
    assert "custom.wechat_speed" in schema["$defs"]["on_stakeholder"]["properties"]
