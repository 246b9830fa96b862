"""``dealrules unlock``: what it would take to clear an advice away, or to reach a phase."""

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
from dealrules.coaching.unlock_text import render_unlocking

__all__ = ["unlock"]


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@a_deal
@click.argument("goal", metavar="RULE|PHASE")
@tongue
@form_option(PlainFormat, "json prints one object.")
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, help="How many ways.")
@rulebooks
@parameters
def unlock(
    file: Path,
    goal: str,
    lang: LanguageChoice | None,
    form: PlainFormat,
    limit: int,
    books: tuple[Path, ...],
    parameter: tuple[str, ...],
) -> None:
    """Say what it would take to clear an advice away, or to reach a phase of the buyer's.

    要消除一条建议、或进入客户的某个阶段，最少得做到什么。

    FILE is a deal, as YAML or JSON; RULE the id of a rule, PHASE a phase such as options_evaluation.
    """
    say(lambda engine, deal: engine.unlock(deal, goal, limit), render_unlocking, file, lang, form, books, parameter)
