"""Which firings a review shows, and in which order: superseding, groups, and what a coach would say first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from operator import itemgetter

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
        hidden_by = superseded(ruleset.rules)
        self._entries = tuple([_entry(rule, hidden_by.get(rule.id, frozenset())) for rule in ruleset.rules.values()])

    def order(
        self, activations: Sequence[tuple[int, tuple[int, ...]]], deal: Deal
    ) -> tuple[list[Ranked], list[Hidden]]:
        """Return the advice to show, best first, and what is hidden.

        Args:
            activations: index of the rule and positions of its members, as the matcher gives them.
            deal: the deal they fired on.
        """
        influences = [INFLUENCE_RANKS[person.influence] for person in in_order(deal.stakeholders)]
        active = {self._entries[index][0].id for index, _ in activations}
        hiders: dict[tuple[str, str, int], str] = {}
        fired = []
        for index, members in activations:
            rule, place, supersedes, key = self._entries[index]
            position = members[place] if place >= 0 else 0
            target = rule.target
            for identifier in sorted(supersedes & active) if supersedes else ():
                for hidden_one in ((identifier, target, position), (identifier, "deal", 0)):
                    hiders[hidden_one] = min(hiders.get(hidden_one, rule.id), rule.id)
            if key is not None:
                influence = influences[position] if target == "stakeholder" else 0
                fired.append((key, influence, rule.id, members, rule, position))
        fired.sort(key=_order)
        shown: list[Ranked] = []
        hidden: list[Hidden] = []
        for _, _, identifier, members, rule, position in fired:
            by = hiders.get((identifier, rule.target, position))
            if by is None:
                shown.append(Ranked(rule, members, position))
            else:
                hidden.append(Hidden(Ranked(rule, members, position), by, HiddenBy.SUPERSEDED))
        return _one_voice(shown, hidden)


_order = itemgetter(0, 1, 2, 3)

_Entry = tuple[Rule, int, frozenset[str], tuple[int, int, int] | None]
"""A rule, the place of the binding its advice is about, what it supersedes, and its static rank if it advises."""


def _entry(rule: Rule, hides: frozenset[str]) -> _Entry:
    place = next((place for place, bound in enumerate(rule.for_each) if bound.subject == rule.target), -1)
    return rule, place, hides, static_rank(rule) if rule.advice is not None else None


def _one_voice(shown: list[Ranked], hidden: list[Hidden]) -> tuple[list[Ranked], list[Hidden]]:
    """Keep the first firing of each group."""
    voices: dict[str, str] = {}
    kept = []
    for firing in shown:
        group = firing.rule.group
        if not group:
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
