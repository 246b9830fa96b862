"""Needs of the buyer."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from dealrules.snapshot.fields import choice, choices, custom_attributes, flag, identifier, reference, text
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import MetByUs, NeedKind, NeedState, QuestionType, Severity

__all__ = ["Need"]


@attrs.frozen(kw_only=True, repr=False)
class Need(Listed):
    """One problem or wish of the customer."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the need within the deal.", "需求在本项目中的唯一编号。"))
    name: str | None = text(
        ("need", "需求"), ("The problem or wish in the buyer's own words.", "用客户的话描述的问题或愿望。"),
        ("How does the buyer put the problem?", "客户自己是怎么说这个问题的？"))
    owner: str | None = reference(
        "stakeholder", ("owner of the need", "需求人"), ("The person who has the problem.", "有这个问题的人。"),
        ("Who has this problem?", "这是谁的问题？"), backwards=("needs", "needs", "需求"))
    kind: NeedKind | None = choice(
        NeedKind, ("kind of need", "需求性质"),
        ("Whether it is the organisation's need or the person's.", "机构需求还是个人需求。"),
        ("Is this a need of the organisation or of the person?", "这是单位的需求还是个人的需求？"))
    state: NeedState | None = choice(
        NeedState, ("state of the need", "需求状态"),
        ("How far the need has come: unclear, implied or explicit.", "需求处于不明确、隐含还是明确状态。"),
        ("Has the buyer said clearly that this must be solved?", "客户明确说过要解决这个问题吗？"))
    severity: Severity | None = choice(
        Severity, ("severity", "严重程度"),
        ("How serious the problem is in the buyer's eyes.", "客户眼中问题的严重程度。"),
        ("How serious is this problem to the buyer?", "客户觉得这个问题有多严重？"))
    urgent: bool | None = flag(
        ("urgent", "紧迫"), ("The buyer wants it solved soon.", "客户希望尽快解决。"),
        ("How soon does it have to be solved?", "这个问题急着解决吗？"))
    questions: frozenset[QuestionType] | None = choices(
        QuestionType, ("questions asked", "已提问题类型"),
        ("Which types of question have been asked about it.", "就此已问过哪几类问题。"),
        ("Which questions have we asked about it: situation, problem, implication, need-payoff?",
         "就这个问题问过哪些：现状、难点、影响、需求回报？"))
    consequences_explored: bool | None = flag(
        ("consequences explored", "后果已探究"),
        ("The consequences of the problem have been worked out with the buyer.", "已与客户探究问题的后果。"),
        ("What happens if the problem stays unsolved, and has the buyer said so?",
         "不解决会怎样，客户自己说出来了吗？"))
    value_quantified: bool | None = flag(
        ("value in money", "价值已量化"),
        ("The value of solving it has been put in money.", "解决它的价值已算成金额。"),
        ("What is it worth in money to solve this?", "解决这个问题值多少钱，算过吗？"))
    met_by_us: MetByUs | None = choice(
        MetByUs, ("met by us", "我方满足程度"), ("How well our offer meets the need.", "我方方案满足该需求的程度。"),
        ("How well does our offer meet this need?", "我们的方案能满足这个需求吗？"))
    benefit_presented: bool | None = flag(
        ("benefit presented", "已介绍利益"),
        ("We have shown how our offer meets the need.", "已说明我方方案如何满足该需求。"),
        ("Have we shown how we meet this need?", "我们讲过怎样满足这个需求吗？"))
    turned_into_criterion: bool | None = flag(
        ("turned into a criterion", "已转化为标准"),
        ("The need has become one of the criteria of choice.", "该需求已成为选择标准之一。"),
        ("Has this need become one of their criteria?", "这个需求变成选择标准了吗？"))
    custom: Mapping[str, Any] = custom_attributes()
