"""The glossary: every word of the closed vocabularies in both languages, with its meaning."""

from __future__ import annotations

from functools import cache

import attrs

from dealrules.bilingual import Bilingual
from dealrules.vocabulary import VOCABULARIES

__all__ = ["Entry", "glossary"]


@attrs.frozen(kw_only=True)
class Entry:
    """A word of the field.

    Attributes:
        vocabulary: name of its vocabulary, such as ``phase``.
        value: how deals and rules write it.
        label: what a reader sees.
        meaning: what it stands for.
    """

    vocabulary: str
    value: str
    label: Bilingual
    meaning: Bilingual


@cache
def glossary() -> tuple[Entry, ...]:
    """Return all words, by vocabulary and in the order of its scale.

    >>> next(entry for entry in glossary() if entry.vocabulary == "phase").label
    Bilingual(en='before contact', zh='接触前')
    """
    return tuple(
        Entry(vocabulary=name, value=str(term), label=term.label, meaning=term.meaning)
        for name, terms in VOCABULARIES.items()
        for term in terms
    )
