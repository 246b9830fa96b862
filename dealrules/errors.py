"""What can be wrong: located diagnostics as values, and the exceptions that carry them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import StrEnum

import attrs

__all__ = [
    "ConclusionConflict",
    "DealrulesError",
    "Diagnostic",
    "EngineError",
    "InvalidDeal",
    "InvalidRulebook",
    "Location",
    "Severity",
    "UnknownRule",
    "suggestion",
]


class Severity(StrEnum):
    """How bad a diagnostic is, by its consequence: an error stops the load, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(order=True)
class Location:
    """A place in a file; lines and columns count characters from 1, the end is exclusive.

    ``line`` is 0 where the input had no lines (a mapping given from Python).
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@attrs.frozen
class Diagnostic:
    """One finding about an input: what is wrong, where, and what would be right.

    Attributes:
        code: stable identifier such as ``DR203``; tools match codes, people read the message.
        severity: error or warning.
        message: what was seen and what is legal, in one sentence.
        location: file, line and column.
        path: the place inside the document, such as ``$.stakeholders[2].stance``.
        hint: what to do, often "did you mean ...?"; empty where nothing can be said.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    path: str = ""
    hint: str = ""

    @property
    def file(self) -> str:
        """The file of :attr:`location`."""
        return self.location.file

    @property
    def line(self) -> int:
        """The line of :attr:`location`, from 1; 0 where the input had no lines."""
        return self.location.line

    @property
    def column(self) -> int:
        """The column of :attr:`location`, from 1; 0 where the input had no lines."""
        return self.location.column

    def to_dict(self) -> dict[str, str | int]:
        """Return the finding as plain JSON data."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "end_line": self.location.end_line,
            "end_column": self.location.end_column,
            "path": self.path,
            "message": self.message,
            "hint": self.hint,
        }

    def __str__(self) -> str:
        where = f" (at {self.path})" if self.path else ""
        hint = f". {self.hint}" if self.hint else ""
        return f"{self.location}: {self.code} {self.message}{where}{hint}"


class DealrulesError(Exception):
    """Base class of every error that the library raises on purpose."""


class _DiagnosedError(DealrulesError):
    """An input was refused; :attr:`diagnostics` holds every finding, in order of place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))


class InvalidDeal(_DiagnosedError):
    """A deal snapshot was refused; carries all diagnostics."""


class InvalidRulebook(_DiagnosedError):
    """One or more rulebooks were refused; carries all diagnostics."""


class UnknownRule(DealrulesError, LookupError):
    """A rule id that no loaded rulebook has."""


class EngineError(DealrulesError):
    """durable-rules reported an error; the message says what the library was doing."""


class ConclusionConflict(DealrulesError):
    """Two rules concluded different values of a conclusion that holds one value only."""


def suggestion(seen: str, legal: Iterable[str]) -> str:
    """Return "Did you mean ...?" for the legal word nearest to ``seen``, or an empty text.

    >>> suggestion("champoin", ["champion", "supporter"])
    "Did you mean 'champion'?"
    """
    word = nearest(seen, legal)
    return f"Did you mean '{word}'?" if word else ""


def nearest(seen: str, legal: Iterable[str]) -> str:
    """Return the legal word nearest to ``seen``, or an empty text if none is near.

    >>> nearest("champoin", ["champion", "supporter"])
    'champion'
    """
    words = list(legal)
    begun = [word for word in words if len(seen) > 2 and (word.startswith(seen) or word.endswith(f".{seen}"))]
    found = [min(begun, key=len)] if begun else difflib.get_close_matches(seen, words, n=1, cutoff=0.6)
    return found[0] if found else ""
