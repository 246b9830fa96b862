"""What differs between two states of a deal, fact by fact, and the newer state with an old fact put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import attrs

from dealrules.snapshot import Deal

__all__ = ["Change", "changes", "put_back"]

_HEAD = ("id",)


@attrs.frozen
class Change:
    """A fact that is another than it was.

    Attributes:
        path: where it stands: attributes and ids of members, from the top of the deal.
        before: what it was as plain JSON data, ``None`` if nothing was known; of a new member nothing.
        after: what it is.
    """

    path: tuple[str, ...]
    before: Any
    after: Any

    @property
    def name(self) -> str:
        """The path in one word, such as ``stakeholders.wang.stance``."""
        return ".".join(self.path)


def changes(before: Deal, after: Deal) -> tuple[Change, ...]:
    """Return every fact in which two states of a deal differ, the day of the snapshot first."""
    found = tuple(_between(before.to_dict(), after.to_dict(), ()))
    return tuple(sorted(found, key=lambda change: change.path != ("as_of",)))


def _between(before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Change]:
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        here = (*path, name)
        if old == new or (not path and name in _HEAD):
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _between(old, new, here)
        elif isinstance(old, list) and isinstance(new, list) and _are_members(old) and _are_members(new):
            yield from _members(_by_id(old), _by_id(new), here)
        else:
            yield Change(here, old, new)


def _members(before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Change]:
    for identifier in dict.fromkeys([*before, *after]):
        old, new = before.get(identifier), after.get(identifier)
        if old is None or new is None:
            yield Change((*path, identifier), old, new)
        else:
            yield from _between(old, new, (*path, identifier))


def _are_members(items: list[Any]) -> bool:
    return all(isinstance(item, dict) and "id" in item for item in items)


def _by_id(members: list[dict[str, Any]]) -> dict[str, Any]:
    return {member["id"]: member for member in members}


def put_back(deal: Deal, change: Change) -> Deal:
    """Return a deal in which a fact is what it was.

    Raises:
        InvalidDeal: the other facts do not allow it, such as a reference to a member that was not there then.
    """
    data = deepcopy(deal.to_dict())
    at: Any = data
    for step in change.path[:-1]:
        at = _child(at, step)
    last = change.path[-1]
    if isinstance(at, list):
        at[:] = [member for member in at if member["id"] != last]
        at += [] if change.before is None else [change.before]
    elif change.before is None:
        at.pop(last, None)
    else:
        at[last] = change.before
    return Deal.from_dict(data)


def _child(at: Any, step: str) -> Any:
    if isinstance(at, list):
        return next(member for member in at if member["id"] == step)
    return at.setdefault(step, {})
