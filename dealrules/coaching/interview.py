"""Questions one after the other, each the one on which most advice hangs now: a plain state machine.

A form on the web, an assistant or a terminal drives it: it shows the question with the legal answers, hands over what
was answered in words, and goes on with the state that it gets back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from dealrules.bilingual import Bilingual
from dealrules.coaching.ask import Inquiry
from dealrules.coaching.unknowns import Unknown
from dealrules.errors import InvalidDeal, suggestion
from dealrules.snapshot import SUBJECTS, Deal
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject, reader
from dealrules.vocabulary import Priority

if TYPE_CHECKING:
    from dealrules.api import Engine

__all__ = ["AnswerKind", "Choice", "Interview", "NotUnderstood", "Question"]

_DO_NOT_KNOW = ("?", "-", "don't know", "dont know", "unknown", "no idea", "不知道", "不清楚", "不详")
_YES = ("yes", "y", "true", "是", "有", "对")
_NO = ("no", "n", "false", "否", "没有", "不", "无")
_NONE = (*_NO, "none", "nobody", "nothing", "没人", "无人")
_SEVERAL = re.compile(r"[,，、;；]")


class AnswerKind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    SEVERAL = "several"
    YES_OR_NO = "yes_or_no"
    NUMBER = "number"
    DATE = "date"
    NAMES = "names"


class NotUnderstood(ValueError):
    """An answer that fits the question in no way.

    Attributes:
        message: what is wrong, and what would be right, in both languages.
    """

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


@attrs.frozen
class Choice:
    """A legal answer: how it is written, and what a reader calls it."""

    value: str
    label: Bilingual


@attrs.frozen
class Question:
    """The question to be put now.

    Attributes:
        inquiry: the fact, whom to ask, and what each answer would decide.
        kind: how it is answered.
        choices: the legal answers, for one or several of them; else empty.
    """

    inquiry: Inquiry
    kind: AnswerKind
    choices: tuple[Choice, ...]


@attrs.frozen
class Interview:
    """The state of an interview: the deal as it is known by now, and the question that comes next.

    Attributes:
        engine: what reviews the deal.
        deal: the deal with everything that was answered.
        passed: the facts that nobody could say.
        told: what was answered so far, as it is written into a deal: path and value, in order.
        asked: the question that comes next; ``None`` when no answer would change advice that weighs.
    """

    engine: Engine
    deal: Deal
    passed: frozenset[Unknown] = frozenset()
    told: tuple[tuple[tuple[str, ...], Any], ...] = ()
    asked: Question | None = None

    @classmethod
    def start(cls, engine: Engine, deal: Deal) -> Interview:
        """Return an interview about a deal, at its first question."""
        return cls(engine, deal)._next()

    def answer(self, said: str) -> Interview:
        """Return the interview after an answer in words: a label or a word, a number, a date, a name, "don't know".

        Raises:
            NotUnderstood: the answer does not fit the question.
            ValueError: there is no question left.
        """
        if self.asked is None:
            raise ValueError("there is no question left")
        inquiry = self.asked.inquiry
        unknown = Unknown(inquiry.target.subject, inquiry.target.id, inquiry.attribute)
        if said.strip().lower() in _DO_NOT_KNOW:
            return attrs.evolve(self, passed=self.passed | {unknown})._next()
        value = self._read(said.strip(), self.asked)
        path = _path(unknown)
        try:
            deal = Deal.from_dict(_told(self.deal.to_dict(), path, value))
        except InvalidDeal as error:
            message = error.diagnostics[0].message
            raise NotUnderstood(Bilingual(message, message)) from error
        return attrs.evolve(self, deal=deal, told=(*self.told, (path, value)))._next()

    def _next(self) -> Interview:
        """Return the interview at the question on which most hangs, of those that weigh and were not passed over."""
        for inquiry in self.engine.ask(self.deal, _LOOKED_AT):
            unknown = Unknown(inquiry.target.subject, inquiry.target.id, inquiry.attribute)
            attribute = SUBJECTS[unknown.subject].attributes.get(unknown.fact)
            if attribute is None or unknown in self.passed or not _is_answerable(attribute) or not _weighs(inquiry):
                continue
            kind = _KINDS[attribute.kind]
            return attrs.evolve(self, asked=Question(inquiry, kind, tuple(_choices(attribute, self.deal))))
        return attrs.evolve(self, asked=None)

    def _read(self, said: str, question: Question) -> Any:
        match question.kind:
            case AnswerKind.YES_OR_NO:
                return _yes_or_no(said)
            case AnswerKind.NUMBER:
                return _number(said)
            case AnswerKind.DATE:
                return _date(said)
            case AnswerKind.ONE:
                return _choice(said, question.choices)
            case AnswerKind.SEVERAL:
                return [_choice(each, question.choices) for each in _several(said)]
            case AnswerKind.NAMES:
                return [{"id": name, "name": name} for name in dict.fromkeys(_several(said))]


_LOOKED_AT = 25
"""How many facts are looked at for one that can be asked in words."""

_KINDS: Mapping[Kind, AnswerKind] = {
    Kind.BOOLEAN: AnswerKind.YES_OR_NO,
    Kind.ENUMERATION: AnswerKind.ONE,
    Kind.REFERENCE: AnswerKind.ONE,
    Kind.ENUMERATION_SET: AnswerKind.SEVERAL,
    Kind.INTEGER: AnswerKind.NUMBER,
    Kind.NUMBER: AnswerKind.NUMBER,
    Kind.MONEY: AnswerKind.NUMBER,
    Kind.DAYS: AnswerKind.NUMBER,
    Kind.DATE: AnswerKind.DATE,
    Kind.LIST: AnswerKind.NAMES,
}


def _is_answerable(attribute: Attribute) -> bool:
    """Say whether a fact can be answered in words; of a list, whether its members go by names."""
    if attribute.kind is Kind.LIST:
        return "name" in SUBJECTS[attribute.target].attributes
    return attribute.kind in _KINDS


def _several(said: str) -> list[str]:
    """Return the parts of an answer that names several things; none for "none"."""
    return [] if said.lower() in _NONE else [part for each in _SEVERAL.split(said) if (part := each.strip())]


def _weighs(inquiry: Inquiry) -> bool:
    """Say whether advice of high priority hangs on a fact."""
    weighty = (Priority.CRITICAL, Priority.HIGH)
    return any(advice.priority in weighty for outcome in inquiry.outcomes for advice in outcome.advice)


def _choices(attribute: Attribute, deal: Deal) -> list[Choice]:
    if attribute.kind is Kind.REFERENCE:
        subject = SUBJECTS[attribute.target]
        assert subject.collection is not None
        listed = reader(subject.collection[1])(deal) or ()
        return [Choice(member.id, _called(member)) for member in listed]
    return [Choice(value, label) for value, label in attribute.vocabulary.items()]


def _called(member: Any) -> Bilingual:
    name = getattr(member, "name", None) or getattr(member, "title", None) or member.id
    return Bilingual(name, name)


def _choice(said: str, choices: tuple[Choice, ...]) -> str:
    """Return the value of the choice that was named, by number, word or label in either language."""
    if said.isdecimal() and 1 <= int(said) <= len(choices):
        return choices[int(said) - 1].value
    names = {
        name.lower(): choice.value for choice in choices for name in (choice.value, choice.label.en, choice.label.zh)
    }
    if said.lower() in names:
        return names[said.lower()]
    near = suggestion(said, names)
    legal_en = ", ".join(choice.label.en for choice in choices)
    legal_zh = "、".join(choice.label.zh for choice in choices)
    raise NotUnderstood(
        Bilingual(
            f"{said!r} is none of the answers: {legal_en}. {near}".strip(), f"没有“{said}”这个答案，可选：{legal_zh}。"
        )
    )


def _yes_or_no(said: str) -> bool:
    if said.lower() in _YES:
        return True
    if said.lower() in _NO:
        return False
    raise NotUnderstood(Bilingual("Answer yes, no or don't know.", "请回答：是、否，或不知道。"))


def _number(said: str) -> float:
    try:
        number = float(said.replace(",", "").replace("，", "").removesuffix("%").removesuffix("天"))
    except ValueError:
        raise NotUnderstood(Bilingual(f"{said!r} is no number.", f"“{said}”不是数字。")) from None
    return int(number) if number.is_integer() else number


def _date(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        message = f"{said!r} is no date; write it as 2026-11-27."
        raise NotUnderstood(Bilingual(message, f"“{said}”不是日期，请写成 2026-11-27。")) from None


def _path(unknown: Unknown) -> tuple[str, ...]:
    """Return where a fact is written in a deal."""
    subject: Subject = SUBJECTS[unknown.subject]
    steps = tuple(unknown.fact.split("."))
    if subject.collection is None:
        return steps
    return (*subject.collection[1].split("."), unknown.member, *steps)


def _told(data: dict[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Return plain data of a deal with one more fact."""
    at: Any = data
    for step in path[:-1]:
        at = at.setdefault(step, {}) if isinstance(at, dict) else next(each for each in at if each["id"] == step)
    at[path[-1]] = value
    return data
