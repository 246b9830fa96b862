"""Which rules one more member of a list can silence.

A condition such as ``needs: {none: {state: explicit}}`` stops holding when a need is added, and so does the advice
behind it, whatever that advice is about. Where absence is the point of a rule it says why, with ``absence:``; a
conclusion whose absence may be read says so in its declaration. The others are what :class:`Absences` finds.

The search goes by the form of conditions and errs on one side: a rule in which it finds nothing keeps firing for the
same members, whichever members are added.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dealrules.errors import Location
from dealrules.rulebook.cardinality import cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    Path,
)
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import makers
from dealrules.snapshot.attribute import Kind

__all__ = ["Absence", "Absences"]


@attrs.frozen
class Absence:
    """Something that a rule needs not to be there.

    Attributes:
        name: the list or the conclusion that the rule reads.
        location: where it reads it.
    """

    name: str
    location: Location


class Absences:
    """The absences that the rules of a set need.

    Args:
        ruleset: the rules.
        unexplained: leave out those for which a rule or a conclusion gives a reason.
    """

    def __init__(self, ruleset: RuleSet, *, unexplained: bool) -> None:
        self._ruleset, self._unexplained = ruleset, unexplained
        self._makers = makers(ruleset.rules.values())
        self._sensitive: set[tuple[str, bool]] = set()
        while self._grown():
            pass

    def _grown(self) -> bool:
        """Add the makers of conclusions that begin or stop to fire because others do; say whether there were any."""
        more = {
            (rule.id, grows)
            for rules in self._makers.values()
            for rule in rules
            for grows in (True, False)
            if (rule.id, grows) not in self._sensitive and self._moves(rule, grows=grows)
        }
        self._sensitive |= more
        return bool(more)

    def _moves(self, rule: Rule, *, grows: bool) -> bool:
        if self._unexplained and not grows and rule.absence:
            return False
        return any(True for condition in rule.conditions for _ in self._absences(condition, grows=grows))

    def of(self, rule: Rule) -> list[Absence]:
        """Return what ``rule`` needs not to be there, in the order of its conditions."""
        if self._unexplained and rule.absence:
            return []
        return [absence for condition in rule.conditions for absence in self._absences(condition, grows=False)]

    def _absences(self, condition: Condition, *, grows: bool) -> Iterator[Absence]:
        """Yield what makes a condition begin (``grows``) or stop to hold when a member is added."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._absences(part, grows=grows)
            case Not(part):
                yield from self._absences(part, grows=not grows)
            case ListTest(path, location=location):
                stated = cardinalities(condition)
                if any(grows is each.demands for each in stated):
                    yield Absence(str(path), location)
                for each in stated:
                    yield from self._absences(each.counted(condition.where), grows=grows is each.demands)
            case Known(path, location):
                if grows and self._is_list(path):
                    yield Absence(str(path), location)
            case Concluded(path, values, location):
                if self._is_sensitive(path.attribute, values, grows=grows):
                    yield Absence(path.attribute, location)
            case _:
                return

    def _is_sensitive(self, name: str, values: frozenset[str | bool], *, grows: bool) -> bool:
        """Say whether a member that is added can bring a conclusion about, or take it away."""
        declared = self._ruleset.conclusions[name]
        if self._unexplained and grows and declared.absence:
            return False
        on_deal = declared.on == "deal"
        return any(
            (rule.id, grows) in self._sensitive or (grows and on_deal and bool(rule.for_each))
            for rule in self._makers.get(name, ())
            if not values or any(made == name and value in values for made, value in rule.concludes)
        )

    def _is_list(self, path: Path) -> bool:
        attribute = self._ruleset.subjects[path.subject].attributes[path.attribute]
        return attribute.kind is Kind.LIST or bool(attribute.reverse)
