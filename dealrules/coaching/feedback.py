"""What became of advice: what people accepted, overrode and did, and what that says of the rules.

A host keeps the list, one JSON object a line; the library stores nothing. An advice that somebody overrode stays away
from the page until one of the facts that decided it changes.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from dealrules.documents import plain, read_document
from dealrules.errors import Diagnostic, Location, Severity, suggestion
from dealrules.vocabulary import OverrideReason, Response

if TYPE_CHECKING:
    from dealrules.review import Advice, Review

__all__ = ["Feedback", "RuleRecord", "basis_of", "read_feedback", "rule_records", "without_overridden"]

_KEYS = ("deal", "advice", "response", "reason", "note", "by", "on", "basis")
_NEEDED = ("deal", "advice", "response", "on")


@attrs.frozen(kw_only=True)
class Feedback:
    """What somebody said of one advice.

    Attributes:
        deal: the id of the deal.
        advice: the id of the advice (:attr:`dealrules.Advice.id`).
        response: what became of it.
        on: the day.
        reason: for one that was overridden, why.
        note: what the person added.
        by: who it was.
        basis: a digest of the facts that decided the advice then (:func:`basis_of`); empty if it was not kept.
    """

    deal: str
    advice: str
    response: Response
    on: date
    reason: OverrideReason | None = None
    note: str = ""
    by: str = ""
    basis: str = ""

    @property
    def rule(self) -> str:
        """The id of the rule that gave the advice."""
        return self.advice.partition("@")[0]

    @classmethod
    def on_advice(cls, review: Review, advice: Advice, response: Response, on: date, **more: Any) -> Feedback:
        """Return a feedback on an advice of a review; ``more`` are ``reason``, ``note`` and ``by``."""
        return cls(deal=review.deal.id, advice=advice.id, response=response, on=on, basis=basis_of(advice), **more)

    def to_dict(self) -> dict[str, Any]:
        """Return the feedback as plain JSON data; what was not said is left out."""
        data = {
            "deal": self.deal,
            "advice": self.advice,
            "response": self.response.value,
            "on": self.on.isoformat(),
            "reason": None if self.reason is None else self.reason.value,
            "note": self.note,
            "by": self.by,
            "basis": self.basis,
        }
        return {name: value for name, value in data.items() if value}


def basis_of(advice: Advice) -> str:
    """Return a digest of the facts that decided an advice: as long as it is the same, nothing has changed for it."""
    facts = [[fact.subject, fact.member, fact.attribute, fact.value] for fact in advice.because]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, default=str).encode()).hexdigest()[:16]


def read_feedback(text: str, file: str) -> tuple[list[Feedback], list[Diagnostic]]:
    """Read feedback from JSON Lines; a line that is none is reported with its place, and left out."""
    found: list[Feedback] = []
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{file}:{number}"
        node, problems = read_document(line, place)
        diagnostics += problems
        if node is not None and not problems:
            made = _feedback(plain(node), place, diagnostics)
            found += [made] if made is not None else []
    return found, diagnostics


def _feedback(data: Any, place: str, diagnostics: list[Diagnostic]) -> Feedback | None:
    def refuse(code: str, message: str, hint: str = "") -> None:
        diagnostics.append(Diagnostic(code, Severity.ERROR, message, Location(place), "", hint))

    before = len(diagnostics)
    if not isinstance(data, Mapping):
        refuse("DR102", "a feedback is a mapping")
        return None
    for key in data:
        if key not in _KEYS:
            refuse("DR101", f"unknown key {key!r}", suggestion(str(key), _KEYS) or f"Legal: {', '.join(_KEYS)}.")
    for key in _NEEDED:
        if key not in data:
            refuse("DR106", f"{key!r} is missing")
    response = _word(data.get("response"), Response, "response", refuse)
    reason = _word(data.get("reason"), OverrideReason, "reason", refuse)
    day = data.get("on")
    try:
        on = day if isinstance(day, date) else date.fromisoformat(str(day))
    except ValueError:
        refuse("DR104", f"'on' is no date: {day!r}", "Write it as 2026-11-27.")
        return None
    if len(diagnostics) > before or response is None:
        return None
    texts = {name: str(data.get(name, "")) for name in ("note", "by", "basis")}
    return Feedback(
        deal=str(data["deal"]), advice=str(data["advice"]), response=response, on=on, reason=reason, **texts
    )


def _word(value: Any, words: Any, what: str, refuse: Any) -> Any:
    if value is None:
        return None
    legal = [word.value for word in words]
    if value not in legal:
        refuse("DR103", f"{what!r} cannot be {value!r}", suggestion(str(value), legal) or f"Legal: {', '.join(legal)}.")
        return None
    return words.of(value)


def without_overridden(review: Review, feedback: Iterable[Feedback]) -> Review:
    """Return a review without the advice that was overridden, as long as the facts that decided it are the same.

    Of several feedbacks on one advice the last by day counts, and of one day the last in the list.
    """
    last: dict[str, Feedback] = {}
    for each in feedback:
        if each.deal == review.deal.id and (each.advice not in last or each.on >= last[each.advice].on):
            last[each.advice] = each
    overridden = {name: each.basis for name, each in last.items() if each.response is Response.OVERRIDDEN}
    kept = copy(review)
    kept.advice = tuple(
        [advice for advice in review.advice if advice.id not in overridden or overridden[advice.id] != basis_of(advice)]
    )
    return kept


@attrs.frozen
class RuleRecord:
    """What became of the advice of one rule.

    Attributes:
        rule: its id.
        shown: in how many of the reviewed deals it is shown.
        deals: how many deals were reviewed.
        responses: how often each response was given.
        reasons: how often each reason to override was given.
    """

    rule: str
    shown: int
    deals: int
    responses: Mapping[Response, int] = attrs.field(hash=False)
    reasons: Mapping[OverrideReason, int] = attrs.field(hash=False)

    @property
    def followed(self) -> int:
        """How often the advice was accepted or done."""
        return self.responses.get(Response.ACCEPTED, 0) + self.responses.get(Response.DONE, 0)

    @property
    def is_unheeded(self) -> bool:
        """Whether people answered and nobody followed."""
        return bool(self.responses) and not self.followed

    @property
    def is_everywhere(self) -> bool:
        """Whether it is shown in every one of several deals: advice shown everywhere is read nowhere."""
        return self.deals > 1 and self.shown == self.deals

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON data."""
        return {
            "rule": self.rule,
            "shown": self.shown,
            "deals": self.deals,
            "responses": {word.value: number for word, number in self.responses.items()},
            "reasons": {word.value: number for word, number in self.reasons.items()},
            "unheeded": self.is_unheeded,
            "everywhere": self.is_everywhere,
        }


def rule_records(feedback: Iterable[Feedback], reviews: Iterable[Review] = ()) -> list[RuleRecord]:
    """Return the record of every rule that was shown or answered, those that people override most first."""
    shown: Counter[str] = Counter()
    deals = 0
    for review in reviews:
        deals += 1
        shown.update({advice.rule.id for advice in review.advice})
    responses: dict[str, Counter[Response]] = {}
    reasons: dict[str, Counter[OverrideReason]] = {}
    for each in feedback:
        responses.setdefault(each.rule, Counter())[each.response] += 1
        if each.reason is not None:
            reasons.setdefault(each.rule, Counter())[each.reason] += 1
    found = [
        RuleRecord(
            rule,
            shown[rule],
            deals,
            {word: responses[rule][word] for word in Response if responses.get(rule, Counter())[word]},
            {word: reasons[rule][word] for word in OverrideReason if reasons.get(rule, Counter())[word]},
        )
        for rule in {*shown, *responses}
    ]
    return sorted(
        found, key=lambda each: (-each.responses.get(Response.OVERRIDDEN, 0), each.followed, -each.shown, each.rule)
    )
