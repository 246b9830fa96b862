"""In which order rules are settled, so that whoever reads a conclusion finds it complete.

A conclusion that does not come back to itself is a *definition*: the tests compute it like any other fact, in an
order in which each finds what it reads. Only where conclusions run in a circle, or rest on a join of members, is it
drawn by durable-rules; whoever reads one of those waits for a later *stage*, that is, a further turn of the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from dealrules.rulebook.graph import components
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import makers, readings

__all__ = ["Layering", "layering_of"]


@attrs.frozen
class Layering:
    """The order of a set of rules.

    Attributes:
        layers: for each rule, its place: it comes after every rule of a lower layer.
        stages: for each rule, the turn of the engine in which it is matched.
        circles: for each conclusion, the number of its circle; a conclusion alone has a circle of its own.
        reads: for each rule, the conclusions it reads.
    """

    layers: Mapping[str, int]
    stages: Mapping[str, int]
    circles: Mapping[str, int]
    reads: Mapping[str, Iterable[str]]

    def circular(self, rule: Rule) -> frozenset[str]:
        """Return the conclusions that a rule reads in the circles of those that it makes."""
        numbers = {self.circles[made] for made, _ in rule.concludes}
        return frozenset([name for name in self.reads[rule.id] if self.circles.get(name) in numbers])


def layering_of(ruleset: RuleSet) -> Layering:
    """Order a set of rules."""
    rules = ruleset.rules.values()
    read = {rule.id: readings(rule) for rule in rules}
    circles = components(_leads_to(rules, read))
    order = _Order(read, {name: number for number, names in enumerate(circles) for name in names})
    made_by = makers(rules)
    # components come out last first, so that in reverse every conclusion is preceded by what it depends on
    for names in reversed(circles):
        order.settle(names, [rule for name in names for rule in made_by.get(name, ())])
    return Layering(
        layers={rule.id: order.layer(rule) for rule in rules},
        stages={rule.id: order.stage(rule) for rule in rules},
        circles=order.circles,
        reads=read,
    )


def _leads_to(rules: Iterable[Rule], read: Mapping[str, Mapping[str, bool]]) -> dict[str, list[str]]:
    """Return for each conclusion those that rules make of it."""
    found: dict[str, dict[str, None]] = {}
    for rule in rules:
        for name, _ in rule.concludes:
            found.setdefault(name, {})
            for earlier in read[rule.id]:
                found.setdefault(earlier, {})[name] = None
    return {name: list(successors) for name, successors in sorted(found.items())}


class _Order:
    """Layers and stages, conclusion by conclusion."""

    def __init__(self, read: Mapping[str, Mapping[str, bool]], circles: dict[str, int]) -> None:
        self.read, self.circles = read, circles
        self._layer: dict[str, int] = {}
        self._stage: dict[str, int] = {}
        self._ready: dict[str, int] = {}

    def settle(self, names: list[str], makers: list[Rule]) -> None:
        """Place the conclusions of one circle, given the rules that make them."""
        for table in (self._layer, self._stage, self._ready):
            table.update(dict.fromkeys(names, 0))
        layer, stage = max(map(self.layer, makers), default=0), max(map(self.stage, makers), default=0)
        self._layer.update(dict.fromkeys(names, layer))
        self._stage.update(dict.fromkeys(names, stage))
        self._ready.update(dict.fromkeys(names, stage + any(map(self._drawn_by_engine, makers))))

    def layer(self, rule: Rule) -> int:
        """Return the layer of a rule, once what it reads is placed."""
        own = self._own(rule)
        return max((self._layer[name] + (name not in own) for name in self._reads(rule)), default=0)

    def stage(self, rule: Rule) -> int:
        """Return the stage of a rule, once what it reads is placed; within its own circle it does not wait."""
        own = self._own(rule)
        return max(((self._stage if name in own else self._ready)[name] for name in self._reads(rule)), default=0)

    def _reads(self, rule: Rule) -> list[str]:
        return [name for name in self.read[rule.id] if name in self._layer]

    def _own(self, rule: Rule) -> set[str]:
        """Return what a rule reads in the circle of what it makes."""
        numbers = {self.circles[name] for name, _ in rule.concludes}
        return {name for name in self._reads(rule) if self.circles[name] in numbers}

    def _drawn_by_engine(self, rule: Rule) -> bool:
        return len(rule.for_each) > 1 or bool(self._own(rule))
