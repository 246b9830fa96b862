"""``dealrules explain``: why a rule applies to a deal, or why not."""

from __future__ import annotations

from pathlib import Path

import click

from dealrules.cli.loading import deal_at, engine_with
from dealrules.cli.options import (
    EPILOG,
    SETTINGS,
    LanguageChoice,
    PlainFormat,
    a_deal,
    form_option,
    language_of,
    parameters,
    parameters_of,
    rulebooks,
    tongue,
)
from dealrules.cli.output import FINDINGS, MISUSE, Outcome, write, write_json
from dealrules.errors import DealrulesError, UnknownRule

__all__ = ["explain"]


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@a_deal
@click.argument("rule", metavar="RULE")
@tongue
@form_option(PlainFormat, "json prints one object.")
@rulebooks
@parameters
def explain(
    file: Path,
    rule: str,
    lang: LanguageChoice | None,
    form: PlainFormat,
    books: tuple[Path, ...],
    parameter: tuple[str, ...],
) -> None:
    """Say why a rule fires on a deal, or why not.

    解释一条规则在该项目上为何成立或不成立，逐条列出条件和实际值。

    FILE is a deal, as YAML or JSON; RULE the id of a rule, such as entry.power-before-need.
    """
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(books, parameters_of(parameter), outcome)
    deal = deal_at(file, engine, outcome)
    if deal is None:
        outcome.end()
    try:
        found = engine.explain(deal, rule)
    except UnknownRule as error:
        outcome.complain(f"dealrules: {error}", MISUSE)
        outcome.end()
    except DealrulesError as error:
        outcome.complain(f"{file}: {error}", FINDINGS)
        outcome.end()
    if form is PlainFormat.JSON:
        write_json(found.to_dict())
    else:
        write(found.text(language_of(deal, lang)))
    outcome.end()
