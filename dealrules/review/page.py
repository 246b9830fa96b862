"""The page that a person reads: what comes first, then the rest by kind, cut to what one reads in a minute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from dealrules.bilingual import LANGUAGES, Bilingual, Language
from dealrules.rulebook.model import AdviceKind, Confidence

if TYPE_CHECKING:
    from dealrules.review.advice import Advice
    from dealrules.review.review import Review

__all__ = ["KIND_LABELS", "LIMITS", "Block", "Item", "Page", "build_page"]

FIRST = 5
"""How many advices of any kind open the page."""

LIMITS = {
    AdviceKind.FOCUS: 1,
    AdviceKind.AVOID: 5,
    AdviceKind.DO: 7,
    AdviceKind.WARN: 5,
    AdviceKind.TACTIC: 5,
    AdviceKind.ASK: 7,
}
"""How many advices of each kind a page shows by default, the opening ones included."""

FACTS = 4
"""How many deciding facts an item shows by default."""

KIND_LABELS = {
    AdviceKind.AVOID: Bilingual("Avoid", "避免"),
    AdviceKind.WARN: Bilingual("Risk", "风险"),
    AdviceKind.FOCUS: Bilingual("Entry", "切入"),
    AdviceKind.DO: Bilingual("Do", "要做"),
    AdviceKind.TACTIC: Bilingual("Tactic", "打法"),
    AdviceKind.ASK: Bilingual("Ask", "要问"),
}

_TITLES = {
    AdviceKind.FOCUS: Bilingual("Where to enter the account", "从哪里切入"),
    AdviceKind.AVOID: Bilingual("Errors to avoid", "要避免的错误"),
    AdviceKind.DO: Bilingual("Next actions", "下一步行动"),
    AdviceKind.WARN: Bilingual("Risks", "风险"),
    AdviceKind.TACTIC: Bilingual("Tactics", "打法"),
    AdviceKind.ASK: Bilingual("What to find out", "还要弄清的事"),
}

_FIRST_TITLE = Bilingual("First", "先看这几条")
_AS_OF = Bilingual("as of", "截至")
_PHASE = Bilingual("Phase", "阶段")
_NOT_REPORTED = Bilingual("not reported", "未填报")
_SILENT = Bilingual(
    "This framework has nothing to say on the deal as it stands.", "就目前所知，这个框架对本项目没有建议。"
)
_NOTHING = Bilingual("Nothing to advise: too little is known about this deal.", "暂无建议：对这个项目知道得太少。")
_INSTEAD = Bilingual("Instead", "改为")
_BECAUSE = Bilingual("Because", "因为")
_ALSO = Bilingual("Also for", "同样适用")
_CAUTION = Bilingual("Caution", "例外")
_RULE = Bilingual("Rule", "规则")
_MORE_FACTS = Bilingual("and {} more", "另{}项")
_MORE = Bilingual("{} more not shown", "另有{}条未显示")
_CONFIDENCE = {
    Confidence.STATED: Bilingual("", ""),
    Confidence.INFERRED: Bilingual("inferred", "推断"),
    Confidence.UNVERIFIED: Bilingual("unverified", "未核实"),
}


@attrs.frozen(kw_only=True)
class Item:
    """One advice on the page, with its reason and its source in words."""

    label: str
    text: str
    notes: tuple[str, ...]
    rule: str


@attrs.frozen(kw_only=True)
class Block:
    """A heading and its items; ``more`` says how many are left out, empty if none."""

    title: str
    items: tuple[Item, ...]
    more: str = ""


@attrs.frozen(kw_only=True)
class Page:
    """A review as a reader sees it, before it becomes text or Markdown."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    empty: str = ""


@attrs.frozen
class _Entry:
    """The advice of one rule for one or several members."""

    advice: Advice
    others: tuple[Advice, ...]


def build_page(review: Review, language: Language, *, everything: bool = False) -> Page:
    """Lay a review out in ``language``; with ``everything``, nothing is left out, and each rule is named.

    Raises:
        ValueError: there are no texts in ``language``.
    """
    if language not in LANGUAGES:
        raise ValueError(f"the language must be one of {', '.join(map(repr, LANGUAGES))}, not {language!r}")
    entries = _merge(review.advice)
    opening = entries[:FIRST]
    blocks = []
    if opening:
        items = tuple(_item(entry, review.framework, language, everything) for entry in opening)
        blocks.append(Block(title=_FIRST_TITLE.in_language(language), items=items))
    for kind, title in _TITLES.items():
        rest = [entry for entry in entries[FIRST:] if entry.advice.kind is kind]
        room = LIMITS[kind] - sum(entry.advice.kind is kind for entry in opening)
        shown = rest if everything else rest[: max(room, 0)]
        if rest:
            blocks.append(
                Block(
                    title=title.in_language(language),
                    items=tuple(_item(entry, review.framework, language, everything) for entry in shown),
                    more=_MORE.in_language(language).format(len(rest) - len(shown)) if len(rest) > len(shown) else "",
                )
            )
    return Page(
        title=_title(review, language),
        subtitle=_subtitle(review, language),
        blocks=tuple(blocks),
        empty="" if blocks else (_SILENT if review.framework else _NOTHING).in_language(language),
    )


def _merge(advice: Sequence[Advice]) -> list[_Entry]:
    """Put the advice of one rule for several members into one entry, at the place of the first."""
    by_rule: dict[str, list[Advice]] = {}
    for each in advice:
        by_rule.setdefault(each.rule.id, []).append(each)
    return [_Entry(each[0], tuple(each[1:])) for each in by_rule.values()]


def _title(review: Review, language: Language) -> str:
    deal = review.deal
    named = [part for part in (deal.name, deal.customer) if part and part.strip()]
    return " · ".join(dict.fromkeys(named)) or deal.id


def _subtitle(review: Review, language: Language) -> str:
    phase = review.deal.phase
    said = phase.label.in_language(language) if phase else _NOT_REPORTED.in_language(language)
    colon = "：" if language == "zh" else ": "
    date = f"{_AS_OF.in_language(language)} {review.deal.as_of.isoformat()}"
    return f"{_PHASE.in_language(language)}{colon}{said} · {date}"


def _item(entry: _Entry, framework: str, language: Language, everything: bool) -> Item:
    advice = entry.advice
    notes = [
        _note(_INSTEAD, advice.instead.in_language(language), language) if advice.instead else "",
        _also(entry, language),
        _because(advice, framework, language, everything),
        _note(_CAUTION, advice.caution.in_language(language), language) if advice.caution and everything else "",
        _note(_RULE, advice.rule.id, language) if everything else "",
    ]
    return Item(
        label=KIND_LABELS[advice.kind].in_language(language),
        text=advice.text.in_language(language),
        notes=tuple(note for note in notes if note),
        rule=advice.rule.id,
    )


def _note(label: Bilingual, text: str, language: Language) -> str:
    return f"{label.in_language(language)}{'：' if language == 'zh' else ': '}{text}"


def _also(entry: _Entry, language: Language) -> str:
    """Name the members that the same advice is for, those of the first left out."""
    first = entry.advice.names
    names = dict.fromkeys(name for other in entry.others for name in other.names if name not in first)
    separator = "、" if language == "zh" else ", "
    return _note(_ALSO, separator.join(name.in_language(language) for name in names), language) if names else ""


def _because(advice: Advice, framework: str, language: Language, everything: bool) -> str:
    """Name the deciding facts and the framework (the one that was asked, if any), and how sure the doctrine is."""
    facts = advice.because if everything else advice.told
    shown = facts if everything else facts[:FACTS]
    separator = "；" if language == "zh" else "; "
    words = separator.join(advice.facts_in(shown, language))
    if len(facts) > len(shown):
        words += separator + _MORE_FACTS.in_language(language).format(len(facts) - len(shown))
    asked = (item for item in advice.source if framework and item.id.startswith(f"{framework}/"))
    source = next(asked, advice.source[0]).title.in_language(language)
    sure = _CONFIDENCE[advice.confidence].in_language(language)
    if language == "zh":
        return f"{_note(_BECAUSE, words, language)}〔{source}{f'，{sure}' if sure else ''}〕"
    return f"{_note(_BECAUSE, words, language)} [{source}{f', {sure}' if sure else ''}]"
