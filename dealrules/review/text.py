"""A review as plain text, 80 columns wide, with Chinese characters counted as two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wcwidth import wrap

from dealrules.bilingual import Language
from dealrules.review.page import Item, build_page

if TYPE_CHECKING:
    from dealrules.review.review import Review

__all__ = ["WIDTH", "render_text", "wrapped"]

WIDTH = 80

_NOT_AT_LINE_START = "，。、；：？！）》」』〕】·,.;:?!)]”’%"


def render_text(review: Review, language: Language, *, everything: bool = False) -> str:
    """Return the page of a review as text that ends with a newline."""
    page = build_page(review, language, everything=everything)
    lines = [*wrapped(page.title, ""), *wrapped(page.subtitle, "")]
    if page.empty:
        lines += ["", page.empty]
    number = 0
    for block in page.blocks:
        lines += ["", block.title]
        for item in block.items:
            number += 1
            lines += _item(number, item)
        if block.more:
            lines.append(f"    {block.more}")
    return "\n".join(lines) + "\n"


def _item(number: int, item: Item) -> list[str]:
    lines = wrapped(f"[{item.label}] {item.text}", f"{number:2}. ")
    for note in item.notes:
        lines += wrapped(note, "    ")
    return lines


def wrapped(text: str, indent: str) -> list[str]:
    """Wrap a text to :data:`WIDTH` columns after ``indent``; no line starts with a closing mark."""
    lines = wrap(text, WIDTH - len(indent) - 2) or [""]
    for place in range(1, len(lines)):
        while lines[place] and lines[place][0] in _NOT_AT_LINE_START and len(lines[place - 1]) > 1:
            lines[place - 1], moved = lines[place - 1][:-1], lines[place - 1][-1]
            lines[place] = moved + lines[place]
    return [indent + lines[0], *(" " * len(indent) + line for line in lines[1:])]
