"""Matching a deal: tests and shards, one stage after the other, until no new conclusion follows."""

from __future__ import annotations

from collections import deque
from functools import cached_property

import attrs

from dealrules.engine.bitmaps import positions
from dealrules.engine.plan import Concludes, Plan, compile_plan
from dealrules.engine.program import Defined, Firings, Hits, Made, Programs, StoredMatching
from dealrules.engine.shards import MemberSession, open_shard
from dealrules.errors import ConclusionConflict, EngineError
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot import Deal

__all__ = ["Match", "Matcher"]


class Match:
    """What a set of rules finds in a deal.

    Attributes:
        activations: the firings of rules that do more than conclude: index of the rule and positions of the members
            it is bound to, in the order of ``for_each``; in no order, and each once.
        made: for each conclusion (name and value), the bitmap of the members it was made about.
        plan: the plan by which it was found.
    """

    def __init__(self, plan: Plan, activations: Firings, defined: Defined, made: Made) -> None:
        self.plan = plan
        self.activations = activations
        self.made = made
        self._defined = defined

    def common(self, other: Match) -> Match:
        """Return what this match of a deal and another one by the same plan have both found."""
        defined_there: dict[int, int] = {}
        for rule, _, members in other._defined:
            defined_there[rule] = defined_there.get(rule, 0) | members
        defined: Defined = [
            (rule, bound, members & defined_there[rule])
            for rule, bound, members in self._defined
            if members & defined_there.get(rule, 0)
        ]
        made = {key: members & other.made[key] for key, members in self.made.items() if key in other.made}
        made = {key: members for key, members in made.items() if members}
        found_there = set(other.activations)
        activations = [firing for firing in self.activations if firing in found_there]
        return Match(self.plan, activations, defined, made)

    def of_rule(self, index: int) -> list[tuple[int, ...]]:
        """Return the positions of the members for which the rule with an index fires, sorted."""
        return self._by_rule.get(index, [])

    @cached_property
    def _by_rule(self) -> dict[int, list[tuple[int, ...]]]:
        found: dict[int, list[tuple[int, ...]]] = {}
        for rule, members in self.firings:
            found.setdefault(rule, []).append(members)
        return found

    @cached_property
    def firings(self) -> Firings:
        """Every firing, those of rules that only define a conclusion included; sorted."""
        found = set(self.activations)
        for rule, bound, members in self._defined:
            found.update([(rule, (position,)) for position in positions(members)] if bound else [(rule, ())])
        return sorted(found)


class Matcher:
    """Matches deals against one set of rules.

    Threads may share a matcher: a session serves one deal at a time, and each caller takes one of its own from the
    pool. A session in which durable-rules failed is not used again.

    Args:
        ruleset: the rules.
        stored: what was made of the same rules before.

    Raises:
        EngineError: durable-rules refused the rules.
    """

    def __init__(self, ruleset: RuleSet, stored: StoredMatching | None = None) -> None:
        self.ruleset = ruleset
        self.plan = compile_plan(ruleset) if stored is None else attrs.evolve(stored.plan, ruleset=ruleset)
        self._programs = Programs(self.plan, {} if stored is None else stored.tests)
        self._idle: deque[_Session] = deque([_Session(self.plan)])

    def warm(self) -> None:
        """Compile the tests of every phase now, and not when the first deal comes with it."""
        self._programs.warm()

    def source(self, phase: str | None) -> str:
        """Return the code that the tests for deals in a phase are compiled to."""
        return self._programs.source(phase)

    def match(self, deal: Deal) -> Match:
        """Return every firing and conclusion on ``deal``.

        Raises:
            ConclusionConflict: two rules concluded different values of a conclusion that holds one.
            EngineError: durable-rules reported an error; the message says on which deal.
        """
        match = self.found(deal)
        self._refuse_conflicts(deal, match.made)
        return match

    def found(self, deal: Deal) -> Match:
        """Return the same, and accept conclusions that hold several values where they should hold one.

        Raises:
            EngineError: durable-rules reported an error; the message says on which deal.
        """
        try:
            session = self._idle.popleft()
        except IndexError:
            session = _Session(self.plan)
        try:
            match = session.match(deal, self._programs)
        except EngineError as error:
            raise EngineError(f"deal {deal.id!r}: {error}") from error
        except Exception:
            self._idle.append(session)  # a test failed, on a deal that no loader has seen; every shard is clear
            raise
        self._idle.append(session)
        return match

    def _refuse_conflicts(self, deal: Deal, made: Made) -> None:
        exclusive = self.plan.exclusive
        concluded: dict[str, int] = {}
        for key, members in made.items():
            name = key[0]
            if name not in exclusive:
                continue
            if concluded.get(name, 0) & members:
                values = [value for value in self.ruleset.conclusions[name].values if (name, value) in made]
                said = ", ".join(map(repr, values))
                raise ConclusionConflict(f"deal {deal.id!r}: {name!r} was concluded as {said}")
            concluded[name] = concluded.get(name, 0) | members


class _Session:
    """The shards of one plan, for one deal at a time."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._shards = [open_shard(shard, number) for number, shard in enumerate(plan.shards)]

    def match(self, deal: Deal, programs: Programs) -> Match:
        """Run all stages on a deal."""
        made: Made = {}
        defined: Defined = []
        firings: Firings = []
        for stage, hits in zip(self.plan.stages, programs.tests(deal.phase)(deal, made, firings, defined), strict=True):
            self._run(stage, hits, made, firings)
        if self.plan.circular:
            firings = list(dict.fromkeys(firings))  # several forms of a rule may fire for the same members
        return Match(self.plan, firings, defined, made)

    def _run(self, stage: range, hits: tuple[Hits, ...], made: Made, firings: Firings) -> None:
        """Run the shards of one stage until no new conclusion follows."""
        active: list[MemberSession] = []
        latest: list[tuple[Concludes, int]] = []
        for shard, given in zip(self._shards[stage.start : stage.stop], hits, strict=True):
            if not (given[0] or given[1]):
                continue
            active.append(shard)
            shard.begin(given, made)
            latest += shard.drain(firings)
        while latest:
            new = _new(latest, made)
            latest = []
            for shard in active:
                if new and shard.conclude(new):
                    latest += shard.drain(firings)
        for shard in active:
            shard.clear()


def _new(drawn: list[tuple[Concludes, int]], made: Made) -> list[tuple[Concludes, int]]:
    """Record conclusions; return those that were not made before."""
    new = []
    for concludes, position in drawn:
        key, bit = (concludes.name, concludes.value), 1 << position
        members = made.get(key, 0)
        if not members & bit:
            made[key] = members | bit
            new.append((concludes, position))
    return new
