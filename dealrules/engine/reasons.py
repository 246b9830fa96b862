"""The facts that decide: for a condition that came out as it did, the fewest facts that make it so.

A reason is complete: whoever changes a fact that is not named does not change the outcome. So "no need is explicit"
names every need and its state, while "some need is explicit" names one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

import attrs

from dealrules.engine.derivation import Derivation
from dealrules.engine.matcher import Match
from dealrules.engine.members import DEAL, Member
from dealrules.engine.reference import Conclusion, Kleene
from dealrules.engine.settled import SettledEvaluator
from dealrules.rulebook.cardinality import Cardinality, Limit, cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    Path,
    Range,
)
from dealrules.rulebook.model import Rule
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["Fact", "Reasons"]


@attrs.frozen
class Fact:
    """One fact of the deal that decided something.

    Attributes:
        subject: the subject it is about, such as ``stakeholder``.
        member: the id of the member, of the deal its own id.
        attribute: the attribute, or the name of a conclusion.
        value: the value as plain JSON data; ``None`` when it is unknown (and that decided).
        known: the value is known.
        conclusion: the fact is a conclusion, or the absence of one.
        rule: for a conclusion that was made, the id of a rule that made it.
    """

    subject: str
    member: str
    attribute: str
    value: Any
    known: bool = True
    conclusion: bool = False
    rule: str = ""


class _Goal(Enum):
    """The outcome that a reason must secure; each is the set of truth values that would do."""

    TRUE = frozenset({True})
    FALSE = frozenset({False})
    NOT_TRUE = frozenset({False, None})
    NOT_FALSE = frozenset({True, None})

    @property
    def opposite(self) -> _Goal:
        """The goal for what stands under a negation."""
        return _OPPOSITE[self]

    def met_by(self, value: Kleene) -> bool:
        return value in self.value


_OPPOSITE = {
    _Goal.TRUE: _Goal.FALSE,
    _Goal.FALSE: _Goal.TRUE,
    _Goal.NOT_TRUE: _Goal.NOT_FALSE,
    _Goal.NOT_FALSE: _Goal.NOT_TRUE,
}


class Reasons:
    """Finds the deciding facts of the firings on one deal.

    Args:
        evaluator: evaluates conditions on the deal, and knows all conclusions.
        match: every firing on the deal, for the conclusions they draw.
    """

    def __init__(self, evaluator: SettledEvaluator, match: Match) -> None:
        self.derivation = Derivation(evaluator, match)
        self._of_conclusions: dict[Conclusion, tuple[Fact, ...]] = {}
        self.population = evaluator.population

    def of_firing(self, rule: Rule, members: Sequence[int]) -> tuple[Fact, ...]:
        """Return the facts that make a rule fire on a combination of members, each once, in order of the rule."""
        return tuple(dict.fromkeys(self._firing(rule, tuple(members), self.derivation.evaluator)))

    def _firing(self, rule: Rule, members: tuple[int, ...], evaluator: SettledEvaluator) -> Iterator[Fact]:
        bound = evaluator.bound(rule, members)
        search = _Search(self, evaluator, bound)
        yield from search.support(rule.when, DEAL, _Goal.TRUE)
        for binding in rule.for_each:
            yield from search.support(binding.condition, bound[binding.subject], _Goal.TRUE)

    def of_conclusion(self, conclusion: Conclusion) -> tuple[Fact, ...]:
        """Return the conclusion itself, then the facts that made a rule conclude it, each once."""
        facts = self._of_conclusions.get(conclusion)
        if facts is None:
            step = self.derivation.step(conclusion)
            name, member = conclusion.name, conclusion.member
            identifier, rule = self.population.identifier(member), "" if step is None else step.rule.id
            made = Fact(member.subject, identifier, name, conclusion.value, conclusion=True, rule=rule)
            behind = () if step is None else self._firing(step.rule, step.members, step.before)
            facts = self._of_conclusions[conclusion] = tuple(dict.fromkeys((made, *behind)))
        return facts


@attrs.frozen
class _Search:
    """One search for deciding facts.

    Attributes:
        reasons: what is known of the deal.
        evaluator: knows the conclusions that may serve as reasons.
        bound: the members that the rule is bound to.
    """

    reasons: Reasons
    evaluator: SettledEvaluator
    bound: dict[str, Member]

    def support(self, condition: Condition, member: Member, goal: _Goal, *, closed: bool = False) -> Iterator[Fact]:
        """Yield the facts that secure ``goal``, which the condition is known to meet."""
        match condition:
            case AllOf(parts):
                every = goal in (_Goal.TRUE, _Goal.NOT_FALSE)
                yield from self._parts(parts, member, goal, every=every, closed=closed)
            case AnyOf(parts):
                every = goal in (_Goal.FALSE, _Goal.NOT_TRUE)
                yield from self._parts(parts, member, goal, every=every, closed=closed)
            case Not(part):
                yield from self.support(part, member, goal.opposite, closed=not closed)
            case Compare(path, Range(currency=currency)) if currency:
                yield from self._money(member, path, currency)
            case Compare(path) | Known(path):
                yield from self._read(member, path)
            case Concluded():
                yield from self._concluded(condition, member)
            case ListTest():
                yield from self._list(condition, member, goal, closed=closed)

    def _meets(self, condition: Condition, member: Member, goal: _Goal, *, closed: bool) -> bool:
        return goal.met_by(self.evaluator.holds(condition, member, self.bound, closed=closed))

    def _parts(
        self, parts: Sequence[Condition], member: Member, goal: _Goal, *, every: bool, closed: bool
    ) -> Iterator[Fact]:
        """Support all parts, or the first that suffices."""
        for part in parts:
            if every:
                yield from self.support(part, member, goal, closed=closed)
            elif self._meets(part, member, goal, closed=closed):
                yield from self.support(part, member, goal, closed=closed)
                return

    def _fact(self, member: Member, attribute: str, value: Any) -> Fact:
        shown = value
        if isinstance(value, frozenset):
            shown = tuple(sorted(map(str, value)))
        elif isinstance(value, str):
            shown = str(value)  # the word of a vocabulary, not the member of an enumeration
        elif hasattr(value, "isoformat"):
            shown = value.isoformat()
        identifier = self.reasons.population.identifier(member)
        return Fact(member.subject, identifier, attribute, shown, known=value is not None)

    def _way(self, member: Member, path: Path) -> tuple[Member | None, list[Fact]]:
        """Follow the references of a path; return where it leads and the references that were read."""
        population = self.reasons.population
        at = DEAL if path.origin == "deal" else member
        facts = []
        for step in path.steps:
            attribute = population.subjects[at.subject].attributes[step]
            identifier = population.value(at, attribute)
            facts.append(self._fact(at, step, identifier))
            if identifier is None:
                return None, facts
            at = population.member(attribute.target, identifier)
        return at, facts

    def _read(self, member: Member, path: Path) -> Iterator[Fact]:
        at, facts = self._way(member, path)
        yield from facts
        if at is not None:
            yield self._whole(at, self.reasons.population.attribute(path))

    def _money(self, member: Member, path: Path, currency: str) -> Iterator[Fact]:
        """Name an amount and its currency; only the currency where it is another one, so that the amount is moot."""
        given = self.reasons.population.deal.currency
        amount = list(self._read(member, path))
        if given == currency:
            yield from amount
        if given != currency or amount[-1].known:
            yield self._fact(DEAL, "currency", given)

    def _whole(self, at: Member, attribute: Attribute) -> Fact:
        """Return the fact of an attribute; of a list of members, how many there are."""
        population = self.reasons.population
        if attribute.kind is not Kind.LIST:
            return self._fact(at, attribute.name, population.value(at, attribute))
        related = population.related(at, attribute)
        return self._fact(at, attribute.name, len(related.certain) if related.given else None)

    def _concluded(self, condition: Concluded, member: Member) -> Iterator[Fact]:
        at, facts = self._way(member, condition.path)
        yield from facts
        if at is None:
            return
        evaluator, name = self.evaluator, condition.path.attribute
        for value in sorted(condition.values or evaluator.every_value(name), key=str):
            if evaluator.is_made(name, at, value):
                yield from self.reasons.of_conclusion(Conclusion(name, at, value))
                return
        yield Fact(at.subject, self.reasons.population.identifier(at), name, None, known=False, conclusion=True)

    def _list(self, test: ListTest, member: Member, goal: _Goal, *, closed: bool) -> Iterator[Fact]:
        """Support a list test by its witnesses, or by every member where none may match."""
        at, facts = self._way(member, test.path)
        yield from facts
        if at is None:
            return
        every = goal in (_Goal.TRUE, _Goal.NOT_FALSE)
        for statement in cardinalities(test):
            if every:
                yield from self._stated(test, statement, at, goal, closed=closed)
            elif goal.met_by(self.evaluator.stated(test, statement, at, self.bound, closed=closed)):
                yield from self._stated(test, statement, at, goal, closed=closed)
                return

    def _stated(
        self, test: ListTest, statement: Cardinality, at: Member, goal: _Goal, *, closed: bool
    ) -> Iterator[Fact]:
        closed = statement.is_closed(closed)
        match statement.limit:
            case Limit.AT_LEAST:
                yield from self._enough(test, statement, at, goal, closed=closed)
            case Limit.FEWER_THAN:
                yield from self._enough(test, statement, at, goal.opposite, closed=closed)
            case Limit.NOT_KNOWN:
                known = _Goal.NOT_TRUE if goal in (_Goal.TRUE, _Goal.NOT_FALSE) else _Goal.TRUE
                yield from self._enough(test, statement, at, known, closed=closed)

    def _enough(
        self, test: ListTest, statement: Cardinality, at: Member, goal: _Goal, *, closed: bool
    ) -> Iterator[Fact]:
        """Support that enough members are counted by so many of them; against it, by all that are not."""
        population = self.reasons.population
        attribute = population.attribute(test.path)
        related = population.related(at, attribute)
        counted = statement.counted(test.where)
        needed = statement.number
        if goal in (_Goal.TRUE, _Goal.NOT_FALSE):
            if goal is _Goal.NOT_FALSE and not related.given:
                yield self._whole(at, attribute)
                return
            places = related.certain if goal is _Goal.TRUE else related.possible
        else:
            yield self._whole(at, attribute)
            places = related.possible if goal is _Goal.FALSE else related.certain
            needed = len(places)
        for place in places:
            if not needed:
                return
            member = Member(attribute.target, place)
            if self._meets(counted, member, goal, closed=closed):
                needed -= 1
                yield from self._belongs(at, attribute, member)
                yield from self.support(counted, member, goal, closed=closed)

    def _belongs(self, at: Member, attribute: Attribute, member: Member) -> Iterator[Fact]:
        """Yield the reference by which a member is in the list; in a list of its own it simply stands."""
        if attribute.reverse:
            target = self.reasons.population.subjects[attribute.target]
            yield self._whole(member, target.attributes[attribute.reverse])
        elif attribute.kind is Kind.REFERENCE_SET:
            yield self._whole(at, attribute)
