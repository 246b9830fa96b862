"""Deals and rulebooks read for a command; what is wrong with them is reported to its outcome."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from dealrules.api import Engine
from dealrules.cli.output import Outcome
from dealrules.documents import read_document
from dealrules.errors import InvalidDeal, InvalidRulebook, Severity
from dealrules.rulebook import Rulebook, RuleSet
from dealrules.snapshot import Deal, deal_from_node, load_deal

__all__ = ["asked_books", "deal_at", "deal_in", "engine_with"]


def engine_with(books: Iterable[Path], parameters: Mapping[str, float], outcome: Outcome) -> Engine:
    """Return an engine with the shipped books and these, or end the command."""
    try:
        return Engine.load(*books, parameters=parameters)
    except InvalidRulebook as error:
        outcome.report(error.diagnostics)
        outcome.end()


def deal_at(path: Path, engine: Engine, outcome: Outcome) -> Deal | None:
    """Return the deal in a file, or ``None`` when it cannot be used."""
    extensions = {subject: dict(found) for subject, found in engine.ruleset.extensions.items()}
    try:
        return load_deal(path, extensions)
    except InvalidDeal as error:
        outcome.report(error.diagnostics)
        return None


def deal_in(text: str, name: str, engine: Engine, outcome: Outcome) -> Deal | None:
    """Return the deal in a text, or ``None`` when it cannot be used."""
    extensions = {subject: dict(found) for subject, found in engine.ruleset.extensions.items()}
    node, diagnostics = read_document(text, name)
    deal = None
    if node is not None:
        deal, more = deal_from_node(node, extensions)
        diagnostics = [*diagnostics, *more]
    if deal is None or any(finding.severity is Severity.ERROR for finding in diagnostics):
        outcome.report(diagnostics)
        return None
    return deal


def asked_books(ruleset: RuleSet, paths: Iterable[Path]) -> tuple[Rulebook, ...]:
    """Return the books that stand at ``paths``, files or folders; all of them when none are named."""
    places = {Path(os.path.abspath(path)) for path in paths}
    if not places:
        return ruleset.books
    return tuple(book for book in ruleset.books if any(_stands_at(file, places) for file in book.files))


def _stands_at(file: str, places: Set[Path]) -> bool:
    """Say whether a file, its folder or one further out is among some places."""
    path = Path(os.path.abspath(file))
    return path in places or not places.isdisjoint(path.parents)
