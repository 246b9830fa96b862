"""The engine that reviews deals finds what the reference evaluator, which is the specification, says there is.

Firings with the members they are bound to, and conclusions, are compared on generated rules and deals. An example is
one set of rules with several deals, one after the other through the same matcher, the first of them twice.

The ordinary profile compares 1,000 sets of rules, and some large ones; the profile ``long`` compares 100,000. Because
durable-rules never gives back the memory of a ruleset, those run in processes of their own, 2,000 in each.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealrules.engine.matcher import Matcher
from dealrules.engine.reference import Reference
from dealrules.errors import ConclusionConflict
from dealrules.testing import rulesets, seeded_deals
from dealrules.testing.random_deals import DealGenerator
from dealrules.testing.random_rules import RuleSetGenerator

EXAMPLES = settings.default.max_examples
CHUNK = settings.get_profile("chunk").max_examples
LONG = settings.get_current_profile_name() == "long"

seeds = st.integers(0, 2**32)


def found(ruleset, match):
    """Return firings and conclusions as the engine has them, in the words of the reference."""
    rules = list(ruleset.rules)
    made = {
        (name, value, place)
        for (name, value), bitmap in match.made.items()
        for place in range(bitmap.bit_length())
        if bitmap >> place & 1
    }
    return [(rules[index], members) for index, members in match.firings], made


def expected(ruleset, deal):
    reference = Reference(ruleset, deal)
    made = {(made.name, made.value, made.member.position) for made in reference.made}
    return [(firing.rule, firing.members) for firing in reference.firings], made


def assert_agreement(ruleset, snapshots):
    matcher = Matcher(ruleset)
    cases = [(deal, expected(ruleset, deal)) for deal in snapshots]
    for deal, answer in (*cases, cases[0]):
        assert found(ruleset, matcher.match(deal)) == answer


@pytest.mark.skipif(LONG, reason="test_many_rules_and_deals does this in processes of their own")
@given(rulesets(size=20), st.lists(seeded_deals(size=5), min_size=1, max_size=3))
def test_rules_and_deals(ruleset, snapshots):
    assert_agreement(ruleset, snapshots)


@pytest.mark.skipif(LONG, reason="test_many_rules_and_deals does this in processes of their own")
@settings(max_examples=EXAMPLES // 100)
@given(rulesets(size=200), seeded_deals(size=20))
def test_large_sets_of_rules_and_deals_with_many_members(ruleset, deal):
    assert_agreement(ruleset, [deal])


@pytest.mark.skipif(LONG, reason="test_many_rules_and_deals does this in processes of their own")
@settings(max_examples=max(EXAMPLES // 400, 1))
@given(seeds)
def test_every_condition_of_200_rules_true_at_once_on_20_members_of_every_subject(seed):
    ruleset = RuleSetGenerator(Random(seed), rules=200, easy=1.0).ruleset()
    deal = DealGenerator(Random(seed), size=20, least=20, known=1.0).deal()

    assert_agreement(ruleset, [deal])


@pytest.mark.skipif(LONG, reason="test_many_rules_and_deals does this in processes of their own")
@settings(max_examples=EXAMPLES // 10)
@given(rulesets(size=20), st.lists(seeded_deals(), min_size=3, max_size=3))
def test_two_values_of_a_conclusion_that_holds_one_are_reported_and_harm_no_other_deal(ruleset, snapshots):
    single = {name: attrs.evolve(declared, many=False) for name, declared in ruleset.conclusions.items()}
    ruleset = attrs.evolve(ruleset, conclusions=single)
    matcher = Matcher(ruleset)
    for deal in snapshots:
        firings, made = expected(ruleset, deal)
        if len({(name, place) for name, _, place in made}) < len(made):
            with pytest.raises(ConclusionConflict, match="was concluded as"):
                matcher.match(deal)
        else:
            assert found(ruleset, matcher.match(deal)) == (firings, made)


@pytest.mark.skipif(not LONG, reason="only in the long profile")
@pytest.mark.parametrize("number", range(EXAMPLES // CHUNK))
def test_many_rules_and_deals(number):
    options = ["--hypothesis-profile=chunk", f"--hypothesis-seed={number}", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(Path(__file__))], capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout
