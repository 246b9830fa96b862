"""Does superseding do anything: can both rules fire for the same target?"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import firing, never, target_of
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet, _: Superseding) -> Iterator[Question]:
    """Yield every pair of rules of which one supersedes the other by name."""
    for rule in ruleset.rules.values():
        for identifier in rule.supersedes:
            yield _question(rule, ruleset.rules[identifier])


def _question(rule: Rule, hidden: Rule) -> Question:
    # Advice about the deal is hidden by any firing, other advice only by one about the same member.
    pinned = target_of(hidden) & target_of(rule)
    can_hide = hidden.target in ("deal", rule.target)
    return Question(
        code="DR408",
        message=f"'{rule.id}' supersedes '{hidden.id}', but never fires where that does",
        hint="Leave the superseding out; where the targets differ, only advice on the deal is hidden.",
        location=rule.location,
        rules=(rule, hidden),
        terms=(*firing(rule, pinned), *firing(hidden, pinned), *(() if can_hide else (never(),))),
        wanted=True,
        confirm=lambda replay: replay.fires(rule) and replay.fires(hidden),
    )
