"""The marks of each language: what stands between words, after a label and around an aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from dealrules.bilingual import Language

__all__ = ["TYPOGRAPHY", "Typography"]


@attrs.frozen(kw_only=True)
class Typography:
    """The marks of one language, with the spaces that belong to them.

    Attributes:
        space: what stands between two words or sentences.
        colon: what follows a label.
        comma: what separates clauses.
        listing: what separates the items of a list.
        semicolon: what separates longer items.
        conjunction: what joins two conditions that both hold.
        possessive: what stands between a thing and what it has.
        opening: what begins an aside.
        closing: what ends an aside.
        citing: what begins a citation.
        cited: what ends a citation.
        dash: what stands between a name and what is said of it.
    """

    space: str
    colon: str
    comma: str
    listing: str
    semicolon: str
    conjunction: str
    possessive: str
    opening: str
    closing: str
    citing: str
    cited: str
    dash: str

    def labelled(self, label: str, text: str) -> str:
        """Return a text behind its label."""
        return f"{label}{self.colon}{text}"

    def listed(self, words: Iterable[str]) -> str:
        """Return the items of a list in one line."""
        return self.listing.join(words)

    def aside(self, text: str) -> str:
        """Return a text in brackets, to stand behind another."""
        return f"{self.opening}{text}{self.closing}"

    def citation(self, parts: Iterable[str]) -> str:
        """Return where something comes from, in the brackets of a citation."""
        return f"{self.citing}{self.comma.join(parts)}{self.cited}"

    def words(self, *parts: str) -> str:
        """Return words or sentences one after the other.

        >>> TYPOGRAPHY["zh"].words("预算", "已知"), TYPOGRAPHY["en"].words("budget", "is known")
        ('预算已知', 'budget is known')
        """
        return self.space.join(parts)


TYPOGRAPHY: Mapping[Language, Typography] = {
    "en": Typography(
        space=" ", colon=": ", comma=", ", listing=", ", semicolon="; ", conjunction=" and ", possessive=" / ",
        opening=" (", closing=")", citing="[", cited="]", dash=" - ",
    ),
    "zh": Typography(
        space="", colon="：", comma="，", listing="、", semicolon="；", conjunction="，且", possessive="的",
        opening="（", closing="）", citing="〔", cited="〕", dash=" ",
    ),
}  # fmt: skip
"""The marks of each language."""
