"""Can one move on one target be advised and warned off at the same time?"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import on_page, target_of
from dealrules.proofs.replay import Replay
from dealrules.rulebook.model import AdviceKind, Rule, RuleSet

__all__ = ["questions"]

_ADVISED = (AdviceKind.DO, AdviceKind.TACTIC)


def questions(ruleset: RuleSet, superseding: Superseding) -> Iterator[Question]:
    """Yield every pair of rules of which one advises and the other warns off the same move."""
    advising: dict[str, list[Rule]] = {}
    for rule in ruleset.rules.values():
        if rule.advice is not None and rule.advice.kind in _ADVISED:
            advising.setdefault(rule.advice.move, []).append(rule)
    for rule in ruleset.rules.values():
        if rule.advice is None or rule.advice.kind is not AdviceKind.AVOID:
            continue
        for other in advising.get(rule.advice.move, ()):
            if rule.target == other.target or "deal" in (rule.target, other.target):
                yield _question(rule, other, superseding)


def _question(avoiding: Rule, advising: Rule, superseding: Superseding) -> Question:
    assert avoiding.advice is not None
    return Question(
        code="DR403",
        message=f"'{avoiding.id}' warns off the move '{avoiding.advice.move}' while '{advising.id}' advises it",
        hint="Make the conditions exclude each other, let one supersede the other, or name two moves apart.",
        location=avoiding.location,
        about=(avoiding.id, advising.id),
        terms=tuple(
            term
            for rule in (avoiding, advising)
            for term in on_page(rule, superseding.get(rule.id, ()), target_of(rule))
        ),
        wanted=False,
        confirm=lambda replay: _clash(replay, avoiding, advising),
    )


def _clash(replay: Replay, one: Rule, other: Rule) -> bool:
    first, second = replay.targets(one), replay.targets(other)
    if "deal" in (one.target, other.target):
        return bool(first and second)
    return bool(first & second)
