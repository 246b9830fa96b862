"""The values of a fact as far as the loaded rules tell them apart.

A rule compares a fact with constants only, so the values of a fact fall into finitely many classes: two values of one
class make the same comparisons true. For words, a class holds the words that stand in the same matchers; for numbers,
it is a threshold or the stretch between two neighbours. One example stands for each class, and deciding a question
for the examples decides it for all values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil, floor

from dealrules.rulebook.condition import Compare, Condition, OneOf, Range, walk
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["FARTHEST", "Domains", "Value", "fact_of"]

Value = str | bool | float
"""An example of a class of values: a word, a truth value or a number (of a date, its days relative to ``as_of``)."""

FARTHEST = 1_800_000
"""The farthest day that is considered, in days from ``as_of``; no calendar of four-digit years needs more."""

_WHOLE = (Kind.INTEGER, Kind.DAYS, Kind.DATE)
_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS, Kind.DATE)


def fact_of(attribute: Attribute) -> str:
    """Return the name of the fact that an attribute reads: a date and its days are one fact.

    >>> from dealrules.snapshot import SUBJECTS
    >>> fact_of(SUBJECTS["deal"].attributes["decision_date_days"])
    'decision_date'
    """
    return attribute.name.removesuffix("_days") if _counts_from_a_date(attribute) else attribute.name


def _counts_from_a_date(attribute: Attribute) -> bool:
    return attribute.kind is Kind.DAYS and attribute.derived


class Domains:
    """The classes of values of every fact, for some conditions.

    Args:
        subjects: the subjects with their attributes.
        conditions: what tells values apart.
    """

    def __init__(self, subjects: Mapping[str, Subject], conditions: Iterable[Condition]) -> None:
        self._subjects = subjects
        self._words: dict[tuple[str, str], list[frozenset[str | bool]]] = {}
        self._thresholds: dict[tuple[str, str], set[float]] = {}
        self._currencies: set[str] = set()
        self._values: dict[tuple[str, str], tuple[Value, ...]] = {}
        for condition in conditions:
            self._note(condition)

    @classmethod
    def of_rules(cls, ruleset: RuleSet) -> Domains:
        """Return the classes of values that a set of rules tells apart, with its groups and promises."""
        made = cls(ruleset.subjects, _conditions(ruleset))
        for promise in ruleset.promises:
            made.tell_apart("deal", promise.every)
        return made

    def _note(self, condition: Condition) -> None:
        for part in walk(condition):
            if not isinstance(part, Compare):
                continue
            key = (part.path.subject, fact_of(self._attribute(part.path.subject, part.path.attribute)))
            match part.matcher:
                case OneOf(values):
                    self._words.setdefault(key, []).append(values)
                case Range(low=low, high=high, currency=currency):
                    self._thresholds.setdefault(key, set()).update(each for each in (low, high) if each is not None)
                    if currency:
                        self._currencies.add(currency)

    def _attribute(self, subject: str, name: str) -> Attribute:
        return self._subjects[subject].attributes[name]

    def tell_apart(self, subject: str, name: str) -> None:
        """Give every word of an enumeration a class of its own, if there is such an attribute."""
        attributes = self._subjects[subject].attributes if subject in self._subjects else {}
        for word in attributes[name].vocabulary if name in attributes else ():
            self._words.setdefault((subject, name), []).append(frozenset({word}))

    def values(self, subject: str, fact: str) -> tuple[Value, ...]:
        """Return an example of each class of the values of a fact."""
        key = (subject, fact)
        if key not in self._values:
            self._values[key] = tuple(self._examples(key, self._attribute(subject, fact)))
        return self._values[key]

    def alike(self, subject: str, fact: str, one: Value, other: Value) -> bool:
        """Say whether no rule tells two values of a fact apart."""
        key = (subject, fact)
        attribute = self._attribute(subject, fact)
        if attribute.kind in _NUMBERS:
            return all(_side(float(one), each) == _side(float(other), each) for each in self._thresholds.get(key, ()))
        if key == ("deal", "currency"):
            return one == other or not self._currencies & {one, other}
        return all((one in each) is (other in each) for each in self._words.get(key, ()))

    def _examples(self, key: tuple[str, str], attribute: Attribute) -> Iterator[Value]:
        if attribute.kind is Kind.BOOLEAN:
            yield from _by_matchers((True, False), self._words.get(key, []))
        elif attribute.kind in (Kind.ENUMERATION, Kind.ENUMERATION_SET):
            yield from _by_matchers(attribute.vocabulary, self._words.get(key, []))
        elif attribute.kind in _NUMBERS:
            yield from _by_thresholds(attribute, sorted(self._thresholds.get(key, ())))
        elif key == ("deal", "currency"):
            yield from sorted(self._currencies)
            yield next(code for code in ("XXX", "XTS", "XBA", "XBB") if code not in self._currencies)
        else:
            yield attribute.name


def _conditions(ruleset: RuleSet) -> Iterator[Condition]:
    for rule in ruleset.rules.values():
        yield from rule.conditions
    yield from (group.promise for group in ruleset.groups.values() if group.promise is not None)


def _by_matchers(
    words: Iterable[str | bool] | Mapping[str, object], matchers: list[frozenset[str | bool]]
) -> Iterator[str | bool]:
    """Yield the first word of each class: of the words that stand in the same matchers."""
    seen: set[tuple[bool, ...]] = set()
    for word in words:
        membership = tuple(word in matcher for matcher in matchers)
        if membership not in seen:
            seen.add(membership)
            yield word


def _by_thresholds(attribute: Attribute, thresholds: list[float]) -> Iterator[float]:
    """Yield each threshold and a number of each stretch between thresholds, as far as they are legal."""
    whole = attribute.kind in _WHOLE
    low, high = _limits(attribute, max(map(abs, thresholds), default=0))
    inside = [number for number in thresholds if low <= number <= high]
    for place in range(len(inside) + 1):
        first = place == 0
        last = place == len(inside)
        yield from _between(low if first else inside[place - 1], first, high if last else inside[place], last, whole)
        if not last and (not whole or inside[place] == int(inside[place])):
            yield _plain(inside[place])


def _limits(attribute: Attribute, largest: float) -> tuple[float, float]:
    if attribute.kind is Kind.DATE or _counts_from_a_date(attribute):
        return (0 if attribute.direction is Direction.PAST else -FARTHEST), FARTHEST
    enough = max(10.0**9, 2 * largest)
    low = attribute.minimum if attribute.minimum is not None else -enough
    high = attribute.maximum if attribute.maximum is not None else enough
    return low, high


def _side(number: float, threshold: float) -> int:
    return (number > threshold) - (number < threshold)


def _between(low: float, low_is_legal: bool, high: float, high_is_legal: bool, whole: bool) -> Iterator[float]:
    """Yield the number between two others that a reader would choose, if there is one."""
    first = ceil(low) if low_is_legal else floor(low) + 1
    last = floor(high) if high_is_legal else ceil(high) - 1
    if first <= last:
        yield min(max(0, first), last)
    elif not whole and low < high:
        yield (low + high) / 2


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
