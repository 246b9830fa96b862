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
from collections.abc import Callable, Hashable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import attrs

from dealrules import rulebook
from dealrules.engine.bearing import bearing_on_phase
from dealrules.engine.plan import Plan, compile_plan
from dealrules.engine.program import Code, Programs, StoredMatching
from dealrules.rulebook import RuleSet
from dealrules.rulebook.condition import NOWHERE, AllOf, AnyOf, Condition, ListTest, Not
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
        ruleset: the rules of all books; their conditions do not know in which line they stand.
        matching: what the engine makes of them.
        phase_matching: what it makes of those that settle the phase.
    """

    ruleset: RuleSet
    matching: StoredMatching
    phase_matching: StoredMatching


def store(folder: Path) -> Path:
    """Store the books of a folder, and return the file that was written.

    Raises:
        ValueError: the books have errors, or declare attributes of their own.
    """
    ruleset, diagnostics = rulebook.read_rulebooks([folder])
    if ruleset is None:
        raise ValueError(f"books with errors are not stored: {diagnostics[0]}")
    if ruleset.extensions:
        raise ValueError("books that declare attributes of their own are not stored: their subjects would be lost")
    light = _lightened(ruleset)
    content = {
        "ruleset": light,
        "python": sys.implementation.cache_tag,
        "matching": _prepared(ruleset, light),
        "phase_matching": _prepared(bearing_on_phase(ruleset), light),
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
    matching, phase_matching = (
        StoredMatching(plan, _unpacked(tests) if same_python else {})
        for plan, tests in (content["matching"], content["phase_matching"])
    )
    return StoredBooks(attrs.evolve(content["ruleset"], subjects=SUBJECTS), matching, phase_matching)


def _key_of(folder: Path) -> bytes:
    """Return a digest of the version of the library and of the files of a folder, with their names."""
    from dealrules import __version__

    found = hashlib.sha256(__version__.encode())
    for name, file in _books(folder):
        content = file.read_bytes()
        found.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return found.digest()


def _books(folder: Path) -> list[tuple[str, Path]]:
    """Return the files of a folder of books, each with its place in the folder."""
    return [(file.relative_to(folder).as_posix(), file) for file in sorted(folder.rglob("*.yaml"))]


def _lightened(ruleset: RuleSet) -> RuleSet:
    """Return a set of rules without what need not be stored: subjects, texts for the digest, lines of conditions."""
    rules = {
        rule.id: attrs.evolve(
            rule,
            when=_unplaced(rule.when),
            for_each=tuple([attrs.evolve(each, condition=_unplaced(each.condition)) for each in rule.for_each]),
        )
        for rule in ruleset.rules.values()
    }
    return attrs.evolve(ruleset, rules=rules, content=KnownDigest(ruleset.digest), subjects={})


def _unplaced(condition: Condition) -> Condition:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return attrs.evolve(condition, parts=tuple(map(_unplaced, parts)), location=NOWHERE)
        case Not(part):
            return Not(_unplaced(part))
        case ListTest(where=where):
            return attrs.evolve(condition, where=_unplaced(where), location=NOWHERE)
        case _:
            return attrs.evolve(condition, location=NOWHERE)


def _prepared(ruleset: RuleSet, stored: RuleSet) -> tuple[Plan, Mapping[str | None, bytes]]:
    """Return the plan of a set of rules, over the rules that are stored anyway, and the code of its tests by phase."""
    plan = compile_plan(ruleset)
    programs = Programs(plan, {})
    codes = {phase: _pack(programs.code(phase)) for phase in programs.phases}
    return attrs.evolve(plan, ruleset=stored, written_forms=None), codes


def _pack(code: Code) -> bytes:
    source = zlib.compress(code.source.encode())
    return pickle.dumps((code.name, source, marshal.dumps(code.compiled), dict(code.values), dict(code.readers)))


def _unpacked(packed: Mapping[str | None, bytes]) -> Mapping[str | None, Callable[[], Code]]:
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


@cache
def _positional(kind: Hashable) -> tuple[attrs.Attribute[Any], ...] | None:
    """Return the fields of a class of frozen values that its constructor takes in order; ``None`` of other classes."""
    if not attrs.has(cast(type, kind)):
        return None
    fields = attrs.fields(cast(Any, kind))
    return None if any(field.kw_only or not field.init for field in fields) else tuple(fields)


class _Pickler(pickle.Pickler):
    """Leaves out where the books are: that differs from where they will be."""

    def __init__(self, file: io.BytesIO, folder: Path) -> None:
        super().__init__(file, protocol=5)
        self._names = {str(file): name for name, file in _books(folder)}

    def reducer_override(self, obj: Any) -> Any:
        """Return a call of the class where that makes the same object: it is twice as fast as setting attributes."""
        fields = _positional(cast(Hashable, type(obj)))
        if fields is None:
            return NotImplemented
        values = [getattr(obj, field.name) for field in fields]
        while values and fields[len(values) - 1].default == values[-1]:
            values.pop()
        return type(obj), tuple(values)

    def persistent_id(self, obj: Any) -> str | None:
        """Return the name of the book that a text is the path of."""
        return self._names.get(obj) if type(obj) is str else None


class _Unpickler(pickle.Unpickler):
    """Puts in where the books are."""

    def __init__(self, file: io.BytesIO, folder: Path) -> None:
        super().__init__(file)
        self._paths = {name: str(file) for name, file in _books(folder)}

    def persistent_load(self, pid: str) -> str:
        """Return the path of a book."""
        return self._paths[pid]
