"""Can each rule fire, and can its advice ever be shown?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import firing, on_page, pinned_alone
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet, superseding: Superseding) -> Iterator[Question]:
    """Yield, for each rule, whether it can fire, and for advice that others may hide, whether it can be shown."""
    for rule in ruleset.rules.values():
        yield _fires(rule)
        if rule.advice is not None and (rule.id in superseding or rule.group):
            yield _is_shown(rule, superseding.get(rule.id, ()))


def _fires(rule: Rule) -> Question:
    return Question(
        code="DR401",
        message=f"the rule '{rule.id}' can never fire: its conditions exclude each other",
        location=rule.location,
        about=(rule.id,),
        terms=tuple(firing(rule, pinned_alone(rule))),
        wanted=True,
        confirm=lambda replay: replay.fires(rule),
    )


def _is_shown(rule: Rule, superseding: Sequence[Rule]) -> Question:
    return Question(
        code="DR402",
        message=f"the advice of '{rule.id}' is never shown: wherever it fires, other rules hide it",
        hint="Remove the rule, or have fewer rules supersede it.",
        location=rule.location,
        about=(rule.id,),
        terms=tuple(on_page(rule, superseding, pinned_alone(rule))),
        wanted=True,
        confirm=lambda replay: bool(replay.targets(rule)),
    )
