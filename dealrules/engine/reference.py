"""The reference evaluator: what the rule language means, said as plainly as possible.

It is the specification. The engine that reviews deals (:mod:`dealrules.engine.matcher`) must give the same firings
and conclusions; a property test compares the two on generated rulebooks and deals. It is also what explains a rule.

Truth is Kleene's: ``True``, ``False``, or ``None`` for unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, product
from typing import Any

import attrs

from dealrules.engine.members import DEAL, Member, Population, Related
from dealrules.rulebook.cardinality import Cardinality, Limit, cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Matcher,
    Not,
    OneOf,
    Range,
    SameMember,
)
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import strata
from dealrules.snapshot import Deal
from dealrules.snapshot.attribute import Kind

__all__ = ["Conclusion", "Evaluator", "Firing", "Kleene", "Reference", "conjunction", "disjunction"]

Kleene = bool | None
"""True, false, or ``None`` for unknown."""


def conjunction(values: Iterable[Kleene]) -> Kleene:
    """Return Kleene's "and": false if one is false, else unknown if one is unknown, else true."""
    unknown = False
    for value in values:
        if value is False:
            return False
        unknown = unknown or value is None
    return None if unknown else True


def disjunction(values: Iterable[Kleene]) -> Kleene:
    """Return Kleene's "or": true if one is true, else unknown if one is unknown, else false."""
    unknown = False
    for value in values:
        if value is True:
            return True
        unknown = unknown or value is None
    return None if unknown else False


def negation(value: Kleene) -> Kleene:
    """Return Kleene's "not": unknown stays unknown."""
    return None if value is None else not value


@attrs.frozen(order=True)
class Firing:
    """A rule that fires, and the positions of the members it is bound to, in the order of ``for_each``."""

    rule: str
    members: tuple[int, ...]


@attrs.frozen
class Conclusion:
    """A conclusion about a member: its name and its value."""

    name: str
    member: Member
    value: str | bool


class Evaluator:
    """Evaluates conditions on one deal, given the conclusions that were made about it.

    Attributes:
        made: the conclusions that were made, each with the ids of the rules that made it.
        possible: the conclusions that were made or that a rule of unknown verdict could make.
    """

    def __init__(self, ruleset: RuleSet, deal: Deal) -> None:
        self.ruleset = ruleset
        self.population = Population(deal, ruleset.subjects)
        self.made: dict[Conclusion, set[str]] = {}
        self.possible: set[Conclusion] = set()

    def combinations(self, rule: Rule) -> Iterator[tuple[int, ...]]:
        """Yield every combination of listed members that a rule can be bound to."""
        return product(*(range(self.population.count(binding.subject)) for binding in rule.for_each))

    def beyond(self, rule: Rule) -> Iterator[tuple[int | None, ...]]:
        """Yield the combinations with members that nobody listed, as far as unknown lists may have some."""
        choices: list[list[int | None]] = [
            [
                *range(self.population.count(binding.subject)),
                *([] if self.population.given(binding.subject) else [None]),
            ]
            for binding in rule.for_each
        ]
        return (members for members in product(*choices) if None in members)

    def bound(self, rule: Rule, members: tuple[int | None, ...]) -> dict[str, Member]:
        """Return the listed members of a combination by subject."""
        return {
            binding.subject: Member(binding.subject, place)
            for binding, place in zip(rule.for_each, members, strict=True)
            if place is not None
        }

    def target(self, rule: Rule, members: tuple[int, ...]) -> Member:
        """Return the member whose advice a firing is."""
        return DEAL if rule.target == "deal" else self.bound(rule, members)[rule.target]

    def conclusions(self, rule: Rule, members: tuple[int | None, ...]) -> list[Conclusion]:
        """Return what a rule concludes, about the deal and listed members, when it fires on a combination."""
        bound = {"deal": DEAL, **self.bound(rule, members)}
        about = [(name, bound.get(self.ruleset.conclusions[name].on), value) for name, value in rule.concludes]
        return [Conclusion(name, member, value) for name, member, value in about if member is not None]

    def verdict(self, rule: Rule, members: tuple[int | None, ...]) -> Kleene:
        """Say whether a rule fires on one combination of members; of one that is not listed nothing is known."""
        bound = self.bound(rule, members)
        asked = [(rule.when, DEAL)]
        asked += [(binding.condition, bound[binding.subject]) for binding in rule.for_each if binding.subject in bound]
        outcome = conjunction(self.holds(condition, member, bound) for condition, member in asked)
        return conjunction([outcome, None]) if None in members else outcome

    def overall(self, rule: Rule) -> Kleene:
        """Say whether a rule fires on the deal at all; unknown also where it could on a member that is not listed."""
        return disjunction(self.verdict(rule, members) for members in chain(self.combinations(rule), self.beyond(rule)))

    def holds(self, condition: Condition, member: Member, bound: dict[str, Member], *, closed: bool = False) -> Kleene:
        """Evaluate a condition on a member.

        Args:
            condition: what is asked.
            member: the member (or the deal) in hand.
            bound: the members bound by ``for_each``, for joins.
            closed: the condition stands under an odd number of negations, where a conclusion that was not made
                counts as absent (negation as failure) even if unknown facts could still make it.
        """
        match condition:
            case AllOf(parts):
                return conjunction(self.holds(part, member, bound, closed=closed) for part in parts)
            case AnyOf(parts):
                return disjunction(self.holds(part, member, bound, closed=closed) for part in parts)
            case Not(part):
                return negation(self.holds(part, member, bound, closed=not closed))
            case Compare(path, matcher):
                value = self._value(member, path)
                return None if value is None else self._matches(value, matcher, bound)
            case Known(path):
                return self._is_known(member, path)
            case Concluded():
                return self._concluded(condition, member, closed=closed)
            case ListTest():
                return self._list(condition, member, bound, closed=closed)

    def _value(self, member: Member, path: Any) -> Any:
        at = self.population.follow(member, path)
        return None if at is None else self.population.value(at, self.population.attribute(path))

    def _matches(self, value: Any, matcher: Matcher, bound: dict[str, Member]) -> Kleene:
        match matcher:
            case OneOf(values, negated):
                found = bool(values & value) if isinstance(value, frozenset) else value in values
                return found is not negated
            case Range(currency=currency):
                if currency and currency != self.population.deal.currency:
                    return None
                return matcher.contains(value)
            case SameMember(subject) if subject not in bound:
                return False  # whatever a reference names is listed
            case SameMember(subject):
                identifier = self.population.identifier(bound[subject])
                return identifier in value if isinstance(value, frozenset) else bool(identifier == value)

    def _is_known(self, member: Member, path: Any) -> bool:
        at = self.population.follow(member, path)
        if at is None:
            return False
        attribute = self.population.attribute(path)
        if attribute.kind in (Kind.LIST, Kind.REFERENCE_SET):
            return self.population.related(at, attribute).given
        return self.population.value(at, attribute) is not None

    def _concluded(self, condition: Concluded, member: Member, *, closed: bool) -> Kleene:
        at = self.population.follow(member, condition.path)
        if at is None:
            return None
        name = condition.path.attribute
        values = condition.values or self.every_value(name)
        if any(self.is_made(name, at, value) for value in values):
            return True
        possible = not closed and any(Conclusion(name, at, value) in self.possible for value in values)
        return None if possible else False

    def is_made(self, name: str, member: Member, value: str | bool) -> bool:
        """Say whether a value of a conclusion was made about a member."""
        return Conclusion(name, member, value) in self.made

    def every_value(self, conclusion: str) -> tuple[str | bool, ...]:
        """Return the values that a conclusion can have; a boolean one can only be made true."""
        return tuple(self.ruleset.conclusions[conclusion].values) or (True,)

    def _list(self, test: ListTest, member: Member, bound: dict[str, Member], *, closed: bool) -> Kleene:
        at = self.population.follow(member, test.path)
        if at is None:
            return True if test.holds_of_nothing else None
        return conjunction(self.stated(test, each, at, bound, closed=closed) for each in cardinalities(test))

    def stated(
        self, test: ListTest, statement: Cardinality, holder: Member, bound: dict[str, Member], *, closed: bool
    ) -> Kleene:
        """Evaluate one statement of a list test on the list of its holder (see :meth:`holds`)."""
        attribute = self.population.attribute(test.path)
        related = self.population.related(holder, attribute)
        counted, closed_inside = statement.counted(test.where), statement.is_closed(closed)
        truth = {
            place: self.holds(counted, Member(attribute.target, place), bound, closed=closed_inside)
            for place in related.possible
        }
        return _compared(statement, related, truth)


def _compared(statement: Cardinality, related: Related, truth: Mapping[int, Kleene]) -> Kleene:
    """Say whether a statement holds of a list, given for each of its possible members whether it is counted."""
    certain = sum(truth[place] is True for place in related.certain)
    if certain >= statement.number:
        enough: Kleene = True
    else:
        possible = sum(value is not False for value in truth.values())
        enough = False if related.given and possible < statement.number else None
    match statement.limit:
        case Limit.AT_LEAST:
            return enough
        case Limit.FEWER_THAN:
            return negation(enough)
        case Limit.NOT_KNOWN:
            return enough is not True


class Reference(Evaluator):
    """Evaluates one set of rules on one deal."""

    def __init__(self, ruleset: RuleSet, deal: Deal) -> None:
        super().__init__(ruleset, deal)
        layers: dict[int, list[Rule]] = {}
        for identifier, layer in strata(ruleset).items():
            layers.setdefault(layer, []).append(ruleset.rules[identifier])
        for layer in sorted(layers):
            self._chain([rule for rule in layers[layer] if rule.concludes])

    @cached_property
    def firings(self) -> list[Firing]:
        """Every rule that fires, with its members, sorted."""
        return sorted(
            Firing(rule.id, members)
            for rule in self.ruleset.rules.values()
            for members in self.combinations(rule)
            if self.verdict(rule, members) is True
        )

    def _chain(self, rules: list[Rule]) -> None:
        """Draw the conclusions of one stratum until nothing new follows."""
        grown = True
        while grown:
            before = (sum(map(len, self.made.values())), len(self.possible))
            for rule in rules:
                for members in chain(self.combinations(rule), self.beyond(rule)):
                    verdict = self.verdict(rule, members)
                    for conclusion in self.conclusions(rule, members) if verdict is not False else ():
                        self.possible.add(conclusion)
                        if verdict is True:
                            self.made.setdefault(conclusion, set()).add(rule.id)
            grown = before != (sum(map(len, self.made.values())), len(self.possible))
