"""Rules as formulas: when a rule fires, which conclusions are made, and what superseding hides.

A conclusion is made exactly when a rule that makes it fires. Strata are settled one after the other, so the formula of
a conclusion is put together from those of lower strata. Where conclusions of one stratum lead to each other in a
circle, the least set of conclusions counts: the rules are applied again and again, beginning with no conclusion, as
often as there are conclusions to make.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

import attrs

from dealrules.engine.members import DEAL, Member
from dealrules.proofs.logic import Formula, conjunction, disjunction, negation, variable
from dealrules.proofs.truth import Truth
from dealrules.proofs.universe import Universe
from dealrules.review.ranking import superseded
from dealrules.rulebook.graph import components
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import readings

__all__ = ["Fired", "Firings", "superseding_rules"]

Atom = tuple[str, str | bool, Member]


@attrs.frozen
class Fired:
    """A rule on one combination of members, and the formula that it fires."""

    rule: Rule
    members: tuple[Member, ...]
    target: Member
    formula: Formula = attrs.field(eq=False)


class Firings:
    """The firings of a set of rules over one universe.

    Args:
        ruleset: the rules.
        universe: the deals; gets the definitions of what is read here as further constraints.
    """

    def __init__(self, ruleset: RuleSet, universe: Universe) -> None:
        self.ruleset, self.universe = ruleset, universe
        self._values = {name: tuple(item.values) or (True,) for name, item in ruleset.conclusions.items()}
        self._truth = Truth(universe, self.made, self._values)
        self._makers: dict[tuple[str, str | bool], list[Rule]] = {}
        for rule in ruleset.rules.values():
            for concluded in rule.concludes:
                self._makers.setdefault(concluded, []).append(rule)
        self._circle_of = _circles(ruleset.rules.values())
        self._made: dict[Atom, Formula] = {}
        self._assumed: dict[Atom, Formula] = {}
        self._fired: dict[str, list[Fired]] = {}
        self._hidden_by: dict[tuple[str, Member], Formula] = {}
        self._superseding = superseding_rules(ruleset)
        self._names = 0
        # A formula is kept beside its name, because its number is given anew when it is forgotten.
        self._named: dict[int, tuple[Formula, Formula]] = {}
        self._choices: dict[object, list[tuple[Member, Formula]]] = {}

    @property
    def truth(self) -> Truth:
        """The formulas of conditions, which may read conclusions."""
        return self._truth

    def of(self, rule: Rule) -> list[Fired]:
        """Return a rule on each combination of members, with the formula that it fires."""
        if rule.id not in self._fired:
            self._fired[rule.id] = list(self._combinations(rule))
        return self._fired[rule.id]

    def _combinations(self, rule: Rule, *, named: bool = True) -> Iterator[Fired]:
        subjects = [binding.subject for binding in rule.for_each]
        for members in product(*map(self.universe.members, subjects)):
            formula = self._fires(rule, members)
            if formula is not False:
                bound = dict(zip(subjects, members, strict=True))
                target = DEAL if rule.target == "deal" else bound[rule.target]
                yield Fired(rule, members, target, self.named(formula) if named else formula)

    def _fires(self, rule: Rule, members: tuple[Member, ...]) -> Formula:
        bound = {binding.subject: member for binding, member in zip(rule.for_each, members, strict=True)}
        return conjunction((
            self._truth.holds(rule.when, DEAL, bound),
            *map(self.universe.exists, members),
            *(self._truth.holds(binding.condition, bound[binding.subject], bound) for binding in rule.for_each),
        ))  # fmt: skip

    def named(self, formula: Formula) -> Formula:
        """Return a variable that stands for a formula, always the same one for the same formula."""
        if isinstance(formula, bool) or formula.num_args() == 0:
            return formula
        key = formula.get_id()
        if key not in self._named:
            name = self._fresh()
            self.universe.constraints.append(name == formula)
            self._named[key] = (name, formula)
        return self._named[key][0]

    def _fresh(self) -> Formula:
        self._names += 1
        return variable(f"!{self._names}")

    def choice(self, key: object, subject: str) -> list[tuple[Member, Formula]]:
        """Return the members of a subject, each with a variable that says it is chosen; the same for the same key."""
        if key not in self._choices:
            self._choices[key] = [(each, self._fresh()) for each in self.universe.members(subject)]
        return self._choices[key]

    # Conclusions

    def made(self, name: str, value: str | bool, member: Member) -> Formula:
        """Return that a conclusion is made about a member."""
        atom = (name, value, member)
        if atom in self._assumed:
            return self._assumed[atom]
        if atom not in self._made:
            circle = self._circle_of.get(name)
            if circle is None:
                self._made[atom] = self.named(self._concluded(atom))
            else:
                self._settle(circle)
        return self._made[atom]

    def _concluded(self, atom: Atom) -> Formula:
        """Return that a rule which makes a conclusion fires."""
        name, value, member = atom
        on = self.ruleset.conclusions[name].on
        parts: list[Formula] = []
        for rule in self._makers.get((name, value), ()):
            places = [place for place, binding in enumerate(rule.for_each) if binding.subject == on]
            fired = self._combinations(rule, named=False) if self._assumed else self.of(rule)
            parts += [each.formula for each in fired if not places or each.members[places[0]] == member]
        return disjunction(parts)

    def _settle(self, circle: tuple[str, ...]) -> None:
        """Find the formulas of conclusions that lead to each other: the least that the rules demand."""
        atoms = [
            (name, value, member)
            for name in circle
            for value in self._values[name]
            for member in self.universe.members(self.ruleset.conclusions[name].on)
        ]
        outer, memory = self._assumed, self._truth.known
        made: dict[Atom, Formula] = dict.fromkeys(atoms, False)
        try:
            for _ in atoms:
                self._assumed, self._truth.known = made, {}
                made = {atom: self.named(self._concluded(atom)) for atom in atoms}
        finally:
            self._assumed, self._truth.known = outer, memory
        self._made.update(made)

    # What is shown

    def hidden(self, fired: Fired, besides: Collection[str] = ()) -> Formula:
        """Return that superseding hides a firing; rules in ``besides`` do not count."""
        hiders = [rule for rule in self._superseding.get(fired.rule.id, ()) if rule.id not in besides]
        return disjunction(self.hidden_by(rule, fired.target) for rule in hiders)

    def hidden_by(self, rule: Rule, target: Member) -> Formula:
        """Return that a rule fires where it hides what it supersedes about a target."""
        key = (rule.id, target)
        if key not in self._hidden_by:
            formulas = [each.formula for each in self.of(rule) if target in (DEAL, each.target)]
            self._hidden_by[key] = self.named(disjunction(formulas))
        return self._hidden_by[key]

    def shown(self, fired: Fired) -> Formula:
        """Return that a rule fires on a combination, and nothing supersedes it there."""
        self._truth.deadline.check()
        return conjunction((fired.formula, negation(self.hidden(fired))))


def superseding_rules(ruleset: RuleSet) -> dict[str, list[Rule]]:
    """Return, for each rule that is superseded, the rules that hide it, directly or through another."""
    found: dict[str, list[Rule]] = {}
    for identifier, hides in superseded(ruleset.rules).items():
        for hidden in hides:
            found.setdefault(hidden, []).append(ruleset.rules[identifier])
    return found


def _circles(rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """Return, for each conclusion that leads back to itself, the conclusions that it does so with."""
    leads_to: dict[str, list[str]] = {}
    for rule in rules:
        read = readings(rule)
        for made, _ in rule.concludes:
            leads_to.setdefault(made, [])
            for name in read:
                leads_to.setdefault(name, []).append(made)
    found = {}
    for names in components(leads_to):
        if len(names) > 1 or names[0] in leads_to[names[0]]:
            found.update(dict.fromkeys(names, tuple(sorted(names))))
    return found
