"""Extension attributes of a deal that was loaded before their declarations were at hand."""

from __future__ import annotations

from typing import Any, cast

from dealrules.documents import node_from_data
from dealrules.errors import Diagnostic
from dealrules.snapshot.deal import Deal
from dealrules.snapshot.dumping import plain_data
from dealrules.snapshot.findings import Findings
from dealrules.snapshot.linked import parts
from dealrules.snapshot.loading import Extensions, deal_from_node
from dealrules.snapshot.members import extension_readers, read_custom

__all__ = ["with_extensions"]


def with_extensions(deal: Deal, extensions: Extensions) -> tuple[Deal | None, list[Diagnostic]]:
    """Check the extension attributes of a deal that was loaded before their declarations were at hand.

    Returns:
        the deal with every extension attribute in its declared type, or ``None`` when there is an error, and all
        diagnostics. A deal without extension attributes is returned as it is.
    """
    findings = Findings(extension_readers(extensions))
    typed = _typed(deal, "deal", findings)
    findings.compare_dates(deal.as_of)
    if not findings.diagnostics:
        return typed, []
    node, diagnostics = node_from_data(deal.to_dict(), "<deal>")  # read as a whole, to say where the faults stand
    return deal_from_node(node, extensions) if node is not None else (None, diagnostics)


def _typed(part: Any, subject: str, findings: Findings) -> Any:
    """Return a part of a deal with its extension attributes in their declared types; itself where it has none."""
    facts: dict[str, Any] = {}
    for name, target in parts(cast(Any, type(part))):
        before = getattr(part, name)
        if before is None:
            continue
        members = before if target else (before,)
        typed = [_typed(member, target, findings) for member in members]
        if any(after is not member for member, after in zip(members, typed, strict=True)):
            facts[name] = tuple(typed) if target else typed[0]
    if subject and part.custom:
        node, diagnostics = node_from_data(plain_data(part.custom))
        findings.diagnostics += diagnostics
        facts |= {"custom": read_custom(subject, findings, node)} if node is not None else {}
    return part.changed(facts) if facts else part
