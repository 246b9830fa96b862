"""The base of the closed vocabularies: an enumeration whose values carry labels and a meaning."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from dealrules.bilingual import Bilingual

__all__ = ["Scale", "Term"]


class Term(StrEnum):
    """A value of a closed vocabulary of the field.

    A member is declared as ``name = value, English label, Chinese label, English meaning, Chinese meaning``; it is
    a ``str`` equal to its value, which is what YAML and JSON carry.
    """

    label: Bilingual
    meaning: Bilingual

    def __new__(cls, value: str, en: str, zh: str, meaning_en: str = "", meaning_zh: str = "") -> Self:
        """Make a member of its value, labels and meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Bilingual(en, zh)
        member.meaning = Bilingual(meaning_en, meaning_zh)
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """Return the word that is written ``value``; ``KeyError`` if there is none."""
        return {term.value: term for term in cls}[value]


class Scale(Term):
    """A value of a vocabulary whose words are steps, declared from the first to the last.

    Rules may ask for a run of steps: ``phase: {from: needs_recognition, to: concerns_resolution}``.
    """
