"""Deals from files, folders, patterns and JSON Lines, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from dealrules.api import Engine
from dealrules.cli.loading import deal_at, deal_in
from dealrules.cli.output import Outcome
from dealrules.snapshot import Deal

__all__ = ["deals_from"]

_SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
_LINES = ".jsonl"
_MANY = 20
"""From so many files on a terminal shows how far the command is."""


def deals_from(
    paths: Sequence[Path], engine: Engine, outcome: Outcome, unread: list[str]
) -> Iterator[tuple[str, Deal]]:
    """Yield each deal with where it stands; what cannot be read is reported, and noted in ``unread``."""
    files = [file for path in paths for file in _files(path)]
    for file in _shown(files):
        if file.suffix == _LINES:
            yield from _lines(file, engine, outcome, unread)
            continue
        deal = deal_at(file, engine, outcome)
        if deal is None:
            unread.append(str(file))
        else:
            yield str(file), deal


def _files(path: Path) -> list[Path]:
    """Return the files of a folder or of a pattern; else the path itself, of which a reader says what it lacks."""
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES) or [path]
    if not path.exists() and has_magic(str(path)):
        return sorted(map(Path, glob(str(path), recursive=True))) or [path]
    return [path]


def _lines(file: Path, engine: Engine, outcome: Outcome, unread: list[str]) -> Iterator[tuple[str, Deal]]:
    """Yield the deals of a file of JSON Lines."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        deal_at(file, engine, outcome)  # says what is wrong with the file
        unread.append(str(file))
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{file}:{number}"
        deal = deal_in(line, place, engine, outcome)
        if deal is None:
            unread.append(place)
        else:
            yield place, deal


def _shown(files: Sequence[Path]) -> Iterator[Path]:
    """Yield the files, with a bar on a terminal where there are many."""
    if len(files) < _MANY or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="", console=Console(stderr=True), transient=True)
