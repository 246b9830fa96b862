"""YAML and JSON text, or plain Python data, as a tree of nodes that know where they stand.

Every input of the library passes through here before anything looks at its meaning, so that whatever is wrong can be
reported with file, line and column (or, for data given from Python, with a path such as ``$.needs[0].owner``).

The dialect is the YAML 1.2 core schema, of which JSON is a part: ``true`` and ``false`` are the only booleans, so
that ``no``, ``on`` and ``yes`` stay words, and a date stays text. What makes YAML unsafe or ambiguous is refused:
anchors and aliases, tags, duplicate keys, keys that are not text, several documents in one text, numbers that are not
finite, more than 2 MB, more than 50 levels.

====== ==================================================================
DR001  the text is not YAML
DR002  the text is not UTF-8, or holds characters that YAML forbids
DR003  the text is larger than :data:`SIZE_LIMIT`
DR004  the data is nested deeper than :data:`DEPTH_LIMIT`
DR005  an anchor or an alias
DR006  a tag
DR007  the same key twice
DR008  a key that is not text
DR009  several documents in one text
DR010  a number that is not finite, or too long to be one
DR011  nothing in the text
DR012  a Python value that has no place in a document
DR014  the file cannot be read
====== ==================================================================
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import yaml
from yaml._yaml import CParser

from dealrules.errors import Diagnostic, Location, Severity

__all__ = ["DEPTH_LIMIT", "SIZE_LIMIT", "Node", "node_from_data", "plain", "read_document", "read_file"]

SIZE_LIMIT = 2_000_000
"""The largest text that is read, in bytes."""

DEPTH_LIMIT = 50
"""How deep lists and mappings may be nested."""

Span = tuple[int, int, int, int]
"""Line and column of the start and of the end, counted from 0."""

Place = tuple[Any, ...]
"""Where a node hangs: the place of its parent, its key or index, and the span of the key; ``("", file)`` at the top.

Nodes hold places and not their parents: a tree without cycles costs the garbage collector nothing.
"""

NO_SPAN: Span = (-1, 0, -1, 0)


@attrs.define(eq=False)
class Node:
    """One value of a document and its place; to be read only.

    It is not a frozen class, because a rulebook has tens of thousands of nodes and a frozen one takes twice as long.

    Attributes:
        value: text, number, boolean or ``None``; for a mapping ``dict[str, Node]``, for a list ``list[Node]``.

    >>> node, _ = read_document("phase: pre_contact", "deal.yaml")
    >>> node.value["phase"].value, str(node.value["phase"].location), node.value["phase"].path
    ('pre_contact', 'deal.yaml:1:8', '$.phase')
    """

    value: Any
    _place: Place = attrs.field(repr=False)
    _span: Span = attrs.field(repr=False)

    @property
    def file(self) -> str:
        """The file, as it was named to the reader."""
        place = self._place
        while len(place) > 2:
            place = place[0]
        return str(place[1])

    @property
    def location(self) -> Location:
        """Where the value stands."""
        return _location(self.file, self._span)

    @property
    def keys(self) -> dict[str, Location]:
        """For a mapping, where each key stands; else empty."""
        if not isinstance(self.value, dict):
            return {}
        file = self.file
        return {key: _location(file, child._place[2]) for key, child in self.value.items()}

    @property
    def key_location(self) -> Location:
        """Where the key of this value stands; the place of the value itself when it has none."""
        if len(self._place) < 3 or self._place[2] is NO_SPAN:
            return self.location
        return _location(self.file, self._place[2])

    @property
    def path(self) -> str:
        """The way from the top of the document, such as ``$.stakeholders[2].stance``."""
        return _path(self._place)


def _location(file: str, span: Span) -> Location:
    return Location(file, span[0] + 1, span[1] + 1, span[2] + 1, span[3] + 1) if span[0] >= 0 else Location(file)


def _path(place: Place) -> str:
    steps: list[str] = []
    while len(place) > 2:
        key = place[1]
        steps.append(f"[{key}]" if isinstance(key, int) else f".{key}")
        place = place[0]
    return "$" + "".join(reversed(steps))


def plain(node: Node) -> Any:
    """Return the plain Python data of ``node``: dicts, lists and scalars.

    >>> plain(read_document("a: [1, two, {three: null}]", "x.yaml")[0])
    {'a': [1, 'two', {'three': None}]}
    """
    value = node.value
    if isinstance(value, dict):
        return {key: plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [plain(child) for child in value]
    return value


def read_file(path: str | Path) -> tuple[Node | None, list[Diagnostic]]:
    """Read the YAML or JSON file at ``path``; a file that cannot be read is a diagnostic, not an exception."""
    try:
        with open(path, "rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [_error("DR014", f"the file cannot be read: {reason}", Location(str(path)))]
    return read_document(content, str(path))


def read_document(text: str | bytes, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read YAML or JSON text.

    Args:
        text: the text; bytes must be UTF-8.
        file: what to call the text in locations.

    Returns:
        the tree, or ``None`` when the text could not be read to its end, and every diagnostic. A tree may come with
        diagnostics: what they complain about (a second equal key, an alias) is then not in it.
    """
    decoded, problem = _decode(text, file)
    if decoded is None:
        return None, [problem] if problem else []
    reading = _Reading(file)
    try:
        root = reading.read(CParser(decoded))
    except yaml.MarkedYAMLError as error:
        return None, [*reading.diagnostics, _syntax_error(error, decoded, file)]
    except (yaml.YAMLError, UnicodeError) as error:
        return None, [*reading.diagnostics, _error("DR002", _first_line(error), Location(file))]
    if root is None and not reading.diagnostics:
        reading.diagnostics.append(_error("DR011", "the document is empty", Location(file)))
    return root, reading.diagnostics


_SURROGATE_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def _decode(text: str | bytes, file: str) -> tuple[str | None, Diagnostic | None]:
    """Return the text to parse, or why it cannot be."""
    if len(text) > SIZE_LIMIT:
        limit = f"{SIZE_LIMIT:,}"
        return None, _error("DR003", f"the document is larger than {limit} bytes", Location(file))
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = text.count(b"\n", 0, error.start) + 1
            column = error.start - text.rfind(b"\n", 0, error.start)
            hint = "Save the file as UTF-8."
            return None, _error("DR002", "the text is not UTF-8", Location(file, line, column), hint=hint)
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] in ("{", "[") and "\\u" in text:
        # JSON writes characters outside the basic plane as two escapes, which YAML does not know.
        text = _SURROGATE_PAIR.sub(_join_surrogates, text)
    return text, None


def _join_surrogates(match: re.Match[str]) -> str:
    high, low = int(match[1], 16), int(match[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"


def _error(code: str, message: str, location: Location, path: str = "", hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, location, path, hint)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


_SYNTAX_HINTS = {
    "mapping values are not allowed": "Put a text that contains ': ' in quotes.",
    "cannot start any token": "Put a text that begins with this character in quotes.",
    "did not find expected key": "Check the indentation and the quotes.",
    "could not find expected ':'": "Check the indentation, and that every key ends with a colon.",
}


def _syntax_error(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    """Translate what libyaml says; the problem mark is where it noticed, which is what an author can look at."""
    problem = error.problem or _first_line(error)
    context = f" ({error.context})" if error.context else ""
    hint = next((hint for sign, hint in _SYNTAX_HINTS.items() if sign in problem), "")
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return _error("DR001", f"this is not YAML: {problem}{context}", Location(file), hint=hint)
    if text[mark.index : mark.index + 1] == "\t":
        hint = "Indent with spaces, not with tabs."
    location = _location(file, (mark.line, mark.column, mark.line, mark.column))
    return _error("DR001", f"this is not YAML: {problem}{context}", location, hint=hint)


_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_DIGITS_LIMIT = 40


class _NotANumberError(Exception):
    """A scalar that claims to be a number and cannot be one."""


def _number(text: str) -> int | float | str:
    """Return the number that a plain scalar writes in the core schema, or the text when it is none."""
    if _INTEGER.fullmatch(text):
        if len(text) > _DIGITS_LIMIT:
            raise _NotANumberError
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if math.isinf(number):
            raise _NotANumberError
        return number
    if _BASED.fullmatch(text):
        if len(text) > _DIGITS_LIMIT:
            raise _NotANumberError
        return int(text, 0)
    if _NOT_FINITE.fullmatch(text):
        raise _NotANumberError
    return text


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column, end.line, end.column)


class _Reading:
    """The building of one tree from the events of the parser.

    Events and not composed nodes: the C composer recurses, so that deep nesting would end the process.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []

    def complain(self, code: str, message: str, event: Any, path: str = "", hint: str = "") -> None:
        """Note an error at ``event``."""
        self.diagnostics.append(_error(code, message, _location(self.file, _span(event)), path, hint))

    def read(self, parser: Any) -> Node | None:
        """Read the one document of the text; ``None`` when there is none."""
        parser.get_event()
        first = parser.get_event()
        if type(first) is yaml.StreamEndEvent:
            return None
        root = self._tree(parser.get_event)
        if self.diagnostics and self.diagnostics[-1].code == "DR004":
            return None
        parser.get_event()
        second = parser.get_event()
        if type(second) is not yaml.StreamEndEvent:
            self.complain("DR009", "a second document begins here; one file holds one document", second)
            return None
        return root

    def _tree(self, next_event: Any) -> Node | None:
        """Build the tree of one document.

        One loop without calls for the usual scalar, because this is where the time of loading goes.
        """
        holder: list[Node] = []
        container: Any = holder
        place: Place = ("", self.file)
        key: Any = None
        key_span: Span = NO_SPAN
        stack: list[tuple[Any, Place, Any, Span, Node]] = []
        scalar_type, mapping_type, sequence_type = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        while True:
            event = next_event()
            kind = type(event)
            start = event.start_mark
            if kind is scalar_type:
                value: Any = event.value
                end = event.end_mark
                span = (start.line, start.column, end.line, end.column)
                if event.implicit[0]:
                    if value in _WORDS:
                        value = _WORDS[value]
                    elif value[0] in _NUMBER_STARTS:
                        value = self._number(event)
                if event.anchor or event.tag:
                    self._refuse_marks(event)
                if key is None and type(container) is dict:
                    key, key_span = self._key(value, event, container, place), span
                    continue
                child_place = (place, key if key is not None else len(container), key_span) if stack else place
                node = Node(value, child_place, span)
            elif kind is mapping_type or kind is sequence_type:
                if event.anchor or event.tag:
                    self._refuse_marks(event)
                if key is None and type(container) is dict:
                    self.complain("DR008", "a key must be text", event, _path(place))
                    key = _COLLECTION
                child_place = (place, key if key is not None else len(container), key_span) if stack else place
                node = Node({} if kind is mapping_type else [], child_place, (start.line, start.column, 0, 0))
                if len(stack) == DEPTH_LIMIT:
                    self.complain("DR004", f"nested deeper than {DEPTH_LIMIT} levels", event, _path(place))
                    return None
                stack.append((container, place, key, key_span, node))
                container, place, key, key_span = node.value, child_place, None, NO_SPAN
                continue
            elif kind is yaml.AliasEvent:
                hint = "Put a text that begins with '*' in quotes."
                self.complain("DR005", f"an alias (*{event.anchor}) is not allowed", event, _path(place), hint)
                if key is None and type(container) is dict:
                    key = _REFUSED
                    continue
                child_place = (place, key if key is not None else len(container), key_span) if stack else place
                node = Node(None, child_place, _span(event))
            else:
                container, place, key, key_span, node = stack.pop()
                _close(node, event)
                if key is _COLLECTION:
                    key = _REFUSED
                    continue
            if type(container) is not dict:
                container.append(node)
            else:
                if key is not _REFUSED:
                    container[key] = node
                key, key_span = None, NO_SPAN
            if not stack:
                return holder[0]

    def _number(self, event: Any) -> Any:
        try:
            return _number(event.value)
        except _NotANumberError:
            self.complain("DR010", f"'{event.value[:40]}' is not a finite number", event)
            return None

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
            self.complain("DR008", f"a key must be text, '{event.value}' is not", event, _path(place), hint)
            return _REFUSED
        if value in container:
            first = _location(self.file, container[value]._place[2])
            self.complain("DR007", f"the key '{value}' is here twice, first in line {first.line}", event, _path(place))
            return _REFUSED
        return value


_REFUSED = object()
"""Stands for a key that was complained about: its value is read and dropped."""
_COLLECTION = object()
"""Stands for a key that is itself a list or a mapping, while that is being read."""


def _close(node: Node, event: Any) -> None:
    """Set the end of a collection: a block ends with its last member, not where the next token begins."""
    line, column, _, _ = node._span
    if event.start_mark.index != event.end_mark.index:
        node._span = (line, column, event.end_mark.line, event.end_mark.column)
        return
    children = node.value.values() if type(node.value) is dict else node.value
    last = next(reversed(children), None)
    node._span = (line, column, *last._span[2:]) if last is not None else (line, column, line, column)


def node_from_data(data: Any, file: str = "<data>") -> tuple[Node | None, list[Diagnostic]]:
    """Wrap plain Python data, such as a mapping from a caller, in nodes without lines.

    ``datetime.date`` is allowed besides what JSON has; tuples count as lists.

    >>> node, findings = node_from_data({"needs": [{"owner": {1}}]})
    >>> [str(finding) for finding in findings]
    ["<data>: DR012 a value of type 'set' has no place in a document (at $.needs[0].owner)"]
    """
    diagnostics: list[Diagnostic] = []
    return _wrap(data, ("", file), 0, diagnostics), diagnostics


def _wrap(data: Any, place: Place, depth: int, diagnostics: list[Diagnostic]) -> Node | None:
    kind = type(data)
    if kind is str or data is None or kind is bool:
        return Node(data, place, NO_SPAN)
    if depth > DEPTH_LIMIT:
        return _drop("DR004", f"nested deeper than {DEPTH_LIMIT} levels", place, diagnostics)
    if isinstance(data, Mapping):
        return _wrap_mapping(data, place, depth, diagnostics)
    if isinstance(data, list | tuple):
        wrapped = [_wrap(item, (place, index, NO_SPAN), depth + 1, diagnostics) for index, item in enumerate(data)]
        return Node([child for child in wrapped if child is not None], place, NO_SPAN)
    if isinstance(data, str):
        return Node(str.__str__(data), place, NO_SPAN)
    if isinstance(data, int | float):
        if not math.isfinite(data) or abs(data) >= 10**_DIGITS_LIMIT:
            return _drop("DR010", "the number is not finite or too large", place, diagnostics)
        return Node(data, place, NO_SPAN)
    if isinstance(data, datetime.date) and not isinstance(data, datetime.datetime):
        return Node(data, place, NO_SPAN)
    return _drop("DR012", f"a value of type '{kind.__name__}' has no place in a document", place, diagnostics)


def _wrap_mapping(data: Mapping[Any, Any], place: Place, depth: int, diagnostics: list[Diagnostic]) -> Node:
    children: dict[str, Node] = {}
    for key, item in data.items():
        if not isinstance(key, str):
            _drop("DR008", f"a key must be text, {key!r:.60} is not", place, diagnostics)
            continue
        child = _wrap(item, (place, str.__str__(key), NO_SPAN), depth + 1, diagnostics)
        if child is not None:
            children[str.__str__(key)] = child
    return Node(children, place, NO_SPAN)


def _drop(code: str, message: str, place: Place, diagnostics: list[Diagnostic]) -> None:
    file = place
    while len(file) > 2:
        file = file[0]
    diagnostics.append(_error(code, message, Location(str(file[1])), _path(place)))
