"""The page that a person reads: what comes first, then the rest by kind, cut to what one reads in a minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from dealrules.bilingual import LANGUAGES, Bilingual, Language
from dealrules.review.order import Fit, Order
from dealrules.vocabulary import AdviceKind, DealOutcome, Priority, Support
from dealrules.wording.typography import TYPOGRAPHY

if TYPE_CHECKING:
    from dealrules.review.advice import Advice
    from dealrules.review.review import Review

__all__ = ["Block", "Item", "Page", "build_page"]

_FIRST_TITLE = Bilingual("First", "先看这几条")
_AS_OF = Bilingual("as of", "截至")
_PHASE = Bilingual("Phase", "阶段")
_OUTCOME = Bilingual("Outcome", "结果")
_NOT_KNOWN = Bilingual("not known yet", "尚不清楚")
_SAID_ELSEWHERE = frozenset({"phase", "reported_phase"})
"""Attributes that the head of the page tells."""
_OR = Bilingual(" or ", "或")
_JUDGED = Bilingual(" (judged by the facts)", "（据事实判断）")
_REPORTED = Bilingual(" by the facts, not {} as reported", "（据事实判断，与填报的“{}”不符）")
_SILENT = Bilingual(
    "This framework has nothing to say on the deal as it stands.", "就目前所知，这个框架对本项目没有建议。"
)
_NOTHING = Bilingual("Nothing to advise: too little is known about this deal.", "暂无建议：对这个项目知道得太少。")
_DECIDED = Bilingual("Nothing to advise: the order is decided.", "暂无建议：项目已有结果。")
_INSTEAD = Bilingual("Instead", "改为")
_BECAUSE = Bilingual("Because", "因为")
_ALSO = Bilingual("Also for", "同样适用")
_CAUTION = Bilingual("Caution", "例外")
_RULE = Bilingual("Rule", "规则")
_SAME = Bilingual("The same", "同一件事")
_MORE = Bilingual("{} more with --all", "另有{}条，加 --all 查看")
_SECTIONS = sorted(AdviceKind, key=lambda kind: kind.layout.section)


@attrs.frozen(kw_only=True)
class Item:
    """One advice on the page, with its reason and its source in words."""

    label: str
    text: str
    notes: tuple[str, ...]
    rule: str


@attrs.frozen(kw_only=True)
class Block:
    """A heading and its items."""

    title: str
    items: tuple[Item, ...]


@attrs.frozen(kw_only=True)
class Page:
    """A review as a reader sees it, before it becomes text or Markdown.

    Attributes:
        title: the deal.
        subtitle: its phase and date.
        blocks: the advice under its headings.
        more: how much is left out, empty if nothing.
        empty: what is said where there is nothing to say.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    more: str = ""
    empty: str = ""


@attrs.frozen
class _Entry:
    """The advice of one rule for one or several members, and advice that says the same of the same member."""

    advice: Advice
    others: tuple[Advice, ...] = ()
    same: tuple[Advice, ...] = ()


def build_page(review: Review, language: Language, *, everything: bool = False) -> Page:
    """Lay a review out in ``language``; with ``everything``, nothing is left out, and each rule is named.

    Raises:
        ValueError: there are no texts in ``language``.
    """
    if language not in LANGUAGES:
        raise ValueError(f"the language must be one of {', '.join(map(repr, LANGUAGES))}, not {language!r}")
    entries = _merge(review.advice)
    shown = entries if everything else _kept(entries, review.order)
    opening = shown[: review.order.opening]
    blocks = []
    if opening:
        items = tuple(_item(entry, review, language, everything) for entry in opening)
        blocks.append(Block(title=_FIRST_TITLE.in_language(language), items=items))
    for kind in _SECTIONS:
        rest = [entry for entry in shown[len(opening) :] if entry.advice.kind is kind]
        if rest:
            items = tuple(_item(entry, review, language, everything) for entry in rest)
            blocks.append(Block(title=kind.layout.heading.in_language(language), items=items))
    left_out = sum(1 + len(entry.same) for entry in entries) - sum(1 + len(entry.same) * everything for entry in shown)
    return Page(
        title=_title(review, language),
        subtitle=_subtitle(review, language),
        blocks=tuple(blocks),
        more=_MORE.in_language(language).format(left_out) if left_out else "",
        empty="" if blocks else _nothing(review).in_language(language),
    )


_PAIR = 2


def _merge(advice: Sequence[Advice]) -> list[_Entry]:
    """Put the advice of one rule for several members into one entry, and advice of one idea under the best of it.

    Two worries that could lose the deal keep a line each: what settles the one does not settle the other.
    """
    by_rule: dict[str, list[Advice]] = {}
    ideas: dict[tuple[str, ...], str] = {}
    same: dict[str, list[Advice]] = {}
    for each in advice:
        best = ideas.setdefault(_idea(each), each.rule.id)
        if best == each.rule.id:
            by_rule.setdefault(each.rule.id, []).append(each)
        else:
            same.setdefault(best, []).append(each)
    entries = []
    for rule, own in by_rule.items():
        pair = len(own) == _PAIR and own[0].target.subject == "concern" and own[0].priority is Priority.CRITICAL
        entries.append(_Entry(own[0], () if pair else tuple(own[1:]), tuple(same.get(rule, ()))))
        entries += [_Entry(own[1])] if pair else []
    return entries


def _idea(advice: Advice) -> tuple[str, ...]:
    """Return what an advice comes down to: two of one idea would say the same twice."""
    core = advice.move or advice.asks or advice.risk or advice.focus
    family = "advised" if advice.kind.layout.advises else str(advice.kind)
    return (family, core, advice.target.subject, advice.target.id)


def _kept(entries: Sequence[_Entry], order: Order) -> list[_Entry]:
    """Cut a page to what is read in a minute; what would fit most deals only fills up the opening."""
    kept: list[_Entry] = []
    numbers: Counter[AdviceKind] = Counter()
    for entry in entries:
        kind = entry.advice.kind
        if len(kept) >= order.opening and not _belongs_below(entry.advice, order):
            continue
        is_generic = entry.advice.fit is Fit.GENERIC
        if len(kept) == order.lines or numbers[kind] == order.most(kind):
            continue
        if is_generic and len(kept) >= order.generic:
            continue
        kept.append(entry)
        numbers[kind] += 1
    return kept


def _belongs_below(advice: Advice, order: Order) -> bool:
    """Say whether an advice is worth a line below the opening: it is about a member, or much hangs on it."""
    if advice.priority is Priority.LOW:
        return False
    return advice.priority in order.below or advice.fit is Fit.PARTICULAR


def _title(review: Review, language: Language) -> str:
    deal = review.deal
    named = [part for part in (deal.name, deal.customer) if part and part.strip()]
    return " · ".join(dict.fromkeys(named)) or deal.id


def _nothing(review: Review) -> Bilingual:
    """Say why there is no advice."""
    if review.framework:
        return _SILENT
    return _NOTHING if _ending(review) is None else _DECIDED


def _ending(review: Review) -> DealOutcome | None:
    """Return how the deal ended, ``None`` as far as it has not."""
    return None if review.deal.outcome is DealOutcome.OPEN else review.deal.outcome


def _subtitle(review: Review, language: Language) -> str:
    """Return the phase, how the deal ended where it did, and the day of the snapshot."""
    ending, date = _ending(review), f"{_AS_OF.in_language(language)} {review.deal.as_of.isoformat()}"
    parts = [_note(_PHASE, _phase(review, language), language)]
    if ending is not None:
        parts = [*(parts if review.phases else ()), _note(_OUTCOME, ending.label.in_language(language), language)]
    return " · ".join([*parts, date])


def _phase(review: Review, language: Language) -> str:
    """Return the working phase, and what was reported where that differs."""
    labels = [phase.label.in_language(language) for phase in review.phases]
    said = _OR.in_language(language).join(labels) or _NOT_KNOWN.in_language(language)
    reported = review.deal.reported_phase or review.deal.phase
    if reported is None and labels:
        said += _JUDGED.in_language(language)
    elif reported is not None and reported not in review.phases:
        said += _REPORTED.in_language(language).format(reported.label.in_language(language))
    return said


def _item(entry: _Entry, review: Review, language: Language, everything: bool) -> Item:
    advice = entry.advice
    notes = [
        _note(_INSTEAD, advice.instead.in_language(language), language) if advice.instead else "",
        _also(entry, language),
        _because(advice, review, language, everything),
    ]
    if everything:
        notes += [_note(_SAME, f"{each.text.in_language(language)} ({each.rule.id})", language) for each in entry.same]
        notes += [_note(_CAUTION, advice.caution.in_language(language), language) if advice.caution else ""]
        notes += [_note(_RULE, advice.rule.id, language)]
    return Item(
        label=advice.kind.label.in_language(language),
        text=_text(advice, review, language),
        notes=tuple(note for note in notes if note),
        rule=advice.rule.id,
    )


def _text(advice: Advice, review: Review, language: Language) -> str:
    """Return what is said, behind the plan that it is about where there is one."""
    text = advice.text.in_language(language)
    heads = [verdict.head(review.wording) for verdict in review.plans if verdict.advice is advice]
    return TYPOGRAPHY[language].words(heads[0].in_language(language), text) if heads else text


def _note(label: Bilingual, text: str, language: Language) -> str:
    return TYPOGRAPHY[language].labelled(label.in_language(language), text)


def _also(entry: _Entry, language: Language) -> str:
    """Name the members that the same advice is for, those of the first left out."""
    first = entry.advice.names
    names = dict.fromkeys(name for other in entry.others for name in other.names if name not in first)
    words = TYPOGRAPHY[language].listed(name.in_language(language) for name in names)
    return _note(_ALSO, words, language) if names else ""


def _because(advice: Advice, review: Review, language: Language, everything: bool) -> str:
    """Name the deciding facts that the text does not name itself, and where the advice comes from."""
    decided = advice.because
    facts = [fact for fact in decided if everything or (fact.known and fact.attribute not in _SAID_ELSEWHERE)]
    if not everything:
        facts = [fact for fact in advice.told if fact in facts and fact.subject != "plan"]
    if not everything:
        text = advice.text.in_language(language)
        facts = [fact for fact in facts if not _is_said(advice.facts_in([fact], language)[0], text)]
        facts = facts[: review.order.facts]
    said = advice.facts_in(facts, language)
    source = _source(advice, review.framework, review.certainty.doubt(decided), language)
    if not said:
        return source
    marks = TYPOGRAPHY[language]
    return marks.words(_note(_BECAUSE, marks.semicolon.join(said), language), source)


def _is_said(words: str, text: str) -> bool:
    """Say whether a text names the value of a fact already."""
    value = words.replace("：", ": ").rpartition(": ")[2]
    return bool(value) and value in text


def _source(advice: Advice, framework: str, doubt: Bilingual | None, language: Language) -> str:
    """Return where an advice comes from (the framework that was asked, if any), what it rests on, and a doubt."""
    asked = (item for item in advice.source if framework and item.id.startswith(f"{framework}/"))
    title = next(asked, advice.source[0]).title.in_language(language)
    rests_on = "" if advice.support is Support.COURSE else advice.support.label.in_language(language)
    parts = [rests_on] if advice.support is Support.PRACTICE else [title, rests_on]
    parts.append(doubt.in_language(language) if doubt is not None else "")
    return TYPOGRAPHY[language].citation(part for part in parts if part)
