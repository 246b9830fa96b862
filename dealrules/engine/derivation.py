"""How the conclusions on a deal were drawn, step by step, so that none is explained by itself.

Rules may conclude in a circle: who trusts the champion is trusted, and the champion is trusted by such a person. Both
conclusions need a way in from the facts of the deal. Drawing them once more, round by round, finds it: what a round
draws rests on facts and on what earlier rounds have drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

import attrs

from dealrules.engine.reference import Conclusion, Evaluator
from dealrules.rulebook.model import Rule
from dealrules.rulebook.stratification import strata

__all__ = ["Derivation", "Step"]


@attrs.frozen
class Step:
    """The firing that first made a conclusion, and an evaluator that knows what had been concluded before."""

    rule: Rule
    members: tuple[int, ...]
    before: Evaluator


class Derivation:
    """The steps by which the conclusions on a deal were drawn.

    Args:
        evaluator: evaluates conditions on the deal.
        firings: every firing on the deal, in any order.

    Attributes:
        evaluator: the evaluator, which now knows all conclusions.
        steps: how each conclusion was made.
    """

    def __init__(self, evaluator: Evaluator, firings: Iterable[tuple[Rule, tuple[int, ...]]]) -> None:
        self.steps: dict[Conclusion, Step] = {}
        self.evaluator = evaluator
        drawing = [firing for firing in firings if firing[0].concludes]
        fired = {rule.id: rule for rule, _ in drawing}
        stratum = strata(attrs.evolve(evaluator.ruleset, rules=fired))
        waiting: dict[int, list[tuple[Rule, tuple[int, ...]]]] = {}
        for rule, members in sorted(drawing, key=lambda firing: (firing[0].id, firing[1])):
            waiting.setdefault(stratum[rule.id], []).append((rule, members))
        for layer in sorted(waiting):
            self._draw(waiting[layer])

    def _draw(self, waiting: list[tuple[Rule, tuple[int, ...]]]) -> None:
        """Let the firings of one stratum draw their conclusions, each as soon as what it reads has been drawn."""
        while waiting:
            before = self.evaluator
            ready: list[tuple[Rule, tuple[int, ...]]] = []
            later: list[tuple[Rule, tuple[int, ...]]] = []
            for firing in waiting:
                (ready if before.verdict(*firing) is True else later).append(firing)
            if not ready:
                return
            waiting = later
            self.evaluator = copy(before)
            self.evaluator.made = dict(before.made)
            for rule, members in ready:
                for conclusion in before.conclusions(rule, members):
                    self.evaluator.made[conclusion] = {rule.id}
                    self.steps.setdefault(conclusion, Step(rule, members, before))
