"""Conditions: mappings of paths to matchers, and what joins them, as trees of :mod:`dealrules.rulebook.condition`.

A mapping is a conjunction. Besides paths it may hold ``all_of`` and ``any_of`` (lists of conditions), ``not`` (a
condition), ``known`` and ``unknown`` (paths). Inside the condition on a member, ``deal.phase`` reads the deal. A path
follows references: ``owner.stance``. A conclusion is read like an attribute of its subject; ``false`` and ``not`` ask
for its absence.

A list is tested by ``{any, none, every, none_known}`` with a condition on its members, or by
``{count: {where: {...}, gte: 2}}``; ``any: {}`` says that the list is certainly not empty.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.condition import (
    TRUE,
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    Path,
    Quantifier,
    SameMember,
)
from dealrules.rulebook.model import ConclusionDeclaration
from dealrules.rulebook.parsing.fields import described, name_of, words
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.matchers import Matchers
from dealrules.rulebook.parsing.scope import Read, Refused, Scope, one
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["CONNECTIVES", "QUANTIFIERS", "Conditions"]

CONNECTIVES = ("all_of", "any_of", "not", "known", "unknown")
QUANTIFIERS = tuple(quantifier.value for quantifier in Quantifier)
_LISTS = frozenset({Kind.LIST, Kind.REFERENCE_SET})
_REFERENCES = frozenset({Kind.REFERENCE, Kind.REFERENCE_SET})
_COUNT_KEYS = ("where", "gt", "gte", "lt", "lte", "equals")
WITNESS = "as"
"""The key that names the member that meets a condition on some member of a list."""
_NOTHING_BOUND: Mapping[str, Node] = {}


@attrs.frozen
class Conditions:
    """Reads the conditions of one book. Whatever is wrong is noted; the rest is still read."""

    scope: Scope
    matchers: Matchers

    def read(
        self, node: Node, subject: str, bound: Mapping[str, Node] = _NOTHING_BOUND, *, other: bool = False
    ) -> Condition:
        """Read the condition ``node`` on ``subject``.

        Args:
            node: a mapping; nothing at all is the condition that always holds.
            subject: the subject in hand.
            bound: at the top level of a binding, the subjects that ``for_each`` binds.
            other: the member in hand is not the bound one of its subject.
        """
        if node.value is None:
            return TRUE
        if not isinstance(node.value, dict):
            hint = "Write 'attribute: value'."
            self.scope.findings.error("DR201", f"a condition is a mapping, not {described(node)}", node, hint)
            return TRUE
        parts = []
        for key, child in node.value.items():
            if key == WITNESS:
                continue  # read with the list test that it belongs to
            part = (
                self._connective(key, child, subject)
                if key in CONNECTIVES
                else self._test(key, child, subject, bound, other=other)
            )
            if part is not None:
                parts.append(part)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts), node.location)

    def read_mention(self, node: Node, subject: str, bound: Mapping[str, Node]) -> Condition:
        """Read the condition on a member that texts may name; it may stand to a bound member of its own subject."""
        return self.read(node, subject, bound, other=True)

    def _connective(self, key: str, node: Node, subject: str) -> Condition | None:
        if key == "not":
            return Not(self.read(node, subject), node.key_location)
        if key in ("known", "unknown"):
            return self._knowledge(key, node, subject)
        if not isinstance(node.value, list) or not node.value:
            self.scope.findings.error("DR201", f"'{key}' takes a list of conditions, not {described(node)}", node)
            return None
        parts = tuple(self.read(item, subject) for item in node.value)
        return AllOf(parts, node.key_location) if key == "all_of" else AnyOf(parts, node.key_location)

    def _knowledge(self, key: str, node: Node, subject: str) -> Condition | None:
        parts: list[Condition] = []
        for written, item in words(node, f"'{key}'", self.scope.findings):
            read = self._path(written, item, subject)
            if read is not None:
                known: Condition = (
                    Concluded(read.path, frozenset(), item.location)
                    if read.conclusion
                    else Known(read.path, item.location)
                )
                parts.append(known if key == "known" else Not(known, item.location))
        if isinstance(node.value, list) and not node.value:
            self.scope.findings.error("DR201", f"'{key}' names no attribute", node)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts), node.key_location)

    def _path(self, written: str, node: Node, subject: str, *, key: bool = False) -> Read | None:
        read = self.scope.read(written, subject)
        if not isinstance(read, Refused):
            return read
        if not self.scope.complete and "." not in written:
            return None
        near = suggestion(written, CONNECTIVES) if key else ""
        complain = self.scope.findings.key_error if key else self.scope.findings.error
        complain(read.code, read.message, node, near or read.hint)
        return None

    def _test(
        self, written: str, node: Node, subject: str, bound: Mapping[str, Node], *, other: bool
    ) -> Condition | None:
        read = self._path(written, node, subject, key=True)
        if read is None:
            return None
        if read.conclusion is not None:
            return self._conclusion(node, read.path, read.conclusion)
        attribute = read.attribute
        assert attribute is not None
        if attribute.kind in _REFERENCES and isinstance(node.value, str) and bound and node.value.startswith("<"):
            return self._join(node, read.path, attribute, "" if other else subject, bound)
        if attribute.kind in _LISTS:
            return self._list(node, read.path, attribute)
        return self.matchers.condition(node, read.path, attribute)

    def _join(
        self, node: Node, path: Path, attribute: Attribute, subject: str, bound: Mapping[str, Node]
    ) -> Condition | None:
        """Read ``owner: <stakeholder>``, or ``deal.tender.owner: <stakeholder>`` of the person in hand."""
        findings = self.scope.findings
        target = node.value[1:].removesuffix(">")
        if not node.value.endswith(">") or target not in bound:
            others = [name for name in bound if name == attribute.target and name != subject]
            hint = f"Did you mean '<{others[0]}>'?" if others else f"Bind it: 'for_each: {{{attribute.target}: ...}}'."
            findings.error("DR236", f"{described(node)} is not bound by 'for_each'", node, hint)
        elif target != attribute.target:
            findings.error("DR236", f"'{attribute.name}' refers to {one(attribute.target)}, not to {one(target)}", node)
        elif subject and target == subject and path.origin == subject:
            findings.error("DR236", f"{one(subject)} cannot be joined with itself", node)
        elif subject and target != subject and path.origin != subject:
            findings.error("DR236", "a join starts at the member in hand, not at the deal", node)
        else:
            return Compare(path, SameMember(target), node.key_location)
        return None

    def _conclusion(self, node: Node, path: Path, conclusion: ConclusionDeclaration) -> Condition | None:
        """Read a conclusion; its absence is the negation of its presence."""
        location = node.key_location
        if not conclusion.values:
            value, negated = node.value, False
            if isinstance(value, dict) and list(value) == ["not"]:
                value, negated = value["not"].value, True
            if not isinstance(value, bool):
                message = f"the conclusion '{conclusion.name}' is true or false, not {described(node)}"
                self.scope.findings.error("DR213", message, node)
                return None
            made = Concluded(path, frozenset({True}), location)
            return made if value is not negated else Not(made, location)
        parts: list[Condition] = []
        for matcher in self.matchers.words(
            node, conclusion.values, f"the conclusion '{conclusion.name}'", conclusion.on, scale=conclusion.scale
        ):
            made = Concluded(path, matcher.values, location)
            parts.append(Not(made, location) if matcher.negated else made)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts), location) if parts else None

    def _list(self, node: Node, path: Path, attribute: Attribute) -> Condition | None:
        findings = self.scope.findings
        if not isinstance(node.value, dict) or not node.value:
            if isinstance(node.value, str) and node.value.startswith("<"):
                hint = "A join stands at the top level of a condition inside 'for_each'."
                findings.error("DR236", f"'{attribute.name}' cannot be joined here", node, hint)
                return None
            message = f"'{attribute.name}' is a list and cannot be compared with {described(node)}"
            findings.error("DR213", message, node, listing(QUANTIFIERS))
            return None
        parts = []
        for key, child in node.value.items():
            if key not in QUANTIFIERS:
                hint = suggestion(key, QUANTIFIERS) or listing(QUANTIFIERS)
                findings.key_error("DR213", f"'{key}' is no test of a list", child, hint)
            elif key == Quantifier.COUNT:
                counted = self._count(child, path, attribute)
                if counted is not None:
                    parts.append(counted)
            else:
                parts.append(self._quantified(Quantifier(key), child, path, attribute))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts), node.key_location)

    def _quantified(self, quantifier: Quantifier, node: Node, path: Path, attribute: Attribute) -> ListTest:
        """Read the condition on the members of a list; of ``any``, the name of the member that meets it."""
        written = node.value.get(WITNESS) if isinstance(node.value, dict) else None
        witness = ""
        if written is not None:
            if quantifier is Quantifier.ANY:
                witness = name_of(written, "the name of a witness", self.scope.findings)
            else:
                hint = "Only a member that is there can be named: 'any: {as: ...}'."
                self.scope.findings.key_error("DR213", f"'{quantifier}' has no witness to name", written, hint)
        return ListTest(
            path, quantifier, self.read(node, attribute.target), witness=witness, location=node.key_location
        )

    def _count(self, node: Node, path: Path, attribute: Attribute) -> ListTest | None:
        findings = self.scope.findings
        if not isinstance(node.value, dict):
            hint = "Write 'count: {where: {...}, gte: 2}'."
            findings.error("DR201", f"'count' is a mapping, not {described(node)}", node, hint)
            return None
        where: Condition = TRUE
        least: list[float] = []
        most: list[float] = []
        complete = True
        for key, child in node.value.items():
            if key == "where":
                where = self.read(child, attribute.target)
                continue
            if key not in _COUNT_KEYS:
                hint = suggestion(key, _COUNT_KEYS) or listing(_COUNT_KEYS)
                findings.key_error("DR202", f"'count' has no key '{key}'", child, hint)
                complete = False
                continue
            number = self.matchers.number(child, attribute)
            if number is None:
                complete = False
            elif number.value != int(number.value):
                findings.error("DR213", f"members are counted in whole numbers, not {number.value:g}", child)
                complete = False
            else:
                if key in ("gt", "gte", "equals"):
                    least.append(number.value + (key == "gt"))
                if key in ("lt", "lte", "equals"):
                    most.append(number.value - (key == "lt"))
        return self._counted(node, path, where, least, most) if complete else None

    def _counted(
        self, node: Node, path: Path, where: Condition, least: list[float], most: list[float]
    ) -> ListTest | None:
        if not least and not most:
            message = "'count' needs a number to compare with"
            self.scope.findings.error("DR203", message, node, listing(_COUNT_KEYS[1:]))
            return None
        low, high = (int(max(least)) if least else None), (int(min(most)) if most else None)
        if high is not None and high < (low or 0):
            self.scope.findings.error("DR218", "no number of members satisfies this count", node)
            return None
        return ListTest(path, Quantifier.COUNT, where, low, high, location=node.key_location)
