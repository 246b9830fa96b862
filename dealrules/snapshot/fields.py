"""What the classes of the snapshot are written with: their base, and short names for the kinds of attribute.

Every function returns the attrs field made by :func:`dealrules.snapshot.attribute.attribute`; label, meaning and
question are pairs of English and Chinese.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import Any, Self, cast

import attrs

from dealrules.snapshot.attribute import Direction, Kind, attribute
from dealrules.vocabulary.term import Term

__all__ = [
    "Described",
    "choice",
    "choices",
    "count",
    "custom_attributes",
    "days",
    "flag",
    "future_date",
    "holder",
    "identifier",
    "members",
    "minutes",
    "money",
    "past_date",
    "percent",
    "reference",
    "reference_date",
    "references",
    "score",
    "text",
]

Pair = tuple[str, str]


@cache
def _slots(kind: type) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Callable[[Any, Any], None], ...]]:
    """Return what reads all attributes of an object of a class, and what sets each of them."""
    names = [field.name for field in attrs.fields(cast(Any, kind))]
    return attrgetter(*names), tuple([getattr(kind, name).__set__ for name in names])


class Described:
    """Base of the classes of the snapshot: they print only what is known.

    >>> from dealrules.snapshot import Need
    >>> Need(id="n1", urgent=True)
    Need(id='n1', urgent=True)
    """

    __slots__ = ()

    def __repr__(self) -> str:
        names = [field.name for field in attrs.fields(cast(Any, type(self)))]
        known = [(name, getattr(self, name)) for name in names]
        shown = [f"{name}={value!r}" for name, value in known if value is not None and (value or name != "custom")]
        return f"{type(self).__name__}({', '.join(shown)})"

    def changed(self, facts: Mapping[str, Any]) -> Self:
        """Return a copy with some attributes changed; their values are trusted to be of the right kind.

        >>> from dealrules.snapshot import Need
        >>> Need(id="n1", urgent=True).changed({"urgent": None})
        Need(id='n1')
        """
        kind = type(self)
        other = kind.__new__(kind)
        read, slots = _slots(cast(Any, kind))
        deque(map(call, slots, repeat(other), read(self)), maxlen=0)  # a loop of Python takes twice the time
        for name, value in facts.items():
            object.__setattr__(other, name, value)
        return other

    @property
    def _repr_pretty_(self) -> Callable[[Any, bool], None]:
        """Print the same in Hypothesis, which else writes out every unknown attribute of an attrs class.

        A property, because Hypothesis asks a class for it too, and would call the plain function without an object.
        """
        return lambda printer, cycle: printer.text(repr(self))


def choice(vocabulary: type[Term], label: Pair, meaning: Pair, question: Pair, *, private: bool = False) -> Any:
    """Return a field that holds one value of ``vocabulary``."""
    return attribute(Kind.ENUMERATION, label, meaning, question, vocabulary=vocabulary, private=private)


def choices(vocabulary: type[Term], label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds a set of values of ``vocabulary``."""
    return attribute(Kind.ENUMERATION_SET, label, meaning, question, vocabulary=vocabulary)


def flag(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds true or false."""
    return attribute(Kind.BOOLEAN, label, meaning, question)


def count(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds a whole number of things, 0 or more."""
    return attribute(Kind.INTEGER, label, meaning, question, unit="count", minimum=0)


def score(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds a score from 1 to 5."""
    return attribute(Kind.INTEGER, label, meaning, question, unit="count", minimum=1, maximum=5)


def minutes(label: Pair, meaning: Pair, question: Pair, *, minimum: float | None = None) -> Any:
    """Return a field that holds whole minutes."""
    return attribute(Kind.INTEGER, label, meaning, question, unit="minutes", minimum=minimum)


def percent(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds a percentage from 0 to 100."""
    return attribute(Kind.NUMBER, label, meaning, question, unit="percent", minimum=0, maximum=100)


def days(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds a given number of days, 0 or more."""
    return attribute(Kind.DAYS, label, meaning, question, unit="days", minimum=0)


def money(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds an amount in the currency of the deal, 0 or more."""
    return attribute(Kind.MONEY, label, meaning, question, unit="money", minimum=0)


def past_date(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds a date not after ``as_of``; its days are counted back from there."""
    return attribute(Kind.DATE, label, meaning, question, direction=Direction.PAST)


def future_date(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds a planned date; its days are counted on from ``as_of``, negative when overdue."""
    return attribute(Kind.DATE, label, meaning, question, direction=Direction.FUTURE)


def text(label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that holds text for people, which decides nothing."""
    return attribute(Kind.TEXT, label, meaning, question)


def reference(
    target: str, label: Pair, meaning: Pair, question: Pair, *, backwards: tuple[str, str, str] | None = None
) -> Any:
    """Return a field that holds the id of one member of the subject ``target``."""
    return attribute(Kind.REFERENCE, label, meaning, question, target=target, backwards=backwards)


def holder(target: str, label: Pair, meaning: Pair) -> Any:
    """Return a field with the id of the member that lists this one; it is filled by the holder, never given."""
    return attribute(Kind.REFERENCE, label, meaning, target=target, derived=True)


def references(
    target: str, label: Pair, meaning: Pair, question: Pair, *, backwards: tuple[str, str, str] | None = None
) -> Any:
    """Return a field that holds the ids of several members of the subject ``target``."""
    return attribute(Kind.REFERENCE_SET, label, meaning, question, target=target, backwards=backwards)


def members(target: str, label: Pair, meaning: Pair, question: Pair) -> Any:
    """Return a field that lists the members of the subject ``target``."""
    return attribute(Kind.LIST, label, meaning, question, target=target)


def identifier(label: Pair, meaning: Pair, *, made_from: tuple[str, ...] = ()) -> Any:
    """Return the required field that identifies a member; left out, it is made of the attributes ``made_from``."""
    return attribute(Kind.TEXT, label, meaning, required=True, made_from=made_from)


def reference_date(label: Pair, meaning: Pair) -> Any:
    """Return the required field that holds the day of the snapshot."""
    return attribute(Kind.DATE, label, meaning, required=True)


def custom_attributes() -> Any:
    """Return the field that holds extension attributes by name; it stays out of the hash, a mapping has none."""
    return attrs.field(factory=dict, hash=False)
