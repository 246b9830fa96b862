"""Which unknown facts could change a review at all, seen without reviewing.

One fact is learned at a time, so whatever does not depend on it stays as it is. A rule can only come to fire, or cease
to, by a fact if everything else that must hold together with the place where it reads the fact does hold. What is left
out here changes nothing, whatever it turns out to be; what is kept may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from dealrules.coaching.unknowns import Unknown
from dealrules.engine.members import DEAL, Member
from dealrules.engine.settled import SettledEvaluator
from dealrules.rulebook.cardinality import cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    SameMember,
    walk,
)
from dealrules.rulebook.domains import fact_of
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import makers
from dealrules.snapshot import Deal

__all__ = ["Relevance"]

Fact = tuple[str, str]
"""A subject and a fact about it."""


@attrs.frozen(eq=False)
class _Demand:
    """A condition that stands together with a place where a fact is read.

    Attributes:
        condition: the condition.
        negated: it stands under an odd number of negations, where it is enough that it is not certainly false.
    """

    condition: Condition
    negated: bool


@attrs.frozen(eq=False)
class _Reading:
    """A place where a rule reads a fact.

    Attributes:
        of_deal: what must hold of the deal beside it.
        of_member: what must hold of the member that the fact is about, beside it.
    """

    of_deal: tuple[_Demand, ...]
    of_member: tuple[_Demand, ...]


class Relevance:
    """The places where a set of rules reads each fact.

    Args:
        ruleset: the rules.
    """

    def __init__(self, ruleset: RuleSet) -> None:
        self._ruleset = ruleset
        self._subjects = ruleset.subjects
        self._behind = _facts_behind_conclusions(ruleset)
        self._depends: dict[int, frozenset[Fact]] = {}
        found: dict[Fact, list[_Reading]] = {}
        for rule in ruleset.rules.values():
            whole = [*_parts(rule.when)]
            for part in whole:
                beside = tuple([_Demand(each, False) for each in whole if each is not part])
                for fact, own in self._places(part, "deal", (), negated=False):
                    found.setdefault(fact, []).append(_Reading((*beside, *own) if fact[0] == "deal" else beside, own))
            demanded = tuple([_Demand(each, False) for each in whole])
            for binding in rule.for_each:
                listed = ruleset.subjects[binding.subject].collection
                if listed is not None:
                    found.setdefault(listed, []).append(_Reading(demanded, ()))
                for fact, own in self._places(binding.condition, binding.subject, (), negated=False):
                    found.setdefault(fact, []).append(_Reading(demanded, own))
        self._by_fact = {fact: tuple(readings) for fact, readings in found.items()}

    def of(self, deal: Deal, concluded: Mapping[tuple[str, str | bool], int], asked: Iterable[Unknown]) -> set[Unknown]:
        """Return the unknown facts by which some rule may come to fire or cease to.

        Args:
            deal: the deal as the rules see it.
            concluded: what is concluded of it.
            asked: the facts.
        """
        seen = _Seen(SettledEvaluator(self._ruleset, deal, concluded))
        return {
            each for each in asked if any(self._is_open(reading, each, seen) for reading in self._readings_of(each))
        }

    def of_rule(self, rule: Rule) -> frozenset[Fact]:
        """Return every fact that decides whether a rule fires.

        Args:
            rule: a rule of the set.
        """
        return frozenset().union(*map(self._facts_of, rule.conditions))

    def behind(self, conclusion: str) -> frozenset[Fact]:
        """Return every fact that decides a conclusion.

        Args:
            conclusion: the name of a conclusion.
        """
        return self._behind.get(conclusion, frozenset())

    def _readings_of(self, unknown: Unknown) -> tuple[_Reading, ...]:
        return self._by_fact.get((unknown.subject, unknown.fact), ())

    def _is_open(self, reading: _Reading, unknown: Unknown, seen: _Seen) -> bool:
        fact = (unknown.subject, unknown.fact)
        member = seen.member(unknown)
        return all(
            fact in self._facts_of(demand.condition) or seen.is_met(demand, at)
            for demands, at in ((reading.of_deal, DEAL), (reading.of_member, member))
            for demand in demands
        )

    def _facts_of(self, condition: Condition) -> frozenset[Fact]:
        """Return every fact that a condition depends on, also through conclusions."""
        if id(condition) not in self._depends:
            self._depends[id(condition)] = frozenset(self._depending(condition))
        return self._depends[id(condition)]

    def _depending(self, condition: Condition) -> Iterator[Fact]:
        for part in walk(condition):
            if isinstance(part, Compare | Known | Concluded | ListTest):
                yield from _facts_along(part, self._ruleset)
            if isinstance(part, Concluded):
                yield from self._behind[part.path.attribute]

    def _places(
        self, condition: Condition, subject: str, beside: tuple[_Demand, ...], *, negated: bool
    ) -> Iterator[tuple[Fact, tuple[_Demand, ...]]]:
        """Yield each fact that a condition reads, with what must hold beside it of the member that it is about."""
        match condition:
            case AllOf(parts):
                for part in parts:
                    others = [_Demand(each, negated) for each in parts if each is not part and _is_closed(each)]
                    yield from self._places(part, subject, (*beside, *others), negated=negated)
            case AnyOf(parts):
                for part in parts:
                    yield from self._places(part, subject, beside, negated=negated)
            case Not(part):
                yield from self._places(part, subject, beside, negated=not negated)
            case ListTest(path, where=where):
                for fact in _facts_along(condition, self._ruleset):
                    yield fact, beside if fact[0] == subject and path.origin == subject and not path.steps else ()
                target = self._subjects[path.subject].attributes[path.attribute].target
                for statement in cardinalities(condition):
                    inside = negated if statement.demands else not negated
                    yield from self._places(statement.counted(where), target, (), negated=inside)
            case Compare(path) | Known(path) | Concluded(path):
                for fact in _facts_along(condition, self._ruleset):
                    yield fact, beside if fact[0] == subject and path.origin == subject and not path.steps else ()


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def _is_closed(condition: Condition) -> bool:
    """Say whether a condition can be evaluated on a member alone: it relates it to no bound member."""
    return not any(isinstance(part, Compare) and isinstance(part.matcher, SameMember) for part in walk(condition))


def _facts_along(condition: Compare | Known | Concluded | ListTest, ruleset: RuleSet) -> Iterator[Fact]:
    """Yield the facts that a condition reads itself: the references of its path, and the attribute at its end."""
    path, at = condition.path, condition.path.origin
    for step in path.steps:
        yield at, step
        at = ruleset.subjects[at].attributes[step].target
    attribute = ruleset.subjects[path.subject].attributes.get(path.attribute)
    if attribute is not None and attribute.reverse:
        yield attribute.target, attribute.reverse
    elif attribute is not None:
        yield path.subject, fact_of(attribute)


def _facts_behind_conclusions(ruleset: RuleSet) -> Mapping[str, frozenset[Fact]]:
    """Return the facts that each conclusion depends on, through others too."""
    made_by = makers(ruleset.rules.values())
    direct: dict[str, set[Fact]] = {}
    reads: dict[str, set[str]] = {}
    for name in ruleset.conclusions:
        parts = [part for rule in made_by.get(name, ()) for condition in rule.conditions for part in walk(condition)]
        leaves = [part for part in parts if isinstance(part, Compare | Known | Concluded | ListTest)]
        direct[name] = {fact for part in leaves for fact in _facts_along(part, ruleset)}
        reads[name] = {part.path.attribute for part in leaves if isinstance(part, Concluded)}
    found: dict[str, frozenset[Fact]] = {}
    for name in ruleset.conclusions:
        reached, waiting = {name}, [name]
        while waiting:
            new = reads.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        found[name] = frozenset().union(*(direct.get(each, set()) for each in reached))
    return found


class _Seen:
    """What holds of one deal as it is, each condition looked at once for each member."""

    def __init__(self, evaluator: SettledEvaluator) -> None:
        self._evaluator = evaluator
        self._met: dict[tuple[int, bool, Member], bool] = {}
        self._members: dict[tuple[str, str], Member] = {}

    def member(self, unknown: Unknown) -> Member:
        """Return the member that a fact is about."""
        key = (unknown.subject, unknown.member)
        if key not in self._members:
            population = self._evaluator.population
            self._members[key] = DEAL if unknown.subject == "deal" else population.member(*key)
        return self._members[key]

    def is_met(self, demand: _Demand, member: Member) -> bool:
        """Say whether a demand holds, or under a negation may hold."""
        key = (id(demand.condition), demand.negated, member)
        if key not in self._met:
            value = self._evaluator.holds(demand.condition, member, {}, closed=demand.negated)
            self._met[key] = value is not False if demand.negated else value is True
        return self._met[key]
