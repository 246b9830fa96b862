"""Proving rulebooks: every question asked, every answer gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from dealrules.api import shipped_rulebooks
from dealrules.checks.finding import judged
from dealrules.errors import InvalidRulebook
from dealrules.proofs.codes import CODES, IMPLIED
from dealrules.proofs.proof import Finding, MissingSolver, Open, Proof
from dealrules.rulebook import read_rulebooks
from dealrules.rulebook.model import RuleSet

if TYPE_CHECKING:
    from dealrules.proofs.questions import Question

__all__ = ["Progress", "prove", "prove_rules"]

Progress = Callable[[int, int], None]
"""Is told how many questions are answered, and how many there are."""


def prove(
    paths: str | Path | Iterable[str | Path] = (),
    *,
    parameters: Mapping[str, float] | None = None,
    shipped: bool = True,
    time_limit: float | None = None,
    progress: Progress | None = None,
) -> Proof:
    """Decide whether every rule can fire, whether advice can contradict itself, and whether promises are kept.

    Args:
        paths: one or several rulebooks (files, or folders of ``.yaml`` files).
        parameters: values for named thresholds; what is proven, is proven for these values.
        shipped: prove them together with the shipped books, as they are used.
        time_limit: seconds after which the rest stays undecided, and is reported so.
        progress: is called after every question.

    Returns:
        what is wrong, each with the smallest deal that shows it, and what was not decided.

    Raises:
        InvalidRulebook: the books cannot be read; nothing is proven then.
        MissingSolver: the extra ``prove`` is not installed.
        UnconfirmedFinding: the engine does not confirm a finding; that is a fault of the library.
    """
    named = [paths] if isinstance(paths, str | Path) else paths
    folders = [shipped_rulebooks()] if shipped else []
    ruleset, diagnostics = read_rulebooks([*folders, *map(Path, named)], parameters)
    if ruleset is None:
        raise InvalidRulebook(diagnostics)
    return prove_rules(ruleset, time_limit=time_limit, progress=progress)


def prove_rules(ruleset: RuleSet, *, time_limit: float | None = None, progress: Progress | None = None) -> Proof:
    """Decide the same of a set of rules that has been read; see :func:`prove`."""
    try:
        from dealrules.proofs.prover import Prover
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        raise MissingSolver("proofs need z3: pip install 'dealrules[prove]'") from error
    prover = Prover(ruleset)
    asked = prover.questions()
    answers: list[Finding | Open | None] = []
    for answer in prover.answers(asked, time_limit):
        answers.append(answer)
        if progress is not None:
            progress(len(answers), len(asked))
    return _proof(ruleset, asked, answers)


def _proof(ruleset: RuleSet, asked: list[Question], answers: list[Finding | Open | None]) -> Proof:
    undecided = [answer for answer in answers if isinstance(answer, Open)]
    decided = Counter(question.code for question in asked)
    decided.subtract(each.code for each in undecided)
    complete = {*CODES} - {each.code for each in undecided}
    found = _without_implied([each for each in answers if isinstance(each, Finding)])
    kept, superfluous = judged(ruleset, found, complete)
    findings = [attrs.evolve(finding, diagnostic=diagnostic) for finding, diagnostic in kept]
    findings += map(Finding, superfluous)
    return Proof(
        findings=tuple(sorted(findings, key=lambda found: (found.diagnostic.location, found.diagnostic.code))),
        undecided=tuple(undecided),
        decided=dict(sorted(decided.items())),
        rules=len(ruleset.rules),
    )


def _without_implied(findings: list[Finding]) -> list[Finding]:
    """Leave out what follows from another finding about the same rule."""
    said = {(found.diagnostic.code, name) for found in findings for name in found.about}
    return [
        found
        for found in findings
        if not any((code, name) in said for code in IMPLIED.get(found.diagnostic.code, ()) for name in found.about)
    ]
