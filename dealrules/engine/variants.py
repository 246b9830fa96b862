"""Rules taken apart for the engine: what is tested on one member, what joins members, what reads conclusions.

A condition on one subject is a *test*: three-valued, evaluated on all members at once before the engine is asked
(:mod:`dealrules.engine.alpha`). What is left for durable-rules is what a Rete engine is for: joins between
members, and conclusions that feed other rules (forward chaining). A disjunction with a conclusion in it becomes
several *variants* of the rule, because the patterns of the engine are conjunctions only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from itertools import product
from math import prod

import attrs

from dealrules.engine.layering import Layering, layering_of
from dealrules.errors import EngineError
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    OneOf,
    Path,
    SameMember,
    conjuncts,
)
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["Join", "Matching", "Read", "Variant", "variants"]

MAXIMUM = 500
"""Forms of one rule; their number is the product of its alternatives."""


class Matching(IntEnum):
    """What durable-rules has to do for a rule.

    ``NONE``: nothing; the tests on one member, or on the deal, decide it. ``CHAINED``: match one fact that gains
    properties as conclusions about it are made. ``JOINED``: join the facts of several members.
    """

    NONE = 0
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
    """A conclusion that the engine draws while it matches the rule, because it comes back to itself.

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
        layer: which rules must be tested before it.
        stage: the turn of the engine in which it is matched.
        when: the test on the deal.
        tests: the test on each bound member, in the order of ``for_each``.
        joins: references between the bound members.
        reads: conclusions of its own circle.
    """

    rule: Rule
    layer: int
    stage: int
    when: Condition
    tests: tuple[Condition, ...]
    joins: tuple[Join, ...]
    reads: tuple[Read, ...]

    @property
    def matching(self) -> Matching:
        """What durable-rules has to do for this form."""
        if len(self.tests) > 1:
            return Matching.JOINED
        return Matching.CHAINED if self.reads else Matching.NONE


Part = Condition | Join | Read


def variants(ruleset: RuleSet) -> list[Variant]:
    """Return the conjunctive forms of all rules, ordered so that neighbours test similar facts."""
    layering = layering_of(ruleset)
    found = [variant for rule in ruleset.rules.values() for variant in _forms(rule, layering)]
    return sorted(found, key=lambda variant: (variant.stage, variant.matching, _affinity(variant)))


def _affinity(variant: Variant) -> tuple[str, str, str]:
    """Rules of the same phases, and then on the same subjects, share a shard, so that few shards have work to do."""
    phases = [
        "|".join(sorted(map(str, part.matcher.values)))
        for part in conjuncts(variant.when)
        if isinstance(part, Compare) and part.path.attribute == "phase" and isinstance(part.matcher, OneOf)
    ]
    subjects = ",".join(binding.subject for binding in variant.rule.for_each)
    return (min(phases, default=""), subjects, variant.rule.id)


def _forms(rule: Rule, layering: Layering) -> Iterator[Variant]:
    places = {binding.subject: place for place, binding in enumerate(rule.for_each)}

    circular = layering.circular(rule)
    if not circular and len(rule.for_each) < 2:
        yield _whole(rule, layering)
        return
    conditions = [(-1, rule.when), *((place, binding.condition) for place, binding in enumerate(rule.for_each))]
    number = prod(_number(condition, circular) for _, condition in conditions)
    if number > MAXIMUM:
        raise EngineError(
            f"rule {rule.id!r} has {number} alternatives in conclusions that depend on each other, and {MAXIMUM} are "
            f"possible; break it up with a conclusion"
        )
    alternatives = [list(_alternatives(condition, place, places, circular)) for place, condition in conditions]
    for chosen in product(*alternatives):
        parts = [part for parts in chosen for part in parts]
        residues = [tuple(part for part in parts if not isinstance(part, Join | Read)) for parts in chosen]
        yield Variant(
            rule=rule,
            layer=layering.layers[rule.id],
            stage=layering.stages[rule.id],
            when=AllOf(residues[0]),
            tests=tuple(AllOf(residue) for residue in residues[1:]),
            joins=tuple(part for part in parts if isinstance(part, Join)),
            # the engine never joins one fact to two patterns, so a conclusion is read once
            reads=tuple(dict.fromkeys(part for part in parts if isinstance(part, Read))),
        )


def _whole(rule: Rule, layering: Layering) -> Variant:
    """Return the one form of a rule that joins nothing and reads no conclusion of its own circle."""
    return Variant(
        rule=rule,
        layer=layering.layers[rule.id],
        stage=layering.stages[rule.id],
        when=AllOf(tuple(conjuncts(rule.when))),
        tests=tuple([AllOf(tuple(conjuncts(binding.condition))) for binding in rule.for_each]),
        joins=(),
        reads=(),
    )


def _number(condition: Condition, circular: frozenset[str]) -> int:
    """Return how many conjunctions :func:`_alternatives` yields."""
    match condition:
        case AllOf(parts):
            return prod(_number(part, circular) for part in parts)
        case AnyOf(parts) if _reads_own_circle(condition, circular):
            return sum(_number(part, circular) for part in parts)
        case Concluded(path, values) if path.attribute in circular:
            return len(values)
        case _:
            return 1


def _alternatives(
    condition: Condition, place: int, places: Mapping[str, int], circular: frozenset[str]
) -> Iterator[tuple[Part, ...]]:
    """Yield the conjunctions whose disjunction is the condition, as far as the engine must see them apart."""
    match condition:
        case AllOf(parts):
            for chosen in product(*(list(_alternatives(part, place, places, circular)) for part in parts)):
                yield tuple(item for items in chosen for item in items)
        case AnyOf(parts) if _reads_own_circle(condition, circular):
            for part in parts:
                yield from _alternatives(part, place, places, circular)
        case Compare(path, SameMember(subject)) if path.origin != "deal":
            yield (Join(place, path, places[subject]),)
        case Concluded(path, values) if path.attribute in circular:
            origin = -1 if path.origin == "deal" else place
            for value in sorted(values, key=str):
                yield (Read(origin, path.attribute, value),)
        case _:
            yield (condition,)


def _reads_own_circle(condition: Condition, circular: frozenset[str]) -> bool:
    """Say whether a conclusion of the rule's own circle is read inside, outside of negations and list tests."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(_reads_own_circle(part, circular) for part in parts)
        case Concluded(path):
            return path.attribute in circular
        case _:
            return False
