"""DR301: two rules with the same condition and the same advice.

One of them is superfluous, and a reader sees the advice twice. The order in which conditions are written does not
matter, the words of the texts do not either.

Found::

    - id: entry.a
      when: {phase: pre_contact, budget: none}
      then: {do: call, ...}
    - id: entry.b
      when: {budget: none, phase: pre_contact}
      then: {do: call, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dealrules.checks.finding import Finding, found
from dealrules.rulebook.condition import AllOf, AnyOf, Compare, Concluded, Condition, Known, ListTest, Not, OneOf
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["CODES", "check"]

CODES = {"DR301": "two rules with the same condition and the same advice"}


def check(ruleset: RuleSet) -> Iterator[Finding]:
    """Yield every rule that repeats one which stands before it."""
    seen: dict[object, Rule] = {}
    for rule in sorted(ruleset.rules.values(), key=lambda rule: rule.location):
        first = seen.setdefault(_essence(rule), rule)
        if first is not rule:
            message = f"the rule '{rule.id}' has the condition and the advice of '{first.id}'"
            hint = "Remove one of the two."
            yield found("DR301", message, rule.location, rule.id, first.id, hint=hint, error=True)


def _essence(rule: Rule) -> object:
    """Return what two rules must have in common to be the same."""
    bindings = tuple((binding.subject, _ordered(binding.condition)) for binding in sorted(rule.for_each, key=str))
    advice = rule.advice and attrs.evolve(rule.advice, text=None, instead=None)
    return (_ordered(rule.when), bindings, rule.target, advice, rule.concludes, rule.group)


def _ordered(condition: Condition) -> str:
    """Return a condition as a text that does not depend on the order of its parts."""
    match condition:
        case AllOf() | AnyOf():
            kind = type(condition)
            parts = sorted({_ordered(part) for part in _flat(condition, kind)})
            return parts[0] if len(parts) == 1 else f"{kind.__name__}({', '.join(parts)})"
        case Not(part):
            return f"Not({_ordered(part)})"
        case ListTest(path, quantifier, where, low, high):
            return f"{path!r} {quantifier} {low} {high} ({_ordered(where)})"
        case Compare(path, OneOf(values, negated)):
            return f"{path!r} {sorted(map(str, values))} {negated}"
        case Compare(path, matcher):
            return f"{path!r} {matcher!r}"
        case Known(path):
            return f"known {path!r}"
        case Concluded(path, values):
            return f"concluded {path!r} {sorted(map(str, values))}"


def _flat(condition: AllOf | AnyOf, kind: type) -> Iterator[Condition]:
    for part in condition.parts:
        if isinstance(part, AllOf | AnyOf) and isinstance(part, kind):
            yield from _flat(part, kind)
        else:
            yield part
