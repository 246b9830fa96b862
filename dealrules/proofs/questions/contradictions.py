"""Can one move be advised and warned off, or two that exclude each other be advised, at the same time?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import on_page, target_of
from dealrules.proofs.replay import Replay
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.vocabulary import AdviceKind

__all__ = ["questions"]


def questions(ruleset: RuleSet, superseding: Superseding) -> Iterator[Question]:
    """Yield every pair of rules that the moves of a book forbid to speak at once."""
    advising = [rule for rule in ruleset.rules.values() if rule.advice and rule.advice.kind.layout.advises]
    for rule in ruleset.rules.values():
        if rule.advice is None or rule.advice.kind is not AdviceKind.AVOID:
            continue
        for other in advising:
            made = ruleset.moves[_move(other)].counts_as | {_move(other)}
            if rule.advice.move in made and _meet(rule, other):
                yield _warned_off(rule, other, superseding)
    for one, other in combinations(advising, 2):
        excluding = ruleset.moves[_move(one)]
        if _move(other) in excluding.excludes_anywhere:
            yield _excluded(one, other, superseding, anywhere=True)
        elif _move(other) in excluding.excludes and _meet(one, other):
            yield _excluded(one, other, superseding, anywhere=False)


def _move(rule: Rule) -> str:
    assert rule.advice is not None
    return rule.advice.move


def _meet(one: Rule, other: Rule) -> bool:
    """Say whether two rules can speak about the same thing; advice about the deal is about everything in it."""
    return one.target == other.target or "deal" in (one.target, other.target)


def _warned_off(avoiding: Rule, advising: Rule, superseding: Superseding) -> Question:
    same = _move(avoiding) == _move(advising)
    advised = "it" if same else f"'{_move(advising)}', which counts as it"
    return Question(
        code="DR403",
        message=f"'{avoiding.id}' warns off the move '{_move(avoiding)}' while '{advising.id}' advises {advised}",
        hint="Make the conditions exclude each other, let one supersede the other, or name two moves apart.",
        location=avoiding.location,
        about=(avoiding.id, advising.id),
        terms=tuple(
            term
            for rule in (avoiding, advising)
            for term in on_page(rule, superseding.get(rule.id, ()), target_of(rule))
        ),
        wanted=False,
        confirm=lambda replay: bool(_involved(replay, avoiding, advising)),
        involved=lambda replay: _involved(replay, avoiding, advising),
    )


def _excluded(one: Rule, other: Rule, superseding: Superseding, *, anywhere: bool) -> Question:
    """Ask whether two moves that exclude each other are advised at once.

    ``anywhere`` leaves the members of the second rule to the solver, so that they may be other persons.
    """
    return Question(
        code="DR410",
        message=f"'{one.id}' advises the move '{_move(one)}' while '{other.id}' advises '{_move(other)}', "
        "which excludes it",
        hint="Make the conditions exclude each other, let one supersede the other, or let the moves stand together.",
        location=one.location,
        about=(one.id, other.id),
        terms=(
            *on_page(one, superseding.get(one.id, ()), target_of(one)),
            *on_page(other, superseding.get(other.id, ()), () if anywhere else target_of(other)),
        ),
        wanted=False,
        confirm=lambda replay: bool(_involved(replay, one, other, anywhere=anywhere)),
        involved=lambda replay: _involved(replay, one, other, anywhere=anywhere),
    )


def _involved(replay: Replay, one: Rule, other: Rule, *, anywhere: bool = False) -> set[tuple[str, int]]:
    """Return about whom two rules speak against each other, the deal included; nobody if they do not."""
    first, second = replay.targets(one), replay.targets(other)
    if anywhere or "deal" in (one.target, other.target):
        return first | second if first and second else set()
    return first & second
