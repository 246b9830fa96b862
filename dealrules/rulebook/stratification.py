"""Which rules must be settled before which, so that the absence of a conclusion can be asked for.

A condition that holds more often the more is concluded may be read while conclusions are still being drawn: this is
a conclusion demanded by ``when`` or by the condition of a binding, on the deal or on a bound member, also inside
``all_of`` and ``any_of``. Every other reading (its absence, inside a list test, by ``known``, through a reference)
must wait until every rule that makes the conclusion has been settled: the reader stands in a higher stratum. A
conclusion that would have to wait for itself is refused when books are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dealrules.rulebook.condition import AllOf, AnyOf, Compare, Concluded, Condition, Known, walk
from dealrules.rulebook.graph import components, cycle_through
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["circular_absence", "makers", "readings", "strata"]


def makers(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Return the rules that make each conclusion, by its name; a rule once for each value that it makes."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for name, _ in rule.concludes:
            found.setdefault(name, []).append(rule)
    return found


def readings(rule: Rule) -> dict[str, bool]:
    """Return the conclusions that a rule reads; ``True`` where it must wait for them.

    >>> from dealrules.bilingual import Bilingual
    >>> from dealrules.rulebook.condition import Not, Path
    >>> found = Concluded(Path((), "sponsor_found", "deal", "deal"), frozenset({True}))
    >>> rule = Rule(id="entry.a", book="entry", title=Bilingual("a", "a"), source=(), when=Not(found))
    >>> readings(rule)
    {'sponsor_found': True}
    """
    found: dict[str, bool] = {}
    for condition in rule.conditions:
        for name, waits in _readings(condition):
            found[name] = found.get(name, False) or waits
    return found


def _readings(condition: Condition) -> Iterator[tuple[str, bool]]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _readings(part)
        case Concluded(path, values):
            yield path.attribute, bool(path.steps) or not values
        case Compare() | Known():
            return
        case _:
            for inner in walk(condition):
                if isinstance(inner, Concluded):
                    yield inner.path.attribute, True


def _dependencies(rules: Iterable[Rule]) -> tuple[dict[str, list[str]], dict[tuple[str, str], bool]]:
    """Return which conclusions each conclusion leads to, and for each such step whether it must wait."""
    leads_to: dict[str, dict[str, None]] = {}
    waits: dict[tuple[str, str], bool] = {}
    for rule in rules:
        if not rule.concludes:
            continue
        read = readings(rule)
        for made, _ in rule.concludes:
            leads_to.setdefault(made, {})
            for name, must_wait in read.items():
                leads_to.setdefault(name, {})[made] = None
                waits[name, made] = waits.get((name, made), False) or must_wait
    return {name: sorted(successors) for name, successors in sorted(leads_to.items())}, waits


def circular_absence(rules: Iterable[Rule]) -> list[str]:
    """Return a circle of conclusions that would have to wait for itself, first and last the same; empty if none.

    Each conclusion of the circle is read by a rule that makes the next one.
    """
    leads_to, waits = _dependencies(rules)
    component_of = {name: number for number, names in enumerate(components(leads_to)) for name in names}
    for (name, made), must_wait in sorted(waits.items()):
        if must_wait and component_of[name] == component_of[made]:
            return cycle_through(leads_to, name, made)
    return []


def strata(ruleset: RuleSet) -> Mapping[str, int]:
    """Return the stratum of every rule, from 0; a rule may be evaluated once all lower strata are settled."""
    rules = ruleset.rules.values()
    leads_to, _ = _dependencies(rules)
    read = {rule.id: readings(rule) for rule in rules}
    made_by = makers(rules)
    # Components come out last first, so that in reverse every conclusion is preceded by what it depends on.
    level: dict[str, int] = dict.fromkeys(leads_to, 0)
    for names in reversed(components(leads_to)):
        heights = [
            level.get(name, 0) + must_wait
            for made in names
            for rule in made_by.get(made, ())
            for name, must_wait in read[rule.id].items()
        ]
        for made in names:
            level[made] = max(heights, default=0)
    return {
        rule.id: max((level.get(name, 0) + must_wait for name, must_wait in read[rule.id].items()), default=0)
        for rule in rules
    }
