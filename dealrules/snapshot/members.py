"""Reading the deal, its sections and its members: a plan per class, made once from the descriptions of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs

from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.snapshot.attribute import METADATA_KEY, Attribute, Kind, attribute_name
from dealrules.snapshot.findings import Findings, Reference, legal, seen
from dealrules.snapshot.subjects import SUBJECTS
from dealrules.snapshot.values import Read, plain_value, read_currency, value_reader

__all__ = ["Plan", "deal_plan", "extension_readers", "read_custom", "read_member"]


@attrs.frozen(kw_only=True)
class Plan:
    """How the mappings of one class are read.

    Attributes:
        subject: the subject that the members belong to; empty for a section of the deal.
        member: the attrs class that is made.
        readers: how each key is read.
        fields: the field of the class that holds the value of each key.
        made_from: the keys of which the id is made where it is left out; empty where it may not be.
        required: the keys that must be there.
        references: the keys that hold references, and their targets.
        computed: the names that cannot be given, with what to give instead.
    """

    subject: str
    member: type
    readers: Mapping[str, Read] = attrs.field(hash=False)
    fields: Mapping[str, str] = attrs.field(hash=False)
    made_from: tuple[str, ...]
    required: tuple[str, ...]
    references: Mapping[str, str] = attrs.field(hash=False)
    computed: Mapping[str, str] = attrs.field(hash=False)


@cache
def deal_plan() -> Plan:
    """Return the plan of the deal; made on first use, because most programs that import the package load no deal."""
    return _plan(SUBJECTS["deal"].member, "deal")


def _plan(member: type, subject: str) -> Plan:
    readers: dict[str, Read] = {}
    fields: dict[str, str] = {}
    required, references = [], {}
    made_from: tuple[str, ...] = ()
    for field in attrs.fields(member):
        described: Attribute | None = field.metadata.get(METADATA_KEY)
        if described is None or described.derived:
            continue
        name = attribute_name(field.name)
        readers[name] = _reader(field, described)
        fields[name] = field.name
        if described.made_from:
            made_from = described.made_from
        elif described.required:
            required.append(name)
        if described.kind in (Kind.REFERENCE, Kind.REFERENCE_SET):
            references[name] = described.target
    return Plan(
        subject=subject,
        member=member,
        readers=MappingProxyType(readers),
        fields=MappingProxyType(fields),
        made_from=made_from,
        required=tuple(required),
        references=MappingProxyType(references),
        computed=MappingProxyType(_computed(member, subject)),
    )


def _reader(field: Any, described: Attribute) -> Read:
    """Return how the value of one field is read."""
    if described.kind is Kind.SECTION:
        plan = _plan(field.metadata["section"], "")
        return lambda findings, node: _read_section(plan, findings, node)
    if described.kind is Kind.LIST:
        plan = _plan(SUBJECTS[described.target].member, described.target)
        return lambda findings, node: _read_list(plan, findings, node)
    if field.name == "currency":
        return read_currency
    vocabulary = field.metadata["terms"]
    return value_reader(described, {term.value: term for term in vocabulary} if vocabulary else {})


def _computed(member: type, subject: str) -> dict[str, str]:
    """Return the names that rules may read but a deal may not give, and what to give instead."""
    found = {
        f"{attribute_name(field.name)}_days": (
            f"Give the date '{attribute_name(field.name)}'; the days are counted from it."
        )
        for field in attrs.fields(member)
        if METADATA_KEY in field.metadata and field.metadata[METADATA_KEY].kind is Kind.DATE
    }
    for name, attribute in SUBJECTS[subject].attributes.items() if subject else ():
        if attribute.reverse:
            found[name] = f"It is read off the '{attribute.reverse}' of each {attribute.target}."
        elif attribute.derived and attribute.kind is Kind.REFERENCE:
            found[name] = f"It is the {attribute.target} under which this {subject} is listed."
    return found


def extension_readers(extensions: Mapping[str, Mapping[str, Attribute]]) -> dict[str, dict[str, Read]]:
    """Return how the extension attributes of each subject are read."""
    return {
        subject: {name: value_reader(one, {word: word for word in one.vocabulary}) for name, one in declared.items()}
        for subject, declared in extensions.items()
    }


def read_member(plan: Plan, findings: Findings, node: Node, made_id: str = "") -> Any:
    """Read one member, or the deal, from a mapping.

    Args:
        plan: how to read it.
        findings: where to note what is wrong.
        node: the mapping.
        made_id: the id it gets when it has none and needs none.

    Returns:
        the object, or ``None`` when a required value is missing or wrong.
    """
    outer, findings.scope = findings.scope, _given_id(node)
    values = _read_keys(plan, findings, node)
    findings.scope = outer
    for name in plan.required:
        if name not in node.value or node.value[name].value is None:
            findings.missing(name, node)
    if plan.subject:
        values["id"] = _identify(plan, findings, node, values.get("id") or made_id)
    _note_references(plan, findings, node, values)
    complete = all(values.get(name) is not None for name in plan.required)
    return plan.member(**{plan.fields.get(name, name): value for name, value in values.items()}) if complete else None


def _given_id(node: Node) -> str:
    """Return the id written in a mapping, before anything is checked."""
    given = node.value.get("id")
    return given.value if given is not None and isinstance(given.value, str) else ""


def _identify(plan: Plan, findings: Findings, node: Node, identifier: str) -> str | None:
    """Register a member under its id, or note what is wrong with the id."""
    given = node.value.get("id", node)
    if given.value == "" or (identifier and not identifier.strip()):
        findings.error("DR107", "the id is empty", given, "An id is a short text that stays the same over time.")
        return None
    if identifier:
        findings.add_member(plan.subject, identifier, node, given)
    return identifier or None


def _read_keys(plan: Plan, findings: Findings, node: Node) -> dict[str, Any]:
    """Read every key of a mapping; unknown keys are noted."""
    values: dict[str, Any] = {}
    readers = plan.readers
    for key, child in node.value.items():
        reader = readers.get(key)
        if reader is not None:
            values[key] = reader(findings, child)
        elif key == "custom" and plan.subject:
            values[key] = read_custom(plan.subject, findings, child)
        elif key in plan.computed:
            findings.key_error("DR111", f"'{key}' is computed, it cannot be given", child, plan.computed[key])
        else:
            findings.key_error("DR101", f"unknown key '{key[:60]}'", child, _hint(key, plan))
    return values


def _hint(key: str, plan: Plan) -> str:
    """Return where the name of an unknown key belongs, or the name it may have meant."""
    section, _, rest = key.partition(".")
    if rest and section in plan.readers:
        return f"Write '{rest}' in the mapping under '{section}:'."
    for name, subject in SUBJECTS.items():
        for path, attribute in subject.attributes.items():
            if path.rpartition(".")[2] == key and not attribute.derived:
                return f"It is written as '{path}'." if name == "deal" else f"It belongs to a {name.replace('_', ' ')}."
    return suggestion(key, plan.readers) or legal(plan.readers, "Legal keys")


def _note_references(plan: Plan, findings: Findings, node: Node, values: Mapping[str, Any]) -> None:
    """Keep the references of a member for when all members are known."""
    owner_id = values.get("id") or ""
    for name, target in plan.references.items():
        if values.get(name) is None:
            continue
        child = node.value[name]
        for item in child.value if isinstance(child.value, list) else [child]:
            if isinstance(item.value, str):
                findings.references.append(
                    Reference(owner=plan.subject, owner_id=owner_id, target=target, id=item.value, node=item)
                )


def _read_section(plan: Plan, findings: Findings, node: Node) -> Any:
    if node.value is None:
        return None
    if not isinstance(node.value, dict):
        hint = legal(plan.readers, "Legal keys")
        findings.error("DR102", f"a mapping is expected here, not {seen(node.value)}", node, hint)
        return None
    return read_member(plan, findings, node)


def _read_list(plan: Plan, findings: Findings, node: Node) -> tuple[Any, ...] | None:
    if node.value is None:
        return None
    if not isinstance(node.value, list):
        hint = "Begin every member with '- '." if isinstance(node.value, dict) else ""
        findings.error("DR102", f"a list is expected here, not {seen(node.value)}", node, hint)
        return None
    found = []
    for index, item in enumerate(node.value):
        if isinstance(item.value, dict):
            made = _made_id(plan, findings, item, index) if plan.made_from else ""
            found.append(read_member(plan, findings, item, made))
        else:
            findings.error("DR102", f"a mapping is expected here, not {seen(item.value)}", item)
    return tuple(member for member in found if member is not None)


def _made_id(plan: Plan, findings: Findings, node: Node, index: int) -> str:
    """Return the id of a member that has none, made of what tells it from the others of its list."""
    values = [node.value[name].value for name in plan.made_from if name in node.value]
    parts = [str(value) for value in values if value is not None] or [str(index + 1)]
    collection = SUBJECTS[plan.subject].collection
    nested = collection is not None and collection[0] != "deal"
    return "/".join([findings.scope, *parts] if nested else parts)


def read_custom(subject: str, findings: Findings, node: Node) -> dict[str, Any]:
    """Read extension attributes: checked where their declarations are at hand, else any plain value."""
    if node.value is None:
        return {}
    if not isinstance(node.value, dict):
        findings.error("DR102", f"a mapping is expected here, not {seen(node.value)}", node)
        return {}
    readers = None if findings.custom is None else findings.custom.get(subject, {})
    found: dict[str, Any] = {}
    for key, child in node.value.items():
        reader: Read | None = plain_value if readers is None else readers.get(key)
        if reader is None:
            hint = suggestion(key, readers or ()) or legal(readers or (), "Declared")
            message = f"no rulebook declares the extension attribute '{key[:60]}' of a {subject.replace('_', ' ')}"
            findings.key_error("DR101", message, child, hint)
        elif child.value is not None:
            found[key] = reader(findings, child)
    return found
