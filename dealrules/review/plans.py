"""What the seller plans, set against what is advised: a planned move that is warned off comes first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

import attrs

from dealrules.bilingual import Bilingual, Language
from dealrules.review.advice import Advice
from dealrules.rulebook.model import Move
from dealrules.snapshot import Deal, Plan
from dealrules.vocabulary import AdviceKind
from dealrules.wording import formats
from dealrules.wording.facts import Wording
from dealrules.wording.typography import TYPOGRAPHY

__all__ = ["PlanVerdict", "Verdict", "judged_plans", "plans_first"]

_HEADS = {
    AdviceKind.AVOID: Bilingual("You plan to {}: not now.", "你打算{}：现在不行。"),
    AdviceKind.DO: Bilingual("You plan to {}: right.", "你打算{}：对。"),
}


class Verdict(StrEnum):
    """What the advice says of a plan."""

    WARNED_OFF = "warned_off"
    ADVISED = "advised"
    OPEN = "open"


@attrs.frozen
class PlanVerdict:
    """A plan, what is said of it, and the advice that says so; ``None`` where nothing speaks of it."""

    plan: Plan
    verdict: Verdict
    advice: Advice | None = None

    def head(self, wording: Wording) -> Bilingual:
        """Return what stands before the text of the advice: the plan in words, and whether it is right."""
        kind = AdviceKind.AVOID if self.verdict is Verdict.WARNED_OFF else AdviceKind.DO
        return Bilingual.of(
            lambda language: _HEADS[kind].in_language(language).format(_in_words(self.plan, wording, language))
        )


def judged_plans(advice: Sequence[Advice], deal: Deal, moves: Mapping[str, Move]) -> tuple[PlanVerdict, ...]:
    """Return what the advice on a deal says of each of its plans."""
    plans = sorted((plan for plan in deal.plans or () if plan.move is not None), key=lambda plan: plan.id)
    return tuple([_judged(plan, advice, moves) for plan in plans])


def plans_first(advice: Iterable[Advice], verdicts: Iterable[PlanVerdict]) -> list[Advice]:
    """Return the advice with what warns off a plan before everything else."""
    warnings = [verdict.advice for verdict in verdicts if verdict.verdict is Verdict.WARNED_OFF]
    first = {id(each): each for each in warnings if each is not None}
    return [*first.values(), *(each for each in advice if id(each) not in first)]


def _judged(plan: Plan, advice: Sequence[Advice], moves: Mapping[str, Move]) -> PlanVerdict:
    same = {name for name, move in moves.items() if plan.move in (name, move.planned_as)}
    about = [each for each in advice if _is_about(each, plan, same)]
    against = next((each for each in about if each.kind is AdviceKind.AVOID), None)
    if against is not None:
        return PlanVerdict(plan, Verdict.WARNED_OFF, against)
    right = next((each for each in about if each.kind.layout.advises), None)
    return PlanVerdict(plan, Verdict.ADVISED, right) if right is not None else PlanVerdict(plan, Verdict.OPEN)


def _is_about(advice: Advice, plan: Plan, same: Collection[str]) -> bool:
    """Say whether an advice is about a plan: about it itself, or the same move with the same person or with nobody."""
    target = advice.target
    if target.subject == "plan":
        return target.id == plan.id
    return advice.move in same and (
        target.subject != "stakeholder" or plan.with_ is None or target.id == plan.with_
    )


def _in_words(plan: Plan, wording: Wording, language: Language) -> str:
    assert plan.move is not None
    details = []
    if plan.percent is not None:
        details.append(formats.percentage(plan.percent))
    if plan.with_ is not None:
        details.append(wording.name(wording.population.member("stakeholder", plan.with_), language))
    if plan.on is not None:
        details.append(formats.calendar_date(plan.on, wording.population.deal.as_of.year, language))
    said = plan.move.label.in_language(language)
    marks = TYPOGRAPHY[language]
    return f"{said}{marks.aside(marks.comma.join(details))}" if details else said
