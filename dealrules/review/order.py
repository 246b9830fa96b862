"""The order in which advice is read, and how much of it: a policy that a host may replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum

import attrs

from dealrules.rulebook.cardinality import cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    ListTest,
    Not,
    conjuncts,
)
from dealrules.rulebook.model import Rule
from dealrules.vocabulary import AdviceKind, Priority, Support

__all__ = ["DEFAULT_ORDER", "Fit", "Order", "fit_of"]

_COMMON = frozenset({"phase", "decision_size", "technical_content", "first_purchase"})
"""Attributes of the deal that tell it from few others."""


class Fit(IntEnum):
    """How particular an advice is to the deal, judged by its rule.

    ``PARTICULAR``: it is about a member, or names what the deal holds; ``FACTUAL``: facts of the deal decided;
    ``GENERIC``: it would fit most deals of the phase, because only the phase and what is not known decided.
    """

    PARTICULAR = 0
    FACTUAL = 1
    GENERIC = 2


def fit_of(rule: Rule) -> Fit:
    """Say how particular the advice of a rule is."""
    if rule.advice is not None and rule.advice.kind is AdviceKind.FOCUS and not rule.for_each:
        return Fit.GENERIC
    if rule.for_each or any(mention.certain for mention in rule.mentions) or _names_figures(rule):
        return Fit.PARTICULAR
    return Fit.FACTUAL if any(_is_factual(part) for part in conjuncts(rule.when)) else Fit.GENERIC


def _names_figures(rule: Rule) -> bool:
    advice = rule.advice
    if advice is None or advice.text is None:
        return False
    return any(gap.path is not None and gap.path.attribute not in _COMMON for gap in advice.text.gaps)


def _is_factual(condition: Condition) -> bool:
    """Say whether a condition that holds rests on a fact that tells this deal from others."""
    match condition:
        case Compare(path):
            return path.attribute not in _COMMON
        case Concluded():
            return True
        case ListTest():
            return any(each.demands or each.failing for each in cardinalities(condition))
        case AllOf(parts):
            return any(map(_is_factual, parts))
        case AnyOf(parts):
            return bool(parts) and all(map(_is_factual, parts))
        case Not(part):
            return isinstance(part, Compare) and _is_factual(part)
        case _:
            return False


@attrs.frozen(kw_only=True)
class Order:
    """How advice is ordered, and how much of it a page shows.

    Advice that would fit most deals comes last. The rest is ordered by priority (what would lose the deal first), by
    how particular it is, by kind, by what it rests on, and by the influence of the person it is about; rule and member
    ids break ties.

    Attributes:
        kinds: the kinds of advice, first to last.
        influence: the place of advice about a person by the person's influence, unknown (``None``) included.
        opening: how many advices of any kind open the page.
        lines: how many a page shows by default, the opening ones included.
        questions: how many of them may be questions; ``None`` is as many as there is room for.
        below: of which priority advice must be that stands below the opening without being about a member.
        generic: advice that would fit most deals is shown only on a page of fewer lines than this.
        facts: how many deciding facts are named with each.
        old: after how many days a fact counts as old, so that the page asks to check it.
    """

    kinds: tuple[AdviceKind, ...] = tuple(sorted(AdviceKind, key=lambda kind: kind.layout.place))
    influence: Mapping[str | None, int] = attrs.field(
        factory=lambda: {"high": 0, "medium": 1, None: 2, "low": 3}, hash=False
    )
    opening: int = 5
    lines: int = 12
    questions: int | None = AdviceKind.ASK.layout.most
    below: tuple[Priority, ...] = (Priority.CRITICAL, Priority.HIGH)
    generic: int = 3
    facts: int = 2
    old: int = 60

    def most(self, kind: AdviceKind) -> int | None:
        """Return how many advices of a kind a page shows, ``None`` for as many as there is room for."""
        return self.questions if kind is AdviceKind.ASK else kind.layout.most

    def place(self, rule: Rule) -> tuple[int, ...]:
        """Return the place of a rule's advice before the deal is looked at; the rule must give advice."""
        assert rule.advice is not None
        fit = fit_of(rule)
        return tuple(self._places(rule, fit))

    def _places(self, rule: Rule, fit: Fit) -> Iterator[int]:
        assert rule.advice is not None
        yield int(fit is Fit.GENERIC)
        yield _PRIORITIES[rule.advice.priority]
        yield int(fit)
        yield self.kinds.index(rule.advice.kind)
        yield _SUPPORTS[rule.support]


_PRIORITIES = {priority: place for place, priority in enumerate(Priority)}
_SUPPORTS = {support: place for place, support in enumerate(Support)}

DEFAULT_ORDER = Order()
"""The order that a review has unless a host gives another."""
