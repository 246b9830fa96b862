"""The tests beside a rule, read when they are asked for.

A test is a mapping with one of ``fires``, ``silent`` (false or unknown) and ``unknown``, which holds a deal in which
``id`` and ``as_of`` may be missing and dates may be relative (``+3d``, ``-2d``); ``for: [ids]`` names the members that
the rule must fire for, one for each binding.
"""

from __future__ import annotations

import attrs

from dealrules.documents import Deferred, Node, plain
from dealrules.errors import Diagnostic
from dealrules.rulebook.model import RuleTest
from dealrules.rulebook.parsing.fields import check_keys, described, words
from dealrules.rulebook.parsing.findings import Findings, listing

__all__ = ["EXPECTATIONS", "TestsOfRule"]

EXPECTATIONS = ("fires", "silent", "unknown")


@attrs.frozen
class TestsOfRule:
    """The tests of one rule, unread: their node, and the subjects that the rule binds."""

    __test__ = False

    node: Node = attrs.field(repr=False)
    bound: tuple[str, ...]

    def read(self) -> tuple[tuple[RuleTest, ...], list[Diagnostic]]:
        """Return the tests that can be read, and what is wrong with the others."""
        findings = Findings()
        node: Node | None = self.node
        if isinstance(self.node.value, Deferred):
            node, findings.diagnostics = self.node.value.read()
        if node is None:
            return (), findings.diagnostics
        if not isinstance(node.value, list):
            findings.error("DR280", f"'tests' is a list, not {described(node)}", node)
            return (), findings.diagnostics
        tests = [self._test(item, findings) for item in node.value]
        return tuple(test for test in tests if test is not None), findings.diagnostics

    def _test(self, node: Node, findings: Findings) -> RuleTest | None:
        if not isinstance(node.value, dict):
            findings.error("DR280", f"a test is a mapping, not {described(node)}", node, listing(EXPECTATIONS))
            return None
        legal = (*EXPECTATIONS, "for")
        check_keys(node, legal, "a test", findings)
        given = [key for key in EXPECTATIONS if key in node.value]
        if len(given) != 1:
            if given or all(key in legal for key in node.value):
                message = f"a test expects exactly one thing, this {' and '.join(given) or 'nothing'}"
                findings.error("DR280", message, node, listing(EXPECTATIONS))
            return None
        deal = node.value[given[0]]
        if not isinstance(deal.value, dict):
            findings.error("DR280", f"'{given[0]}' holds a deal, not {described(deal)}", deal)
            return None
        members = self._members(node.value.get("for"), findings)
        return RuleTest(expects=given[0], deal=plain(deal), members=members, location=node.location)

    def _members(self, node: Node | None, findings: Findings) -> tuple[str, ...]:
        if node is None:
            return ()
        members = tuple(identifier for identifier, _ in words(node, "'for'", findings))
        if self.bound and len(members) % len(self.bound):
            names = ", ".join(self.bound)
            findings.error("DR280", f"'for' needs one id for each of: {names}", node)
        elif not self.bound:
            findings.error("DR280", "'for' names members, but the rule binds none", node)
        return members
