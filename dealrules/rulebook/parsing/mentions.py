"""Members that the texts of a rule may name besides the bound ones: ``mentions:``, and the witnesses of ``any``.

A mention decides nothing: it is looked up when a text is read, among the members of which its condition is certainly
true. ``least`` or ``most`` name the attribute by which one is chosen among several::

    mentions:
      last: {stakeholder: {known: last_contact}, least: last_contact_days}
      friend: {stakeholder: {speaks_for_us: true, reports_to: <stakeholder>}}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.condition import Condition, ListTest, Path, conjuncts
from dealrules.rulebook.model import Binding, Mention
from dealrules.rulebook.parsing.conditions import Conditions
from dealrules.rulebook.parsing.fields import entries, text
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.scope import Refused, Scope
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["Mentions"]

_ORDERS = ("least", "most")
_ORDERED = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS, Kind.DATE, Kind.ENUMERATION})


@attrs.frozen
class Mentions:
    """Reads the mentions of the rules of one book."""

    scope: Scope
    conditions: Conditions

    def read(
        self, node: Node | None, when: Condition, bindings: tuple[Binding, ...], bound: Mapping[str, Node]
    ) -> tuple[Mention, ...]:
        """Return the witnesses that the conditions of a rule name, and what stands under ``mentions``.

        Args:
            node: what stands under ``mentions``.
            when: the condition on the deal.
            bindings: the bound members with their conditions.
            bound: the subjects that ``for_each`` binds.
        """
        witnesses = [
            mention
            for condition in (when, *(binding.condition for binding in bindings))
            for mention in self._witnesses(condition)
        ]
        written = [] if node is None else list(self._written(node, bound))
        self._refuse_clashes(node, [*witnesses, *written], bound)
        return (*witnesses, *written)

    def _witnesses(self, condition: Condition) -> Iterator[Mention]:
        for part in conjuncts(condition):
            if isinstance(part, ListTest) and part.witness:
                subject = self._member_of(part.path)
                yield Mention(name=part.witness, subject=subject, where=part.where, within=part.path, certain=True)

    def _member_of(self, path: Path) -> str:
        return self.scope.subjects[path.subject].attributes[path.attribute].target

    def _written(self, node: Node, bound: Mapping[str, Node]) -> Iterator[Mention]:
        findings = self.scope.findings
        legal = [name for name in self.scope.subjects if name != "deal"]
        for name, child in entries(node, "'mentions'", findings).items():
            keys = entries(child, f"the mention '{name}'", findings)
            subjects = [key for key in keys if key not in _ORDERS]
            if len(subjects) != 1 or subjects[0] not in legal:
                near = suggestion(subjects[0], legal) if subjects else ""
                message = f"the mention '{name}' names one subject with a condition"
                findings.error("DR211", message, child, near or listing(legal))
                continue
            subject = subjects[0]
            order, largest = self._order(keys, subject)
            where = self.conditions.read_mention(keys[subject], subject, bound)
            yield Mention(name=name, subject=subject, where=where, order=order, largest=largest)

    def _order(self, keys: Mapping[str, Node], subject: str) -> tuple[str, bool]:
        for key in _ORDERS:
            if key in keys:
                written = text(keys[key], f"'{key}'", self.scope.findings)
                attribute = self._ordered(written, keys[key], subject) if written else None
                return (attribute.name if attribute else ""), key == "most"
        return "", False

    def _ordered(self, written: str, node: Node, subject: str) -> Attribute | None:
        read = self.scope.read(written, subject)
        if isinstance(read, Refused):
            self.scope.findings.error(read.code, read.message, node, read.hint)
            return None
        if read.attribute is None or read.path.steps or read.attribute.kind not in _ORDERED:
            message = f"'{written}' has no order to choose by"
            hint = "Choose a number, a date or a scale of the member itself."
            self.scope.findings.error("DR213", message, node, hint)
            return None
        return read.attribute

    def _refuse_clashes(self, node: Node | None, mentions: Iterable[Mention], bound: Mapping[str, Node]) -> None:
        """Refuse a name that already means a subject, or another mention."""
        taken = {*self.scope.subjects, *self.scope.subjects["deal"].attributes, *bound}
        for mention in mentions:
            if mention.name in taken and node is not None:
                message = f"'{mention.name}' already means something else"
                self.scope.findings.error("DR205", message, node, "Choose another name for the mention.")
            taken.add(mention.name)
