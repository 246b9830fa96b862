"""Rulebooks with their tests left unread, because a review never looks at them and they are half of the text.

The lines of each ``tests:`` of a rule are cut out before the text is parsed, and a mark is put in their place. Should
a mark not turn up exactly where the tests of a rule stand, or should anything be wrong with the text, then it is read
again as it is: cutting saves time, and changes nothing but where the tests and their rule are said to end.
"""

from __future__ import annotations

import re

import attrs

from dealrules.documents.node import Node, Place
from dealrules.documents.reading import decoded, parse
from dealrules.errors import Diagnostic

__all__ = ["Deferred", "read_book"]

_RULES = re.compile(r"^rules:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*(?P<indent> *)- (?! )", re.MULTILINE)
# From here on patterns begin with a line feed, and not with "^": text is searched much faster for a character.
_NEXT_KEY = re.compile(r"\n[^\s#-]")
_MARK = "unread tests \u2116 "


@attrs.frozen
class Deferred:
    """A part of a document that has not been read yet; the value of a node."""

    _text: str = attrs.field(repr=False)
    _line: int
    _file: str
    _place: Place = attrs.field(repr=False)
    _key: str

    def read(self) -> tuple[Node | None, list[Diagnostic]]:
        """Read it now; locations are those of the whole document."""
        root, diagnostics = parse("\n" * self._line + self._text, self._file, self._place)
        return (root.value[self._key] if root is not None else None), diagnostics


def read_book(text: str | bytes, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read a rulebook; the value of the ``tests`` of a rule may be a :class:`Deferred`.

    Everything else is as in :func:`~dealrules.documents.reading.read_document`.
    """
    content, diagnostics = decoded(text, file)
    if content is None:
        return None, diagnostics
    shortened, cuts = _cut(content)
    if cuts:
        root, problems = parse(shortened, file, (file,))
        if root is not None and not problems and _put_back(root, cuts):
            return root, []
    return parse(content, file, (file,))


def _cut(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text with marks for the tests of rules, and the line and text of each that was cut."""
    start = _RULES.search(text)
    if start is None:
        return text, []
    end = _NEXT_KEY.search(text, start.end())
    stop = end.start() + 1 if end else len(text)
    section = text[start.start() : stop]
    indent = len(start["indent"])
    begin = re.compile(rf"\n {{{indent + 2}}}tests:[ \t]*(?:#.*)?\r?\n")
    over = re.compile(rf"\n(?: {{0,{indent + 2}}}[^ \r\n#-]| {{0,{indent + 1}}}-)")
    before, line, position = text[: start.start()], text.count("\n", 0, start.start()), 0
    pieces = [before]
    cuts: list[tuple[int, str]] = []
    while match := begin.search(section, position):
        last = over.search(section, match.end() - 1)
        first = match.start() + 1
        block = section[first : last.start() + 1 if last else len(section)]
        pieces.append(section[position:first])
        line += pieces[-1].count("\n")
        pieces.append(f"{' ' * (indent + 2)}tests: {_MARK}{len(cuts)}" + "\n" * block.count("\n"))
        cuts.append((line, block))
        line, position = line + block.count("\n"), first + len(block)
    pieces += [section[position:], text[stop:]]
    return "".join(pieces), cuts


def _put_back(root: Node, cuts: list[tuple[int, str]]) -> bool:
    """Replace every mark by the tests that it stands for; ``False`` unless each stands where tests belong."""
    rules = root.value.get("rules") if isinstance(root.value, dict) else None
    if rules is None or not isinstance(rules.value, list):
        return False
    number = 0
    for rule in rules.value:
        tests = rule.value.get("tests") if isinstance(rule.value, dict) else None
        if tests is None or not isinstance(tests.value, str) or not tests.value.startswith(_MARK):
            continue
        if tests.value != f"{_MARK}{number}" or number >= len(cuts):
            return False
        line, text = cuts[number]
        tests.value = Deferred(text, line, root.file, rule.place, "tests")
        number += 1
    return number == len(cuts)
