"""Which firings a review shows, and in which order: superseding, groups, and what a coach would say first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import attrs

from dealrules.engine.bitmaps import in_order
from dealrules.rulebook.model import AdviceKind, Confidence, Priority, Rule, RuleSet
from dealrules.snapshot import Deal

__all__ = ["INFLUENCE_RANKS", "Hidden", "HiddenBy", "Ranked", "Ranking", "static_rank", "superseded"]

_PRIORITIES = {priority: place for place, priority in enumerate(Priority)}
_KINDS = (
    AdviceKind.AVOID,
    AdviceKind.WARN,
    AdviceKind.FOCUS,
    AdviceKind.DO,
    AdviceKind.TACTIC,
    AdviceKind.ASK,
)
_CONFIDENCES = {confidence: place for place, confidence in enumerate(Confidence)}
INFLUENCE_RANKS: Mapping[str | None, int] = {"high": 0, "medium": 1, None: 2, "low": 3}
"""The place of advice about a person by the person's influence, unknown included."""


class HiddenBy(StrEnum):
    """Why a firing is not shown: another rule says it better, or its group has one voice only."""

    SUPERSEDED = "superseded"
    GROUP = "group"


@attrs.frozen
class Ranked:
    """A firing with its rule, the positions of its members and the position of its target."""

    rule: Rule
    members: tuple[int, ...]
    position: int


@attrs.frozen
class Hidden:
    """A firing that is not shown, the rule that hides it and why."""

    firing: Ranked
    by: str
    reason: HiddenBy


class Ranking:
    """The order of advice, prepared once for a set of rules.

    Advice is ordered by priority (what would lose the deal first), then by kind (an error to avoid before a risk,
    before the entry focus, before an action, a tactic, a question), then by how well the doctrine supports it, then
    by the influence of the person it is about; rule and member ids break ties.
    """

    def __init__(self, ruleset: RuleSet) -> None:
        self.rules = tuple(ruleset.rules.values())
        self._superseded = superseded(ruleset.rules)
        self._keys = {rule.id: static_rank(rule) for rule in self.rules if rule.advice is not None}
        self._places = {
            rule.id: next((place for place, bound in enumerate(rule.for_each) if bound.subject == rule.target), -1)
            for rule in self.rules
        }
        self._groups = {rule.id: rule.group for rule in self.rules if rule.group}

    def order(self, firings: Iterable[tuple[int, tuple[int, ...]]], deal: Deal) -> tuple[list[Ranked], list[Hidden]]:
        """Return the advice to show, best first, and what is hidden."""
        fired = []
        for index, members in firings:
            rule = self.rules[index]
            place = self._places[rule.id]
            fired.append(Ranked(rule, members, members[place] if place >= 0 else 0))
        shown, hidden = self._supersede(fired)
        shown = [firing for firing in shown if firing.rule.advice is not None]
        influences = [INFLUENCE_RANKS[person.influence] for person in in_order(deal.stakeholders)]
        shown.sort(key=lambda firing: self._key(firing, influences))
        return self._one_voice(shown, hidden)

    def _key(self, firing: Ranked, influences: list[int]) -> tuple[Any, ...]:
        influence = influences[firing.position] if firing.rule.target == "stakeholder" else 0
        return (*self._keys[firing.rule.id], influence, firing.rule.id, firing.members)

    def _supersede(self, fired: list[Ranked]) -> tuple[list[Ranked], list[Hidden]]:
        """Hide what is superseded by a firing of the same target, or by any firing if it is about the deal."""
        hiders: dict[tuple[str, str, int], str] = {}
        for firing in fired:
            for identifier in self._superseded.get(firing.rule.id, ()):
                hiders.setdefault((identifier, firing.rule.target, firing.position), firing.rule.id)
                hiders.setdefault((identifier, "deal", 0), firing.rule.id)
        if not hiders:
            return fired, []
        shown, hidden = [], []
        for firing in fired:
            by = hiders.get((firing.rule.id, firing.rule.target, firing.position))
            if by is None:
                shown.append(firing)
            elif firing.rule.advice is not None:
                hidden.append(Hidden(firing, by, HiddenBy.SUPERSEDED))
        return shown, hidden

    def _one_voice(self, shown: list[Ranked], hidden: list[Hidden]) -> tuple[list[Ranked], list[Hidden]]:
        """Keep the first firing of each group."""
        voices: dict[str, str] = {}
        kept = []
        for firing in shown:
            group = self._groups.get(firing.rule.id)
            if group is None:
                kept.append(firing)
            elif group in voices:
                hidden.append(Hidden(firing, voices[group], HiddenBy.GROUP))
            else:
                voices[group] = firing.rule.id
                kept.append(firing)
        return kept, hidden


def static_rank(rule: Rule) -> tuple[int, int, int]:
    """Return the place of a rule's advice before the deal is looked at; the rule must give advice."""
    assert rule.advice is not None
    return _PRIORITIES[rule.advice.priority], _KINDS.index(rule.advice.kind), _CONFIDENCES[rule.confidence]


def superseded(rules: Mapping[str, Rule]) -> dict[str, frozenset[str]]:
    """Return, for each rule that supersedes others, all of them, directly or through another."""
    found: dict[str, frozenset[str]] = {}
    for rule in rules.values():
        reached: set[str] = set()
        waiting = list(rule.supersedes)
        while waiting:
            identifier = waiting.pop()
            if identifier not in reached:
                reached.add(identifier)
                waiting.extend(rules[identifier].supersedes)
        if reached:
            found[rule.id] = frozenset(reached)
    return found
