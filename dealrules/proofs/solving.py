"""Asking whether there is a deal of some kind: a search among all deals up to a size, and the bound that ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

import attrs
import z3

from dealrules.errors import Location
from dealrules.proofs.bounds import Unbounded, Witnesses
from dealrules.proofs.deadline import Deadline, TimeIsUp
from dealrules.proofs.demands import Demand, sum_of
from dealrules.proofs.firings import Firings, superseding_rules
from dealrules.proofs.logic import Formula
from dealrules.proofs.universe import Universe
from dealrules.rulebook.domains import Domains
from dealrules.rulebook.model import RuleSet

__all__ = ["Answer", "Nowhere", "Searches", "Space", "Term", "Undecided"]

SIZES = (2, 3, 4, 6, 8, 12, 16, 24)
"""How many members of each subject are tried, one size after the other, until the bound is reached."""

FAR_ENOUGH = 6
"""Where no bound follows from the rules, the search ends at so many members."""


@attrs.frozen
class Term:
    """A part of what is sought.

    Attributes:
        formula: what a deal must fulfil.
        demand: what keeps it fulfilled when members are struck out.
        location: where it is written.
    """

    formula: Callable[[Firings], Formula]
    demand: Callable[[Witnesses], Demand]
    location: Location = attrs.field(default=Location(""))


@attrs.frozen
class Undecided:
    """The question could not be answered, and why."""

    reason: str


@attrs.frozen
class Nowhere:
    """There is provably no such deal; deals of this size show it."""

    size: int


@attrs.frozen
class Answer:
    """There is such a deal, with so many members of a subject at most."""

    size: int


class Space:
    """All deals with up to ``size`` members of each subject, and a solver that knows which of them are valid."""

    def __init__(self, ruleset: RuleSet, domains: Domains, size: int) -> None:
        sizes = {name: size for name in ruleset.subjects if name != "deal"}
        self.size = size
        self.universe = Universe(ruleset.subjects, domains, sizes)
        self.firings = Firings(ruleset, self.universe)
        self._solver = z3.SolverFor("QF_FD")
        self._told = 0
        self._names = 0

    def formula(self, term: Term, deadline: Deadline) -> Formula:
        """Return what a term asks of a deal.

        Raises:
            TimeIsUp: it was not finished in time.
        """
        self.firings.truth.deadline = deadline
        return term.formula(self.firings)

    def stand_for(self, formula: Formula) -> z3.BoolRef:
        """Return a variable that implies a formula."""
        self._names += 1
        name = z3.Bool(f"?{self._names}")
        self._solver.add(z3.Implies(name, formula))
        self._tell()
        return name

    def _tell(self) -> None:
        """Give the solver the constraints that have come up since it was last told."""
        constraints = self.universe.constraints
        self._solver.add(*(each for each in constraints[self._told :] if each is not True))
        self._told = len(constraints)

    def check(self, assumptions: Sequence[z3.BoolRef], deadline: Deadline) -> bool:
        """Say whether there is a deal that fulfils all assumptions.

        Raises:
            TimeIsUp: the solver had too little time.
        """
        deadline.check()
        self._solver.set("timeout", deadline.milliseconds)
        found = self._solver.check(*assumptions)
        if found == z3.unknown:
            raise TimeIsUp
        return bool(found == z3.sat)

    def core(self) -> set[str]:
        """Return the names of assumptions that suffice to exclude every deal, after a check that found none."""
        return {str(each) for each in self._solver.unsat_core()}

    def model(self) -> z3.ModelRef:
        """Return the deal that the last check found."""
        return self._solver.model()


class Searches:
    """Searches for deals, for one set of rules; spaces of one size are shared by all questions."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self._domains = Domains.of_rules(ruleset)
        if ruleset.groups:
            self._domains.tell_apart("stakeholder", "influence")  # it decides who speaks for a group
        self._witnesses = Witnesses(ruleset, superseding_rules(ruleset))
        self._spaces: dict[int, Space] = {}

    def space(self, size: int) -> Space:
        """Return all deals of one size."""
        if size not in self._spaces:
            self._spaces[size] = self.new_space(size)
        return self._spaces[size]

    def new_space(self, size: int) -> Space:
        """Return all deals of one size as seen by rules that are yet to be named."""
        return Space(self.ruleset, self._domains, size)

    def named(self, size: int, terms: Sequence[Term], deadline: Deadline) -> dict[z3.BoolRef, Term]:
        """Return the terms by the variables that stand for them among the deals of one size.

        Raises:
            TimeIsUp: there was no time to write them all down.
        """
        space = self.space(size)
        return {space.stand_for(space.formula(term, deadline)): term for term in terms}

    def find(self, terms: Sequence[Term], deadline: Deadline) -> Answer | Nowhere | Undecided:
        """Look for a deal that fulfils all terms."""
        try:
            return self._find(terms, deadline)
        except TimeIsUp:
            return Undecided("the time limit was reached")

    def _find(self, terms: Sequence[Term], deadline: Deadline) -> Answer | Nowhere | Undecided:
        needed = 0
        for size in SIZES:
            if size < needed:
                continue
            space = self.space(size)
            named = self.named(size, terms, deadline)
            if space.check(list(named), deadline):
                return Answer(size)
            bound = self._bound_of_core(space, named, deadline)
            deadline.check()
            if bound is None and size >= FAR_ENOUGH:
                return Undecided(f"no bound on members follows from the rules; none found with up to {size} of each")
            needed = size + 1 if bound is None else bound
            if needed <= size:
                return Nowhere(size)
        return Undecided(f"none found with up to {SIZES[-1]} members of each subject, but up to {needed} count")

    def _bound_of_core(self, space: Space, terms: Mapping[z3.BoolRef, Term], deadline: Deadline) -> int | None:
        """Return the bound for terms that exclude every deal of a space; ``None`` when none follows from the rules.

        The terms that the solver names are tried first; where their bound is not reached, superfluous ones are left
        out one by one, because fewer terms need fewer members.
        """
        core = space.core()
        named = {name: term for name, term in terms.items() if str(name) in core}
        bound = self._bound(named.values())
        if bound is not None and bound <= space.size:
            return bound
        return self._bound(_thinned(space, named, deadline).values())

    def clash(self, terms: Sequence[Term], found: Nowhere, deadline: Deadline) -> list[Term]:
        """Return terms that exclude each other, and, if there is time, none that are superfluous for that."""
        try:
            named = self.named(found.size, terms, deadline)
        except TimeIsUp:
            return list(terms)
        return list(_thinned(self.space(found.size), named, deadline).values())

    def _bound(self, terms: Iterable[Term]) -> int | None:
        try:
            demand = sum_of(term.demand(self._witnesses) for term in terms)
            return max(self._witnesses.bound(demand).values(), default=0)
        except Unbounded:
            return None


def _thinned(space: Space, terms: Mapping[z3.BoolRef, Term], deadline: Deadline) -> dict[z3.BoolRef, Term]:
    """Leave out terms, one after the other, as long as the others still exclude every deal and there is time."""
    needed = dict(terms)
    with suppress(TimeIsUp):
        for name in terms:
            rest = [each for each in needed if each is not name]
            if not space.check(rest, deadline):
                del needed[name]
    return needed
