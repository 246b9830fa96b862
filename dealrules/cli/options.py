"""The options that several commands share, and what their values mean."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from dealrules.bilingual import Language
from dealrules.rulebook.shipped import shipped_book
from dealrules.snapshot import Deal

__all__ = [
    "EPILOG",
    "PATH",
    "SETTINGS",
    "Format",
    "LanguageChoice",
    "PlainFormat",
    "ReviewFormat",
    "Words",
    "a_deal",
    "asked_rulebooks",
    "findings_tongue",
    "form_option",
    "language_of",
    "no_shipped_books",
    "parameters",
    "parameters_of",
    "plan_of",
    "plans",
    "rulebooks",
    "tongue",
]

_Command = TypeVar("_Command", bound=Callable[..., Any])

_CHINESE = re.compile(r"[\u3400-\u9fff]")


class LanguageChoice(StrEnum):
    """The languages of ``--lang``."""

    ZH = "zh"
    EN = "en"


class Format(StrEnum):
    """The formats of a review."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class ReviewFormat(StrEnum):
    """The formats of a review, and of what is stored of it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    RECORD = "record"


class PlainFormat(StrEnum):
    """The formats of what is not a page."""

    TEXT = "text"
    JSON = "json"


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
"""How every command shows its help."""

EPILOG = """\b
Exit codes (退出码):
  0  all is well
  1  findings: a deal or a rulebook was refused, or a test of a rule failed
  2  misuse: a wrong option, a file that cannot be read, an unknown rule
Of several, the worst. Findings go to standard error, one a line:
  file:line:column: CODE message"""
"""What stands at the end of every help."""


class Words(click.Choice[str]):
    """The words of an enumeration as values of an option.

    Args:
        words: the enumeration.
    """

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__([word.value for word in words])
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word that was written."""
        return self._words(super().convert(value, param, ctx))


PATH = click.Path(path_type=Path)
"""A file or folder; whether it is there is found out, and said, by what reads it."""


class _Book(click.Path):
    """A rulebook: a file, a folder, or the name of one that is shipped, unless something of that name is there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path that was written, or that of the shipped book of that name."""
        path = super().convert(value, param, ctx)
        return path if os.path.exists(path) else shipped_book(str(value)) or path


tongue = click.option(
    "--lang",
    type=Words(LanguageChoice),
    help="Language; without it, zh where the deal or the customer has a Chinese name, else en.",
)
findings_tongue = click.option(
    "--lang",
    type=Words(LanguageChoice),
    default=LanguageChoice.EN.value,
    help="Language of the summary, and of what findings mean.",
)
rulebooks = click.option(
    "--rulebook",
    "books",
    metavar="PATH",
    multiple=True,
    type=PATH,
    help="A rulebook, or a folder of them, to use beside the shipped ones.",
)
parameters = click.option(
    "--parameter",
    "parameter",
    metavar="NAME=VALUE",
    multiple=True,
    help="A threshold of a rulebook, such as entry.soon=14.",
)
asked_rulebooks = click.argument("books", metavar="[BOOK]...", nargs=-1, type=_Book(path_type=Path))
no_shipped_books = click.option("--no-shipped", is_flag=True, help="Leave the shipped rulebooks out.")
a_deal = click.argument("file", metavar="FILE", type=PATH)


def form_option(forms: type[StrEnum], help_text: str) -> Callable[[_Command], _Command]:
    """Return the option for the format of what is printed: one of ``forms``, text without it."""
    return click.option("--format", "form", type=Words(forms), default="text", show_default=True, help=help_text)


def language_of(deal: Deal, chosen: LanguageChoice | None) -> Language:
    """Return the language chosen, else that of the names in the deal."""
    if chosen is not None:
        return chosen.value
    return "zh" if _CHINESE.search(f"{deal.name or ''}{deal.customer or ''}") else "en"


def parameters_of(written: Iterable[str]) -> dict[str, float]:
    """Return the parameters given as ``name=value``.

    Raises:
        click.BadParameter: one is written otherwise.
    """
    values = {}
    for each in written:
        name, _, value = each.partition("=")
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not name or not math.isfinite(number):
            raise click.BadParameter(f"{each!r} is not NAME=NUMBER, such as entry.soon=14", param_hint="--parameter")
        values[name] = number
    return values


plans = click.option(
    "--plan",
    metavar="MOVE[:PERCENT%][@PERSON]",
    multiple=True,
    help="A move you intend, such as offer_discount:12%@wilk: is it right here? May be repeated.",
)
_PLAN = re.compile(r"(?P<move>[a-z_]+)(?::(?P<percent>[0-9]+(?:\.[0-9]+)?)%)?(?:@(?P<with>.+))?")


def plan_of(written: str) -> dict[str, object]:
    """Return a planned move as the snapshot lists it.

    Raises:
        click.BadParameter: it is not written ``MOVE``, ``MOVE:12%``, ``MOVE@person`` or ``MOVE:12%@person``.

    >>> plan_of("offer_discount:12%@wilk")
    {'move': 'offer_discount', 'percent': 12.0, 'with': 'wilk'}
    """
    match = _PLAN.fullmatch(written)
    if match is None:
        message = f"{written!r} is not a plan; write MOVE[:PERCENT%][@PERSON], such as offer_discount:12%@wilk"
        raise click.BadParameter(message, param_hint="--plan")
    plan: dict[str, object] = {"move": match["move"]}
    if match["percent"]:
        plan["percent"] = float(match["percent"])
    if match["with"]:
        plan["with"] = match["with"]
    return plan
