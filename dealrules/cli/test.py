"""``dealrules test``: do the rules do what the tests beside them say?"""

from __future__ import annotations

from dealrules.api import read_books
from dealrules.checks import run_rule_tests
from dealrules.cli.loading import asked_books
from dealrules.cli.options import Books
from dealrules.cli.output import FINDINGS, Outcome, counted, write
from dealrules.errors import DealrulesError

__all__ = ["run_tests"]


def run_tests(books: Books = None) -> None:
    """Run the tests that stand beside the rules.

    运行规则旁的测试：每条规则该成立时成立、不该成立时不成立。
    """
    outcome = Outcome()
    ruleset, diagnostics = read_books(books or [])
    outcome.report(diagnostics)
    if ruleset is None:
        outcome.end()
    asked = asked_books(ruleset, books or [])
    try:
        failures = run_rule_tests(ruleset, {book.name for book in asked})
    except DealrulesError as error:
        outcome.complain(f"dealrules: {error}", FINDINGS)
        outcome.end()
    for failure in failures:
        outcome.complain(str(failure), FINDINGS)
    rules = [rule for book in asked for rule in book.rules]
    run = counted(sum(len(rule.tests) for rule in rules), "test")
    of_rules = counted(len(rules), "rule")
    write(
        f"{counted(len(failures), 'failure')} in {run} of {of_rules}.\n"
        if failures
        else f"{run} of {of_rules} passed.\n"
    )
    outcome.end()
