"""Boolean formulas for the solver, simplified as they are built.

A formula is a Python ``bool`` where its value is known already, else a term of z3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import z3

__all__ = ["Formula", "at_least", "at_most_one", "conjunction", "disjunction", "implication", "negation", "variable"]

Formula: TypeAlias = bool | z3.BoolRef


def variable(name: str) -> z3.BoolRef:
    """Return the variable of this name."""
    return z3.Bool(name)


def conjunction(parts: Iterable[Formula]) -> Formula:
    """Return the formula that holds when all parts do."""
    return _joined(parts, z3.And, neutral=True)


def disjunction(parts: Iterable[Formula]) -> Formula:
    """Return the formula that holds when at least one part does."""
    return _joined(parts, z3.Or, neutral=False)


def _joined(parts: Iterable[Formula], join: Callable[[list[Formula]], z3.BoolRef], *, neutral: bool) -> Formula:
    """Join what is left when constants are worked out; ``neutral`` adds nothing, and its opposite decides."""
    undecided: list[Formula] = []
    for part in parts:
        if part is (not neutral):
            return part
        if part is not neutral:
            undecided.append(part)
    if len(undecided) < 2:
        return undecided[0] if undecided else neutral
    return join(undecided)


def negation(part: Formula) -> Formula:
    """Return the formula that holds when the part does not."""
    return not part if isinstance(part, bool) else z3.Not(part)


def implication(premise: Formula, conclusion: Formula) -> Formula:
    """Return the formula that holds unless only the premise does."""
    return disjunction((negation(premise), conclusion))


def at_least(parts: Iterable[Formula], number: int) -> Formula:
    """Return the formula that holds when ``number`` or more of the parts do."""
    open_parts: list[Formula] = []
    for part in parts:
        if part is True:
            number -= 1
        elif part is not False:
            open_parts.append(part)
    if number <= 0:
        return True
    if number > len(open_parts):
        return False
    if number == 1:
        return disjunction(open_parts)
    return conjunction(open_parts) if number == len(open_parts) else z3.AtLeast(*open_parts, number)


def at_most_one(parts: Sequence[Formula]) -> list[Formula]:
    """Return formulas that hold together when no two of the parts do."""
    return [
        disjunction((negation(first), negation(second)))
        for place, first in enumerate(parts)
        for second in parts[place + 1 :]
    ]
