"""Tests that several rules share, asked once: rules stand under them as in the alpha network of a Rete.

Most facts of most deals are unknown, so that a few questions (is there a tender at all?) spare most of the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import attrs

__all__ = ["Gated", "nested"]


@attrs.frozen
class Gated:
    """Code that does nothing unless all of its gates are open.

    Attributes:
        gates: expressions of Python that must be true for the code to have any effect.
        lines: writes the code, given the gates that are open where it stands.
    """

    gates: frozenset[str]
    lines: Callable[[frozenset[str]], list[str]]


def nested(pieces: Sequence[Gated], opened: frozenset[str] = frozenset()) -> list[str]:
    r"""Return the code of all pieces, those that share a gate under one ``if``; their order is not kept.

    >>> say = lambda word: lambda opened: [f"say({word!r})"]
    >>> print(*nested([Gated(frozenset({"a"}), say("A")), Gated(frozenset({"a"}), say("B"))]), sep="\n")
    if a:
        say('A')
        say('B')
    """
    code: list[str] = []
    left = list(pieces)
    shared = Counter([gate for piece in left for gate in sorted(piece.gates - opened)])
    while shared:
        gate, number = max(shared.items(), key=lambda item: item[1])
        if number < 2:
            break
        within = [piece for piece in left if gate in piece.gates]
        left = [piece for piece in left if gate not in piece.gates]
        shared.subtract([each for piece in within for each in piece.gates - opened])
        code += [f"if {gate}:", *(f"    {line}" for line in nested(within, opened | {gate}))]
    return code + [line for piece in left for line in piece.lines(opened)]
