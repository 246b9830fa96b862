"""What a condition can be on any deal at all: true, false, unknown, or several of these.

A fact that one condition reads several times has the same value every time: its values are tried one by one. All
other facts are independent, so that the outcomes of the whole follow from the outcomes of the parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from dealrules.rulebook.cardinality import Cardinality, Limit, cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    OneOf,
    Path,
    Range,
    children,
)
from dealrules.rulebook.domains import Domains, fact_of
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["FALSE", "TRUTH", "UNKNOWN", "Outcomes"]

TRUTH, FALSE, UNKNOWN = 1, 2, 4
"""What a condition can be; several are added up."""

ANYTHING = TRUTH | FALSE | UNKNOWN
_MOST = 4_000
"""More combinations of values than this are not tried."""

_LISTS = (Kind.LIST, Kind.REFERENCE_SET, Kind.REFERENCE)
_SETS = (Kind.ENUMERATION_SET,)

Fact = tuple[str, tuple[str, ...], str]
"""A fact as a condition reads it: where the path starts, the references it follows, and the name at its end."""


class Outcomes:
    """Finds what conditions on one set of subjects can be."""

    def __init__(self, ruleset: RuleSet) -> None:
        self._subjects = ruleset.subjects

    def of(self, condition: Condition) -> int:
        """Return everything that a condition can be, added up; some of it may be missed never, too much perhaps."""
        counts = Counter(fact for fact in self._facts(condition))
        shared = [fact for fact, count in counts.items() if count > 1]
        domains = Domains(self._subjects, [condition])
        values = [self._values(domains, condition, fact) for fact in shared]
        combinations = 1
        for each in values:
            combinations *= len(each)
        if combinations > _MOST:
            return ANYTHING
        found = 0
        for chosen in product(*values):
            found |= self._outcomes(domains, condition, dict(zip(shared, chosen, strict=True)))
            if found == ANYTHING:
                break
        return found

    def _attribute(self, path: Path) -> Attribute:
        return self._subjects[path.subject].attributes[path.attribute]

    def _fact(self, path: Path) -> Fact:
        return path.origin, path.steps, fact_of(self._attribute(path))

    def _facts(self, condition: Condition) -> Iterator[Fact]:
        """Yield the fact that every comparison reads, outside of list tests."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._facts(part)
            case Not(part):
                yield from self._facts(part)
            case Compare(path) | Known(path):
                yield self._fact(path)

    def _values(self, domains: Domains, condition: Condition, fact: Fact) -> list[Any]:
        """Return the values of a fact that the condition tells apart; ``None`` is unknown."""
        path = next(path for path in _paths(condition) if self._fact(path) == fact)
        attribute = self._attribute(path)
        unknown = [] if attribute.required and not path.steps else [None]
        if attribute.kind in _LISTS:
            return [*unknown, "known"]
        examples = domains.values(path.subject, fact_of(attribute))
        if attribute.kind in _SETS:
            return [*unknown, *_subsets(examples)]
        return [*unknown, *examples]

    def _outcomes(self, domains: Domains, condition: Condition, chosen: Mapping[Fact, Any]) -> int:
        match condition:
            case AllOf(parts):
                return _combined([self._outcomes(domains, part, chosen) for part in parts], FALSE, TRUTH)
            case AnyOf(parts):
                return _combined([self._outcomes(domains, part, chosen) for part in parts], TRUTH, FALSE)
            case Not(part):
                inner = self._outcomes(domains, part, chosen)
                return (inner & UNKNOWN) | (FALSE if inner & TRUTH else 0) | (TRUTH if inner & FALSE else 0)
            case Compare(path) | Known(path):
                fact = self._fact(path)
                values = [chosen[fact]] if fact in chosen else self._values(domains, condition, fact)
                found = 0
                for value in values:
                    found |= self._leaf(condition, value)
                return found
            case Concluded(path):
                return TRUTH | FALSE | (UNKNOWN if path.steps else 0)
            case ListTest():
                return self._list(condition)

    def _leaf(self, condition: Compare | Known, value: Any) -> int:
        if isinstance(condition, Known):
            return TRUTH if value is not None else FALSE
        if value is None:
            return UNKNOWN
        match condition.matcher:
            case OneOf(values, negated):
                found = bool(values & value) if isinstance(value, frozenset) else value in values
                return TRUTH if found is not negated else FALSE
            case Range(currency=currency) as matcher:
                return (TRUTH if matcher.contains(value) else FALSE) | (UNKNOWN if currency else 0)
            case _:
                return ANYTHING

    def _list(self, test: ListTest) -> int:
        """Return what a test of a list can be: an empty list, and members as the condition on them allows."""
        inner = self.of(test.where)
        return _combined([_counted(each, inner) for each in cardinalities(test)], FALSE, TRUTH)


def _counted(statement: Cardinality, inner: int) -> int:
    """Return what a statement on a list can be, given what the condition on its members can be."""
    reachable = bool(inner & (FALSE if statement.failing else TRUTH))
    match statement.limit:
        case Limit.AT_LEAST:
            return UNKNOWN | FALSE | (TRUTH if reachable else 0)
        case Limit.FEWER_THAN:
            return UNKNOWN | TRUTH | (FALSE if reachable else 0)
        case Limit.NOT_KNOWN:
            return TRUTH | (FALSE if reachable else 0)


def _paths(condition: Condition) -> Iterator[Path]:
    if isinstance(condition, Compare | Known):
        yield condition.path
    elif not isinstance(condition, ListTest):  # its members' attributes are theirs
        for child in children(condition):
            yield from _paths(child)


def _subsets(values: tuple[Any, ...]) -> Iterator[frozenset[Any]]:
    for chosen in product((False, True), repeat=len(values)):
        yield frozenset(value for value, is_in in zip(values, chosen, strict=True) if is_in)


def _combined(parts: list[int], decisive: int, neutral: int) -> int:
    """Return the outcomes of parts that are independent of each other: one decisive part decides."""
    found = decisive if any(part & decisive for part in parts) else 0
    open_parts = [part & ~decisive for part in parts]
    if all(open_parts):
        if any(part & UNKNOWN for part in open_parts):
            found |= UNKNOWN
        if all(part & neutral for part in open_parts):
            found |= neutral
    return found
