"""Texts with gaps: ``<stakeholder.name>``, ``<customer>``, ``<$soon>``.

A placeholder is a deal attribute (``<customer>``, ``<quote.discount_asked>``), an attribute of a member that
``for_each`` binds (``<stakeholder.name>``, ``<concern.owner.name>``) or a parameter (``<$soon>``). What begins with
``<`` and a space, or is never closed, is plain text.

When a rule fires, every gap must be fillable: the attribute must be *certain*, which means that the condition of the
rule cannot be true while the attribute is unknown. The name and the id of a member, and the customer, need not be
certain, because a reader can be told something else instead (a role, "the customer").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    Path,
)
from dealrules.snapshot.attribute import Attribute, Kind

if TYPE_CHECKING:
    from dealrules.rulebook.model import Binding

__all__ = ["Fact", "always_shown", "certain_facts", "is_certain", "pieces"]

Fact = tuple[str, tuple[str, ...]]
"""Something that may be known: the subject that a path starts at, and its steps with the attribute at the end."""

_GAP = re.compile(r"<(?! )([^<>\n]{1,120})>")
_ALWAYS_SHOWN = frozenset({"name", "id", "customer"})


def pieces(text: str) -> list[tuple[str, bool]]:
    """Split a text into its literal pieces and its placeholders (``True``), in order.

    >>> pieces("Meet <stakeholder.name>, value < cost.")
    [('Meet ', False), ('stakeholder.name', True), (', value < cost.', False)]
    """
    found: list[tuple[str, bool]] = []
    for index, piece in enumerate(_GAP.split(text)):
        if piece or index % 2:
            found.append((piece, index % 2 == 1))
    return found


def certain_facts(when: Condition, bindings: Iterable[Binding]) -> set[Fact]:
    """Return everything that is known whenever a rule with these conditions fires."""
    facts = _known_if(when, True)
    for binding in bindings:
        facts |= _known_if(binding.condition, True)
    return facts


def is_certain(path: Path, subject: str, attribute: Attribute, facts: Collection[Fact]) -> bool:
    """Say whether what ``path`` leads to from ``subject`` is known, or can be said in other words, given ``facts``."""
    way = (*path.steps, path.attribute)
    if always_shown(attribute):
        return not path.steps or (subject, path.steps) in facts
    names = [path.attribute]
    if attribute.kind is Kind.DAYS and attribute.derived:
        names.append(path.attribute.removesuffix("_days"))
    elif attribute.kind is Kind.DATE:
        names.append(f"{path.attribute}_days")
    return any((subject, (*way[:-1], name)) in facts for name in names)


def always_shown(attribute: Attribute) -> bool:
    """Say whether a text may name the attribute even when it is unknown."""
    return attribute.required or attribute.name in _ALWAYS_SHOWN


def _known_if(condition: Condition, truth: bool) -> set[Fact]:
    """Return what is known when ``condition`` has this truth value."""
    match condition:
        case Compare(path):
            return _along(path)
        case Known(path):
            return _along(path) if truth else set()
        case Concluded(path):
            return _along(path, reached=False) if truth else set()
        case Not(part):
            return _known_if(part, not truth)
        case AllOf(parts) | AnyOf(parts):
            found = [_known_if(part, truth) for part in parts]
            if not found:
                return set()
            return set.union(*found) if isinstance(condition, AllOf) is truth else set.intersection(*found)
        case ListTest(path):
            return set() if condition.holds_of_nothing else _along(path)


def _along(path: Path, *, reached: bool = True) -> set[Fact]:
    """Return the references that were followed, and the attribute at the end if it was ``reached``."""
    way = (*path.steps, path.attribute) if reached else path.steps
    return {(path.origin, way[:length]) for length in range(1, len(way) + 1)}
