"""The shipped books in the form in which they load fastest: read, put together, and with the code of their tests.

It is made when a wheel is built, and stands beside the books. It is used only for the very files that it was made of,
by the version of the library that made it; else the books are read as they are written. The code of the tests is used
by the version of Python that compiled it, others compile it anew.
"""

from __future__ import annotations

import hashlib
import io
import marshal
import pickle
import sys
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from dealrules.engine.bearing import bearing_on_phase
from dealrules.engine.plan import compile_plan
from dealrules.engine.program import Code, Programs, Stored
from dealrules.rulebook import RuleSet, read_rulebooks
from dealrules.rulebook.digest import KnownDigest
from dealrules.snapshot import SUBJECTS

__all__ = ["NAME", "StoredBooks", "read_stored", "store"]

NAME = "stored.bin"
"""The name of the file beside the books."""

_KEY = hashlib.sha256().digest_size


@attrs.frozen
class StoredBooks:
    """What was stored.

    Attributes:
        ruleset: the rules of all books.
        tests: the code of their tests, by phase.
        phase_tests: the same of those that settle the phase.
    """

    ruleset: RuleSet
    tests: Stored
    phase_tests: Stored


def store(folder: Path) -> Path:
    """Store the books of a folder, and return the file that was written.

    Raises:
        ValueError: the books have errors, or declare attributes of their own.
    """
    ruleset, diagnostics = read_rulebooks([folder])
    if ruleset is None:
        raise ValueError(f"books with errors are not stored: {diagnostics[0]}")
    if ruleset.extensions:
        raise ValueError("books that declare attributes of their own are not stored: their subjects would be lost")
    content = {
        "ruleset": attrs.evolve(ruleset, content=KnownDigest(ruleset.digest), subjects={}),
        "python": sys.implementation.cache_tag,
        "tests": _packed(ruleset),
        "phase_tests": _packed(bearing_on_phase(ruleset)),
    }
    file = folder / NAME
    written = io.BytesIO()
    _Pickler(written, folder).dump(content)
    file.write_bytes(_key_of(folder) + written.getvalue())
    return file


def read_stored(folder: Path) -> StoredBooks | None:
    """Return what was stored of the books of a folder; ``None`` if nothing was, or not of these books as they are."""
    file = folder / NAME
    if not file.is_file():
        return None
    data = file.read_bytes()
    if data[:_KEY] != _key_of(folder):
        return None
    content = _Unpickler(io.BytesIO(data[_KEY:]), folder).load()
    same_python = content["python"] == sys.implementation.cache_tag
    tests, phase_tests = (_unpacked(content[name]) if same_python else {} for name in ("tests", "phase_tests"))
    return StoredBooks(attrs.evolve(content["ruleset"], subjects=SUBJECTS), tests, phase_tests)


def _key_of(folder: Path) -> bytes:
    """Return a digest of the version of the library and of the files of a folder, with their names."""
    from dealrules import __version__

    found = hashlib.sha256(__version__.encode())
    for file in sorted(folder.glob("*.yaml")):
        content = file.read_bytes()
        found.update(f"\0{file.name}\0{len(content)}\0".encode() + content)
    return found.digest()


def _packed(ruleset: RuleSet) -> Mapping[str | None, bytes]:
    programs = Programs(compile_plan(ruleset))
    return {phase: _pack(programs.code(phase)) for phase in programs.phases}


def _pack(code: Code) -> bytes:
    source = zlib.compress(code.source.encode())
    return pickle.dumps((code.name, source, marshal.dumps(code.compiled), dict(code.values), dict(code.readers)))


def _unpacked(packed: Mapping[str | None, bytes]) -> dict[str | None, Callable[[], Code]]:
    return {phase: partial(_unpack, code) for phase, code in packed.items()}


def _unpack(packed: bytes) -> Code:
    name, source, compiled, values, readers = pickle.loads(packed)
    return Code(
        name=name,
        source=zlib.decompress(source).decode(),
        compiled=marshal.loads(compiled),
        values=values,
        readers=readers,
    )


class _Pickler(pickle.Pickler):
    """Leaves out where the books are: that differs from where they will be."""

    def __init__(self, file: io.BytesIO, folder: Path) -> None:
        super().__init__(file, protocol=5)
        self._names = {str(path): path.name for path in folder.glob("*.yaml")}

    def persistent_id(self, obj: Any) -> str | None:
        """Return the name of the book that a text is the path of."""
        return self._names.get(obj) if type(obj) is str else None


class _Unpickler(pickle.Unpickler):
    """Puts in where the books are."""

    def __init__(self, file: io.BytesIO, folder: Path) -> None:
        super().__init__(file)
        self._paths = {path.name: str(path) for path in folder.glob("*.yaml")}

    def persistent_load(self, pid: str) -> str:
        """Return the path of a book."""
        return self._paths[pid]
