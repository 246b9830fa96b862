"""Hypothesis strategies over the generators of random deals and random rules."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import strategies as st

from dealrules.rulebook import RuleSet
from dealrules.snapshot import SUBJECTS, Deal
from dealrules.snapshot.subject import Subject
from dealrules.testing.random_deals import DealGenerator
from dealrules.testing.random_rules import RuleSetGenerator

__all__ = ["deals", "register", "rulesets"]


@st.composite
def deals(draw: st.DrawFn, /, *, size: int = 4, subjects: Mapping[str, Subject] = SUBJECTS, **given: Any) -> Deal:
    """Return a strategy for valid deals.

    Args:
        draw: supplied by Hypothesis.
        size: the largest number of members of one subject.
        subjects: the subjects with their attributes; give those of a set of rules to have its extensions drawn too.
        given: attributes of the deal that are not drawn, such as ``phase=Phase.NEEDS_RECOGNITION``.
    """
    known = draw(st.sampled_from((0.1, 0.5, 0.9, 1.0)), label="share of known facts")
    generator = DealGenerator(_random(draw), size=draw(st.integers(0, size)), known=known, subjects=subjects)
    return generator.deal(**given)


@st.composite
def rulesets(draw: st.DrawFn, /, *, size: int = 20) -> RuleSet:
    """Return a strategy for sets of rules with all operators, joins and chains of conclusions.

    Args:
        draw: supplied by Hypothesis.
        size: the largest number of rules.
    """
    rules = draw(st.integers(1, size), label="rules")
    pool = draw(st.sampled_from((3, 6, 0)), label="attributes of each subject in use")
    easy = draw(st.sampled_from((0.0, 0.3, 1.0)), label="share of conditions that hold")
    return RuleSetGenerator(_random(draw), rules=rules, pool=pool, easy=easy).ruleset()


def _random(draw: st.DrawFn) -> Random:
    """Return a source of choices; a seed, because a whole deal is more than Hypothesis can record choice by choice."""
    return Random(draw(st.integers(0, 2**32), label="seed"))


def register() -> None:
    """Register the strategies with Hypothesis; called through its entry point."""
    st.register_type_strategy(Deal, deals())
    st.register_type_strategy(RuleSet, rulesets())
