"""Two reviews of a deal side by side, as text or Markdown for a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dealrules.bilingual import Bilingual, Language
from dealrules.coaching.changes import Change
from dealrules.coaching.compare import Comparison, Difference, PlanState
from dealrules.review.markdown import escaped
from dealrules.review.page import build_page
from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject
from dealrules.wording.facts import Wording
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import one_line, wrapped

__all__ = ["render_comparison"]

_HEADINGS = {
    "gained": Bilingual("New", "新增"),
    "lost": Bilingual("Gone", "不再需要"),
    "risen": Bilingual("Moved up", "变得更靠前"),
}
_BECAUSE = Bilingual("because", "因为")
_NEW = Bilingual("new", "新增")
_REMOVED = Bilingual("no longer there", "已没有")
_DATE = Bilingual("the date", "日期")
_KEPT = Bilingual("{} lines of advice stand as before.", "另有{}条建议不变。")
_TOGETHER = Bilingual("several facts together", "几项事实合在一起")
_SAME = Bilingual("Nothing has changed in the advice.", "建议没有变化。")
_PLANS = Bilingual("Planned before", "之前的打算")
_STATES = {
    PlanState.STILL_PLANNED: Bilingual("planned still", "仍在计划"),
    PlanState.OVERDUE: Bilingual("its day has passed, and it is planned still", "日子已过，仍未做"),
    PlanState.NO_LONGER_PLANNED: Bilingual("no longer planned: done, or given up", "不再计划：做了，或放弃了"),
}
_MARKS = ("# ", "\n## ", "- ", "  - ", "\n")
_INDENTS = ("", "", " - ", "    ", "")
_SPACED = (1, 4)
_MOST = 2
"""How many causes are named."""


def render_comparison(comparison: Comparison, language: Language, *, markdown: bool = False) -> str:
    """Return what changed as text, or as Markdown, that ends with a newline."""
    lines = list(_lines(comparison, language))
    if markdown:
        return "\n".join([f"{_MARKS[depth]}{escaped(text)}" for depth, text in lines]) + "\n"
    shown: list[str] = []
    for depth, text in lines:
        shown += [""] if depth in _SPACED else []
        shown += wrapped(text, _INDENTS[depth])
    return "\n".join(shown) + "\n"


def _lines(comparison: Comparison, language: Language) -> Iterator[tuple[int, str]]:
    """Yield each line with its depth: title, heading, item, note, sentence."""
    deal = comparison.after.deal
    named = [part for part in (deal.name, deal.customer) if part and part.strip()]
    title = one_line(" · ".join(dict.fromkeys(named)) or deal.id)
    yield 0, f"{title}: {comparison.before.deal.as_of} → {deal.as_of}"
    for name, heading in _HEADINGS.items():
        differences: Sequence[Difference] = getattr(comparison, name)
        review = comparison.before if name == "lost" else comparison.after
        on_page = {item.rule for block in build_page(review, language).blocks for item in block.items}
        shown = [each for each in differences if each.advice.rule.id in on_page]
        if shown:
            yield 1, f"{heading.in_language(language)} ({len(shown)})"
        for difference in shown:
            yield from _difference(difference, comparison, language)
    if comparison.plans:
        yield 1, _PLANS.in_language(language)
    for planned in comparison.plans:
        move = planned.plan.move.label.in_language(language) if planned.plan.move is not None else planned.plan.id
        yield 2, TYPOGRAPHY[language].labelled(move, _STATES[planned.state].in_language(language))
    yield 4, (_KEPT.in_language(language).format(comparison.kept) if comparison else _SAME.in_language(language))


def _difference(difference: Difference, comparison: Comparison, language: Language) -> Iterator[tuple[int, str]]:
    advice = difference.advice
    yield 2, f"[{advice.kind.label.in_language(language)}] {advice.text.in_language(language)}"
    marks = TYPOGRAPHY[language]
    said = [_cause(cause, comparison, language) for cause in difference.causes[:_MOST]]
    said = said or ([] if difference.places[0] and difference.places[1] else [_TOGETHER.in_language(language)])
    if said:
        yield 3, marks.labelled(_BECAUSE.in_language(language), marks.semicolon.join(said))


def _cause(cause: Change, comparison: Comparison, language: Language) -> str:
    """Return a change in words: whose it is, what, and the value before and after."""
    marks = TYPOGRAPHY[language]
    values = f"{cause.before} → {cause.after}"
    if cause.path == ("as_of",):
        return marks.words(_DATE.in_language(language), values)
    for subject in SUBJECTS.values():
        listed = tuple(subject.collection[1].split(".")) if subject.collection is not None else ()
        if listed and len(cause.path) > len(listed) and cause.path[: len(listed)] == listed:
            identifier, *rest = cause.path[len(listed) :]
            name = _name(comparison, subject, identifier).in_language(language)
            if not rest:
                state = _REMOVED if cause.after is None else _NEW
                return marks.labelled(name, state.in_language(language))
            return f"{name}{marks.dash}{_change(subject.attributes.get('.'.join(rest)), cause, comparison, language)}"
    return _change(SUBJECTS["deal"].attributes.get(cause.name), cause, comparison, language)


def _change(attribute: Attribute | None, cause: Change, comparison: Comparison, language: Language) -> str:
    """Return an attribute with its value before and after."""
    if attribute is None:
        return TYPOGRAPHY[language].labelled(cause.path[-1], f"{cause.before} → {cause.after}")
    before = _value(comparison.before.wording, attribute, cause.before, language)
    after = _value(comparison.after.wording, attribute, cause.after, language)
    return TYPOGRAPHY[language].labelled(attribute.label.in_language(language), f"{before} → {after}")


def _name(comparison: Comparison, subject: Subject, identifier: str) -> Bilingual:
    """Return what a reader calls a member, as it is or as it was."""
    for review in (comparison.after, comparison.before):
        try:
            return review.target(subject.name, identifier).name
        except KeyError:
            continue
    return Bilingual(identifier, identifier)


def _value(wording: Wording, attribute: Attribute, value: Any, language: Language) -> str:
    """Return a value of plain data as a reader says it."""
    if isinstance(value, str) and attribute.kind is Kind.DATE:
        value = date.fromisoformat(value)
    elif isinstance(value, list):
        if attribute.kind is Kind.LIST:
            return str(len(value))
        value = frozenset(value)
    return wording.value(attribute, value, language)
