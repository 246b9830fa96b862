"""Every question that a proof asks about a set of rules."""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.proofs.firings import superseding_rules
from dealrules.proofs.questions import (
    conflicts,
    contradictions,
    coverage,
    groups,
    reachability,
    redundancy,
    superseding,
)
from dealrules.proofs.questions.question import Question
from dealrules.rulebook.model import RuleSet

__all__ = ["questions"]

_KINDS = (reachability, contradictions, groups, coverage, conflicts, superseding, redundancy)


def questions(ruleset: RuleSet) -> Iterator[Question]:
    """Yield the questions about a set of rules, in a fixed order, those that matter most first."""
    superseding = superseding_rules(ruleset)
    for kind in _KINDS:
        yield from kind.questions(ruleset, superseding)
