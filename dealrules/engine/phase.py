"""The working phase: where the buyer stands by the facts, settled before anything else.

What a seller reports is one fact among others. The books conclude ``working_phase``, the one phase that the facts bear
out, or ``possible_phase``, the phases that remain; whatever else reads ``phase`` then reads the working one, and what
was typed stays as ``reported_phase``. Where several remain, a rule fires only if it would in each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from dealrules.engine.bearing import POSSIBLE, WORKING, bearing_on_phase
from dealrules.engine.matcher import Match, Matcher
from dealrules.engine.program import Made, StoredMatching
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot import Deal
from dealrules.vocabulary import Phase

__all__ = ["PhaseJudge", "agreed"]


class PhaseJudge:
    """Says in which phases a deal may be; it uses only the rules that bear on this.

    Args:
        ruleset: the rules.
        stored: what was made of :func:`~dealrules.engine.bearing.bearing_on_phase` before.
    """

    def __init__(self, ruleset: RuleSet, stored: StoredMatching | None = None) -> None:
        bearing = bearing_on_phase(ruleset)
        self._matcher = Matcher(bearing, stored) if bearing.rules else None

    def warm(self) -> None:
        """Compile the tests now, and not when the first deal comes."""
        if self._matcher is not None:
            self._matcher.warm()

    def before(self, deal: Deal) -> tuple[Deal, Made] | None:
        """Return the deal before its phase is settled, and what is concluded of it; ``None`` without such rules."""
        if self._matcher is None:
            return None
        seen = deal.changed({"phase": None, "reported_phase": deal.reported_phase or deal.phase})
        return seen, self._matcher.match(seen).made

    def judged(self, deal: Deal) -> tuple[Deal, ...]:
        """Return the deal as the rules see it, once for each phase in which it may be.

        Without rules about the phase it is taken as reported; where nothing is known of it, it stays unknown.
        """
        before = self.before(deal)
        if before is None:
            return (deal,)
        seen, made = before
        phases = [phase for phase in Phase if (WORKING, phase.value) in made]
        phases = phases or [phase for phase in Phase if (POSSIBLE, phase.value) in made]
        return tuple([seen.changed({"phase": phase}) for phase in phases]) or (seen,)


def agreed(matches: Sequence[Match]) -> Match:
    """Return what all matches of one deal have found: what holds whichever of its possible phases is the true one."""
    return matches[0] if len(matches) == 1 else reduce(Match.common, matches)
