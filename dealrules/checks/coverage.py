"""Which conditions the tests beside rules put to the test.

A condition decides a test when the rule would do something else there if the condition held, or if it did not hold. A
condition that decides no test could be taken out, or turned round, and nobody would notice.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dealrules.checks.finding import Finding, found
from dealrules.checks.trials import Trial, trials
from dealrules.errors import Location
from dealrules.rulebook.condition import TRUE, AllOf, AnyOf, Compare, Concluded, Known, ListTest, Not
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.rewriting import Place, places

__all__ = ["CODES", "Coverage", "location_of", "measure_coverage", "single_conditions", "words_of"]

CODES = {"DR501": "a condition that no test depends on"}

NEVER = AnyOf(())


@attrs.frozen
class Coverage:
    """How much of the rules their tests put to the test.

    Attributes:
        rules: how many rules there are.
        fired: how many of them fire in one of their tests.
        conditions: how many conditions there are that stand for themselves.
        findings: those of them that decide no test.
    """

    rules: int
    fired: int
    conditions: int
    findings: tuple[Finding, ...]

    @property
    def decided(self) -> int:
        """How many conditions decide a test."""
        return self.conditions - len(self.findings)


def measure_coverage(ruleset: RuleSet, books: set[str] | None = None) -> Coverage:
    """Run the tests of all rules, or of those in ``books``, and see what decides them."""
    rules = [rule for rule in ruleset.rules.values() if books is None or rule.book in books]
    fired = conditions = 0
    findings: list[Finding] = []
    for rule, its_trials in trials(ruleset, rules):
        fired += any(trial.fired(rule) for trial in its_trials)
        for place in single_conditions(rule):
            conditions += 1
            if not any(_decides(place, trial) for trial in its_trials):
                message = f"no test of '{rule.id}' depends on the condition on {words_of(place)}"
                findings.append(found("DR501", message, location_of(place, rule), rule.id))
    return Coverage(len(rules), fired, conditions, tuple(sorted(findings, key=lambda each: each.diagnostic.location)))


def single_conditions(rule: Rule) -> Iterator[Place]:
    """Yield the conditions of a rule that stand for themselves, those inside list tests included."""
    for place in places(rule):
        if isinstance(place.condition, Compare | Known | Concluded | ListTest):
            yield place


def _decides(place: Place, trial: Trial) -> bool:
    return trial.fired(place.put(TRUE)) != trial.fired(place.put(NEVER))


def words_of(place: Place) -> str:
    """Return what a condition is about, as it is written."""
    condition = place.condition
    if isinstance(condition, Compare | Known | Concluded | ListTest):
        return f"'{condition.path}'"
    return "what stands inside" if isinstance(condition, AllOf | AnyOf | Not) else ""


def location_of(place: Place, rule: Rule) -> Location:
    """Return where a condition stands; where it has no place of its own, where its rule does."""
    return place.condition.location if place.condition.location.line else rule.location
