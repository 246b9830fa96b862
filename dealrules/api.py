"""The engine as a host sees it: load rulebooks once, review any number of deals."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dealrules import rulebook
from dealrules.engine.matcher import Matcher
from dealrules.engine.phase import PhaseJudge, agreed
from dealrules.errors import Diagnostic, InvalidDeal, InvalidRulebook, Severity, UnknownRule, suggestion
from dealrules.review import DEFAULT_ORDER, Order, Ranking, Review
from dealrules.rulebook import RuleSet
from dealrules.rulebook.readings import Guess, Readings
from dealrules.rulebook.shipped import shipped_rulebooks
from dealrules.snapshot import Deal, all_linked, with_extensions
from dealrules.stored import StoredBooks, read_stored
from dealrules.vocabulary import Phase, Priority

if TYPE_CHECKING:
    from dealrules.coaching.ask import Asker, Inquiry, Sight
    from dealrules.coaching.compare import Comparison
    from dealrules.coaching.interview import Interview
    from dealrules.coaching.unlock import Unlocker, Unlocking
    from dealrules.explain import Explanation

__all__ = ["Engine", "check", "read_books", "shipped_rulebooks"]


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Hold the garbage collector while books are read.

    What is read stays or is freed without it, and it would visit all of it again and again: a sixth of the time. In the
    end what is there counts as old, so that it is not visited at once; unless the host has objects of its own set
    aside, which must stay so.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class Engine:
    """Reviews deals with a set of rulebooks; made by :meth:`load`, never changed, safe to share between threads."""

    def __init__(self, ruleset: RuleSet, order: Order = DEFAULT_ORDER, stored: StoredBooks | None = None) -> None:
        self.ruleset = ruleset
        self._matcher = Matcher(ruleset, None if stored is None else stored.matching)
        self._ranking = Ranking(ruleset, order)
        self._phase = PhaseJudge(ruleset, None if stored is None else stored.phase_matching)
        self._readings = Readings(ruleset.readings)

    @classmethod
    def load(
        cls,
        *paths: str | Path,
        parameters: Mapping[str, float] | None = None,
        shipped: bool = True,
        order: Order = DEFAULT_ORDER,
        warm: bool = False,
    ) -> Engine:
        """Load the shipped rulebooks and those at ``paths`` (files, or folders of ``.yaml`` files), and compile them.

        Args:
            paths: further rulebooks; their ids and names must not clash with the shipped ones.
            parameters: values for named thresholds, such as ``{"entry.soon": 14}``.
            shipped: load the shipped books too; without them, only ``paths``.
            order: how advice is ordered, and how much of it a page shows.
            warm: compile the tests of every phase now; else each is compiled when the first deal comes with it.

        Raises:
            InvalidRulebook: with every diagnostic of every book; nothing is loaded then.
        """
        folders = [shipped_rulebooks()] if shipped else []
        with _collector_at_rest():
            stored = read_stored(shipped_rulebooks()) if shipped and not paths and not parameters else None
            if stored is not None:
                return cls(stored.ruleset, order, stored)._warmed(warm)
            ruleset, diagnostics = rulebook.read_rulebooks([*folders, *map(Path, paths)], parameters)
            errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
            if ruleset is None or errors:
                raise InvalidRulebook(errors)
            return cls(ruleset, order)._warmed(warm)

    def _warmed(self, warm: bool) -> Engine:
        if warm:
            self._matcher.warm()
            self._phase.warm()
        return self

    def review(self, deal: Deal) -> Review:
        """Return what is advised on ``deal``.

        Raises:
            TypeError: this is no :class:`Deal`, or one built by hand of what is not of the snapshot.
            InvalidDeal: an extension attribute does not fit its declaration in the loaded books, or a deal that was
                not loaded but built by hand refers to a member that is not there: with every mistake in it.
            ConclusionConflict: two rules concluded different values of one conclusion: a fault of the rulebooks.
            EngineError: durable-rules failed; no partial review is returned.
        """
        if not isinstance(deal, Deal):
            raise TypeError(f"a Deal is expected, not {type(deal).__name__}; Deal.from_dict makes one of plain data")
        try:
            judged, guesses = self._seen(deal)
            match = agreed([self._matcher.match(seen) for seen in judged])
            return Review(self.ruleset, self._ranking, deal, match, judged, guesses)
        except (KeyError, AttributeError, TypeError) as error:
            Deal.from_dict(deal.to_dict())  # says what is wrong with a deal that no loader has seen
            hint = "Deal.from_dict makes a deal of plain data"
            raise TypeError(f"deal {deal.id!r} holds something that is not of the snapshot: {error}; {hint}") from error

    def seen(self, deal: Deal) -> tuple[Deal, ...]:
        """Return a deal as the rules see it: with what titles and visits say, once for each phase it may be in."""
        return self._seen(deal)[0]

    def _seen(self, deal: Deal) -> tuple[tuple[Deal, ...], tuple[Guess, ...]]:
        """Return a deal as the rules see it, once for each phase in which it may be, and what of it is a guess."""
        if not all_linked(deal):
            Deal.from_dict(deal.to_dict())  # says which references lead nowhere
        checked = self._with_extensions(deal) if self.ruleset.extensions else deal
        completed, guesses = self._readings.completed(checked)
        return self._phase.judged(completed), guesses

    def _with_extensions(self, deal: Deal) -> Deal:
        """Return the deal with its extension attributes in their declared types."""
        checked, diagnostics = with_extensions(deal, self.ruleset.extensions)
        errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
        if checked is None or errors:
            raise InvalidDeal(errors)
        return checked

    def review_many(self, deals: Iterable[Deal]) -> Iterator[Review]:
        """Yield the review of each deal, in order, as it is asked for."""
        return map(self.review, deals)

    def ask(
        self,
        deal: Deal,
        limit: int = 5,
        *,
        ours: bool | None = None,
        weights: Mapping[Priority, int] | None = None,
    ) -> tuple[Inquiry, ...]:
        """Return the unknown facts on which most advice hangs, most first, and what each answer would decide.

        Args:
            deal: the deal.
            limit: how many facts at most.
            ours: only facts that we know ourselves, or only those that somebody there has to be asked for; else both.
            weights: what an advice of each priority counts (:data:`~dealrules.coaching.ask.WEIGHTS`).

        Raises:
            InvalidDeal: as for :meth:`review`.
        """
        from dealrules.coaching.ask import WEIGHTS

        self.review(deal)  # says what is wrong with the deal
        return self._asker.ask(deal, limit, ours, WEIGHTS if weights is None else weights)

    def interview(self, deal: Deal) -> Interview:
        """Return an interview about a deal, at the question on which most advice hangs.

        Raises:
            InvalidDeal: as for :meth:`review`.
        """
        from dealrules.coaching.interview import Interview

        return Interview.start(self, deal)

    def unlock(self, deal: Deal, goal: str, limit: int = 5) -> Unlocking:
        """Return the fewest changes within reach that clear an advice away, or carry the deal into a phase.

        Args:
            deal: the deal.
            goal: the id of a rule that is not to be shown any more, or a phase such as ``options_evaluation``.
            limit: how many ways at most.

        Raises:
            UnknownRule: the goal is neither a phase nor a rule of the loaded books.
            InvalidDeal: as for :meth:`review`.
        """
        phases = [phase.value for phase in Phase]
        if goal not in phases and goal not in self.ruleset.rules:
            hint = suggestion(goal, [*phases, *self.ruleset.rules])
            raise UnknownRule(f"no rule {goal!r} in the loaded rulebooks, and no such phase. {hint}".rstrip())
        self.review(deal)  # says what is wrong with the deal
        return self._unlocker.unlock(deal, goal, limit)

    @cached_property
    def _unlocker(self) -> Unlocker:
        from dealrules.coaching.unlock import Unlocker  # a host that reviews deals does without

        return Unlocker(self.ruleset, self._shown, self.review, self._phases_of)

    def _phases_of(self, deal: Deal) -> tuple[str, ...]:
        return tuple([str(seen.phase) for seen in self._seen(deal)[0] if seen.phase is not None])

    def compare(self, before: Deal, after: Deal) -> Comparison:
        """Return what changed in the advice between two states of a deal, and which facts did it.

        Raises:
            InvalidDeal: as for :meth:`review`.
        """
        from dealrules.coaching.compare import compared  # a host that reviews deals does without

        return compared(self.review, before, after)

    @cached_property
    def _asker(self) -> Asker:
        from dealrules.coaching.ask import Asker  # a host that reviews deals does without

        return Asker(self.ruleset, self._shown, self._sights, self.review)

    def _shown(self, deal: Deal) -> frozenset[tuple[int, tuple[int, ...]]]:
        """Return the advice that is shown on a deal: the index of each rule, and the positions of its members."""
        judged, _ = self._seen(deal)
        match = agreed([self._matcher.match(seen) for seen in judged])
        shown, _ = self._ranking.order(match.activations, judged[0])
        return frozenset([(self._indexes[rule.id], members) for rule, members, _ in shown])

    @cached_property
    def _indexes(self) -> Mapping[str, int]:
        return {identifier: index for index, identifier in enumerate(self.ruleset.rules)}

    def _sights(self, deal: Deal, for_phase: bool) -> Iterator[Sight]:
        """Yield a deal as the rules see it, with what they conclude; or as the rules that settle the phase do."""
        from dealrules.coaching.ask import Sight

        if for_phase:
            completed, _ = self._readings.completed(self._with_extensions(deal) if self.ruleset.extensions else deal)
            before = self._phase.before(completed)
            if before is not None:
                yield Sight(*before)
            return
        for seen in self._seen(deal)[0]:
            yield Sight(seen, self._matcher.match(seen).made)

    def explain(self, deal: Deal, rule: str) -> Explanation:
        """Say why a rule fires on ``deal``, or why not, condition by condition with the values seen.

        Raises:
            UnknownRule: no loaded book has this rule.
        """
        if rule not in self.ruleset.rules:
            hint = suggestion(rule, self.ruleset.rules)
            raise UnknownRule(f"no rule {rule!r} in the loaded rulebooks. {hint}".rstrip())
        hidden = {advice.rule.id: by.by for advice, by in self.review(deal).hidden}
        (seen, *_), _ = self._seen(deal)
        from dealrules.explain import explain  # a host that reviews deals does without

        return explain(self.ruleset, seen, self.ruleset.rules[rule], hidden.get(rule, ""))


def check(paths: str | Path | Iterable[str | Path], *, shipped: bool = True) -> list[Diagnostic]:
    """Return every finding about the rulebooks at ``paths``, read together with the shipped ones; empty if all is well.

    Args:
        paths: one or several files, or folders of ``.yaml`` files.
        shipped: read the shipped books too, so that their moves, parameters and conclusions may be used.
    """
    ruleset, diagnostics = read_books([paths] if isinstance(paths, str | Path) else paths, shipped=shipped)
    if ruleset is not None:
        from dealrules.checks import check_rules  # a host that reviews deals does without

        diagnostics += check_rules(ruleset)
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.location)


def read_books(paths: Iterable[str | Path], *, shipped: bool = True) -> tuple[RuleSet | None, list[Diagnostic]]:
    """Return the rules of books with every finding in order of place, also about the tests beside the rules."""
    folders = [shipped_rulebooks()] if shipped else []
    ruleset, diagnostics = rulebook.read_rulebooks([*folders, *map(Path, paths)])
    for rule in ruleset.rules.values() if ruleset else ():
        diagnostics += rule.written_tests.read()[1] if rule.written_tests else []
    return ruleset, sorted(diagnostics, key=lambda diagnostic: diagnostic.location)
