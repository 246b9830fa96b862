"""Reading single values: one function for every kind of attribute, from a node to the value the snapshot holds.

A function returns ``None`` where the value is unknown (written as null) or wrong; what is wrong, it notes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dealrules.bilingual import Bilingual
from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.findings import Findings, legal, seen

__all__ = ["Read", "plain_value", "read_currency", "value_reader"]

Read = Callable[[Findings, Node], Any]
"""Reads one value from a node and notes what is wrong with it."""
Words = Mapping[str, str]
"""What to hold for each legal word."""
Labels = Mapping[str, Bilingual]
"""The label of each legal word."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOOSE_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?([T ].*)?")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_CURRENCY = re.compile(r"[A-Z]{3}")


def value_reader(attribute: Attribute, words: Words) -> Read:
    """Return the function that reads a single value of ``attribute``.

    Args:
        attribute: what is read; neither a list of members nor a section.
        words: for an enumeration or a set, the value to hold for each legal word.
    """
    match attribute.kind:
        case Kind.ENUMERATION:
            return _enumeration(words, attribute.vocabulary)
        case Kind.ENUMERATION_SET:
            return _enumeration_set(words, attribute.vocabulary)
        case Kind.BOOLEAN:
            return _boolean
        case Kind.DATE:
            return _past_date if attribute.direction is Direction.PAST else read_date
        case Kind.INTEGER | Kind.DAYS:
            return _number(attribute, whole=True)
        case Kind.NUMBER | Kind.MONEY:
            return _number(attribute, whole=False)
        case Kind.TEXT | Kind.REFERENCE:
            return read_text
        case Kind.REFERENCE_SET:
            return _texts
        case _:
            raise ValueError(f"'{attribute.name}' is not a single value")


def _unquoted(value: Any) -> str:
    """Return the advice for a number or truth value that was written as text."""
    if isinstance(value, str) and (_NUMBER.fullmatch(value) or value in ("true", "false")):
        return f"Write {value} without quotes."
    return ""


def _bare(value: Any) -> str:
    """Return the advice for a number that was written with a unit or with separators."""
    if isinstance(value, str) and any(character.isdigit() for character in value):
        return "Write digits only, without unit or separators."
    return ""


def _in_list(node: Node) -> Iterator[Node]:
    """Iterate the members of a list; anything else counts as a list of one."""
    if isinstance(node.value, list):
        yield from node.value
    else:
        yield node


def _word(findings: Findings, node: Node, words: Words, labels: Labels) -> str | None:
    value = node.value
    if type(value) is str and value in words:
        return words[value]
    listed = legal(words, "Legal values")
    if isinstance(value, str):
        hint = f"{_nearest(value, labels)} {listed}".strip()
        findings.error("DR103", f"'{value[:60]}' is not a legal value here", node, hint)
    else:
        findings.error("DR102", f"a word is expected here, not {seen(value)}", node, listed)
    return None


def _nearest(value: str, labels: Labels) -> str:
    """Suggest the word that was meant: one of that label, or one written almost like it."""
    for word, label in labels.items():
        if value.casefold() in (label.en.casefold(), label.zh.casefold()):
            return f"Did you mean '{word}'?"
    return suggestion(value.strip().casefold().replace(" ", "_").replace("-", "_"), labels)


def _enumeration(words: Words, labels: Labels) -> Read:
    def read(findings: Findings, node: Node) -> str | None:
        return None if node.value is None else _word(findings, node, words, labels)

    return read


def _enumeration_set(words: Words, labels: Labels) -> Read:
    def read(findings: Findings, node: Node) -> frozenset[str] | None:
        if node.value is None:
            return None
        found = [_word(findings, item, words, labels) for item in _in_list(node)]
        return frozenset(word for word in found if word is not None)

    return read


def _boolean(findings: Findings, node: Node) -> bool | None:
    value = node.value
    if value is None or type(value) is bool:
        return value
    hint = _unquoted(value) or "Write true or false; leave it out if it is not known."
    findings.error("DR102", f"true or false is expected here, not {seen(value)}", node, hint)
    return None


def _number(attribute: Attribute, *, whole: bool) -> Read:
    low, high = attribute.minimum, attribute.maximum
    what = "a whole number" if whole else "a number"
    if low is not None and high is not None:
        legal_range = f"from {low:g} to {high:g}"
    elif low is not None:
        legal_range = f"{low:g} or more"
    else:
        legal_range = f"{high:g} or less" if high is not None else ""

    def read(findings: Findings, node: Node) -> int | float | None:
        value = node.value
        if value is None:
            return None
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or (whole and value != int(value)):
            hint = _unquoted(value) or _bare(value)
            findings.error("DR102", f"{what} is expected here, not {seen(value)}", node, hint)
            return None
        if (low is not None and value < low) or (high is not None and value > high):
            findings.error("DR105", f"{value} is out of range, legal is {legal_range}", node)
            return None
        return int(value) if whole else value

    return read


def read_date(findings: Findings, node: Node) -> datetime.date | None:
    """Read a date: ``2024-05-31``, or a ``datetime.date`` given from Python."""
    value = node.value
    if value is None or isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        hint = "Write year, month and day, such as 2024-05-31."
        findings.error("DR102", f"a date is expected here, not {seen(value)}", node, hint)
        return None
    if _DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            findings.error("DR104", f"there is no such day as {value}", node)
            return None
    hint = f"Write {_exact_date(value) or 'year, month and day, such as 2024-05-31'}."
    findings.error("DR104", f"'{value[:40]}' is not a date", node, hint)
    return None


def _exact_date(value: str) -> str:
    """Return a date that was written in another way as it should be written, or an empty text."""
    loose = _LOOSE_DATE.fullmatch(value.strip())
    if loose is None:
        return ""
    try:
        return datetime.date(int(loose[1]), int(loose[2]), int(loose[3])).isoformat()
    except ValueError:
        return ""


def _past_date(findings: Findings, node: Node) -> datetime.date | None:
    date = read_date(findings, node)
    if date is not None:
        findings.past_dates.append((date, node))
    return date


def read_text(findings: Findings, node: Node) -> str | None:
    """Read text."""
    value = node.value
    if value is None or type(value) is str:
        return value
    hint = "" if isinstance(value, list | dict) else f'Write "{seen(value).rpartition(" ")[2]}" in quotes.'
    findings.error("DR102", f"text is expected here, not {seen(value)}", node, hint)
    return None


def read_currency(findings: Findings, node: Node) -> str | None:
    """Read the ISO 4217 code of a currency."""
    code = read_text(findings, node)
    if code is None or _CURRENCY.fullmatch(code):
        return code
    hint = "Write the three capital letters of ISO 4217, such as CNY, USD or EUR."
    findings.error("DR112", f"'{code[:20]}' is not a currency code", node, hint)
    return None


def _texts(findings: Findings, node: Node) -> frozenset[str] | None:
    if node.value is None:
        return None
    found = []
    for item in _in_list(node):
        if item.value is None:
            findings.error("DR102", "text is expected here, not nothing", item)
        else:
            found.append(read_text(findings, item))
    return frozenset(text for text in found if text is not None)


def plain_value(findings: Findings, node: Node) -> Any:
    """Read a value that nobody described: a scalar, or a list of scalars as a tuple."""
    value = node.value
    if isinstance(value, list):
        items = [item.value for item in value]
        if not any(isinstance(item, list | dict) or item is None for item in items):
            return tuple(map(_scalar, items))
    elif not isinstance(value, dict):
        return _scalar(value)
    hint = "An extension attribute is text, a number, true, false, or a list of these."
    findings.error("DR102", "nested data is not expected here", node, hint)
    return None


def _scalar(value: Any) -> Any:
    """Dates come from Python only; they are kept as the text that a file would hold."""
    return value.isoformat() if isinstance(value, datetime.date) else value
