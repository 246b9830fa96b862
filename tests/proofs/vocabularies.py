"""Tiny vocabularies: so few facts that every deal can be written down, and rules over them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations_with_replacement, product
from random import Random
from typing import Any

import attrs

from dealrules.rulebook.condition import Compare, OneOf, Path
from dealrules.rulebook.model import Group, Promise, RuleSet
from dealrules.snapshot import SUBJECTS, Deal
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.subject import Subject
from dealrules.testing.random_rules import RuleSetGenerator
from dealrules.vocabulary import AdviceKind

AS_OF = datetime.date(2026, 1, 15)

VOCABULARIES: tuple[dict[str, tuple[str, ...]], ...] = (
    {"deal": ("budget", "decided_to_act", "stakeholders"), "stakeholder": ("insider", "layer")},
    {
        "deal": ("budget", "stakeholders", "concerns"),
        "stakeholder": ("insider", "concerns"),
        "concern": ("owner", "trivial"),
    },
    {"deal": ("budget", "stakeholders"), "stakeholder": ("insider", "reports_to", "reports")},
    {
        "deal": ("budget", "stakeholders", "visits"),
        "stakeholder": ("insider", "visits"),
        "visit": ("participants", "prepared"),
    },
    {
        "deal": ("budget", "tender.owner", "decision_date", "decision_date_days", "stakeholders"),
        "stakeholder": ("power", "last_contact", "last_contact_days"),
    },
    {
        "deal": ("budget", "criteria", "competitors"),
        "criterion": ("knock_out", "ratings"),
        "rating": ("criterion", "competitor"),
        "competitor": ("close", "ratings"),
    },
)
"""For each, the subjects and the attributes that rules may read."""

MOST = (2, 2, 3, 2, 1, 1)
"""For each vocabulary, up to how many members of a subject every deal is written down."""

DAYS = (0, 2, 30, 400)
"""The days that dates lie from the day of the deal."""


def random_rules(seed: int) -> RuleSet:
    """Return a few random rules over one of the vocabularies, with all kinds of advice."""
    random = Random(seed)
    kept = VOCABULARIES[seed % len(VOCABULARIES)]
    subjects = _subjects(kept)
    made = RuleSetGenerator(random, rules=random.randint(1, 4), pool=0, subjects=subjects).ruleset()
    budget = Compare(Path((), "budget", "deal", "deal"), OneOf(frozenset({random.choice(("none", "approved"))})))
    return attrs.evolve(
        made,
        rules={name: _varied(rule, random) for name, rule in made.rules.items()},
        conclusions={name: attrs.evolve(item, many=random.random() < 0.5) for name, item in made.conclusions.items()},
        groups={"voice": Group(name="voice", book="random", label=made.groups["voice"].label, promise=budget)},
        promises=(Promise(every="budget", has=(AdviceKind.DO,)),) if random.random() < 0.3 else (),
    )


def _subjects(kept: Mapping[str, tuple[str, ...]]) -> dict[str, Subject]:
    return {
        name: attrs.evolve(SUBJECTS[name], attributes={each: SUBJECTS[name].attributes[each] for each in attributes})
        for name, attributes in kept.items()
    }


def _varied(rule: Any, random: Random) -> Any:
    advice = attrs.evolve(rule.advice, kind=random.choice((AdviceKind.DO, AdviceKind.AVOID)), move="act")
    return attrs.evolve(rule, advice=advice, group="voice" if random.random() < 0.25 else "")


def every_deal(seed: int) -> tuple[Deal, ...]:
    """Return every deal in the vocabulary of the random rules of this seed, up to its number of members."""
    return _every_deal(seed % len(VOCABULARIES))


@cache
def _every_deal(number: int) -> tuple[Deal, ...]:
    subjects = _subjects(VOCABULARIES[number])
    listed = [name for name in subjects if name not in ("deal", "rating")]
    found: list[Deal] = []
    for counts in product((None, *range(MOST[number] + 1)), repeat=len(listed)):
        found += _Deals(subjects, dict(zip(listed, counts, strict=True))).all()
    return tuple(found)


@attrs.frozen
class _Deals:
    """All deals with so many members of each subject (``None``: the list is unknown)."""

    subjects: Mapping[str, Subject]
    counts: dict[str, int | None]

    def all(self) -> Iterator[Deal]:
        members = [list(self._lists(name)) for name in self.counts]
        for facts in self._facts("deal"):
            for lists in product(*members):
                deal = {"id": "d", "as_of": AS_OF, **facts}
                for name, found in zip(self.counts, lists, strict=True):
                    if found is not None:
                        deal[SUBJECTS[name].collection[1]] = found
                if not _has_circle(deal):
                    yield Deal.from_dict(deal)

    def _lists(self, name: str) -> Iterator[list[dict[str, Any]] | None]:
        count = self.counts[name]
        if count is None:
            yield None
            return
        # Members that others refer to are told apart by their ids, so their order counts.
        kinds = list(self._facts(name))
        choose = product(kinds, repeat=count) if self._is_named(name) else combinations_with_replacement(kinds, count)
        for chosen in choose:
            yield [{"id": f"{name}{place}", **facts} for place, facts in enumerate(chosen)]

    def _is_named(self, name: str) -> bool:
        attributes = [item for subject in self.subjects.values() for item in subject.attributes.values()]
        return any(item.kind in (Kind.REFERENCE, Kind.REFERENCE_SET) and item.target == name for item in attributes)

    def _facts(self, name: str) -> Iterator[dict[str, Any]]:
        attributes = [item for item in self.subjects[name].attributes.values() if self._is_given(item)]
        values = [list(self._values(name, item)) for item in attributes]
        for chosen in product(*values):
            facts: dict[str, Any] = {}
            for item, value in zip(attributes, chosen, strict=True):
                if value is not None:
                    section, _, inner = item.name.rpartition(".")
                    (facts.setdefault(section, {}) if section else facts)[inner] = value
            yield facts

    def _is_given(self, item: Attribute) -> bool:
        return not item.derived and not (item.kind is Kind.LIST and item.target in self.counts)

    def _values(self, name: str, item: Attribute) -> Iterator[Any]:
        yield None
        match item.kind:
            case Kind.LIST:
                rivals = range(self.counts["competitor"] or 0)
                for chosen in ((), *((rival,) for rival in rivals)):
                    yield [{"competitor": f"competitor{rival}"} for rival in chosen]
            case Kind.REFERENCE:
                yield from (f"{item.target}{place}" for place in range(self.counts[item.target] or 0))
            case Kind.REFERENCE_SET:
                places = [f"{item.target}{place}" for place in range(self.counts[item.target] or 0)]
                yield from _subsets(places)
            case Kind.ENUMERATION_SET:
                yield from _subsets(tuple(item.vocabulary))
            case Kind.DATE:
                sign = -1 if item.direction is Direction.PAST else 1
                yield from (AS_OF + datetime.timedelta(days=sign * days) for days in DAYS)
            case Kind.BOOLEAN:
                yield from (True, False)
            case _:
                yield from item.vocabulary


def _subsets(values: Any) -> Iterator[list[Any]]:
    for chosen in product((False, True), repeat=len(values)):
        yield [value for value, is_in in zip(values, chosen, strict=True) if is_in]


def _has_circle(deal: dict[str, Any]) -> bool:
    upwards = {person["id"]: person.get("reports_to") for person in deal.get("stakeholders", ())}
    for start in upwards:
        here, steps = start, 0
        while here is not None and steps <= len(upwards):
            here, steps = upwards.get(here), steps + 1
        if steps > len(upwards):
            return True
    return False
