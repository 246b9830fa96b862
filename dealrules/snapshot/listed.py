"""The base of the classes whose objects stand in lists, and the imprint that each object keeps of its facts.

Rules ask of all members of a list at once who has a certain value. So that this costs no look at each member, a member
is imprinted on a whole number when it is made: every value that an attribute may have has a lane of 16 bits in it, and
the lowest bit of the lane says whether the member has the value. Shifted by its position and combined, the imprints of
a list hold in each lane the members that have the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from struct import Struct
from typing import Any, Self, cast

import attrs

from dealrules.snapshot.attribute import METADATA_KEY, Attribute, Kind, attribute_name
from dealrules.snapshot.fields import Described

__all__ = ["Layout", "Listed", "layout_of"]

_WIDTH = 16
_CODE = "H"
"""What :mod:`struct` calls a number of that width."""
_BYTES = _WIDTH // 8


@attrs.frozen
class _Tested:
    """An attribute that has lanes: that of "known" and those of its values.

    ``is_set`` says whether it holds a set of values, ``everything`` has the bits of all its lanes.
    """

    known: int
    by_value: Mapping[Any, int]
    is_set: bool
    everything: int

    def lanes_of(self, value: Any) -> list[int]:
        """Return the lanes that a value sets; one of no vocabulary, in an object built by hand, has none."""
        if value is None:
            return []
        values = value if self.is_set else (value,) if self.by_value else ()
        return [self.known, *(self.by_value[one] for one in values if one in self.by_value)]


@attrs.frozen
class Layout:
    """Where the facts of a class stand in the imprints of its objects.

    Attributes:
        lanes: the lane of each attribute and value, and of each attribute and ``None`` for "known".
        tested: the attributes that have lanes, by name.
        read: reads these attributes off an object.
    """

    lanes: Mapping[tuple[str, Any], int]
    tested: Mapping[str, _Tested]
    read: Callable[[Any], tuple[Any, ...]]

    def reader(self, lanes: Sequence[int]) -> Callable[[Sequence[Listed]], tuple[int, ...]]:
        """Return what reads the bitmap of the members that have the value of each lane, bit *n* for position *n*.

        Args:
            lanes: the lanes to be read, in ascending order.
        """
        gaps = [after - before - 1 for before, after in pairwise([-1, *lanes, len(self.lanes)])]
        unpack = Struct(f"<{f'{_CODE}'.join(f'{gap * _BYTES}x' for gap in gaps)}").unpack
        size = len(self.lanes) * _BYTES
        nobody = (0,) * len(lanes)

        def read(members: Sequence[Listed]) -> tuple[int, ...]:
            found = nobody
            for start in range(0, len(members), _WIDTH):
                combined = 0
                for place, member in enumerate(members[start : start + _WIDTH]):
                    combined |= member.imprint << place
                part = unpack(combined.to_bytes(size, "little"))
                found = tuple([lane | more << start for lane, more in zip(found, part, strict=True)]) if start else part
            return found

        return read

    def imprint(self, member: Listed) -> int:
        """Return the imprint of an object."""
        lanes = bytearray(len(self.lanes) * _BYTES)
        for tested, value in zip(self.tested.values(), self.read(member), strict=True):
            for lane in tested.lanes_of(value):
                lanes[lane * _BYTES] = 1
        return int.from_bytes(lanes, "little")

    def changed(self, imprint: int, facts: Mapping[str, Any]) -> int:
        """Return an imprint as it is once some facts have changed."""
        for name, value in facts.items():
            tested = self.tested.get(name)
            if tested is not None:
                lanes = tested.lanes_of(value)
                imprint = imprint & ~tested.everything | _bits(lanes)
        return imprint


def _bits(lanes: Sequence[int]) -> int:
    return sum([1 << lane * _WIDTH for lane in lanes])


@cache
def layout_of(member: type) -> Layout:
    """Return the layout of a class; made once, from the descriptions of its fields."""
    lanes: dict[tuple[str, Any], int] = {}
    tested: dict[str, _Tested] = {}
    for field in attrs.fields(cast(Any, member)):
        described: Attribute | None = field.metadata.get(METADATA_KEY)
        if described is None or described.kind is Kind.LIST:
            continue
        name = attribute_name(field.name)
        known = lanes[name, None] = len(lanes)
        values: Sequence[Any] = (True, False) if described.kind is Kind.BOOLEAN else tuple(described.vocabulary)
        by_value = {value: lanes.setdefault((name, value), len(lanes)) for value in values}
        is_set = described.kind is Kind.ENUMERATION_SET
        tested[field.name] = _Tested(known, by_value, is_set, _bits([known, *by_value.values()]))
    return Layout(lanes, tested, attrgetter(*tested))


class Listed(Described):
    """Base of the classes whose objects stand in lists: people, needs, visits ...

    >>> from dealrules.snapshot import Need
    >>> needs = [Need(id="n1", urgent=True), Need(id="n2"), Need(id="n3", urgent=True)]
    >>> layout = layout_of(Need)
    >>> urgent, = layout.reader([layout.lanes["urgent", True]])(needs)
    >>> bin(urgent)
    '0b101'
    """

    __slots__ = ("imprint",)

    imprint: int
    """What is known of the member, with a lane for each value."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "imprint", layout_of(cast(Any, type(self))).imprint(self))

    def changed(self, facts: Mapping[str, Any]) -> Self:
        """Return a copy with some attributes changed, see :meth:`Described.changed`."""
        other = super().changed(facts)
        object.__setattr__(other, "imprint", layout_of(cast(Any, type(self))).changed(self.imprint, facts))
        return other

    def __reduce__(self) -> tuple[Any, ...]:
        """Have a copy, or what is unpickled, made like the first, so that it is imprinted too."""
        facts = {field.name: getattr(self, field.name) for field in attrs.fields(cast(Any, type(self)))}
        return _made, (type(self), facts)


def _made(member: Callable[..., Listed], facts: Mapping[str, Any]) -> Listed:
    return member(**facts)
