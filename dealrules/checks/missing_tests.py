"""DR307: a rule without a test in which it fires, or without one in which it is silent.

Only the two together show that the condition asks for the right thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.checks.finding import Finding, found
from dealrules.rulebook.model import RuleSet

__all__ = ["CODES", "check"]

CODES = {"DR307": "a rule without a firing or without a silent test"}


def check(ruleset: RuleSet) -> Iterator[Finding]:
    """Yield every rule that lacks a test."""
    for rule in ruleset.rules.values():
        expected = {test.expects for test in rule.tests}
        missing = [name for name in ("fires", "silent") if name not in expected]
        if missing:
            message = f"the rule '{rule.id}' has no test that expects: {', '.join(missing)}"
            yield found("DR307", message, rule.location, rule.id)
