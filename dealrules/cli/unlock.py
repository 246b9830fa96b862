"""``dealrules unlock``: what it would take to clear an advice away, or to reach a phase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dealrules.bilingual import Bilingual, Language
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
from dealrules.coaching.unlock import Step, Unlocking
from dealrules.errors import DealrulesError, UnknownRule
from dealrules.vocabulary import Phase
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import wrapped

__all__ = ["unlock"]

_REACHED = Bilingual("{}: the deal is in this phase.", "{}：项目已在这个阶段。")
_SILENT = Bilingual("{}: this deal does not get the advice.", "{}：这个项目没有这条建议。")
_NO_WAY = Bilingual("{}: no two facts within reach would do it.", "{}：能做到的事里，改一两个还不够。")
_WAYS = Bilingual("{}: any one of these would do it", "{}：做到下面任何一条即可")
_CUT = Bilingual("There may be other ways; not all were tried.", "可能还有别的办法，没有全部试过。")
_OURS = Bilingual("we", "我方做")
_THEIRS = Bilingual("the customer", "要对方做")


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
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(books, parameters_of(parameter), outcome)
    deal = deal_at(file, engine, outcome)
    if deal is None:
        outcome.end()
    try:
        found = engine.unlock(deal, goal, limit)
    except UnknownRule as error:
        outcome.complain(f"dealrules: {error}", MISUSE)
        outcome.end()
    except DealrulesError as error:
        outcome.complain(f"{file}: {error}", FINDINGS)
        outcome.end()
    if form is PlainFormat.JSON:
        write_json(found.to_dict())
    else:
        write("\n".join(_lines(found, language_of(deal, lang))) + "\n")
    outcome.end()


def _lines(found: Unlocking, language: Language) -> Iterator[str]:
    met = _REACHED if found.goal in list(Phase) else _SILENT
    heading = met if found.reached else _WAYS if found.ways else _NO_WAY
    yield from wrapped(heading.in_language(language).format(found.goal), "")
    for number, way in enumerate(found.ways, start=1):
        for place, step in enumerate(way):
            yield from wrapped(_step(step, language), f"{number:2}. " if place == 0 else "    ")
    if not found.complete:
        yield from wrapped(_CUT.in_language(language), "")


def _step(step: Step, language: Language) -> str:
    """Return a step in words: whose fact, from what to what, who brings it about, and how."""
    marks = TYPOGRAPHY[language]
    change = f"{step.before.in_language(language)} → {step.after.in_language(language)}"
    said = marks.labelled(step.label.in_language(language), change)
    if step.target.subject != "deal":
        said = f"{step.target.name.in_language(language)}{marks.dash}{said}"
    who = (_OURS if step.ours else _THEIRS).in_language(language)
    moves = [move.in_language(language) for move in step.moves]
    return said + marks.aside(marks.labelled(who, marks.listed(moves)) if moves else who)
