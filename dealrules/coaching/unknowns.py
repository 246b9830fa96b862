"""The facts of a deal that nobody knows, as far as a rule could read them, and the deals in which they are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, cast

import attrs

from dealrules.bilingual import Bilingual
from dealrules.rulebook.domains import Domains, fact_of
from dealrules.snapshot import Deal
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.subject import Subject, reader
from dealrules.wording.facts import Wording

__all__ = ["Answer", "Unknown", "answered", "answers", "in_words", "unknowns", "written"]

Answer = str | bool | float | tuple[()] | None
"""One possible value: a word, a truth value, a number (of a date, its days from ``as_of``), the id of a member, or an
empty tuple for "none"; ``None`` stands for one member of a list, of which nothing else is known."""

_NONE = Bilingual("there is none", "没有")
_ONE = Bilingual("there is one, not looked into yet", "有，尚未了解")

ONE_MEMBER = "new"
"""The id of a member that a list is supposed to have."""


@attrs.frozen(order=True)
class Unknown:
    """A fact that nobody knows.

    Attributes:
        subject: what it is about.
        member: the id of the member, of the deal its own.
        fact: the attribute; of a date that rules count days to, the date.
    """

    subject: str
    member: str
    fact: str


def unknowns(deal: Deal, subjects: Mapping[str, Subject]) -> Iterator[Unknown]:
    """Yield the facts of the deal and of the members of its lists that are not known, in order of the snapshot."""
    for subject in subjects.values():
        for member in _members(deal, subject):
            for attribute in subject.attributes.values():
                if _is_askable(attribute, subjects) and reader(attribute.name)(member) is None:
                    yield Unknown(subject.name, member.id, attribute.name)


def _members(deal: Deal, subject: Subject) -> tuple[Any, ...]:
    if subject.collection is None:
        return (deal,)
    holder, attribute = subject.collection
    return tuple(reader(attribute)(deal) or ()) if holder == "deal" else ()


def _is_askable(attribute: Attribute, subjects: Mapping[str, Subject]) -> bool:
    """Say whether somebody could be asked for an attribute: it is given, decides something, and is not private."""
    if attribute.name == "reported_phase":
        return False  # as the seller says it, the phase is known or not under its own name
    if attribute.derived or attribute.private or attribute.required or attribute.custom or attribute.reverse:
        return False
    if attribute.kind is Kind.LIST and subjects[attribute.target].attributes["id"].made_from:
        return False  # its members go by what they name, so that none can be supposed of which nothing is known
    return attribute.kind not in (Kind.TEXT, Kind.REFERENCE_SET) and bool(attribute.question.en)


def answers(unknown: Unknown, deal: Deal, domains: Domains, subjects: Mapping[str, Subject]) -> tuple[Answer, ...]:
    """Return an example of each class of values that the fact can have; two at least, or none."""
    attribute = subjects[unknown.subject].attributes[unknown.fact]
    match attribute.kind:
        case Kind.REFERENCE:
            listed = _members(deal, subjects[attribute.target])
            return tuple([member.id for member in listed if member.id != unknown.member])
        case Kind.LIST:
            return ((), None)
        case Kind.ENUMERATION_SET:
            return ((), *domains.values(*_fact(unknown, attribute)))
        case Kind.DATE:
            return tuple([days for days in domains.values(*_fact(unknown, attribute)) if _is_a_date(days, deal)])
        case _:
            return domains.values(*_fact(unknown, attribute))


def _fact(unknown: Unknown, attribute: Attribute) -> tuple[str, str]:
    return unknown.subject, fact_of(attribute)


def _is_a_date(days: Answer, deal: Deal) -> bool:
    """Say whether the calendar reaches so many days from the day of the snapshot."""
    assert isinstance(days, int | float)
    return abs(days) < min((deal.as_of - date.min).days, (date.max - deal.as_of).days)


def answered(deal: Deal, unknown: Unknown, answer: Answer, subjects: Mapping[str, Subject]) -> Deal:
    """Return the deal in which a fact is known."""
    subject = subjects[unknown.subject]
    value = _typed(subject, unknown.fact, written(subject.attributes[unknown.fact], answer, deal), deal)
    if subject.collection is None:
        return cast(Deal, _with(deal, unknown.fact, value, deal))
    listed = reader(subject.collection[1])(deal)
    changed = tuple([_with(each, unknown.fact, value, deal) if each.id == unknown.member else each for each in listed])
    return cast(Deal, _with(deal, subject.collection[1], changed, deal))


def _with(member: Any, name: str, value: Any, deal: Deal) -> Any:
    """Return a member with another value of an attribute, which may lie in a section of the deal."""
    section, _, inner = name.rpartition(".")
    if not section:
        return member.changed({_field(name): value})
    held = getattr(member, section)
    if held is None:
        held = getattr(Deal.from_dict({"id": deal.id, "as_of": deal.as_of.isoformat(), section: {}}), section)
    return member.changed({section: held.changed({_field(inner): value})})


@cache
def _field(name: str) -> str:
    return f"{name}_" if name in ("with",) else name


def written(attribute: Attribute, answer: Answer, deal: Deal) -> Any:
    """Return an answer as a deal is written."""
    if attribute.kind is Kind.DATE and isinstance(answer, (int, float)):
        days = -answer if attribute.direction is Direction.PAST else answer
        return (deal.as_of + timedelta(days=days)).isoformat()
    if attribute.kind is Kind.LIST:
        return [{"id": ONE_MEMBER}] if answer is None else []
    return list(answer) if isinstance(answer, tuple) else answer


def in_words(attribute: Attribute, answer: Answer, wording: Wording) -> Bilingual:
    """Return an answer as a reader says it."""
    if attribute.kind is Kind.LIST:
        return _ONE if answer is None else _NONE
    if attribute.kind is Kind.DATE:
        day = date.fromisoformat(written(attribute, answer, wording.population.deal))
        return Bilingual.of(lambda language: wording.value(attribute, day, language))
    value: Any = frozenset(answer) if isinstance(answer, tuple) else answer
    return Bilingual.of(lambda language: wording.value(attribute, value, language))


def _typed(subject: Subject, fact: str, given: Any, deal: Deal) -> Any:
    """Return a written value as the snapshot holds it."""
    attribute = subject.attributes[fact]
    if attribute.kind is Kind.REFERENCE:
        return given
    data = _nested(fact, given)
    if subject.collection is not None:
        data = _nested(subject.collection[1], [{"id": ONE_MEMBER, **data}])
    made = Deal.from_dict({"id": deal.id, "as_of": deal.as_of.isoformat(), **data})
    member = made if subject.collection is None else reader(subject.collection[1])(made)[0]
    return reader(fact)(member)


def _nested(name: str, value: Any) -> dict[str, Any]:
    """Return data that holds a value under an attribute, which may lie in a section."""
    section, _, inner = name.rpartition(".")
    return {section: {inner: value}} if section else {inner: value}
