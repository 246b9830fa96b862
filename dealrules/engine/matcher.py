"""Matching a deal: the tests and the shards of every stratum, one after the other, until no new conclusion follows."""

from __future__ import annotations

from collections import deque
from typing import Any

import attrs

from dealrules.engine.plan import Concludes, Plan, compile_plan
from dealrules.engine.program import Hits, Made, Programs
from dealrules.engine.shards import Firings, open_shard
from dealrules.errors import ConclusionConflict, EngineError
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot import Deal

__all__ = ["Match", "Matcher"]


@attrs.frozen
class Match:
    """What a set of rules finds in a deal.

    Attributes:
        firings: index of the rule and positions of the members it is bound to, in the order of ``for_each``; sorted.
        made: for each conclusion (name and value), the bitmap of the members it was made about.
    """

    firings: list[tuple[int, tuple[int, ...]]]
    made: Made


class Matcher:
    """Matches deals against one set of rules.

    Threads may share a matcher: a session serves one deal at a time, and each caller takes one of its own from the
    pool. A session in which durable-rules failed is not used again.

    Raises:
        EngineError: durable-rules refused the rules.
    """

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.plan = compile_plan(ruleset)
        self._programs = Programs(self.plan)
        self._idle: deque[_Session] = deque([_Session(self.plan)])

    def match(self, deal: Deal) -> Match:
        """Return every firing and conclusion on ``deal``.

        Raises:
            ConclusionConflict: two rules concluded different values of a conclusion that holds one.
            EngineError: durable-rules reported an error; the message says on which deal.
        """
        try:
            session = self._idle.popleft()
        except IndexError:
            session = _Session(self.plan)
        try:
            match, conflicts = session.match(deal, self._programs)
        except EngineError as error:
            raise EngineError(f"deal {deal.id!r}: {error}") from error
        except Exception:
            session.clear()  # a deal that no loader has seen; durable-rules is well
            self._idle.append(session)
            raise
        self._idle.append(session)
        if conflicts:
            raise ConclusionConflict(f"deal {deal.id!r}: {conflicts[0]}")
        return match


class _Session:
    """The shards of one plan, for one deal at a time."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._shards = [open_shard(shard, number) for number, shard in enumerate(plan.shards)]

    def match(self, deal: Deal, programs: Programs) -> tuple[Match, list[str]]:
        """Run all strata on a deal; return what was found, and the conclusions that contradict one another."""
        drawn = _Drawn()
        firings: Firings = []
        for layer, hits in zip(self.plan.layers, programs.tests(deal.phase)(deal, drawn.made), strict=True):
            self._run(layer, hits, drawn, firings)
        self.clear()
        return Match(sorted(set(firings)), drawn.made), drawn.conflicts

    def clear(self) -> None:
        """Take back every fact."""
        for shard in self._shards:
            shard.clear()

    def _run(self, layer: range, hits: tuple[Hits, ...], drawn: _Drawn, firings: Firings) -> None:
        """Run the shards of one stratum until no new conclusion follows."""
        active = []
        latest: list[tuple[Concludes, int]] = []
        for shard, given in zip(self._shards[layer.start : layer.stop], hits, strict=True):
            if given[0] or given[1]:
                active.append(shard)
                shard.begin(given, drawn.made)
                latest += shard.drain(firings)
        while latest:
            new = drawn.add(latest)
            latest = []
            for shard in active:
                if new and shard.conclude(new):
                    latest += shard.drain(firings)


class _Drawn:
    """The conclusions drawn on one deal."""

    def __init__(self) -> None:
        self.made: Made = {}
        self.conflicts: list[str] = []
        self._values: dict[tuple[str, int], Any] = {}

    def add(self, latest: list[tuple[Concludes, int]]) -> list[tuple[Concludes, int]]:
        """Record conclusions; return those that were not known before."""
        new = []
        for concludes, position in latest:
            key, bit = (concludes.name, concludes.value), 1 << position
            if self.made.get(key, 0) & bit:
                continue
            if not concludes.many:
                value = self._values.setdefault((concludes.name, position), concludes.value)
                if value != concludes.value:
                    self.conflicts.append(f"{concludes.name!r} was concluded as {value!r} and {concludes.value!r}")
            self.made[key] = self.made.get(key, 0) | bit
            new.append((concludes, position))
        return new
