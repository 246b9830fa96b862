"""The conditions of the rule language, after parsing: small frozen trees over the attributes of the snapshot.

What each node means is said in three-valued terms (Kleene): true, false, or unknown. The reference evaluator in
:mod:`dealrules.engine.reference` is the specification of these sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from dealrules.errors import Location

__all__ = [
    "TRUE",
    "AllOf",
    "AnyOf",
    "Compare",
    "Concluded",
    "Condition",
    "Known",
    "ListTest",
    "Matcher",
    "Not",
    "OneOf",
    "Path",
    "Quantifier",
    "Range",
    "SameMember",
    "children",
    "conjuncts",
    "walk",
]

NOWHERE = Location("")


@attrs.frozen
class Path:
    """The way from the subject in hand to one attribute, following references.

    Attributes:
        steps: names of the reference attributes followed, in order; empty for an attribute of the subject itself.
        attribute: name of the attribute at the end, dotted inside a section (``quote.status``).
        subject: the subject that has ``attribute``: ``deal``, ``stakeholder``, ``need`` ...
        origin: the subject the path starts at: the one in hand, or ``deal`` for a path written ``deal.phase``
            inside the condition of a member.
    """

    steps: tuple[str, ...]
    attribute: str
    subject: str
    origin: str

    def __str__(self) -> str:
        return ".".join((*self.steps, self.attribute))


@attrs.frozen
class OneOf:
    """The value is one of ``values``; for a set-valued attribute, the set contains at least one of them.

    Booleans are the Python values ``True`` and ``False``, enumeration values are their words. ``negated`` asks for
    a known value that is none of them (a known set that contains none of them).
    """

    values: frozenset[str | bool]
    negated: bool = False


@attrs.frozen
class Range:
    """The number lies between ``low`` and ``high``; a missing bound is open, ``*_open`` excludes the bound itself.

    ``currency`` is set for money: an amount in another or unknown currency makes the comparison unknown.
    """

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    currency: str = ""

    def contains(self, number: float) -> bool:
        """Say whether ``number`` lies in the range."""
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return not (self.high is not None and (number > self.high or (self.high_open and number == self.high)))


@attrs.frozen
class SameMember:
    """The reference names the member that ``for_each`` bound for ``subject`` (written ``<stakeholder>``)."""

    subject: str


Matcher = OneOf | Range | SameMember


@attrs.frozen
class Compare:
    """The attribute matches; unknown when the attribute is absent."""

    path: Path
    matcher: Matcher
    location: Location = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen
class Known:
    """The attribute is known; this is never unknown itself. ``unknown:`` is its negation."""

    path: Path
    location: Location = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen
class Concluded:
    """A conclusion was made about the deal or the member that the path leads to.

    Read for its presence, it is true when made, false when no rule can still make it, else unknown. Read for its
    absence (under an odd number of negations) it is closed: true unless made. ``values`` empty means any value.
    A boolean conclusion has the single value ``True``.
    """

    path: Path
    values: frozenset[str | bool]
    location: Location = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen
class AllOf:
    """Every part holds; without parts it is true."""

    parts: tuple[Condition, ...]
    location: Location = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen
class AnyOf:
    """At least one part holds; without parts it is false."""

    parts: tuple[Condition, ...]
    location: Location = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen
class Not:
    """The part does not hold; unknown stays unknown."""

    part: Condition
    location: Location = attrs.field(default=NOWHERE, eq=False)


class Quantifier(StrEnum):
    """How a list is tested against a condition on its members."""

    ANY = "any"
    NONE = "none"
    EVERY = "every"
    COUNT = "count"
    NONE_KNOWN = "none_known"


@attrs.frozen
class ListTest:
    """A statement about the members of a list (or of a set of references, or of a list read backwards).

    ``count`` holds when the number of matching members lies between ``at_least`` and ``at_most`` (inclusive,
    ``None`` is open); the other quantifiers ignore both. ``witness`` is what texts call a matching member of ``any``.
    """

    path: Path
    quantifier: Quantifier
    where: Condition
    at_least: int | None = None
    at_most: int | None = None
    witness: str = attrs.field(default="", eq=False)
    location: Location = attrs.field(default=NOWHERE, eq=False)

    @property
    def holds_of_nothing(self) -> bool:
        """Whether it holds of a list whose holder is not known."""
        return self.quantifier is Quantifier.NONE_KNOWN


Condition = Compare | Known | Concluded | AllOf | AnyOf | Not | ListTest

TRUE = AllOf(())
"""The condition that always holds."""


def conjuncts(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that must all hold for a condition to hold, those of conjunctions inside it one by one."""
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from conjuncts(part)
    else:
        yield condition


def children(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside ``condition``, in the order written; none in a leaf."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
        case ListTest(where=where):
            return (where,)
        case _:
            return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield ``condition`` and every condition inside it, outermost first."""
    yield condition
    for child in children(condition):
        yield from walk(child)
