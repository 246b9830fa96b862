"""The interview at the terminal: questions, answers in words, what each changed, and the facts written down."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from dealrules.api import Engine
from dealrules.bilingual import Bilingual, Language
from dealrules.cli.output import write
from dealrules.coaching.compare import compared
from dealrules.coaching.interview import AnswerKind, Interview, NotUnderstood, Question
from dealrules.snapshot import Deal
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import wrapped

__all__ = ["begin", "hold", "written_back"]

_STOP = ("stop", "quit", "q", "exit", "结束", "退出")
_HOW = Bilingual("Answer in words; “?” if you do not know, “stop” to end.", "用文字回答；不知道就打“?”，打“结束”退出。")
_HINTS = {
    AnswerKind.YES_OR_NO: Bilingual("yes or no", "是或否"),
    AnswerKind.NUMBER: Bilingual("a number", "一个数"),
    AnswerKind.DATE: Bilingual("a date, such as 2026-11-27", "日期，如 2026-11-27"),
    AnswerKind.NAMES: Bilingual("names, with commas between them, or none", "名字，用逗号隔开；没有就写“没有”"),
    AnswerKind.SEVERAL: Bilingual("several of them, with commas, or none", "可选几个，用逗号隔开；没有就写“没有”"),
}
_ABOUT = Bilingual("About", "关于")
_ASK = Bilingual("Ask", "问")
_NEW = Bilingual("New", "新增")
_GONE = Bilingual("Gone", "不再需要")
_NOTHING = Bilingual("No advice changes.", "建议不变。")
_DONE = Bilingual("No further answer would change advice that weighs.", "再问下去，重要的建议不会再变。")
_SAVED = Bilingual("{} answers written into {}.", "已把{}个回答写进 {}。")
_SHOWN = 2


def begin(file: Path) -> None:
    """Make a file with an empty deal of today.

    Raises:
        click.BadParameter: the file is there already.
    """
    if file.exists():
        raise click.BadParameter(f"{file} is there already", param_hint="--new")
    file.write_text(f"id: {json.dumps(file.stem, ensure_ascii=False)}\nas_of: {date.today()}\n", encoding="utf-8")


def hold(engine: Engine, deal: Deal, file: Path, language: Language) -> None:
    """Put the questions until nothing that weighs hangs on an answer, or nobody answers any more; save the answers."""
    state = engine.interview(deal)
    write(f"{_HOW.in_language(language)}\n")
    while state.asked is not None:
        _put(state.asked, language)
        said = _answer()
        if said is None or said.lower() in _STOP:
            break
        try:
            following = state.answer(said)
        except NotUnderstood as error:
            write("\n".join(wrapped(error.message.in_language(language), "  ")) + "\n")
            continue
        if following.deal is not state.deal:
            _changed(engine, state, following, language)
        state = following
    else:
        write(f"\n{_DONE.in_language(language)}\n")
    if state.told:
        file.write_text(written_back(file.read_text(encoding="utf-8"), state, file.suffix), encoding="utf-8")
    write(f"{_SAVED.in_language(language).format(len(state.told), file)}\n")


def _answer() -> str | None:
    """Return what was typed, ``None`` at the end of the input."""
    try:
        return str(input("> ")).strip()
    except EOFError:
        return None


def _put(question: Question, language: Language) -> None:
    marks, inquiry = TYPOGRAPHY[language], question.inquiry
    lines = ["", *wrapped(inquiry.question.in_language(language), "")]
    named = [(_ABOUT, inquiry.target)] if inquiry.target.subject != "deal" else []
    named += [(_ASK, inquiry.whom)] if inquiry.whom is not None else []
    for label, target in named:
        lines += wrapped(marks.labelled(label.in_language(language), target.name.in_language(language)), "  ")
    for number, choice in enumerate(question.choices, start=1):
        lines += wrapped(choice.label.in_language(language), f"  {number}. ")
    hint = _HINTS.get(question.kind)
    lines += wrapped(marks.aside(hint.in_language(language)), "  ") if hint is not None else []
    write("\n".join(lines) + "\n")


def _changed(engine: Engine, before: Interview, after: Interview, language: Language) -> None:
    """Say what an answer changed."""
    found = compared(engine.review, before.deal, after.deal)
    lines: list[str] = []
    for label, differences in ((_NEW, found.gained), (_GONE, found.lost)):
        for difference in differences[:_SHOWN]:
            text = difference.advice.text.in_language(language)
            lines += wrapped(TYPOGRAPHY[language].labelled(label.in_language(language), text), "  ")
    write("\n".join(lines or wrapped(_NOTHING.in_language(language), "  ")) + "\n")


def written_back(text: str, state: Interview, suffix: str) -> str:
    """Return the text of a deal with the answers in it, its comments and the order of its keys untouched."""
    if suffix == ".json":
        data = json.loads(text)
        for path, value in state.told:
            _set(data, path, value)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    indented = re.search(r"^( *)- ", text, re.MULTILINE)
    if indented is not None and indented[1]:
        yaml.indent(mapping=2, sequence=2 + len(indented[1]), offset=len(indented[1]))
    data = yaml.load(text)
    for path, value in state.told:
        _set(data, path, date.fromisoformat(value) if _is_date(value) else value)
    written = io.StringIO()
    yaml.dump(data, written)
    return written.getvalue()


def _is_date(value: Any) -> bool:
    """Say whether a value is a date, which YAML writes without quotes."""
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _set(data: Any, path: tuple[str, ...], value: Any) -> None:
    at = data
    for step in path[:-1]:
        if isinstance(at, list):
            at = next(member for member in at if member.get("id") == step)
        else:
            if at.get(step) is None:
                at[step] = {}
            at = at[step]
    at[path[-1]] = value
