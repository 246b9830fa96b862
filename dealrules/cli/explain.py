"""``dealrules explain``: why a rule applies to a deal, or why not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dealrules.cli.loading import deal_at, engine_with
from dealrules.cli.options import Parameters, PlainFormat, Rulebooks, Tongue, language_of, parameters_of
from dealrules.cli.output import FINDINGS, MISUSE, Outcome, write, write_json
from dealrules.errors import DealrulesError, UnknownRule

__all__ = ["explain"]


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A deal, as YAML or JSON.")],
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule, such as entry.power-before-need.")],
    lang: Tongue = None,
    form: Annotated[PlainFormat, typer.Option("--format", help="json prints one object.")] = PlainFormat.TEXT,
    rulebook: Rulebooks = None,
    parameter: Parameters = None,
) -> None:
    """Say why a rule fires on a deal, or why not.

    解释一条规则在该项目上为何成立或不成立，逐条列出条件和实际值。
    """
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(rulebook or [], parameters_of(parameter or []), outcome)
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
