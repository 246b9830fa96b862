"""The tests that stand beside the rules: each is a deal, and what the rule must do on it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from dealrules.documents import node_from_data
from dealrules.engine.matcher import Matcher
from dealrules.engine.reference import Reference
from dealrules.errors import Location
from dealrules.rulebook.model import Rule, RuleSet, RuleTest
from dealrules.snapshot import Deal, deal_from_node

__all__ = ["AS_OF", "TestFailure", "run_rule_tests", "test_deal"]

AS_OF = datetime.date(2026, 1, 15)
"""The day of a test that gives none; relative dates count from the day of the test."""

_RELATIVE = re.compile(r"([+-]\d{1,5})d")


@attrs.frozen
class TestFailure:
    """A test that did not come out as its author expects, or that could not be run."""

    __test__ = False

    rule: str
    message: str
    location: Location

    def __str__(self) -> str:
        return f"{self.location}: {self.rule}: {self.message}"


def test_deal(data: Mapping[str, Any], ruleset: RuleSet) -> tuple[Deal | None, list[str]]:
    """Return the deal of a test, with an id, a day and absolute dates; and what is wrong with it."""
    as_of = data.get("as_of")
    day = datetime.date.fromisoformat(as_of) if isinstance(as_of, str) else AS_OF
    complete = {"id": "test", "as_of": day.isoformat(), **_absolute(data, day)}
    node, diagnostics = node_from_data(complete, "test")
    deal = None
    if node is not None:
        extensions = {subject: dict(found) for subject, found in ruleset.extensions.items()}
        deal, more = deal_from_node(node, extensions)
        diagnostics += more
    return deal, [f"{found.message} (at {found.path}). {found.hint}".rstrip(". ") for found in diagnostics]


test_deal.__test__ = False  # type: ignore[attr-defined]


def _absolute(value: Any, day: datetime.date) -> Any:
    """Replace relative dates (``+3d``) everywhere inside plain data."""
    if isinstance(value, Mapping):
        return {key: _absolute(inner, day) for key, inner in value.items()}
    if isinstance(value, list):
        return [_absolute(inner, day) for inner in value]
    if isinstance(value, str) and (found := _RELATIVE.fullmatch(value)):
        return (day + datetime.timedelta(days=int(found[1]))).isoformat()
    return value


def run_rule_tests(ruleset: RuleSet, books: set[str] | None = None) -> list[TestFailure]:
    """Run the tests of all rules, or of those in ``books``; return the failures in order of place."""
    matcher = Matcher(ruleset)
    rules = [rule for rule in ruleset.rules.values() if books is None or rule.book in books]
    failures = [failure for rule in rules for failure in _run_rule(ruleset, matcher, rule)]
    return sorted(failures, key=lambda failure: failure.location)


def _run_rule(ruleset: RuleSet, matcher: Matcher, rule: Rule) -> Iterator[TestFailure]:
    for test in rule.tests:
        deal, faults = test_deal(test.deal, ruleset)
        for fault in faults:
            yield TestFailure(rule.id, f"the deal of a test is not valid: {fault}", test.location)
        if deal is not None:
            message = _outcome(ruleset, matcher, rule, test, deal)
            if message:
                yield TestFailure(rule.id, message, test.location)


def _outcome(ruleset: RuleSet, matcher: Matcher, rule: Rule, test: RuleTest, deal: Deal) -> str:
    """Return how a test failed, or an empty text."""
    index = list(ruleset.rules).index(rule.id)
    fired = [members for number, members in matcher.match(deal).firings if number == index]
    if test.expects == "fires":
        if not fired:
            return "should fire and does not"
        return _members(ruleset, rule, test, deal, fired) if test.members else ""
    if fired:
        return f"should be {test.expects} and fires"
    if test.expects == "unknown" and Reference(ruleset, deal).overall(rule) is not None:
        return "should be unknown and is known not to fire"
    return ""


def _members(ruleset: RuleSet, rule: Rule, test: RuleTest, deal: Deal, fired: list[tuple[int, ...]]) -> str:
    """Compare the members that a rule fired for with those the test names."""
    reference = Reference(ruleset, deal)
    width = len(rule.for_each)
    wanted = sorted(zip(*(test.members[place::width] for place in range(width)), strict=True))
    names = [
        tuple(reference.population.identifier(member) for member in reference.bound(rule, members).values())
        for members in fired
    ]
    return "" if sorted(names) == wanted else f"should fire for {wanted} and fires for {sorted(names)}"
