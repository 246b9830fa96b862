"""The JSON Schema of a review, for those who store it or read it in another language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dealrules.review.ranking import HiddenBy
from dealrules.vocabulary import AdviceKind, Priority, Support

__all__ = ["REVIEW_SCHEMA_ID", "review_schema"]

REVIEW_SCHEMA_ID = "https://dealrules.invalid/schemas/review.json"
"""The identifier of the schema; nothing is fetched from there."""

_TEXT = {"type": "string"}
_NAME = {"type": "string", "minLength": 1}
_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_WORDS = {"$ref": "#/$defs/words"}
_TARGET = {"$ref": "#/$defs/target"}
_SCALAR = {"type": ["string", "number", "boolean", "null"]}


def review_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what :meth:`dealrules.Review.to_dict` returns.

    >>> review_schema()["$defs"]["advice"]["properties"]["priority"]["enum"]
    ['critical', 'high', 'normal', 'low']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": REVIEW_SCHEMA_ID,
        "title": "Review of a deal",
        **_object(
            format=_described("The version of this format.", const=2),
            deal=_object(id=_NAME, as_of={"type": "string", "format": "date"}, digest=_DIGEST),
            rulebooks=_object(digest=_TEXT, books=_list(_object(name=_NAME, version=_NAME))),
            advice=_list({"$ref": "#/$defs/advice"}, "What is advised, best first."),
            hidden=_list(_hidden(), "What applies as well and is not shown, with the rule that hides it."),
            conclusions=_list(_conclusion(), "What was concluded about the deal and its members."),
        ),
        "$defs": {
            "words": _object(en=_TEXT, zh=_TEXT),
            "target": _object(subject=_NAME, id=_TEXT, name=_WORDS),
            "fact": _fact(),
            "advice": _advice(),
        },
    }


def _object(optional: dict[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    """Return the schema of an object with these members and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any], description: str = "") -> dict[str, Any]:
    return {"type": "array", "items": items, **({"description": description} if description else {})}


def _described(description: str, **schema: Any) -> dict[str, Any]:
    return {"description": description, **schema}


def _words_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(value) for value in values]}


def _advice() -> dict[str, Any]:
    return _object(
        {
            "move": _described("For do, avoid and tactic: the move.", **_NAME),
            "topic": _described("For a tactic: what it is about.", **_NAME),
            "focus": _described("For a focus: receptivity, dissatisfaction or power.", **_NAME),
            "risk": _described("For a warning: the risk.", **_NAME),
            "asks": _described("For a question: the attribute to find out.", **_NAME),
            "instead": _described("For something to avoid: what to do instead.", **_WORDS),
            "caution": _described("When the advice is wrong.", **_WORDS),
        },
        kind=_words_of(AdviceKind),
        priority=_words_of(Priority),
        support=_words_of(Support),
        rule=_object(id=_NAME, title=_WORDS, book=_NAME, version=_NAME),
        target=_TARGET,
        members=_list(_TEXT, "The ids of the members the rule is bound to."),
        text=_WORDS,
        because=_list({"$ref": "#/$defs/fact"}, "The facts that decided."),
        source=_list(_object(id=_NAME, title=_WORDS), "The doctrine items that the advice rests on."),
    )


def _fact() -> dict[str, Any]:
    return _object(
        subject=_NAME,
        member=_described("The id of the member; of the deal its own.", **_TEXT),
        attribute=_described("The attribute, or the name of a conclusion.", **_NAME),
        value=_described("The value; null where it is unknown.", anyOf=[_SCALAR, _list(_TEXT)]),
        known={"type": "boolean"},
        conclusion=_described("The fact is a conclusion, or the absence of one.", type="boolean"),
        rule=_described("For a conclusion that was made: a rule that made it, else empty.", **_TEXT),
    )


def _hidden() -> dict[str, Any]:
    return _object(rule=_NAME, target=_TARGET, by=_NAME, reason=_words_of(HiddenBy))


def _conclusion() -> dict[str, Any]:
    return _object(name=_NAME, target=_TARGET, value={"type": ["string", "boolean"]}, label=_WORDS)
