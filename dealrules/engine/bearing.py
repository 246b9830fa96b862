"""The rules that bear on the working phase: those that conclude it, and those that make what these read."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import makers, readings

__all__ = ["POSSIBLE", "WORKING", "bearing_on_phase"]

WORKING = "working_phase"
"""The conclusion that names the phase the facts bear out."""
POSSIBLE = "possible_phase"
"""The conclusion that names the phases that remain possible where the facts do not settle on one."""


def bearing_on_phase(ruleset: RuleSet) -> RuleSet:
    """Return the rules that settle the phase."""
    return attrs.evolve(ruleset, rules=_bearing_on({WORKING, POSSIBLE}, ruleset))


def _bearing_on(names: Iterable[str], ruleset: RuleSet) -> dict[str, Rule]:
    """Return the rules that make conclusions, and those that make what these read."""
    made_by = makers(ruleset.rules.values())
    found: dict[str, Rule] = {}
    waiting = [rule for name in names for rule in made_by.get(name, ())]
    while waiting:
        rule = waiting.pop()
        if rule.id not in found:
            found[rule.id] = rule
            waiting += [maker for name in readings(rule) for maker in made_by.get(name, ())]
    return {identifier: rule for identifier, rule in ruleset.rules.items() if identifier in found}
