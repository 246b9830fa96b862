"""The one module that touches durable-rules: a session drives its C extension within the envelope that is safe.

* Only facts made here, of small integers and numbered names, reach the extension; no byte that a user typed does.
* Every fact has its own short id. Where every rule rests on one fact, the facts are retracted after each deal and
  the state is used again. Retracting two facts that fired together reads and writes past the end of an array in the
  extension, so where rules join facts the whole state is deleted instead. Deleting a state in which no action was
  ever started frees uninitialised memory; a start fact, which always fires, prevents that.
* A session in which anything went wrong is thrown away.
* There is no host, no timer thread and no registry. A session serves one deal at a time; the pool hands each caller
  a session of its own, so threads can share one :class:`Matcher`.
"""

from __future__ import annotations

import json
from collections import deque
from typing import Any

import attrs
import durable_rules_engine

from dealrules.engine.alpha import Hits, Made
from dealrules.engine.plan import START, Concludes, Plan, Shard, compile_plan
from dealrules.errors import ConclusionConflict, EngineError
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot import Deal

__all__ = ["Match", "Matcher"]

_STATE = "0"
"""The name of the state that durable-rules puts facts in that name none."""

_START_FACT = f'{{"id":"{START}","{START}":1}}'


@attrs.frozen
class Match:
    """What a set of rules finds in a deal.

    Attributes:
        firings: index of the rule and positions of the members it is bound to, in the order of ``for_each``.
        made: for each conclusion (name and value), the bitmap of the members it was made about.
    """

    firings: list[tuple[int, tuple[int, ...]]]
    made: Made


class Matcher:
    """Matches deals against one set of rules; safe to share between threads.

    Raises:
        EngineError: durable-rules refused the rules.
    """

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.plan = compile_plan(ruleset)
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
            match, conflicts = session.match(deal)
        except EngineError as error:
            raise EngineError(f"deal {deal.id!r}: {error}") from error
        self._idle.append(session)
        if conflicts:
            raise ConclusionConflict(f"deal {deal.id!r}: {conflicts[0]}")
        return match


class _Session:
    """The rulesets of one plan inside durable-rules, for one deal at a time."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._shards = [_ShardSession(shard, number) for number, shard in enumerate(plan.shards)]

    def match(self, deal: Deal) -> tuple[Match, list[str]]:
        """Run all strata on a deal; return what was found, and the conclusions that contradict one another."""
        drawn = _Drawn()
        firings: set[tuple[int, tuple[int, ...]]] = set()
        for layer, hits in zip(self.plan.layers, self.plan.tests(deal, drawn.made), strict=True):
            self._run(layer, hits, drawn, firings)
        for shard in self._shards:
            shard.clear()
        return Match(sorted(firings), drawn.made), drawn.conflicts

    def _run(self, layer: range, hits: Hits, drawn: _Drawn, firings: set[Any]) -> None:
        """Run the shards of one stratum until no new conclusion follows."""
        active = [self._shards[number] for number in layer]
        for number, test, found in hits:
            self._shards[number].hits.append((test, found))
        latest: list[tuple[Concludes, int]] = []
        for shard in active:
            if shard.hits:
                shard.begin(drawn.made)
                latest += shard.drain(firings)
        while latest:
            new = drawn.add(latest)
            latest = []
            for shard in active:
                if new and shard.reads and shard.conclude(new):
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


class _ShardSession:
    """One shard as a ruleset of durable-rules, with the facts of the deal in hand."""

    def __init__(self, shard: Shard, number: int) -> None:
        self.shard, self.reads = shard, shard.reads
        self.hits: list[tuple[int, Any]] = []
        self._asserted: list[str] = []
        self._state = 0
        try:
            self._handle = durable_rules_engine.create_ruleset(f"shard{number}", shard.definition)
        except Exception as error:
            raise EngineError(f"durable-rules refused shard {number}: {error}") from error

    def begin(self, made: Made) -> None:
        """Assert the members that passed a test, what the joins need, and the conclusions of lower strata."""
        handed = {test: value for test, value in self.hits if test < 0}
        facts: dict[tuple[int, int], str] = {}
        for test, bitmap in self.hits:
            if test >= 0:
                subject, position = self.shard.tests[test], 0
                while bitmap:
                    low = bitmap & -bitmap
                    position = low.bit_length() - 1
                    bitmap ^= low
                    key = (subject, position)
                    facts[key] = f'{facts.get(key, "")},"t{test}":1'
        self.hits = []
        if not facts:
            return
        for subject, references in self.shard.references.items():
            for name, number in references:
                for bit, target in handed[number]:
                    key = (subject, bit.bit_length() - 1)
                    if key in facts:
                        facts[key] += f',"{name}":{target}'
        texts = [
            f'{{"id":"{subject}_{position}","i":{position}{properties}}}'
            for (subject, position), properties in facts.items()
        ]
        for name, number in self.shard.links:
            for bit, certain, _ in handed[number]:
                texts += _links(name, bit.bit_length() - 1, certain)
        for conclusion, name in self.reads.items():
            texts += [_conclusion(name, position) for position in _positions_in(made.get(conclusion, 0))]
        if self.shard.joined:
            texts.append(_START_FACT)
        self._assert(texts)

    def conclude(self, new: list[tuple[Concludes, int]]) -> bool:
        """Assert the conclusions that the shard reads; say whether there were any."""
        if not self._asserted:
            return False  # no test passed: nothing here can fire
        texts = []
        for concludes, position in new:
            name = self.reads.get((concludes.name, concludes.value))
            if name is not None:
                texts.append(_conclusion(name, position))
        if texts:
            self._assert(texts)
        return bool(texts)

    def _assert(self, texts: list[str]) -> None:
        text = f"[{','.join(texts)}]"
        self._asserted.append(text)
        try:
            code, self._state = durable_rules_engine.assert_facts(self._handle, text)
        except Exception as error:
            raise EngineError(f"durable-rules refused the facts of a shard: {error}") from error
        if code == 2:
            raise EngineError("durable-rules took two facts for one")

    def drain(self, firings: set[tuple[int, tuple[int, ...]]]) -> list[tuple[Concludes, int]]:
        """Take every activation off the agenda; return the conclusions drawn."""
        if not self._asserted:
            return []
        drawn: list[tuple[Concludes, int]] = []
        try:
            started = durable_rules_engine.start_action_for_state(self._handle, self._state)
            text = started[1] if started else None
            while text:
                rule = self.shard.rules.get(text[2 : text.index('"', 2)])
                if rule is not None:  # the start fact stands for no rule
                    bound = _positions(text, rule.bindings) if rule.bindings else ()
                    firings.add((rule.rule, bound))
                    for concludes in rule.concludes:
                        drawn.append((concludes, bound[concludes.place] if concludes.place >= 0 else 0))
                text = durable_rules_engine.complete_and_start_action(self._handle, self._state)
        except Exception as error:
            raise EngineError(f"durable-rules failed while matching: {error}") from error
        return drawn

    def clear(self) -> None:
        """Take back every fact, so that the session is as new."""
        self.hits = []
        asserted, self._asserted = self._asserted, []
        try:
            if self.shard.joined and asserted:
                durable_rules_engine.delete_state(self._handle, _STATE)
            for text in asserted if not self.shard.joined else ():
                durable_rules_engine.retract_facts(self._handle, text)
        except Exception as error:
            raise EngineError(f"durable-rules failed to take back facts: {error}") from error


def _links(name: str, holder: int, named: int) -> list[str]:
    """Return the facts that link a holder with each member that its set of references names."""
    return [f'{{"id":"{name}_{holder}_{place}","i":{holder},"j":{place},"{name}":1}}' for place in _positions_in(named)]


def _conclusion(name: str, position: int) -> str:
    """Return the fact of a conclusion about the member at a position."""
    return f'{{"id":"{name}_{position}","i":{position},"{name}":1}}'


def _positions_in(bitmap: int) -> list[int]:
    """Return the positions of the members in a bitmap."""
    return [place for place in range(bitmap.bit_length()) if bitmap >> place & 1]


def _positions(text: str, bindings: int) -> tuple[int, ...]:
    """Read the positions of the bound members off the text of an activation."""
    facts = next(iter(json.loads(text).values()))
    return tuple([facts[f"b{place}"]["i"] for place in range(bindings)])
