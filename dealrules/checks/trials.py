"""The tests beside rules, ready to be run on rules that were changed: what else is concluded on a deal stays."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dealrules.checks.rule_tests import test_deal
from dealrules.engine.matcher import Matcher
from dealrules.engine.reference import Evaluator, Reference
from dealrules.engine.settled import SettledEvaluator
from dealrules.errors import ConclusionConflict
from dealrules.rulebook.model import Rule, RuleSet, RuleTest
from dealrules.snapshot import Deal

__all__ = ["Trial", "trials"]


@attrs.frozen
class Trial:
    """One test of a rule, on its deal.

    Attributes:
        test: the test.
        evaluator: knows the deal, and what all rules conclude on it.
    """

    test: RuleTest
    evaluator: Evaluator

    def fired(self, rule: Rule) -> list[tuple[int, ...]]:
        """Return the combinations of members that a rule fires for."""
        return [
            members for members in self.evaluator.combinations(rule) if self.evaluator.verdict(rule, members) is True
        ]

    def passes(self, rule: Rule) -> bool:
        """Say whether a rule, changed or not, does what the test expects."""
        fired = self.fired(rule)
        if self.test.expects != "fires":
            unknown = self.test.expects == "unknown"
            return not fired and not (unknown and self.evaluator.overall(rule) is not None)
        if not fired or not self.test.members:
            return bool(fired)
        width = len(rule.for_each)
        wanted = sorted(zip(*(self.test.members[place::width] for place in range(width)), strict=True))
        return sorted(self._names(rule, members) for members in fired) == wanted

    def _names(self, rule: Rule, members: tuple[int, ...]) -> tuple[str, ...]:
        bound = self.evaluator.bound(rule, members)
        return tuple(self.evaluator.population.identifier(member) for member in bound.values())


def trials(ruleset: RuleSet, rules: list[Rule]) -> Iterator[tuple[Rule, list[Trial]]]:
    """Yield each rule with its tests, as far as their deals are valid."""
    matcher = Matcher(ruleset)
    for rule in rules:
        found = []
        for test in rule.tests:
            deal, faults = test_deal(test.deal, ruleset)
            if deal is not None and not faults:
                evaluator = _evaluator(ruleset, matcher, deal, test)
                if evaluator is not None:
                    found.append(Trial(test, evaluator))
        yield rule, found


def _evaluator(ruleset: RuleSet, matcher: Matcher, deal: Deal, test: RuleTest) -> Evaluator | None:
    if test.expects == "unknown":
        return Reference(ruleset, deal)  # it knows what could still be concluded, too
    try:
        match = matcher.match(deal)
    except ConclusionConflict:
        return None
    return SettledEvaluator(ruleset, deal, match.made)
