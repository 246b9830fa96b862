"""Answering the questions about a set of rules, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from dealrules.errors import Diagnostic, Location, Severity
from dealrules.proofs.deadline import Deadline
from dealrules.proofs.decoding import deal_data, deal_text
from dealrules.proofs.minimize import smallest
from dealrules.proofs.proof import Finding, Open, UnconfirmedFinding
from dealrules.proofs.questions import Question, questions
from dealrules.proofs.replay import Replay, Replays
from dealrules.proofs.solving import Answer, Nowhere, Searches, Undecided
from dealrules.rulebook.model import RuleSet

__all__ = ["WARNINGS", "Prover"]

WARNINGS = frozenset({"DR407", "DR408"})
"""Findings that make no advice wrong."""


class Prover:
    """Answers questions about one set of rules; what it has worked out for one helps with the next."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self._searches = Searches(ruleset)
        self._replays = Replays(ruleset)

    def questions(self) -> list[Question]:
        """Return every question about the rules."""
        return list(questions(self.ruleset))

    def answers(self, asked: Iterable[Question], time_limit: float | None = None) -> Iterator[Finding | Open | None]:
        """Yield, for each question, what is wrong, or why it stays open, or ``None`` when all is well.

        Args:
            asked: the questions.
            time_limit: seconds after which questions stay open.

        Raises:
            UnconfirmedFinding: the engine does not confirm a deal; the prover is at fault.
        """
        deadline = Deadline.after(time_limit)
        for question in asked:
            yield self._answer(question, deadline)

    def _answer(self, question: Question, deadline: Deadline) -> Finding | Open | None:
        found = self._searches.find(question.terms, deadline)
        if isinstance(found, Undecided):
            return _open(question, found.reason)
        if question.wanted:
            return None if isinstance(found, Answer) else _finding(self._explained(question, found, deadline))
        if isinstance(found, Nowhere):
            return None
        example = self.example(question, found, deadline)
        if example is None:
            return _open(question, "the time limit was reached")
        deal, replay = example
        named = replay.named(question.involved(replay))
        about = f", about {' and '.join(named)}" if named else ""
        return _finding(attrs.evolve(question, message=f"{question.message}{about}"), deal)

    def _explained(self, question: Question, found: Nowhere, deadline: Deadline) -> Question:
        """Add to the hint which conditions exclude each other."""
        terms = self._searches.clash(question.terms, found, deadline)
        places = dict.fromkeys(term.location for term in terms if term.location.line)
        return attrs.evolve(question, hint=f"{_between(question, list(places))} {question.hint}".strip())

    def example(self, question: Question, answer: Answer, deadline: Deadline) -> tuple[str, Replay] | None:
        """Return the smallest deal that answers a question, as text, and what the engine finds in it.

        The engine has confirmed it. It is ``None`` when time ran out.

        Raises:
            UnconfirmedFinding: the engine does not confirm it.
        """
        found = smallest(self._searches, question.terms, answer, deadline)
        if found is None:
            return None
        text = deal_text(deal_data(found.universe, found.model))
        deal = self._replays.read(text)
        replay = self._replays.run(deal) if deal is not None else None
        if replay is None or not question.confirm(replay):
            raise UnconfirmedFinding(f"the engine does not confirm that {question.message}, on this deal:\n{text}")
        return text, replay


def _finding(question: Question, deal: str = "") -> Finding:
    severity = Severity.WARNING if question.code in WARNINGS else Severity.ERROR
    diagnostic = Diagnostic(question.code, severity, question.message, question.location, "", question.hint)
    return Finding(diagnostic, question.about, deal)


def _open(question: Question, reason: str) -> Open:
    return Open(question.code, question.about, question.message, reason, question.location)


def _between(question: Question, places: list[Location]) -> str:
    """Say where the conditions are that exclude each other."""
    if not places:
        return ""
    file = question.location.file
    words = [f"line {place.line}" if place.file == file else f"{place.file}:{place.line}" for place in sorted(places)]
    return f"See {', '.join(dict.fromkeys(words))}."
