"""``dealrules diff``: what changed in the advice between two states of deals."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from dealrules.api import Engine
from dealrules.cli.loading import deal_at, engine_with
from dealrules.cli.options import (
    EPILOG,
    PATH,
    SETTINGS,
    Format,
    LanguageChoice,
    form_option,
    language_of,
    parameters,
    parameters_of,
    rulebooks,
    tongue,
)
from dealrules.cli.output import FINDINGS, Outcome, write, write_json
from dealrules.coaching.compare_text import render_comparison
from dealrules.errors import DealrulesError
from dealrules.snapshot import Deal

__all__ = ["diff"]

_SUFFIXES = (".yaml", ".yml", ".json")


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@click.argument("old", metavar="OLD", type=PATH)
@click.argument("new", metavar="NEW", type=PATH)
@tongue
@form_option(Format, "markdown is for a meeting; json prints one array.")
@rulebooks
@parameters
def diff(
    old: Path,
    new: Path,
    lang: LanguageChoice | None,
    form: Format,
    books: tuple[Path, ...],
    parameter: tuple[str, ...],
) -> None:
    """Say what changed in the advice on deals, and which fact did it.

    比较同一项目前后两次的建议：多了什么、少了什么，是哪个事实带来的。

    OLD and NEW are deals, as YAML or JSON, or folders of them; deals of two folders belong together by their ids.
    """
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(books, parameters_of(parameter), outcome)
    before, after = (_deals(path, engine, outcome) for path in (old, new))
    if not old.is_dir() and not new.is_dir() and before and after:
        (then,), (now,) = before.values(), after.values()
        pairs = [(then, now)]
    else:
        pairs = [(before[name], after[name]) for name in after if name in before]
        for name in sorted(set(before) ^ set(after)):
            place = old if name in before else new
            outcome.complain(f"{place}: the deal {name!r} is in one of the two only", 0)
    collected: list[dict[str, Any]] = []
    for number, (then, now) in enumerate(pairs):
        try:
            found = engine.compare(then, now)
        except DealrulesError as error:
            outcome.complain(f"{now.id}: {error}", FINDINGS)
            continue
        if form is Format.JSON:
            collected.append(found.to_dict())
        else:
            text = render_comparison(found, language_of(now, lang), markdown=form is Format.MARKDOWN)
            write(("\n" if number else "") + text)
    if form is Format.JSON:
        write_json(collected)
    outcome.end()


def _deals(path: Path, engine: Engine, outcome: Outcome) -> dict[str, Deal]:
    """Return the deals at a path by id; one that cannot be read is reported."""
    found = [deal_at(file, engine, outcome) for file in _files(path)]
    return {deal.id: deal for deal in found if deal is not None}


def _files(path: Path) -> Iterable[Path]:
    return sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES) if path.is_dir() else [path]
