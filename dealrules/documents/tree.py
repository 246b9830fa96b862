"""The tree of one document, built from the events of libyaml's parser.

Events and not composed nodes: the C composer recurses, so that deep nesting would end the process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from dealrules.documents.node import END_MASK, NO_SPAN, SPAN_BITS, Node, Place, Span, location_of, path_of, span_of
from dealrules.documents.scalars import NUMBER_STARTS, WORDS, NotANumberError, number
from dealrules.errors import Diagnostic, Severity

__all__ = ["DEPTH_LIMIT", "Tree"]

DEPTH_LIMIT = 50
"""How deep lists and mappings may be nested."""

_REFUSED = object()
"""Stands for a key that was complained about: its value is read and dropped."""

_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

Frame = tuple[Any, Place, Any, Span, Node]
"""What is set aside while a collection is read: its holder, the place, key and key span there, and its own node."""


class Tree:
    """The building of one tree. Afterwards :attr:`diagnostics` holds what was refused on the way."""

    def __init__(self, place: Place, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self._top = place

    def complain(self, code: str, message: str, event: Any, path: str = "", hint: str = "") -> None:
        """Note an error at ``event``."""
        location = location_of(self.file, span_of(event.start_mark, event.end_mark))
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, location, path, hint))

    def read(self, next_event: Callable[[], Any]) -> Node | None:
        """Read the one document of a text; ``None`` when there is none, or when it cannot be read to its end."""
        next_event()
        if type(next_event()) is yaml.StreamEndEvent:
            return None
        root = self._build(next_event)
        if root is None:
            return None
        next_event()
        second = next_event()
        if type(second) is not yaml.StreamEndEvent:
            self.complain("DR009", "a second document begins here; one file holds one document", second)
            return None
        return root

    def _build(self, next_event: Callable[[], Any]) -> Node | None:
        """Build the tree; one loop without calls for the usual scalar, because here is where loading takes its time."""
        stack: list[Frame] = []
        container: Any = None
        place, key, key_span, scalar = self._top, None, NO_SPAN, yaml.ScalarEvent
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar:
                value: Any = event.value
                start, end = event.start_mark, event.end_mark
                span = ((start.line << 21 | start.column) << 21 | end.line) << 21 | end.column
                if event.implicit[0] and (value in WORDS or value[0] in NUMBER_STARTS):
                    value = self._plain(event)
                if event.anchor or event.tag:
                    self._refuse_marks(event)
                if key is None and type(container) is dict:
                    key, key_span = self._key(value, event, container, place), span
                    continue
                node = Node(value, span, place, len(container) if type(container) is list else key, key_span)
            elif kind in _ENDS:
                container, place, key, key_span, node = stack.pop()
                _close(node, event)
            elif key is None and type(container) is dict:
                key = self._skip_key(event, place, next_event)
                continue
            else:
                node = self._start(event, place, len(container) if type(container) is list else key, key_span)
                if node.value is not None:
                    if len(stack) == DEPTH_LIMIT:
                        self.complain("DR004", f"nested deeper than {DEPTH_LIMIT} levels", event, path_of(place))
                        return None
                    stack.append((container, place, key, key_span, node))
                    container, place, key, key_span = node.value, node.place, None, NO_SPAN
                    continue
            if type(container) is dict:
                if key is not _REFUSED:
                    container[key] = node
                key, key_span = None, NO_SPAN
            elif container is not None:
                container.append(node)
            if not stack:
                return node

    def _start(self, event: Any, place: Place, key: Any, key_span: Span) -> Node:
        """Return the node of a collection that begins here; an alias is refused and counts as nothing."""
        if type(event) is yaml.AliasEvent:
            self._refuse_alias(event, place)
            return Node(None, span_of(event.start_mark, event.end_mark), place, key, key_span)
        if event.anchor or event.tag:
            self._refuse_marks(event)
        start = event.start_mark
        value: Any = {} if type(event) is yaml.MappingStartEvent else []
        return Node(value, (start.line << SPAN_BITS | start.column) << 2 * SPAN_BITS, place, key, key_span)

    def _skip_key(self, event: Any, place: Place, next_event: Callable[[], Any]) -> Any:
        """Refuse a key that is a collection or an alias, and read to its end."""
        if type(event) is yaml.AliasEvent:
            self._refuse_alias(event, place)
            return _REFUSED
        self.complain("DR008", "a key must be text", event, path_of(place))
        depth = 1
        while depth:
            kind = type(next_event())
            depth += (kind in _STARTS) - (kind in _ENDS)
        return _REFUSED

    def _plain(self, event: Any) -> Any:
        """Return the value of a scalar that is not text, or looks as if it were not."""
        return WORDS[event.value] if event.value in WORDS else self._number(event)

    def _number(self, event: Any) -> Any:
        try:
            return number(event.value)
        except NotANumberError:
            self.complain("DR010", f"'{event.value[:40]}' is not a finite number", event)
            return None

    def _refuse_alias(self, event: Any, place: Place) -> None:
        hint = "Put a text that begins with '*' in quotes."
        self.complain("DR005", f"an alias (*{event.anchor}) is not allowed", event, path_of(place), hint)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            hint = "Put a text that begins with '&' in quotes."
            self.complain("DR005", f"an anchor (&{event.anchor}) is not allowed", event, hint=hint)
        if event.tag:
            hint = "Put a text that begins with '!' in quotes."
            self.complain("DR006", f"a tag ({event.tag}) is not allowed", event, hint=hint)

    def _key(self, value: Any, event: Any, container: dict[str, Node], place: Place) -> Any:
        """Return the key to store the next value under, or the sign that it must be dropped."""
        if type(value) is not str:
            hint = f'Write "{event.value}" in quotes if the word itself is meant.'
            self.complain("DR008", f"a key must be text, '{event.value}' is not", event, path_of(place), hint)
            return _REFUSED
        if value in container:
            line = container[value].key_location.line
            self.complain("DR007", f"the key '{value}' is here twice, first in line {line}", event, path_of(place))
            return _REFUSED
        return value


def _close(node: Node, event: Any) -> None:
    """Set the end of a collection: a block ends with its last member, not where the next token begins."""
    begins = node._span
    start, end = event.start_mark, event.end_mark
    if start.index != end.index:
        node._span = begins | end.line << SPAN_BITS | end.column
        return
    children = node.value.values() if type(node.value) is dict else node.value
    last = next(reversed(children), None)
    node._span = begins | (last._span & END_MASK if last is not None else begins >> 2 * SPAN_BITS)
