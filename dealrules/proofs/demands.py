"""What statements about a deal keep when members are struck out of it; counted by :mod:`dealrules.proofs.bounds`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import reduce

import attrs

from dealrules.rulebook.condition import Condition

__all__ = [
    "NOTHING",
    "Chosen",
    "Closure",
    "Demand",
    "Duty",
    "Node",
    "Silence",
    "Statement",
    "dearest_of",
    "sum_of",
]


@attrs.frozen
class Node:
    """Members of one subject, that are kept with the member which their reference ``through`` names."""

    subject: str
    through: str = ""


@attrs.frozen
class Statement:
    """What must stay as it is: a condition on a member certainly holds (or certainly does not), or that is not so.

    Attributes:
        condition: the condition.
        subject: the subject of the member.
        wanted: the condition is to be certainly true, else certainly false.
        kept: it is so, and must stay so; else it is not so, and must not become so.
    """

    condition: Condition = attrs.field(eq=id)
    subject: str
    wanted: bool = True
    kept: bool = True

    def about(self, condition: Condition, *, flipped: bool = False) -> Statement:
        """Return the statement about a part of the condition."""
        return Statement(condition, self.subject, self.wanted is not flipped, self.kept)


@attrs.frozen
class Silence:
    """A rule must not begin to fire; where it does fire, one of the rules in ``unless`` must go on hiding it."""

    rule: str
    unless: frozenset[str] = frozenset()


@attrs.frozen
class Closure:
    """A kept member keeps the member that its reference names, because lists are read backwards through it."""

    subject: str
    reference: str
    target: str


@attrs.frozen
class Chosen:
    """The member that a rule is bound to: there is one, however much is said of it."""

    rule: str
    subject: str


Duty = Statement | Silence | Closure | Chosen


@attrs.frozen
class Demand:
    """What one statement keeps: so many members, and what must hold of every member that is kept."""

    members: Mapping[Node, int] = attrs.field(factory=dict)
    duties: frozenset[Duty] = frozenset()

    def plus(self, other: Demand) -> Demand:
        """Return what both keep together."""
        return Demand(Counter(self.members) + Counter(other.members), self.duties | other.duties)

    def either(self, other: Demand) -> Demand:
        """Return what the dearer of two alternatives keeps."""
        return Demand(Counter(self.members) | Counter(other.members), self.duties | other.duties)

    def times(self, number: int) -> Demand:
        """Return what so many of these keep."""
        return Demand({node: count * number for node, count in self.members.items()}, self.duties)


NOTHING = Demand()


def sum_of(demands: Iterable[Demand]) -> Demand:
    """Return what all of them keep together."""
    return reduce(Demand.plus, demands, NOTHING)


def dearest_of(demands: Iterable[Demand]) -> Demand:
    """Return what the dearest of several alternatives keeps."""
    return reduce(Demand.either, demands, NOTHING)
