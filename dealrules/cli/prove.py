"""``dealrules prove``: whether the rules of books hold together, on every deal there can be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dealrules.bilingual import Bilingual, Language
from dealrules.cli.findings import answer_left_open, finding
from dealrules.cli.options import (
    EPILOG,
    SETTINGS,
    LanguageChoice,
    asked_rulebooks,
    findings_tongue,
    form_option,
    no_shipped_books,
    parameters,
    parameters_of,
)
from dealrules.cli.output import FINDINGS, MISUSE, Outcome, write, write_json
from dealrules.cli.reports import ReportFormat, github_annotation, sarif_log
from dealrules.errors import Diagnostic, InvalidRulebook, Severity
from dealrules.proofs import Finding, MissingSolver, Open, Proof, UnconfirmedFinding, prove
from dealrules.proofs.codes import CODES
from dealrules.wording.formats import counted

__all__ = ["run_proof"]

_SHOWN = 3
"""How many undecided questions of one kind are printed in full."""


@click.command(
    "prove",
    epilog=EPILOG,
    context_settings=SETTINGS,
    short_help="Prove that the rules hold together, on every deal.",
)
@asked_rulebooks
@no_shipped_books
@form_option(ReportFormat, "github prints annotations, sarif a log for code scanning.")
@click.option(
    "--time-limit", metavar="SECONDS", type=click.FloatRange(min=0), help="Stop then, and say what is undecided."
)
@parameters
@findings_tongue
def run_proof(
    books: tuple[Path, ...],
    no_shipped: bool,
    form: ReportFormat,
    time_limit: float | None,
    parameter: tuple[str, ...],
    lang: LanguageChoice,
) -> None:
    """Prove that rules can fire, never contradict each other, and keep their promises.

    证明规则库自洽：每条规则都可能成立、建议不会自相矛盾、承诺的建议不会缺失。

    BOOK is a rulebook, a folder of them, or the name of a shipped one; without one, the shipped ones are proved. What
    is wrong is shown on the smallest deal, in YAML that 'dealrules review' reads.
    """
    if no_shipped and not books:
        raise click.BadParameter("names no rulebook to prove: give at least one BOOK", param_hint="--no-shipped")
    outcome = Outcome(lang.value)
    proof = _prove(books, no_shipped, time_limit, parameter, outcome)
    if form is ReportFormat.TEXT:
        for found in proof.findings:
            lines = [finding(found.diagnostic, lang.value), *(f"    {line}" for line in found.deal.splitlines())]
            outcome.complain("\n".join(lines), _code(found))
        for line in _undecided(proof, lang.value):
            outcome.complain(line, FINDINGS)
        write(f"{_summary(proof).in_language(lang.value)}\n")
    elif form is ReportFormat.JSON:
        write_json(proof.to_dict())
    elif form is ReportFormat.SARIF:
        write_json(sarif_log(_located(proof), CODES))
    else:
        for diagnostic, deal in _located(proof):
            write(f"{github_annotation(diagnostic, deal)}\n")
        write(f"{_summary(proof).in_language(lang.value)}\n")
    outcome.count(proof.diagnostics)
    outcome.code = max(outcome.code, FINDINGS if proof.undecided else 0)
    outcome.end()


def _prove(
    books: tuple[Path, ...],
    no_shipped: bool,
    time_limit: float | None,
    parameter: tuple[str, ...],
    outcome: Outcome,
) -> Proof:
    """Return the proof, or end the command."""
    console = Console(stderr=True)
    columns = (TextColumn("proving"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("proving", total=None)
        try:
            return prove(
                books,
                parameters=parameters_of(parameter),
                shipped=not no_shipped,
                time_limit=time_limit,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        except InvalidRulebook as error:
            problem: InvalidRulebook | MissingSolver | UnconfirmedFinding = error
        except (MissingSolver, UnconfirmedFinding) as error:
            problem = error
    if isinstance(problem, InvalidRulebook):
        outcome.report(problem.diagnostics)
    else:
        outcome.complain(f"dealrules: {problem}", MISUSE if isinstance(problem, MissingSolver) else FINDINGS)
    outcome.end()


def _located(proof: Proof) -> list[tuple[Diagnostic, str]]:
    """Return everything that belongs to a line: what is wrong, with its deal, and what was not decided."""
    return [
        *((found.diagnostic, found.deal) for found in proof.findings),
        *((question.diagnostic, "") for question in proof.undecided),
    ]


def _code(found: Finding) -> int:
    return FINDINGS if found.diagnostic.severity is Severity.ERROR else 0


def _undecided(proof: Proof, language: Language) -> Iterator[str]:
    """Yield what was not decided; of many questions of one kind, the first and how many more."""
    groups: dict[tuple[str, str], list[Open]] = {}
    for each in proof.undecided:
        groups.setdefault((each.code, each.reason), []).append(each)
    for (code, reason), questions in groups.items():
        shown = questions if len(questions) <= _SHOWN + 1 else questions[:_SHOWN]
        yield from [answer_left_open(each, language) for each in shown]
        left = len(questions) - len(shown)
        if left:
            more = counted(left, "more question")
            english = f"{code} not decided, {reason}: {more} of this kind; --format json names them all"
            chinese = f"{code} 未判定：同类问题另有 {left:,} 个，--format json 全部列出"
            yield Bilingual(english, chinese).in_language(language)


def _summary(proof: Proof) -> Bilingual:
    answered, open_questions = sum(proof.decided.values()), len(proof.undecided)
    found = f"{counted(len(proof.findings), 'finding')} in {counted(answered, 'question')}"
    english = f"{found} about {counted(proof.rules, 'rule')}"
    chinese = f"{proof.rules:,} 条规则，判定 {answered:,} 个问题，发现 {len(proof.findings):,} 处问题"
    if open_questions:
        english += f", {counted(open_questions, 'question')} undecided"
        chinese += f"，{open_questions:,} 个未判定"
    return Bilingual(f"{english}.", f"{chinese}。")
