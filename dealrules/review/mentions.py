"""Members that a text may name besides those a rule is bound to, looked up when the text is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dealrules.engine.members import DEAL, Member
from dealrules.engine.reference import Evaluator
from dealrules.rulebook.condition import Path
from dealrules.rulebook.model import Mention, Rule

__all__ = ["mentioned"]


def mentioned(rule: Rule, bound: Mapping[str, Member], evaluator: Evaluator) -> dict[str, Member]:
    """Return the members that the texts of a rule may name: the bound ones by subject, the mentioned ones by name.

    Of several members that a mention fits, it is the one its order prefers, and among equals the first by id.

    Args:
        rule: the rule.
        bound: the members that it is bound to.
        evaluator: says what is certain of the members of the deal.
    """
    named = dict(bound)
    for mention in rule.mentions:
        fitting = [
            member
            for member in _candidates(mention, bound, evaluator)
            if member not in bound.values() and evaluator.holds(mention.where, member, dict(bound)) is True
        ]
        if fitting:
            named[mention.name] = min(fitting, key=lambda member: _place(member, mention, evaluator))
    return named


def _candidates(mention: Mention, bound: Mapping[str, Member], evaluator: Evaluator) -> Iterable[Member]:
    population = evaluator.population
    if mention.within is None:
        return [Member(mention.subject, place) for place in range(population.count(mention.subject))]
    start = bound.get(mention.within.origin, DEAL)
    holder = population.follow(start, mention.within)
    if holder is None:
        return ()
    listed = population.related(holder, population.attribute(mention.within)).certain
    return [Member(mention.subject, place) for place in listed]


def _place(member: Member, mention: Mention, evaluator: Evaluator) -> tuple[bool, float]:
    """Return where a member stands in the order of a mention; one of unknown value stands last."""
    if not mention.order:
        return False, 0
    population = evaluator.population
    attribute = population.attribute(Path((), mention.order, mention.subject, mention.subject))
    rank = _rank(population.value(member, attribute), tuple(attribute.vocabulary))
    return rank is None, 0 if rank is None else -rank if mention.largest else rank


def _rank(value: Any, scale: tuple[str, ...]) -> float | None:
    if value is None:
        return None
    if scale:
        return scale.index(value)
    return value.toordinal() if hasattr(value, "toordinal") else float(value)
