"""What to find out next, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dealrules.bilingual import Bilingual, Language
from dealrules.coaching.ask import Inquiry, Outcome
from dealrules.snapshot import Deal
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import wrapped

__all__ = ["render_inquiries"]

_HEADING = Bilingual("What to find out next", "接下来要弄清的事")
_OURS = Bilingual("What you can say yourself", "自己就能回答的")
_ABOUT = Bilingual("About", "关于")
_ASK = Bilingual("Ask", "问")
_HANGS_ONE = Bilingual("{} line of advice hangs on it", "{}条建议取决于此")
_HANGS = Bilingual("{} lines of advice hang on it", "{}条建议取决于此")
_IF = Bilingual("If: {}", "若：{}")
_NOTHING = Bilingual("nothing more", "没有别的")
_MORE = Bilingual("and {} more", "另有{}条")
_SETTLED = Bilingual("Nothing that is unknown would change the advice.", "没有哪个未知的事实会改变建议。")
_SHOWN = 1
"""How many advices are named in full for an answer."""
_ANSWERS = 4
"""How many answers that come to the same are named."""


def render_inquiries(deal: Deal, theirs: Sequence[Inquiry], ours: Sequence[Inquiry], language: Language) -> str:
    """Return the facts to find out as text that ends with a newline: what to ask there, then what we know ourselves."""
    named = [part for part in (deal.name, deal.customer) if part and part.strip()]
    lines = wrapped(" · ".join(dict.fromkeys(named)) or deal.id, "")
    if not theirs and not ours:
        return "\n".join([*lines, "", *wrapped(_SETTLED.in_language(language), "")]) + "\n"
    number = 0
    for heading, inquiries in ((_HEADING, theirs), (_OURS, ours)):
        lines += ["", heading.in_language(language)] if inquiries else []
        for inquiry in inquiries:
            number += 1
            lines += _inquiry(number, inquiry, language)
    return "\n".join(lines) + "\n"


def _inquiry(number: int, inquiry: Inquiry, language: Language) -> Iterable[str]:
    marks = TYPOGRAPHY[language]
    yield from wrapped(inquiry.question.in_language(language), f"{number:2}. ")
    hangs = (_HANGS_ONE if inquiry.count == 1 else _HANGS).in_language(language).format(inquiry.count)
    notes = [hangs]
    if inquiry.whom is not None:
        notes.insert(0, marks.labelled(_ASK.in_language(language), inquiry.whom.name.in_language(language)))
    if inquiry.target.subject != "deal":
        notes.insert(0, marks.labelled(_ABOUT.in_language(language), inquiry.target.name.in_language(language)))
    yield from wrapped(marks.semicolon.join(notes), "    ")
    for outcome in inquiry.outcomes:
        yield from _outcome(outcome, language)


def _outcome(outcome: Outcome, language: Language) -> Iterable[str]:
    marks = TYPOGRAPHY[language]
    answers = [answer.in_language(language) for answer in outcome.answers[:_ANSWERS]]
    given = marks.listed(answers) + (" …" if len(outcome.answers) > _ANSWERS else "")
    said = [
        f"[{advice.kind.label.in_language(language)}] {advice.text.in_language(language)}"
        for advice in outcome.advice[:_SHOWN]
    ]
    left = len(outcome.advice) - len(said)
    said += [_MORE.in_language(language).format(left)] if left else []
    head = _IF.in_language(language).format(given)
    if not said:
        yield from wrapped(f"{head} → {_NOTHING.in_language(language)}", "    ")
        return
    yield from wrapped(f"{head} →", "    ")
    for line in said:
        yield from wrapped(line, "      ")
