"""Random rulebooks as plain data: what a trainer could write, accepted by the parser, printable and loadable.

The words are those of the shipped vocabulary. A conclusion is read only by rules that come after all rules that make
it, so that no rule waits for itself. The simplest book has one rule without a condition.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.vocabulary import Priority, Risk, Support

__all__ = ["rulebooks"]

Data = dict[str, Any]

_WORDS = {"en": "text", "zh": "文字"}
_PARAMETERS: dict[str, Data] = {
    "days": {"value": 30, "unit": "days", **_WORDS},
    "percent": {"value": 20, "unit": "percent", **_WORDS},
    "count": {"value": 5, "unit": "count", **_WORDS},
    "minutes": {"value": 45, "unit": "minutes", **_WORDS},
    "money": {"value": 1_000_000, "unit": "money", "currency": "CNY", **_WORDS},
}
_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS)
_WORD_KINDS = (Kind.ENUMERATION, Kind.ENUMERATION_SET)
_LISTS = (Kind.LIST, Kind.REFERENCE_SET)
_TESTABLE = (Kind.BOOLEAN, Kind.REFERENCE, *_NUMBERS, *_WORD_KINDS, *_LISTS)
_SUBJECTS = [name for name in SUBJECTS if name != "deal"]
_MOVE, _GROUP = "drawn_move", "drawn_group"
_PRIORITIES = [str(each) for each in Priority]
_SUPPORTS = [str(support) for support in Support]
_BOUNDS = ("gte", "lte")

Findings = Sequence[tuple[str, str]]
"""Conclusions that may be read or made: name and subject."""


@st.composite
def rulebooks(draw: st.DrawFn, /, *, size: int = 5) -> Data:
    """Return a strategy for rulebooks as plain data, each valid alone and together with the shipped ones.

    Print one with :func:`dealrules.testing.as_yaml`; load it with :func:`dealrules.rulebook.load_rulebooks`.

    Args:
        draw: supplied by Hypothesis.
        size: the largest number of rules, 1 or more.

    Raises:
        ValueError: ``size`` is less than 1; a book holds something.
    """
    if size < 1:
        raise ValueError(f"size is a number of rules, 1 or more, not {size}")
    subjects = draw(st.lists(st.sampled_from(("deal", "stakeholder", "need")), max_size=3))
    findings = [(f"drawn_finding_{number}", subject) for number, subject in enumerate(subjects)]
    drawn = [draw(st.none() | _rules(place, findings)) for place in range(size)]
    rules = [rule for rule in drawn if rule] or [_simplest(())]
    for place, rule in enumerate(rules):
        rule["id"] = f"drawn.rule-{place + 1}"
        if place and draw(st.integers(0, 5)) == 5:
            rule["supersedes"] = [f"drawn.rule-{draw(st.integers(1, place))}"]
    return deepcopy(_book(rules, findings))  # whoever changes a drawn book changes no other


def _book(rules: list[Data], findings: Findings) -> Data:
    """Return a book with these rules, that declares the parameters they name."""
    written = repr(rules)
    return {
        "rulebook": "drawn",
        "version": "1.0.0",
        "language": 1,
        "title": _WORDS,
        "parameters": {name: declared for name, declared in _PARAMETERS.items() if f"'${name}'" in written},
        "conclusions": {name: {"on": subject, "values": "boolean", **_WORDS} for name, subject in findings},
        "groups": {_GROUP: {"choose": "one", **_WORDS}},
        "moves": {_MOVE: _WORDS},
        "sources": {"drawn/item": _WORDS},
        "rules": rules,
    }


def _simplest(bound: Sequence[str]) -> Data:
    """Return a rule without a condition."""
    return {"id": "", "title": _WORDS, "source": ["drawn/item"], "then": _said(bound)[0]}


@st.composite
def _rules(draw: st.DrawFn, place: int, findings: Findings) -> Data:
    """Return a strategy for rules that read the findings of earlier rules only, and make the one that is their turn."""
    made, readable = findings[place : place + 1], findings[:place]
    bound = draw(st.lists(st.sampled_from(_SUBJECTS), max_size=2, unique=True))
    rule = _simplest(bound)
    when = _condition(draw, "deal", readable, depth=2)
    if when:
        rule["when"] = when
    if bound:
        rule["for_each"] = {name: _bound(draw, name, bound, readable) for name in bound}
    if len(bound) > 1:
        rule["target"] = draw(st.sampled_from([*bound, "deal"]))
    rule["then"] = {**draw(st.sampled_from(_said(bound))), "priority": draw(st.sampled_from(_PRIORITIES))}
    concluded = {name: True for name, subject in made if subject in ("deal", *bound)}
    if concluded:
        rule["then"]["conclude"] = concluded
    if draw(st.integers(0, 5)) == 5:
        rule["group"] = _GROUP
    rule["support"] = draw(st.sampled_from(_SUPPORTS))
    return rule


def _bound(draw: st.DrawFn, subject: str, bound: Sequence[str], readable: Findings) -> Data:
    """Return the condition on a bound member, with joins to the other one."""
    condition = _condition(draw, subject, readable, depth=2)
    for attribute in SUBJECTS[subject].attributes.values():
        reference = attribute.kind in (Kind.REFERENCE, Kind.REFERENCE_SET)
        if reference and attribute.target in bound and attribute.target != subject and draw(st.booleans()):
            condition[attribute.name] = f"<{attribute.target}>"
    return condition


def _said(bound: Sequence[str]) -> list[Data]:
    """Return what a rule may say, with the names of the bound members in the text."""
    named = "".join(f" <{name}.name>" for name in bound if "name" in SUBJECTS[name].attributes)
    text = {"en": f"Mind{named}.", "zh": f"注意{named}。"}
    return [
        {"do": _MOVE, "text": text},
        {"avoid": _MOVE, "text": text, "instead": _WORDS},
        {"tactic": _MOVE, "topic": "pricing", "text": text},
        {"warn": next(iter(Risk)).value, "text": text},
        {"focus": "receptivity", "text": text},
        {"ask": "phase"},
    ]


def _condition(draw: st.DrawFn, subject: str, readable: Findings, *, depth: int) -> Data:
    """Return a condition on a subject; an empty one always holds."""
    tests: Data = {}
    attributes = [each for each in SUBJECTS[subject].attributes.values() if each.kind in _TESTABLE]
    for attribute in draw(st.lists(st.sampled_from(attributes), max_size=3)):
        path, matcher = _test(draw, attribute, readable, depth)
        tests[path] = matcher
    about = [name for name, on in readable if on == subject]
    if draw(st.booleans()) and about:
        name = draw(st.sampled_from(about))
        tests[name] = draw(st.booleans())
    if subject != "deal" and draw(st.integers(0, 3)) == 3:
        tests["deal.phase"] = _word(draw, SUBJECTS["deal"].attributes["phase"])
    connective = draw(st.sampled_from((None, None, "known", "unknown", "any_of", "not")))
    if connective in ("known", "unknown"):
        tests[connective] = [draw(st.sampled_from(attributes)).name]
    elif connective and depth:
        inner = _condition(draw, subject, readable, depth=depth - 1)
        tests[connective] = inner if connective == "not" else [inner, {"known": [attributes[0].name]}]
    return tests


def _test(draw: st.DrawFn, attribute: Attribute, readable: Findings, depth: int) -> tuple[str, Any]:
    """Return a path and what is demanded there."""
    if attribute.kind is Kind.REFERENCE:
        ends = SUBJECTS[attribute.target].attributes.values()
        end = draw(st.sampled_from([each for each in ends if each.kind in (*_WORD_KINDS, Kind.BOOLEAN)]))
        return f"{attribute.name}.{end.name}", _matcher(draw, end)
    if attribute.kind not in _LISTS:
        return attribute.name, _matcher(draw, attribute)
    where = _condition(draw, attribute.target, readable, depth=depth - 1) if depth else {}
    quantifier = draw(st.sampled_from(("any", "none", "every", "none_known", "count")))
    if quantifier == "count":
        where = {"where": where, draw(st.sampled_from((*_BOUNDS, "equals"))): draw(st.integers(0, 3))}
    return attribute.name, {quantifier: where}


def _matcher(draw: st.DrawFn, attribute: Attribute) -> Any:
    if attribute.kind is Kind.BOOLEAN:
        return draw(st.booleans())
    if attribute.kind in _NUMBERS:
        parameter = "money" if attribute.kind is Kind.MONEY else attribute.unit or "count"
        bare = () if attribute.kind is Kind.MONEY else (0, 1, 2, 3)
        return {draw(st.sampled_from(_BOUNDS)): draw(st.sampled_from((*bare, f"${parameter}")))}
    return _word(draw, attribute)


def _word(draw: st.DrawFn, attribute: Attribute) -> Any:
    words = st.sampled_from(list(attribute.vocabulary))
    several = st.lists(words, min_size=1, max_size=3, unique=True)
    either: st.SearchStrategy[Any] = st.one_of(words, several, words.map(lambda word: {"not": word}))
    return draw(either | _steps(attribute.vocabulary) if attribute.scale else either)


def _steps(scale: Collection[str]) -> st.SearchStrategy[Data]:
    """Return a strategy for what asks for a run of steps on a scale."""
    steps = list(scale)
    runs = [{"from": first, "to": last} for place, first in enumerate(steps) for last in steps[place:]]
    return st.sampled_from([*({key: step} for step in steps for key in ("from", "to")), *runs])
