"""The base of the classes whose objects stand in lists, and the imprint that each object keeps of its facts.

Rules ask of all members of a list at once who has a certain value. So that this costs no look at each member, a member
is imprinted on a whole number when it is made: every value that an attribute may have has a lane of 32 bits in it, and
the lowest bit of the lane says whether the member has the value. Shifted by its position and combined, the imprints of
a list hold in each lane the members that have the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter, or_
from struct import Struct
from typing import Any, cast

import attrs

from dealrules.snapshot.attribute import METADATA_KEY, Attribute, Kind
from dealrules.snapshot.fields import Described

__all__ = ["Layout", "Listed", "layout_of"]

_WIDTH = 32
_BYTES = _WIDTH // 8

_VALUES = frozenset(
    {Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.DAYS, Kind.REFERENCE, Kind.REFERENCE_SET}
)
"""Kinds of which rules need the value itself, to compare it or to follow it."""


@attrs.frozen
class Layout:
    """Where the facts of a class stand in the imprints of its objects.

    Attributes:
        lanes: the lane of each attribute and value, and of each attribute and ``None`` for "known".
        tested: for each attribute the lane of "known", the lanes of its values, whether it holds a set of them, and
            whether rules need the value itself.
        read: reads these attributes off an object.
    """

    lanes: Mapping[tuple[str, Any], int]
    tested: tuple[tuple[str, int, Mapping[Any, int], bool, bool], ...]
    read: Callable[[Any], tuple[Any, ...]]
    _struct: Struct

    def members_by_lane(self, members: Sequence[Listed]) -> tuple[int, ...]:
        """Return for each lane the bitmap of the members that have its value, bit *n* for the one at position *n*."""
        found: tuple[int, ...] = (0,) * len(self.lanes)
        for start in range(0, len(members), _WIDTH):
            combined = 0
            for place, member in enumerate(members[start : start + _WIDTH]):
                combined |= member.imprint << place
            lanes = self._struct.unpack(combined.to_bytes(self._struct.size, "little"))
            found = tuple(map(or_, found, [lane << start for lane in lanes])) if start else lanes
        return found

    def imprint(self, member: Listed) -> tuple[int, tuple[tuple[str, Any], ...]]:
        """Return the imprint of an object, and the known values that rules need themselves."""
        lanes = bytearray(self._struct.size)
        values = []
        for (name, known, by_value, is_set, needed), value in zip(self.tested, self.read(member), strict=True):
            if value is None:
                continue
            lanes[known * _BYTES] = 1
            if needed:
                values.append((name, value))
            for one in value if is_set else (value,) if by_value else ():
                lane = by_value.get(one)
                if lane is not None:  # else the object was built by hand, of no vocabulary
                    lanes[lane * _BYTES] = 1
        return int.from_bytes(lanes, "little"), tuple(values)


@cache
def layout_of(member: type) -> Layout:
    """Return the layout of a class; made once, from the descriptions of its fields."""
    lanes: dict[tuple[str, Any], int] = {}
    tested = []
    for field in attrs.fields(cast(Any, member)):
        described: Attribute | None = field.metadata.get(METADATA_KEY)
        if described is None or described.kind is Kind.LIST:
            continue
        known = lanes[field.name, None] = len(lanes)
        values: Sequence[Any] = (True, False) if described.kind is Kind.BOOLEAN else tuple(described.vocabulary)
        by_value = {value: lanes.setdefault((field.name, value), len(lanes)) for value in values}
        is_set = described.kind is Kind.ENUMERATION_SET
        tested.append((field.name, known, by_value, is_set, described.kind in _VALUES))
    return Layout(lanes, tuple(tested), attrgetter(*[name for name, *_ in tested]), Struct(f"<{len(lanes)}I"))


class Listed(Described):
    """Base of the classes whose objects stand in lists: people, needs, visits ...

    >>> from dealrules.snapshot import Need
    >>> needs = [Need(id="n1", urgent=True), Need(id="n2"), Need(id="n3", urgent=True)]
    >>> layout = layout_of(Need)
    >>> bin(layout.members_by_lane(needs)[layout.lanes["urgent", True]])
    '0b101'
    """

    __slots__ = ("imprint", "values")

    imprint: int
    """What is known of the member, with a lane for each value."""

    values: tuple[tuple[str, Any], ...]
    """The known numbers, dates and references, by the names of their attributes."""

    def __attrs_post_init__(self) -> None:
        imprint, values = layout_of(cast(Any, type(self))).imprint(self)
        object.__setattr__(self, "imprint", imprint)
        object.__setattr__(self, "values", values)

    def __getattr__(self, name: str) -> Any:
        """Imprint an object that was unpickled or copied, which makes it without its ``__init__``."""
        if name not in Listed.__slots__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        Listed.__attrs_post_init__(self)
        return getattr(self, name)
