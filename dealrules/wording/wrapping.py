"""Lines of text, 80 columns wide, with Chinese characters counted as two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

__all__ = ["WIDTH", "one_line", "width", "wrapped"]

WIDTH = 80

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_OPENING = "（《「『〔【“‘"
_CLOSING = "，。、；：？！）》」』〕】…”’"
_PIECES = re.compile(
    rf"""
    [{_OPENING}]*                      # opening marks, which must not end a line,
    (?: (?![{_OPENING}])[{_WIDE}]      # a wide character
      | [^\s{_WIDE}“‘]+ )              # or a word,
    [{_CLOSING}]*                      # and closing marks, which must not start one
    | \s+ | \S
    """,
    re.VERBOSE,
)

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that change the direction of writing."""


def width(text: str) -> int:
    """Return the number of columns that a text takes on a terminal.

    >>> width("deal 项目")
    9
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def one_line(text: str) -> str:
    r"""Return a text with its white space evened out, without what would steer a terminal or turn the line around.

    >>> one_line("Wang\n  Lei\x1b[31m")
    'Wang Lei[31m'
    """
    return _UNSEEN.sub("", " ".join(text.split()))


def wrapped(text: str, indent: str) -> list[str]:
    """Wrap a text to :data:`WIDTH` columns after ``indent``; Chinese may break anywhere but at a mark.

    >>> wrapped("one two", "- ")
    ['- one two']
    """
    room = WIDTH - width(indent)
    lines, used = [""], 0
    for piece in chain.from_iterable(_cut(found, room) for found in _PIECES.findall(one_line(text))):
        columns = width(piece)
        if used + columns > room and used:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            used = 0
            if piece.isspace():
                continue
        lines[-1] += piece
        used += columns
    return [(indent if number == 0 else " " * width(indent)) + line for number, line in enumerate(lines)]


def _cut(piece: str, room: int) -> Iterator[str]:
    """Yield a piece as it is, or in parts if it is longer than a line."""
    if width(piece) <= room:
        yield piece
        return
    part = ""
    for character in piece:
        if width(part) + width(character) > room:
            yield part
            part = ""
        part += character
    yield part
