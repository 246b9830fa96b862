"""Conditions on one deal when all that follows from it has been concluded."""

from __future__ import annotations

from collections.abc import Mapping

from dealrules.engine.members import Member
from dealrules.engine.reference import Evaluator
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot import Deal

__all__ = ["SettledEvaluator"]


class SettledEvaluator(Evaluator):
    """Evaluates conditions on one deal, given the conclusions of a match as bitmaps.

    Args:
        ruleset: the rules.
        deal: the deal.
        concluded: for each conclusion (name and value), the bitmap of the members it was made about.
    """

    def __init__(self, ruleset: RuleSet, deal: Deal, concluded: Mapping[tuple[str, str | bool], int]) -> None:
        super().__init__(ruleset, deal)
        self.concluded = concluded

    def is_made(self, name: str, member: Member, value: str | bool) -> bool:
        """Say whether a value of a conclusion was made about a member."""
        return bool(self.concluded.get((name, value), 0) >> member.position & 1)
