"""The smallest deal of a kind: fewest members first, then fewest known facts."""

from __future__ import annotations

from collections.abc import Sequence

import z3

from dealrules.proofs.logic import Formula, at_least, negation
from dealrules.proofs.solving import Answer, Deadline, Space

__all__ = ["smallest"]

_SECONDS = 5.0
"""How long a smaller deal is looked for; what has been found by then is shown."""


def smallest(answer: Answer, deadline: Deadline) -> z3.ModelRef | None:
    """Return the smallest deal that answers a question; ``None`` when time ran out before any was found."""
    space = answer.space
    limit = Deadline.after(min(_SECONDS, deadline.left))
    if space.check(answer.question, limit) is not True:
        return None
    found = space.model()
    wanted = list(answer.question)
    for parts in (list(space.universe.existing.values()), space.universe.facts()):
        found, wanted = _fewest(space, wanted, [each for each in parts if not isinstance(each, bool)], found, limit)
    return found


def _fewest(
    space: Space, wanted: list[z3.BoolRef], parts: Sequence[z3.BoolRef], found: z3.ModelRef, limit: Deadline
) -> tuple[z3.ModelRef, list[z3.BoolRef]]:
    """Lower the number of parts that hold until there is no such deal; return the last one, and what it fulfils."""
    while True:
        count = sum(z3.is_true(found.eval(part, model_completion=True)) for part in parts)
        at_most = space.stand_for(_at_most(parts, count))
        if count == 0:
            return found, [*wanted, at_most]
        fewer = space.stand_for(_at_most(parts, count - 1))
        if space.check([*wanted, fewer], limit) is not True:
            return found, [*wanted, at_most]
        found = space.model()


def _at_most(parts: Sequence[z3.BoolRef], number: int) -> Formula:
    return negation(at_least(parts, number + 1))
