"""Cycles in small directed graphs, found without recursion: books are input, and may be as deep as they like."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

__all__ = ["components", "cycle_through"]

Graph = Mapping[str, Sequence[str]]


def components(graph: Graph) -> list[list[str]]:
    """Return the strongly connected components, each after those that its members lead to (Tarjan's algorithm).

    >>> components({"a": ["b"], "b": ["a"], "c": ["a"]})
    [['b', 'a'], ['c']]
    """
    found: list[list[str]] = []
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_nodes: dict[str, None] = {}
    for root in graph:
        if root in index:
            continue
        index[root] = lowest[root] = len(index)
        open_nodes[root] = None
        work = [(root, iter(graph[root]))]
        while work:
            node, successors = work[-1]
            for successor in successors:
                if successor not in index:
                    index[successor] = lowest[successor] = len(index)
                    open_nodes[successor] = None
                    work.append((successor, iter(graph.get(successor, ()))))
                    break
                if successor in open_nodes:
                    lowest[node] = min(lowest[node], index[successor])
            else:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[node])
                if lowest[node] == index[node]:
                    found.append(_close(open_nodes, node))
    return found


def _close(open_nodes: dict[str, None], root: str) -> list[str]:
    """Take the finished component that began with ``root`` off the open nodes."""
    component = []
    while True:
        node, _ = open_nodes.popitem()
        component.append(node)
        if node == root:
            return component


def cycle_through(graph: Graph, start: str, first: str | None = None) -> list[str]:
    """Return a shortest way from ``start`` back to itself, both ends included; empty when there is none.

    Args:
        graph: successors by node.
        start: where the way begins and ends.
        first: the node that the first step must lead to, if it matters.

    >>> cycle_through({"a": ["b"], "b": ["a"]}, "a")
    ['a', 'b', 'a']
    """
    before: dict[str, str] = {}
    queue: deque[str] = deque()
    for node in [first] if first is not None else graph.get(start, ()):
        before.setdefault(node, start)
        queue.append(node)
    while queue:
        node = queue.popleft()
        if node == start:
            break
        for successor in graph.get(node, ()):
            if successor not in before:
                before[successor] = node
                queue.append(successor)
    if start not in before:
        return []
    way = [start]
    while len(way) == 1 or way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
