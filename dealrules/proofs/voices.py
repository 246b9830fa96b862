"""The one voice of a choose-one group: which of its firings the review shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dealrules.proofs.firings import Fired, Firings
from dealrules.proofs.logic import Formula, conjunction, disjunction, negation
from dealrules.review.order import DEFAULT_ORDER
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["advising", "outranked", "voiced"]


def voiced(firings: Firings, fired: Fired) -> Formula:
    """Return that a firing is shown: it is not superseded, and no other firing of its group goes before it."""
    if not fired.rule.group:
        return firings.shown(fired)
    rivals = advising(firings.ruleset, fired.rule.group)
    return conjunction((firings.shown(fired), negation(outranked(firings, fired, rivals))))


def outranked(firings: Firings, fired: Fired, rivals: Iterable[Rule]) -> Formula:
    """Return that one of the rules fires, is not superseded, and goes before a firing."""
    return disjunction(
        conjunction((firings.shown(other), _precedes(firings, other, fired)))
        for rival in rivals
        for other in firings.of(rival)
        if other != fired
    )


def advising(ruleset: RuleSet, group: str) -> list[Rule]:
    """Return the rules that may speak for a group."""
    return [rule for rule in ruleset.rules.values() if rule.group == group and rule.advice is not None]


def _precedes(firings: Firings, one: Fired, other: Fired) -> Formula:
    """Return that one firing is ranked before another one."""
    first, second = DEFAULT_ORDER.place(one.rule), DEFAULT_ORDER.place(other.rule)
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
    if fired.rule.target != "stakeholder":
        yield 0, True
        return
    attribute = firings.universe.subjects["stakeholder"].attributes.get("influence")
    if attribute is None:
        yield DEFAULT_ORDER.influence[None], True
        return
    choice = firings.universe.choice(fired.target, attribute)
    for word, rank in DEFAULT_ORDER.influence.items():
        yield rank, negation(choice.known) if word is None else choice.bits[word]
