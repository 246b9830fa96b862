"""The names that rules may use: everything that all books of a set declare, and what the library itself knows."""

from __future__ import annotations

from typing import Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.condition import Path
from dealrules.rulebook.model import ConclusionDeclaration, DeclaredRisk, Group, Move, Parameter
from dealrules.rulebook.parsing.findings import Findings, listing
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["Read", "Refused", "Scope", "one"]

_LONG = 100
"""From this length on, a list of names helps nobody."""


@attrs.frozen
class Read:
    """A path that leads somewhere: to an attribute, or to a conclusion (one of the two is ``None``)."""

    path: Path
    attribute: Attribute | None
    conclusion: ConclusionDeclaration | None


@attrs.frozen
class Refused:
    """A path that leads nowhere, and why."""

    code: str
    message: str
    hint: str


@attrs.define(kw_only=True)
class Scope:
    """What may be named in the rules of one set of books.

    Attributes:
        findings: where to complain.
        subjects: subjects with their attributes, extension attributes of the books included.
        rules: the id of every rule, and the node that gives it.
        sources: the doctrine ids that exist, with a title; ``None`` when no book of the set says which exist.
        used_parameters: the parameters that a condition or a text has named so far.
        complete: every book could be read; in an incomplete set, a name that is missing is no error.
    """

    findings: Findings
    subjects: dict[str, Subject]
    parameters: dict[str, Parameter] = attrs.field(factory=dict)
    conclusions: dict[str, ConclusionDeclaration] = attrs.field(factory=dict)
    groups: dict[str, Group] = attrs.field(factory=dict)
    moves: dict[str, Move] = attrs.field(factory=dict)
    risks: dict[str, DeclaredRisk] = attrs.field(factory=dict)
    rules: dict[str, Node] = attrs.field(factory=dict)
    sources: dict[str, Bilingual] | None = None
    complete: bool = True
    used_parameters: set[str] = attrs.field(factory=set)
    _paths: dict[tuple[str, str], Read | Refused] = attrs.field(factory=dict, init=False)

    def read(self, written: str, subject: str) -> Read | Refused:
        """Find what a path written in a condition on ``subject`` leads to."""
        key = (subject, written)
        found = self._paths.get(key)
        if found is None:
            found = self._paths[key] = self._find(written, subject)
        return found

    def named(self, names: dict[str, Any], code: str, what: str, node: Node) -> str:
        """Return the name that ``node`` writes if it is declared, else complain and return an empty text."""
        name = node.value
        if isinstance(name, str) and name in names:
            return name
        if not isinstance(name, str):
            self.findings.error("DR201", f"a {what} is named by a text", node)
        elif self.complete:
            hint = suggestion(name, names) or listing(sorted(names))
            if len(hint) > _LONG:
                hint = f"Declare it under '{what}s', if none of the {len(names)} that are declared fits."
            self.findings.error(code, f"no book declares the {what} '{name}'", node, hint)
        return ""

    def _find(self, written: str, subject: str) -> Read | Refused:
        if written.startswith("deal.") and subject != "deal":
            return self._find(written.removeprefix("deal."), "deal")
        steps: list[str] = []
        at, rest = subject, written
        while True:
            described = self.subjects[at]
            attribute = described.attributes.get(rest)
            if attribute is not None:
                return Read(Path(tuple(steps), rest, at, subject), attribute, None)
            conclusion = self.conclusions.get(rest)
            if conclusion is not None and conclusion.on == at:
                return Read(Path(tuple(steps), rest, at, subject), None, conclusion)
            step = _reference(rest, described)
            if step is None:
                return self._refuse(rest, at)
            steps.append(step.name)
            at, rest = step.target, rest[len(step.name) + 1 :]

    def _refuse(self, rest: str, at: str) -> Refused:
        """Say why ``rest`` is nothing that the subject ``at`` has."""
        attributes = self.subjects[at].attributes
        name = "the deal" if at == "deal" else one(at)
        conclusion = self.conclusions.get(rest)
        if conclusion is not None:
            hint = f"Write 'deal.{rest}'." if conclusion.on == "deal" else f"Read it on {one(conclusion.on)}."
            return Refused("DR210", f"the conclusion '{rest}' is about the {conclusion.on}, not {name}", hint)
        for position in _dots(rest):
            holder = attributes.get(rest[:position])
            if holder is not None and holder.kind in (Kind.LIST, Kind.REFERENCE_SET):
                inner = rest[position + 1 :]
                hint = f"Write '{holder.name}: {{any: {{{inner}: ...}}}}'."
                return Refused("DR210", f"'{holder.name}' is a list, a path cannot go through it", hint)
            if holder is not None:
                return Refused("DR210", f"'{holder.name}' is no reference, a path cannot go through it", "")
        legal = [*attributes, *(name for name, item in self.conclusions.items() if item.on == at)]
        section = [item for item in legal if item.startswith(f"{rest}.")]
        if section:
            return Refused("DR210", f"'{rest}' is a section of {name}, not an attribute", listing(section))
        return Refused("DR210", f"{name} has no attribute '{rest}'", self._suggest(rest, at, legal))

    def _suggest(self, rest: str, at: str, legal: list[str]) -> str:
        near = suggestion(rest, legal)
        if near:
            return near
        ends = [item for item in legal if item.endswith(f".{rest}")]
        if ends:
            return f"Did you mean '{ends[0]}'?"
        if rest in self.subjects["deal"].attributes and at != "deal":
            return f"Did you mean 'deal.{rest}'?"
        holders = [name for name, subject in self.subjects.items() if rest in subject.attributes and name != at]
        return f"It is an attribute of: {', '.join(holders)}." if holders else listing(legal)


def one(subject: str) -> str:
    """Return a subject with its article, for messages.

    >>> one("issue"), one("quote_line")
    ('an issue', 'a quote line')
    """
    return f"{'an' if subject[:1] in 'aeiou' else 'a'} {subject.replace('_', ' ')}"


def _dots(written: str) -> list[int]:
    return [position for position, character in enumerate(written) if character == "."]


def _reference(written: str, subject: Subject) -> Attribute | None:
    """Return the reference attribute that a path begins with, if more follows after it."""
    for position in _dots(written):
        attribute = subject.attributes.get(written[:position])
        if attribute is not None and attribute.kind is Kind.REFERENCE:
            return attribute
    return None
