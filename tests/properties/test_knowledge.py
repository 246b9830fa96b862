"""Knowing more never turns a yes into a no: the law of unknown facts, on generated rules and on the shipped books.

A verdict that is certain stays when a fact is added, unless the rule asks for ignorance: by ``known``, ``unknown`` or
``none_known``, by the absence of a conclusion, or through a conclusion that rests on one of these.
"""

from __future__ import annotations

from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.engine.reference import Reference
from dealrules.rulebook.condition import AllOf, AnyOf, Concluded, Known, ListTest, Not, Quantifier
from dealrules.snapshot import SUBJECTS, Deal, Kind
from dealrules.testing import rulesets, seeded_deals

EXAMPLES = settings.default.max_examples
seeds = st.integers(0, 2**32)


@cache
def shipped():
    return dealrules.Engine.load().ruleset


def asks_for_ignorance(condition, tainted, absent=False):
    """Say whether a condition may cease to hold, or begin to, because something is learnt."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(asks_for_ignorance(part, tainted, absent) for part in parts)
        case Not(part):
            return asks_for_ignorance(part, tainted, not absent)
        case Known():
            return True
        case Concluded(path):
            return absent or path.attribute in tainted
        case ListTest(quantifier=Quantifier.NONE_KNOWN):
            return True
        case ListTest(where=where, quantifier=quantifier):
            both = quantifier in (Quantifier.NONE, Quantifier.COUNT)
            return asks_for_ignorance(where, tainted, absent) or (
                both and asks_for_ignorance(where, tainted, not absent)
            )
    return False


def rules_under_the_law(ruleset):
    tainted, grown = set(), True
    while grown:
        lawful = {
            rule.id: rule
            for rule in ruleset.rules.values()
            if not any(
                asks_for_ignorance(condition, tainted)
                for condition in (rule.when, *(binding.condition for binding in rule.for_each))
            )
        }
        found = {name for rule in ruleset.rules.values() if rule.id not in lawful for name, _ in rule.concludes}
        tainted, grown = tainted | found, not found <= tainted
    return lawful.values()


def forgetful(data, subject, random, gone=()):
    """Return plain data of a member of which some facts are forgotten, the lists in ``gone`` among them."""
    kept = {key: value for key, value in data.items() if key in ("id", "as_of")}
    for attribute in SUBJECTS[subject].attributes.values():
        *section, name = attribute.name.split(".")
        holder = data.get(section[0], {}) if section else data
        if name not in holder or name in ("id", "as_of"):
            continue
        if attribute.target in gone or (attribute.kind is not Kind.LIST and random.random() < 0.3):
            continue
        value = holder[name]
        if attribute.kind is Kind.LIST:
            value = [forgetful(member, attribute.target, random, gone) for member in value]
        (kept.setdefault(section[0], {}) if section else kept)[name] = value
    return kept


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


def assert_certain_verdicts_stay(ruleset, deal, seed):
    random = Random(seed)
    gone = {name for name in SUBJECTS if random.random() < 0.2}
    earlier = Deal.from_dict(forgetful(deal.to_dict(), "deal", random, gone))
    rules = rules_under_the_law(ruleset)
    before = verdicts(Reference(ruleset, earlier), rules)
    after = verdicts(Reference(ruleset, deal), rules)
    certain = {case: verdict for case, verdict in before.items() if verdict is not None}

    assert {case: after[case] for case in certain} == certain


@given(rulesets(size=15), seeded_deals(size=3), seeds)
def test_a_certain_verdict_of_generated_rules_stays_when_facts_are_added(ruleset, deal, seed):
    assert_certain_verdicts_stay(ruleset, deal, seed)


@settings(max_examples=EXAMPLES // 20)
@given(seeded_deals(), seeds)
def test_a_certain_verdict_of_shipped_rules_stays_when_facts_are_added(deal, seed):
    assert_certain_verdicts_stay(shipped(), deal, seed)


def test_many_shipped_rules_are_under_the_law():
    assert len(rules_under_the_law(shipped())) > len(shipped().rules) / 5
