"""Where the rulebooks are that come with the library."""

from __future__ import annotations

from pathlib import Path

__all__ = ["is_shipped", "shipped_book", "shipped_rulebooks"]


def shipped_rulebooks() -> Path:
    """Return the folder of the rulebooks that come with the library."""
    package = Path(__file__).parent.parent
    installed = package / "rulebooks"
    return installed if installed.is_dir() else package.parent / "rulebooks"


def shipped_book(name: str) -> Path | None:
    """Return where the book of that name is that comes with the library, a file or a folder; ``None`` without one.

    >>> shipped_book("entry").name, shipped_book("visits").name, shipped_book("visit")
    ('entry', 'visits.yaml', None)
    """
    places = {place.stem: place for place in shipped_rulebooks().iterdir() if place.is_dir() or place.suffix == ".yaml"}
    return places.get(name)


def is_shipped(file: str) -> bool:
    """Say whether a file is one of the rulebooks that come with the library."""
    return shipped_rulebooks().resolve() in Path(file).resolve().parents
