"""The mark on a deal that its references are known to lead to members, and the look that a deal without it gets.

Loading follows every reference. A deal that a host builds itself has no mark; it is looked at once, and then has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

import attrs

from dealrules.snapshot.attribute import METADATA_KEY, Attribute, Kind
from dealrules.snapshot.fields import Described

__all__ = ["Linked", "all_linked", "mark_as_linked", "parts"]


class Linked(Described):
    """Base of the deal: it may carry the mark, which no copy of it takes over."""

    __slots__ = ("linked",)

    linked: bool


def mark_as_linked(deal: Linked) -> None:
    """Mark a deal: its references are known to lead to members."""
    object.__setattr__(deal, "linked", True)


def all_linked(deal: Linked) -> bool:
    """Say whether every reference in a deal leads to a member; if so, it is marked and not looked at again.

    Raises:
        AttributeError: the deal holds what is not of the snapshot; or TypeError.
    """
    if getattr(deal, "linked", False):
        return True
    named: dict[str, set[str]] = {}
    listed: dict[str, set[str]] = {}
    _gather(deal, named, listed)
    linked = all(identifiers <= listed.get(target, set()) for target, identifiers in named.items())
    if linked:
        mark_as_linked(deal)
    return linked


def _gather(part: Any, named: dict[str, set[str]], listed: dict[str, set[str]]) -> None:
    """Gather the ids that references name and those of the members, each by subject, in a part of a deal."""
    for name, target, kind in _references(cast(Any, type(part))):
        value = getattr(part, name)
        if value is not None:
            named.setdefault(target, set()).update(value if kind is Kind.REFERENCE_SET else (value,))
    for name, target in parts(cast(Any, type(part))):
        value = getattr(part, name)
        if value is None:
            continue
        members = value if target else (value,)
        if target:
            listed.setdefault(target, set()).update([member.id for member in members])
        for member in members:
            _gather(member, named, listed)


@cache
def parts(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a class that hold sections or lists: name, and subject of the members or an empty text."""
    described = [(name, one) for name, one in _described(kind) if one.kind in (Kind.SECTION, Kind.LIST)]
    return tuple([(name, one.target if one.kind is Kind.LIST else "") for name, one in described])


@cache
def _references(kind: type) -> tuple[tuple[str, str, Kind], ...]:
    """Return the fields of a class that hold references: name, subject of what they name, and kind."""
    kinds = (Kind.REFERENCE, Kind.REFERENCE_SET)
    return tuple([(name, one.target, one.kind) for name, one in _described(kind) if one.kind in kinds])


def _described(kind: type) -> Iterator[tuple[str, Attribute]]:
    """Yield the fields of a class that a deal can give, each with its description."""
    for field in attrs.fields(cast(Any, kind)):
        described: Attribute | None = field.metadata.get(METADATA_KEY)
        if described is not None and not described.derived:
            yield field.name, described
