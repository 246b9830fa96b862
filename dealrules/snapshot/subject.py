"""The subjects of a snapshot and their attributes, read off the attrs classes.

A subject is something rules speak about: the deal itself, a stakeholder, a need ... Sections of the deal are
flattened to dotted names, every date gains a derived ``_days`` attribute, and every reference gives its target a
list that reads it backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from keyword import iskeyword
from operator import attrgetter
from typing import Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.snapshot.attribute import METADATA_KEY, Attribute, Direction, Kind, attribute_name

__all__ = ["Subject", "build_subjects", "reader"]


@attrs.frozen(kw_only=True)
class Subject:
    """One subject: its name, its label, the attrs class of its members and what may be said of them.

    Attributes:
        name: the word in rules (``for_each: {stakeholder: ...}``).
        collection: where its members are listed, as ``(subject, attribute)``; ``None`` for the deal itself.
        attributes: every attribute by the name that rules use, derived ones included.
    """

    name: str
    label: Bilingual
    member: type
    collection: tuple[str, str] | None
    attributes: Mapping[str, Attribute] = attrs.field(hash=False)


@cache
def reader(name: str) -> Callable[[Any], Any]:
    """Return a function that reads the attribute called ``name`` off a member, ``None`` where it is unknown."""
    if name.startswith("custom."):
        key = name.removeprefix("custom.")
        return lambda member: member.custom.get(key)
    if "." not in name:
        return attrgetter(f"{name}_" if iskeyword(name) else name)
    section, inner = name.split(".", 1)

    def read(member: Any) -> Any:
        part = getattr(member, section)
        return None if part is None else getattr(part, inner)

    return read


def _own_attributes(member: type, prefix: str = "") -> dict[str, Attribute]:
    """Read the described fields of an attrs class, flattening its sections."""
    found: dict[str, Attribute] = {}
    for field in attrs.fields(member):
        described = field.metadata.get(METADATA_KEY)
        if described is None:
            continue
        name = prefix + attribute_name(field.name)
        if described.kind is Kind.SECTION:
            found.update(_own_attributes(field.metadata["section"], f"{name}."))
        else:
            found[name] = attrs.evolve(described, name=name)
    return found


def _derived_days(dates: Mapping[str, Attribute]) -> dict[str, Attribute]:
    """Give every date ``x`` its number of days ``x_days`` relative to ``as_of``."""
    found = {}
    for date in dates.values():
        if date.kind is not Kind.DATE or date.required:
            continue
        past = date.direction is Direction.PAST
        label = (
            Bilingual(f"days since {date.label.en}", f"距{date.label.zh}天数")
            if past
            else Bilingual(f"days until {date.label.en}", f"距{date.label.zh}还有天数")
        )
        found[f"{date.name}_days"] = attrs.evolve(
            date, name=f"{date.name}_days", kind=Kind.DAYS, label=label, unit="days", derived=True
        )
    return found


def build_subjects(classes: Mapping[str, tuple[type, Bilingual]]) -> dict[str, Subject]:
    """Return every subject by name, from ``{name: (attrs class, label)}`` with the deal under ``deal``."""
    attributes = {name: _own_attributes(member) for name, (member, _) in classes.items()}
    collections: dict[str, tuple[str, str]] = {}
    reverse: dict[str, dict[str, Attribute]] = {name: {} for name in classes}
    for name, own in attributes.items():
        for item in own.values():
            if item.kind is Kind.LIST:
                collections[item.target] = (name, item.name)
    for name, (member, _) in classes.items():
        for field in attrs.fields(member):
            backwards = field.metadata.get("backwards")
            if backwards is not None:
                described: Attribute = field.metadata[METADATA_KEY]
                leading_here = attrs.evolve(backwards, target=name, reverse=attribute_name(field.name))
                reverse[described.target][backwards.name] = leading_here
    return {
        name: Subject(
            name=name,
            label=label,
            member=member,
            collection=collections.get(name),
            attributes={**attributes[name], **_derived_days(attributes[name]), **reverse[name]},
        )
        for name, (member, label) in classes.items()
    }
