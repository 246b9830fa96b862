"""The plan that a set of rules is compiled to: rules that tests decide, and shards of rules that durable-rules matches.

A rule on the deal alone or on one member, whose conclusions do not come back to themselves, is decided by its tests.

Within the envelope in which durable-rules is safe (README, "The engine"): patterns are conjunctions of equalities
between small integers; a shard has at most 50 rules; a fact carries only what its shard reads.

Facts of a shard, all properties integers:

* a member: ``i`` its position, ``t<n>: 1`` for each test *n* of the shard it passed; where rules chain, also
  ``c<n>: 1`` for each conclusion *n* made about it or about the deal; where rules join, also ``r<n>`` the position
  that reference *n* leads to;
* only where rules join: a conclusion, with ``c<n>: 1`` and ``i`` the member it is about; a link, with ``k<n>: 1`` for a
  set of references, ``i`` the holder and ``j`` the member it names; and the start of a session, ``start: 1``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from dealrules.engine.variants import Join, Matching, Read, Variant, variants
from dealrules.errors import EngineError
from dealrules.rulebook.condition import Path
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["START", "Concludes", "EngineRule", "Form", "Plan", "Shard", "compile_plan", "division", "rule_name"]

START = "start"
"""Name of a rule, and the property of the fact that fires it, in every shard that joins facts."""

SHARD_SIZE = 50
"""Rules in one ruleset that chains; with more than 64 conditions true at once durable-rules refuses a fact."""

JOINED_SHARD_SIZE = 2
"""Rules in one ruleset that joins facts; its state is made anew for every deal, at a cost that grows with its rules."""

SHARD_PROPERTIES = 200
"""Properties in the facts of one ruleset; durable-rules loses matches on a fact with more than some 220, and does not
come back from compiling more than 512 patterns that begin differently."""

RULE_FACTS = 16
"""Facts that one engine rule may join."""


def rule_name(number: int) -> str:
    """Return the name of a rule within its shard, three characters long."""
    return f"r{number:02}"


@attrs.frozen
class Concludes:
    """A conclusion that a firing makes: its key, and the place of the binding it is about (-1 for the deal)."""

    name: str
    value: str | bool
    place: int


@attrs.frozen
class EngineRule:
    """What a rule of a shard stands for: the index of the rule, how many members it binds, what the engine draws."""

    rule: int
    bindings: int
    concludes: tuple[Concludes, ...]


@attrs.frozen
class Shard:
    """One ruleset of durable-rules.

    Attributes:
        definition: its rules as JSON.
        rules: what each engine rule stands for, by its name.
        tests: for each test, the number of the subject whose members it tests.
        references: properties that hold where a reference leads: the number of the subject and the name of the
            property; the tests hand over the targets, in this order.
        links: properties that link the holders of a set of references with those it names: the numbers of both
            subjects and the name of the property; handed over after the references.
        follows: the references and then the links, as the subject and the path that is followed.
        reads: for each conclusion that the shard reads, by name and value, its property and the number of the subject
            it is about.
        matching: what the engine has to do for its rules.
    """

    definition: str
    rules: dict[str, EngineRule]
    tests: tuple[int, ...]
    references: tuple[tuple[int, str], ...]
    links: tuple[tuple[int, int, str], ...]
    follows: tuple[tuple[str, Path], ...]
    reads: dict[tuple[str, Any], tuple[str, int]]
    matching: Matching


@attrs.frozen
class Form:
    """One conjunctive form of a rule, and where its tests go.

    Attributes:
        variant: the form.
        rule: the index of the rule.
        shard: the shard that the tests feed, ``None`` where there is nothing to match: the tests decide the form.
        deal: the number of the test on the deal, ``None`` where members alone carry the rule.
        members: the numbers of the tests on the bound members.
        defines: the conclusions that hold as soon as the tests pass, drawn without durable-rules.
    """

    variant: Variant
    rule: int
    shard: int | None = None
    deal: int | None = None
    members: tuple[int, ...] = ()
    defines: tuple[Concludes, ...] = ()


@attrs.frozen
class Plan:
    """Everything that is known of a set of rules before a deal is seen.

    Attributes:
        ruleset: the rules.
        shards: all shards.
        stages: the shards of each turn of the engine, as indexes into ``shards``.
        exclusive: the conclusions that have several values and hold one.
        circular: the ids of the rules that read a conclusion in the circle of one they make.
        makers: for each conclusion (name and value) the indexes of the rules that make it, by id.
    """

    ruleset: RuleSet
    shards: tuple[Shard, ...]
    stages: tuple[range, ...]
    exclusive: frozenset[str]
    circular: frozenset[str]
    makers: Mapping[tuple[str, str | bool], Sequence[int]]
    _written_forms: tuple[tuple[Form, ...], ...] | None = None

    @property
    def forms(self) -> tuple[tuple[Form, ...], ...]:
        """For each stage its forms, in an order in which each finds the conclusions it reads.

        A plan that was stored has none: they are needed only to write the code of the tests, which is stored too.
        """
        written = compile_plan(self.ruleset)._written_forms if self._written_forms is None else self._written_forms
        assert written is not None
        return written


def division(ruleset: RuleSet) -> dict[str, Matching]:
    """Return what durable-rules has to do for each rule, by id."""
    divided: dict[str, Matching] = {}
    for variant in variants(ruleset):
        divided[variant.rule.id] = max(variant.matching, divided.get(variant.rule.id, Matching.NONE))
    return divided


def compile_plan(ruleset: RuleSet) -> Plan:
    """Divide a set of rules into those that tests decide and those that durable-rules matches.

    Raises:
        EngineError: a rule asks for more than durable-rules can match.
    """
    indexes = {identifier: index for index, identifier in enumerate(ruleset.rules)}
    ordered = variants(ruleset)
    shards: list[Shard] = []
    stages: list[range] = []
    forms: list[tuple[Form, ...]] = []
    for stage in range(max((variant.stage for variant in ordered), default=-1) + 1):
        first = len(shards)
        in_stage = [variant for variant in ordered if variant.stage == stage]
        found = [
            Form(variant, indexes[variant.rule.id], defines=conclusions(ruleset, variant))
            for variant in in_stage
            if variant.matching is Matching.NONE
        ]
        for chunk in _chunks([variant for variant in in_stage if variant.matching is not Matching.NONE]):
            builder = _ShardBuilder(ruleset, indexes, len(shards), chunk[0].matching)
            found += [builder.add(variant) for variant in chunk]
            shards.append(builder.shard())
        stages.append(range(first, len(shards)))
        forms.append(tuple(sorted(found, key=lambda form: form.variant.layer)))
    circular = frozenset([variant.rule.id for variant in ordered if variant.reads])
    makers: dict[tuple[str, str | bool], list[int]] = {}
    for identifier in sorted(ruleset.rules):
        for conclusion in dict.fromkeys(ruleset.rules[identifier].concludes):
            makers.setdefault(conclusion, []).append(indexes[identifier])
    return Plan(ruleset, tuple(shards), tuple(stages), _exclusive(ruleset), circular, makers, tuple(forms))


def _exclusive(ruleset: RuleSet) -> frozenset[str]:
    declared = ruleset.conclusions.items()
    return frozenset([name for name, item in declared if len(item.values) > 1 and not item.many])


def conclusions(ruleset: RuleSet, variant: Variant) -> tuple[Concludes, ...]:
    """Return what a form concludes when it fires."""
    places = {binding.subject: place for place, binding in enumerate(variant.rule.for_each)}
    return tuple(
        [Concludes(name, value, places.get(ruleset.conclusions[name].on, -1)) for name, value in variant.rule.concludes]
    )


def _chunks(forms: Sequence[Variant]) -> Iterator[Sequence[Variant]]:
    """Divide the forms of one stage so that the facts of a shard stay small."""
    for matching in (Matching.CHAINED, Matching.JOINED):
        most = JOINED_SHARD_SIZE if matching is Matching.JOINED else SHARD_SIZE
        chunk: list[Variant] = []
        room = SHARD_PROPERTIES
        for form in forms:
            if form.matching is not matching:
                continue
            size = _size(form)
            if chunk and (len(chunk) == most or size > room):
                yield chunk
                chunk, room = [], SHARD_PROPERTIES
            chunk.append(form)
            room -= size
        if chunk:
            yield chunk


def _size(form: Variant) -> int:
    """Return the number of properties that the facts of a form need."""
    members, joins, reads = max(len(form.tests), 1), len(form.joins), len(form.reads)
    facts = members + joins + reads if form.matching is Matching.JOINED else 1
    if members + joins + reads > SHARD_PROPERTIES or facts > RULE_FACTS:
        raise EngineError(
            f"rule {form.rule.id!r} asks for too much at once: {members} members, {joins} references between them and "
            f"{reads} conclusions that depend on each other; break it up with a conclusion"
        )
    return members + joins + reads


class _ShardBuilder:
    """Writes the engine rules of one shard."""

    def __init__(self, ruleset: RuleSet, indexes: dict[str, int], number: int, matching: Matching) -> None:
        self.ruleset, self.indexes, self.number, self.matching = ruleset, indexes, number, matching
        self.subjects = {name: place for place, name in enumerate(ruleset.subjects)}
        joined = matching is Matching.JOINED
        self.definition: dict[str, Any] = {START: {"all": [{"start": {START: 1}}]}} if joined else {}
        self.rules: dict[str, EngineRule] = {}
        self.tests: list[int] = []
        self.references: dict[tuple[str, Path], str] = {}
        self.links: dict[tuple[str, Path], str] = {}
        self.reads: dict[tuple[str, Any], tuple[str, int]] = {}

    def shard(self) -> Shard:
        """Return the finished shard."""
        return Shard(
            definition=json.dumps(self.definition),
            rules=self.rules,
            tests=tuple(self.tests),
            references=tuple([(self.subjects[subject], name) for (subject, _), name in self.references.items()]),
            links=tuple(
                [
                    (self.subjects[subject], self.subjects[self._last(subject, path).target], name)
                    for (subject, path), name in self.links.items()
                ]
            ),
            follows=(*self.references, *self.links),
            reads=self.reads,
            matching=self.matching,
        )

    def add(self, variant: Variant) -> Form:
        """Add one conjunctive form of a rule."""
        bindings = variant.rule.for_each
        patterns: dict[str, list[dict[str, Any]]] = {}
        deal = None if bindings else self._test("deal", "d", patterns)
        members = tuple([self._test(each.subject, f"b{place}", patterns) for place, each in enumerate(bindings)])
        for join in variant.joins:
            self._join(variant, join, patterns)
        for number, read in enumerate(variant.reads):
            self._read(read, f"c{number}", patterns)
        name = rule_name(len(self.rules))
        self.definition[name] = {"all": [{alias: _conjunction(parts)} for alias, parts in patterns.items()]}
        index = self.indexes[variant.rule.id]
        self.rules[name] = EngineRule(index, len(bindings), conclusions(self.ruleset, variant))
        return Form(variant, index, self.number, deal, members)

    def _test(self, subject: str, alias: str, patterns: dict[str, list[dict[str, Any]]]) -> int:
        """Add a test on a subject, and the pattern that asks for it; return its number."""
        number = len(self.tests)
        self.tests.append(self.subjects[subject])
        patterns[alias] = [{f"t{number}": 1}]
        return number

    def _join(self, variant: Variant, join: Join, patterns: dict[str, list[dict[str, Any]]]) -> None:
        """Join two members; the pattern that stands later carries the condition."""
        key = (variant.rule.for_each[join.binding].subject, join.path)
        if self._last(*key).kind is Kind.REFERENCE_SET:
            name = self.links.setdefault(key, f"k{len(self.links)}")
            link: list[dict[str, Any]] = [{name: 1}, {"i": {f"b{join.binding}": "i"}}, {"j": {f"b{join.other}": "i"}}]
            patterns[f"k{len(patterns)}"] = link
            return
        name = self.references.setdefault(key, f"r{len(self.references)}")
        if join.binding > join.other:
            patterns[f"b{join.binding}"].append({name: {f"b{join.other}": "i"}})
        else:
            patterns[f"b{join.other}"].append({"i": {f"b{join.binding}": name}})

    def _last(self, subject: str, path: Path) -> Attribute:
        """Return the reference at the end of a path."""
        for step in path.steps:
            subject = self.ruleset.subjects[subject].attributes[step].target
        return self.ruleset.subjects[subject].attributes[path.attribute]

    def _read(self, read: Read, alias: str, patterns: dict[str, list[dict[str, Any]]]) -> None:
        """Read a conclusion: as a property of the only fact of the rule, or as a fact of its own."""
        subject = self.subjects[self.ruleset.conclusions[read.name].on]
        name, _ = self.reads.setdefault((read.name, read.value), (f"c{len(self.reads)}", subject))
        if self.matching is Matching.CHAINED:
            next(iter(patterns.values())).append({name: 1})
        else:
            patterns[alias] = [{name: 1}, {"i": {f"b{read.binding}": "i"}}] if read.binding >= 0 else [{name: 1}]


def _conjunction(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return parts[0] if len(parts) == 1 else {"$and": parts}
