"""The options that several commands share, and what their values mean."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dealrules.bilingual import Language
from dealrules.snapshot import Deal

__all__ = [
    "Books",
    "FindingsTongue",
    "Format",
    "LanguageChoice",
    "Parameters",
    "PlainFormat",
    "Plans",
    "Rulebooks",
    "Tongue",
    "language_of",
    "parameters_of",
    "plan_of",
]

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


class PlainFormat(StrEnum):
    """The formats of what is not a page."""

    TEXT = "text"
    JSON = "json"


Tongue = Annotated[
    LanguageChoice | None,
    typer.Option("--lang", help="Language; without it, zh where the deal or the customer has a Chinese name, else en."),
]
FindingsTongue = Annotated[
    LanguageChoice,
    typer.Option("--lang", help="Language of the summary, and of what findings mean."),
]
Rulebooks = Annotated[
    list[Path] | None,
    typer.Option("--rulebook", metavar="PATH", help="A rulebook, or a folder of them, to use beside the shipped ones."),
]
Parameters = Annotated[
    list[str] | None,
    typer.Option("--parameter", metavar="NAME=VALUE", help="A threshold of a rulebook, such as entry.soon=14."),
]
Books = Annotated[
    list[Path] | None,
    typer.Argument(metavar="BOOK", help="Rulebooks, or folders of them. [default: the shipped ones]"),
]


def language_of(deal: Deal, chosen: LanguageChoice | None) -> Language:
    """Return the language chosen, else that of the names in the deal."""
    if chosen is not None:
        return chosen.value
    return "zh" if _CHINESE.search(f"{deal.name or ''}{deal.customer or ''}") else "en"


def parameters_of(written: Iterable[str]) -> dict[str, float]:
    """Return the parameters given as ``name=value``.

    Raises:
        typer.BadParameter: one is written otherwise.
    """
    parameters = {}
    for each in written:
        name, _, value = each.partition("=")
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not name or not math.isfinite(number):
            raise typer.BadParameter(f"{each!r} is not NAME=NUMBER, such as entry.soon=14", param_hint="--parameter")
        parameters[name] = number
    return parameters


Plans = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        metavar="MOVE[:PERCENT%][@PERSON]",
        help="A move you intend, such as offer_discount:12%@wilk: is it right here? May be repeated.",
    ),
]
_PLAN = re.compile(r"(?P<move>[a-z_]+)(?::(?P<percent>[0-9]+(?:\.[0-9]+)?)%)?(?:@(?P<with>.+))?")


def plan_of(written: str) -> dict[str, object]:
    """Return a planned move as the snapshot lists it.

    Raises:
        typer.BadParameter: it is not written ``MOVE``, ``MOVE:12%``, ``MOVE@person`` or ``MOVE:12%@person``.

    >>> plan_of("offer_discount:12%@wilk")
    {'move': 'offer_discount', 'percent': 12.0, 'with': 'wilk'}
    """
    match = _PLAN.fullmatch(written)
    if match is None:
        message = f"{written!r} is not a plan; write MOVE[:PERCENT%][@PERSON], such as offer_discount:12%@wilk"
        raise typer.BadParameter(message, param_hint="--plan")
    plan: dict[str, object] = {"move": match["move"]}
    if match["percent"]:
        plan["percent"] = float(match["percent"])
    if match["with"]:
        plan["with"] = match["with"]
    return plan
