"""All static checks of a set of rules."""

from __future__ import annotations

from dealrules.checks import bare_text, lone_condition, missing_tests, same_rule, silenced, unused_names
from dealrules.checks.finding import Finding, settled
from dealrules.errors import Diagnostic
from dealrules.rulebook.model import RuleSet

__all__ = ["CODES", "check_rules"]

_CHECKS = (same_rule, lone_condition, unused_names, missing_tests, bare_text, silenced)

CODES: dict[str, str] = {code: meaning for check in _CHECKS for code, meaning in check.CODES.items()}
"""What each code means; DR390 is an acceptance of a finding that is not there."""


def check_rules(ruleset: RuleSet) -> list[Diagnostic]:
    """Return what the static checks find, in order of place, as the settings of the books want it."""
    findings: list[Finding] = [finding for check in _CHECKS for finding in check.check(ruleset)]
    return settled(ruleset, findings, CODES)
