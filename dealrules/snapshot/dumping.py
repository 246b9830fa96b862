"""From the snapshot back to plain data, as JSON has it."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping
from enum import Enum
from functools import cache
from typing import Any, cast

import attrs

from dealrules.snapshot.attribute import METADATA_KEY, attribute_name

__all__ = ["plain_data"]


def plain_data(value: Any) -> Any:
    """Return ``value`` as dicts, lists and scalars; unknown attributes and an empty ``custom`` are left out.

    Sets become sorted lists, so that equal deals give equal data in equal order.
    """
    if value is None or type(value) in (str, bool, int, float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(plain_data(item) for item in value)
    if isinstance(value, tuple | list):
        return [plain_data(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain_data(item) for key, item in value.items()}
    return _attributes(value)


def _attributes(member: Any) -> dict[str, Any]:
    """Return the known attributes of an attrs object by name; what is derived is left out."""
    found = {}
    for name, attribute in _given(cast(Hashable, type(member))):
        value = getattr(member, name)
        if value is not None and not (name == "custom" and not value):
            found[attribute] = plain_data(value)
    return found


@cache
def _given(member: Hashable) -> tuple[tuple[str, str], ...]:
    """Return the names of the fields of an attrs class that are not derived, each with the name of its attribute."""
    described = [(field.name, field.metadata.get(METADATA_KEY)) for field in attrs.fields(cast(Any, member))]
    return tuple([(name, attribute_name(name)) for name, found in described if found is None or not found.derived])
