"""Books in several files: a folder whose files say the same name, of which one has the header.

Each file begins with ``rulebook: name``; one has ``version``, ``language`` and ``title``, the others only declare and
hold rules. Together they are one book, as if it had been written in one file; which file comes first changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from dealrules.documents import Node
from dealrules.errors import nearest
from dealrules.rulebook.parsing.findings import Findings, seen_from

__all__ = ["PART_HINT", "BookFiles", "has_header", "joined"]

PART_HINT = "Of the files of a book one has the header, the others its name alone: name their folder to read them all."

_NAME = "rulebook"
_HEADER = ("version", "language", "title")


_Groups = dict[tuple[str, str], list[Node]]
"""The files of books by folder and name."""


@attrs.frozen
class BookFiles:
    """A book as it was read: what it holds, and the files that it was read from, that with the header first."""

    node: Node
    files: tuple[str, ...]


def has_header(part: Node) -> bool:
    """Say whether a file of a book has its header, or some of it."""
    return any(key in part.value for key in _HEADER)


def joined(documents: Iterable[Node], findings: Findings) -> list[BookFiles]:
    """Return the books in some documents, those in several files put together."""
    groups: _Groups = {}
    books = []
    for document in documents:
        name = document.value.get(_NAME) if isinstance(document.value, dict) else None
        if name is None or not isinstance(name.value, str):
            books.append(BookFiles(document, (document.file,)))
        else:
            groups.setdefault((str(Path(document.file).absolute().parent), name.value), []).append(document)
    for parts in _recognised(groups, findings).values():
        books += _books_of(parts, findings)
    return books


def _recognised(groups: _Groups, findings: Findings) -> _Groups:
    """Return the parts by book, those that misspell the name of the book with it; they are noted."""
    headed = {key: parts for key, parts in groups.items() if any(map(has_header, parts))}
    recognised = {key: list(parts) for key, parts in groups.items()}
    for folder, name in groups.keys() - headed.keys():
        meant = nearest(name, sorted(other for place, other in headed if place == folder))
        if not meant or not all(_speaks_of(part, meant) for part in groups[folder, name]):
            continue
        for part in recognised.pop((folder, name)):
            message = f"no file of this folder has the header of a rulebook '{name}'"
            findings.error("DR203", message, part.value[_NAME], f"Did you mean '{meant}'?")
            recognised[folder, meant].append(part)
    return recognised


def _speaks_of(part: Node, book: str) -> bool:
    """Say whether the ids of the rules in a part begin with the name of a book."""
    rules = part.value["rules"].value if "rules" in part.value else []
    written = rules if isinstance(rules, list) else []
    ids = [rule.value["id"].value for rule in written if isinstance(rule.value, dict) and "id" in rule.value]
    return all(isinstance(name, str) and name.startswith(f"{book}.") for name in ids)


def _books_of(parts: Sequence[Node], findings: Findings) -> list[BookFiles]:
    """Return one book of its parts; where several have a header, all that claim to be a book."""
    heads = [part for part in parts if has_header(part)] or [min(parts, key=lambda part: part.file)]
    head, *others = heads
    rest = sorted([part for part in parts if part not in heads], key=lambda part: part.file)
    for part in rest:
        head = _with(head, part, findings)
    files = (heads[0].file, *(part.file for part in rest))
    return [BookFiles(head, files), *(BookFiles(other, (other.file,)) for other in others)]


def _with(book: Node, part: Node, findings: Findings) -> Node:
    """Return a book with the sections of one more part."""
    sections = dict(book.value)
    for key, node in part.value.items():
        if key != _NAME:
            sections[key] = _section(key, sections[key], node, findings) if key in sections else node
    return _holding(book, sections)


def _section(key: str, one: Node, other: Node, findings: Findings) -> Node:
    """Return a section that two files have: the rules of both, or the names of both."""
    if isinstance(one.value, list) and isinstance(other.value, list):
        return _holding(one, [*one.value, *other.value])
    if not isinstance(one.value, dict) or not isinstance(other.value, dict):
        return other if isinstance(one.value, list | dict) else one  # the reader of the section says what is wrong
    for name, child in other.value.items():
        if name in one.value:
            where = seen_from(one.value[name].key_location, child.file)
            findings.key_error("DR207", f"'{name}' already stands under '{key}' {where}", child, "Write it once.")
    return _holding(one, {**other.value, **one.value})


def _holding(node: Node, value: object) -> Node:
    """Return a node in the place of another, with another value; its children know themselves where they stand."""
    return attrs.evolve(node, value=value)
