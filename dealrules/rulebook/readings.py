"""Readings: what a title, a department or a stage of the CRM says without being asked, taken as a guess.

A book lists words and what they give::

    readings:
      - {read: [stakeholder.title, stakeholder.department], words: [purchasing, 采购], gives: {function: purchasing}}

The longest word that stands in the text decides, for each attribute by itself. A fact that somebody gave is never
replaced. What was read counts as a guess: :func:`completed` says which attribute of whom was read from what.

Contacts are read off visits in the same way: who took part in a visit that was held was in contact on that day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from dealrules.snapshot import Deal, Stakeholder
from dealrules.snapshot.subject import reader
from dealrules.vocabulary import VisitStatus

__all__ = ["Guess", "Reading", "Readings"]

_REMEMBERED = 4096
"""How many different texts are remembered with what they give; more would let memory grow with the deals."""


@attrs.frozen(kw_only=True)
class Reading:
    """Words, and what they give where they stand in a text.

    Attributes:
        subject: whose text is read: ``deal`` or ``stakeholder``.
        sources: the attributes that are read.
        words: the words, in any language; Latin ones are found as whole words, whatever their case.
        gives: the values of other attributes of the same subject.
    """

    subject: str
    sources: tuple[str, ...]
    words: tuple[str, ...]
    gives: Mapping[str, Any] = attrs.field(hash=False)


@attrs.frozen
class Guess:
    """An attribute that nobody gave: whose it is, what was read, and from which attribute."""

    subject: str
    member: str
    attribute: str
    source: str


class Readings:
    """All readings of a set of books, ready to be applied to deals."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._by_source: dict[tuple[str, str], list[tuple[str, re.Pattern[str], Mapping[str, Any]]]] = {}
        for reading in readings:
            for source in reading.sources:
                entries = self._by_source.setdefault((reading.subject, source), [])
                entries += [(word, _pattern(word), reading.gives) for word in reading.words]
        for entries in self._by_source.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
        self._remembered: dict[tuple[str, str, str], Mapping[str, Any]] = {}

    def __bool__(self) -> bool:
        return bool(self._by_source)

    def completed(self, deal: Deal) -> tuple[Deal, tuple[Guess, ...]]:
        """Return a deal with what its texts and visits say, and what of it is a guess."""
        guesses: list[Guess] = []
        changes: dict[str, Any] = self._given("deal", deal, guesses)
        people = deal.stakeholders
        if people:
            contacts = _contacts(deal)
            completed = tuple([self._person(person, contacts.get(person.id), guesses) for person in people])
            if any(after is not before for after, before in zip(completed, people, strict=True)):
                changes["stakeholders"] = completed
        return (deal.changed(changes) if changes else deal), tuple(guesses)

    def _person(self, person: Stakeholder, contact: _Contact | None, guesses: list[Guess]) -> Stakeholder:
        changes = self._given("stakeholder", person, guesses)
        if contact is not None:
            if contact.last is not None and (person.last_contact is None or person.last_contact < contact.last):
                changes["last_contact"] = contact.last
            if contact.next is not None and person.next_contact is None:
                changes["next_contact"] = contact.next
        return person.changed(changes) if changes else person

    def _given(self, subject: str, member: Any, guesses: list[Guess]) -> dict[str, Any]:
        """Return what the texts of a member give that nobody has given."""
        changes: dict[str, Any] = {}
        for kind, source in self._by_source:
            text = getattr(member, source) if kind == subject else None
            if not text:
                continue
            for attribute, value in self._read(subject, source, text).items():
                if attribute not in changes and reader(attribute)(member) is None:
                    changes[attribute] = value
                    guesses.append(Guess(subject, member.id, attribute, source))
        return changes

    def _read(self, subject: str, source: str, text: str) -> Mapping[str, Any]:
        key = (subject, source, text)
        found = self._remembered.get(key)
        if found is None:
            merged: dict[str, Any] = {}
            for _, pattern, gives in self._by_source[subject, source]:
                if pattern.search(text):
                    merged = {**gives, **merged}
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[key] = merged
        return found


@attrs.frozen
class _Contact:
    """When a person took part in a visit, and when in one that is planned."""

    last: date | None
    next: date | None


def _contacts(deal: Deal) -> dict[str, _Contact]:
    """Return the contacts that the visits of a deal show, by person."""
    held: dict[str, list[date]] = {}
    planned: dict[str, list[date]] = {}
    for visit in deal.visits or ():
        if visit.date is None or not visit.participants:
            continue
        if visit.status is VisitStatus.HELD and visit.date <= deal.as_of:
            by_person = held
        elif visit.status is VisitStatus.PLANNED and visit.date >= deal.as_of:
            by_person = planned
        else:
            continue
        for person in visit.participants:
            by_person.setdefault(person, []).append(visit.date)
    return {
        person: _Contact(_chosen(max, held.get(person)), _chosen(min, planned.get(person)))
        for person in held.keys() | planned.keys()
    }


def _chosen(choose: Callable[[Sequence[date]], date], days: Sequence[date] | None) -> date | None:
    return choose(days) if days else None


def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word; Chinese has no spaces, so that it is found anywhere."""
    bounded = rf"(?<![^\W_]){re.escape(word)}(?![^\W_])" if word.isascii() else re.escape(word)
    return re.compile(bounded, re.IGNORECASE)
