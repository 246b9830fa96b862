"""From the snapshot back to plain data, as JSON has it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import Any

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
    for field in attrs.fields(type(member)):
        described = field.metadata.get(METADATA_KEY)
        if described is not None and described.derived:
            continue
        value = getattr(member, field.name)
        if value is not None and not (field.name == "custom" and not value):
            found[attribute_name(field.name)] = plain_data(value)
    return found
