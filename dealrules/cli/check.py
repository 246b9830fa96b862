"""``dealrules check``: what is wrong with rulebooks."""

from __future__ import annotations

from typing import Annotated

import typer

from dealrules.api import read_books
from dealrules.checks import check_rules
from dealrules.cli.loading import asked_books
from dealrules.cli.options import Books, PlainFormat
from dealrules.cli.output import Outcome, counted, write, write_json
from dealrules.rulebook import RuleSet

__all__ = ["check"]


def check(
    books: Books = None,
    no_shipped: Annotated[bool, typer.Option("--no-shipped", help="Leave the shipped rulebooks out.")] = False,
    form: Annotated[
        PlainFormat, typer.Option("--format", help="json prints one array of findings.")
    ] = PlainFormat.TEXT,
) -> None:
    """Find what is wrong with rulebooks.

    检查规则库，逐条指出错误在哪一行。

    They are read together with the shipped ones, so that a clash shows too.
    """
    if no_shipped and not books:
        raise typer.BadParameter("names no rulebook to check: give at least one BOOK", param_hint="--no-shipped")
    outcome = Outcome()
    ruleset, diagnostics = read_books(books or [], shipped=not no_shipped)
    if ruleset is not None:
        diagnostics += check_rules(ruleset)
    if form is PlainFormat.JSON:
        write_json([diagnostic.to_dict() for diagnostic in diagnostics])
        outcome.count(diagnostics)
    else:
        outcome.report(diagnostics)
        if ruleset is not None and not diagnostics:
            write(f"No findings: {_summary(ruleset, books)}.\n")
    outcome.end()


def _summary(ruleset: RuleSet, books: Books) -> str:
    asked = asked_books(ruleset, books or [])
    summary = f"{counted(len(asked), 'rulebook')}, {counted(sum(len(book.rules) for book in asked), 'rule')}"
    others = len(ruleset.books) - len(asked)
    return f"{summary} (beside {counted(others, 'shipped rulebook')})" if others else summary
