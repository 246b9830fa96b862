"""What the generated tests call: members as bits, and the lists of members that other members hold.

A bitmap is an ``int``: bit *n* stands for the member at position *n* of its subject. A table maps each value of an
attribute to the members that have it. References are pairs ``(bitmap of holders, position of the target)``; the
holders of lists are rows ``(bitmap of holders, bitmap of certain members, bitmap of possible members)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from dealrules.engine.members import member_order

__all__ = [
    "at_least",
    "bindings",
    "by_element",
    "days_since",
    "days_until",
    "fewer_than",
    "flatten",
    "follow",
    "in_order",
    "joined_by_list",
    "joined_by_reference",
    "led_to",
    "only_among",
    "pairs_of_references",
    "pairs_of_sets",
    "positions",
    "pull",
    "rows_along",
    "rows_backwards",
    "rows_of_references",
    "some_among",
    "table_of",
]

Rows = Sequence[tuple[int, int, int]]
Pairs = Sequence[tuple[int, int]]

_by_id = attrgetter("id")

_MANY = 256
_BITS = tuple([1 << place for place in range(_MANY)])
"""The bits of the first members; a list is rarely longer."""


_ALONE = {1 << position: ((position,),) for position in range(_MANY)}
"""The binding to one member, by the bitmap of that member alone."""


def positions(bitmap: int) -> list[int]:
    """Return the positions of the members in a bitmap."""
    if not bitmap & (bitmap - 1):
        return [bitmap.bit_length() - 1] if bitmap else []
    found = []
    while bitmap:
        low = bitmap & -bitmap
        found.append(low.bit_length() - 1)
        bitmap ^= low
    return found


def bindings(bitmap: int) -> Sequence[tuple[int]]:
    """Return for each member in a bitmap the binding to it alone."""
    alone = _ALONE.get(bitmap)
    return alone if alone is not None else [(position,) for position in positions(bitmap)]


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


def table_of(members: Sequence[Any], read: Callable[[Any], Any]) -> dict[Any, int]:
    """Return the members by what is read off them, where it is known."""
    found: dict[Any, int] = {}
    for bit, value in zip(_bits(len(members)), map(read, members), strict=False):
        if value is not None:
            found[value] = found.get(value, 0) | bit
    return found


def days_since(dates: Mapping[date, int], as_of: date) -> dict[int, int]:
    """Return the members by the days since a date."""
    return {(as_of - day).days: members for day, members in dates.items()}


def days_until(dates: Mapping[date, int], as_of: date) -> dict[int, int]:
    """Return the members by the days until a date."""
    return {(day - as_of).days: members for day, members in dates.items()}


def by_element(table: Mapping[Iterable[Any], int]) -> dict[Any, int]:
    """Return for each element of the sets in a table the members whose set has it."""
    found: dict[Any, int] = {}
    for value, members in table.items():
        for element in value:
            found[element] = found.get(element, 0) | members
    return found


def _bits(number: int) -> Sequence[int]:
    """Return at least as many bits as there are members."""
    return _BITS if number <= _MANY else [1 << place for place in range(number)]


def pull(references: Pairs, bitmap: int) -> int:
    """Return the members whose reference leads to a member in ``bitmap``."""
    found = 0
    for holders, target in references:
        if bitmap >> target & 1:
            found |= holders
    return found


def follow(references: Pairs, onward: Pairs) -> list[tuple[int, int]]:
    """Follow a second reference from where the first one leads."""
    return [(holders, far) for holders, near in references for members, far in onward if members >> near & 1]


def joined_by_reference(references: Pairs, holders: int, targets: int) -> tuple[int, int]:
    """Return those of the holders whose reference leads to one of the targets, and the targets they lead to."""
    left = right = 0
    for members, target in references:
        if targets >> target & 1 and members & holders:
            left |= members & holders
            right |= 1 << target
    return left, right


def joined_by_list(rows: Rows, holders: int, targets: int) -> tuple[int, int]:
    """Return those of the holders whose list certainly names one of the targets, and the targets they name."""
    left = right = 0
    for members, certain, _ in rows:
        if certain & targets and members & holders:
            left |= members & holders
            right |= certain & targets
    return left, right


def led_to(references: Pairs, members: int) -> int:
    """Return the members that the references of ``members`` lead to."""
    found = 0
    for holders, target in references:
        if holders & members:
            found |= 1 << target
    return found


def rows_along(references: Pairs, rows: Rows) -> Rows:
    """Return the rows of those who hold a reference, for the lists of the members it leads to, where known."""
    return [
        (holders, certain, possible)
        for holders, target in references
        for members, certain, possible in rows
        if members >> target & 1
    ]


def pairs_of_references(values: Iterable[tuple[str, int]], positions: Mapping[str, int]) -> Pairs:
    """Return where a reference leads, given the holders by the id that it holds."""
    return [(holders, positions[identifier]) for identifier, holders in values]


def pairs_of_sets(values: Iterable[tuple[Iterable[str], int]], positions: Mapping[str, int]) -> Pairs:
    """Return where a set of references leads, given the holders by the ids that it holds."""
    return [(holders, positions[identifier]) for identifiers, holders in values for identifier in identifiers]


def rows_of_references(sets: Iterable[tuple[Iterable[str], int]], positions: Mapping[str, int]) -> Rows:
    """Return the rows of holders whose list is a set of references."""
    rows = []
    for identifiers, holders in sets:
        bitmap = 0
        for identifier in identifiers:
            bitmap |= 1 << positions[identifier]
        rows.append((holders, bitmap, bitmap))
    return rows


def rows_backwards(holders: int, references: Iterable[tuple[int, int]], unknown: int) -> Rows:
    """Return the rows of ``holders`` holders read off the references to them; unknown references are possible."""
    held = [0] * holders
    for members, target in references:
        held[target] |= members
    return [(1 << place, bitmap, bitmap | unknown) for place, bitmap in enumerate(held)]


def some_among(rows: Rows, members: int) -> int:
    """Return the holders with a certain member in ``members``."""
    found = 0
    for holders, certain, _ in rows:
        if certain & members:
            found |= holders
    return found


def only_among(rows: Rows, given: int, members: int) -> int:
    """Return the holders of a known list of which every possible member is in ``members``."""
    found = 0
    for holders, _, possible in rows:
        if not possible & ~members:
            found |= holders
    return found & given


def at_least(rows: Rows, number: int, true: int) -> int:
    """Return the holders of which at least ``number`` certain members are in ``true``."""
    found = 0
    for holders, certain, _ in rows:
        if (certain & true).bit_count() >= number:
            found |= holders
    return found


def fewer_than(rows: Rows, given: int, number: int, false: int) -> int:
    """Return the holders of a known list of which fewer than ``number`` possible members are outside ``false``."""
    found = 0
    for holders, _, possible in rows:
        if (possible & ~false).bit_count() < number:
            found |= holders
    return found & given
