"""What a check finds: a diagnostic, and the names it is about, by which an author can accept it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, Protocol, TypeVar, cast

import attrs

from dealrules.errors import Diagnostic, Location, Severity
from dealrules.rulebook.model import CheckSettings, RuleSet
from dealrules.rulebook.shipped import is_shipped

__all__ = ["Finding", "found", "judged", "settled"]

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING}


@attrs.frozen
class Finding:
    """Something that a check found.

    Attributes:
        diagnostic: what and where.
        about: names of what it is about: rules first, or a parameter, a conclusion, a group ...
    """

    diagnostic: Diagnostic
    about: tuple[str, ...]


class _Finding(Protocol):
    """What can be judged: a finding of a check, or of a proof."""

    @property
    def diagnostic(self) -> Diagnostic: ...

    @property
    def about(self) -> tuple[str, ...]: ...


AnyFinding = TypeVar("AnyFinding", bound=_Finding)


def found(code: str, message: str, location: Location, *about: str, hint: str = "", error: bool = False) -> Finding:
    """Return a finding; a warning unless it is an error."""
    severity = Severity.ERROR if error else Severity.WARNING
    return Finding(Diagnostic(code, severity, message, location, "", hint), about)


def settled(
    ruleset: RuleSet, findings: Iterable[Finding], codes: Iterable[str], books: Container[str] | None = None
) -> list[Diagnostic]:
    """Return findings as the authors of the books want them, in order of place; see :func:`judged`."""
    kept, superfluous = judged(ruleset, findings, codes, books)
    return sorted(
        [*(diagnostic for _, diagnostic in kept), *superfluous],
        key=lambda each: (each.location, each.code, each.message),
    )


def judged(
    ruleset: RuleSet, findings: Iterable[AnyFinding], codes: Iterable[str], books: Container[str] | None = None
) -> tuple[list[tuple[AnyFinding, Diagnostic]], list[Diagnostic]]:
    """Judge findings by the settings of the books that they lie in.

    A finding takes the level that its book gives the code, and is left out where the book accepts it. An acceptance
    that meets nothing is an error (DR390): what it was written for is gone. What a rule of another book does together
    with a shipped one lies in the other book, whose author can mend it.

    Args:
        ruleset: the books.
        findings: what was found.
        codes: the codes that were looked for, all of them to the end.
        books: the names of the books that were looked at, if not all.

    Returns:
        the findings that remain, each with its diagnostic; and the acceptances that meet nothing.
    """
    settings = {book.name: book.checks for book in ruleset.books if books is None or book.name in books}
    book_of = {file: book.name for book in ruleset.books for file in book.files}
    kept = []
    met = set()
    for finding in [_at_home(ruleset, finding) for finding in findings]:
        book = book_of.get(finding.diagnostic.file, "")
        own = settings.get(book, CheckSettings())
        accepted = [place for place, each in enumerate(own.exemptions) if _accepts(each.code, each.about, finding)]
        met |= {(book, place) for place in accepted}
        diagnostic = _levelled(finding.diagnostic, own.levels)
        if diagnostic is not None and not accepted:
            kept.append((finding, diagnostic))
    return kept, _superfluous(settings, met, frozenset(codes))


def _at_home(ruleset: RuleSet, finding: AnyFinding) -> AnyFinding:
    """Return a finding in a shipped book at the first rule it is about that is of another book, if there is one."""
    diagnostic = finding.diagnostic
    if not is_shipped(diagnostic.file):
        return finding
    rules = [ruleset.rules[name] for name in finding.about if name in ruleset.rules]
    own = next((rule.location for rule in rules if not is_shipped(rule.location.file)), None)
    if own is None:
        return finding
    hint = f"See {diagnostic.file}:{diagnostic.line}. {diagnostic.hint}".strip()
    moved: AnyFinding = attrs.evolve(cast(Any, finding), diagnostic=attrs.evolve(diagnostic, location=own, hint=hint))
    return moved


def _accepts(code: str, about: str, finding: _Finding) -> bool:
    return code == finding.diagnostic.code and (not about or about in finding.about)


def _levelled(diagnostic: Diagnostic, levels: Mapping[str, str]) -> Diagnostic | None:
    level = levels.get(diagnostic.code)
    if level == "off":
        return None
    return attrs.evolve(diagnostic, severity=_SEVERITIES[level]) if level else diagnostic


def _superfluous(
    settings: Mapping[str, CheckSettings], met: set[tuple[str, int]], codes: frozenset[str]
) -> list[Diagnostic]:
    return [
        Diagnostic(
            "DR390",
            Severity.ERROR,
            f"there is no finding {each.code}{f' about {each.about!r}' if each.about else ''} to ignore",
            each.location,
            "",
            "Remove the entry.",
        )
        for book, own in settings.items()
        for place, each in enumerate(own.exemptions)
        if each.code in codes and (book, place) not in met
    ]
