"""How the conclusions on a deal were drawn, step by step, so that none is explained by itself.

Rules may conclude in a circle: who trusts the champion is trusted, and the champion is trusted by such a person. Both
conclusions need a way in from the facts of the deal. Drawing them once more, round by round, finds it: what a round
draws rests on facts and on what earlier rounds have drawn. A conclusion outside of circles needs no rounds: it cannot
rest on itself.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from copy import copy

import attrs

from dealrules.engine.reference import Conclusion, Evaluator
from dealrules.rulebook.model import Rule

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
        circular: the ids of the rules that read a conclusion in the circle of one they make.

    Attributes:
        evaluator: the evaluator, which now knows all conclusions.
        steps: how each conclusion was made.
    """

    def __init__(
        self, evaluator: Evaluator, firings: Iterable[tuple[Rule, tuple[int, ...]]], circular: Container[str]
    ) -> None:
        self.steps: dict[Conclusion, Step] = {}
        self.evaluator = copy(evaluator)
        self.evaluator.made = {}
        drawing = sorted(
            [firing for firing in firings if firing[0].concludes], key=lambda firing: (firing[0].id, firing[1])
        )
        for firing in drawing:
            if firing[0].id not in circular:
                self._step(firing, self.evaluator, self.evaluator)
        self._draw([firing for firing in drawing if firing[0].id in circular])

    def _draw(self, waiting: list[tuple[Rule, tuple[int, ...]]]) -> None:
        """Let firings in a circle draw their conclusions, each as soon as what it reads has been drawn."""
        while waiting:
            before = copy(self.evaluator)
            before.made = dict(self.evaluator.made)
            ready = [firing for firing in waiting if before.verdict(*firing) is True]
            if not ready:
                return
            waiting = [firing for firing in waiting if firing not in ready]
            for firing in ready:
                self._step(firing, before, self.evaluator)

    def _step(self, firing: tuple[Rule, tuple[int, ...]], before: Evaluator, after: Evaluator) -> None:
        for conclusion in before.conclusions(*firing):
            after.made.setdefault(conclusion, set()).add(firing[0].id)
            self.steps.setdefault(conclusion, Step(*firing, before))
