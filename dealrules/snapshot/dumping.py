"""From the snapshot back to plain data, as JSON has it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, cast

import attrs

from dealrules.snapshot.attribute import METADATA_KEY, attribute_name

__all__ = ["plain_data"]

_PLAIN = frozenset({str, bool, int, float})


def plain_data(value: Any) -> Any:
    """Return ``value`` as dicts, lists and scalars; unknown attributes and an empty ``custom`` are left out.

    Sets become sorted lists, so that equal deals give equal data in equal order.
    """
    if value is None or type(value) in _PLAIN:
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
    names, read = _given(cast(Hashable, type(member)))
    return {
        name: value if type(value) in _PLAIN else plain_data(value)
        for name, value in zip(names, read(member), strict=True)
        if value is not None and (value or name != "custom")
    }


@cache
def _given(member: Hashable) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the attributes of an attrs class that are not derived, and what reads their values."""
    described = [(field.name, field.metadata.get(METADATA_KEY)) for field in attrs.fields(cast(Any, member))]
    fields = [name for name, attribute in described if attribute is None or not attribute.derived]
    read = attrgetter(*fields) if len(fields) > 1 else lambda value: tuple(getattr(value, name) for name in fields)
    return tuple(map(attribute_name, fields)), read
