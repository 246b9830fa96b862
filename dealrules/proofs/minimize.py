"""The smallest deal of a kind: fewest members first, then fewest known facts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import attrs
import z3

from dealrules.proofs.deadline import Deadline, TimeIsUp
from dealrules.proofs.logic import Formula
from dealrules.proofs.solving import Answer, Searches, Space, Term
from dealrules.proofs.universe import Universe

__all__ = ["Example", "smallest"]

_SECONDS = 30.0
"""How long a smallest deal is looked for; after that, any deal will do."""

_LARGEST = 6
"""Up to so many members of one subject are tried to save members of others."""


@attrs.frozen(eq=False)
class Example:
    """A deal that was found: what is known about it, and what it is made of.

    Attributes:
        universe: the deals it was found among.
        model: the deal.
        members: how many members it has.
    """

    universe: Universe
    model: z3.ModelRef
    members: int


def smallest(searches: Searches, terms: Sequence[Term], answer: Answer, deadline: Deadline) -> Example | None:
    """Return the smallest deal that fulfils all terms; ``None`` when time ran out before any was found.

    The search has a space of its own, in which only the facts that matter to these terms come up.
    """
    limit = Deadline.after(min(_SECONDS, deadline.left))
    found = None
    with suppress(TimeIsUp):
        found = _smallest(searches.new_space(answer.size), terms, limit)
        if answer.size < found.members <= _LARGEST:
            # One subject could have more members than were tried, so that there are fewer in all.
            found = _smallest(searches.new_space(found.members), terms, limit)
    return found


def _smallest(space: Space, terms: Sequence[Term], limit: Deadline) -> Example:
    wanted = [space.formula(term, limit) for term in terms]
    universe = space.universe
    solver = z3.Optimize()
    solver.add(*(each for each in (*universe.constraints, *wanted) if each is not True))
    members = _variables(list(universe.existing.values()))
    for parts, order in ((members, "1 members"), (_variables(universe.facts()), "2 facts")):
        for part in parts:
            solver.add_soft(z3.Not(part), 1, order)
    solver.set("timeout", limit.milliseconds)
    if limit.milliseconds and solver.check() == z3.sat:
        model = solver.model()
    else:
        names = [space.stand_for(formula) for formula in wanted]
        found = space.check(names, limit)
        assert found, "a deal that was there is there no more"
        model = space.model()
    return Example(universe, model, sum(z3.is_true(model.eval(part, model_completion=True)) for part in members))


def _variables(parts: list[Formula]) -> list[z3.BoolRef]:
    return [part for part in parts if not isinstance(part, bool)]
