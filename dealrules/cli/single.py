"""What a command says of one deal and one name: a rule, or a goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeVar

from dealrules.api import Engine
from dealrules.bilingual import Language
from dealrules.cli.loading import deal_at, engine_with
from dealrules.cli.options import LanguageChoice, PlainFormat, language_of, parameters_of
from dealrules.cli.output import FINDINGS, MISUSE, Outcome, write, write_json
from dealrules.errors import DealrulesError, UnknownRule
from dealrules.snapshot import Deal

__all__ = ["say"]


class _Data(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


Found = TypeVar("Found", bound=_Data)


def say(
    find: Callable[[Engine, Deal], Found],
    render: Callable[[Found, Language], str],
    file: Path,
    lang: LanguageChoice | None,
    form: PlainFormat,
    books: Iterable[Path],
    parameter: tuple[str, ...],
) -> NoReturn:
    """Write what is found on the deal in a file, as text or JSON, or what is wrong; and end the command."""
    outcome = Outcome(lang.value if lang is not None else "en")
    engine = engine_with(books, parameters_of(parameter), outcome)
    deal = deal_at(file, engine, outcome)
    if deal is None:
        outcome.end()
    try:
        found = find(engine, deal)
    except UnknownRule as error:
        outcome.complain(f"dealrules: {error}", MISUSE)
        outcome.end()
    except DealrulesError as error:
        outcome.complain(f"{file}: {error}", FINDINGS)
        outcome.end()
    if form is PlainFormat.JSON:
        write_json(found.to_dict())
    else:
        write(render(found, language_of(deal, lang)))
    outcome.end()
