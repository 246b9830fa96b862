"""One deal as an assignment of the variables of a universe, so that formulas can be compared with the reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from dealrules.engine.members import DEAL, Member, Population
from dealrules.proofs.logic import Formula, negation
from dealrules.proofs.universe import Universe
from dealrules.snapshot import Deal
from dealrules.snapshot.attribute import Kind


@attrs.frozen
class Assignment:
    """A deal, seen as one of the deals of a universe."""

    universe: Universe
    population: Population

    @classmethod
    def of(cls, universe: Universe, deal: Deal) -> Assignment:
        return cls(universe, Population(deal, universe.subjects))

    def position(self, member: Member) -> int | None:
        """Return the position that a member of the universe has in the deal, ``None`` if it is not there."""
        if member == DEAL:
            return 0
        holder = self.universe.holder_of(member)
        if holder == DEAL:
            return member.position if member.position < self.population.count(member.subject) else None
        at = self.position(holder)
        if at is None:
            return None
        attribute = self.universe.subjects[holder.subject].attributes[self.universe.holder(member.subject)[1]]
        places = self.population.related(Member(holder.subject, at), attribute).certain
        slot = self.universe.held(holder, member.subject).index(member)
        return places[slot] if slot < len(places) else None

    def literals(self) -> Iterator[Formula]:
        """Yield what is true of the deal about every variable that was made."""
        for member, bit in self.universe.existing.items():
            yield _literal(bit, self.position(member) is not None)
        for (member, name), bit in self.universe.lists.items():
            yield _literal(bit, self._value(member, name) is not None)
        for (member, name), choice in self.universe.choices.items():
            if not self.universe.subjects[member.subject].attributes[name].derived:
                value = self._class(member, name, self._value(member, name))
                yield from (_literal(bit, _same(each, value)) for each, bit in choice.bits.items())
        for (member, name), items in self.universe.item_sets.items():
            values = self._value(member, name)
            held = {self._class(member, name, value) for value in values or ()}
            yield _literal(items.known, values is not None)
            yield from (_literal(bit, each in held) for each, bit in items.bits.items())

    def _value(self, member: Member, name: str) -> Any:
        at = self.position(member)
        if at is None:
            return None
        attributes = self.universe.subjects[member.subject].attributes
        return self.population.value(Member(member.subject, at), attributes.get(f"{name}_days", attributes[name]))

    def _class(self, member: Member, name: str, value: Any) -> Any:
        """Return the example that stands for a value, or the position of the member that a reference names."""
        attribute = self.universe.subjects[member.subject].attributes[name]
        if value is None:
            return None
        if attribute.kind in (Kind.REFERENCE, Kind.REFERENCE_SET):
            return self.population.member(attribute.target, value).position
        examples = self.universe.domains.values(member.subject, name)
        alike = [each for each in examples if self.universe.domains.alike(member.subject, name, each, value)]
        assert len(alike) == 1, (member, name, value, examples)
        return alike[0]


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and one == other if isinstance(one, bool) else one == other


def _literal(bit: Formula, truth: bool) -> Formula:
    return bit if truth else negation(bit)
