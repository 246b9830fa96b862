"""The one voice of a choose-one group: which of its firings the review shows."""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.proofs.firings import Fired, Firings
from dealrules.proofs.logic import Formula, conjunction, disjunction, negation
from dealrules.review.ranking import INFLUENCE_RANKS, static_rank

__all__ = ["voiced"]


def voiced(firings: Firings, fired: Fired) -> Formula:
    """Return that a firing is shown: it is not superseded, and no other firing of its group goes before it."""
    rule = fired.rule
    if not rule.group:
        return firings.shown(fired)
    rivals = [
        conjunction((firings.shown(other), _precedes(firings, other, fired)))
        for each in firings.ruleset.rules.values()
        if each.group == rule.group and each.advice is not None
        for other in firings.of(each)
        if other != fired
    ]
    return conjunction((firings.shown(fired), *map(negation, rivals)))


def _precedes(firings: Firings, one: Fired, other: Fired) -> Formula:
    """Return that one firing is ranked before another one."""
    first, second = static_rank(one.rule), static_rank(other.rule)
    if first != second:
        return first < second
    tie = _key(one) < _key(other)
    others = dict(_influences(firings, other))
    return disjunction(
        conjunction((formula, others[theirs]))
        for mine, formula in _influences(firings, one)
        for theirs in others
        if mine < theirs or (mine == theirs and tie)
    )


def _key(fired: Fired) -> tuple[str, tuple[int, ...]]:
    return fired.rule.id, tuple(member.position for member in fired.members)


def _influences(firings: Firings, fired: Fired) -> Iterator[tuple[int, Formula]]:
    """Yield each rank of influence that the target may have, and the formula that it has it."""
    attribute = firings.universe.subjects[fired.rule.target].attributes.get("influence")
    if attribute is None or fired.rule.target != "stakeholder":
        yield 0, True
        return
    choice = firings.universe.choice(fired.target, attribute)
    for word, rank in INFLUENCE_RANKS.items():
        yield rank, negation(choice.known) if word is None else choice.bits[word]
