"""Text in the two languages of the library, English and simplified Chinese."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import attrs

__all__ = ["LANGUAGES", "Bilingual", "Language"]

Language = Literal["en", "zh"]
"""The code of a language that every text exists in."""

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@attrs.frozen
class Bilingual:
    """One text in English and in simplified Chinese.

    >>> Bilingual("deal", "项目").in_language("zh")
    '项目'
    """

    en: str
    zh: str

    @classmethod
    def of(cls, say: Callable[[Language], str]) -> Bilingual:
        """Return what ``say`` says in each language."""
        return cls(say("en"), say("zh"))

    def in_language(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.zh if language == "zh" else self.en
