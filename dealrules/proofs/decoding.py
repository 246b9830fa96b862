"""A deal found by the solver, as plain data and as YAML."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import yaml
import z3

from dealrules.engine.members import DEAL, Member
from dealrules.proofs.logic import Formula
from dealrules.proofs.universe import Universe
from dealrules.snapshot.attribute import Direction, Kind

__all__ = ["deal_data", "deal_text"]

AS_OF = datetime.date(2026, 1, 15)
"""The day of a deal that is made up, the same as in the tests beside rules."""

MIDDLE = datetime.date(5000, 1, 1)
"""The day for deals with dates so far off that they need the middle of the calendar."""

_NEAR = 500_000

Truth = Callable[[Formula], bool]


def deal_data(universe: Universe, model: z3.ModelRef) -> dict[str, Any]:
    """Return the deal that a model describes, as plain data that a deal is loaded from."""

    def holds(formula: Formula) -> bool:
        return formula if isinstance(formula, bool) else z3.is_true(model.eval(formula, model_completion=True))

    found = _Decoding(universe, holds)
    return {"id": "found", "as_of": found.as_of.isoformat(), **found.member(DEAL)}


def deal_text(data: Mapping[str, Any]) -> str:
    """Return a deal as YAML."""
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=100)


class _Decoding:
    """Reads the facts of members off a model."""

    def __init__(self, universe: Universe, holds: Truth) -> None:
        self.universe, self.holds = universe, holds
        days = [
            abs(value)
            for (member, fact), choice in universe.choices.items()
            if self._kind(member, fact) is Kind.DATE and self._is_there(member)
            for value, bit in choice.bits.items()
            if not isinstance(value, str) and holds(bit)
        ]
        self.as_of = AS_OF if max(days, default=0) < _NEAR else MIDDLE

    def _kind(self, member: Member, fact: str) -> Kind:
        return self.universe.subjects[member.subject].attributes[fact].kind

    def _is_there(self, member: Member) -> bool:
        return member in self.universe.existing and self.holds(self.universe.existing[member])

    def member(self, member: Member) -> dict[str, Any]:
        """Return the known facts of a member."""
        facts: dict[str, Any] = {}
        for (owner, fact), choice in self.universe.choices.items():
            value = next((value for value, bit in choice.bits.items() if self.holds(bit)), None)
            attribute = self.universe.subjects[owner.subject].attributes[fact]
            if owner == member and value is not None and not attribute.derived:
                facts[fact] = self._value(owner, fact, value)
        for (owner, fact), items in self.universe.item_sets.items():
            if owner == member and self.holds(items.known):
                facts[fact] = [self._value(owner, fact, value) for value, bit in items.bits.items() if self.holds(bit)]
        for (owner, name), given in self.universe.lists.items():
            if owner == member and self.holds(given):
                target = self.universe.subjects[owner.subject].attributes[name].target
                held = [each for each in self.universe.held(owner, target) if self._is_there(each)]
                facts[name] = [{"id": identifier(each), **self.member(each)} for each in held]
        order = list(self.universe.subjects[member.subject].attributes)
        return _nested({name: facts[name] for name in sorted(facts, key=order.index)})

    def _value(self, member: Member, fact: str, value: Any) -> Any:
        attribute = self.universe.subjects[member.subject].attributes[fact]
        match attribute.kind:
            case Kind.REFERENCE | Kind.REFERENCE_SET:
                return identifier(Member(attribute.target, value))
            case Kind.DATE:
                sign = -1 if attribute.direction is Direction.PAST else 1
                return (self.as_of + datetime.timedelta(days=sign * int(value))).isoformat()
            case _:
                return value


def identifier(member: Member) -> str:
    """Return the id of a member that is made up; ids are in the order of positions."""
    return f"{member.subject.replace('_', '-')}-{member.position + 1:02}"


def _nested(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with those of sections, and of extensions, gathered under one key each.

    >>> _nested({"phase": "pre_contact", "quote.status": "none"})
    {'phase': 'pre_contact', 'quote': {'status': 'none'}}
    """
    found: dict[str, Any] = {}
    for name, value in facts.items():
        section, dot, inner = name.partition(".")
        if dot:
            found.setdefault(section, {})[inner] = value
        else:
            found[name] = value
    return found
