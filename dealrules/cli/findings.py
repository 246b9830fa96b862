"""Findings as a line for the reader: in English as they are, in Chinese with what their code means.

What a finding says of one place is English; before it a Chinese reader gets the meaning of its code, and hints that
name a word come in Chinese too.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from dealrules.bilingual import Bilingual, Language
from dealrules.errors import Diagnostic

if TYPE_CHECKING:
    from dealrules.proofs import Open

__all__ = ["answer_left_open", "finding"]

_HINTS = (
    (re.compile(r"Did you mean '([^']*)'\?"), r"是不是想写 '\1'？"),
    (re.compile(r"Legal(?: values)?: (.*?) \.\.\. \((\d+) in all\)"), r"可用：\1……（共 \2 个）。"),
    (re.compile(r"Legal(?: values)?: (.*?)\.(?= |$)"), r"可用：\1。"),
)

_OUT_OF_TIME = Bilingual("the time limit was reached", "已到时间上限")


def finding(diagnostic: Diagnostic, language: Language) -> str:
    """Return a finding as one line.

    >>> from dealrules.errors import Location, Severity
    >>> place, hint = Location("a.yaml", 3, 5), "Did you mean 'none'? Legal: none, planned."
    >>> found = Diagnostic("DR212", Severity.ERROR, "'budget' cannot be 'nnoe'", place, hint=hint)
    >>> finding(found, "en")
    "a.yaml:3:5: DR212 'budget' cannot be 'nnoe'. Did you mean 'none'? Legal: none, planned."
    >>> finding(found, "zh")
    "a.yaml:3:5: DR212 值不在该属性或结论的词表里：'budget' cannot be 'nnoe'。是不是想写 'none'？可用：none、planned。"
    """
    if language == "en":
        return str(diagnostic)
    place = f"（{diagnostic.path}）" if diagnostic.path else ""
    line = f"{diagnostic.location}: {diagnostic.code} {_meaning(diagnostic.code)}：{diagnostic.message}{place}"
    return f"{line}。{_in_chinese(diagnostic.hint)}" if diagnostic.hint else line


def answer_left_open(question: Open, language: Language) -> str:
    """Return what a proof could not decide as one line."""
    if language == "en":
        return str(question)
    reason = _OUT_OF_TIME.zh if question.reason == _OUT_OF_TIME.en else question.reason
    return f"{question.code} 未判定（{reason}）：{_meaning(question.code)}：{question.question}"


@cache
def _meanings() -> dict[str, str]:
    text = files("dealrules.cli").joinpath("titles.zh.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.load(text, yaml.CSafeLoader)
    return found


def _meaning(code: str) -> str:
    return _meanings()[code]


def _in_chinese(hint: str) -> str:
    for pattern, chinese in _HINTS:
        found = pattern.search(hint)
        if found is not None:
            hint = hint.replace(found[0], found.expand(chinese).replace(", ", "、"))
    return hint.replace("？ ", "？")
