"""Findings in the formats of tools: annotations of GitHub, and SARIF for code scanning.

Both name the file as it was given, so a run from the top of a repository gives paths that its host knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from dealrules import __version__
from dealrules.errors import Diagnostic, Severity

__all__ = ["ReportFormat", "github_annotation", "sarif_log"]


class ReportFormat(StrEnum):
    """The formats of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def github_annotation(diagnostic: Diagnostic, details: str = "") -> str:
    """Return a finding as a workflow command, which GitHub shows beside the line.

    >>> from dealrules.errors import Location
    >>> github_annotation(Diagnostic("DR401", Severity.ERROR, "never fires", Location("a.yaml", 3, 5)))
    '::error file=a.yaml,line=3,col=5,title=DR401::never fires'
    """
    location = diagnostic.location
    level = "error" if diagnostic.severity is Severity.ERROR else "warning"
    places = {
        "file": location.file,
        "line": location.line,
        "endLine": location.end_line,
        "col": location.column,
        # GitHub takes a last column only on the line of the first one
        "endColumn": location.end_column if location.end_line == location.line else 0,
    }
    fields = [f"{key}={_escaped(str(value), inside=True)}" for key, value in places.items() if value]
    text = "\n".join(part for part in (diagnostic.message, diagnostic.hint, details.rstrip()) if part)
    return f"::{level} {','.join([*fields, f'title={diagnostic.code}'])}::{_escaped(text)}"


def _escaped(text: str, *, inside: bool = False) -> str:
    for character in "%\r\n" + (":," if inside else ""):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def sarif_log(findings: Iterable[tuple[Diagnostic, str]], meanings: Mapping[str, str]) -> dict[str, Any]:
    """Return findings as a SARIF 2.1.0 log.

    Args:
        findings: each finding, and further text (such as the deal that shows it).
        meanings: what each code stands for.
    """
    listed = list(findings)
    codes = sorted({diagnostic.code for diagnostic, _ in listed})
    rules = [{"id": code, "shortDescription": {"text": meanings.get(code, code)}} for code in codes]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "dealrules", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, details, codes) for diagnostic, details in listed],
            }
        ],
    }


def _result(diagnostic: Diagnostic, details: str, codes: list[str]) -> dict[str, Any]:
    text = "\n".join(part for part in (diagnostic.message, diagnostic.hint, details.rstrip()) if part)
    location = diagnostic.location
    region = {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }
    physical: dict[str, Any] = {"artifactLocation": {"uri": location.file}}
    if location.line:
        physical["region"] = {key: value for key, value in region.items() if value}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": "error" if diagnostic.severity is Severity.ERROR else "warning",
        "message": {"text": text},
        "locations": [{"physicalLocation": physical}],
    }
