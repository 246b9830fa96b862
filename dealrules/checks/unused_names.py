"""DR304 to DR306, DR309: names that are declared and not used, or used and never made.

====== ==================================================================
DR304  a conclusion that no rule reads
DR305  a value of a conclusion that rules read and no rule makes
DR306  a parameter that no condition and no text names
DR309  a move, a risk or a group that no rule uses
====== ==================================================================

A conclusion that only a host reads, off the review, is accepted by an entry under ``checks: {ignore: [...]}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.checks.finding import Finding, found
from dealrules.engine.bearing import POSSIBLE, WORKING
from dealrules.rulebook.condition import Concluded, Condition, walk
from dealrules.rulebook.model import RuleSet

__all__ = ["CODES", "check"]

CODES = {
    "DR304": "a conclusion that no rule reads",
    "DR305": "a value of a conclusion that rules read and no rule makes",
    "DR306": "a parameter that no condition and no text names",
    "DR309": "a move, a risk or a group that no rule uses",
}


READ_BY_ENGINE = frozenset({WORKING, POSSIBLE})
"""Conclusions that the engine itself reads."""


def check(ruleset: RuleSet) -> Iterator[Finding]:
    """Yield every name without a use."""
    yield from _conclusions(ruleset)
    for name, parameter in ruleset.parameters.items():
        if name not in ruleset.used_parameters:
            yield found("DR306", f"no rule uses the parameter '{name}'", parameter.location, name)
    moves = {rule.advice.move for rule in ruleset.rules.values() if rule.advice is not None}
    for name, move in ruleset.moves.items():
        if name not in moves:
            yield found("DR309", f"no rule advises or warns off the move '{name}'", move.location, name)
    risks = {rule.advice.risk for rule in ruleset.rules.values() if rule.advice is not None}
    for name, risk in ruleset.risks.items():
        if risk.book and name not in risks:
            yield found("DR309", f"no rule warns of the risk '{name}'", risk.location, name)
    groups = {rule.group for rule in ruleset.rules.values()}
    for name, group in ruleset.groups.items():
        if name not in groups:
            yield found("DR309", f"no rule belongs to the group '{name}'", group.location, name)


def _conclusions(ruleset: RuleSet) -> Iterator[Finding]:
    made = {concluded for rule in ruleset.rules.values() for concluded in rule.concludes}
    read = set(READ_BY_ENGINE)
    for rule_id, condition in _conditions(ruleset):
        for part in walk(condition):
            if not isinstance(part, Concluded):
                continue
            name = part.path.attribute
            read.add(name)
            for value in sorted(part.values, key=str):
                if (name, value) not in made:
                    shown = f"'{name}'" if value is True else f"'{value}' of '{name}'"
                    message = f"no rule ever concludes {shown}, which is read here"
                    yield found("DR305", message, part.location, rule_id, name, error=True)
    for name, declared in ruleset.conclusions.items():
        if name not in read:
            yield found("DR304", f"no rule reads the conclusion '{name}'", declared.location, name)


def _conditions(ruleset: RuleSet) -> Iterator[tuple[str, Condition]]:
    for rule in ruleset.rules.values():
        yield from ((rule.id, condition) for condition in rule.conditions)
    yield from ((group.name, group.promise) for group in ruleset.groups.values() if group.promise is not None)
