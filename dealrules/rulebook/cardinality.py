"""What a list test says of its members, in the one form that everything which evaluates or explains it reads.

Each quantifier comes down to how many members match:

=============== =====================================================================
``any``         at least 1 matches
``none``        fewer than 1 matches
``every``       fewer than 1 fails to match
``none_known``  at least 1 is not known to match
``count``       at least so many match, and fewer than one more than the most
=============== =====================================================================

A list test holds when all its statements hold.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from dealrules.rulebook.condition import Condition, ListTest, Not, Quantifier

__all__ = ["Cardinality", "Limit", "cardinalities"]


class Limit(StrEnum):
    """How the number of members that match is compared."""

    AT_LEAST = "at_least"
    FEWER_THAN = "fewer_than"
    NOT_KNOWN = "not_known"


@attrs.frozen
class Cardinality:
    """A statement on how many members of a list match a condition.

    In three-valued terms: *at least n* is true when n members that certainly are in the list certainly match, false
    when the list is known and fewer than n of those that may be in it may match, else unknown; *fewer than n* is its
    negation; *not known* is true unless *at least n* is, and never unknown.

    Attributes:
        limit: how the number is compared.
        number: what it is compared with.
        failing: the members counted are those that fail the condition.
    """

    limit: Limit
    number: int
    failing: bool = False

    @property
    def denied(self) -> Cardinality:
        """The statement that is certainly true where this one is certainly false."""
        return attrs.evolve(self, limit=_DENIED[self.limit])

    @property
    def demands(self) -> bool:
        """Whether further members that match can only bring it about, and never take it away."""
        return self.limit is Limit.AT_LEAST

    def counted(self, where: Condition) -> Condition:
        """Return the condition on the members that are counted."""
        return Not(where) if self.failing else where

    def is_closed(self, closed: bool) -> bool:
        """Say whether conclusions that were not made count as absent in the condition on the members that are counted.

        Args:
            closed: whether they do where the list test stands.
        """
        return closed if self.demands else self.limit is Limit.FEWER_THAN and not closed


_DENIED = {
    Limit.AT_LEAST: Limit.FEWER_THAN,
    Limit.FEWER_THAN: Limit.AT_LEAST,
    Limit.NOT_KNOWN: Limit.AT_LEAST,
}


def cardinalities(test: ListTest) -> tuple[Cardinality, ...]:
    """Return the statements of a list test; none where any number will do.

    >>> from dealrules.rulebook.condition import TRUE, Path
    >>> test = ListTest(Path((), "needs", "deal", "deal"), Quantifier.COUNT, TRUE, at_most=2)
    >>> [(str(each.limit), each.number) for each in cardinalities(test)]
    [('fewer_than', 3)]
    """
    match test.quantifier:
        case Quantifier.ANY:
            return (Cardinality(Limit.AT_LEAST, 1),)
        case Quantifier.NONE:
            return (Cardinality(Limit.FEWER_THAN, 1),)
        case Quantifier.EVERY:
            return (Cardinality(Limit.FEWER_THAN, 1, failing=True),)
        case Quantifier.NONE_KNOWN:
            return (Cardinality(Limit.NOT_KNOWN, 1),)
        case Quantifier.COUNT:
            least = () if not test.at_least else (Cardinality(Limit.AT_LEAST, test.at_least),)
            most = () if test.at_most is None else (Cardinality(Limit.FEWER_THAN, test.at_most + 1),)
            return (*least, *most)
