"""``dealrules check``: what is wrong with rulebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from dealrules.api import read_books
from dealrules.bilingual import Bilingual
from dealrules.checks import check_rules
from dealrules.cli.loading import asked_books
from dealrules.cli.options import (
    EPILOG,
    SETTINGS,
    LanguageChoice,
    PlainFormat,
    asked_rulebooks,
    findings_tongue,
    form_option,
    no_shipped_books,
)
from dealrules.cli.output import Outcome, write, write_json
from dealrules.engine.matcher import Matcher
from dealrules.engine.plan import division
from dealrules.engine.variants import Matching
from dealrules.rulebook import RuleSet
from dealrules.wording.formats import counted

__all__ = ["check"]


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@asked_rulebooks
@no_shipped_books
@form_option(PlainFormat, "json prints one array of findings.")
@findings_tongue
@click.option(
    "--verbose", is_flag=True, help="Say also how many rules of each book each mechanism of the engine decides."
)
@click.option("--generated", metavar="PHASE", default="", help="Print the code compiled for a phase.", hidden=True)
def check(
    books: tuple[Path, ...],
    no_shipped: bool,
    form: PlainFormat,
    lang: LanguageChoice,
    verbose: bool,
    generated: str,
) -> None:
    """Find what is wrong with rulebooks.

    检查规则库，逐条指出错误在哪一行。

    BOOK is a rulebook, a folder of them, or the name of a shipped one; without one, the shipped ones are checked.
    Others are read together with the shipped ones, so that a clash shows too.
    """
    if no_shipped and not books:
        raise click.BadParameter("names no rulebook to check: give at least one BOOK", param_hint="--no-shipped")
    outcome = Outcome(lang.value)
    ruleset, diagnostics = read_books(books, shipped=not no_shipped)
    if ruleset is not None:
        diagnostics += check_rules(ruleset)
    if form is PlainFormat.JSON:
        write_json([diagnostic.to_dict() for diagnostic in diagnostics])
        outcome.count(diagnostics)
    else:
        outcome.report(diagnostics)
        if ruleset is not None and not diagnostics:
            write(f"{_summary(ruleset, books).in_language(lang.value)}\n")
        if ruleset is not None and verbose:
            write("".join([f"{line.in_language(lang.value)}\n" for line in _mechanisms(ruleset, books)]))
    if ruleset is not None and generated:
        write(Matcher(ruleset).source(generated))
    outcome.end()


def _mechanisms(ruleset: RuleSet, books: tuple[Path, ...]) -> Iterator[Bilingual]:
    """Say of each book how many of its rules each mechanism of the engine decides."""
    divided = division(ruleset)
    for book in asked_books(ruleset, books):
        numbers = Counter([divided[rule.id] for rule in book.rules])
        tests, chained, joined = (numbers[matching] for matching in Matching)
        yield Bilingual(
            f"{book.name}: {counted(len(book.rules), 'rule')}; {tests:,} decided by tests, {joined:,} joined and "
            f"{chained:,} chained in a circle by durable-rules.",
            f"{book.name}：{len(book.rules):,} 条规则，其中 {tests:,} 条由条件检验直接判定，{joined:,} 条由 "
            f"durable-rules 关联多个对象，{chained:,} 条由 durable-rules 循环推导。",
        )


def _summary(ruleset: RuleSet, books: tuple[Path, ...]) -> Bilingual:
    asked = asked_books(ruleset, books)
    rules = sum(len(book.rules) for book in asked)
    english = f"No findings: {counted(len(asked), 'rulebook')}, {counted(rules, 'rule')}"
    chinese = f"没有发现问题：{len(asked)} 本规则库，{rules:,} 条规则"
    others = len(ruleset.books) - len(asked)
    if others:
        english += f" (beside {counted(others, 'shipped rulebook')})"
        chinese += f"（另有 {others} 本自带规则库）"
    return Bilingual(f"{english}.", f"{chinese}。")
