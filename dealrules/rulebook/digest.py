"""The digest of a set of rulebooks: what two runs must share for their reviews to be comparable.

It covers everything that can change a review: the content of the books, as data and without their tests, and the
values of the parameters. Comments, layout, the order of keys, of rules and of files, and the names of files are not
part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dealrules.documents import Node
from dealrules.rulebook.model import Parameter

__all__ = ["Content", "KnownDigest"]

_NOT_DIGESTED = "tests"


class Content:
    """What was read, kept until its digest is asked for, which many a host never does.

    Args:
        documents: the books.
        parameters: the parameters with the values that count.
    """

    def __init__(self, documents: Iterable[Node], parameters: Mapping[str, Parameter]) -> None:
        self._documents, self._parameters = tuple(documents), parameters
        self._digest = ""

    @property
    def digest(self) -> str:
        """The digest, a SHA-256 in hexadecimal digits."""
        documents = self._documents  # before the digest is looked at, for another thread may be here too
        if not self._digest:
            self._digest = _digest_of(documents, self._parameters)
            self._documents = ()
        return self._digest


@attrs.frozen
class KnownDigest:
    """Content whose digest was worked out before."""

    digest: str


def _digest_of(documents: Iterable[Node], parameters: Mapping[str, Parameter]) -> str:
    """Return the SHA-256 of the canonical content of ``documents`` with these values of the parameters."""
    parts = []
    for document in documents:
        header: list[str] = []
        for key in sorted(document.value):
            if key == "rules" and isinstance(document.value[key].value, list):
                parts += [_canonical(rule) for rule in document.value[key].value]
            else:
                header.append(f"{key}={_canonical(document.value[key])}")
        parts.append("\n".join(header))
    parts += [f"${name}={float(parameter.value)!r}" for name, parameter in parameters.items()]
    parts.sort()
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _content(node: Node) -> Any:
    """Return what a node holds; of a mapping, without the tests."""
    value = node.value
    if type(value) is dict and _NOT_DIGESTED in value:
        return {key: child for key, child in value.items() if key != _NOT_DIGESTED}
    return value


_canonical = json.JSONEncoder(sort_keys=True, check_circular=False, default=_content).encode
"""Writes a tree so that different content never gives the same text."""
