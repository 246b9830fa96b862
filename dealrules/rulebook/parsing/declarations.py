"""The first pass over a book: its header, everything it declares, and where its rules are.

Keys of a book: ``rulebook`` (its name), ``version``, ``language`` (of the rule language), ``title``, ``parameters``,
``conclusions``, ``groups``, ``attributes``, ``moves``, ``risks``, ``sources``, ``promises``, ``readings``,
``respondents``, ``within_reach``, ``checks``, ``rules``. All but the first four may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from dealrules.bilingual import LANGUAGES, Bilingual
from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.model import ConclusionDeclaration, DeclaredRisk, Group, Move, Parameter
from dealrules.rulebook.parsing.extensions import UNITS, Extensions
from dealrules.rulebook.parsing.fields import (
    IDENTIFIER,
    NAME_HINT,
    bilingual,
    check_keys,
    described,
    entries,
    labelled,
    member,
    optional_text,
    text,
    word,
)
from dealrules.rulebook.parsing.findings import Findings, seen_from
from dealrules.rulebook.parsing.moves import RELATIONS
from dealrules.rulebook.parsing.parts import PART_HINT, has_header
from dealrules.rulebook.parsing.scope import Scope, one
from dealrules.vocabulary import VOCABULARIES, Scale, Term

__all__ = ["BOOK_KEYS", "LANGUAGE_VERSION", "RULE_ID", "Book", "declare"]

LANGUAGE_VERSION = 1
"""The version of the rule language that this library reads."""

BOOK_KEYS = (
    "rulebook", "version", "language", "title", "parameters", "conclusions", "groups", "attributes", "moves", "risks",
    "sources", "promises", "readings", "respondents", "within_reach", "checks", "rules",
)  # fmt: skip
RULE_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9][a-z0-9_-]*")
_VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,3}([-+][0-9A-Za-z.-]+)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_PARAMETER_KEYS = ("value", "unit", "currency", "en", "zh")
_CONCLUSION_KEYS = ("on", "values", "many", "absence", "background", "en", "zh")
_PLANNED_AS = "planned_as"
_PLANNED_MOVES = tuple(term.value for term in VOCABULARIES["planned_move"])
_MOVE_KEYS = (*LANGUAGES, _PLANNED_AS, *RELATIONS)
_GROUP_KEYS = ("choose", "promise", "en", "zh")


@attrs.frozen(kw_only=True)
class Book:
    """One book after the first pass: its header, and the nodes that wait for the second."""

    node: Node
    name: str
    version: str
    title: Bilingual
    rules: tuple[Node, ...]
    groups: tuple[tuple[str, Node], ...]
    promises: Node | None


def declare(node: Node, scope: Scope) -> Book | None:
    """Read the header of the book ``node`` and put all that it declares into ``scope``."""
    findings = scope.findings
    if not isinstance(node.value, dict) or "rulebook" not in node.value:
        if isinstance(node.value, dict):
            misspelt = next((key for key in node.value if suggestion(key, ["rulebook"])), "")
            hint = f"Did you mean 'rulebook' where it says '{misspelt}'?" if misspelt else ""
            findings.error("DR203", "a rulebook begins with its name, 'rulebook: name'", node, hint)
        else:
            findings.error("DR201", f"a rulebook is a mapping, not {described(node)}", node)
        return None
    check_keys(node, BOOK_KEYS, "a rulebook", findings)
    name_node = node.value["rulebook"]
    name = text(name_node, "'rulebook'", findings) or ""
    if name and not IDENTIFIER.fullmatch(name):
        findings.error("DR205", f"'{name}' cannot be the name of a rulebook", name_node, NAME_HINT)
    version = _version(node, findings)
    _check_language(node, findings)
    title_node = member(node, "title", "a rulebook", findings)
    title = title_node and bilingual(title_node, "the title", findings)
    declaring = _Declaring(scope, node, name)
    declaring.all()
    return Book(
        node=node,
        name=name,
        version=version,
        title=title or Bilingual(name, name),
        rules=tuple(declaring.rules()),
        groups=tuple(declaring.group_nodes),
        promises=node.value.get("promises"),
    )


def _version(node: Node, findings: Findings) -> str:
    found = member(node, "version", "a rulebook", findings, "" if has_header(node) else PART_HINT)
    if found is None:
        return ""
    # 1 and 1.0 are numbers to YAML, and versions to everybody else.
    version = str(found.value) if type(found.value) in (int, float, str) else ""
    if not _VERSION.fullmatch(version):
        findings.error("DR205", f"{described(found)} cannot be a version", found, "Write it as '1.0.0'.")
    return version


def _check_language(node: Node, findings: Findings) -> None:
    found = member(node, "language", "a rulebook", findings)
    if found is not None and (type(found.value) is not int or found.value != LANGUAGE_VERSION):
        hint = f"This library reads version {LANGUAGE_VERSION}; write 'language: {LANGUAGE_VERSION}'."
        findings.error("DR204", f"the rule language {described(found)} is not supported", found, hint)


@attrs.define
class _Declaring:
    """The declarations of one book, one method for each kind."""

    scope: Scope
    book: Node
    name: str
    group_nodes: list[tuple[str, Node]] = attrs.field(factory=list)

    def all(self) -> None:
        """Read every declaration."""
        for name, node in self._names("parameters"):
            self._parameter(name, node)
        for name, node in self._names("conclusions"):
            self._conclusion(name, node)
        for name, node in self._names("groups"):
            self._group(name, node)
        for name, node in self._names("moves"):
            self._add(self.scope.moves, name, self._move(name, node), node, "move")
        for name, node in self._names("risks"):
            self._add(self.scope.risks, name, self._risk(name, node), node, "risk")
        self._sources()
        Extensions(self.scope, self.book).declare()

    def _move(self, name: str, node: Node) -> Move | None:
        label = bilingual(node, f"the move '{name}'", self.scope.findings, more=_MOVE_KEYS)
        planned = node.value.get(_PLANNED_AS) if isinstance(node.value, dict) else None
        if isinstance(node.value, dict):
            check_keys(node, _MOVE_KEYS, f"the move '{name}'", self.scope.findings)
        word_planned = planned and word(planned, _PLANNED_MOVES, f"'{_PLANNED_AS}'", self.scope.findings)
        if label is None:
            return None
        return Move(
            name=name, label=label, book=self.name, planned_as=word_planned or "", location=node.key_location
        )

    def _risk(self, name: str, node: Node) -> DeclaredRisk | None:
        label = bilingual(node, f"the risk '{name}'", self.scope.findings)
        if label is None:
            return None
        return DeclaredRisk(name=name, label=label, book=self.name, location=node.key_location)

    def _names(self, section: str) -> Iterator[tuple[str, Node]]:
        """Yield the declarations of one section, with a complaint about names of the wrong form."""
        node = self.book.value.get(section)
        if node is None or node.value is None:
            return
        for name, child in entries(node, f"'{section}'", self.scope.findings).items():
            if not IDENTIFIER.fullmatch(name):
                self.scope.findings.key_error("DR205", f"'{name}' cannot be a name", child, NAME_HINT)
            yield name, child

    def _add(self, names: dict[str, Any], name: str, declared: Any, node: Node, what: str) -> None:
        """Declare ``name``, unless another book did."""
        first = names.get(name)
        if first is not None:
            place = getattr(first, "location", None)
            where = seen_from(place, node.file) if place and place.file else "by the library or by another book"
            message = f"the {what} '{name}' is already declared {where}"
            self.scope.findings.key_error("DR207", message, node, "Use it without declaring it, or choose a new name.")
        elif declared is not None:
            names[name] = declared

    def _parameter(self, name: str, node: Node) -> None:
        findings, what = self.scope.findings, f"the parameter '{name}'"
        children = entries(node, what, findings)
        if not children:
            return
        check_keys(node, _PARAMETER_KEYS, what, findings)
        label = bilingual(node, what, findings, _PARAMETER_KEYS)
        value, unit = member(node, "value", what, findings), member(node, "unit", what, findings)
        currency = self._currency(node, what, unit)
        fine = value is not None and type(value.value) in (int, float)
        if value is not None and not fine:
            findings.error("DR201", f"the value of {what} is a number, not {described(value)}", value)
        unit_word = word(unit, UNITS, f"the unit of {what}", findings) if unit is not None else None
        full = f"{self.name}.{name}"
        # A broken parameter is declared all the same, without a unit: its users have done nothing wrong.
        declared = Parameter(
            name=full,
            value=value.value if value is not None and fine else 1,
            unit=unit_word if unit_word and fine else "",
            label=label or Bilingual(name, name),
            currency=currency,
            location=node.key_location,
        )
        self._add(self.scope.parameters, full, declared, node, "parameter")

    def _currency(self, node: Node, what: str, unit: Node | None) -> str:
        found = node.value.get("currency")
        is_money = unit is not None and unit.value == "money"
        if is_money and found is None:
            hint = "Add 'currency: CNY'."
            self.scope.findings.error("DR217", f"{what} is money without a currency", node, hint)
        elif found is not None and not is_money:
            self.scope.findings.key_error("DR216", f"{what} has a currency, but its unit is not money", found)
        elif found is not None and not (isinstance(found.value, str) and _CURRENCY.fullmatch(found.value)):
            hint = "Write three capitals, such as CNY."
            self.scope.findings.error("DR205", f"{described(found)} is no currency code", found, hint)
        elif found is not None:
            return str(found.value)
        return ""

    def _conclusion(self, name: str, node: Node) -> None:
        findings, what = self.scope.findings, f"the conclusion '{name}'"
        if not entries(node, what, findings):
            return
        check_keys(node, _CONCLUSION_KEYS, what, findings)
        label = bilingual(node, what, findings, _CONCLUSION_KEYS)
        on_node = member(node, "on", what, findings)
        on = word(on_node, self.scope.subjects, f"the subject of {what}", findings, "DR211") if on_node else None
        if on is not None and name in self.scope.subjects[on].attributes:
            findings.key_error("DR207", f"{one(on)} already has an attribute '{name}'", node)
            return
        vocabulary = _vocabulary_named(node)
        declared = ConclusionDeclaration(
            name=name,
            book=self.name,
            on=on or "deal",
            label=label or Bilingual(name, name),
            values=self._conclusion_values(node, what),
            scale=vocabulary is not None and issubclass(vocabulary, Scale),
            many=self._flag("many", node),
            absence=optional_text(node.value.get("absence"), "the reason of the absence", findings),
            background=self._flag("background", node),
            location=node.key_location,
        )
        self._add(self.scope.conclusions, name, declared, node, "conclusion")

    def _flag(self, name: str, node: Node) -> bool:
        given = node.value.get(name)
        if given is not None and not isinstance(given.value, bool):
            self.scope.findings.error("DR201", f"'{name}' is true or false, not {described(given)}", given)
        return given is not None and given.value is True

    def _conclusion_values(self, node: Node, what: str) -> Mapping[str, Bilingual]:
        found = member(node, "values", what, self.scope.findings)
        if found is None or found.value == "boolean":
            return {}
        if isinstance(found.value, dict):
            return labelled(found, f"the values of {what}", self.scope.findings)
        vocabulary = _vocabulary_named(node)
        if vocabulary is not None:
            return {term.value: term.label for term in vocabulary}
        hint = suggestion(found.value, ["boolean", *VOCABULARIES]) if isinstance(found.value, str) else ""
        hint = hint or "Write 'boolean', the name of a vocabulary such as 'phase', or 'word: {en: ..., zh: ...}'."
        self.scope.findings.error("DR209", f"the values of {what} cannot be {described(found)}", found, hint)
        return {}

    def _group(self, name: str, node: Node) -> None:
        findings, what = self.scope.findings, f"the group '{name}'"
        if not entries(node, what, findings):
            return
        check_keys(node, _GROUP_KEYS, what, findings)
        label = bilingual(node, what, findings, _GROUP_KEYS)
        choose = member(node, "choose", what, findings)
        if choose is not None:
            word(choose, ("one",), f"'choose' of {what}", findings)
        group = Group(name=name, book=self.name, label=label or Bilingual(name, name), location=node.key_location)
        self._add(self.scope.groups, name, group, node, "group")
        promise = node.value.get("promise")
        if promise is None:
            return
        inner = entries(promise, f"the promise of {what}", findings)
        if inner:
            check_keys(promise, ("when",), f"the promise of {what}", findings)
            when = member(promise, "when", f"the promise of {what}", findings)
            if when is not None:
                self.group_nodes.append((name, when))

    def _sources(self) -> None:
        node = self.book.value.get("sources")
        if node is None or node.value is None:
            return
        for identifier, child in entries(node, "'sources'", self.scope.findings).items():
            title = bilingual(child, f"the source '{identifier}'", self.scope.findings)
            if self.scope.sources is None:
                self.scope.sources = {}
            self._add(self.scope.sources, identifier, title, child, "source")

    def rules(self) -> Iterator[Node]:
        """Declare the rule ids, and yield the nodes that can be read as rules."""
        node = self.book.value.get("rules")
        if node is None or node.value is None:
            return
        if not isinstance(node.value, list):
            self.scope.findings.error("DR201", f"'rules' is a list, not {described(node)}", node)
            return
        for rule in node.value:
            if not isinstance(rule.value, dict):
                self.scope.findings.error("DR201", f"a rule is a mapping, not {described(rule)}", rule)
                continue
            self._rule_id(rule)
            yield rule

    def _rule_id(self, rule: Node) -> None:
        findings = self.scope.findings
        node = member(rule, "id", "a rule", findings)
        identifier = node and text(node, "the id of a rule", findings)
        if node is None or not identifier:
            return
        if not identifier.startswith(f"{self.name}."):
            hint = f"Did you mean '{self.name}.{identifier.rpartition('.')[2]}'?"
            findings.error("DR206", f"the id '{identifier}' does not begin with the book's name", node, hint)
        elif not RULE_ID.fullmatch(identifier):
            hint = "Use small letters, digits, '-' and '_'."
            findings.error("DR205", f"'{identifier}' cannot be the id of a rule", node, hint)
        first = self.scope.rules.get(identifier)
        if first is not None:
            where = seen_from(first.location, node.file)
            findings.error("DR207", f"the id '{identifier}' is already used {where}", node)
        else:
            self.scope.rules[identifier] = node


def _vocabulary_named(conclusion: Node) -> type[Term] | None:
    """Return the vocabulary that a conclusion names for its values, if it names one."""
    found = conclusion.value.get("values")
    name = found.value if found is not None else None
    return VOCABULARIES.get(name) if isinstance(name, str) else None
