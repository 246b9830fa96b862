"""What the seller means to do next, and what people at the customer have said."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from dealrules.snapshot.fields import (
    choice,
    custom_attributes,
    future_date,
    identifier,
    past_date,
    percent,
    reference,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import PlannedMove, StatementTopic

__all__ = ["Plan", "Statement"]


@attrs.frozen(kw_only=True, repr=False)
class Plan(Listed):
    """One move that the seller intends."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the plan; made from move, person and date where it is left out.",
         "打算的唯一编号；省略时由动作、对象和日期生成。"), made_from=("move", "with", "on"))
    name: str | None = text(
        ("plan in words", "打算的内容"), ("What is planned, in words.", "用文字说明打算做什么。"),
        ("What do you mean to do?", "打算做什么？"))
    move: PlannedMove | None = choice(
        PlannedMove, ("planned move", "打算采取的动作"), ("What the seller means to do.", "销售打算做什么。"),
        ("What do you mean to do next?", "接下来打算做什么？"))
    with_: str | None = reference(
        "stakeholder", ("with", "对象"), ("The person at the customer whom it concerns.", "客户方涉及的人。"),
        ("With whom?", "对谁做？"), backwards=("plans", "plans", "打算"))
    on: datetime.date | None = future_date(
        ("planned for", "计划日期"), ("When it is to happen.", "打算什么时候做。"),
        ("When do you mean to do it?", "打算哪天做？"))
    percent: float | None = percent(
        ("planned percentage", "打算的百分比"), ("The percentage it concerns, such as a discount.",
         "涉及的百分比，如折扣。"),
        ("How many per cent?", "打算给百分之几？"))
    custom: Mapping[str, Any] = custom_attributes()


@attrs.frozen(kw_only=True, repr=False)
class Statement(Listed):
    """What one person at the customer said of one matter."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the statement; made from topic, person and date where it is left out.",
         "说法的唯一编号；省略时由事项、人和日期生成。"), made_from=("topic", "by", "on"))
    topic: StatementTopic | None = choice(
        StatementTopic, ("matter", "事项"), ("What it is about.", "说的是什么事。"),
        ("What was it about?", "说的是哪件事？"))
    by: str | None = reference(
        "stakeholder", ("said by", "谁说的"), ("The person who said it.", "说这话的人。"),
        ("Who said so?", "谁说的？"), backwards=("statements", "statements", "说法"))
    says: str | None = text(
        ("what was said", "说了什么"), ("The statement in the person's words.", "用对方的话记下的内容。"),
        ("What exactly was said?", "原话怎么说的？"))
    on: datetime.date | None = past_date(
        ("said on", "说的日期"), ("When it was said.", "什么时候说的。"),
        ("When was it said?", "什么时候说的？"))
    against: str | None = reference(
        "statement", ("contradicts", "与之矛盾"), ("The statement of somebody else that it contradicts.",
         "与另一人的哪条说法相矛盾。"),
        ("Whose word does it contradict?", "和谁说的对不上？"))
    custom: Mapping[str, Any] = custom_attributes()
