"""Random deals: every subject, every attribute, unknown values everywhere.

Values are drawn from a :class:`random.Random`, so that the same generator serves Hypothesis (through
``hypothesis.strategies.randoms``, which shrinks) and bulk fuzzing from a seed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import attrs

from dealrules.snapshot import SUBJECTS, Deal
from dealrules.snapshot.attribute import METADATA_KEY, Attribute, Direction, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["DealGenerator"]

AS_OF = datetime.date(2026, 11, 20)
DAYS = (0, 1, 3, 7, 14, 30, 45, 90, 365)
"""Days around which dates are drawn, so that thresholds are met exactly now and then."""

_WORDS = ("王总", "Anna Lee", "价格太高", "the line stops every week", "<b>*_`", "")


class DealGenerator:
    """Makes random deals.

    Args:
        random: where all choices come from.
        size: the largest number of members of a subject.
        least: the smallest number of members in a list that is known.
        known: how likely an attribute is known, 0 to 1.
        subjects: the subjects with their attributes, extension attributes included.
    """

    def __init__(
        self,
        random: Random,
        *,
        size: int = 5,
        least: int = 0,
        known: float = 0.7,
        subjects: Mapping[str, Subject] = SUBJECTS,
    ) -> None:
        self.random, self.size, self.least, self.known, self.subjects = random, size, least, known, subjects
        self._ids: dict[str, list[str] | None] = {}

    def deal(self, **given: Any) -> Deal:
        """Return a valid deal; ``given`` attributes of the deal itself are taken as they are."""
        self._ids = {name: self._identifiers(name) for name in self.subjects}
        made: Deal = self._make(Deal, {"id": "deal", "as_of": AS_OF, **given}, "deal")
        return made

    def _identifiers(self, subject: str) -> list[str] | None:
        """Return the ids of the members of a subject, ``None`` for an unknown list."""
        if not self._is_known():
            return None
        return [f"{subject[:2]}{number}" for number in range(self.random.randint(self.least, self.size))]

    def _is_known(self) -> bool:
        return self.random.random() < self.known

    def _make(self, cls: type, given: Mapping[str, Any], subject: str) -> Any:
        values = dict(given)
        for field in attrs.fields(cls):
            described: Attribute | None = field.metadata.get(METADATA_KEY)
            if described is None or field.name in values:
                continue
            if described.kind is Kind.LIST:
                values[field.name] = self._members(described.target)
            elif described.required or self._is_known() or self._holds_members(field):
                values[field.name] = self._value(field, described, subject, values.get("id", ""))
        custom = {
            name.removeprefix("custom."): self._plain(attribute)
            for name, attribute in self.subjects[subject].attributes.items()
            if attribute.custom and self._is_known() and cls is self.subjects[subject].member
        }
        return cls(**values, **({"custom": custom} if custom else {}))

    def _holds_members(self, field: Any) -> bool:
        """Say whether a section has a list whose members others refer to."""
        inner = attrs.fields(field.metadata["section"]) if "section" in field.metadata else ()
        return any(each.metadata[METADATA_KEY].kind is Kind.LIST for each in inner if METADATA_KEY in each.metadata)

    def _value(self, field: Any, described: Attribute, subject: str, identifier: str) -> Any:
        match described.kind:
            case Kind.SECTION:
                return self._make(field.metadata["section"], {}, subject)
            case Kind.REFERENCE:
                identifiers = self._ids[described.target] or []
                if described.target == subject:  # nobody reports to themselves, not even indirectly
                    identifiers = identifiers[: identifiers.index(identifier)]
                return self.random.choice(identifiers) if identifiers else None
            case Kind.REFERENCE_SET:
                return frozenset(self._some(self._ids[described.target] or ()))
            case Kind.ENUMERATION:
                return self.random.choice(list(field.metadata["terms"]))
            case Kind.ENUMERATION_SET:
                return frozenset(self._some(list(field.metadata["terms"])))
            case _ if field.name == "currency":
                return self.random.choice(("CNY", "CNY", "EUR"))
            case _:
                return self._plain(described)

    def _plain(self, described: Attribute) -> Any:
        match described.kind:
            case Kind.BOOLEAN:
                return self.random.choice((True, False))
            case Kind.INTEGER | Kind.NUMBER | Kind.MONEY | Kind.DAYS:
                return self._number(described)
            case Kind.DATE:
                days = self.random.choice(DAYS) + self.random.randint(-1, 1)
                sign = -1 if described.direction is Direction.PAST else self.random.choice((1, 1, -1))
                return AS_OF + datetime.timedelta(days=sign * max(days, 0))
            case Kind.ENUMERATION:
                return self.random.choice(sorted(described.vocabulary))
            case Kind.ENUMERATION_SET:
                return frozenset(self._some(sorted(described.vocabulary)))
            case _:
                return self.random.choice(_WORDS)

    def _number(self, described: Attribute) -> float:
        low = int(described.minimum if described.minimum is not None else -5)
        high = int(described.maximum if described.maximum is not None else 1_000_000)
        return min(max(self.random.choice((0, 1, 2, 3, 5, 7, 30, 100, 1_000_000)), low), high)

    def _some(self, values: Sequence[Any]) -> list[Any]:
        return [value for value in values if self.random.random() < 0.4]

    def _members(self, subject: str) -> tuple[Any, ...] | None:
        member = self.subjects[subject].member
        if self.subjects[subject].collection == ("criterion", "ratings"):
            if not self._is_known():
                return None
            rivals = self._some(self._ids["competitor"] or ())
            return tuple(
                self._make(member, {"id": f"r{self.random.randrange(10**9)}", "competitor": rival}, subject)
                for rival in rivals
            )
        identifiers = self._ids[subject]
        if identifiers is None:
            return None
        shuffled = list(identifiers)
        self.random.shuffle(shuffled)
        return tuple(self._make(member, {"id": identifier}, subject) for identifier in shuffled)
