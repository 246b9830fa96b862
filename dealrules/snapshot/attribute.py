"""How an attribute of the snapshot is described: its kind, labels, unit and the question that finds it out.

The metadata written here, beside each attrs field, is the single source from which the loader, the rule language,
the JSON Schemas, the documentation tables and the Hypothesis strategies are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, cast

import attrs

from dealrules.bilingual import Bilingual
from dealrules.vocabulary.term import Scale, Term

__all__ = ["METADATA_KEY", "Attribute", "Direction", "Kind", "attribute", "attribute_name", "section"]

METADATA_KEY = "dealrules"
NO_TEXT = Bilingual("", "")


class Kind(StrEnum):
    """What sort of value an attribute holds."""

    ENUMERATION = "enumeration"
    ENUMERATION_SET = "set"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    DAYS = "days"
    TEXT = "text"
    REFERENCE = "reference"
    REFERENCE_SET = "references"
    LIST = "list"
    SECTION = "section"


class Direction(StrEnum):
    """Which way a date is counted against ``as_of``: days since a past date, or days until a future one."""

    PAST = "past"
    FUTURE = "future"


@attrs.frozen(kw_only=True)
class Attribute:
    """One attribute of a subject, as rules and inputs name it.

    Attributes:
        name: the name in YAML and in rules; dotted for a section of the deal, such as ``quote.status``.
        kind: what sort of value it holds.
        label: short name for a reader.
        meaning: one sentence on what the value says.
        question: the question that would find the value out; empty for identifiers.
        vocabulary: the values of an enumeration or of a set, with their labels, in order.
        scale: the values are steps, so that a rule may ask for a run of them.
        target: the subject that a reference or a list names, such as ``stakeholder``.
        reverse: for a list that is read backwards, the reference of ``target`` that leads here: a stakeholder's
            ``needs`` are the needs whose ``owner`` is this person. Such a list is derived, never given.
        unit: ``days``, ``percent``, ``money``, ``count`` or ``minutes`` for numbers, else empty.
        direction: for dates, which way they are counted.
        minimum: smallest legal number, or ``None``.
        maximum: largest legal number, or ``None``.
        required: the attribute may not be left out.
        made_from: for an identifier that may be left out, the attributes of which it is then made.
        private: personal data; optional, and never needed for advice.
        derived: computed from another attribute, never given.
        custom: declared by a rulebook and carried under ``custom``.
    """

    name: str
    kind: Kind
    label: Bilingual
    meaning: Bilingual
    question: Bilingual = NO_TEXT
    vocabulary: Mapping[str, Bilingual] = attrs.field(factory=dict, hash=False)
    scale: bool = False
    target: str = ""
    reverse: str = ""
    unit: str = ""
    direction: Direction | None = None
    minimum: float | None = None
    maximum: float | None = None
    required: bool = False
    made_from: tuple[str, ...] = ()
    private: bool = False
    derived: bool = False
    custom: bool = False


def attribute_name(field: str) -> str:
    """Return the name of the attribute that a field of a class holds.

    A field whose name would be a word of Python ends in an underscore; in YAML and in rules it does not.

    >>> attribute_name("with_")
    'with'
    """
    return field.removesuffix("_")


def attribute(
    kind: Kind,
    label: tuple[str, str],
    meaning: tuple[str, str],
    question: tuple[str, str] = ("", ""),
    *,
    vocabulary: type[Term] | None = None,
    target: str = "",
    unit: str = "",
    direction: Direction | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    required: bool = False,
    made_from: tuple[str, ...] = (),
    private: bool = False,
    backwards: tuple[str, str, str] | None = None,
    derived: bool = False,
) -> Any:
    """Return an attrs field that carries its description; every text is a pair of English and Chinese.

    ``backwards`` gives the target of a reference a list that reads it backwards: name, English and Chinese label.
    """
    described = Attribute(
        name="",
        kind=kind,
        label=Bilingual(*label),
        meaning=Bilingual(*meaning),
        question=Bilingual(*question),
        vocabulary={term.value: term.label for term in vocabulary} if vocabulary else {},
        scale=vocabulary is not None and issubclass(vocabulary, Scale),
        target=target,
        unit=unit,
        direction=direction,
        minimum=minimum,
        maximum=maximum,
        required=required,
        made_from=made_from,
        private=private,
        derived=derived,
    )
    metadata: dict[str, Any] = {METADATA_KEY: described, "terms": vocabulary}
    if backwards:
        name, en, zh = backwards
        texts = Bilingual(en, zh)
        metadata["backwards"] = Attribute(name=name, kind=Kind.LIST, label=texts, meaning=texts, derived=True)
    if required:
        return attrs.field(metadata=metadata)
    return cast(Any, attrs.field(default=None, metadata=metadata))


def section(member: type, label: tuple[str, str], meaning: tuple[str, str]) -> Any:
    """Return an attrs field for a section of the deal, whose attributes are named ``section.attribute``."""
    described = Attribute(name="", kind=Kind.SECTION, label=Bilingual(*label), meaning=Bilingual(*meaning))
    return attrs.field(default=None, metadata={METADATA_KEY: described, "section": member})
