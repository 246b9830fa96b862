"""The working phase: where the buyer stands by the facts, settled before anything else.

What a seller reports is one fact among others. The books conclude ``working_phase``, the one phase that the facts bear
out, or ``possible_phase``, the phases that remain; whatever else reads ``phase`` then reads the working one, and what
was typed stays as ``reported_phase``. Where several remain, a rule fires only if it would in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import attrs

from dealrules.engine.matcher import Match, Matcher
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import readings
from dealrules.snapshot import Deal
from dealrules.vocabulary import Phase

__all__ = ["POSSIBLE", "WORKING", "PhaseJudge", "agreed"]

WORKING = "working_phase"
"""The conclusion that names the phase the facts bear out."""
POSSIBLE = "possible_phase"
"""The conclusion that names the phases that remain possible where the facts do not settle on one."""


class PhaseJudge:
    """Says in which phases a deal may be; it uses only the rules that bear on this."""

    def __init__(self, ruleset: RuleSet) -> None:
        rules = _bearing_on({WORKING, POSSIBLE}, ruleset)
        self._matcher = Matcher(attrs.evolve(ruleset, rules=rules)) if rules else None

    def warm(self) -> None:
        """Compile the tests now, and not when the first deal comes."""
        if self._matcher is not None:
            self._matcher.warm()

    def judged(self, deal: Deal) -> tuple[Deal, ...]:
        """Return the deal as the rules see it, once for each phase in which it may be.

        Without rules about the phase it is taken as reported; where nothing is known of it, it stays unknown.
        """
        if self._matcher is None:
            return (deal,)
        reported = deal.reported_phase or deal.phase
        seen = deal.changed({"phase": None, "reported_phase": reported})
        made = self._matcher.match(seen).made
        phases = [phase for phase in Phase if (WORKING, phase.value) in made]
        phases = phases or [phase for phase in Phase if (POSSIBLE, phase.value) in made]
        return tuple([seen.changed({"phase": phase}) for phase in phases]) or (seen,)


def agreed(matches: Sequence[Match]) -> Match:
    """Return what all matches of one deal have found: what holds whichever of its possible phases is the true one."""
    return matches[0] if len(matches) == 1 else reduce(Match.common, matches)


def _bearing_on(names: Iterable[str], ruleset: RuleSet) -> dict[str, Rule]:
    """Return the rules that make conclusions, and those that make what these read."""
    makers: dict[str, list[Rule]] = {}
    for rule in ruleset.rules.values():
        for name, _ in rule.concludes:
            makers.setdefault(name, []).append(rule)
    found: dict[str, Rule] = {}
    waiting = [rule for name in names for rule in makers.get(name, ())]
    while waiting:
        rule = waiting.pop()
        if rule.id not in found:
            found[rule.id] = rule
            waiting += [maker for name in readings(rule) for maker in makers.get(name, ())]
    return {identifier: rule for identifier, rule in ruleset.rules.items() if identifier in found}
