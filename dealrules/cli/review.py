"""``dealrules review``: what to do about each deal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dealrules.cli.loading import deal_at, engine_with
from dealrules.cli.options import (
    Format,
    LanguageChoice,
    Parameters,
    Plans,
    Rulebooks,
    Tongue,
    language_of,
    parameters_of,
    plan_of,
)
from dealrules.cli.output import FINDINGS, Outcome, write, write_json, write_page
from dealrules.errors import DealrulesError
from dealrules.review import Review
from dealrules.snapshot import Deal

__all__ = ["review"]

_BETWEEN = {Format.TEXT: f"\n{'=' * 80}\n\n", Format.MARKDOWN: "\n---\n\n"}


def review(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Deals, as YAML or JSON.")],
    lang: Tongue = None,
    form: Annotated[
        Format, typer.Option("--format", help="json prints one array, whatever the number of files.")
    ] = Format.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Show all advice, facts, cautions and rules.")] = False,
    framework: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What one framework of the doctrine says, such as relationship_ladder."),
    ] = None,
    plan: Plans = None,
    rulebook: Rulebooks = None,
    parameter: Parameters = None,
) -> None:
    """Say what to do about each deal, and why.

    评审项目：该做什么、别做什么、还要问什么，并附理由。

    A deal that cannot be read does not stop the others.
    """
    plans = [plan_of(written) for written in plan or ()]
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(rulebook or [], parameters_of(parameter or []), outcome)
    collected: list[dict[str, Any]] = []
    shown = 0
    for file in files:
        deal = deal_at(file, engine, outcome)
        if deal is None:
            continue
        try:
            found = engine.review(_with_plans(deal, plans))
        except DealrulesError as error:
            outcome.complain(f"{file}: {error}", FINDINGS)
            continue
        if framework is not None:
            found = _within(found, framework)
        if form is Format.JSON:
            collected.append({"file": str(file), **found.to_dict()})
        else:
            write(_BETWEEN[form] if shown else "")
            _show(found, form, lang, everything)
        shown += 1
    if form is Format.JSON:
        write_json(collected)
    outcome.end()


def _with_plans(deal: Deal, plans: list[dict[str, object]]) -> Deal:
    """Return a deal with further planned moves; raises ``InvalidDeal`` where they are not legal."""
    if not plans:
        return deal
    data = deal.to_dict()
    return Deal.from_dict({**data, "plans": [*data.get("plans", ()), *plans]})


def _within(found: Review, framework: str) -> Review:
    try:
        return found.within(framework)
    except LookupError as error:
        raise typer.BadParameter(str(error.args[0]), param_hint="--framework") from error


def _show(found: Review, form: Format, lang: LanguageChoice | None, everything: bool) -> None:
    language = language_of(found.deal, lang)
    if form is Format.MARKDOWN:
        write(found.markdown(language, everything=everything))
    else:
        write_page(found.text(language, everything=everything))
