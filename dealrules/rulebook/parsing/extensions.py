"""Extension attributes: what a book adds to the vocabulary of the snapshot.

``attributes: {stakeholder: {wechat_speed: {kind: enumeration, values: {fast: {en: ..., zh: ...}}, en: ..., zh: ...,
question: {en: ..., zh: ...}}}}`` declares an attribute that deals carry under ``custom`` and rules read as
``custom.wechat_speed``. Kinds are ``enumeration`` and ``set`` (with ``values``), ``boolean``, ``integer`` and
``number`` (with a ``unit`` if they have one) and ``text``.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dealrules.bilingual import Bilingual
from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.parsing.fields import (
    IDENTIFIER,
    NAME_HINT,
    bilingual,
    check_keys,
    entries,
    labelled,
    member,
    word,
)
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.scope import Scope, one
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["EXTENSION_KINDS", "UNITS", "Extensions"]

UNITS = ("days", "percent", "money", "count", "minutes")
"""What a number may be counted in."""

EXTENSION_KINDS = ("enumeration", "set", "boolean", "integer", "number", "text")
"""What an extension attribute may hold."""

_KEYS = ("kind", "values", "unit", "en", "zh", "question")


@attrs.frozen
class Extensions:
    """The extension attributes of one book."""

    scope: Scope
    book: Node

    def declare(self) -> None:
        """Add them to the subjects of the scope."""
        node = self.book.value.get("attributes")
        if node is None or node.value is None:
            return
        findings = self.scope.findings
        for subject, child in entries(node, "'attributes'", findings).items():
            if subject not in self.scope.subjects:
                hint = suggestion(subject, self.scope.subjects) or listing(self.scope.subjects)
                findings.key_error("DR211", f"there is no subject '{subject}'", child, hint)
                continue
            for name, declaration in entries(child, f"the attributes of {one(subject)}", findings).items():
                attribute = self._extension(name, declaration)
                if attribute is not None:
                    self._extend(subject, attribute, declaration)

    def _extend(self, subject: str, attribute: Attribute, node: Node) -> None:
        known = self.scope.subjects[subject]
        if attribute.name in known.attributes:
            message = f"the attribute '{attribute.name}' of {one(subject)} is already declared"
            self.scope.findings.key_error("DR207", message, node)
            return
        attributes = {**known.attributes, attribute.name: attribute}
        self.scope.subjects[subject] = attrs.evolve(known, attributes=attributes)

    def _extension(self, name: str, node: Node) -> Attribute | None:
        findings, what = self.scope.findings, f"the attribute '{name}'"
        if not IDENTIFIER.fullmatch(name):
            findings.key_error("DR205", f"'{name}' cannot be a name", node, NAME_HINT)
            return None
        if not entries(node, what, findings):
            return None
        check_keys(node, _KEYS, what, findings)
        label = bilingual(node, what, findings, _KEYS) or Bilingual(name, name)
        kind_node = member(node, "kind", what, findings)
        kind = word(kind_node, EXTENSION_KINDS, f"the kind of {what}", findings) if kind_node else None
        question = node.value.get("question")
        unit = node.value.get("unit")
        attribute = Attribute(
            name=f"custom.{name}",
            kind=Kind(kind) if kind else Kind.TEXT,
            label=label,
            meaning=label,
            question=(question and bilingual(question, f"the question of {what}", findings)) or Bilingual("", ""),
            vocabulary=self._extension_values(node, kind, what),
            unit=(unit and word(unit, UNITS, f"the unit of {what}", findings)) or "",
            custom=True,
        )
        return attribute if kind else None

    def _extension_values(self, node: Node, kind: str | None, what: str) -> Mapping[str, Bilingual]:
        values = node.value.get("values")
        needed = kind in ("enumeration", "set")
        if values is None:
            if needed:
                self.scope.findings.error("DR203", f"{what} needs 'values'", node)
            return {}
        if not needed:
            if kind:
                self.scope.findings.key_error("DR202", f"{what} is a {kind}, it has no 'values'", values)
            return {}
        if not isinstance(values.value, dict):
            hint = "Write 'values: {word: {en: ..., zh: ...}}'."
            self.scope.findings.error("DR201", f"the values of {what} are a mapping", values, hint)
            return {}
        return labelled(values, f"the values of {what}", self.scope.findings)
