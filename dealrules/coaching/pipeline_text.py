"""Many deals at a glance, as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dealrules.bilingual import Bilingual, Language
from dealrules.coaching.pipeline import Pipeline, Raised
from dealrules.review.markdown import escaped
from dealrules.vocabulary import Phase
from dealrules.wording.formats import counted
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import wrapped

__all__ = ["render_pipeline"]

_TITLE = Bilingual("{} reviewed", "已评审{}")
_UNREAD = Bilingual("{} could not be read", "{}个读不了")
_MONDAY = Bilingual("To raise on Monday", "周一要谈的")
_ERRORS = Bilingual("Errors that recur", "反复出现的错误")
_MISSING = Bilingual("What is missing most", "最常缺的事实")
_OWNERS = Bilingual("By owner", "按负责人")
_PHASES = Bilingual("By phase", "按阶段")
_NOBODY = Bilingual("no owner given", "未写负责人")
_OPEN = Bilingual("phase open", "阶段不明")
_MOST = 8
_MARKS = ("# ", "\n## ", "- ")
_INDENTS = ("", "", " - ")


def render_pipeline(pipeline: Pipeline, unread: Sequence[str], language: Language, *, markdown: bool = False) -> str:
    """Return the summary of a pipeline; ``unread`` names what could not be read."""
    lines = list(_lines(pipeline, unread, language))
    if markdown:
        return "\n".join([f"{_MARKS[depth]}{escaped(text)}" for depth, text in lines]) + "\n"
    shown: list[str] = []
    for depth, text in lines:
        shown += [""] if depth == 1 else []
        shown += wrapped(text, _INDENTS[depth])
    return "\n".join(shown) + "\n"


def _lines(pipeline: Pipeline, unread: Sequence[str], language: Language) -> Iterator[tuple[int, str]]:
    marks = TYPOGRAPHY[language]
    counts = [_TITLE.in_language(language).format(_deals(pipeline.reviewed, language))]
    counts += [_UNREAD.in_language(language).format(len(unread))] if unread else []
    yield 0, marks.comma.join(counts)
    if pipeline.monday:
        yield 1, _MONDAY.in_language(language)
    for raised in pipeline.monday:
        yield 2, marks.labelled(_called(raised), raised.advice.text.in_language(language))
    shared = [each for each in pipeline.errors if len(each.deals) > 1][:_MOST]
    if shared:
        yield 1, _ERRORS.in_language(language)
    for error in shared:
        yield (
            2,
            marks.labelled(error.title.in_language(language), _deals(len(error.deals), language)),
        )
    if pipeline.missing:
        yield 1, _MISSING.in_language(language)
    for missing in pipeline.missing[:_MOST]:
        yield (
            2,
            marks.labelled(missing.label.in_language(language), _deals(len(missing.deals), language)),
        )
    yield from _counted(_OWNERS, _NOBODY, {name: name for name in pipeline.by_owner}, pipeline.by_owner, language)
    phases = {phase.value: phase.label.in_language(language) for phase in Phase}
    yield from _counted(_PHASES, _OPEN, phases, pipeline.by_phase, language)


def _counted(
    heading: Bilingual,
    nameless: Bilingual,
    names: Mapping[str, str],
    counts: Mapping[str, tuple[int, int]],
    language: Language,
) -> Iterator[tuple[int, str]]:
    if set(counts) <= {""}:
        return
    yield 1, heading.in_language(language)
    for name in [*(name for name in names if name and name in counts), *([""] if "" in counts else [])]:
        label = names.get(name) or nameless.in_language(language)
        deals, grave = counts[name]
        critical = Bilingual(counted(grave, "critical line"), f"{grave}条致命建议").in_language(language)
        marks = TYPOGRAPHY[language]
        yield 2, marks.labelled(label, marks.comma.join([_deals(deals, language), critical]))


def _deals(number: int, language: Language) -> str:
    return Bilingual(counted(number, "deal"), f"{number}个项目").in_language(language)


def _called(raised: Raised) -> str:
    deal = raised.review.deal
    named = [part for part in (deal.name, deal.customer) if part and part.strip()]
    return " · ".join(dict.fromkeys(named)) or deal.id
