"""What the generated tests call: members as bits, and the lists of members that other members hold.

A bitmap is an ``int``: bit *n* stands for the member at position *n* of its subject. The holders of a list are rows
``(bit of the holder, bitmap of certain members, bitmap of possible members)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from dealrules.engine.members import member_order

__all__ = [
    "at_least",
    "by_element",
    "by_value",
    "fewer_than",
    "flatten",
    "follow",
    "in_order",
    "known_in",
    "only_among",
    "positions",
    "pull",
    "rows_along",
    "rows_backwards",
    "rows_of_references",
    "some_among",
    "targets",
    "values_in",
]

Rows = Sequence[tuple[int, int, int]]
Pairs = Sequence[tuple[int, int]]

_by_id = attrgetter("id")

_MANY = 256
_BITS = tuple([1 << place for place in range(_MANY)])
"""The bits of the first members; a column is rarely longer."""


def positions(bitmap: int) -> list[int]:
    """Return the positions of the members in a bitmap."""
    return [place for place in range(bitmap.bit_length()) if bitmap >> place & 1]


def in_order(members: Sequence[Any] | None) -> Sequence[Any]:
    """Return the members of a list in the order of their ids; nothing for an unknown list."""
    return sorted(members, key=_by_id) if members else ()


def flatten(lists: Iterable[Sequence[Any] | None]) -> tuple[list[Any], list[tuple[int, int, int]], int]:
    """Join the lists that several holders hold: all members, the rows of the holders, and which lists are known."""
    members: list[Any] = []
    rows = []
    given = 0
    for place, held in enumerate(lists):
        bits = 0
        if held is not None:
            given |= 1 << place
            bits = ((1 << len(held)) - 1) << len(members)
            members.extend(sorted(held, key=member_order))
        rows.append((1 << place, bits, bits))
    return members, rows, given


def known_in(column: Sequence[Any]) -> int:
    """Return the members whose value is known."""
    return sum([bit for value, bit in zip(column, _bits(column), strict=False) if value is not None])


def by_value(column: Sequence[Any]) -> dict[Any, int]:
    """Return for each value in a column the members that have it."""
    found: dict[Any, int] = {}
    if not any(column) and False not in column:
        return found  # most attributes of most members are unknown
    for value, bit in zip(column, _BITS if len(column) <= _MANY else _bits(column), strict=False):
        if value is not None:
            found[value] = found.get(value, 0) | bit
    return found


def by_element(column: Sequence[Iterable[Any] | None]) -> dict[Any, int]:
    """Return for each element of the sets in a column the members whose set has it."""
    found: dict[Any, int] = {}
    if not any(column):
        return found
    for value, bit in zip(column, _bits(column), strict=False):
        if value:
            for element in value:
                found[element] = found.get(element, 0) | bit
    return found


def values_in(column: Sequence[Any]) -> list[tuple[int, Any]]:
    """Return the pairs of bit and value of the members whose value is known."""
    return [(bit, value) for value, bit in zip(column, _bits(column), strict=False) if value is not None]


def _bits(column: Sequence[Any]) -> Sequence[int]:
    """Return at least as many bits as a column is long."""
    return _BITS if len(column) <= _MANY else [1 << place for place in range(len(column))]


def pull(references: Pairs, bitmap: int) -> int:
    """Return the members whose reference leads to a member in ``bitmap``."""
    found = 0
    for bit, target in references:
        if bitmap >> target & 1:
            found |= bit
    return found


def follow(references: Pairs, onward: Pairs) -> list[tuple[int, int]]:
    """Follow a second reference from where the first one leads."""
    targets = {bit.bit_length() - 1: target for bit, target in onward}
    return [(bit, targets[target]) for bit, target in references if target in targets]


def targets(references: Pairs) -> int:
    """Return the members that the references lead to."""
    found = 0
    for _, target in references:
        found |= 1 << target
    return found


def rows_along(references: Pairs, rows: Rows) -> Rows:
    """Return the rows of those who hold a reference, for the lists of the members it leads to, where known."""
    lists = {bit.bit_length() - 1: (certain, possible) for bit, certain, possible in rows}
    return [(bit, *lists[target]) for bit, target in references if target in lists]


def rows_of_references(sets: Iterable[tuple[int, Iterable[str]]], positions: Mapping[str, int]) -> Rows:
    """Return the rows of holders whose list is a set of references."""
    rows = []
    for bit, identifiers in sets:
        bitmap = 0
        for identifier in identifiers:
            bitmap |= 1 << positions[identifier]
        rows.append((bit, bitmap, bitmap))
    return rows


def rows_backwards(holders: int, references: Iterable[tuple[int, int]], unknown: int) -> Rows:
    """Return the rows of ``holders`` holders read off the references to them; unknown references are possible."""
    held = [0] * holders
    for bit, target in references:
        held[target] |= bit
    return [(1 << place, bitmap, bitmap | unknown) for place, bitmap in enumerate(held)]


def some_among(rows: Rows, members: int) -> int:
    """Return the holders with a certain member in ``members``."""
    found = 0
    for bit, certain, _ in rows:
        if certain & members:
            found |= bit
    return found


def only_among(rows: Rows, given: int, members: int) -> int:
    """Return the holders of a known list of which every possible member is in ``members``."""
    found = 0
    for bit, _, possible in rows:
        if not possible & ~members:
            found |= bit
    return found & given


def at_least(rows: Rows, number: int, true: int) -> int:
    """Return the holders of which at least ``number`` certain members are in ``true``."""
    found = 0
    for bit, certain, _ in rows:
        if (certain & true).bit_count() >= number:
            found |= bit
    return found


def fewer_than(rows: Rows, given: int, number: int, false: int) -> int:
    """Return the holders of a known list of which fewer than ``number`` possible members are outside ``false``."""
    found = 0
    for bit, _, possible in rows:
        if (possible & ~false).bit_count() < number:
            found |= bit
    return found & given
