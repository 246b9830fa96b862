"""Rules taken apart for the engine: what is tested on one member, what joins members, what reads conclusions.

A condition on one subject is a *test*: three-valued, evaluated on all members at once before the engine is asked
(:mod:`dealrules.engine.alpha`). What is left for durable-rules is what a Rete engine is for: joins between
members, and conclusions that feed other rules (forward chaining). A disjunction with a conclusion in it becomes
several *variants* of the rule, because the patterns of the engine are conjunctions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from itertools import product
from math import prod

import attrs

from dealrules.errors import EngineError
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Path,
    SameMember,
)
from dealrules.rulebook.graph import components
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import readings

__all__ = ["Join", "Matching", "Read", "Variant", "variants"]

MAXIMUM = 500
"""Forms of one rule; their number is the product of its alternatives."""


class Matching(IntEnum):
    """What the engine has to do for a rule.

    ``FLAT``: match one fact. ``CHAINED``: match one fact that gains properties as conclusions about it are made.
    ``JOINED``: join the facts of several members.
    """

    FLAT = 0
    CHAINED = 1
    JOINED = 2


@attrs.frozen
class Join:
    """The reference at ``path`` of one binding names the member bound as ``other`` (both by place in the rule)."""

    binding: int
    path: Path
    other: int


@attrs.frozen
class Read:
    """A conclusion that is drawn in the same layer, because it comes back to itself.

    Attributes:
        binding: place of the binding whose member it is about, -1 for the deal.
        name: the conclusion.
        value: the value asked for.
    """

    binding: int
    name: str
    value: str | bool


@attrs.frozen(kw_only=True)
class Variant:
    """One conjunctive form of a rule.

    Attributes:
        rule: the rule.
        layer: which rules must be settled before it; layers are run in order.
        when: the test on the deal.
        tests: the test on each bound member, in the order of ``for_each``.
        joins: references between the bound members.
        reads: conclusions of the same layer.
    """

    rule: Rule
    layer: int
    when: Condition
    tests: tuple[Condition, ...]
    joins: tuple[Join, ...]
    reads: tuple[Read, ...]

    @property
    def matching(self) -> Matching:
        """What the engine has to do for this form."""
        if len(self.tests) > 1:
            return Matching.JOINED
        return Matching.CHAINED if self.reads else Matching.FLAT


Part = Condition | Join | Read


def variants(ruleset: RuleSet) -> list[Variant]:
    """Return the conjunctive forms of all rules, ordered so that neighbours test similar facts."""
    layers, made_in = _layers(ruleset)
    found = [variant for rule in ruleset.rules.values() for variant in _forms(rule, layers[rule.id], made_in)]
    return sorted(found, key=lambda variant: (variant.layer, variant.matching, _affinity(variant)))


def _layers(ruleset: RuleSet) -> tuple[dict[str, int], dict[str, int]]:
    """Return the layer of every rule by id and of every conclusion by name.

    Layers are finer than strata: a conclusion is read while it is still being drawn only where it comes back to
    itself. Everywhere else the reader waits, and sees the conclusion in a test like any other fact.
    """
    rules = ruleset.rules.values()
    read = {rule.id: readings(rule) for rule in rules}
    leads_to: dict[str, dict[str, None]] = {}
    for rule in rules:
        for name, _ in rule.concludes:
            leads_to.setdefault(name, {})
            for earlier in read[rule.id]:
                leads_to.setdefault(earlier, {})[name] = None
    circles = components({name: list(successors) for name, successors in sorted(leads_to.items())})
    circle_of = {name: number for number, names in enumerate(circles) for name in names}
    layer: dict[str, int] = {}

    def layer_of(rule: Rule) -> int:
        own = {circle_of[name] for name, _ in rule.concludes}
        return max((layer[name] + (circle_of[name] not in own) for name in read[rule.id] if name in layer), default=0)

    for names in reversed(circles):
        layer.update(dict.fromkeys(names, 0))
        makers = [rule for rule in rules if any(name in names for name, _ in rule.concludes)]
        layer.update(dict.fromkeys(names, max(map(layer_of, makers), default=0)))
    return {rule.id: layer_of(rule) for rule in rules}, layer


def _affinity(variant: Variant) -> tuple[str, str, str]:
    """Rules on the same subjects in the same phases share a shard, so that few shards have work on few facts."""
    parts = variant.when.parts if isinstance(variant.when, AllOf) else (variant.when,)
    phases = [
        "|".join(sorted(map(str, part.matcher.values)))
        for part in parts
        if isinstance(part, Compare) and part.path.attribute == "phase" and hasattr(part.matcher, "values")
    ]
    subjects = ",".join(binding.subject for binding in variant.rule.for_each)
    return (subjects, min(phases, default=""), variant.rule.id)


def _forms(rule: Rule, layer: int, made_in: Mapping[str, int]) -> Iterator[Variant]:
    places = {binding.subject: place for place, binding in enumerate(rule.for_each)}

    def in_same_layer(name: str) -> bool:
        return made_in.get(name, -1) == layer

    conditions = [(-1, rule.when), *((place, binding.condition) for place, binding in enumerate(rule.for_each))]
    number = prod(_number(condition, in_same_layer) for _, condition in conditions)
    if number > MAXIMUM:
        raise EngineError(
            f"rule {rule.id!r} has {number} alternatives in conclusions that depend on each other, and {MAXIMUM} are "
            f"possible; break it up with a conclusion"
        )
    alternatives = [list(_alternatives(condition, place, places, in_same_layer)) for place, condition in conditions]
    for chosen in product(*alternatives):
        parts = [part for parts in chosen for part in parts]
        residues = [tuple(part for part in parts if not isinstance(part, Join | Read)) for parts in chosen]
        yield Variant(
            rule=rule,
            layer=layer,
            when=AllOf(residues[0]),
            tests=tuple(AllOf(residue) for residue in residues[1:]),
            joins=tuple(part for part in parts if isinstance(part, Join)),
            # the engine never joins one fact to two patterns, so a conclusion is read once
            reads=tuple(dict.fromkeys(part for part in parts if isinstance(part, Read))),
        )


def _number(condition: Condition, in_same_layer: Callable[[str], bool]) -> int:
    """Return how many conjunctions :func:`_alternatives` yields."""
    match condition:
        case AllOf(parts):
            return prod(_number(part, in_same_layer) for part in parts)
        case AnyOf(parts) if _reads_same_layer(condition, in_same_layer):
            return sum(_number(part, in_same_layer) for part in parts)
        case Concluded(path, values) if in_same_layer(path.attribute):
            return len(values)
        case _:
            return 1


def _alternatives(
    condition: Condition, place: int, places: Mapping[str, int], in_same_layer: Callable[[str], bool]
) -> Iterator[tuple[Part, ...]]:
    """Yield the conjunctions whose disjunction is the condition, as far as the engine must see them apart."""
    match condition:
        case AllOf(parts):
            for chosen in product(*(list(_alternatives(part, place, places, in_same_layer)) for part in parts)):
                yield tuple(item for items in chosen for item in items)
        case AnyOf(parts) if _reads_same_layer(condition, in_same_layer):
            for part in parts:
                yield from _alternatives(part, place, places, in_same_layer)
        case Compare(path, SameMember(subject)) if path.origin != "deal":
            yield (Join(place, path, places[subject]),)
        case Concluded(path, values) if in_same_layer(path.attribute):
            origin = -1 if path.origin == "deal" else place
            for value in sorted(values, key=str):
                yield (Read(origin, path.attribute, value),)
        case _:
            yield (condition,)


def _reads_same_layer(condition: Condition, in_same_layer: Callable[[str], bool]) -> bool:
    """Say whether a conclusion of the same stratum is read inside, outside of negations and list tests."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(_reads_same_layer(part, in_same_layer) for part in parts)
        case Concluded(path):
            return in_same_layer(path.attribute)
        case _:
            return False
