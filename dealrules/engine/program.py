"""The tests of a plan as one generated function, specialised for a phase.

Most rules belong to a phase. For each phase that a deal comes with, code is generated once, with only the rules that
can fire in it and only the attributes that these test.
"""

from __future__ import annotations

import hashlib
import linecache
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import CodeType
from typing import Any

import attrs

from dealrules.engine import bitmaps
from dealrules.engine.alpha import TestCompiler
from dealrules.engine.gates import Gated, nested
from dealrules.engine.plan import Form, Plan, Shard
from dealrules.engine.variants import Join
from dealrules.rulebook.condition import AllOf, Compare, Condition, OneOf, conjuncts
from dealrules.snapshot import Deal
from dealrules.snapshot.listed import layout_of

__all__ = ["Code", "Defined", "Firing", "Firings", "Hits", "Made", "Programs", "StoredMatching", "Tests"]

Made = dict[tuple[str, Any], int]
"""Conclusions made so far: for each name and value, the bitmap of the members they were made about."""

Hits = tuple[str, list[tuple[int, int]], tuple[Any, ...]]
"""What one shard is given: the properties of the tests on the deal that passed, the number and the bitmap of the tests
on members that passed, and where the references lead that it joins on."""

Firing = tuple[int, tuple[int, ...]]
"""The index of a rule and the positions of the members it is bound to, in the order of ``for_each``."""

Firings = list[Firing]

Defined = list[tuple[int, int, int]]
"""Rules that only conclude and hold: index of the rule, how many members it binds (0 or 1), bitmap of the members."""

Tests = Callable[[Deal, Made, Firings, Defined], Iterator[tuple[Hits, ...]]]
"""Generated code: given a deal, it yields for each stage the hits of its shards; it adds to the conclusions made so
far, to the firings and to the definitions that hold."""


@attrs.frozen(kw_only=True)
class Code:
    """The code of the tests for one phase, with what it refers to.

    Attributes:
        name: what tracebacks and debuggers call it.
        source: the code, as text.
        compiled: the same, as this Python runs it.
        values: the constants that it refers to.
        readers: what reads the lanes of members, by name: the class of the members, and the lanes.
    """

    name: str
    source: str
    compiled: CodeType
    values: Mapping[str, Any]
    readers: Mapping[str, tuple[type, tuple[int, ...]]]

    def tests(self) -> Tests:
        """Run the code, and let tracebacks and debuggers see it."""
        linecache.cache[self.name] = (len(self.source), None, self.source.splitlines(keepends=True), self.name)
        readers = {name: layout_of(member).reader(lanes) for name, (member, lanes) in self.readers.items()}
        namespace = {**_FUNCTIONS, **self.values, **readers}
        exec(self.compiled, namespace)
        tests: Tests = namespace["tests"]
        return tests


_FUNCTIONS: Mapping[str, Any] = {name: getattr(bitmaps, name) for name in bitmaps.__all__} | {"NOTHING": ("", [], ())}
"""What all generated code refers to."""

@attrs.frozen
class StoredMatching:
    """What was made of a set of rules before.

    Attributes:
        plan: the plan; its rules are not looked at.
        tests: for each phase, what gives the code.
    """

    plan: Plan
    tests: Mapping[str | None, Callable[[], Code]]


class Programs:
    """The generated tests of a plan, made for each phase when a deal first comes with it, or before by :meth:`warm`.

    Args:
        plan: the plan.
        stored: for a phase, what gives the code that was made of the same plan before.
    """

    def __init__(self, plan: Plan, stored: Mapping[str | None, Callable[[], Code]]) -> None:
        self._plan = plan
        self._stored = stored
        self._tests: dict[str | None, Tests] = {}

    def tests(self, phase: str | None) -> Tests:
        """Return the tests for deals in a phase; two threads that ask at once get equal ones."""
        tests = self._tests.get(phase)
        if tests is None:
            tests = self._tests[phase] = self.code(phase).tests()
        return tests

    def code(self, phase: str | None) -> Code:
        """Return the code of the tests for deals in a phase."""
        stored = self._stored.get(phase)
        return stored() if stored is not None else _Program(self._plan, phase).code()

    def warm(self) -> None:
        """Make the tests of every phase now."""
        for phase in self.phases:
            self.tests(phase)

    @property
    def phases(self) -> tuple[str | None, ...]:
        """Every phase that a deal may come with, and none."""
        return (None, *self._plan.ruleset.subjects["deal"].attributes["phase"].vocabulary)

    def source(self, phase: str | None) -> str:
        """Return the code of the tests for deals in a phase, with its constants, for a developer to read."""
        code = self.code(phase)
        return "".join([*(f"# {name} = {value!r}\n" for name, value in code.values.items()), code.source])


class _Program:
    """Writes the code of the tests for one phase."""

    def __init__(self, plan: Plan, phase: str | None) -> None:
        self.plan, self.phase = plan, phase
        self.compiler = TestCompiler(plan.ruleset)

    def code(self) -> Code:
        """Write the code and compile it."""
        source, columns = self.source(), self.compiler.columns
        # the name says what is in it, so that loading the same books again adds nothing to the cache of lines
        name = f"<dealrules tests {self.phase} {hashlib.sha256(source.encode()).hexdigest()[:12]}>"
        compiled = compile(source, name, "exec")
        return Code(name=name, source=source, compiled=compiled, values=columns.constants, readers=columns.readers)

    def source(self) -> str:
        """Return the code; values that rules compare with are constants outside of it."""
        stages = [line for stage in range(len(self.plan.stages)) for line in self._stage(stage)]
        columns = self.compiler.columns
        none_made = [f"{' = '.join(columns.conclusions.values())} = 0"] if columns.conclusions else []
        body = [*columns.code(), *none_made, *stages, "return", "yield"]  # a generator also where there is no rule
        return "\n".join(["def tests(deal, made, firings, defined):", *(f"    {line}" for line in body), ""])

    def _stage(self, stage: int) -> list[str]:
        """Write the code of one stage: what its tests find, and what its shards are given."""
        fed: set[int] = set()
        code: list[str] = []
        for _, layer in groupby(self.plan.forms[stage], key=lambda form: form.variant.layer):
            pieces = []
            for form in layer:
                condition = _in_phase(form.variant.when, self.phase)
                if condition is not None:
                    pieces.append(self._form(form, condition))
                    fed.update(() if form.shard is None else (form.shard,))
            code += nested(pieces)
        start = [f"deal{number}, hits{number} = '', []" for number in sorted(fed)]
        hits = [
            f"(deal{number}, hits{number}, {self._handed_over(self.plan.shards[number], f'hits{number}')}), "
            if number in fed
            else "NOTHING, "
            for number in self.plan.stages[stage]
        ]
        return [*start, *code, *self._handed_out(stage), f"yield ({''.join(hits)})", *self._taken_back(stage)]

    def _handed_out(self, stage: int) -> list[str]:
        """Write the code that lets the engine know what is concluded before it runs."""
        columns = self.compiler.columns
        defined = {(each.name, each.value): None for form in self.plan.forms[stage] for each in form.defines}
        made = [(key, columns.conclusions[key]) for key in defined if key in columns.conclusions]
        return [f"if {name}: made[{columns.constant(key)}] = {name}" for key, name in made]

    def _taken_back(self, stage: int) -> list[str]:
        """Write the code that learns what the engine has concluded."""
        columns = self.compiler.columns
        rules = [rule for number in self.plan.stages[stage] for rule in self.plan.shards[number].rules.values()]
        drawn = {(each.name, each.value): None for rule in rules for each in rule.concludes}
        return [f"{columns.made(*key)} = made.get({columns.constant(key)}, 0)" for key in drawn]

    def _form(self, form: Form, condition: Condition) -> Gated:
        """Prepare the code that records a form whose tests passed; nothing is tested once one fails."""
        compiler, bindings = self.compiler, form.variant.rule.for_each
        tests = [
            (binding.subject, test, compiler.true(test, binding.subject))
            for binding, test in zip(bindings, form.variant.tests, strict=True)
        ]
        conjuncts = dict.fromkeys(compiler.conjuncts(condition, "deal"))
        gates = {*conjuncts, *compiler.sections(condition)}
        for subject, test, _ in tests:
            gates |= {compiler.everyone(subject), *compiler.sections(test)}
            gates |= {name for name in compiler.conjuncts(test, subject) if name.isidentifier()}
        lines: list[str] = []
        indent = ""
        for place, (_, _, expression) in enumerate(tests):
            lines += [f"{indent}passed{place} = {expression}", f"{indent}if passed{place}:"]
            indent += "    "
        for join in form.variant.joins:
            lines += [f"{indent}{self._narrowed(form, join)}", f"{indent}if passed{join.binding}:"]
            indent += "    "
        lines += [f"{indent}{line}" for line in [*self._hits(form), *self._definitions(form), *self._decided(form)]]

        def write(opened: frozenset[str]) -> list[str]:
            asked = sorted([conjunct for conjunct in conjuncts if conjunct not in opened], key=len)
            return [f"if {' and '.join(asked)}:", *(f"    {line}" for line in lines)] if asked else lines

        return Gated(frozenset(gates), write)

    def _hits(self, form: Form) -> list[str]:
        """Write the code that gives the shard of a form what passed its tests."""
        if form.shard is None:
            return []
        told = [f"hits{form.shard}.append(({test}, passed{place}))" for place, test in enumerate(form.members)]
        return told or [f"deal{form.shard} += ',\"t{form.deal}\":1'"]

    def _narrowed(self, form: Form, join: Join) -> str:
        """Write the code that leaves the engine only members that have a partner to join."""
        subject, holders, others = form.variant.rule.for_each[join.binding].subject, join.binding, join.other
        if self.compiler.leads_to_set(subject, join.path):
            function, pairs = "joined_by_list", self.compiler.links(subject, join.path)
        else:
            function, pairs = "joined_by_reference", self.compiler.references(subject, join.path)[0]
        return f"passed{holders}, passed{others} = {function}({pairs}, passed{holders}, passed{others})"

    def _definitions(self, form: Form) -> list[str]:
        """Write the code that draws the conclusions of a form that needs no engine."""
        lines = []
        for concludes in form.defines:
            members = f"passed{concludes.place}" if concludes.place >= 0 else "1"
            lines.append(f"{self.compiler.columns.made(concludes.name, concludes.value)} |= {members}")
        return lines

    def _decided(self, form: Form) -> list[str]:
        """Write the code that records the firings of a form that its tests decide."""
        if form.shard is not None:
            return []
        rule, bound = form.variant.rule, bool(form.variant.rule.for_each)
        if rule.advice is None and not rule.supersedes:
            return [f"defined.append(({form.rule}, {bound:d}, {'passed0' if bound else '1'}))"]
        if not bound:
            return [f"firings.append({self.compiler.columns.constant((form.rule, ()))})"]
        return [f"firings += [({form.rule}, alone) for alone in bindings(passed0)]"]

    def _handed_over(self, shard: Shard, hits: str) -> str:
        """Write what the joins of a shard need: where references lead, then the rows of sets of references."""
        references = shard.follows[: len(shard.references)]
        links = shard.follows[len(shard.references) :]
        expressions = [self.compiler.references(subject, path)[0] for subject, path in references]
        expressions += [self.compiler.links(subject, path) for subject, path in links]
        joined = "".join(f"{expression}, " for expression in expressions)
        return f"({joined}) if {hits} else ()" if joined else "()"


def _in_phase(condition: Condition, phase: str | None) -> Condition | None:
    """Return what is left of a condition on the deal once the phase is known; ``None`` if it cannot hold."""
    left = []
    for part in conjuncts(condition):
        if _is_phase(part):
            assert isinstance(part, Compare)
            assert isinstance(part.matcher, OneOf)
            if phase is None or (phase in part.matcher.values) is part.matcher.negated:
                return None
        else:
            left.append(part)
    return AllOf(tuple(left))


def _is_phase(condition: Condition) -> bool:
    return (
        isinstance(condition, Compare)
        and isinstance(condition.matcher, OneOf)
        and (condition.path.subject, condition.path.attribute) == ("deal", "phase")
    )
