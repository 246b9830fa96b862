"""Which facts somebody can bring about, and by which moves.

::

    within_reach:
      - {of: stakeholder, facts: [coverage, next_contact], by: us, moves: [meet_user]}
      - {of: need, facts: [state], to: [explicit], by: customer, moves: [develop_dissatisfaction]}

With ``clears: false`` a fact counts on the way to a phase only, not as a way to clear an advice away. What no entry
names nobody can bring about: a title, a rival's history, the day of a meeting that was held.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.documents import Node
from dealrules.rulebook.model import Reach
from dealrules.rulebook.parsing.fields import check_keys, described, entries, member, word, words
from dealrules.rulebook.parsing.scope import Scope
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["read_reach"]

_KEYS = ("of", "facts", "to", "by", "moves", "clears")
_BY = ("us", "customer")


def read_reach(node: Node | None, scope: Scope) -> list[Reach]:
    """Read what one book says of the facts within reach."""
    if node is None or node.value is None:
        return []
    if not isinstance(node.value, list):
        scope.findings.error("DR201", f"'within_reach' is a list, not {described(node)}", node)
        return []
    return [reach for item in node.value for reach in _reach(item, scope)]


def _reach(node: Node, scope: Scope) -> Iterator[Reach]:
    findings, what = scope.findings, "an entry of 'within_reach'"
    if not entries(node, what, findings):
        return
    check_keys(node, _KEYS, what, findings)
    of, facts, by = (member(node, key, what, findings) for key in ("of", "facts", "by"))
    subject = of and word(of, scope.subjects, "'of'", findings, "DR211")
    brought = by and word(by, _BY, "'by'", findings)
    if not subject or facts is None or not brought:
        return
    attributes = scope.subjects[subject].attributes
    written = [item for _, item in words(facts, "'facts'", findings)]
    named = [item for item in written if word(item, attributes, "a fact", findings, "DR210")]
    moves, clears = node.value.get("moves"), node.value.get("clears")
    if clears is not None and clears.value is not False:
        findings.error("DR201", f"'clears' is false or left out, not {described(clears)}", clears)
    made = words(moves, "'moves'", findings) if moves is not None else ()
    steps = tuple(name for _, item in made if (name := scope.named(scope.moves, "DR220", "move", item)))
    for item in named:
        values = tuple(_values(node.value.get("to"), attributes[item.value], scope))
        yield Reach(
            subject=subject, fact=item.value, ours=brought == "us", to=values, moves=steps, clears=clears is None
        )


def _values(node: Node | None, attribute: Attribute, scope: Scope) -> Iterator[str | bool]:
    """Yield the values that are worth bringing about."""
    for item in (node.value if isinstance(node.value, list) else [node]) if node is not None else ():
        if attribute.kind is Kind.BOOLEAN and isinstance(item.value, bool):
            yield item.value
        elif attribute.kind is not Kind.BOOLEAN:
            found = word(item, attribute.vocabulary, f"'{attribute.name}'", scope.findings, "DR212")
            if found:
                yield found
        else:
            scope.findings.error("DR213", f"'{attribute.name}' is true or false, not {described(item)}", item)
