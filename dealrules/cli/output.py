"""What the commands print: results on standard output, findings on standard error, and the code they exit with.

The code is the worst of what was met, so that one bad file among many is not overlooked:

==== ===============================================================================================
code meaning
==== ===============================================================================================
0    all is well
1    findings: a deal or a rulebook was refused, or a test beside a rule failed
2    misuse: a wrong option or argument, a file that cannot be read, a rule or parameter nobody knows
==== ===============================================================================================
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn, TextIO

from click.exceptions import Exit

from dealrules.bilingual import Language
from dealrules.cli.findings import finding
from dealrules.errors import Diagnostic, Severity
from dealrules.vocabulary import AdviceKind

__all__ = ["FINDINGS", "MISUSE", "Outcome", "write", "write_json", "write_page"]

FINDINGS = 1
MISUSE = 2

_MISUSES = frozenset({"DR014", "DR270", "DR271"})
"""Codes of what the caller got wrong rather than the file: no such file, no such parameter, no such value for it."""

_PIPE_CLOSED = 141
"""What a shell reports of a program that SIGPIPE ended; ``dealrules review ... | head`` is no error."""

_LABELS = {f"[{text}]": kind.layout.style for kind in AdviceKind for text in (kind.label.en, kind.label.zh)}
_LABEL = re.compile(rf"^ *\d+\. ({'|'.join(map(re.escape, _LABELS))})", re.MULTILINE)
_HEADING = re.compile(r"^[^\s\d].*$", re.MULTILINE)


class Outcome:
    """Gathers what goes wrong while a command works through its input; ends the command with the worst of it.

    Args:
        language: the language of what is reported.
    """

    def __init__(self, language: Language = "en") -> None:
        self.language = language
        self.code = 0

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics on standard error; errors count, warnings do not."""
        for diagnostic in diagnostics:
            self.complain(finding(diagnostic, self.language), _code(diagnostic))

    def count(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Remember diagnostics that are shown otherwise."""
        self.code = max([self.code, *map(_code, diagnostics)])

    def complain(self, message: str, code: int) -> None:
        """Print a message on standard error and remember how bad it is."""
        sys.stdout.flush()
        _put(f"{message}\n", sys.stderr)
        self.code = max(self.code, code)

    def end(self) -> NoReturn:
        """End the command."""
        raise Exit(self.code)


def _code(diagnostic: Diagnostic) -> int:
    if diagnostic.severity is Severity.WARNING:
        return 0
    return MISUSE if diagnostic.code in _MISUSES else FINDINGS


def write(text: str) -> None:
    """Print a text as it is."""
    _put(text, sys.stdout)


def write_json(data: Any) -> None:
    """Print data as JSON; Chinese stays readable where the output can carry it."""
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    _put(json.dumps(data, ensure_ascii=not readable, indent=2) + "\n", sys.stdout)


def write_page(text: str) -> None:
    """Print the text of a review, with colours on a terminal, unless ``NO_COLOR`` is set."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        write(text)
        return
    from rich.console import Console
    from rich.text import Text

    page = Text(text, end="")
    page.highlight_regex(_HEADING, "bold")
    for label in _LABEL.finditer(text):
        page.stylize(_LABELS[label[1]], *label.span(1))
    Console(highlight=False).print(page, soft_wrap=True)


def _put(text: str, stream: TextIO) -> None:
    """Write at once; end quietly when nobody reads any more, and replace what the encoding cannot carry."""
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise Exit(_PIPE_CLOSED) from None
