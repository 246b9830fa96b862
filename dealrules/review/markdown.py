"""A review as Markdown, for a wiki, a ticket or a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dealrules.bilingual import Language
from dealrules.review.page import build_page
from dealrules.wording.wrapping import one_line

if TYPE_CHECKING:
    from dealrules.review.review import Review

__all__ = ["render_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def render_markdown(review: Review, language: Language, *, everything: bool = False) -> str:
    """Return the page of a review as Markdown that ends with a newline; names cannot break the markup."""
    page = build_page(review, language, everything=everything)
    lines = [f"# {escaped(page.title)}", "", escaped(page.subtitle)]
    if page.empty:
        lines += ["", page.empty]
    number = 0
    for block in page.blocks:
        lines += ["", f"## {block.title}", ""]
        for item in block.items:
            number += 1
            mark = f"{number}. "
            lines.append(f"{mark}**{item.label}** {escaped(item.text)}")
            # a list inside an item must begin below its text, else it ends the item
            lines += [f"{' ' * len(mark)}- {escaped(note)}" for note in item.notes]
    if page.more:
        lines += ["", f"*{page.more}*"]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return ``text`` with the characters escaped that Markdown would read as markup."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
