"""Does superseding do anything: can both rules fire for the same target?"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.proofs.firings import Fired
from dealrules.proofs.questions.question import Question
from dealrules.proofs.questions.terms import fires, together
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet) -> Iterator[Question]:
    """Yield every pair of rules of which one supersedes the other by name."""
    for rule in ruleset.rules.values():
        for identifier in rule.supersedes:
            yield _question(rule, ruleset.rules[identifier])


def _question(rule: Rule, hidden: Rule) -> Question:
    def hides(first: Fired, second: Fired) -> bool:
        return first.target == second.target or second.rule.target == "deal"

    return Question(
        code="DR408",
        message=f"'{rule.id}' supersedes '{hidden.id}', but never fires where that does",
        hint="Leave the superseding out; where the targets differ, only advice on the deal is hidden.",
        location=rule.location,
        rules=(rule, hidden),
        terms=(together(rule, hidden, fires, hides),),
        wanted=True,
        confirm=lambda replay: replay.fires(rule) and replay.fires(hidden),
    )
