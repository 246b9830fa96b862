"""Reading a text or a file; whatever is wrong with it comes back as diagnostics."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from yaml._yaml import CParser

from dealrules.documents.node import Node, Place, location_of, span_of
from dealrules.documents.tree import DEPTH_LIMIT, Tree
from dealrules.errors import Diagnostic, Location, Severity

__all__ = ["SIZE_LIMIT", "content_of", "decoded", "parse", "read_document", "read_file"]

SIZE_LIMIT = 2_000_000
"""The largest text that is read, in bytes."""

_SYNTAX_HINTS = {
    "mapping values are not allowed": "Put a text that contains ': ' in quotes.",
    "cannot start any token": "Put a text that begins with this character in quotes.",
    "did not find expected ','": "Put a text that contains a comma, a colon or a bracket in quotes.",
    "did not find expected key": "Check the indentation and the quotes.",
    "did not find expected '-'": "Check the indentation: the keys of one member stand exactly below each other.",
    "could not find expected ':'": "Check the indentation, and that every key ends with a colon.",
}

_FULL_WIDTH_COLON = re.compile(r"^[ \t-]*\w+：", re.MULTILINE)
"""A key as somebody writes it who did not switch the Chinese keyboard off."""

_BRACKETS = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|[\[\]{}]""", re.DOTALL)
"""A quoted text, whose brackets do not count, or a bracket."""


def content_of(path: str | Path) -> tuple[bytes | None, list[Diagnostic]]:
    """Return the content of a file; one that cannot be read is a diagnostic, not an exception."""
    try:
        with open(path, "rb") as stream:
            return stream.read(SIZE_LIMIT + 1), []
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [_error("DR014", f"the file cannot be read: {reason}", Location(str(path)))]


def read_file(path: str | Path) -> tuple[Node | None, list[Diagnostic]]:
    """Read the YAML or JSON file at ``path``, as :func:`read_document` does its text."""
    content, diagnostics = content_of(path)
    return (None, diagnostics) if content is None else read_document(content, str(path))


def read_document(text: str | bytes, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read YAML or JSON text.

    Args:
        text: the text; bytes must be UTF-8.
        file: what to call the text in locations.

    Returns:
        the tree, or ``None`` when the text could not be read to its end, and every diagnostic. A tree may come with
        diagnostics: what they complain about (a second equal key, an alias) is then not in it.
    """
    content, diagnostics = decoded(text, file)
    return (None, diagnostics) if content is None else parse(content, file, (file,))


def parse(text: str, file: str, place: Place) -> tuple[Node | None, list[Diagnostic]]:
    """Read decoded text into a tree whose top hangs at ``place``."""
    tree = Tree(place, file)
    try:
        root = tree.read(CParser(text).get_event)
    except yaml.MarkedYAMLError as error:
        return None, [*tree.diagnostics, _too_deep(error, text, file) or _syntax_error(error, text, file)]
    except (yaml.YAMLError, UnicodeError) as error:
        return None, [*tree.diagnostics, _error("DR002", _first_line(error), Location(file))]
    if root is None and not tree.diagnostics:
        return None, [_error("DR011", "the document is empty", Location(file))]
    return root, tree.diagnostics


_SURROGATE_PAIR = re.compile(r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def decoded(text: str | bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Return the text to parse, or why it cannot be."""
    if len(text) > SIZE_LIMIT:
        return None, [_error("DR003", f"the document is larger than {SIZE_LIMIT:,} bytes", Location(file))]
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = bytes(error.object[: error.start])
            location = Location(file, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
            return None, [_error("DR002", "the text is not UTF-8", location, "Save the file as UTF-8.")]
    text = text.removeprefix("\ufeff")
    if "\\u" in text and text.lstrip()[:1] in ("{", "["):
        # JSON writes characters outside the basic plane as two escapes, which YAML does not know.
        text = _SURROGATE_PAIR.sub(_join_surrogates, text)
    return text, []


def _join_surrogates(match: re.Match[str]) -> str:
    high, low = int(match[1], 16), int(match[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"


def _error(code: str, message: str, location: Location, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, location, "", hint)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _too_deep(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic | None:
    """Return the finding for brackets nested too deep, if that is what the parser stumbled over.

    libyaml looks ahead for the end of a key, so that a limit of its own may end the reading before the tree has seen
    as many levels as are allowed here.
    """
    mark = error.problem_mark or error.context_mark
    depth = 0
    for match in _BRACKETS.finditer(text, 0, mark.index if mark else len(text)):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > DEPTH_LIMIT:
            before = text[: match.start()]
            line, column = before.count("\n") + 1, match.start() - before.rfind("\n")
            return _error("DR004", f"nested deeper than {DEPTH_LIMIT} levels", Location(file, line, column))
    return None


def _syntax_error(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    """Translate what libyaml says; the problem mark is where it noticed, which is what an author can look at."""
    problem = error.problem or _first_line(error)
    context = f" ({error.context})" if error.context else ""
    hint = next((hint for sign, hint in _SYNTAX_HINTS.items() if sign in problem), "")
    # a key without a colon is noticed at the end of the text, and stands where the context begins
    unfinished = error.context == "while scanning a simple key"
    mark = (error.context_mark if unfinished else None) or error.problem_mark or error.context_mark
    if mark is None:
        return _error("DR001", f"this is not YAML: {problem}{context}", Location(file), hint)
    if text[mark.index : mark.index + 1] == "\t":
        hint = "Indent with spaces, not with tabs."
    elif _FULL_WIDTH_COLON.search("\n".join(text.splitlines()[max(mark.line - 1, 0) : mark.line + 1])):
        hint = "Write ': ' after a key, not the full-width '：'."
    location = location_of(file, span_of(mark, mark))
    return _error("DR001", f"this is not YAML: {problem}{context}", location, hint)
