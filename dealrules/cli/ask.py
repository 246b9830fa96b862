"""``dealrules ask``: what to find out next about a deal, and what each answer would decide."""

from __future__ import annotations

from pathlib import Path

import click

from dealrules.cli.interview import begin, hold
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
from dealrules.cli.output import FINDINGS, Outcome, write, write_json
from dealrules.coaching.ask_text import render_inquiries
from dealrules.errors import DealrulesError

__all__ = ["ask"]

_OURS = 3


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@a_deal
@tongue
@form_option(PlainFormat, "json prints one array, facts of our own among the others.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="How many facts, those on which most hangs.",
)
@click.option(
    "--interview", is_flag=True, help="Put the questions one after the other, and write the answers into FILE."
)
@click.option("--new", is_flag=True, help="Begin with an empty deal: FILE is made.")
@rulebooks
@parameters
def ask(
    file: Path,
    lang: LanguageChoice | None,
    form: PlainFormat,
    limit: int,
    interview: bool,
    new: bool,
    books: tuple[Path, ...],
    parameter: tuple[str, ...],
) -> None:
    """Say what to find out next, whom to ask, and what each answer would decide.

    接下来最该弄清什么、问谁，以及每种回答会带来什么建议。

    FILE is a deal, as YAML or JSON. Ranked by how much advice hangs on each unknown fact, worked out by reviewing the
    deal under each possible answer.
    """
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(books, parameters_of(parameter), outcome)
    if new:
        begin(file)
    deal = deal_at(file, engine, outcome)
    if deal is None:
        outcome.end()
    if interview or new:
        hold(engine, deal, file, language_of(deal, lang))
        outcome.end()
    try:
        if form is PlainFormat.JSON:
            write_json([inquiry.to_dict() for inquiry in engine.ask(deal, limit)])
        else:
            theirs, ours = engine.ask(deal, limit, ours=False), engine.ask(deal, min(limit, _OURS), ours=True)
            write(render_inquiries(deal, theirs, ours, language_of(deal, lang)))
    except DealrulesError as error:
        outcome.complain(f"{file}: {error}", FINDINGS)
    outcome.end()
