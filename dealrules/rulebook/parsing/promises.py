"""Promises of coverage: ``promises: [{every: phase, has: [do, avoid]}]``."""

from __future__ import annotations

from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.model import Promise
from dealrules.rulebook.parsing.fields import check_keys, described, member, text, word
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.scope import Scope
from dealrules.snapshot.attribute import Kind
from dealrules.vocabulary import AdviceKind

__all__ = ["read_promises"]

_KEYS = ("every", "has")


def read_promises(node: Node | None, scope: Scope) -> list[Promise]:
    """Read the promises of one book."""
    if node is None or node.value is None:
        return []
    if not isinstance(node.value, list):
        scope.findings.error("DR201", f"'promises' is a list, not {described(node)}", node)
        return []
    found = [_promise(child, scope) for child in node.value]
    return [promise for promise in found if promise is not None]


def _promise(node: Node, scope: Scope) -> Promise | None:
    findings = scope.findings
    if not isinstance(node.value, dict):
        findings.error("DR201", f"a promise is a mapping, not {described(node)}", node)
        return None
    check_keys(node, _KEYS, "a promise", findings)
    every = member(node, "every", "a promise", findings)
    has = member(node, "has", "a promise", findings)
    name = every and text(every, "'every'", findings)
    kinds: list[AdviceKind] = []
    if has is not None:
        items = has.value if isinstance(has.value, list) and has.value else [has]
        for item in items:
            kind = word(item, [kind.value for kind in AdviceKind], "'has'", findings)
            if kind:
                kinds.append(AdviceKind.of(kind))
    if not name or every is None:
        return None
    attributes = scope.subjects["deal"].attributes
    legal = [item.name for item in attributes.values() if item.kind is Kind.ENUMERATION]
    if name not in legal:
        hint = suggestion(name, legal) or listing(legal)
        message = f"a promise covers every value of an enumeration of the deal, not '{name}'"
        findings.error("DR210", message, every, hint)
        return None
    return Promise(every=name, has=tuple(sorted(set(kinds))), location=node.location)
