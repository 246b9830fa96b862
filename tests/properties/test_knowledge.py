"""Knowing more never turns a yes into a no: the law of unknown facts, on generated rules.

A verdict that is certain stays when a fact is added, unless the rule asks for ignorance. That the shipped books keep
the law is among the laws of :mod:`dealrules.testing.laws`.
"""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.engine.reference import Reference
from dealrules.snapshot import Deal
from dealrules.testing import rulesets, seeded_deals
from dealrules.testing.ignorance import forgotten, lawful_rules


def verdicts(reference, rules):
    """Return the verdict of every rule, on the deal and on every combination of members, by their ids."""
    found = {}
    for rule in rules:
        found[rule.id, None] = reference.overall(rule)
        for members in reference.combinations(rule):
            bound = reference.bound(rule, members).values()
            ids = tuple(reference.population.identifier(member) for member in bound)
            found[rule.id, ids] = reference.verdict(rule, members)
    return found


@settings(max_examples=settings.default.max_examples // 2)
@given(rulesets(size=15), seeded_deals(size=3), st.integers(0, 2**32))
def test_a_certain_verdict_stays_when_facts_are_added(ruleset, deal, seed):
    random = Random(seed)
    earlier = Deal.from_dict(forgotten(deal.to_dict(), lambda: random.random() < 0.75))
    rules = lawful_rules(ruleset)
    before = verdicts(Reference(ruleset, earlier), rules)
    after = verdicts(Reference(ruleset, deal), rules)
    certain = {case: verdict for case, verdict in before.items() if verdict is not None}

    assert {case: after[case] for case in certain} == certain


def test_many_shipped_rules_are_under_the_law():
    shipped = dealrules.Engine.load().ruleset

    assert len(lawful_rules(shipped)) > len(shipped.rules) / 5
