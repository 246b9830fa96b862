"""How the conclusions on a deal were drawn, step by step, so that none is explained by itself.

Rules may conclude in a circle: who trusts the champion is trusted, and the champion is trusted by such a person. Both
conclusions need a way in from the facts of the deal. Drawing them once more, round by round, finds it: what a round
draws rests on facts and on what earlier rounds have drawn. A conclusion outside of circles needs no rounds: it cannot
rest on itself.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property

import attrs

from dealrules.engine.matcher import Match
from dealrules.engine.reference import Conclusion
from dealrules.engine.settled import SettledEvaluator
from dealrules.rulebook.model import Rule

__all__ = ["Derivation", "Step"]

_Firing = tuple[Rule, tuple[int, ...]]


@attrs.frozen
class Step:
    """The firing that first made a conclusion, and an evaluator that knows what had been concluded before."""

    rule: Rule
    members: tuple[int, ...]
    before: SettledEvaluator


class Derivation:
    """The steps by which the conclusions on a deal were drawn, each looked up when it is asked for.

    Args:
        evaluator: evaluates conditions on the deal, and knows all conclusions.
        match: every firing on the deal.
    """

    def __init__(self, evaluator: SettledEvaluator, match: Match) -> None:
        self.evaluator = evaluator
        self._match = match
        self._rules = tuple(match.plan.ruleset.rules.values())
        self._found: dict[Conclusion, Step | None] = {}

    def step(self, conclusion: Conclusion) -> Step | None:
        """Return how a conclusion was drawn.

        ``None`` where no one rule drew it: in each phase that the deal may be in, another rule may have.
        """
        if conclusion not in self._found:
            straight = self._straight(conclusion)
            self._found[conclusion] = self._rounds.get(conclusion) if straight is None else straight
        return self._found[conclusion]

    def _straight(self, conclusion: Conclusion) -> Step | None:
        """Return the first firing outside of circles that drew a conclusion."""
        plan = self._match.plan
        for index in plan.makers.get((conclusion.name, conclusion.value), ()):
            rule = self._rules[index]
            for members in self._match.of_rule(index) if rule.id not in plan.circular else ():
                if conclusion in self.evaluator.conclusions(rule, members):
                    return Step(rule, members, self.evaluator)
        return None

    @cached_property
    def _rounds(self) -> dict[Conclusion, Step]:
        """The conclusions that are drawn in circles, each as soon as what it reads has been drawn."""
        steps: dict[Conclusion, Step] = {}
        waiting = self._firings(circular=True)
        concluded: dict[tuple[str, str | bool], int] = {}
        for firing in self._firings(circular=False) if waiting else ():
            _add(concluded, self.evaluator.conclusions(*firing))
        while waiting:
            before = copy(self.evaluator)
            before.concluded = dict(concluded)
            ready = [firing for firing in waiting if before.verdict(*firing) is True]
            if not ready:
                break
            waiting = [firing for firing in waiting if firing not in ready]
            for firing in ready:
                drawn = before.conclusions(*firing)
                _add(concluded, drawn)
                for conclusion in drawn:
                    steps.setdefault(conclusion, Step(*firing, before))
        return steps

    def _firings(self, *, circular: bool) -> list[_Firing]:
        """Return the firings that conclude, those in circles or the others, by rule and members."""
        ids = self._match.plan.circular
        indexes = [index for index, rule in enumerate(self._rules) if rule.concludes and (rule.id in ids) is circular]
        firings = [(self._rules[index], members) for index in indexes for members in self._match.of_rule(index)]
        return sorted(firings, key=lambda firing: (firing[0].id, firing[1]))


def _add(concluded: dict[tuple[str, str | bool], int], drawn: list[Conclusion]) -> None:
    for conclusion in drawn:
        key = (conclusion.name, conclusion.value)
        concluded[key] = concluded.get(key, 0) | 1 << conclusion.member.position
