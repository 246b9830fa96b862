"""A review as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealrules.bilingual import Language
from dealrules.review.page import Item, build_page
from dealrules.wording.wrapping import wrapped

if TYPE_CHECKING:
    from dealrules.review.review import Review

__all__ = ["render_text"]


def render_text(review: Review, language: Language, *, everything: bool = False) -> str:
    """Return the page of a review as text that ends with a newline."""
    page = build_page(review, language, everything=everything)
    lines = [*wrapped(page.title, ""), *wrapped(page.subtitle, "")]
    if page.empty:
        lines += ["", *wrapped(page.empty, "")]
    number = 0
    for block in page.blocks:
        lines += ["", block.title]
        for item in block.items:
            number += 1
            lines += _item(number, item)
    if page.more:
        lines += ["", page.more]
    return "\n".join(lines) + "\n"


def _item(number: int, item: Item) -> list[str]:
    lines = wrapped(f"[{item.label}] {item.text}", f"{number:2}. ")
    for note in item.notes:
        lines += wrapped(note, "    ")
    return lines
