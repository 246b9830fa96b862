"""What it would take, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.bilingual import Bilingual, Language
from dealrules.coaching.unlock import Step, Unlocking
from dealrules.vocabulary import Phase
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import wrapped

__all__ = ["render_unlocking"]

_REACHED = Bilingual("{}: the deal is in this phase.", "{}：项目已在这个阶段。")
_SILENT = Bilingual("{}: this deal does not get the advice.", "{}：这个项目没有这条建议。")
_NO_WAY = Bilingual("{}: no two facts within reach would do it.", "{}：能做到的事里，改一两个还不够。")
_WAYS = Bilingual("{}: any one of these would do it", "{}：做到下面任何一条即可")
_CUT = Bilingual("There may be other ways; not all were tried.", "可能还有别的办法，没有全部试过。")
_OURS = Bilingual("we", "我方做")
_THEIRS = Bilingual("the customer", "要对方做")



def render_unlocking(found: Unlocking, language: Language) -> str:
    """Return the ways as text that ends with a newline."""
    return "\n".join(_lines(found, language)) + "\n"


def _lines(found: Unlocking, language: Language) -> Iterator[str]:
    met = _REACHED if found.goal in list(Phase) else _SILENT
    heading = met if found.reached else _WAYS if found.ways else _NO_WAY
    yield from wrapped(heading.in_language(language).format(found.goal), "")
    for number, way in enumerate(found.ways, start=1):
        for place, step in enumerate(way):
            yield from wrapped(_step(step, language), f"{number:2}. " if place == 0 else "    ")
    if not found.complete:
        yield from wrapped(_CUT.in_language(language), "")


def _step(step: Step, language: Language) -> str:
    """Return a step in words: whose fact, from what to what, who brings it about, and how."""
    marks = TYPOGRAPHY[language]
    change = f"{step.before.in_language(language)} → {step.after.in_language(language)}"
    said = marks.labelled(step.label.in_language(language), change)
    if step.target.subject != "deal":
        said = f"{step.target.name.in_language(language)}{marks.dash}{said}"
    who = (_OURS if step.ours else _THEIRS).in_language(language)
    moves = [move.in_language(language) for move in step.moves]
    return said + marks.aside(marks.labelled(who, marks.listed(moves)) if moves else who)
