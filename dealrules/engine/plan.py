"""The plan that a set of rules is compiled to: shards of engine rules, and the tests that feed them.

Within the envelope in which durable-rules is safe (README, "The engine"): patterns are conjunctions of equalities
between small integers; a shard has at most 50 rules; a fact carries only what its shard reads.

Facts of a shard, all properties integers:

* a member: ``i`` its position, ``t<n>: 1`` for each test *n* of the shard it passed, ``r<n>`` the position that
  reference *n* leads to;
* a conclusion: ``c<n>: 1`` its name and value, ``i`` the member it is about;
* the start of a session, in a shard that joins facts: ``start: 1``;
* a link: ``k<n>: 1`` for a join on a set of references, ``i`` the holder and ``j`` the member it names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from dealrules.engine.alpha import TestCompiler, Tests, compile_tests
from dealrules.engine.variants import Join, Read, Variant, variants
from dealrules.rulebook.condition import Path
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot.attribute import Kind

__all__ = ["START", "Concludes", "EngineRule", "Plan", "Shard", "compile_plan"]

START = "start"
"""Name of a rule, and the property of the fact that fires it, in every shard that joins facts."""

SHARD_SIZE = 50
"""Rules in one ruleset of durable-rules; with more than 64 conditions true at once it refuses a fact."""


@attrs.frozen
class Concludes:
    """A conclusion that a firing makes: its key, and the place of the binding it is about (-1 for the deal)."""

    name: str
    value: str | bool
    place: int
    many: bool


@attrs.frozen
class EngineRule:
    """What a rule of a shard stands for: the index of the rule in the plan, and how many members it binds."""

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
        references: for each subject number, the properties that hold the target of a reference, with the key under
            which the tests hand it over.
        links: joins on sets of references: property, key of the pairs, holder test and target test.
        reads: property of each conclusion that the shard reads, by name and value.
        joined: its rules join several facts; else every rule rests on one.
    """

    definition: str
    rules: dict[str, EngineRule]
    tests: tuple[int, ...]
    references: dict[int, tuple[tuple[str, int], ...]]
    links: tuple[tuple[str, int], ...]
    reads: dict[tuple[str, Any], str]
    joined: bool


@attrs.frozen
class Plan:
    """Everything that is compiled once from a set of rules.

    Attributes:
        rules: ids of the rules, by index.
        layers: the shards of each stratum, as indexes into ``shards``.
        shards: all shards.
        tests: the generated tests.
    """

    rules: tuple[str, ...]
    layers: tuple[range, ...]
    shards: tuple[Shard, ...]
    tests: Tests


def compile_plan(ruleset: RuleSet) -> Plan:
    """Compile a set of rules."""
    compiler = TestCompiler(ruleset)
    indexes = {identifier: index for index, identifier in enumerate(ruleset.rules)}
    forms = variants(ruleset)
    shards: list[Shard] = []
    layers, lines = [], []
    for layer in range(max((form.layer for form in forms), default=-1) + 1):
        first = len(shards)
        code: list[str] = []
        for chunk in _chunks([form for form in forms if form.layer == layer]):
            builder = _ShardBuilder(ruleset, compiler, len(shards), indexes, joined=chunk[0].joined)
            for form in chunk:
                builder.add(form)
            shards.append(builder.shard())
            code += builder.code
        layers.append(range(first, len(shards)))
        lines.append(code)
    return Plan(tuple(indexes), tuple(layers), tuple(shards), compile_tests(compiler.columns, lines))


def _chunks(forms: Sequence[Variant]) -> Iterator[Sequence[Variant]]:
    for joined in (False, True):
        alike = [form for form in forms if form.joined is joined]
        for start in range(0, len(alike), SHARD_SIZE):
            yield alike[start : start + SHARD_SIZE]


class _ShardBuilder:
    """Writes the engine rules of one shard and the code of the tests that feed them."""

    def __init__(
        self, ruleset: RuleSet, compiler: TestCompiler, number: int, indexes: dict[str, int], *, joined: bool
    ) -> None:
        self.ruleset, self.compiler, self.number, self.indexes = ruleset, compiler, number, indexes
        self.joined = joined
        self.subjects = {name: place for place, name in enumerate(ruleset.subjects)}
        self.code: list[str] = []
        self.definition: dict[str, Any] = {START: {"all": [{"start": {START: 1}}]}} if joined else {}
        self.rules: dict[str, EngineRule] = {}
        self.tests: list[int] = []
        self.references: dict[int, dict[str, int]] = {}
        self.links: list[tuple[str, int]] = []
        self.reads: dict[tuple[str, Any], str] = {}
        self._keys: dict[Any, str] = {}

    def shard(self) -> Shard:
        """Return the finished shard."""
        return Shard(
            definition=json.dumps(self.definition),
            rules=self.rules,
            tests=tuple(self.tests),
            references={subject: tuple(found.items()) for subject, found in self.references.items()},
            links=tuple(self.links),
            reads=self.reads,
            joined=self.joined,
        )

    def add(self, form: Variant) -> None:
        """Add one conjunctive form of a rule."""
        places = {binding.subject: place for place, binding in enumerate(form.rule.for_each)}
        patterns: dict[str, list[dict[str, Any]]] = {}
        if not places:
            patterns["d"] = [{f"t{len(self.tests)}": 1}]
            self.tests.append(self.subjects["deal"])
        numbers = []
        for place, binding in enumerate(form.rule.for_each):
            numbers.append(len(self.tests))
            patterns[f"b{place}"] = [{f"t{len(self.tests)}": 1}]
            self.tests.append(self.subjects[binding.subject])
        self._write_tests(form, numbers, deal=len(self.tests) - len(numbers) - 1 if "d" in patterns else None)
        for join in form.joins:
            self._join(form, join, patterns)
        for number, read in enumerate(form.reads):
            patterns[f"c{number}"] = self._read(read)
        name = f"r{len(self.rules)}"
        self.definition[name] = {"all": [{alias: _conjunction(parts)} for alias, parts in patterns.items()]}
        self.rules[name] = EngineRule(self.indexes[form.rule.id], len(places), self._concludes(form, places))

    def _concludes(self, form: Variant, places: dict[str, int]) -> tuple[Concludes, ...]:
        found = []
        for name, value in form.rule.concludes:
            declaration = self.ruleset.conclusions[name]
            found.append(Concludes(name, value, places.get(declaration.on, -1), declaration.many))
        return tuple(found)

    def _write_tests(self, form: Variant, numbers: list[int], deal: int | None) -> None:
        """Write the code that appends the tests of a rule that passed; nothing is tested once one fails."""
        when = self.compiler.true(form.when, "deal")
        hits = [f"({self.number}, {deal}, 1)"] if deal is not None else []
        lines, indent = ([f"if {when}:"], "    ") if when != "1" else ([], "")
        for place, (binding, test) in enumerate(zip(form.rule.for_each, form.tests, strict=True)):
            lines.append(f"{indent}found{place} = {self.compiler.true(test, binding.subject)}")
            lines.append(f"{indent}if found{place}:")
            indent += "    "
            hits.append(f"({self.number}, {numbers[place]}, found{place})")
        lines += [f"{indent}hits.append({hit})" for hit in hits]
        self.code += lines

    def _join(self, form: Variant, join: Join, patterns: dict[str, list[dict[str, Any]]]) -> None:
        """Join two members; the pattern that stands later carries the condition."""
        subject = form.rule.for_each[join.binding].subject
        _, last = self.compiler.references(subject, join.path)
        if last.kind is Kind.REFERENCE_SET:
            name = self._link(subject, join.path)
            pattern: list[dict[str, Any]] = [
                {name: 1},
                {"i": {f"b{join.binding}": "i"}},
                {"j": {f"b{join.other}": "i"}},
            ]
            patterns[f"k{len(patterns)}"] = pattern
            return
        name = self._reference(subject, join.path)
        if join.binding > join.other:
            patterns[f"b{join.binding}"].append({name: {f"b{join.other}": "i"}})
        else:
            patterns[f"b{join.other}"].append({"i": {f"b{join.binding}": name}})

    def _read(self, read: Read) -> list[dict[str, Any]]:
        """Return the pattern that reads a conclusion about the deal or a bound member."""
        name = self.reads.setdefault((read.name, read.value), f"c{len(self.reads)}")
        return [{name: 1}, {"i": {f"b{read.binding}": "i"}}] if read.binding >= 0 else [{name: 1}]

    def _reference(self, subject: str, path: Path) -> str:
        """Return the property that holds where a reference leads, and have the tests hand it over."""
        key = ("r", subject, path.steps, path.attribute)
        if key not in self._keys:
            self._keys[key] = f"r{len(self._keys)}"
            number = self._hand_over(self.compiler.references(subject, path)[0])
            self.references.setdefault(self.subjects[subject], {})[self._keys[key]] = number
        return self._keys[key]

    def _link(self, subject: str, path: Path) -> str:
        """Return the property of the facts that link the holders of a set of references with those it names."""
        key = ("k", subject, path.steps, path.attribute)
        if key not in self._keys:
            self._keys[key] = f"k{len(self._keys)}"
            pairs, attribute = self.compiler.references(subject, path)
            for step in path.steps:
                subject = self.ruleset.subjects[subject].attributes[step].target
            rows, _ = self.compiler.columns.rows(subject, attribute)
            self.links.append((self._keys[key], self._hand_over(f"rows_along({pairs}, {rows})" if pairs else rows)))
        return self._keys[key]

    def _hand_over(self, expression: str) -> int:
        """Have the tests pass a value to the driver, as a hit with a negative number."""
        number = -1 - len(self._keys)
        self.code.append(f"hits.append(({self.number}, {number}, {expression}))")
        return number


def _conjunction(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return parts[0] if len(parts) == 1 else {"$and": parts}
