"""Rules with one small fault each, which the tests beside them should notice.

A change that no test notices survives: either a test is missing, or the condition is superfluous. A condition is

* *turned round*: it must not hold any more;
* *left out* of the conditions it stands among;
* *widened*: any known value will do, a number is no longer bounded on one side, a count is one off.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dealrules.checks.coverage import location_of, single_conditions, words_of
from dealrules.checks.finding import Finding, found
from dealrules.checks.trials import trials
from dealrules.errors import Location
from dealrules.rulebook.condition import (
    TRUE,
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Known,
    ListTest,
    Not,
    OneOf,
    Range,
    children,
)
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.rewriting import Place, places

__all__ = ["CODES", "Mutant", "Mutation", "mutants", "mutate"]

CODES = {"DR502": "a change to a condition that no test notices"}


@attrs.frozen
class Mutant:
    """A rule with one condition changed."""

    rule: Rule = attrs.field(repr=False)
    change: str
    location: Location


@attrs.frozen
class Mutation:
    """What came of changing rules: how many changes were tried, and a finding for each that no test noticed."""

    tried: int
    findings: tuple[Finding, ...]

    @property
    def noticed(self) -> int:
        """How many changes a test noticed."""
        return self.tried - len(self.findings)


def mutate(ruleset: RuleSet, books: set[str] | None = None) -> Mutation:
    """Change every condition of all rules, or of those in ``books``, and run the tests of the rule on each change.

    A test that fails on the unchanged rule already notices nothing.
    """
    rules = [rule for rule in ruleset.rules.values() if books is None or rule.book in books]
    tried = 0
    survivors: list[Finding] = []
    for rule, its_trials in trials(ruleset, rules):
        sound = [trial for trial in its_trials if trial.passes(rule)]
        for mutant in mutants(rule):
            tried += 1
            if all(trial.passes(mutant.rule) for trial in sound):
                message = f"no test of '{rule.id}' notices when {mutant.change}"
                survivors.append(found("DR502", message, mutant.location, rule.id))
    return Mutation(tried, tuple(sorted(survivors, key=lambda each: each.diagnostic.location)))


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Yield a rule with every change to one of its conditions."""
    for place in single_conditions(rule):
        where = location_of(place, rule)
        yield Mutant(place.put(Not(place.condition)), f"the condition on {words_of(place)} is turned round", where)
        for condition, change in _wider(place.condition):
            yield Mutant(place.put(condition), f"{words_of(place)} {change}", where)
    for place in places(rule):
        yield from _without_a_part(place, rule)


def _without_a_part(place: Place, rule: Rule) -> Iterator[Mutant]:
    """Yield the rule without one of the conditions that stand beside each other in a place."""
    condition = place.condition
    if isinstance(condition, AllOf | AnyOf) and len(condition.parts) > 1:
        for number, part in enumerate(condition.parts):
            rest = (*condition.parts[:number], *condition.parts[number + 1 :])
            inner = Place(part, condition, place.put)
            change = f"the condition on {_subject_of(part)} is left out"
            yield Mutant(place.put(attrs.evolve(condition, parts=rest)), change, location_of(inner, rule))
    elif place.parent is None and not isinstance(condition, AllOf):
        change = f"the condition on {_subject_of(condition)} is left out"
        yield Mutant(place.put(TRUE), change, location_of(place, rule))


def _subject_of(condition: Condition) -> str:
    """Return the first attribute that a condition speaks of."""
    if not isinstance(condition, AllOf | AnyOf | Not):
        return f"'{condition.path}'"
    inside = children(condition)
    return _subject_of(inside[0]) if inside else "nothing"


def _wider(condition: Condition) -> Iterator[tuple[Condition, str]]:
    """Yield weaker conditions in the place of one, each with what is weaker about it."""
    match condition:
        case Compare(path, OneOf(), location):
            yield Known(path, location), "may have any known value"
        case Compare(path, Range() as matcher, location):
            if matcher.low is not None and matcher.high is not None:
                yield Compare(path, attrs.evolve(matcher, low=None), location), "may be smaller"
                yield Compare(path, attrs.evolve(matcher, high=None), location), "may be larger"
            else:
                yield Known(path, location), "may be any number"
        case ListTest(at_least=low, at_most=high):
            if low is not None and low > 0:
                yield attrs.evolve(condition, at_least=low - 1), f"may be {low - 1} in number"
            if high is not None:
                yield attrs.evolve(condition, at_most=high + 1), f"may be {high + 1} in number"
