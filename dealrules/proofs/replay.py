"""Deals that a proof found, run through the engine that reviews deals: it has the last word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import starmap
from typing import Any

import attrs

from dealrules.documents import read_document
from dealrules.engine.matcher import Matcher
from dealrules.engine.members import DEAL, Member, Population
from dealrules.review.ranking import HiddenBy, Ranking
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.snapshot import SUBJECTS, Deal, deal_from_node

__all__ = ["Replay", "Replays", "Seen"]


@attrs.frozen
class Seen:
    """A firing that the engine found: the rule, the members it is bound to, its target, and what hides it if it is."""

    rule: str
    bound: tuple[tuple[str, int], ...]
    target: tuple[str, int]
    hidden_by: HiddenBy | None


@attrs.frozen
class Replay:
    """What the engine finds in one deal.

    Attributes:
        deal: the deal.
        seen: every firing, also where values are concluded that exclude each other, so that no review is given.
    """

    deal: Deal
    seen: tuple[Seen, ...]

    def fires(self, rule: Rule) -> bool:
        """Say whether a rule fires."""
        return any(each.rule == rule.id for each in self.seen)

    def named(self, members: Iterable[tuple[str, int]]) -> list[str]:
        """Return what members other than the deal are called in it: subject and id.

        >>> deal = Deal.from_dict({"id": "d", "as_of": "2026-01-15", "quote": {"lines": [{"id": "l1"}]}})
        >>> Replay(deal, ()).named([("quote_line", 0), ("deal", 0)])
        ["quote line 'l1'"]
        """
        population = Population(self.deal, SUBJECTS)
        return [
            f"{member.subject.replace('_', ' ')} '{population.identifier(member)}'"
            for member in starmap(Member, sorted(members))
            if member != DEAL
        ]

    def bound(self, rule: Rule, subject: str) -> set[tuple[str, int]]:
        """Return the members of a subject that a rule fires for, the deal itself if it binds none of it."""
        return {
            next((each for each in seen.bound if each[0] == subject), ("deal", 0))
            for seen in self.seen
            if seen.rule == rule.id
        }

    def targets(self, rule: Rule, *, shown: bool = True, voice: bool = True) -> set[tuple[str, int]]:
        """Return the members that a rule fires for.

        Args:
            rule: the rule.
            shown: leave out what is superseded.
            voice: leave out what another rule of the same group hides.
        """
        left_out = {HiddenBy.SUPERSEDED: shown, HiddenBy.GROUP: shown and voice}
        return {
            each.target
            for each in self.seen
            if each.rule == rule.id and not (each.hidden_by is not None and left_out[each.hidden_by])
        }


class Replays:
    """Runs deals through the engine with one set of rules; the engine is compiled when it is first needed."""

    def __init__(self, ruleset: RuleSet) -> None:
        self._ruleset = ruleset
        self._ranking = Ranking(ruleset)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._ruleset)

    def read(self, text: str) -> Deal | None:
        """Return the deal that a YAML text describes, ``None`` if it is refused."""
        node, diagnostics = read_document(text, "<deal>")
        if node is None or diagnostics:
            return None
        extensions: Mapping[str, Any] = {subject: dict(found) for subject, found in self._ruleset.extensions.items()}
        return deal_from_node(node, extensions)[0]

    def run(self, deal: Deal) -> Replay:
        """Return what the engine finds in a deal."""
        return self.of(deal, self._matcher.found(deal).firings)

    def of(self, deal: Deal, firings: list[tuple[int, tuple[int, ...]]]) -> Replay:
        """Return what is shown and hidden of these firings, each the index of a rule with positions of members."""
        _, hidden = self._ranking.order(firings, deal)
        reasons = {(rule.id, members): each.reason for each in hidden for rule, members, _ in [each.firing]}
        rules = tuple(self._ruleset.rules.values())
        found = []
        for index, members in firings:
            rule = rules[index]
            bound = tuple(zip([binding.subject for binding in rule.for_each], members, strict=True))
            target = next((each for each in bound if each[0] == rule.target), ("deal", 0))
            found.append(Seen(rule.id, bound, target, reasons.get((rule.id, members))))
        return Replay(deal, tuple(found))
