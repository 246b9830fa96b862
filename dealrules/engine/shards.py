"""Shards at work: for one deal, the facts that a shard is given, and the firings that come of them.

How facts are taken back depends on what the rules do with them (see :mod:`dealrules.engine.durable`): where a firing
rests on one fact, facts are retracted; where it rests on several, the state is deleted.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from dealrules.engine.bitmaps import positions
from dealrules.engine.durable import Ruleset
from dealrules.engine.plan import START, Concludes, Shard
from dealrules.engine.program import Firings, Hits, Made
from dealrules.engine.variants import Matching

__all__ = ["MemberSession", "open_shard"]

Drawn = list[tuple[Concludes, int]]

_DEAL = 0
"""The number of the subject that comes first, and the key of its one fact."""

_SHIFT = 20
_POSITION = (1 << _SHIFT) - 1
"""The key of a fact is the number of the subject, shifted, and the position of the member."""

_BOUND = re.compile(r'"b(\d+)":\{"id":"(\d+)"')
"""In an activation, a binding by its place, and the key of the fact it is bound to."""

_START_FACT = f'{{"id":"{START}","{START}":1}}'


def open_shard(shard: Shard, number: int) -> MemberSession:
    """Open a session of the kind that the rules of a shard need."""
    kind = _JoinedSession if shard.matching is Matching.JOINED else _ChainedSession
    return kind(shard, number)


class MemberSession(ABC):
    """A shard whose facts are the members that passed a test, because its rules chain or join them."""

    def __init__(self, shard: Shard, number: int) -> None:
        self.shard = shard
        self.ruleset = Ruleset(f"shard {number}", shard.definition)
        self._asserted = ""
        self._rules = {name: (rule.rule, rule.bindings, rule.concludes) for name, rule in shard.rules.items()}
        self._tests = tuple((subject << _SHIFT, f',"t{test}":1') for test, subject in enumerate(shard.tests))

    @abstractmethod
    def begin(self, hits: Hits, made: Made) -> None:
        """Assert the members that passed a test, with what is concluded already."""

    @abstractmethod
    def conclude(self, new: Drawn) -> bool:
        """Give the shard new conclusions; say whether it reads any."""

    @abstractmethod
    def clear(self) -> None:
        """Take back every fact, so that the session is as new."""

    def drain(self, firings: Firings) -> Drawn:
        """Collect what fires; return the conclusions drawn."""
        drawn: Drawn = []
        for text in self.ruleset.activations() if self._asserted else ():
            name = text[2 : text.index('"', 2)]
            if name == START:
                continue
            rule, bindings, concludes = self._rules[name]
            bound = {place: int(key) & _POSITION for place, key in _BOUND.findall(text)}
            members = tuple([bound[str(place)] for place in range(bindings)])
            firings.append((rule, members))
            for conclusion in concludes:
                drawn.append((conclusion, members[conclusion.place] if conclusion.place >= 0 else 0))
        return drawn

    def _facts(self, hits: Hits) -> dict[int, str]:
        """Return the properties of every member that passed a test, by subject and position."""
        deal, members, _ = hits
        facts = {_DEAL: deal} if deal else {}
        for test, bitmap in members:
            base, properties = self._tests[test]
            for position in positions(bitmap):
                facts[base + position] = facts.get(base + position, "") + properties
        return facts

    def _assert(self, facts: list[str]) -> None:
        if facts:
            self._asserted = f"[{','.join(facts)}]"
            self.ruleset.assert_facts(self._asserted)


class _ChainedSession(MemberSession):
    """A shard whose rules read conclusions: each fact gains a property when one is made about it or the deal."""

    def __init__(self, shard: Shard, number: int) -> None:
        super().__init__(shard, number)
        self._current: dict[int, str] = {}

    def begin(self, hits: Hits, made: Made) -> None:
        """Assert the members that passed a test, with what is concluded already."""
        self._current = self._facts(hits)
        for key, (conclusion, subject) in self.shard.reads.items():
            for position in positions(made.get(key, 0)):
                self._gain(conclusion, subject, position)
        self._assert([_fact(key, properties) for key, properties in self._current.items()])

    def _gain(self, conclusion: str, subject: int, position: int) -> list[int]:
        """Add the property of a conclusion to the facts that it is about; return which."""
        about = list(self._current) if subject == _DEAL else [(subject << _SHIFT) + position]
        gaining = [key for key in about if key in self._current]
        for key in gaining:
            self._current[key] += f',"{conclusion}":1'
        return gaining

    def conclude(self, new: Drawn) -> bool:
        """Assert the facts anew that gain a conclusion."""
        reads = self.shard.reads
        gained = [
            (*reads[concludes.name, concludes.value], position)
            for concludes, position in new
            if (concludes.name, concludes.value) in reads
        ]
        if not gained or not self._current:
            return False
        before = dict(self._current)
        changed = {key: None for gain in gained for key in self._gain(*gain)}
        if not changed:
            return False
        self.ruleset.retract_facts(f"[{','.join([_fact(key, before[key]) for key in changed])}]")
        self.ruleset.assert_facts(f"[{','.join([_fact(key, self._current[key]) for key in changed])}]")
        return True

    def clear(self) -> None:
        """Take back every fact, so that the session is as new."""
        if self._asserted:
            facts = [_fact(key, properties) for key, properties in self._current.items()]
            self.ruleset.retract_facts(f"[{','.join(facts)}]")
            self._asserted = ""


class _JoinedSession(MemberSession):
    """A shard whose rules join several facts."""

    def begin(self, hits: Hits, made: Made) -> None:
        """Assert the members that passed a test, what the joins need, and what is concluded already."""
        facts = self._facts(hits)
        if not facts:
            return
        present: dict[int, int] = {}
        for test, bitmap in hits[1]:
            subject = self.shard.tests[test]
            present[subject] = present.get(subject, 0) | bitmap
        references, links = self.shard.references, self.shard.links
        for (subject, name), pairs in zip(references, hits[2][: len(references)], strict=True):
            here = present.get(subject, 0)
            for holders, target in pairs if here else ():
                for position in positions(holders & here):
                    facts[(subject << _SHIFT) + position] += f',"{name}":{target}'
        texts = [_fact(key, properties) for key, properties in facts.items()]
        for (subject, target, name), rows in zip(links, hits[2][len(references) :], strict=True):
            here, there = present.get(subject, 0), present.get(target, 0)
            for holders, certain, _ in rows if here and there else ():
                for holder in positions(holders & here):
                    texts += [_link(name, holder, named) for named in positions(certain & there)]
        for read, (name, _) in self.shard.reads.items():
            texts += [_conclusion(name, position) for position in positions(made.get(read, 0))]
        # the start fact fires a rule of its own, so that the state may be deleted
        self._assert([_START_FACT, *texts])

    def conclude(self, new: Drawn) -> bool:
        """Assert the conclusions that the shard reads, as facts of their own."""
        if not self._asserted:
            return False  # no test passed: nothing here can fire
        texts = []
        for concludes, position in new:
            read = self.shard.reads.get((concludes.name, concludes.value))
            if read is not None:
                texts.append(_conclusion(read[0], position))
        self._assert(texts)
        return bool(texts)

    def clear(self) -> None:
        """Take back every fact, so that the session is as new."""
        if self._asserted:
            self.ruleset.delete_state()
            self._asserted = ""


def _fact(key: int, properties: str) -> str:
    """Return the fact of a member; its key comes first, for those who read it off an activation."""
    return f'{{"id":"{key}","i":{key & _POSITION}{properties}}}'


def _link(name: str, holder: int, named: int) -> str:
    """Return the fact that links a holder with a member that its set of references names."""
    return f'{{"id":"{name}_{holder}_{named}","i":{holder},"j":{named},"{name}":1}}'


def _conclusion(name: str, position: int) -> str:
    """Return the fact of a conclusion about the member at a position."""
    return f'{{"id":"{name}_{position}","i":{position},"{name}":1}}'
