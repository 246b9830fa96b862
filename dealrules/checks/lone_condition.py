"""DR302 and DR303: a condition that can never hold, or always does, whatever the other conditions say.

Found::

    when: {phase: pre_contact, all_of: [{phase: implementation}]}     # DR302: a deal is in one phase
    when: {any_of: [{known: [budget]}, {unknown: [budget]}]}          # DR303: one of the two always holds

The check looks at one condition at a time and is quick; ``dealrules prove`` looks at all rules together.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.checks.finding import Finding, found
from dealrules.checks.outcomes import FALSE, TRUTH, Outcomes
from dealrules.rulebook.condition import AllOf, Condition, Not, children
from dealrules.rulebook.model import RuleSet

__all__ = ["CODES", "check"]

CODES = {
    "DR302": "a condition that can never hold",
    "DR303": "a condition that always holds",
}


def check(ruleset: RuleSet) -> Iterator[Finding]:
    """Yield every condition without a choice; of several inside each other the innermost."""
    outcomes = Outcomes(ruleset)
    for rule in ruleset.rules.values():
        for condition in rule.conditions:
            for part, outcome in _settled(outcomes, condition):
                place = part.location if part.location.line else rule.location
                if outcome == TRUTH:
                    yield found("DR303", "this condition always holds", place, rule.id, hint="Leave it out.")
                else:
                    hint = "Two demands on the same fact exclude each other."
                    yield found("DR302", "this condition can never hold", place, rule.id, hint=hint, error=True)


def _settled(outcomes: Outcomes, condition: Condition) -> Iterator[tuple[Condition, int]]:
    """Yield the innermost conditions that can only be true, or cannot be true, with what they can be."""
    inner = [found for part in _parts(condition) for found in _settled(outcomes, part)]
    yield from inner
    if inner or condition == AllOf(()):
        return
    possible = outcomes.of(condition)
    if possible == TRUTH:
        yield condition, TRUTH
    elif not possible & TRUTH:
        yield condition, FALSE


def _parts(condition: Condition) -> tuple[Condition, ...]:
    if isinstance(condition, Not):
        # What stands alone under a negation is judged with it.
        return _parts(condition.part)
    return children(condition)
