"""One value of a document, and where it stands."""

from __future__ import annotations

from typing import Any

import attrs

from dealrules.errors import Location

__all__ = [
    "END_MASK",
    "NO_SPAN",
    "SPAN_BITS",
    "Node",
    "Place",
    "Span",
    "file_of",
    "location_of",
    "path_of",
    "plain",
    "span_of",
]

Span = int
"""Line and column of the start and of the end, counted from 0, in 21 bits each, which the largest text needs.

Packed, because a tree holds two spans per node, and tuples would set off the garbage collector three times as often.
"""

SPAN_BITS = 21
_MASK = (1 << SPAN_BITS) - 1
END_MASK = (1 << 2 * SPAN_BITS) - 1
"""The part of a span that says where it ends."""

Place = tuple[Any, ...]
"""Where a collection hangs: ``(place of its parent, its key or index, file)``; ``(file,)`` above the top.

Nodes hold places and not their parents: a tree without cycles costs the garbage collector nothing.
"""

NO_SPAN: Span = -1
"""The span of what has no lines."""


@attrs.define(eq=False)
class Node:
    """One value of a document and its place; to be read only.

    It is not a frozen class, because a rulebook has tens of thousands of nodes, and a frozen one takes twice as long
    to make. Location and path are computed when they are asked for, which is when something is wrong.

    Attributes:
        value: text, number, boolean or ``None``; for a mapping ``dict[str, Node]``, for a list ``list[Node]``.

    >>> from dealrules.documents import read_document
    >>> node, _ = read_document("phase: pre_contact", "deal.yaml")
    >>> node.value["phase"].value, str(node.value["phase"].location), node.value["phase"].path
    ('pre_contact', 'deal.yaml:1:8', '$.phase')
    """

    value: Any
    _span: Span = attrs.field(repr=False)
    _parent: Place = attrs.field(repr=False)
    _key: Any = attrs.field(repr=False)
    _key_span: Span = attrs.field(repr=False)

    @property
    def file(self) -> str:
        """The file, as it was named to the reader."""
        return file_of(self._parent)

    @property
    def location(self) -> Location:
        """Where the value stands."""
        return location_of(file_of(self._parent), self._span)

    @property
    def keys(self) -> dict[str, Location]:
        """For a mapping, where each key stands; else empty."""
        if not isinstance(self.value, dict):
            return {}
        file = self.file
        return {key: location_of(file, child._key_span) for key, child in self.value.items()}

    @property
    def key_location(self) -> Location:
        """Where the key of this value stands; the place of the value itself when it has none."""
        span = self._key_span
        return location_of(file_of(self._parent), self._span if span == NO_SPAN else span)

    @property
    def path(self) -> str:
        """The way from the top of the document, such as ``$.stakeholders[2].stance``."""
        return path_of(self._parent, self._key)

    @property
    def place(self) -> Place:
        """The place that the children of this value hang at."""
        return self._parent if self._key is None else (self._parent, self._key, self._parent[-1])


def file_of(place: Place) -> str:
    """Return the file that a place is in."""
    return str(place[-1])


def span_of(start: Any, end: Any) -> Span:
    """Return the span between two marks, which have ``line`` and ``column``."""
    first: int = start.line << SPAN_BITS | start.column
    last: int = end.line << SPAN_BITS | end.column
    return first << 2 * SPAN_BITS | last


def location_of(file: str, span: Span) -> Location:
    """Return a span as lines and columns counted from 1."""
    if span == NO_SPAN:
        return Location(file)
    start, end = span >> 2 * SPAN_BITS, span & END_MASK
    line, column, end_line, end_column = start >> SPAN_BITS, start & _MASK, end >> SPAN_BITS, end & _MASK
    return Location(file, line + 1, column + 1, end_line + 1, end_column + 1)


def path_of(place: Place, *keys: str | int | None) -> str:
    """Return the way from the top to ``place``, and on along ``keys``."""
    steps = [key for key in reversed(keys) if key is not None]
    while len(place) > 1:
        steps.append(place[1])
        place = place[0]
    return "$" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in reversed(steps))


def plain(node: Node) -> Any:
    """Return the plain Python data of ``node``: dicts, lists and scalars.

    >>> from dealrules.documents import read_document
    >>> plain(read_document("a: [1, two, {three: null}]", "x.yaml")[0])
    {'a': [1, 'two', {'three': None}]}
    """
    value = node.value
    if isinstance(value, dict):
        return {key: plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [plain(child) for child in value]
    return value
