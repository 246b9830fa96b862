"""``dealrules explain``: why a rule applies to a deal, or why not."""

from __future__ import annotations

from pathlib import Path

import click

from dealrules.cli.options import (
    EPILOG,
    SETTINGS,
    LanguageChoice,
    PlainFormat,
    a_deal,
    form_option,
    parameters,
    rulebooks,
    tongue,
)
from dealrules.cli.single import say
from dealrules.explain import Explanation

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
    say(lambda engine, deal: engine.explain(deal, rule), Explanation.text, file, lang, form, books, parameter)
