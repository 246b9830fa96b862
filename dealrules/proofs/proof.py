"""What a proof came to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from dealrules.errors import DealrulesError, Diagnostic, Location, Severity

__all__ = ["Finding", "MissingSolver", "Open", "Proof", "UnconfirmedFinding"]


class MissingSolver(DealrulesError):
    """The extra ``prove`` is not installed."""


class UnconfirmedFinding(DealrulesError):
    """The engine does not see on a deal what the prover found there: a fault of the prover."""


@attrs.frozen
class Finding:
    """Something that a proof shows to be wrong.

    Attributes:
        diagnostic: what and where.
        about: names of what it is about: ids of rules, or a group, or the attribute of a promise.
        deal: the smallest deal that shows it, as YAML; empty where there is none, as for a rule that never fires.
    """

    diagnostic: Diagnostic
    about: tuple[str, ...] = ()
    deal: str = ""

    def __str__(self) -> str:
        return "\n".join([str(self.diagnostic), *(f"    {line}" for line in self.deal.splitlines())])


@attrs.frozen
class Open:
    """A question that was not decided, and why; it belongs where its finding would."""

    code: str
    about: tuple[str, ...]
    question: str
    reason: str
    location: Location

    @property
    def diagnostic(self) -> Diagnostic:
        """The question as a warning at its place."""
        message = f"not decided, {self.reason}: whether {self.question}"
        return Diagnostic(self.code, Severity.WARNING, message, self.location)

    def to_dict(self) -> dict[str, Any]:
        """Return the question as plain JSON data."""
        facts = {"code": self.code, "about": list(self.about), "question": self.question, "reason": self.reason}
        return {**facts, "location": str(self.location)}

    def __str__(self) -> str:
        return f"{self.code} {self.diagnostic.message}"


@attrs.frozen
class Proof:
    """The answers to every question about a set of rules.

    Attributes:
        findings: what is wrong, in order of place.
        undecided: what was not decided.
        decided: for each code, how many questions were answered, good or bad.
        rules: how many rules were proven.
    """

    findings: tuple[Finding, ...]
    undecided: tuple[Open, ...]
    decided: Mapping[str, int] = attrs.field(hash=False)
    rules: int

    @property
    def holds(self) -> bool:
        """Everything was decided, and nothing is an error."""
        return not self.undecided and not any(found.diagnostic.severity is Severity.ERROR for found in self.findings)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings as diagnostics."""
        return tuple(found.diagnostic for found in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return the proof as plain JSON data."""
        return {
            "rules": self.rules,
            "decided": dict(self.decided),
            "findings": [
                {**found.diagnostic.to_dict(), "about": list(found.about), "deal": found.deal}
                for found in self.findings
            ],
            "undecided": [each.to_dict() for each in self.undecided],
        }
