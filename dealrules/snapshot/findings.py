"""What the loading of one deal has found so far: diagnostics, ids, references, and dates to compare with ``as_of``.

====== ==========================================================================
DR101  an unknown key
DR102  a value of the wrong type
DR103  a word that is not in the vocabulary
DR104  text that is not a date, or a date that does not exist
DR105  a number out of range
DR106  a required key is missing
DR107  an empty id
DR108  an id that is given twice
DR109  a reference to a member that does not exist
DR110  a date that should lie in the past is after ``as_of``
DR111  a key that is computed and cannot be given
DR112  text that is not a currency code
DR113  references that run in a circle
====== ==========================================================================
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dealrules.documents import Node
from dealrules.errors import Diagnostic, Location, Severity, suggestion

__all__ = ["Findings", "Reference", "Seen", "legal", "seen"]

SHORT_LIST = 16
"""Up to so many legal words are listed in a message."""


def seen(value: Any) -> str:
    """Describe a value of an input in a few words.

    >>> seen(True), seen("x"), seen([]), seen(None)
    ('true', "the text 'x'", 'a list', 'nothing')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text '{value[:60]}'"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, datetime.date):
        return f"the date {value}"
    return f"the number {value}"


def legal(words: Iterable[str], what: str) -> str:
    """Return the legal words as a sentence, or an empty text where there are too many to be of help."""
    listed = list(words)
    return f"{what}: {', '.join(listed)}." if 0 < len(listed) <= SHORT_LIST else ""


@attrs.frozen
class Seen:
    """A member as it was read: its id, and the node it was read from."""

    id: str
    node: Node


@attrs.frozen(kw_only=True)
class Reference:
    """A reference as it was read, to be followed when all members are known."""

    owner: str
    owner_id: str
    target: str
    id: str
    node: Node


@attrs.define
class Findings:
    """Collects what one loading finds; lives as long as that loading.

    Attributes:
        diagnostics: everything found, in the order of finding.
        members: per subject, the members by id.
        references: every reference given.
        past_dates: every date that may not lie after ``as_of``.
        scope: the id of the member that is being read.
        custom: per subject, how its extension attributes are read; ``None`` when any plain value is accepted.
    """

    custom: Mapping[str, Mapping[str, Any]] | None = None
    diagnostics: list[Diagnostic] = attrs.field(factory=list)
    members: dict[str, dict[str, Seen]] = attrs.field(factory=dict)
    references: list[Reference] = attrs.field(factory=list)
    past_dates: list[tuple[datetime.date, Node]] = attrs.field(factory=list)
    scope: str = ""

    def error(self, code: str, message: str, node: Node, hint: str = "") -> None:
        """Note an error about the value of ``node``."""
        self._note(code, message, node.location, node.path, hint)

    def key_error(self, code: str, message: str, node: Node, hint: str = "") -> None:
        """Note an error about the key of ``node``."""
        self._note(code, message, node.key_location, node.path, hint)

    def missing(self, name: str, node: Node, hint: str = "") -> None:
        """Note that the mapping ``node`` lacks the key ``name``."""
        self._note("DR106", f"'{name}' is missing", node.location, f"{node.path}.{name}", hint)

    def _note(self, code: str, message: str, location: Location, path: str, hint: str) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, location, path, hint))

    def add_member(self, subject: str, identifier: str, node: Node, place: Node) -> None:
        """Note a member by its id; a second one of the same id is an error at ``place``."""
        known = self.members.setdefault(subject, {})
        if identifier in known:
            first = known[identifier].node.path
            hint = "Rate a rival once on a criterion." if subject == "rating" else "Give every member an id of its own."
            self.error("DR108", f"the id '{identifier}' is taken already, by {first}", place, hint)
        else:
            known[identifier] = Seen(identifier, node)

    def follow_references(self) -> None:
        """Note every reference that leads nowhere or in a circle."""
        for reference in self.references:
            if reference.id not in self.members.get(reference.target, {}):
                label = reference.target.replace("_", " ")
                hint = self._hint(reference)
                self.error("DR109", f"there is no {label} with the id '{reference.id}'", reference.node, hint)
        self._find_circles()

    def _hint(self, reference: Reference) -> str:
        """Return what the reference may have meant."""
        known = self.members.get(reference.target, {})
        if not known:
            return f"The deal lists no {reference.target.replace('_', ' ')}."
        for member in known.values():
            name = member.node.value.get("name")
            if name is not None and name.value == reference.id:
                return f"That is a name; the id is '{member.id}'."
        return suggestion(reference.id, known) or legal(known, "Known ids")

    def _find_circles(self) -> None:
        """Note references from members to members of their own kind that lead back to where they began."""
        upwards = {
            (reference.owner, reference.owner_id): reference
            for reference in self.references
            if reference.owner == reference.target
        }
        done: set[tuple[str, str]] = set()
        for start in upwards:
            way: list[tuple[str, str]] = []
            here = start
            while here in upwards and here not in done and here not in way:
                way.append(here)
                here = (here[0], upwards[here].id)
            done.update(way)
            if here in way:
                circle = [identifier for _, identifier in way[way.index(here) :]]
                message = f"the references run in a circle: {' → '.join([*circle, circle[0]])}"
                self.error("DR113", message, upwards[here].node, "Nobody reports to themselves, not even indirectly.")

    def compare_dates(self, as_of: datetime.date) -> None:
        """Note every past date that lies after ``as_of``."""
        for date, node in self.past_dates:
            if date > as_of:
                message = f"{date} is after the day of the snapshot, {as_of}"
                self.error("DR110", message, node, "Only what has happened by 'as_of' can stand here.")
