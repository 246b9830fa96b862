"""Where the rulebooks are that come with the library."""

from __future__ import annotations

from pathlib import Path

__all__ = ["is_shipped", "shipped_rulebooks"]


def shipped_rulebooks() -> Path:
    """Return the folder of the rulebooks that come with the library."""
    package = Path(__file__).parent.parent
    installed = package / "rulebooks"
    return installed if installed.is_dir() else package.parent / "rulebooks"


def is_shipped(file: str) -> bool:
    """Say whether a file is one of the rulebooks that come with the library."""
    return shipped_rulebooks().resolve() in Path(file).resolve().parents
