"""Facts of a deal as strategies, made from the descriptions of the attributes, and the deals they add up to.

A deal is drawn as lists of facts, so that Hypothesis can take away every fact that does not matter: an attribute, a
section or a list that no fact speaks of is unknown, and the simplest deal is an id and a day. A fact is one choice
from a table of attributes with legal values, which keeps the drawing of a whole deal quick.

What depends on other facts is drawn as a number and settled afterwards: a date as days from ``as_of``, a reference as
the place of a member in its list (and left unknown where there is none).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from typing import Any

from hypothesis import strategies as st

from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["AS_OF", "Facts"]

AS_OF = datetime.date(2026, 11, 20)
"""The day of a deal that is drawn without one."""

Data = dict[str, Any]
"""A deal, a section or a member as plain data; while it is drawn, flat: attribute by its full name."""

_TEXTS = ("text", "价格太高", "Anna Lee", "<b>*_`")
_CURRENCIES = ("CNY", "EUR")
_NUMBERS = (0, 1, 2, 3, 4, 5, 7, 10, 14, 15, 20, 29, 30, 31, 45, 60, 90, 100, 365, 1_000_000, -1, -30)
_SETS = (Kind.ENUMERATION_SET, Kind.REFERENCE_SET)
_NO_MORE = object()
"""The fact that a set is known, and has no further value."""


class Facts:
    """Strategies for deals and members as plain data.

    Args:
        subjects: the subjects with their attributes, extension attributes included.
        size: the largest number of members of one subject.

    Raises:
        ValueError: ``size`` is negative.
    """

    def __init__(self, subjects: Mapping[str, Subject] = SUBJECTS, size: int = 4) -> None:
        if size < 0:
            raise ValueError(f"size is a number of members, 0 or more, not {size}")
        self.subjects, self.size = subjects, size

    def deals(self, given: Mapping[str, Any] | None = None) -> st.SearchStrategy[Data]:
        """Return a strategy for deals; attributes and sections that are ``given`` as plain data are not drawn."""
        fixed = {"id": "deal", "as_of": AS_OF.isoformat(), **(given or {})}
        facts: dict[str, list[Attribute]] = {"": []}
        lists: dict[str, st.SearchStrategy[Any]] = {}
        for attribute in self.given_attributes("deal"):
            section, _, name = attribute.name.rpartition(".")
            if (section or name) in fixed:
                continue
            if attribute.kind is Kind.LIST:
                lists[attribute.name] = st.none() | st.lists(self.member(attribute.target), max_size=self.size)
            else:
                facts.setdefault(section, []).append(attribute)
        own = st.lists(self._some(facts.pop("")), max_size=4).map(_together)
        sections = st.tuples(*(st.just({}) | self._some(inner) for inner in facts.values())).map(_together)
        return st.tuples(own, sections, st.fixed_dictionaries(lists)).map(
            lambda drawn: self._settled_deal(fixed, _together(drawn))
        )

    def member(self, subject: str) -> st.SearchStrategy[Data]:
        """Return a strategy for members without an id, unsettled; a few facts of each are known."""
        attributes = list(self.given_attributes(subject))
        facts = self._some([each for each in attributes if each.kind is not Kind.LIST])
        lists = {
            each.name: st.none() | st.lists(self.member(each.target), max_size=self.size)
            for each in attributes
            if each.kind is Kind.LIST
        }
        return st.tuples(facts, st.fixed_dictionaries(lists)).map(_together) if lists else facts

    def _some(self, attributes: Sequence[Attribute]) -> st.SearchStrategy[Data]:
        """Return a strategy for a few facts about these attributes, each as likely as any other."""
        values = {each.name: self._values(each) for each in attributes}
        rows = max(map(len, values.values()), default=0)
        table = [(name, value) for name, legal in values.items() for value in islice(cycle(legal), rows)]
        sets = {each.name for each in attributes if each.kind in _SETS}
        places = st.integers(0, len(table) - 1) if table else st.nothing()
        return st.lists(places, max_size=12).map(lambda drawn: _added((table[place] for place in drawn), sets))

    def _values(self, attribute: Attribute) -> Sequence[Any]:
        """Return legal values of an attribute, the simplest first; of a set, its members."""
        places = range(max(self.size, 1))
        match attribute.kind:
            case Kind.BOOLEAN:
                return (True, False)
            case Kind.INTEGER | Kind.DAYS | Kind.NUMBER | Kind.MONEY:
                low = attribute.minimum if attribute.minimum is not None else min(_NUMBERS)
                high = attribute.maximum if attribute.maximum is not None else max(_NUMBERS)
                return [number for number in _NUMBERS if low <= number <= high] or [low, high]
            case Kind.DATE:
                return _NUMBERS[:-3] if attribute.direction is Direction.PAST else (*_NUMBERS[:-3], -1, -30)
            case Kind.ENUMERATION:
                return list(attribute.vocabulary)
            case Kind.ENUMERATION_SET:
                return [_NO_MORE, *attribute.vocabulary]
            case Kind.REFERENCE:
                return places
            case Kind.REFERENCE_SET:
                return [_NO_MORE, *places]
            case _:
                return _CURRENCIES if attribute.name == "currency" else _TEXTS

    def settled(
        self, drawn: Data, subject: str, as_of: datetime.date, ids: Mapping[str, Sequence[str]], identifier: str
    ) -> Data:
        """Return a drawn member with its id, and with dates and references in place of numbers.

        Args:
            drawn: the member.
            subject: what it is.
            as_of: the day that days are counted from.
            ids: the ids of the members that references may name.
            identifier: the id of the member itself.
        """
        found: Data = {} if subject == "deal" else {"id": identifier}
        for attribute in self.given_attributes(subject):
            value = drawn.get(attribute.name)
            if attribute.kind is Kind.LIST and value is not None:
                names = ids.get(attribute.target) or [f"{identifier}.{number}" for number in range(1, len(value) + 1)]
                value = [
                    self.settled(member, attribute.target, as_of, ids, name)
                    for member, name in zip(value, names, strict=True)
                ]
            elif value is not None:
                value = _settled_value(value, attribute, as_of, _nameable(ids, attribute.target, subject, identifier))
            if value is not None:
                section, _, name = attribute.name.rpartition(".")
                (found.setdefault(section, {}) if section else found)[name] = value
        return found

    def _settled_deal(self, fixed: Data, drawn: Data) -> Data:
        """Return the deal of drawn and fixed facts; members that were drawn get their ids here."""
        ids: dict[str, list[str]] = {}
        for name, subject in self.subjects.items():
            if subject.collection is not None and subject.collection[0] == "deal":
                ids[name] = _ids(name, subject.collection[1], fixed, drawn)
        as_of = datetime.date.fromisoformat(fixed["as_of"])
        return {**fixed, **self.settled(drawn, "deal", as_of, ids, fixed["id"])}

    def given_attributes(self, subject: str) -> Iterator[Attribute]:
        """Yield the attributes of a subject that a deal may give or leave out."""
        for attribute in self.subjects[subject].attributes.values():
            if not attribute.derived and not attribute.required:
                yield attribute


def _added(facts: Iterable[tuple[str, Any]], sets: set[str]) -> Data:
    """Return attributes with their values; a set has every value that a fact names, of others the last counts."""
    found: Data = {}
    for name, value in facts:
        if name not in sets:
            found[name] = value
        elif value is _NO_MORE:
            found.setdefault(name, [])
        elif value not in found.setdefault(name, []):
            found[name].append(value)
    return found


def _together(parts: Iterable[Data]) -> Data:
    """Return the facts of all parts in one."""
    return {name: value for part in parts for name, value in part.items()}


def _ids(subject: str, path: str, fixed: Data, drawn: Data) -> list[str]:
    """Return the ids of the members of a subject: of those that are given, or new ones for those that are drawn."""
    section, _, name = path.rpartition(".")
    if (section or name) in fixed:
        given = ((fixed[section] or {}) if section else fixed).get(name) or ()
        return [each["id"] for each in given]
    return [f"{subject}-{number}" for number in range(1, len(drawn.get(path) or ()) + 1)]


def _settled_value(value: Any, attribute: Attribute, as_of: datetime.date, ids: Sequence[str]) -> Any:
    """Return a value with a date for days and ids for places; ``None`` for a reference that nobody answers to."""
    match attribute.kind:
        case Kind.DATE:
            days = -value if attribute.direction is Direction.PAST else value
            return (as_of + datetime.timedelta(days=days)).isoformat()
        case Kind.REFERENCE:
            return ids[value % len(ids)] if ids else None
        case Kind.REFERENCE_SET:
            return sorted({ids[place % len(ids)] for place in value} if ids else ())
        case Kind.ENUMERATION_SET:
            return sorted(value)
        case _:
            return value


def _nameable(ids: Mapping[str, Sequence[str]], target: str, subject: str, identifier: str) -> Sequence[str]:
    """Return the ids a member may refer to; of its own kind only those listed before it, so that no circle arises."""
    listed = ids.get(target, ())
    if target != subject:
        return listed
    return listed[: listed.index(identifier)] if identifier in listed else listed
