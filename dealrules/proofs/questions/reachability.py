"""Can each rule fire, and can its advice ever be shown?"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.proofs.questions.question import Question
from dealrules.proofs.questions.terms import fires, single, visible
from dealrules.review.ranking import superseded
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet) -> Iterator[Question]:
    """Yield, for each rule, whether it can fire, and for advice that others may hide, whether it can be shown."""
    hidden = {identifier for hides in superseded(ruleset.rules).values() for identifier in hides}
    for rule in ruleset.rules.values():
        yield _fires(rule)
        if rule.advice is not None and (rule.id in hidden or rule.group):
            yield _is_shown(rule)


def _fires(rule: Rule) -> Question:
    return Question(
        code="DR401",
        message=f"the rule '{rule.id}' can never fire: its conditions exclude each other",
        hint="Together with the rules that make the conclusions it reads; 'dealrules explain' shows each condition.",
        location=rule.location,
        rules=(rule,),
        terms=(single(rule, fires),),
        wanted=True,
        confirm=lambda replay: replay.fires(rule),
    )


def _is_shown(rule: Rule) -> Question:
    return Question(
        code="DR402",
        message=f"the advice of '{rule.id}' is never shown: wherever it fires, other rules hide it",
        hint="Remove the rule, or have fewer rules supersede it.",
        location=rule.location,
        rules=(rule,),
        terms=(single(rule, visible),),
        wanted=True,
        confirm=lambda replay: bool(replay.targets(rule)),
    )
