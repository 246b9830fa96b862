"""DR310 and DR311: advice that matters, and falls silent because of somebody it does not speak of.

Found::

    when: {needs: {none: {state: explicit}}}     # DR310 on advice of high or critical priority
    absence: nothing is absent here              # DR311 where no condition reads an absence

Where the absence is the point of a rule it says why: ``absence: as long as no need is explicit, price is premature``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.checks.finding import Finding, found
from dealrules.rulebook.absence import Absences
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.vocabulary import Priority

__all__ = ["CODES", "check"]

CODES = {
    "DR310": "advice of high or critical priority that one more member of a list silences",
    "DR311": "a reason for an absence that nothing reads",
}

_WEIGHTY = (Priority.HIGH, Priority.CRITICAL)


def check(ruleset: RuleSet) -> Iterator[Finding]:
    """Yield every weighty rule that rests on an unexplained absence, and every reason that explains none."""
    unexplained, every = Absences(ruleset, unexplained=True), Absences(ruleset, unexplained=False)
    for rule in ruleset.rules.values():
        if rule.absence and not every.of(rule):
            message = f"no condition of '{rule.id}' reads an absence"
            yield found("DR311", message, rule.location, rule.id, hint="Leave the reason out.")
        elif _is_weighty(rule):
            yield from _silenced(rule, unexplained)


def _is_weighty(rule: Rule) -> bool:
    return rule.advice is not None and rule.advice.priority in _WEIGHTY


def _silenced(rule: Rule, unexplained: Absences) -> Iterator[Finding]:
    absences = unexplained.of(rule)
    if absences:
        names = ", ".join(dict.fromkeys(f"'{absence.name}'" for absence in absences))
        place = absences[0].location if absences[0].location.line else rule.location
        message = f"one more member can silence '{rule.id}': it rests on what is not there ({names})"
        hint = "Read the member that the advice is about, or say with 'absence:' why the absence is the point."
        yield found("DR310", message, place, rule.id, hint=hint)
