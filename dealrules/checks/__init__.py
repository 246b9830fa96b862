"""Checks of rulebooks: what their own tests say, and what can be found without running them."""

from dealrules.checks.all_checks import check_rules
from dealrules.checks.rule_tests import TestFailure, run_rule_tests

__all__ = ["TestFailure", "check_rules", "run_rule_tests"]
