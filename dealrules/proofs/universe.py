"""Every deal up to a number of members, as Boolean variables.

A deal is given by: which members exist, which lists are known, the value of each fact of each member (one variable
for each class of values; none of them holds when the fact is unknown), and whom each reference names. Variables are
made when they are first asked for, with the formulas that make the deal valid: so only the facts that the rules at
hand read are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import attrs

from dealrules.engine.members import DEAL, Member
from dealrules.proofs.logic import (
    Formula,
    at_most_one,
    conjunction,
    disjunction,
    implication,
    negation,
    variable,
)
from dealrules.rulebook.condition import Path
from dealrules.rulebook.domains import Domains, Value, fact_of
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["Choice", "Items", "Listed", "Universe"]


@attrs.frozen(eq=False)
class Choice:
    """A fact with one value at a time: whether it has each value (or names each member); unknown when none holds."""

    bits: Mapping[Value, Formula]

    @property
    def known(self) -> Formula:
        """The fact is known."""
        return disjunction(self.bits.values())


@attrs.frozen(eq=False)
class Items:
    """A fact with several values: whether it is known, and whether it has each of them."""

    known: Formula
    bits: Mapping[Value, Formula]


@attrs.frozen(eq=False)
class Listed:
    """One member that a list may name: whether it certainly does, and whether it may."""

    member: Member
    certain: Formula
    possible: Formula


class Universe:
    """All valid deals with at most so many members.

    Args:
        subjects: the subjects with their attributes.
        domains: the values of facts that the rules tell apart.
        sizes: how many members of each subject there are at most; of a subject that is listed inside another one,
            how many each holder has. What is not named has none.

    Attributes:
        constraints: what makes a deal valid, as far as variables were asked for; whoever solves takes them.
        existing: the members that were asked for, each with the variable that it exists.
        lists: the lists that were asked for, by holder and name, each with the variable that it is known.
        choices: the facts with one value that were asked for, by member and name.
        item_sets: the facts with several values that were asked for, by member and name.
    """

    def __init__(self, subjects: Mapping[str, Subject], domains: Domains, sizes: Mapping[str, int]) -> None:
        self.subjects, self.domains, self.sizes = subjects, domains, dict(sizes)
        self.constraints: list[Formula] = []
        self.existing: dict[Member, Formula] = {DEAL: True}
        self.lists: dict[tuple[Member, str], Formula] = {}
        self.choices: dict[tuple[Member, str], Choice] = {}
        self.item_sets: dict[tuple[Member, str], Items] = {}
        self._given: dict[str, Formula] = {"deal": True}
        self._ordered: set[str] = set()

    # Members and lists

    def holder(self, subject: str) -> tuple[str, str]:
        """Return the subject that lists the members of ``subject``, and the attribute."""
        collection = self.subjects[subject].collection
        assert collection is not None  # only the deal is listed nowhere
        return collection

    def members(self, subject: str) -> list[Member]:
        """Return every member of a subject that a deal may have."""
        if subject == "deal":
            return [DEAL]
        holder, _ = self.holder(subject)
        return [Member(subject, place) for place in range(len(self.members(holder)) * self.sizes.get(subject, 0))]

    def held(self, holder: Member, subject: str) -> list[Member]:
        """Return the members of ``subject`` that one holder may have."""
        size = self.sizes.get(subject, 0)
        return [Member(subject, holder.position * size + place) for place in range(size)]

    def holder_of(self, member: Member) -> Member:
        """Return the member that lists another one."""
        holder, _ = self.holder(member.subject)
        return DEAL if holder == "deal" else Member(holder, member.position // self.sizes[member.subject])

    def exists(self, member: Member) -> Formula:
        """Return that a member is listed."""
        if member not in self.existing:
            holder = self.holder_of(member)
            siblings = self.held(holder, member.subject)
            given = self.list_given(holder, self.holder(member.subject)[1])
            for each in siblings:
                self.existing[each] = variable(f"{each.subject}{each.position}")
            self.constraints.append(implication(self.existing[siblings[0]], conjunction((self.exists(holder), given))))
            for former, latter in pairwise(siblings):
                self.constraints.append(implication(self.existing[latter], self.existing[former]))
        return self.existing[member]

    def list_given(self, holder: Member, name: str) -> Formula:
        """Return that the list ``name`` of a holder is known."""
        key = (holder, name)
        if key not in self.lists:
            self.lists[key] = variable(f"{holder.subject}{holder.position}.{name}?")
        return self.lists[key]

    def given(self, subject: str) -> Formula:
        """Return that every list which holds members of ``subject`` is known."""
        if subject not in self._given:
            holder, name = self.holder(subject)
            lists = [implication(self.exists(each), self.list_given(each, name)) for each in self.members(holder)]
            self._given[subject] = conjunction((self.given(holder), *lists))
        return self._given[subject]

    # Facts

    def attribute(self, path: Path) -> Attribute:
        """Return the attribute that a path ends at."""
        return self.subjects[path.subject].attributes[path.attribute]

    def choice(self, member: Member, attribute: Attribute) -> Choice:
        """Return the values that a fact of a member may have."""
        fact = fact_of(attribute)
        key = (member, fact)
        if key not in self.choices:
            name = f"{member.subject}{member.position}.{fact}"
            bits = {each: variable(f"{name}={each}") for each in self.domains.values(member.subject, fact)}
            self.constraints += at_most_one(list(bits.values()))
            if attribute.required:
                self.constraints.append(disjunction(bits.values()))
            self.choices[key] = Choice(dict(bits))
        return self.choices[key]

    def items(self, member: Member, attribute: Attribute) -> Items:
        """Return what a set of words, or of references, may hold."""
        key = (member, attribute.name)
        if key not in self.item_sets:
            name = f"{member.subject}{member.position}.{attribute.name}"
            known = variable(f"{name}?")
            if attribute.kind is Kind.REFERENCE_SET:
                targets = self.members(attribute.target)
                bits: dict[Value, Formula] = {each.position: variable(f"{name}>{each.position}") for each in targets}
                for each in targets:
                    self.constraints.append(implication(bits[each.position], self.exists(each)))
            else:
                bits = {
                    each: variable(f"{name}~{each}") for each in self.domains.values(member.subject, attribute.name)
                }
            self.constraints += [implication(bit, known) for bit in bits.values()]
            self.item_sets[key] = Items(known, bits)
        return self.item_sets[key]

    def reference(self, member: Member, attribute: Attribute) -> Choice:
        """Return whom a reference of a member may name, by position."""
        key = (member, attribute.name)
        if key not in self.choices:
            if attribute.derived:
                self.choices[key] = Choice({self.holder_of(member).position: True})
            else:
                self.choices[key] = self._free_reference(member, attribute)
        return self.choices[key]

    def _free_reference(self, member: Member, attribute: Attribute) -> Choice:
        name = f"{member.subject}{member.position}.{attribute.name}"
        targets = self.members(attribute.target)
        bits: dict[Value, Formula] = {each.position: variable(f"{name}>{each.position}") for each in targets}
        self.constraints += at_most_one(list(bits.values()))
        for each in targets:
            self.constraints.append(implication(bits[each.position], self.exists(each)))
            if attribute.target == member.subject:
                self.constraints.append(implication(bits[each.position], self._before(attribute, member, each)))
        return Choice(bits)

    def _before(self, attribute: Attribute, member: Member, other: Member) -> Formula:
        """Return that a member comes before another one in an order: references of one kind run in no circle."""
        first, second = sorted((member.position, other.position))
        if first == second:
            return False
        if attribute.name not in self._ordered:
            self._ordered.add(attribute.name)
            self.constraints += self._transitive(attribute)
        before = variable(f"{attribute.name}:{first}<{second}")
        return before if member.position == first else negation(before)

    def _transitive(self, attribute: Attribute) -> Iterator[Formula]:
        members = self.members(attribute.target)
        for one in members:
            for two in members:
                for three in members:
                    if len({one, two, three}) == 3:
                        steps = (self._before(attribute, one, two), self._before(attribute, two, three))
                        yield implication(conjunction(steps), self._before(attribute, one, three))

    def facts(self) -> list[Formula]:
        """Return, for everything that was asked for, that it is known, and for sets also each thing that is in it."""
        found: list[Formula] = list(self.lists.values())
        for choice in self.choices.values():
            found += choice.bits.values()
        for items in self.item_sets.values():
            found += [items.known, *items.bits.values()]
        return found

    # Ways from one member to others

    def follow(self, member: Member, path: Path) -> list[tuple[Formula, Member]]:
        """Return the members that the references of a path may lead to, each with the formula that they do."""
        ways: list[tuple[Formula, Member]] = [(True, DEAL if path.origin == "deal" else member)]
        for step in path.steps:
            longer: list[tuple[Formula, Member]] = []
            for taken, at in ways:
                attribute = self.subjects[at.subject].attributes[step]
                bits = self.reference(at, attribute).bits
                for target in self.members(attribute.target):
                    way = conjunction((taken, bits.get(target.position, False)))
                    if way is not False:
                        longer.append((way, target))
            ways = longer
        return ways

    def related(self, holder: Member, attribute: Attribute) -> tuple[Formula, list[Listed]]:
        """Return that a list of a holder is known, and whom it may name."""
        if attribute.reverse:
            return self.given(attribute.target), list(self._backwards(holder, attribute))
        if attribute.kind is Kind.REFERENCE_SET:
            items = self.items(holder, attribute)
            named = [Listed(each, items.bits[each.position], items.bits[each.position])
                     for each in self.members(attribute.target)]  # fmt: skip
            return items.known, named
        held = self.held(holder, attribute.target)
        return self.list_given(holder, attribute.name), [
            Listed(each, self.exists(each), self.exists(each)) for each in held
        ]

    def _backwards(self, holder: Member, attribute: Attribute) -> Iterator[Listed]:
        reference = self.subjects[attribute.target].attributes[attribute.reverse]
        for each in self.members(attribute.target):
            read = self.items if reference.kind is Kind.REFERENCE_SET else self.reference
            found = read(each, reference)
            named = found.bits.get(holder.position, False)
            certain = conjunction((self.exists(each), named))
            possible = conjunction((self.exists(each), disjunction((negation(found.known), named))))
            yield Listed(each, certain, possible)
