"""Deals on which the rules of a book have something to say.

Drawn facts seldom meet the whole condition of a rule. The tests beside the rules do, so half of the deals are those,
with some facts forgotten; the other half is drawn freely.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from dealrules.checks.rule_tests import test_deal
from dealrules.rulebook import RuleSet
from dealrules.snapshot import Deal
from dealrules.snapshot.loading import deal_from_data
from dealrules.testing.ignorance import forgotten
from dealrules.testing.strategies import deals, extensions_of

__all__ = ["occasions"]


def occasions(ruleset: RuleSet) -> st.SearchStrategy[Deal]:
    """Return a strategy for valid deals that suits the rules of a set, with its extension attributes."""
    free = deals(size=3, subjects=ruleset.subjects)
    tested = [rule.id for rule in ruleset.rules.values() if rule.written_tests is not None]

    @cache
    def examples(rule: str) -> tuple[Deal, ...]:
        found = [test_deal(test.deal, ruleset)[0] for test in ruleset.rules[rule].tests]
        return tuple(deal for deal in found if deal is not None)

    @st.composite
    def partly(draw: st.DrawFn) -> Deal:
        known = examples(draw(st.sampled_from(tested)))
        if not known:
            return draw(free)
        data = draw(st.sampled_from(known)).to_dict()
        kept = forgotten(data, lambda: draw(st.integers(0, 15)) > 0, ruleset.subjects)
        return deal_from_data(kept, extensions_of(ruleset.subjects))

    return free | partly() if tested else free
