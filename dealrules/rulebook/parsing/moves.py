"""How moves bear on each other, read when every book has declared its moves.

``excludes: [put_aside]`` says that the two are not advised about the same person or thing, nor one of them about the
deal as a whole; ``excludes_anywhere`` that they are not advised on one deal at all. Both are symmetric: one of the two
moves says it, and both know of it. ``counts_as: [present_solution]`` says that who does this does that as well, so that
warning off the one speaks against the other.
"""

from __future__ import annotations

import attrs

from dealrules.documents import Node
from dealrules.rulebook.parsing.fields import words
from dealrules.rulebook.parsing.scope import Scope

__all__ = ["RELATIONS", "read_relations"]

RELATIONS = ("excludes", "excludes_anywhere", "counts_as")
"""The keys of a move that name others."""


def read_relations(moves: Node | None, scope: Scope) -> None:
    """Enter into the moves of ``scope`` what one book says of others."""
    if moves is None or not isinstance(moves.value, dict):
        return
    for name, node in moves.value.items():
        if name in scope.moves and isinstance(node.value, dict):
            for key in RELATIONS:
                if key in node.value:
                    _read(name, key, node.value[key], scope)


def _read(name: str, key: str, node: Node, scope: Scope) -> None:
    for other, item in words(node, f"'{key}'", scope.findings):
        if other == name:
            scope.findings.error("DR201", f"the move '{name}' names itself", item)
        elif scope.named(scope.moves, "DR220", "move", item):
            _enter(name, key, other, scope)
            if key != "counts_as":
                _enter(other, key, name, scope)


def _enter(name: str, key: str, other: str, scope: Scope) -> None:
    move = scope.moves[name]
    match key:
        case "excludes":
            scope.moves[name] = attrs.evolve(move, excludes=move.excludes | {other})
        case "excludes_anywhere":
            scope.moves[name] = attrs.evolve(move, excludes_anywhere=move.excludes_anywhere | {other})
        case _:
            scope.moves[name] = attrs.evolve(move, counts_as=move.counts_as | {other})
