"""The JSON Schema of a deal, made from the descriptions of the attributes.

The schema says what can be said of one place in a document: keys, types, words, ranges. That ids are unique, that
references lead somewhere and that past dates are past, only the loader knows.
"""

from __future__ import annotations

from typing import Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.snapshot.attribute import METADATA_KEY, Attribute, Kind, attribute_name
from dealrules.snapshot.subjects import SUBJECTS
from dealrules.vocabulary import VOCABULARIES, Term

__all__ = ["SCHEMA_ID", "deal_schema"]

SCHEMA_ID = "https://dealrules.invalid/schemas/deal.json"
"""The identifier of the schema; nothing is fetched from there."""

_DATE = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SCALAR = {"type": ["string", "number", "boolean"]}
_NAMES = {vocabulary: name for name, vocabulary in VOCABULARIES.items()}


def deal_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a deal document, titles and descriptions in both languages.

    >>> deal_schema()["properties"]["budget"]["title"]
    'budget · 预算'
    """
    definitions: dict[str, Any] = {"custom": _custom()}
    deal = _object(SUBJECTS["deal"].member, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": _both(SUBJECTS["deal"].label),
        **deal,
        "$defs": dict(sorted(definitions.items())),
    }


def _both(text: Bilingual, separator: str = " · ") -> str:
    return f"{text.en}{separator}{text.zh}"


def _object(member: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one class; the vocabularies and classes it uses are added to ``definitions``."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in attrs.fields(member):
        described: Attribute | None = field.metadata.get(METADATA_KEY)
        if described is None:
            properties[field.name] = {"$ref": "#/$defs/custom"}
            continue
        if described.derived:
            continue
        name = attribute_name(field.name)
        needed = described.required and not described.made_from
        properties[name] = _property(field, described, needed, definitions)
        if needed:
            required.append(name)
    return {
        "description": (member.__doc__ or "").split("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(field: Any, described: Attribute, needed: bool, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one attribute, with its texts."""
    description = _both(described.meaning, "\n")
    if described.question.en:
        description += "\n" + _both(described.question, "\n")
    value = _value(field, described, definitions)
    optional = value if needed else {"anyOf": [value, {"type": "null"}]}
    return {"title": _both(described.label), "description": description, **optional}


def _value(field: Any, described: Attribute, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the values of one attribute."""
    match described.kind:
        case Kind.SECTION:
            return _define(field.name, field.metadata["section"], definitions)
        case Kind.LIST:
            member = SUBJECTS[described.target].member
            return {"type": "array", "items": _define(described.target, member, definitions)}
        case Kind.ENUMERATION:
            return _vocabulary(field.metadata["terms"], definitions)
        case Kind.ENUMERATION_SET:
            word = _vocabulary(field.metadata["terms"], definitions)
            return {"anyOf": [word, {"type": "array", "items": word}]}
        case Kind.REFERENCE_SET:
            return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        case Kind.BOOLEAN:
            return {"type": "boolean"}
        case Kind.DATE:
            return dict(_DATE)
        case Kind.INTEGER | Kind.DAYS:
            return {"type": "integer", **_range(described)}
        case Kind.NUMBER | Kind.MONEY:
            return {"type": "number", **_range(described)}
        case _:
            return _text(field.name, described)


def _text(name: str, described: Attribute) -> dict[str, Any]:
    if name == "currency":
        return {"type": "string", "pattern": "^[A-Z]{3}$"}
    return {"type": "string", "pattern": r"\S"} if described.required else {"type": "string"}


def _range(described: Attribute) -> dict[str, Any]:
    bounds = {"minimum": described.minimum, "maximum": described.maximum}
    return {word: bound for word, bound in bounds.items() if bound is not None}


def _define(name: str, member: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Put the schema of a class into ``definitions`` and return a reference to it."""
    if name not in definitions:
        definitions[name] = _object(member, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _vocabulary(vocabulary: type[Term], definitions: dict[str, Any]) -> dict[str, Any]:
    """Put the words of a vocabulary into ``definitions`` and return a reference to them."""
    name = f"words_{_NAMES[vocabulary]}"
    if name not in definitions:
        lines = [f"{term.value}: {_both(term.label)}; {_both(term.meaning)}" for term in vocabulary]
        definitions[name] = {
            "description": "\n".join([(vocabulary.__doc__ or "").split("\n")[0], *lines]),
            "enum": [term.value for term in vocabulary],
        }
    return {"$ref": f"#/$defs/{name}"}


def _custom() -> dict[str, Any]:
    """Return the schema of extension attributes: what their rulebook says of them is not known here."""
    value = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}, {"type": "null"}]}
    return {
        "title": "extension attributes · 扩展属性",
        "description": "Attributes declared by a rulebook.\n规则库声明的属性。",
        "anyOf": [{"type": "object", "additionalProperties": value}, {"type": "null"}],
    }
