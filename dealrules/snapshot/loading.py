"""From a document to a :class:`~dealrules.snapshot.deal.Deal`: every fault is found before any object is made.

A deal is read strictly: a misspelt key, a number written as text or a date that does not exist is an error with its
place and, where there is one, the word that was meant. ``null`` means unknown, like leaving the key out. The codes
are listed in :mod:`dealrules.snapshot.findings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dealrules.documents import Node, node_from_data, read_file
from dealrules.errors import Diagnostic, InvalidDeal, Severity
from dealrules.snapshot.attribute import Attribute
from dealrules.snapshot.deal import Deal
from dealrules.snapshot.findings import Findings, seen
from dealrules.snapshot.linked import mark_as_linked
from dealrules.snapshot.members import deal_plan, extension_readers, read_member

__all__ = ["Extensions", "deal_from_data", "deal_from_node", "load_deal"]

Extensions = Mapping[str, Mapping[str, Attribute]]
"""Extension attributes that rulebooks declare: subject, name under ``custom``, description."""


def deal_from_node(node: Node, extensions: Extensions | None = None) -> tuple[Deal | None, list[Diagnostic]]:
    """Read a deal from a document.

    Args:
        node: the top of the document.
        extensions: the extension attributes that may stand under ``custom`` of each subject, and how they are
            checked; with ``None`` any scalar or list of scalars may.

    Returns:
        the deal, or ``None`` when there is an error, and all diagnostics in order of place.
    """
    findings = Findings(None if extensions is None else extension_readers(extensions))
    deal: Deal | None = None
    if isinstance(node.value, dict):
        deal = read_member(deal_plan(), findings, node)
        findings.follow_references()
        if deal is not None:
            findings.compare_dates(deal.as_of)
    else:
        hint = "A deal is written as 'key: value' lines, with at least id and as_of."
        findings.error("DR102", f"a mapping is expected here, not {seen(node.value)}", node, hint)
    ordered = sorted(findings.diagnostics, key=lambda finding: finding.location)
    if deal is None or ordered:
        return None, ordered
    mark_as_linked(deal)
    return deal, []


def deal_from_data(data: Any, extensions: Extensions | None = None) -> Deal:
    """Read a deal from plain Python data.

    Raises:
        InvalidDeal: with all diagnostics.
    """
    return _valid(*node_from_data(data, "<deal>"), extensions)


def load_deal(path: str | Path, extensions: Extensions | None = None) -> Deal:
    """Read the deal in the YAML or JSON file at ``path``.

    Raises:
        InvalidDeal: with all diagnostics, also when the file cannot be read.
    """
    return _valid(*read_file(path), extensions)


def _valid(node: Node | None, diagnostics: list[Diagnostic], extensions: Extensions | None) -> Deal:
    """Return the deal of a document that was read, unless the reading or the deal has errors."""
    deal = None
    if node is not None:
        deal, more = deal_from_node(node, extensions)
        diagnostics = sorted([*diagnostics, *more], key=lambda finding: finding.location)
    if deal is None or any(finding.severity is Severity.ERROR for finding in diagnostics):
        raise InvalidDeal(diagnostics)
    return deal
