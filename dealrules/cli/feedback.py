"""``dealrules feedback``: what became of the advice, rule by rule."""

from __future__ import annotations

from pathlib import Path

import click

from dealrules.bilingual import Bilingual, Language
from dealrules.cli.loading import engine_with
from dealrules.cli.options import (
    EPILOG,
    PATH,
    SETTINGS,
    LanguageChoice,
    PlainFormat,
    findings_tongue,
    form_option,
    rulebooks,
)
from dealrules.cli.output import MISUSE, Outcome, write, write_json
from dealrules.cli.sources import deals_from
from dealrules.coaching.feedback import Feedback, RuleRecord, read_feedback, rule_records
from dealrules.rulebook import RuleSet
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import wrapped

__all__ = ["feedback"]

_SHOWN = Bilingual("shown in {} of {} deals", "在{1}个项目中的{0}个里出现")
_UNHEEDED = Bilingual("nobody follows it", "没人照做")
_EVERYWHERE = Bilingual("shown everywhere, so read nowhere", "到处都出现，等于没人看")
_NOTHING = Bilingual("No feedback, and no deals.", "没有反馈，也没有项目。")


@click.command(epilog=EPILOG, context_settings=SETTINGS)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATH)
@click.option("--deals", multiple=True, metavar="PATH", type=PATH, help="Deals to count how often each rule is shown.")
@form_option(PlainFormat, "json prints one array of rules.")
@findings_tongue
@rulebooks
def feedback(
    paths: tuple[Path, ...],
    deals: tuple[Path, ...],
    form: PlainFormat,
    lang: LanguageChoice,
    books: tuple[Path, ...],
) -> None:
    """Say what became of the advice: what was accepted, done and overridden, and why.

    各条规则的建议后来怎样：采纳、已做、不采纳及原因。

    FILE is JSON Lines with one feedback a line, or a folder of such files.
    """
    outcome = Outcome(lang.value)
    engine = engine_with(books, {}, outcome)
    given = _feedback(paths, outcome)
    reviews = [engine.review(deal) for _, deal in deals_from(deals, engine, outcome, [])]
    records = rule_records(given, reviews)
    if form is PlainFormat.JSON:
        write_json([record.to_dict() for record in records])
    else:
        lines = [line for record in records for line in _record(record, engine.ruleset, lang.value)]
        write("\n".join(lines or [_NOTHING.in_language(lang.value)]) + "\n")
    outcome.end()


def _feedback(paths: tuple[Path, ...], outcome: Outcome) -> list[Feedback]:
    found: list[Feedback] = []
    for path in paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            try:
                text = file.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                outcome.complain(f"{file}: {error}", MISUSE)
                continue
            read, diagnostics = read_feedback(text, str(file))
            found += read
            outcome.report(diagnostics)
    return found


def _record(record: RuleRecord, ruleset: RuleSet, language: Language) -> list[str]:
    marks = TYPOGRAPHY[language]
    rule = ruleset.rules.get(record.rule)
    title = rule.title.in_language(language) if rule is not None else ""
    lines = wrapped(f"{record.rule} · {title}" if title else record.rule, "")
    said = [f"{word.label.in_language(language)} {number}" for word, number in record.responses.items()]
    said += [_SHOWN.in_language(language).format(record.shown, record.deals)] if record.deals else []
    lines += wrapped(marks.listed(said), "    ") if said else []
    reasons = [f"{word.label.in_language(language)} {number}" for word, number in record.reasons.items()]
    lines += wrapped(marks.listed(reasons), "      ") if reasons else []
    marked = [
        words.in_language(language)
        for words, holds in ((_UNHEEDED, record.is_unheeded), (_EVERYWHERE, record.is_everywhere))
        if holds
    ]
    return lines + (wrapped(marks.semicolon.join(marked), "    ! ") if marked else [])
