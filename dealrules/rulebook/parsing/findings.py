"""The collector of what is wrong with rulebooks, and the table of codes.

====== =======================================================================================
DR201  a value of the wrong shape: a list where a mapping belongs, a number where a text belongs
DR202  a key that the rule language does not have
DR203  something compulsory is missing
DR204  a version of the rule language that this library does not speak
DR205  a name, id or version of the wrong form
DR206  a rule id without the prefix of its book
DR207  a name or an id that is taken
DR208  a text without English or without Chinese
DR209  a word outside a closed list of the rule language (priority, unit, kind ...)
DR210  an attribute that the subject does not have
DR211  a subject that does not exist
DR212  a value outside the vocabulary of the attribute or conclusion
DR213  a matcher that does not fit the kind of the attribute
DR214  a bare number that must be a parameter
DR215  a parameter that no book declares
DR216  a parameter of another unit or currency
DR217  money without a currency
DR218  a range or a count that nothing can satisfy
DR220  a move that no book declares
DR221  a group that no book declares
DR222  a conclusion that no book declares
DR223  a risk that is neither in the vocabulary nor declared
DR224  a rule id that no book has
DR225  a doctrine id that does not exist
DR231  a rule without a source
DR232  more than one advice, or neither advice nor conclusion
DR233  ``avoid`` without ``instead``, or ``instead`` elsewhere
DR234  ``tactic`` without ``topic``, or ``topic`` elsewhere
DR235  a target that is not bound
DR236  a join that leads nowhere
DR240  a placeholder that names nothing
DR241  a placeholder whose value the condition does not make certain
DR250  a conclusion about a subject that the rule does not bind
DR251  a value that the conclusion does not have
DR260  rules that supersede each other in a circle
DR261  a conclusion that depends on its own absence
DR270  an override of a parameter that no book declares
DR271  an override that cannot be the value of the parameter
DR280  a test that is not written as tests are
====== =======================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dealrules.documents import Node
from dealrules.errors import Diagnostic, Location, Severity

__all__ = ["Findings", "listing", "seen_from"]

_LISTED = 12


class Findings:
    """All that is wrong so far; parsing notes it here and goes on, so that an author sees everything at once."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, message: str, node: Node, hint: str = "") -> None:
        """Note an error at the value ``node``."""
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, node.location, node.path, hint))

    def key_error(self, code: str, message: str, node: Node, hint: str = "") -> None:
        """Note an error at the key of ``node``."""
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, node.key_location, node.path, hint))

    def error_at(self, code: str, message: str, location: Location, hint: str = "") -> None:
        """Note an error at a place without a node."""
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, location, "", hint))

    def in_order(self) -> list[Diagnostic]:
        """Return every diagnostic once, by file and line."""
        return sorted(dict.fromkeys(self.diagnostics), key=lambda found: (found.location, found.code, found.message))


def seen_from(place: Location, file: str) -> str:
    """Say where ``place`` is, to a reader of ``file``.

    >>> seen_from(Location("a.yaml", 9), "a.yaml"), seen_from(Location("a.yaml", 9), "b.yaml")
    ('in line 9', 'in a.yaml:9')
    """
    return f"in line {place.line}" if place.file == file and place.line else f"in {place.file}:{place.line}"


def listing(names: Iterable[str] | Mapping[str, object], what: str = "Legal") -> str:
    """Return "Legal: a, b, c." for the names, shortened when there are many, in the order given.

    >>> listing(["high", "low"])
    'Legal: high, low.'
    """
    words = list(names)
    if not words:
        return ""
    more = f" ... ({len(words)} in all)" if len(words) > _LISTED else "."
    return f"{what}: {', '.join(words[:_LISTED])}{more}"
