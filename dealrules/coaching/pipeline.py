"""Many deals at a glance: what recurs, what is missing, and what to raise on Monday."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.review.advice import words
from dealrules.review.order import Fit
from dealrules.vocabulary import AdviceKind, Priority

if TYPE_CHECKING:
    from dealrules.review import Advice, Review

__all__ = ["Missing", "Pipeline", "Raised", "Recurring", "pipeline_of"]

_ERRORS = (AdviceKind.AVOID, AdviceKind.WARN)
_RAISED = 10
_RANKS = {priority: place for place, priority in enumerate(Priority)}


@attrs.frozen
class Recurring:
    """An error that several deals share: the rule, its title, how grave it is, and the ids of the deals."""

    rule: str
    title: Bilingual
    priority: Priority
    deals: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON data."""
        rule = {"rule": self.rule, "title": words(self.title), "priority": str(self.priority)}
        return {**rule, "deals": list(self.deals)}


@attrs.frozen
class Missing:
    """A fact that is asked for: the attribute, its label, and the ids of the deals in which it is missing."""

    attribute: str
    label: Bilingual
    deals: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON data."""
        return {"attribute": self.attribute, "label": words(self.label), "deals": list(self.deals)}


@attrs.frozen
class Raised:
    """The advice on one deal that its owner should be asked about first."""

    review: Review
    advice: Advice

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON data."""
        deal = self.review.deal
        return {"deal": deal.id, "name": deal.name, "seller": deal.seller, "advice": self.advice.to_dict()}


@attrs.frozen
class Pipeline:
    """What many reviews show together.

    Attributes:
        reviewed: how many deals were reviewed.
        errors: the errors that deals share, those of most deals first.
        missing: the facts that are asked for, those missing in most deals first.
        by_owner: for each seller the number of deals and of critical advices, most of these first; an empty name for
            none.
        by_phase: the same for each working phase; an empty word where it is open.
        monday: one advice of each of the deals that need a manager most, gravest first.
    """

    reviewed: int
    errors: tuple[Recurring, ...]
    missing: tuple[Missing, ...]
    by_owner: Mapping[str, tuple[int, int]] = attrs.field(hash=False)
    by_phase: Mapping[str, tuple[int, int]] = attrs.field(hash=False)
    monday: tuple[Raised, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain JSON data."""
        return {
            "reviewed": self.reviewed,
            "errors": [each.to_dict() for each in self.errors],
            "missing": [each.to_dict() for each in self.missing],
            "by_owner": {name: {"deals": deals, "critical": grave} for name, (deals, grave) in self.by_owner.items()},
            "by_phase": {name: {"deals": deals, "critical": grave} for name, (deals, grave) in self.by_phase.items()},
            "monday": [each.to_dict() for each in self.monday],
        }


def pipeline_of(reviews: Iterable[Review]) -> Pipeline:
    """Return what reviews show together; each is looked at once, in their order."""
    errors: dict[str, tuple[Advice, list[str]]] = {}
    missing: dict[str, tuple[Bilingual, list[str]]] = {}
    owners: Counter[str] = Counter()
    phases: Counter[str] = Counter()
    grave_of_owner: Counter[str] = Counter()
    grave_in_phase: Counter[str] = Counter()
    first: list[Raised] = []
    for review in reviews:
        owner = review.deal.seller or ""
        phase = str(review.phases[0]) if len(review.phases) == 1 else ""
        grave = sum(advice.priority is Priority.CRITICAL for advice in review.advice)
        owners[owner] += 1
        phases[phase] += 1
        grave_of_owner[owner] += grave
        grave_in_phase[phase] += grave
        for advice in review.advice:
            if advice.kind in _ERRORS and advice.fit is not Fit.GENERIC:
                _note(errors.setdefault(advice.rule.id, (advice, []))[1], review.deal.id)
            if advice.asks:
                _note(missing.setdefault(advice.asks, (advice.asked, []))[1], review.deal.id)
        if review.advice:
            first.append(Raised(review, review.advice[0]))
    return Pipeline(
        reviewed=owners.total(),
        errors=tuple(
            Recurring(rule, advice.rule.title, advice.priority, tuple(deals))
            for rule, (advice, deals) in sorted(
                errors.items(), key=lambda item: (-len(item[1][1]), _RANKS[item[1][0].priority], item[0])
            )
        ),
        missing=tuple(
            Missing(attribute, label, tuple(deals))
            for attribute, (label, deals) in sorted(missing.items(), key=lambda item: (-len(item[1][1]), item[0]))
        ),
        by_owner={
            name: (owners[name], grave_of_owner[name])
            for name in sorted(owners, key=lambda name: (-grave_of_owner[name], name))
        },
        by_phase={name: (phases[name], grave_in_phase[name]) for name in sorted(phases)},
        monday=tuple(sorted(first, key=_urgency)[:_RAISED]),
    )


def _note(deals: list[str], deal: str) -> None:
    if deal not in deals[-1:]:
        deals.append(deal)


def _urgency(raised: Raised) -> tuple[int, int, float, str]:
    """Order what to raise: gravest first, then where most is grave, then the larger deal."""
    grave = sum(advice.priority is Priority.CRITICAL for advice in raised.review.advice)
    return _RANKS[raised.advice.priority], -grave, -float(raised.review.deal.amount or 0), raised.review.deal.id
