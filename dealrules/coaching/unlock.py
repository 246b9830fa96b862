"""What it would take: the fewest changes that clear an advice away, or carry the deal into a phase.

Only facts are changed that somebody can bring about, as the books say (``within_reach``). Every set of changes was
tried on the deal itself, and no part of it would do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.coaching.relevance import Relevance
from dealrules.coaching.unknowns import Answer, Unknown, answered, answers, in_words, written
from dealrules.engine.bearing import POSSIBLE, WORKING
from dealrules.errors import DealrulesError
from dealrules.review.advice import words
from dealrules.rulebook.domains import Domains
from dealrules.rulebook.model import Reach, RuleSet
from dealrules.snapshot import Deal
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import reader
from dealrules.vocabulary import Phase
from dealrules.wording.facts import Wording

if TYPE_CHECKING:
    from dealrules.coaching.ask import Shown
    from dealrules.review import Review
    from dealrules.review.advice import Target

__all__ = ["Step", "Unlocker", "Unlocking"]

_TRIED = 4_000
"""How many changed deals are tried at most."""
_LARGEST = 2
"""How many changes a set has at most."""


@attrs.frozen
class Step:
    """One change of a fact.

    Attributes:
        target: what the fact is about.
        attribute: the attribute, dotted inside a section.
        label: what it is called.
        before: what it is now, in words.
        after: what it has to become, in words.
        value: what it has to become, as a deal is written.
        ours: we can bring it about ourselves; else the customer does.
        moves: the moves that bring it about, in words.
    """

    target: Target
    attribute: str
    label: Bilingual
    before: Bilingual
    after: Bilingual
    value: Any
    ours: bool
    moves: tuple[Bilingual, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the step as plain JSON data."""
        return {
            "target": self.target.to_dict(),
            "attribute": self.attribute,
            "label": words(self.label),
            "before": words(self.before),
            "after": words(self.after),
            "value": self.value,
            "ours": self.ours,
            "moves": [words(move) for move in self.moves],
        }


@attrs.frozen
class Unlocking:
    """What it would take.

    Attributes:
        goal: the rule that is to be silent, or the phase that is to be reached.
        reached: the goal is met already.
        ways: the smallest sets of changes, each enough by itself, those with the fewest changes of others' first.
        complete: every set of the size looked at was tried; else there were too many.
    """

    goal: str
    reached: bool
    ways: tuple[tuple[Step, ...], ...]
    complete: bool

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON data."""
        return {
            "goal": self.goal,
            "reached": self.reached,
            "complete": self.complete,
            "ways": [[step.to_dict() for step in way] for way in self.ways],
        }


@attrs.frozen
class _Change:
    reach: Reach
    fact: Unknown
    now: Any
    answer: Answer


class Unlocker:
    """Finds what it would take, for one set of rules.

    Args:
        ruleset: the rules.
        shown: returns the advice that is shown on a deal.
        review: reviews a deal.
        phases: the phases that a deal may be in by the facts.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        shown: Callable[[Deal], Shown],
        review: Callable[[Deal], Review],
        phases: Callable[[Deal], tuple[str, ...]],
    ) -> None:
        self._ruleset, self._shown, self._review, self._phases = ruleset, shown, review, phases
        self._domains = Domains.of_rules(ruleset)
        self._relevance = Relevance(ruleset)

    def unlock(self, deal: Deal, goal: str, limit: int) -> Unlocking:
        """Return what it would take (see :meth:`dealrules.api.Engine.unlock`)."""
        if goal in list(Phase):
            facts = self._relevance.behind(WORKING) | self._relevance.behind(POSSIBLE)
            reaches = self._ruleset.within_reach

            def is_met(changed: Deal) -> bool:
                return self._phases(changed) == (goal,)

        else:
            facts = self._relevance.of_rule(self._ruleset.rules[goal])
            reaches = tuple([reach for reach in self._ruleset.within_reach if reach.clears])
            place = list(self._ruleset.rules).index(goal)

            def is_met(changed: Deal) -> bool:
                return all(rule != place for rule, _ in self._shown(changed))

        if is_met(deal):
            return Unlocking(goal, True, (), True)
        wanted = [reach for reach in reaches if (reach.subject, reach.fact) in facts]
        ways, complete = self._search(deal, list(self._changes(deal, wanted)), is_met, limit)
        review = self._review(deal)
        return Unlocking(goal, False, tuple([tuple(self._steps(review, way)) for way in ways]), complete)

    def _changes(self, deal: Deal, reaches: list[Reach]) -> Iterator[_Change]:
        """Yield every change that is within reach."""
        subjects = self._ruleset.subjects
        for reach in reaches:
            collection = subjects[reach.subject].collection
            members = (deal,) if collection is None else reader(collection[1])(deal) or ()
            for member in members:
                fact = Unknown(reach.subject, member.id, reach.fact)
                now = reader(reach.fact)(member)
                for answer in self._answers(reach, fact, deal):
                    if answer != now:
                        yield _Change(reach, fact, now, answer)

    def _answers(self, reach: Reach, fact: Unknown, deal: Deal) -> tuple[Answer, ...]:
        attribute = self._ruleset.subjects[fact.subject].attributes[fact.fact]
        if reach.to:
            return reach.to
        if attribute.kind is Kind.DATE:
            return (0, 7)  # today, or within a week: what somebody can still do
        return answers(fact, deal, self._domains, self._ruleset.subjects)

    def _search(
        self, deal: Deal, changes: list[_Change], is_met: Callable[[Deal], bool], limit: int
    ) -> tuple[list[tuple[_Change, ...]], bool]:
        """Return the smallest sets of changes that meet a goal, and whether all of their size were tried."""
        found: list[tuple[_Change, ...]] = []
        tried = 0
        for size in range(1, _LARGEST + 1):
            for way in combinations(changes, size):
                if len({change.fact for change in way}) < size:
                    continue
                tried += 1
                if tried > _TRIED:
                    return self._best(deal, found, limit), False
                if self._meets(deal, way, is_met):
                    found.append(way)
            if found:
                break
        return self._best(deal, found, limit), True

    def _meets(self, deal: Deal, way: tuple[_Change, ...], is_met: Callable[[Deal], bool]) -> bool:
        try:
            return is_met(self._changed(deal, way))
        except DealrulesError:  # the facts would contradict each other
            return False

    def _changed(self, deal: Deal, way: tuple[_Change, ...]) -> Deal:
        for change in way:
            deal = answered(deal, change.fact, change.answer, self._ruleset.subjects)
        return deal

    def _best(self, deal: Deal, ways: list[tuple[_Change, ...]], limit: int) -> list[tuple[_Change, ...]]:
        """Keep one way for each set of facts: those that leave the phase first, then those that we can go ourselves."""
        phases = self._phases(deal)
        first: dict[tuple[Unknown, ...], tuple[_Change, ...]] = {}

        def distance(way: tuple[_Change, ...]) -> tuple[bool, int]:
            return self._phases(self._changed(deal, way)) != phases, sum(not change.reach.ours for change in way)

        for way in sorted(ways, key=distance):
            first.setdefault(tuple([change.fact for change in way]), way)
        return list(first.values())[:limit]

    def _steps(self, review: Review, way: tuple[_Change, ...]) -> Iterator[Step]:
        for change in way:
            fact, reach = change.fact, change.reach
            attribute = self._ruleset.subjects[fact.subject].attributes[fact.fact]
            yield Step(
                target=review.target(fact.subject, fact.member),
                attribute=fact.fact,
                label=attribute.label,
                before=_said(attribute, change.now, review.wording),
                after=in_words(attribute, change.answer, review.wording),
                value=written(attribute, change.answer, review.deal),
                ours=reach.ours,
                moves=tuple([self._ruleset.moves[move].label for move in reach.moves]),
            )


def _said(attribute: Attribute, value: Any, wording: Wording) -> Bilingual:
    """Return a value that a deal holds in words."""
    return Bilingual.of(lambda language: wording.value(attribute, value, language))
