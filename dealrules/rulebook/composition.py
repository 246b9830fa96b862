"""Several rulebooks made into one set of rules.

Books are read in two passes: first everything that any of them declares, then the rules, so that a rule may use what
a later file declares. The order of files, and of rules in a file, changes nothing, not even the digest. A book may
consist of several files in one folder (:mod:`dealrules.rulebook.parsing.parts`).

Names of parameters begin with the name of their book (``entry.soon``; inside the book ``$soon`` will do). Names of
conclusions, groups, moves and risks are shared by all books, and each may be declared once.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from dealrules.documents import Node, content_of, read_book
from dealrules.errors import Diagnostic, Location, Severity, suggestion
from dealrules.rulebook.digest import Content
from dealrules.rulebook.doctrine import is_accounting, is_doctrine, read_doctrine
from dealrules.rulebook.graph import components, cycle_through
from dealrules.rulebook.model import DeclaredRisk, Promise, Rule, Rulebook, RuleSet
from dealrules.rulebook.parsing.conditions import Conditions
from dealrules.rulebook.parsing.declarations import Book, declare
from dealrules.rulebook.parsing.findings import Findings, listing, seen_from
from dealrules.rulebook.parsing.matchers import Matchers
from dealrules.rulebook.parsing.moves import read_relations
from dealrules.rulebook.parsing.parts import joined
from dealrules.rulebook.parsing.promises import read_promises
from dealrules.rulebook.parsing.reach import read_reach
from dealrules.rulebook.parsing.readings import read_readings
from dealrules.rulebook.parsing.respondents import read_respondents
from dealrules.rulebook.parsing.rules import reader
from dealrules.rulebook.parsing.scope import Scope
from dealrules.rulebook.parsing.settings import read_settings
from dealrules.rulebook.readings import Reading
from dealrules.rulebook.stratification import circular_absence
from dealrules.snapshot import SUBJECTS
from dealrules.vocabulary import Risk

__all__ = ["files_at", "load_rulebooks", "read_rulebooks"]

_ACCOUNTS = re.compile(rb"^accounted:", re.MULTILINE)
_BOOK = re.compile(rb"^rulebook:", re.MULTILINE)


def read_rulebooks(
    paths: Iterable[str | Path], parameters: Mapping[str, float] | None = None
) -> tuple[RuleSet | None, list[Diagnostic]]:
    """Read the rulebooks at ``paths``, each a file or a folder: every ``*.yaml`` in it, and the books in its folders.

    Args:
        paths: where the books are.
        parameters: values that replace those of the books, by full name (``{"entry.soon": 14}``).

    Returns:
        the set of rules, or ``None`` when there is an error; and every diagnostic of every file, in order of place.
    """
    documents: list[Node] = []
    diagnostics: list[Diagnostic] = []
    complete = True
    for file in _files(paths, diagnostics):
        content, found = content_of(file)
        if content is not None and _ACCOUNTS.search(content) and not _BOOK.search(content):
            continue  # nothing in it bears on a review
        node, problems = read_book(content, str(file)) if content is not None else (None, [])
        found += problems
        diagnostics += found
        complete = complete and not found and node is not None
        if node is not None:
            documents.append(node)
    ruleset, more = _load(documents, parameters, complete)
    merged = Findings()
    merged.diagnostics = diagnostics + more
    errors = any(found.severity is Severity.ERROR for found in merged.diagnostics)
    return (None if errors else ruleset), merged.in_order()


def _files(paths: Iterable[str | Path], diagnostics: list[Diagnostic]) -> list[Path]:
    """Return every file once, whichever way its path is written; a folder without any is noted."""
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        files = files_at(path)
        if not files:
            message = "there is no *.yaml file in this folder"
            diagnostics.append(Diagnostic("DR014", Severity.ERROR, message, Location(str(path))))
        found.update({os.path.abspath(file): file for file in files})
    return list(found.values())


def files_at(path: Path) -> list[Path]:
    """Return the files of books at a path: the file itself, or those of a folder and the books in its folders."""
    if not path.is_dir():
        return [path]
    inner = [file for file in path.glob("*/*.yaml") if _BOOK.search(content_of(file)[0] or b"")]
    return sorted([*path.glob("*.yaml"), *inner])


def load_rulebooks(
    documents: Iterable[Node], parameters: Mapping[str, float] | None = None
) -> tuple[RuleSet | None, list[Diagnostic]]:
    """Make one set of rules of the books in ``documents``.

    A document with the key ``doctrine`` is no book: it lists the doctrine items that a rule may cite as its source.
    Without one, and without ``sources`` in a book, any citation is accepted. One with the key ``accounted`` says what
    carries the items that no rule cites; it is passed over.

    Args:
        documents: books as they were read by :mod:`dealrules.documents`.
        parameters: values that replace those of the books, by full name (``{"entry.soon": 14}``).

    Returns:
        the set of rules, or ``None`` when there is an error; and every diagnostic, in order of place.
    """
    return _load(documents, parameters, complete=True)


def _load(
    documents: Iterable[Node], parameters: Mapping[str, float] | None, complete: bool
) -> tuple[RuleSet | None, list[Diagnostic]]:
    findings = Findings()
    risks = {term.value: DeclaredRisk(name=term.value, label=term.label) for term in Risk}
    scope = Scope(findings=findings, subjects=dict(SUBJECTS), risks=risks, complete=complete)
    nodes = [node for node in documents if not is_accounting(node)]
    for node in nodes:
        if is_doctrine(node):
            scope.sources = {**(scope.sources or {}), **read_doctrine(node, findings)}
    read = joined([node for node in nodes if not is_doctrine(node)], findings)
    declared = [declare(book.node, scope) for book in read]
    books = [book for book in declared if book is not None]
    files = {id(book.node): book.files for book in read}
    scope.complete = complete and len(books) == len(declared)
    for book in books:
        read_relations(book.node.value.get("moves"), scope)
    _check_book_names(books, findings)
    _override(scope, parameters or {}, findings)
    rules: list[Rule] = []
    promises: list[Promise] = []
    made: list[Rulebook] = []
    for book in books:
        own, promised = _second_pass(book, scope)
        rules += own
        promises += promised
        made.append(
            Rulebook(
                name=book.name,
                version=book.version,
                title=book.title,
                files=files[id(book.node)],
                rules=tuple(own),
                checks=read_settings(book.node.value.get("checks"), findings),
            )
        )
    _check_circles(rules, scope)
    readings = [reading for book in books for reading in read_readings(book.node.value.get("readings"), scope)]
    respondents = [
        respondent
        for book in books
        for respondent in read_respondents(
            book.node.value.get("respondents"), scope, Conditions(scope, Matchers(scope, book.name))
        )
    ]
    within_reach = [reach for book in books for reach in read_reach(book.node.value.get("within_reach"), scope)]
    diagnostics = findings.in_order()
    if any(found.severity is Severity.ERROR for found in diagnostics):
        return None, diagnostics
    documents = [*filter(is_doctrine, nodes), *(book.node for book in read)]
    composed = _compose(made, rules, promises, readings, scope, documents)
    return attrs.evolve(composed, respondents=tuple(respondents), within_reach=tuple(within_reach)), diagnostics


def _second_pass(book: Book, scope: Scope) -> tuple[list[Rule], list[Promise]]:
    conditions = Conditions(scope, Matchers(scope, book.name))
    for name, node in book.groups:
        promise = conditions.read(node, "deal")
        group = scope.groups[name]
        if group.book == book.name:
            scope.groups[name] = attrs.evolve(group, promise=promise)
    rules = reader(scope, book.name, conditions)
    return [rules.read(node) for node in book.rules], read_promises(book.promises, scope)


def _check_book_names(books: Iterable[Book], findings: Findings) -> None:
    first: dict[str, Node] = {}
    for book in books:
        node = book.node.value["rulebook"]
        before = first.setdefault(book.name, node)
        if before is not node:
            where = seen_from(before.location, node.file)
            hint = "Of the files of one book only one has 'version', 'language' and 'title'."
            findings.error("DR207", f"the rulebook '{book.name}' is already given {where}", node, hint)


def _override(scope: Scope, parameters: Mapping[str, float], findings: Findings) -> None:
    """Replace the values of parameters by what the embedder set."""
    place = Location("<parameters>")
    for name, value in parameters.items():
        known = scope.parameters.get(name) if isinstance(name, str) else None
        if known is None:
            hint = suggestion(str(name), scope.parameters) or listing(sorted(scope.parameters))
            if scope.complete:
                findings.error_at("DR270", f"no book declares the parameter '{name}'", place, hint)
        elif isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            message = f"the parameter '{name}' must be a number of {known.unit}, not {value!r:.60}"
            findings.error_at("DR271", message, place)
        elif value < 0 <= known.value:
            message = f"the parameter '{name}' is a number of {known.unit}, and cannot be {value:g}"
            findings.error_at("DR271", message, place, f"The book says {known.value:g}.")
        else:
            scope.parameters[name] = attrs.evolve(known, value=value)


def _check_circles(rules: list[Rule], scope: Scope) -> None:
    """Refuse rules that supersede each other, and conclusions that wait for themselves."""
    findings = scope.findings
    hides = {rule.id: rule.supersedes for rule in rules}
    for component in components(hides):
        if len(component) > 1:
            first = min(component)
            circle = " -> ".join(cycle_through(hides, first))
            node = scope.rules.get(first)
            message = f"rules supersede each other in a circle: {circle}"
            findings.error_at("DR260", message, node.location if node else Location(""))
    waiting = circular_absence(rules)
    if waiting:
        readable = " -> ".join(waiting)
        place = scope.conclusions[waiting[0]].location
        hint = "A conclusion must not depend on its own absence; ask for a fact of the deal instead."
        findings.error_at("DR261", f"a conclusion would have to wait for itself: {readable}", place, hint)


def _compose(
    books: list[Rulebook],
    rules: list[Rule],
    promises: list[Promise],
    readings: list[Reading],
    scope: Scope,
    nodes: list[Node],
) -> RuleSet:
    extensions = {
        name: {item.name.removeprefix("custom."): item for item in subject.attributes.values() if item.custom}
        for name, subject in scope.subjects.items()
    }
    return RuleSet(
        books=tuple(sorted(books, key=lambda book: book.name)),
        rules={rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)},
        subjects=scope.subjects,
        parameters=dict(sorted(scope.parameters.items())),
        conclusions=dict(sorted(scope.conclusions.items())),
        groups=dict(sorted(scope.groups.items())),
        moves=dict(sorted(scope.moves.items())),
        risks=dict(sorted(scope.risks.items())),
        promises=tuple(sorted(promises, key=lambda promise: (promise.every, promise.has))),
        extensions={name: found for name, found in extensions.items() if found},
        sources=scope.sources or {},
        readings=tuple(readings),
        content=Content(nodes, scope.parameters),
        used_parameters=frozenset(scope.used_parameters),
    )
