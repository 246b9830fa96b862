"""The members of a deal: every person, need, concern ... in one fixed order, and how they relate.

Members are ordered by id, so that a review does not depend on the order in which they were listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from dealrules.rulebook.condition import Path
from dealrules.snapshot import Deal
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.subject import Subject, reader

__all__ = ["DEAL", "Member", "Population", "Related", "member_order"]


@attrs.frozen
class Member:
    """One thing rules speak about: the subject, and its position among the members of that subject."""

    subject: str
    position: int


DEAL = Member("deal", 0)
"""The deal itself."""


@attrs.frozen
class Related:
    """The members that a list of one holder names.

    Attributes:
        given: the list is known; a given list is complete.
        certain: positions of the members that are certainly in it.
        possible: positions of those that may be in it; more than ``certain`` only for a list read backwards, where
            the reference of a member may be unknown.
    """

    given: bool
    certain: tuple[int, ...]
    possible: tuple[int, ...]


class Population:
    """A deal, seen as members that can be read, followed and counted."""

    def __init__(self, deal: Deal, subjects: Mapping[str, Subject]) -> None:
        self.deal = deal
        self.subjects = subjects
        self._objects: dict[str, tuple[Any, ...]] = {"deal": (deal,)}
        self._given: dict[str, bool] = {"deal": True}
        self._nested: dict[tuple[str, int], tuple[int, ...] | None] = {}
        for name in subjects:
            self._collect(name)
        self._positions = {
            name: {member.id: place for place, member in enumerate(members)} for name, members in self._objects.items()
        }

    def _collect(self, name: str) -> None:
        """List the members of one subject, those of its holders first where it is nested."""
        if name in self._objects:
            return
        collection = self.subjects[name].collection
        if collection is None:
            self._objects[name], self._given[name] = (), True
            return
        holder, attribute = collection
        self._collect(holder)
        read = reader(attribute)
        found: list[Any] = []
        given = self._given[holder]
        for place, owner in enumerate(self._objects[holder]):
            inner = read(owner)
            if inner is None:
                given = False
                self._nested[name, place] = None
                continue
            self._nested[name, place] = tuple(range(len(found), len(found) + len(inner)))
            found.extend(sorted(inner, key=member_order))
        self._objects[name], self._given[name] = tuple(found), given

    def count(self, subject: str) -> int:
        """Return the number of listed members of ``subject``."""
        return len(self._objects[subject])

    def given(self, subject: str) -> bool:
        """Say whether every list that holds members of ``subject`` is known."""
        return self._given[subject]

    def member(self, subject: str, identifier: str) -> Member:
        """Return the member with this id; ``KeyError`` if there is none."""
        return Member(subject, self._positions[subject][identifier])

    def source(self, member: Member) -> Any:
        """Return the snapshot object of a member."""
        return self._objects[member.subject][member.position]

    def identifier(self, member: Member) -> str:
        """Return the id of a member, of the deal its own."""
        return str(self.source(member).id)

    def attribute(self, path: Path) -> Attribute:
        """Return the description of the attribute that a path ends at."""
        return self.subjects[path.subject].attributes[path.attribute]

    def value(self, member: Member, attribute: Attribute) -> Any:
        """Return the value of an attribute of a member, ``None`` where it is unknown."""
        if attribute.kind is Kind.DAYS and attribute.derived:
            return self._days(self._read(member, attribute.name.removesuffix("_days")), attribute.direction)
        return self._read(member, attribute.name)

    def _read(self, member: Member, name: str) -> Any:
        return reader(name)(self.source(member))

    def _days(self, day: date | None, direction: Direction | None) -> int | None:
        if day is None:
            return None
        difference = (day - self.deal.as_of).days
        return -difference if direction is Direction.PAST else difference

    def follow(self, member: Member, path: Path) -> Member | None:
        """Return the member that the references of ``path`` lead to, ``None`` where one is unknown."""
        at = DEAL if path.origin == "deal" else member
        for step in path.steps:
            identifier = self._read(at, step)
            if identifier is None:
                return None
            at = self.member(self.subjects[at.subject].attributes[step].target, identifier)
        return at

    def related(self, holder: Member, attribute: Attribute) -> Related:
        """Return the members that a list attribute of ``holder`` names."""
        target = attribute.target
        if attribute.reverse:
            return self._backwards(holder, attribute)
        if attribute.kind is Kind.REFERENCE_SET:
            named = self._read(holder, attribute.name)
            places = tuple(sorted(self._positions[target][identifier] for identifier in named or ()))
            return Related(named is not None, places, places)
        nested = self._nested[target, holder.position]
        return Related(nested is not None, nested or (), nested or ())

    def _backwards(self, holder: Member, attribute: Attribute) -> Related:
        identifier = self.identifier(holder)
        certain, possible = [], []
        for place, member in enumerate(self._objects[attribute.target]):
            reference = reader(attribute.reverse)(member)
            matches = identifier in reference if isinstance(reference, frozenset) else identifier == reference
            if reference is None or matches:
                possible.append(place)
                if matches:
                    certain.append(place)
        return Related(self._given[attribute.target], tuple(certain), tuple(possible))


def member_order(member: Any) -> tuple[str, str]:
    """Order members by id; ratings, which need no id of their own, by the competitor they rate."""
    return (member.id or "", getattr(member, "competitor", None) or "")
