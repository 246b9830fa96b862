"""What changed between two reviews of a deal, and which fact did it.

A fact is named as the cause of a difference only after it was put back into the newer deal alone, and the difference
went away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from dealrules.coaching.changes import Change, changes, put_back
from dealrules.errors import DealrulesError
from dealrules.snapshot import Deal, Plan

if TYPE_CHECKING:
    from dealrules.review import Advice, Review

__all__ = ["Comparison", "Difference", "PlanState", "PlannedBefore", "compared"]

Key = tuple[str, tuple[str, ...]]


@attrs.frozen
class Difference:
    """An advice that came, went or moved, and the facts that did it.

    Attributes:
        advice: the advice, as it is, or as it was if it went.
        causes: the facts of which each alone does away with the difference when it is put back; empty if it took
            several of them together.
        places: its place in the order of the page before and after, from 1; ``None`` where it was not shown.
    """

    advice: Advice
    causes: tuple[Change, ...]
    places: tuple[int | None, int | None]

    def to_dict(self) -> dict[str, Any]:
        """Return the difference as plain JSON data."""
        return {
            "advice": self.advice.to_dict(),
            "causes": [{"path": each.name, "before": each.before, "after": each.after} for each in self.causes],
            "places": list(self.places),
        }


class PlanState(StrEnum):
    """What became of a move that was planned."""

    STILL_PLANNED = "still_planned"
    OVERDUE = "overdue"
    NO_LONGER_PLANNED = "no_longer_planned"


@attrs.frozen
class PlannedBefore:
    """A move that was planned in the older state, and what became of it.

    ``overdue``: it is planned still, and its day has passed; ``no_longer_planned``: it is not among the plans any more,
    because it was done or given up.
    """

    plan: Plan
    state: PlanState


@attrs.frozen
class Comparison:
    """Two reviews of one deal, side by side.

    Attributes:
        before: the older review.
        after: the newer one.
        changes: the facts in which the deals differ.
        gained: advice that is new, best first.
        lost: advice that is gone.
        risen: advice that moved up among what is shown both times.
        fallen: advice that moved down.
        kept: how much advice is shown both times.
        plans: what was planned in the older state.
    """

    before: Review
    after: Review
    changes: tuple[Change, ...]
    gained: tuple[Difference, ...]
    lost: tuple[Difference, ...]
    risen: tuple[Difference, ...]
    fallen: tuple[Difference, ...]
    kept: int
    plans: tuple[PlannedBefore, ...]

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.risen or self.fallen)

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain JSON data."""
        return {
            "deal": self.after.deal.id,
            "as_of": [self.before.deal.as_of.isoformat(), self.after.deal.as_of.isoformat()],
            "changes": [{"path": each.name, "before": each.before, "after": each.after} for each in self.changes],
            **{
                name: [each.to_dict() for each in getattr(self, name)] for name in ("gained", "lost", "risen", "fallen")
            },
            "kept": self.kept,
            "plans": [{"plan": each.plan.id, "move": each.plan.move, "state": str(each.state)} for each in self.plans],
        }


def compared(review: Callable[[Deal], Review], before: Deal, after: Deal) -> Comparison:
    """Compare the reviews of two states of a deal (see :meth:`dealrules.api.Engine.compare`)."""
    old, new = review(before), review(after)
    places = tuple({_key(each): place for place, each in enumerate(found.advice, 1)} for found in (old, new))
    search = _Causes(review, after, changes(before, after))
    both = [key for key in places[1] if key in places[0]]
    moved = _moved(both, places[0])

    def differences(advice: Sequence[Advice], wanted: Callable[[Key], bool], *, shown: bool) -> Iterator[Difference]:
        for each in advice:
            key = _key(each)
            if wanted(key):
                causes = search.of(key, shown=shown) if key not in moved else ()
                yield Difference(each, causes, (places[0].get(key), places[1].get(key)))

    return Comparison(
        before=old,
        after=new,
        changes=search.changes,
        gained=tuple(differences(new.advice, lambda key: key not in places[0], shown=True)),
        lost=tuple(differences(old.advice, lambda key: key not in places[1], shown=False)),
        risen=tuple(differences(new.advice, lambda key: moved.get(key, 0) > 0, shown=True)),
        fallen=tuple(differences(new.advice, lambda key: moved.get(key, 0) < 0, shown=True)),
        kept=len(both),
        plans=tuple(_plans(before, after)),
    )


def _key(advice: Advice) -> Key:
    return advice.rule.id, advice.members


def _moved(now: Sequence[Key], places_before: dict[Key, int]) -> dict[Key, int]:
    """Return by how many places each advice that is shown both times moved up among those (down is negative)."""
    then = sorted(now, key=lambda key: places_before[key])
    was = {key: place for place, key in enumerate(then)}
    return {key: was[key] - place for place, key in enumerate(now) if was[key] != place}


@attrs.frozen
class _Causes:
    """Finds the facts that did it, by putting each back into the newer deal."""

    review: Callable[[Deal], Review]
    after: Deal
    changes: tuple[Change, ...]
    _by_path: dict[tuple[str, ...], frozenset[Key] | None] = attrs.field(factory=dict, eq=False, hash=False)

    def of(self, key: Key, *, shown: bool) -> tuple[Change, ...]:
        """Return the facts without which an advice would not be shown (or would still be)."""
        found = []
        for change in self.changes:
            without = self._without(change)
            if without is not None and (key in without) is not shown:
                found.append(change)
        return tuple(found)

    def _without(self, change: Change) -> frozenset[Key] | None:
        """Return what would be shown had a fact not changed; ``None`` where the deal would make no sense."""
        if change.path not in self._by_path:
            try:
                reviewed = self.review(put_back(self.after, change))
                self._by_path[change.path] = frozenset(_key(each) for each in reviewed.advice)
            except DealrulesError:
                self._by_path[change.path] = None
        return self._by_path[change.path]


def _plans(before: Deal, after: Deal) -> Iterator[PlannedBefore]:
    still = {plan.id: plan for plan in after.plans or ()}
    for plan in before.plans or ():
        now = still.get(plan.id)
        if now is None:
            yield PlannedBefore(plan, PlanState.NO_LONGER_PLANNED)
        elif now.on is not None and now.on < after.as_of:
            yield PlannedBefore(plan, PlanState.OVERDUE)
        else:
            yield PlannedBefore(plan, PlanState.STILL_PLANNED)
