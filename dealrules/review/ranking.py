"""Which firings a review shows, and in which order: superseding, groups, and what a coach would say first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

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


@attrs.define
class Ranked:
    """A firing with its rule, the positions of its members and the position of its target."""

    rule: Rule
    members: tuple[int, ...]
    position: int


@attrs.define
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
        rules = list(ruleset.rules.values())
        numbers = {rule.id: number for number, rule in enumerate(rules)}
        by_id = {identifier: place for place, identifier in enumerate(sorted(numbers))}
        hidden_by: dict[str, set[int]] = {identifier: set() for identifier in numbers}
        hides = superseded(ruleset.rules)
        for identifier, hidden in hides.items():
            for each in hidden:
                hidden_by[each].add(numbers[identifier])
        self._entries = tuple(
            [
                _Entry(
                    rule=rule,
                    place=_place(rule),
                    hides=rule.id in hides,
                    hidden_by=frozenset(hidden_by[rule.id]),
                    before=_before(rule, by_id[rule.id], len(rules)) if rule.advice is not None else -1,
                    influence=len(rules) if rule.target == "stakeholder" else 0,
                )
                for rule in rules
            ]
        )

    def order(
        self, activations: Iterable[tuple[int, tuple[int, ...]]], deal: Deal
    ) -> tuple[list[Ranked], list[Hidden]]:
        """Return the advice to show, best first, and what is hidden.

        Args:
            activations: index of the rule and positions of its members, as the matcher gives them.
            deal: the deal they fired on.
        """
        influences = [INFLUENCE_RANKS[person.influence] for person in in_order(deal.stakeholders)]
        entries = self._entries
        fired = []
        hiding: dict[int, list[int]] = {}
        for number, members in activations:
            entry = entries[number]
            position = members[entry.place] if entry.place >= 0 else 0
            if entry.hides:
                hiding.setdefault(number, []).append(position)
            before = entry.before
            if before >= 0:
                if entry.influence:
                    before += entry.influence * influences[position]
                fired.append((before, members, entry, position))
        fired.sort()  # no two share rule and members, so entries are never compared
        active = frozenset(hiding)
        shown: list[Ranked] = []
        hidden: list[Hidden] = []
        voices: dict[str, str] = {}
        for _, members, entry, position in fired:
            firing = Ranked(entry.rule, members, position)
            hiders = entry.hidden_by & active
            by = self._hider(entry, position, hiders, hiding) if hiders else None
            group = entry.rule.group
            if by is not None:
                hidden.append(Hidden(firing, by, HiddenBy.SUPERSEDED))
            elif group in voices:
                hidden.append(Hidden(firing, voices[group], HiddenBy.GROUP))
            else:
                shown.append(firing)
                if group:
                    voices[group] = entry.rule.id
        return shown, hidden

    def _hider(
        self, entry: _Entry, position: int, hiders: Iterable[int], hiding: Mapping[int, list[int]]
    ) -> str | None:
        """Return which of some rules that fired supersedes an advice about the member at a position, or the deal."""
        target = entry.rule.target
        found = None
        for number in hiders:
            rule = self._entries[number].rule
            hides = target == "deal" or (rule.target == target and position in hiding[number])
            if hides and (found is None or rule.id < found):
                found = rule.id
        return found


@attrs.frozen
class _Entry:
    """What is known of a rule before a deal is seen.

    Attributes:
        place: the place of the binding its advice is about, -1 for the deal.
        hides: whether it supersedes another.
        hidden_by: the numbers of the rules that supersede it.
        before: its advice stands before that of rules with more; -1 if it gives none.
        influence: how much a step of influence of the person it is about adds to that.
    """

    rule: Rule
    place: int
    hides: bool
    hidden_by: frozenset[int]
    before: int
    influence: int


def _place(rule: Rule) -> int:
    """Return the place of the binding that a rule's advice is about, -1 for the deal."""
    return next((place for place, bound in enumerate(rule.for_each) if bound.subject == rule.target), -1)


def _before(rule: Rule, place: int, rules: int) -> int:
    """Return one number for the static rank of a rule and its place by id, with room for influence between them."""
    priority, kind, confidence = static_rank(rule)
    rank = (priority * len(_KINDS) + kind) * len(_CONFIDENCES) + confidence
    return rank * len(INFLUENCE_RANKS) * rules + place


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
