"""Plain Python data as nodes, for callers who have no text."""

from __future__ import annotations

import datetime
import decimal
import math
from collections.abc import Mapping
from typing import Any

from dealrules.documents.node import NO_SPAN, Node, Place, file_of, path_of
from dealrules.documents.scalars import DIGITS_LIMIT
from dealrules.documents.tree import DEPTH_LIMIT
from dealrules.errors import Diagnostic, Location, Severity

__all__ = ["node_from_data"]

_HINTS: dict[Any, str] = {
    datetime.datetime: "Give its date, value.date().",
    decimal.Decimal: "Give an int or a float.",
    (set, frozenset): "Give a list.",
    bytes: "Give text.",
}
"""What to give instead of what a host is likely to have at hand."""


def node_from_data(data: Any, file: str = "<data>") -> tuple[Node | None, list[Diagnostic]]:
    """Wrap plain Python data, such as a mapping from a caller, in nodes without lines.

    ``datetime.date`` is allowed besides what JSON has; tuples count as lists.

    >>> node, findings = node_from_data({"needs": [{"owner": {1}}]})
    >>> [str(finding) for finding in findings]
    ["<data>: DR012 a value of type 'set' has no place in a document (at $.needs[0].owner). Give a list."]
    """
    wrapping = _Wrapping([])
    return wrapping.wrap(data, (file,), None, 0), wrapping.diagnostics


class _Wrapping:
    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics

    def wrap(self, data: Any, parent: Place, key: str | int | None, depth: int) -> Node | None:
        kind = type(data)
        if isinstance(data, str):
            if not _is_text(data):
                return self._refuse("DR002", "the text holds half a character (a lone surrogate)", parent, key)
            return Node(str.__str__(data), NO_SPAN, parent, key, NO_SPAN)
        if data is None or kind is bool:
            return Node(data, NO_SPAN, parent, key, NO_SPAN)
        if depth > DEPTH_LIMIT:
            return self._refuse("DR004", f"nested deeper than {DEPTH_LIMIT} levels", parent, key)
        if isinstance(data, Mapping):
            return self._mapping(data, parent, key, depth)
        if isinstance(data, list | tuple):
            node = Node([], NO_SPAN, parent, key, NO_SPAN)
            items = [self.wrap(item, node.place, index, depth + 1) for index, item in enumerate(data)]
            node.value.extend(item for item in items if item is not None)
            return node
        if isinstance(data, int | float):
            if not (isinstance(data, int) or math.isfinite(data)) or abs(data) >= 10**DIGITS_LIMIT:
                return self._refuse("DR010", "the number is not finite or too large", parent, key)
            return Node(data, NO_SPAN, parent, key, NO_SPAN)
        if isinstance(data, datetime.date) and not isinstance(data, datetime.datetime):
            return Node(data, NO_SPAN, parent, key, NO_SPAN)
        hint = next((hint for other, hint in _HINTS.items() if isinstance(data, other)), "")
        return self._refuse("DR012", f"a value of type '{kind.__name__}' has no place in a document", parent, key, hint)

    def _mapping(self, data: Mapping[Any, Any], parent: Place, key: str | int | None, depth: int) -> Node:
        node = Node({}, NO_SPAN, parent, key, NO_SPAN)
        place = node.place
        for name, item in data.items():
            if not isinstance(name, str) or not _is_text(name):
                self._refuse("DR008", f"a key must be text, {name!r:.60} is not", parent, key)
                continue
            child = self.wrap(item, place, str.__str__(name), depth + 1)
            if child is not None:
                node.value[str.__str__(name)] = child
        return node

    def _refuse(
        self, code: str, message: str, parent: Place, key: str | int | None, hint: str = ""
    ) -> Node | None:
        location = Location(file_of(parent))
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, location, path_of(parent, key), hint))
        return None


def _is_text(text: str) -> bool:
    """Say whether a text can be written to a file; Python lets a text hold half of a character."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
