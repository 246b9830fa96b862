"""Objections, feared consequences and demands."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from dealrules.snapshot.fields import (
    choice,
    choices,
    custom_attributes,
    flag,
    identifier,
    past_date,
    reference,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import AnswerGiven, ConcernKind, ConcernStatus, ConcernTopic, ConcernTruth, LateSign, RaisedBy

__all__ = ["Concern"]


@attrs.frozen(kw_only=True, repr=False)
class Concern(Listed):
    """One concern of one person at the customer."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the concern within the deal.", "顾虑在本项目中的唯一编号。"))
    name: str | None = text(
        ("concern", "顾虑"), ("The concern in the buyer's own words.", "用客户的话描述的顾虑。"),
        ("How does the buyer put it?", "客户自己是怎么说的？"))
    owner: str | None = reference(
        "stakeholder", ("owner of the concern", "顾虑人"), ("The person who has the concern.", "有这个顾虑的人。"),
        ("Whose concern is this?", "这是谁的顾虑？"), backwards=("concerns", "concerns", "顾虑"))
    kind: ConcernKind | None = choice(
        ConcernKind, ("kind of concern", "顾虑性质"),
        ("Objection, feared consequence or demand.", "异议、后果顾虑还是谈判要求。"),
        ("Is it an objection, a fear of what may happen, or a demand?", "这是异议、担心后果，还是提要求？"))
    topic: ConcernTopic | None = choice(
        ConcernTopic, ("topic", "主题"), ("What the concern is about.", "顾虑涉及的方面。"),
        ("What is the concern about?", "这个顾虑是关于什么的？"))
    truth: ConcernTruth | None = choice(
        ConcernTruth, ("truth", "真假"), ("Whether the stated concern is the real one.", "说出来的是不是真正的顾虑。"),
        ("Is this the real reason?", "这是真正的原因吗？"))
    signs: frozenset[LateSign] | None = choices(
        LateSign, ("signs", "迹象"), ("Signs from which we infer the concern.", "推断该顾虑所依据的迹象。"),
        ("What makes us think that there is a concern?", "从哪些迹象看出有顾虑？"))
    status: ConcernStatus | None = choice(
        ConcernStatus, ("status", "状态"), ("How far the concern has come.", "顾虑处理到哪一步。"),
        ("Is it suspected, open, being discussed, or settled?", "是疑似、未处理、在谈，还是已解决？"))
    raised_by: RaisedBy | None = choice(
        RaisedBy, ("raised by", "提出方"), ("Who brought it up.", "由谁提起。"),
        ("Who brought it up, the buyer or we?", "是客户提的，还是我们提的？"))
    raised_on: datetime.date | None = past_date(
        ("raised on", "提出日期"), ("When it was first mentioned.", "第一次提到的日期。"),
        ("When was it first mentioned?", "什么时候第一次提到的？"))
    answered_on: datetime.date | None = past_date(
        ("answered on", "答复日期"), ("When we answered it.", "我方答复的日期。"),
        ("When did we answer it?", "什么时候答复的？"))
    heard_out: bool | None = flag(
        ("heard out", "已听完"), ("We have let the person say all of it.", "我方已听对方把话说完。"),
        ("Have we let the person say all of it?", "我们听对方说完了吗？"))
    motive_known: bool | None = flag(
        ("motive known", "动机已知"), ("We know why the person says so.", "我方清楚对方为什么这么说。"),
        ("Do we know why the person says so?", "对方为什么这么说，我们清楚吗？"))
    answers: frozenset[AnswerGiven] | None = choices(
        AnswerGiven, ("what we did", "我方应对"), ("What we have done about it so far.", "我方目前的应对方式。"),
        ("What have we done about it so far?", "我们目前怎么应对的？"))
    factually_wrong: bool | None = flag(
        ("factually wrong", "与事实不符"), ("The concern rests on wrong facts.", "该顾虑与事实不符。"),
        ("Does it rest on wrong facts?", "说的与事实不符吗？"))
    trivial: bool | None = flag(
        ("trivial", "无关紧要"), ("The concern does not matter to the decision.", "对决策无关紧要。"),
        ("Does it matter to the decision at all?", "这真会影响决策吗？"))
    would_sign_at_wished_price: bool | None = flag(
        ("would sign at the wished price", "按期望价就会签"),
        ("The person says that they would sign today at the price they wish.", "对方表示按其期望价今天就签。"),
        ("If the price were as wished, would they sign today?", "如果按他们要的价，今天就能签吗？"))
    private_talk_needed: bool | None = flag(
        ("needs a private talk", "需私下谈"), ("The person can admit it only in private.", "对方只有私下才肯承认。"),
        ("Can this be admitted only in private?", "这话是不是只能私下说？"))
    custom: Mapping[str, Any] = custom_attributes()
