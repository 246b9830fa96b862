"""What a book reads off titles, departments and stages (see :mod:`dealrules.rulebook.readings`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import attrs

from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.parsing.fields import check_keys, described, entries, member, word, words
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.scope import Scope
from dealrules.rulebook.readings import Reading
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["read_readings"]

_KEYS = ("read", "words", "gives")
_SUBJECTS = ("deal", "stakeholder")
_GIVEN = (Kind.ENUMERATION, Kind.ENUMERATION_SET)


def read_readings(node: Node | None, scope: Scope) -> list[Reading]:
    """Read the list of readings of one book."""
    if node is None or node.value is None:
        return []
    if not isinstance(node.value, list):
        scope.findings.error("DR201", f"'readings' is a list, not {described(node)}", node)
        return []
    return [reading for item in node.value for reading in _read(item, scope)]


def _read(node: Node, scope: Scope) -> Iterator[Reading]:
    findings = scope.findings
    if not entries(node, "a reading", findings):
        return
    check_keys(node, _KEYS, "a reading", findings)
    parts = {key: member(node, key, "a reading", findings) for key in _KEYS}
    if any(part is None for part in parts.values()):
        return
    sources = [_source(written, item, scope) for written, item in words(cast(Node, parts["read"]), "'read'", findings)]
    found = tuple(written for written, _ in words(cast(Node, parts["words"]), "'words'", findings))
    for subject in dict.fromkeys(source[0] for source in sources if source is not None):
        gives = dict(_gives(parts["gives"], subject, scope))
        names = tuple(source[1] for source in sources if source is not None and source[0] == subject)
        yield Reading(subject=subject, sources=names, words=found, gives=gives)


def _source(written: str, node: Node, scope: Scope) -> tuple[str, str] | None:
    """Return the subject and the name of a text attribute: ``stakeholder.title``, or ``crm_stage`` of the deal."""
    subject, dot, name = written.partition(".")
    subject, name = (subject, name) if dot else ("deal", written)
    attribute = scope.subjects[subject].attributes.get(name) if subject in _SUBJECTS else None
    if attribute is not None and attribute.kind is Kind.TEXT and attribute.name != "id":
        return subject, name
    texts = [*_texts("stakeholder", scope), *_texts("deal", scope)]
    hint = suggestion(written, texts) or listing(texts)
    scope.findings.error("DR210", f"'{written}' is no text that could be read", node, hint)
    return None


def _texts(subject: str, scope: Scope) -> list[str]:
    prefix = "" if subject == "deal" else f"{subject}."
    attributes = scope.subjects[subject].attributes.values()
    return [f"{prefix}{item.name}" for item in attributes if item.kind is Kind.TEXT and item.name != "id"]


def _gives(node: Node | None, subject: str, scope: Scope) -> Iterator[tuple[str, Any]]:
    """Yield the attributes that a reading gives, each with its value as the snapshot holds it."""
    findings = scope.findings
    assert node is not None
    attributes = scope.subjects[subject].attributes
    for name, child in entries(node, "'gives'", findings).items():
        attribute = attributes.get(name)
        if attribute is None or attribute.kind not in _GIVEN or attribute.custom or "." in name:
            legal = [item.name for item in attributes.values() if item.kind in _GIVEN and "." not in item.name]
            hint = suggestion(name, legal) or listing(legal)
            findings.key_error("DR210", f"a reading cannot give '{name}'", child, hint)
            continue
        chosen = word(child, attribute.vocabulary, f"'{name}'", findings, "DR212")
        if chosen is not None:
            yield name, _held(attribute, chosen, scope.subjects[subject].member)


def _held(attribute: Attribute, chosen: str, cls: type) -> Any:
    """Return a word as the snapshot holds it: as a term of its vocabulary, or a set of one."""
    terms = next(field.metadata["terms"] for field in attrs.fields(cast(Any, cls)) if field.name == attribute.name)
    return frozenset({terms(chosen)}) if attribute.kind is Kind.ENUMERATION_SET else terms(chosen)
