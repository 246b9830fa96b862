"""Reviews as they were: stored with the deal, read back without rulebooks, and made again to see whether they hold."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.snapshot import Deal

if TYPE_CHECKING:
    from dealrules.api import Engine
    from dealrules.review import Review

__all__ = ["FORMAT", "Record", "RecordedAdvice", "Validity", "record_of"]

FORMAT = 1
"""The version of the form in which records are stored."""


class Validity(StrEnum):
    """What a record is worth now."""

    VALID = "valid"
    OTHER_DEAL = "other_deal"
    OTHER_BOOKS = "other_books"


@attrs.frozen
class RecordedAdvice:
    """An advice as it was: what a page needs of it, without the rulebooks.

    Attributes:
        rule: the id of its rule.
        kind: what to do with it: do, avoid, focus, tactic, ask or warn.
        priority: how much hung on it.
        members: the ids of the members it was about.
        text: what was said.
        instead: for something to avoid, what to do instead.
        data: everything, as the review gave it.
    """

    rule: str
    kind: str
    priority: str
    members: tuple[str, ...]
    text: Bilingual
    instead: Bilingual | None
    data: Mapping[str, Any] = attrs.field(hash=False, repr=False)


@attrs.frozen
class Record:
    """A review as it was, with the deal that was reviewed.

    Attributes:
        deal: the deal.
        review: the review as plain data.
    """

    deal: Deal
    review: Mapping[str, Any] = attrs.field(hash=False, repr=False)

    @property
    def advice(self) -> tuple[RecordedAdvice, ...]:
        """What was shown, best first."""
        return tuple([_advice(data) for data in self.review["advice"]])

    @property
    def rulebooks_digest(self) -> str:
        """The digest of the rulebooks that were used."""
        return str(self.review["rulebooks"]["digest"])

    def validity(self, engine: Engine, deal: Deal | None = None) -> Validity:
        """Say whether the record is what reviewing would give today.

        Args:
            engine: the books of today.
            deal: the deal of today; without it, the recorded one.
        """
        if engine.ruleset.digest != self.rulebooks_digest:
            return Validity.OTHER_BOOKS
        return Validity.VALID if deal is None or deal == self.deal else Validity.OTHER_DEAL

    def replayed(self, engine: Engine) -> Review:
        """Review the recorded deal again; with the recorded books, the same comes out."""
        return engine.review(self.deal)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON data."""
        return {"format": FORMAT, "deal": self.deal.to_dict(), "review": dict(self.review)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Record:
        """Return a record that was stored.

        Raises:
            ValueError: this is no record, or one of another version; the message says which are read.
            InvalidDeal: its deal is not valid.
        """
        if not isinstance(data, Mapping) or not {"format", "deal", "review"} <= set(data):
            raise ValueError("a record is a mapping with 'format', 'deal' and 'review'")
        if data["format"] != FORMAT:
            raise ValueError(f"records of format {FORMAT} are read, not {data['format']!r}")
        if not isinstance(data["review"], Mapping) or not {"advice", "rulebooks", "deal"} <= set(data["review"]):
            raise ValueError("the review of a record has 'advice', 'rulebooks' and 'deal'")
        return cls(Deal.from_dict(data["deal"]), data["review"])


def record_of(review: Review) -> Record:
    """Return a review as it is stored."""
    return Record(review.deal, review.to_dict())


def _advice(data: Mapping[str, Any]) -> RecordedAdvice:
    instead = data.get("instead")
    return RecordedAdvice(
        rule=data["rule"]["id"],
        kind=data["kind"],
        priority=data["priority"],
        members=tuple(data["members"]),
        text=Bilingual(data["text"]["en"], data["text"]["zh"]),
        instead=None if instead is None else Bilingual(instead["en"], instead["zh"]),
        data=data,
    )
