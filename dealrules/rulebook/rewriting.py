"""Changing one condition of a rule: every place where a condition stands, and the rule with another one there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from dealrules.rulebook.condition import AllOf, AnyOf, Condition, ListTest, Not
from dealrules.rulebook.model import Rule

__all__ = ["Place", "places"]

Rewrite = Callable[[Condition], Condition]


@attrs.frozen(eq=False)
class Place:
    """A condition of a rule, and where it stands.

    Attributes:
        condition: what stands there.
        parent: the condition it is a part of; ``None`` for a whole ``when`` or the whole condition of a binding.
        put: returns the rule with another condition in this place.
    """

    condition: Condition
    parent: Condition | None
    put: Callable[[Condition], Rule] = attrs.field(repr=False)


def places(rule: Rule) -> Iterator[Place]:
    """Yield every condition of a rule, those inside others after them.

    >>> from dealrules.bilingual import Bilingual
    >>> from dealrules.rulebook.condition import Known, Path
    >>> known = Known(Path((), "phase", "deal", "deal"))
    >>> rule = Rule(id="a.b", book="a", title=Bilingual("", ""), source=(), when=Not(known))
    >>> [type(place.condition).__name__ for place in places(rule)]
    ['Not', 'Known']
    >>> list(places(rule))[1].put(Not(known)).when == Not(Not(known))
    True
    """
    for condition, parent, rewrite in _inside(rule.when, None):
        yield Place(condition, parent, _in_when(rule, rewrite))
    for number, binding in enumerate(rule.for_each):
        for condition, parent, rewrite in _inside(binding.condition, None):
            yield Place(condition, parent, _in_binding(rule, number, rewrite))


def _in_when(rule: Rule, rewrite: Rewrite) -> Callable[[Condition], Rule]:
    return lambda new: attrs.evolve(rule, when=rewrite(new))


def _in_binding(rule: Rule, number: int, rewrite: Rewrite) -> Callable[[Condition], Rule]:
    binding = rule.for_each[number]

    def put(new: Condition) -> Rule:
        changed = attrs.evolve(binding, condition=rewrite(new))
        return attrs.evolve(rule, for_each=(*rule.for_each[:number], changed, *rule.for_each[number + 1 :]))

    return put


def _inside(condition: Condition, parent: Condition | None) -> Iterator[tuple[Condition, Condition | None, Rewrite]]:
    """Yield a condition and those inside it, each with its parent and a function that puts another in its place."""
    yield condition, parent, lambda new: new
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for number, part in enumerate(parts):
                for inner, above, rewrite in _inside(part, condition):
                    yield inner, above, _in_part(condition, number, rewrite)
        case Not(part):
            for inner, above, rewrite in _inside(part, condition):
                yield inner, above, _in_negation(condition, rewrite)
        case ListTest(where=where):
            for inner, above, rewrite in _inside(where, condition):
                yield inner, above, _in_list_test(condition, rewrite)


def _in_part(condition: AllOf | AnyOf, number: int, rewrite: Rewrite) -> Rewrite:
    parts = condition.parts
    return lambda new: attrs.evolve(condition, parts=(*parts[:number], rewrite(new), *parts[number + 1 :]))


def _in_negation(condition: Not, rewrite: Rewrite) -> Rewrite:
    return lambda new: attrs.evolve(condition, part=rewrite(new))


def _in_list_test(condition: ListTest, rewrite: Rewrite) -> Rewrite:
    return lambda new: attrs.evolve(condition, where=rewrite(new))
