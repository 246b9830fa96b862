"""``dealrules replay``: whether stored reviews come out the same with the books of today."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dealrules.api import Engine
from dealrules.bilingual import Bilingual
from dealrules.cli.loading import engine_with
from dealrules.cli.options import (
    EPILOG,
    PATH,
    SETTINGS,
    LanguageChoice,
    findings_tongue,
    parameters,
    parameters_of,
    rulebooks,
)
from dealrules.cli.output import FINDINGS, MISUSE, Outcome, write
from dealrules.coaching.records import Record, Validity
from dealrules.errors import DealrulesError

__all__ = ["replay"]

_SAME = Bilingual("{}: the same, with the same books", "{}：规则库相同，结果相同")
_SAME_SO_FAR = Bilingual("{}: the same advice, though the books have changed since", "{}：规则库已变，建议仍相同")
_OTHER = Bilingual("{}: other advice, because the books have changed since", "{}：规则库已变，建议不同")
_BROKEN = Bilingual("{}: other advice with the same books", "{}：规则库相同，建议却不同")


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@findings_tongue
@rulebooks
@parameters
def replay(files: tuple[Path, ...], lang: LanguageChoice, books: tuple[Path, ...], parameter: tuple[str, ...]) -> None:
    """Review stored deals again, and say whether the same comes out.

    把存下的评审重做一遍，看结果是否相同。

    FILE holds records, one a line, as 'dealrules review --format record' prints them.
    """
    outcome = Outcome(lang.value)
    engine = engine_with(books, parameters_of(parameter), outcome)
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            outcome.complain(f"{file}: {error}", MISUSE)
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                _replay(line, f"{file}:{number}", engine, outcome)
    outcome.end()


def _replay(line: str, place: str, engine: Engine, outcome: Outcome) -> None:
    """Review the deal of one record again."""
    try:
        record = Record.from_dict(json.loads(line))
        again = record.replayed(engine).to_dict()
    except (ValueError, DealrulesError) as error:
        outcome.complain(f"{place}: {error}", FINDINGS)
        return
    same = again["advice"] == list(record.review["advice"])
    if record.validity(engine) is Validity.VALID:
        words = _SAME if same else _BROKEN
    else:
        words = _SAME_SO_FAR if same else _OTHER
    write(words.in_language(outcome.language).format(f"{place}, {record.deal.id}") + "\n")
    outcome.code = max(outcome.code, 0 if same else FINDINGS)
