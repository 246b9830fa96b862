"""A deal in which everything is changed but the facts that an advice names as its reason.

What a named fact keeps as it is:

* a value, or that it is not known; the days to or since a date stand for the date;
* a list: which members it has, but nothing about them; a list that is read backwards, as the needs of a person are,
  stands for the references that make it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import cycle
from typing import Any

from dealrules.engine.reasons import Fact
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["changed_deal"]

Data = Mapping[str, Any]
Named = set[tuple[str, str | None, str]]
"""Subject, id of the member (``None`` for every member) and attribute of what stays; a list is ``("list", ...)``."""


def changed_deal(deal: Data, other: Data, kept: Iterable[Fact], subjects: Mapping[str, Subject]) -> dict[str, Any]:
    """Return ``deal`` with the facts of ``other``, except those that are to be kept; both are plain data.

    What ``other`` does not know stays. Members of ``other`` are added to lists whose members need not be kept. Both
    deals must be of the same day.
    """
    return _Change(deal, other, _named(kept, subjects), subjects).member(deal, other, "deal")


def _named(facts: Iterable[Fact], subjects: Mapping[str, Subject]) -> Named:
    """Return what the facts name, as it is given in a deal."""
    named: Named = set()
    for fact in facts:
        if fact.conclusion:
            continue
        attribute = subjects[fact.subject].attributes[fact.attribute]
        if attribute.derived and attribute.kind is Kind.DAYS:
            attribute = subjects[fact.subject].attributes[fact.attribute.removesuffix("_days")]
        if attribute.reverse:
            named.add((attribute.target, None, attribute.reverse))
            named |= {("list", None, holder) for holder in _holders(attribute.target, subjects)}
        elif attribute.kind is Kind.LIST:
            nested = fact.subject != "deal"
            named.add(("list", fact.member if nested else None, attribute.target))
        else:
            named.add((fact.subject, fact.member, attribute.name))
    return named


def _holders(subject: str, subjects: Mapping[str, Subject]) -> Iterable[str]:
    """Yield a subject and those in whose lists it stands, up to the deal."""
    while (collection := subjects[subject].collection) is not None:
        yield subject
        subject = collection[0]


class _Change:
    """One change of a deal: what is named, and the ids that references may name afterwards."""

    def __init__(self, deal: Data, other: Data, named: Named, subjects: Mapping[str, Subject]) -> None:
        self.named, self.subjects = named, subjects
        self.ids: dict[str, set[str]] = {}
        for name, subject in subjects.items():
            if subject.collection is not None and subject.collection[0] == "deal":
                sources = [deal] if ("list", None, name) in named else [deal, other]
                listed = [each for source in sources for each in _get(source, subject.collection[1]) or ()]
                self.ids[name] = {each["id"] for each in listed}

    def member(self, data: Data, other: Data, subject: str) -> dict[str, Any]:
        """Return a member (or the deal) with the facts of ``other``."""
        made: dict[str, Any] = {}
        for attribute in self.subjects[subject].attributes.values():
            if attribute.derived:
                continue
            if attribute.kind is Kind.LIST:
                old, new = _get(data, attribute.name), _get(other, attribute.name)
                value = self._members(old, new, attribute.target, data["id"])
            else:
                value = self._value(data, other, subject, attribute)
            if value is not None:
                section, _, name = attribute.name.rpartition(".")
                (made.setdefault(section, {}) if section else made)[name] = value
        return made

    def _value(self, data: Data, other: Data, subject: str, attribute: Attribute) -> Any:
        old, new = _get(data, attribute.name), _get(other, attribute.name)
        names = {(subject, data["id"], attribute.name), (subject, None, attribute.name)}
        if attribute.required or names & self.named or new is None:
            return old
        if attribute.kind is Kind.REFERENCE:
            return new if new in self.ids.get(attribute.target, ()) else old
        if attribute.kind is Kind.REFERENCE_SET:
            return [each for each in new if each in self.ids.get(attribute.target, ())]
        return new

    def _members(self, old: Any, new: Any, subject: str, holder: str) -> Any:
        """Return the members of a list: the old ones changed, and new ones if the list need not stay."""
        stays = bool({("list", None, subject), ("list", holder, subject)} & self.named)
        if old is None and (stays or new is None):
            return None
        by_id = {each["id"]: each for each in new or ()}
        others = cycle(new or [{}])
        found = [self.member(each, by_id.get(each["id"]) or next(others), subject) for each in old or ()]
        known = {each["id"] for each in old or ()}
        added = [] if stays else [each for each in new or () if each["id"] not in known]
        return found + [self.member({"id": each["id"]}, each, subject) for each in added]


def _get(data: Data, path: str) -> Any:
    section, _, name = path.rpartition(".")
    return (data.get(section) or {} if section else data).get(name)
