"""Which firings a review shows, and in which order: superseding, groups, and what a coach would say first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from dealrules.engine.bitmaps import in_order
from dealrules.review.order import DEFAULT_ORDER, Order
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.snapshot import Deal

__all__ = ["Hidden", "HiddenBy", "Ranked", "Ranking", "superseded"]

Ranked = tuple[Rule, tuple[int, ...], int]
"""A firing: its rule, the positions of its members, and the position of its target."""

_Entry = tuple[Rule, int, bool, frozenset[int], int, int]
"""What is known of a rule before a deal is seen, a plain tuple because it is read for every firing: the rule; the place
of the binding its advice is about, -1 for the deal; whether it supersedes another; the numbers of the rules that can
hide it; a number, its advice stands before that of rules with more; how much each step of influence of the person it is
about adds to that."""


class HiddenBy(StrEnum):
    """Why a firing is not shown: another rule says it better, or its group has one voice only."""

    SUPERSEDED = "superseded"
    GROUP = "group"


@attrs.define
class Hidden:
    """A firing that is not shown, the rule that hides it and why."""

    firing: Ranked
    by: str
    reason: HiddenBy


class Ranking:
    """The order of advice (:class:`~dealrules.review.order.Order`), prepared once for a set of rules."""

    def __init__(self, ruleset: RuleSet, policy: Order = DEFAULT_ORDER) -> None:
        self.policy = policy
        rules = list(ruleset.rules.values())
        numbers = {rule.id: number for number, rule in enumerate(rules)}
        by_id = {identifier: place for place, identifier in enumerate(sorted(numbers))}
        hidden_by: dict[str, set[int]] = {identifier: set() for identifier in numbers}
        hides = superseded(ruleset.rules)
        places = _dense({rule.id: policy.place(rule) for rule in rules if rule.advice is not None})
        steps = max(policy.influence.values()) + 1
        for identifier, hidden in hides.items():
            for each in hidden:
                if ruleset.rules[each].target in ("deal", ruleset.rules[identifier].target):
                    hidden_by[each].add(numbers[identifier])
        self._entries: tuple[_Entry, ...] = tuple(
            [
                (
                    rule,
                    _place(rule),
                    rule.id in hides,
                    frozenset(hidden_by[rule.id]),
                    places[rule.id] * steps * len(rules) + by_id[rule.id] if rule.id in places else -1,
                    len(rules) if rule.target == "stakeholder" else 0,
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
        influences = [self.policy.influence[person.influence] for person in in_order(deal.stakeholders)]
        entries = self._entries
        fired = []
        hiding: dict[int, list[int]] = {}
        for number, members in activations:
            rule, place, hides, hidden_by, before, influence = entries[number]
            position = members[place] if place >= 0 else 0
            if hides:
                hiding.setdefault(number, []).append(position)
            if influence:
                before += influence * influences[position]
            if rule.advice is not None:
                fired.append((before, members, hidden_by, rule, position))
        fired.sort()  # no two share rule and members, so rules are never compared
        active = frozenset(hiding)
        shown: list[Ranked] = []
        hidden: list[Hidden] = []
        voices: dict[str, str] = {}
        for _, members, hidden_by, rule, position in fired:
            by = self._hider(rule, position, hidden_by & active, hiding) if hidden_by else None
            group = rule.group
            if by is not None:
                hidden.append(Hidden((rule, members, position), by, HiddenBy.SUPERSEDED))
            elif group in voices:
                hidden.append(Hidden((rule, members, position), voices[group], HiddenBy.GROUP))
            else:
                shown.append((rule, members, position))
                if group:
                    voices[group] = rule.id
        return shown, hidden

    def _hider(self, hidden: Rule, position: int, hiders: Iterable[int], hiding: Mapping[int, list[int]]) -> str | None:
        """Return which of some rules that fired supersedes an advice about the member at a position, or the deal."""
        found = None
        for number in hiders:
            if hidden.target == "deal" or position in hiding[number]:
                identifier = self._entries[number][0].id
                if found is None or identifier < found:
                    found = identifier
        return found


def _place(rule: Rule) -> int:
    """Return the place of the binding that a rule's advice is about, -1 for the deal."""
    return next((place for place, bound in enumerate(rule.for_each) if bound.subject == rule.target), -1)


def _dense(places: Mapping[str, tuple[int, ...]]) -> dict[str, int]:
    """Return one number for the place of each rule; equal places have equal numbers."""
    numbers = {place: number for number, place in enumerate(sorted(set(places.values())))}
    return {identifier: numbers[place] for identifier, place in places.items()}


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
