"""What to find out next: the unknown facts, ranked by how much the advice would change over their possible values.

For each unknown fact the deal is reviewed once for each class of values that the rules tell apart, and the advice that
is shown is compared. What some answers show and others do not is what hangs on the fact; it is weighed by priority.
Nothing is estimated: the same comes out of reviewing the deal for every unknown fact and every value
(:class:`~dealrules.coaching.relevance.Relevance` only leaves out facts that change nothing).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.coaching.relevance import Relevance
from dealrules.coaching.unknowns import Answer, Unknown, answered, answers, in_words, unknowns
from dealrules.engine.bearing import bearing_on_phase
from dealrules.engine.settled import SettledEvaluator
from dealrules.errors import ConclusionConflict
from dealrules.review.advice import words
from dealrules.rulebook.domains import Domains
from dealrules.rulebook.model import Respondent, RuleSet
from dealrules.snapshot import Deal
from dealrules.vocabulary import Coverage, Priority

if TYPE_CHECKING:
    from dealrules.review import Advice, Review
    from dealrules.review.advice import Target

__all__ = ["WEIGHTS", "Asker", "Inquiry", "Outcome", "Sight"]

WEIGHTS: Mapping[Priority, int] = {
    Priority.CRITICAL: 8,
    Priority.HIGH: 4,
    Priority.NORMAL: 2,
    Priority.LOW: 1,
}
"""What an advice counts that is shown for some answers and not for others."""

Shown = frozenset[tuple[int, tuple[int, ...]]]
"""The advice that is shown: the index of each rule, and the positions of its members."""


@attrs.frozen
class Sight:
    """One form of a deal as the rules see it, and what was concluded of it.

    Attributes:
        deal: the deal.
        concluded: for each conclusion (name and value), the bitmap of the members it was made about.
    """

    deal: Deal
    concluded: Mapping[tuple[str, str | bool], int]


@attrs.frozen
class Outcome:
    """What one answer, or several that come to the same, would decide.

    Attributes:
        answers: the answers in words, an example for each class of values that the rules tell apart.
        advice: what would be shown with these answers, and not with every answer.
    """

    answers: tuple[Bilingual, ...]
    advice: tuple[Advice, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome as plain JSON data."""
        return {
            "answers": [words(each) for each in self.answers],
            "advice": [each.to_dict() for each in self.advice],
        }


@attrs.frozen
class Inquiry:
    """A fact to find out.

    Attributes:
        target: what the fact is about.
        attribute: the attribute, dotted inside a section.
        label: what the fact is called.
        question: the question that finds it out.
        whom: who at the customer would know; ``None`` where the books name nobody, and for facts of our own.
        ours: it is a fact of our own: nobody there has to be asked.
        weight: how much advice hangs on it, weighed by priority.
        count: how many advices hang on it.
        outcomes: what each answer would decide.
    """

    target: Target
    attribute: str
    label: Bilingual
    question: Bilingual
    whom: Target | None
    ours: bool
    weight: int
    count: int
    outcomes: tuple[Outcome, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the inquiry as plain JSON data."""
        return {
            "target": self.target.to_dict(),
            "attribute": self.attribute,
            "label": words(self.label),
            "question": words(self.question),
            "whom": None if self.whom is None else self.whom.to_dict(),
            "ours": self.ours,
            "weight": self.weight,
            "count": self.count,
            "outcomes": [outcome.to_dict() for outcome in self.outcomes],
        }


@attrs.frozen
class _Found:
    """An unknown fact on which something hangs."""

    unknown: Unknown
    weight: int
    hanging: Shown
    shown: tuple[tuple[Answer, Shown], ...]


class Asker:
    """Ranks the unknown facts of deals for one set of rules.

    Args:
        ruleset: the rules.
        shown: returns the advice that is shown on a deal.
        sights: returns a deal as the rules see it, once for each phase that it may be in; with ``True``, as the rules
            that settle the phase see it.
        review: reviews a deal.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        shown: Callable[[Deal], Shown],
        sights: Callable[[Deal, bool], Iterable[Sight]],
        review: Callable[[Deal], Review],
    ) -> None:
        self._ruleset = ruleset
        self._shown, self._sights, self._review = shown, sights, review
        self._domains = Domains.of_rules(ruleset)
        self._relevance = Relevance(ruleset)
        self._relevance_for_phase = Relevance(bearing_on_phase(ruleset))
        self._priorities = [rule.advice.priority if rule.advice else None for rule in ruleset.rules.values()]

    def ask(self, deal: Deal, limit: int, ours: bool | None, weights: Mapping[Priority, int]) -> tuple[Inquiry, ...]:
        """Return the facts on which most hangs, most first (see :meth:`dealrules.api.Engine.ask`)."""
        base = self._review(deal)
        found: list[Inquiry] = []
        for each in self.hanging(deal, weights):
            if len(found) == limit:
                break
            whom, is_ours = self._respondent(deal, each.unknown, base)
            if ours is None or ours is is_ours:
                found.append(self._inquiry(deal, each, base, whom, is_ours))
        return tuple(found)

    def hanging(self, deal: Deal, weights: Mapping[Priority, int]) -> list[_Found]:
        """Return every unknown fact on which some advice hangs, most first; equal ones in order of the snapshot."""
        asked = list(unknowns(deal, self._ruleset.subjects))
        open_ones: set[Unknown] = set()
        for for_phase, relevance in ((False, self._relevance), (True, self._relevance_for_phase)):
            for sight in self._sights(deal, for_phase):
                open_ones |= relevance.of(sight.deal, sight.concluded, set(asked) - open_ones)
        found = [self._measured(deal, each, weights) for each in asked if each in open_ones]
        return sorted([each for each in found if each is not None], key=lambda each: (-each.weight, -len(each.hanging)))

    def _measured(self, deal: Deal, unknown: Unknown, weights: Mapping[Priority, int]) -> _Found | None:
        shown: list[tuple[Answer, Shown]] = []
        for answer in answers(unknown, deal, self._domains, self._ruleset.subjects):
            try:
                shown.append((answer, self._shown(answered(deal, unknown, answer, self._ruleset.subjects))))
            except ConclusionConflict:
                continue  # the books contradict themselves on such a deal, so that nothing can be said of it
        outcomes = [each for _, each in shown]
        hanging = frozenset().union(*outcomes) - (outcomes[0].intersection(*outcomes) if outcomes else frozenset())
        weight = sum(weights[priority] for rule, _ in hanging if (priority := self._priorities[rule]) is not None)
        return _Found(unknown, weight, hanging, tuple(shown)) if hanging else None

    def _inquiry(self, deal: Deal, found: _Found, base: Review, whom: Target | None, ours: bool) -> Inquiry:
        unknown = found.unknown
        attribute = self._ruleset.subjects[unknown.subject].attributes[unknown.fact]
        return Inquiry(
            target=base.target(unknown.subject, unknown.member),
            attribute=unknown.fact,
            label=attribute.label,
            question=attribute.question,
            whom=whom,
            ours=ours,
            weight=found.weight,
            count=len(found.hanging),
            outcomes=tuple(self._outcomes(deal, found)),
        )

    def _outcomes(self, deal: Deal, found: _Found) -> Iterable[Outcome]:
        """Put answers that decide the same together, and say what they decide."""
        attribute = self._ruleset.subjects[found.unknown.subject].attributes[found.unknown.fact]
        same: dict[Shown, list[Answer]] = {}
        for answer, shown in found.shown:
            same.setdefault(shown & found.hanging, []).append(answer)
        rules = list(self._ruleset.rules)
        for decided, given in same.items():
            review = self._review(answered(deal, found.unknown, given[0], self._ruleset.subjects))
            wanted = {(rules[index], members) for index, members in decided}
            advice = [each for each in review.advice if (each.rule.id, each.positions) in wanted]
            said = [in_words(attribute, answer, review.wording) for answer in given]
            yield Outcome(tuple(said), tuple(advice))

    def _respondent(self, deal: Deal, unknown: Unknown, review: Review) -> tuple[Target | None, bool]:
        """Return who would know a fact, by the first entry of the books that finds somebody; and whether we do."""
        for respondent in self._ruleset.respondents:
            if not respondent.knows(unknown.subject, unknown.fact):
                continue
            if respondent.ours:
                return None, True
            person = self._person(deal, respondent, unknown, review.evaluator)
            if person is not None and (unknown.subject, unknown.member) != ("stakeholder", person):
                return review.target("stakeholder", person), False
        return None, False

    def _person(self, deal: Deal, respondent: Respondent, unknown: Unknown, evaluator: SettledEvaluator) -> str | None:
        population = evaluator.population
        if respondent.owner:
            owner = getattr(population.source(population.member(unknown.subject, unknown.member)), respondent.owner)
            return None if owner is None else str(owner)
        depths = list(Coverage)
        fitting = [
            (-depths.index(person.coverage) if person.coverage is not None else 0, person.id)
            for person in deal.stakeholders or ()
            if respondent.where is not None
            and evaluator.holds(respondent.where, population.member("stakeholder", person.id), {}) is True
        ]
        return min(fitting)[1] if fitting else None
