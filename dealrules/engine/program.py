"""The tests of a plan as one generated function, specialised for a phase.

Most rules belong to a phase. For each phase that a deal comes with, code is generated once, with only the rules that
can fire in it and only the attributes that these test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dealrules.engine.alpha import TestCompiler
from dealrules.engine.plan import Form, Plan, Shard
from dealrules.rulebook.condition import AllOf, Compare, Condition, OneOf
from dealrules.snapshot import Deal

__all__ = ["Defined", "Hits", "Made", "Programs", "Tests"]

Made = dict[tuple[str, Any], int]
"""Conclusions made so far: for each name and value, the bitmap of the members they were made about."""

Hits = tuple[str, list[tuple[int, int]], tuple[Any, ...]]
"""What one shard is given: the properties of the tests on the deal that passed, the number and the bitmap of the tests
on members that passed, and where the references lead that it joins on."""

Defined = list[tuple[int, int, int]]
"""Definitions that hold: index of the rule, how many members it binds (0 or 1), bitmap of the members."""

Tests = Callable[[Deal, Made, Defined], Iterator[tuple[Hits, ...]]]
"""Generated code: given a deal, it yields for each stage the hits of its shards; it adds to the conclusions made so far
and to the definitions that hold."""


class Programs:
    """The generated tests of a plan, made for each phase when a deal first comes with it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._tests: dict[str | None, Tests] = {}

    def tests(self, phase: str | None) -> Tests:
        """Return the tests for deals in a phase; two threads that ask at once get equal ones."""
        tests = self._tests.get(phase)
        if tests is None:
            tests = self._tests[phase] = _Program(self._plan, phase).tests()
        return tests


class _Program:
    """Writes the code of the tests for one phase."""

    def __init__(self, plan: Plan, phase: str | None) -> None:
        self.plan, self.phase = plan, phase
        self.compiler = TestCompiler(plan.ruleset)

    def tests(self) -> Tests:
        """Compile the code; its source holds numbered names only, no word of a rulebook."""
        stages = [line for stage in range(len(self.plan.stages)) for line in self._stage(stage)]
        body = [*self.compiler.columns.code(), *stages, "return", "yield"]  # a generator also where there is no rule
        lines = ["def tests(deal, made, defined):", *(f"    {line}" for line in body)]
        namespace = dict(self.compiler.columns.namespace)
        exec(compile("\n".join(lines), "<dealrules tests>", "exec"), namespace)
        tests: Tests = namespace["tests"]
        return tests

    def _stage(self, stage: int) -> list[str]:
        """Write the code of one stage: what its tests find, and what its shards are given."""
        fed: set[int] = set()
        code: list[str] = []
        for form in self.plan.forms[stage]:
            lines = self._form(form)
            code += lines
            if lines and form.shard is not None:
                fed.add(form.shard)
        start = [f"deal{number}, hits{number} = '', []" for number in sorted(fed)]
        hits = [
            f"(deal{number}, hits{number}, ({self._handed_over(self.plan.shards[number])})), "
            if number in fed
            else "NOTHING, "
            for number in self.plan.stages[stage]
        ]
        return [*start, *code, f"yield ({''.join(hits)})"]

    def _form(self, form: Form) -> list[str]:
        """Write the code that records a form whose tests passed; nothing is tested once one fails."""
        variant = form.variant
        condition = _in_phase(variant.when, self.phase)
        if condition is None:
            return []
        when = self.compiler.true(condition, "deal")
        lines, indent = ([f"if {when}:"], "    ") if when != "1" else ([], "")
        hits = [f"deal{form.shard} += ',\"t{form.deal}\":1'"] if form.deal is not None else []
        for place, (binding, test) in enumerate(zip(variant.rule.for_each, variant.tests, strict=True)):
            lines.append(f"{indent}found{place} = {self.compiler.true(test, binding.subject)}")
            lines.append(f"{indent}if found{place}:")
            indent += "    "
            if form.shard is not None:
                hits.append(f"hits{form.shard}.append(({form.members[place]}, found{place}))")
        return lines + [f"{indent}{hit}" for hit in [*hits, *self._definitions(form)]]

    def _definitions(self, form: Form) -> list[str]:
        """Write the code that draws the conclusions of a form that needs no engine."""
        lines = []
        for concludes in form.defines:
            key = self.compiler.columns.constant((concludes.name, concludes.value))
            members = f"found{concludes.place}" if concludes.place >= 0 else "1"
            lines.append(f"made[{key}] = made.get({key}, 0) | {members}")
        if form.shard is None:
            bound = len(form.variant.rule.for_each)
            lines.append(f"defined.append(({form.rule}, {bound}, {'found0' if bound else '1'}))")
        return lines

    def _handed_over(self, shard: Shard) -> str:
        """Write what the joins of a shard need: where references lead, then the rows of sets of references."""
        references = shard.follows[: len(shard.references)]
        links = shard.follows[len(shard.references) :]
        expressions = [self.compiler.references(subject, path)[0] for subject, path in references]
        expressions += [self.compiler.links(subject, path) for subject, path in links]
        return "".join(f"{expression}, " for expression in expressions)


def _in_phase(condition: Condition, phase: str | None) -> Condition | None:
    """Return what is left of a condition on the deal once the phase is known; ``None`` if it cannot hold."""
    left = []
    for part in condition.parts if isinstance(condition, AllOf) else (condition,):
        if isinstance(part, AllOf):
            inner = _in_phase(part, phase)
            if inner is None:
                return None
            left.append(inner)
        elif _is_phase(part):
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
