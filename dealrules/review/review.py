"""The review: what a good coach would say about a deal, each word with its reason and its source.

A review is plain data behind frozen classes. Texts and reasons are worked out when they are first read, so that a
host that only stores rule ids does not pay for sentences.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import Any

import attrs

from dealrules.bilingual import Bilingual, Language
from dealrules.engine.bitmaps import positions
from dealrules.engine.matcher import Match
from dealrules.engine.members import DEAL, Member
from dealrules.engine.settled import SettledEvaluator
from dealrules.errors import suggestion
from dealrules.review.advice import Advice, Case, Target, words
from dealrules.review.certainty import Certainty
from dealrules.review.plans import PlanVerdict, judged_plans, plans_first
from dealrules.review.ranking import Hidden, Ranking
from dealrules.rulebook.model import RuleSet
from dealrules.rulebook.readings import Guess
from dealrules.snapshot import Deal
from dealrules.vocabulary import AdviceKind, Phase
from dealrules.wording.facts import Wording

__all__ = ["ConclusionMade", "Review"]


@attrs.frozen
class ConclusionMade:
    """A conclusion about the deal or a member: its name, its value (``True`` for a boolean) and its label."""

    name: str
    target: Target
    value: str | bool
    label: Bilingual

    def to_dict(self) -> dict[str, Any]:
        """Return the conclusion as plain JSON data."""
        target = self.target.to_dict()
        return {"name": self.name, "target": target, "value": self.value, "label": words(self.label)}


class Review:
    """What is advised on one deal.

    Attributes:
        advice: everything that is shown, best first.
        deal: the deal that was reviewed.
        framework: the framework that was asked alone, by :meth:`within`; else empty.
        phases: the working phase, or several that remain possible; empty where none is known.
        guesses: what of the deal nobody gave: it was read from titles, departments and stages.
        plans: what is said of each plan of the seller; what warns one off stands first in ``advice``.
        order: how the advice is ordered, and how much of it a page shows.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        ranking: Ranking,
        deal: Deal,
        match: Match,
        judged: Sequence[Deal] = (),
        guesses: tuple[Guess, ...] = (),
    ) -> None:
        seen = judged[0] if judged else deal
        self._case = Case(ruleset, seen, match)
        self.guesses = guesses
        self.phases: tuple[Phase, ...] = tuple([each.phase for each in judged or (deal,) if each.phase is not None])
        shown, hidden = ranking.order(match.activations, seen)
        self.deal = deal
        self.framework = ""
        self.order = ranking.policy
        self.advice: tuple[Advice, ...] = tuple([Advice(self._case, firing) for firing in shown])
        self._hidden = tuple(hidden)
        self.plans: tuple[PlanVerdict, ...] = ()
        if seen.plans:
            self.plans = judged_plans(self.advice, seen, ruleset.moves)
            self.advice = tuple(plans_first(self.advice, self.plans))

    def within(self, framework: str) -> Review:
        """Return what one framework of the doctrine says about the deal, such as ``relationship_ladder``.

        What another rule says better is included, because it is this framework that was asked.

        Raises:
            LookupError: no rule of the loaded books rests on that framework; the message names the nearest, or all.
        """
        rules = self._case.ruleset.rules.values()
        known = {item.split("/", 1)[0] for rule in rules for item in rule.source}
        if framework not in known:
            hint = suggestion(framework, known) or f"Legal: {', '.join(sorted(known))}."
            raise LookupError(f"no rule rests on a framework {framework!r}. {hint}")
        found = copy(self)
        everything = [*self.advice, *(Advice(self._case, hidden.firing) for hidden in self._hidden)]
        found.advice = tuple([advice for advice in everything if advice.rests_on(framework)])
        found._hidden = ()
        found.framework = framework
        return found

    def _of(self, kind: AdviceKind) -> tuple[Advice, ...]:
        return tuple(advice for advice in self.advice if advice.kind is kind)

    @property
    def actions(self) -> tuple[Advice, ...]:
        """Next actions."""
        return self._of(AdviceKind.DO)

    @property
    def errors(self) -> tuple[Advice, ...]:
        """Errors to avoid, or made already; each says what to do instead."""
        return self._of(AdviceKind.AVOID)

    @property
    def focus(self) -> tuple[Advice, ...]:
        """Where to enter the account; at most one."""
        return self._of(AdviceKind.FOCUS)

    @property
    def tactics(self) -> tuple[Advice, ...]:
        """How to quote, meet objections, negotiate, compete and present."""
        return self._of(AdviceKind.TACTIC)

    @property
    def questions(self) -> tuple[Advice, ...]:
        """What to find out."""
        return self._of(AdviceKind.ASK)

    @property
    def warnings(self) -> tuple[Advice, ...]:
        """Risks."""
        return self._of(AdviceKind.WARN)

    @property
    def hidden(self) -> tuple[tuple[Advice, Hidden], ...]:
        """Advice that fired and is not shown, with what hides it."""
        return tuple((Advice(self._case, hidden.firing), hidden) for hidden in self._hidden)

    @property
    def conclusions(self) -> tuple[ConclusionMade, ...]:
        """What the rules concluded about the deal and its members."""
        return tuple(self._conclusions())

    def _conclusions(self) -> Iterator[ConclusionMade]:
        case = self._case
        for (name, value), bitmap in sorted(case.match.made.items(), key=str):
            declared = case.ruleset.conclusions[name]
            for place in positions(bitmap):
                yield ConclusionMade(name, case.target(Member(declared.on, place)), value, declared.label)

    @cached_property
    def certainty(self) -> Certainty:
        """How sure the facts of the deal are."""
        return Certainty.of(self.deal, self.guesses, self.order.old)

    @cached_property
    def deal_digest(self) -> str:
        """A digest of the snapshot: equal digests, equal facts."""
        text = json.dumps(self.deal.to_dict(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def rulebooks_digest(self) -> str:
        """A digest of the rulebooks, whatever the order of their files."""
        return self._case.ruleset.digest

    def target(self, subject: str, identifier: str) -> Target:
        """Return a member of the deal (or the deal) as a reader knows it; ``KeyError`` if there is none."""
        deal = subject == "deal"
        return self._case.target(DEAL if deal else self._case.population.member(subject, identifier))

    @property
    def evaluator(self) -> SettledEvaluator:
        """What is certain of the members of the deal, given what was concluded."""
        return self._case.evaluator

    @property
    def wording(self) -> Wording:
        """Words for members and facts of the deal under review."""
        return self._case.wording

    def to_dict(self) -> dict[str, Any]:
        """Return the review as plain JSON data; the same deal and books give the same data."""
        return {
            "format": 2,
            "deal": {"id": self.deal.id, "as_of": self.deal.as_of.isoformat(), "digest": self.deal_digest},
            "rulebooks": {
                "digest": self.rulebooks_digest,
                "books": [{"name": book.name, "version": book.version} for book in self._case.ruleset.books],
            },
            "advice": [advice.to_dict() for advice in self.advice],
            "hidden": [
                {
                    "rule": advice.rule.id,
                    "target": advice.target.to_dict(),
                    "by": hidden.by,
                    "reason": str(hidden.reason),
                }
                for advice, hidden in self.hidden
            ],
            "conclusions": [made.to_dict() for made in self.conclusions],
        }

    def text(self, lang: Language = "en", *, everything: bool = False) -> str:
        """Return the review as a page of plain text (see :mod:`dealrules.review.text`)."""
        from dealrules.review.text import render_text

        return render_text(self, lang, everything=everything)

    def markdown(self, lang: Language = "en", *, everything: bool = False) -> str:
        """Return the review as Markdown (see :mod:`dealrules.review.markdown`)."""
        from dealrules.review.markdown import render_markdown

        return render_markdown(self, lang, everything=everything)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Review) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash((self.deal_digest, self.rulebooks_digest))

    def __repr__(self) -> str:
        return f"<Review of {self.deal.id!r}: {len(self.advice)} advices>"
