"""``dealrules review``: what to do about each deal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from dealrules.cli.loading import engine_with
from dealrules.cli.options import (
    EPILOG,
    PATH,
    SETTINGS,
    LanguageChoice,
    ReviewFormat,
    Words,
    form_option,
    language_of,
    parameters,
    parameters_of,
    plan_of,
    plans,
    rulebooks,
    tongue,
)
from dealrules.cli.output import FINDINGS, Outcome, write, write_json, write_page
from dealrules.cli.sources import deals_from
from dealrules.coaching.pipeline import pipeline_of
from dealrules.coaching.pipeline_text import render_pipeline
from dealrules.coaching.records import record_of
from dealrules.errors import DealrulesError
from dealrules.review import Review
from dealrules.snapshot import Deal
from dealrules.vocabulary import Priority

__all__ = ["review"]

_BETWEEN = {ReviewFormat.TEXT: f"\n{'=' * 80}\n\n", ReviewFormat.MARKDOWN: "\n---\n\n"}


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@tongue
@form_option(ReviewFormat, "json prints one array; record one line a deal, which 'dealrules replay' reads.")
@click.option("--all", "everything", is_flag=True, help="Show all advice, facts, cautions and rules.")
@click.option(
    "--framework", metavar="NAME", help="What one framework of the doctrine says, such as relationship_ladder."
)
@click.option("--summary", is_flag=True, help="Show what all deals have in common, and what to raise first.")
@click.option(
    "--fail-on", type=Words(Priority), help="Exit with 1 where a deal has advice of this priority, or of a higher one."
)
@plans
@rulebooks
@parameters
def review(
    files: tuple[Path, ...],
    lang: LanguageChoice | None,
    form: ReviewFormat,
    everything: bool,
    framework: str | None,
    summary: bool,
    fail_on: Priority | None,
    plan: tuple[str, ...],
    books: tuple[Path, ...],
    parameter: tuple[str, ...],
) -> None:
    """Say what to do about each deal, and why.

    评审项目：该做什么、别做什么、还要问什么，并附理由。

    FILE is a deal, as YAML or JSON, a folder of them, a pattern such as 'deals/*.yaml', or a file of JSON Lines. One
    that cannot be read does not stop the others.
    """
    planned = [plan_of(written) for written in plan]
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(books, parameters_of(parameter), outcome)
    collected: list[dict[str, Any]] = []
    shown = 0
    unread: list[str] = []
    reviews: list[Review] = []
    for place, deal in deals_from(files, engine, outcome, unread):
        try:
            found = engine.review(_with_plans(deal, planned))
        except DealrulesError as error:
            outcome.complain(f"{place}: {error}", FINDINGS)
            unread.append(place)
            continue
        if framework is not None:
            found = _within(found, framework)
        if fail_on is not None:
            outcome.code = max(outcome.code, FINDINGS if _weighs(found, fail_on) else 0)
        if summary:
            reviews.append(found)
        elif form is ReviewFormat.RECORD:
            write(json.dumps(record_of(found).to_dict(), ensure_ascii=False) + "\n")
        elif form is ReviewFormat.JSON:
            collected.append({"file": place, **found.to_dict()})
        else:
            write(_BETWEEN[form] if shown else "")
            _show(found, form, lang, everything)
        shown += 1
    if summary:
        _summarise(reviews, unread, form, lang)
    elif form is ReviewFormat.JSON:
        write_json(collected)
    outcome.end()


def _weighs(found: Review, fail_on: Priority) -> bool:
    """Say whether some advice weighs at least so much."""
    weights = list(Priority)
    return any(weights.index(advice.priority) <= weights.index(fail_on) for advice in found.advice)


def _summarise(reviews: list[Review], unread: list[str], form: ReviewFormat, lang: LanguageChoice | None) -> None:
    pipeline = pipeline_of(reviews)
    if form is ReviewFormat.JSON:
        write_json({**pipeline.to_dict(), "unread": unread})
        return
    language = language_of(reviews[0].deal, lang) if reviews else "en"
    write(render_pipeline(pipeline, unread, language, markdown=form is ReviewFormat.MARKDOWN))


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
        raise click.BadParameter(str(error.args[0]), param_hint="--framework") from error


def _show(found: Review, form: ReviewFormat, lang: LanguageChoice | None, everything: bool) -> None:
    language = language_of(found.deal, lang)
    if form is ReviewFormat.MARKDOWN:
        write(found.markdown(language, everything=everything))
    else:
        write_page(found.text(language, everything=everything))
