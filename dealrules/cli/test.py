"""``dealrules test``: do the rules do what the tests beside them say, and do the tests say enough?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from dealrules.api import read_books
from dealrules.bilingual import Bilingual
from dealrules.checks import missing_tests, run_rule_tests
from dealrules.checks.coverage import CODES as COVERAGE_CODES
from dealrules.checks.coverage import Coverage, measure_coverage
from dealrules.checks.finding import settled
from dealrules.checks.mutation import CODES as MUTATION_CODES
from dealrules.checks.mutation import Mutation, mutate
from dealrules.checks.rule_tests import TestFailure
from dealrules.cli.findings import finding
from dealrules.cli.loading import asked_books
from dealrules.cli.options import EPILOG, SETTINGS, LanguageChoice, asked_rulebooks, findings_tongue, form_option
from dealrules.cli.output import FINDINGS, Outcome, write, write_json
from dealrules.cli.reports import ReportFormat, github_annotation, sarif_log
from dealrules.errors import DealrulesError, Diagnostic, Severity
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.wording.formats import counted

__all__ = ["run_tests"]

_MEANINGS = {"DR500": "a test beside a rule that fails", **missing_tests.CODES, **COVERAGE_CODES, **MUTATION_CODES}


@attrs.frozen(kw_only=True)
class _Result:
    """What a run found."""

    rules: tuple[Rule, ...]
    failures: list[TestFailure]
    coverage: Coverage | None
    mutation: Mutation | None
    findings: list[Diagnostic]


@click.command("test", epilog=EPILOG, context_settings=SETTINGS)
@asked_rulebooks
@click.option("--coverage", is_flag=True, help="Name the conditions that no test depends on.")
@click.option(
    "--mutate", "mutation", is_flag=True, help="Change every condition a little, and name the changes no test notices."
)
@form_option(ReportFormat, "github prints annotations, sarif a log for code scanning.")
@findings_tongue
def run_tests(
    books: tuple[Path, ...], coverage: bool, mutation: bool, form: ReportFormat, lang: LanguageChoice
) -> None:
    """Run the tests that stand beside the rules.

    运行规则旁的测试：每条规则该成立时成立、不该成立时不成立。

    BOOK is a rulebook, a folder of them, or the name of a shipped one; without one, the tests of the shipped ones are
    run.
    """
    outcome = Outcome(lang.value)
    ruleset, diagnostics = read_books(books)
    outcome.report(diagnostics)
    if ruleset is None:
        outcome.end()
    asked = asked_books(ruleset, books)
    rules = tuple(rule for book in asked for rule in book.rules)
    try:
        result = _run(ruleset, rules, {book.name for book in asked}, coverage, mutation)
    except DealrulesError as error:
        outcome.complain(f"dealrules: {error}", FINDINGS)
        outcome.end()
    _report(result, form, outcome)
    outcome.count(result.findings)
    outcome.code = max(outcome.code, FINDINGS if result.failures else 0)
    outcome.end()


def _run(ruleset: RuleSet, rules: tuple[Rule, ...], books: set[str], coverage: bool, mutation: bool) -> _Result:
    covered = measure_coverage(ruleset, books) if coverage else None
    mutated = mutate(ruleset, books) if mutation else None
    missing = [found for found in missing_tests.check(ruleset) if ruleset.rules[found.about[0]].book in books]
    findings = [*missing, *(covered.findings if covered else ()), *(mutated.findings if mutated else ())]
    codes = {*missing_tests.CODES, *(COVERAGE_CODES if covered else ()), *(MUTATION_CODES if mutated else ())}
    return _Result(
        rules=rules,
        failures=run_rule_tests(ruleset, books),
        coverage=covered,
        mutation=mutated,
        findings=settled(ruleset, findings, codes, books),
    )


def _report(result: _Result, form: ReportFormat, outcome: Outcome) -> None:
    if form is ReportFormat.TEXT:
        for failure in result.failures:
            english = outcome.language == "en"
            outcome.complain(str(failure) if english else finding(_diagnostic(failure), "zh"), FINDINGS)
        outcome.report(result.findings)
        write("".join(f"{line.in_language(outcome.language)}\n" for line in _summary(result)))
        return
    every = [*map(_diagnostic, result.failures), *result.findings]
    if form is ReportFormat.JSON:
        write_json(_plain(result, every))
    elif form is ReportFormat.SARIF:
        write_json(sarif_log([(each, "") for each in every], _MEANINGS))
    else:
        summary = [line.in_language(outcome.language) for line in _summary(result)]
        write("".join(f"{line}\n" for line in (*map(github_annotation, every), *summary)))


def _diagnostic(failure: TestFailure) -> Diagnostic:
    return Diagnostic("DR500", Severity.ERROR, f"{failure.rule}: {failure.message}", failure.location)


def _summary(result: _Result) -> Iterator[Bilingual]:
    tests, rules, failures = sum(len(rule.tests) for rule in result.rules), len(result.rules), len(result.failures)
    run, of_rules = f"{counted(tests, 'test')} of {counted(rules, 'rule')}", counted(rules, "rule")
    if failures:
        yield Bilingual(
            f"{counted(failures, 'failure')} in {run}.",
            f"{rules:,} 条规则的 {tests:,} 项测试中，{failures:,} 项未通过。",
        )
    else:
        yield Bilingual(f"{run} passed.", f"{rules:,} 条规则的 {tests:,} 项测试全部通过。")
    if result.coverage is not None:
        covered = result.coverage
        yield Bilingual(
            f"{covered.fired:,} of {of_rules} fire in a test.",
            f"{rules:,} 条规则中，在测试里成立过的有 {covered.fired:,} 条。",
        )
        yield Bilingual(
            f"{covered.decided:,} of {counted(covered.conditions, 'condition')} decide a test.",
            f"{covered.conditions:,} 个条件中，左右测试结果的有 {covered.decided:,} 个。",
        )
    if result.mutation is not None:
        tried, noticed = result.mutation.tried, result.mutation.noticed
        yield Bilingual(
            f"{noticed:,} of {counted(tried, 'change')} noticed.",
            f"{tried:,} 处改动中，被测试发现的有 {noticed:,} 处。",
        )


def _plain(result: _Result, findings: list[Diagnostic]) -> dict[str, Any]:
    covered, mutated = result.coverage, result.mutation
    data: dict[str, Any] = {
        "rules": len(result.rules),
        "tests": sum(len(rule.tests) for rule in result.rules),
        "failures": len(result.failures),
        "findings": [each.to_dict() for each in findings],
    }
    if covered is not None:
        counts = {"fired": covered.fired, "conditions": covered.conditions, "decided": covered.decided}
        data["coverage"] = counts
    if mutated is not None:
        data["mutation"] = {"tried": mutated.tried, "noticed": mutated.noticed}
    return data
