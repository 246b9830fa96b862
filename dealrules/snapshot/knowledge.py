"""Whether the deal is worth the effort, and how well we know it."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from dealrules.snapshot.fields import (
    Described,
    choice,
    choices,
    count,
    custom_attributes,
    flag,
    identifier,
    past_date,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import AnalysisKind, EvidenceSource

__all__ = ["Evidence", "Information", "Screening"]


@attrs.frozen(kw_only=True, repr=False)
class Screening(Described):
    """The prospect screen and the four questions of risk."""

    usable: bool | None = flag(
        ("usable", "用得上"), ("The customer has a use for what we sell.", "客户用得上我方产品。"),
        ("Does the customer have a use for it?", "客户用得上吗？"))
    affordable: bool | None = flag(
        ("affordable", "买得起"), ("The customer can pay for it.", "客户买得起。"),
        ("Can the customer pay for it?", "客户买得起吗？"))
    wanted: bool | None = flag(
        ("wanted", "看得上"), ("The customer thinks well of it.", "客户看得上。"),
        ("Does the customer think well of it?", "客户看得上吗？"))
    urgent: bool | None = flag(
        ("urgent", "急着用"), ("It is needed now.", "客户急着用。"),
        ("Is it needed now?", "客户急着用吗？"))
    trusted: bool | None = flag(
        ("trusted", "信得过"), ("The customer trusts us.", "客户信得过我方。"),
        ("Does the customer trust us?", "客户信得过我们吗？"))
    is_opportunity: bool | None = flag(
        ("a real opportunity", "是机会"), ("There is a real purchase to be won.", "确有采购机会。"),
        ("Is there a real purchase?", "这是不是真机会？"))
    can_win: bool | None = flag(
        ("can be won", "能赢"), ("We have a real chance to win.", "我方有机会赢。"),
        ("Can we win?", "我们能赢吗？"))
    has_competition: bool | None = flag(
        ("competition present", "有竞争"), ("Rivals are present.", "存在竞争。"),
        ("Is there competition?", "有没有竞争？"))
    worth_winning: bool | None = flag(
        ("worth winning", "值得赢"), ("The gain exceeds the cost.", "收益大于付出。"),
        ("Is it worth winning?", "值得赢吗？"))


@attrs.frozen(kw_only=True, repr=False)
class Information(Described):
    """How good our information on the deal is."""

    sources: int | None = count(
        ("independent sources", "独立来源数"), ("Number of independent sources.", "相互独立的信息来源数量。"),
        ("How many independent sources do we have?", "我们有几个独立的信息来源？"))
    verified: bool | None = flag(
        ("verified", "已核实"),
        ("The important facts have been checked with a second source.", "重要情况已由第二来源核实。"),
        ("Have the important facts been checked with a second source?", "重要情况核实过吗？"))
    analyses: frozenset[AnalysisKind] | None = choices(
        AnalysisKind, ("analyses done", "已做分析"),
        ("Which of the four analyses have been done.", "四项分析中已完成的。"),
        ("Which analyses have been done: product, customer, market, competition?",
         "产品、客户、市场、竞争分析做了哪些？"))
    problem_map_done: bool | None = flag(
        ("problem map drawn", "问题清单已列"), ("We have listed which problems our product solves, and for whom.",
         "已列出我方产品能解决哪些问题、谁有这些问题。"),
        ("Have we listed which problems we solve, and who has them?", "我们能解决哪些问题、谁有这些问题，列过吗？"))
    org_map_done: bool | None = flag(
        ("people map drawn", "人员地图已画"),
        ("The people map with stance, role and weight has been drawn.", "已画出标明立场、角色、分量的组织图。"),
        ("Have we drawn the map of people?", "客户的人员地图画了吗？"))
    competition_map_done: bool | None = flag(
        ("competition map drawn", "竞争地图已画"), ("The map of rivals has been drawn.", "竞争地图已画好。"),
        ("Have we drawn the map of rivals?", "竞争地图画了吗？"))
    swot_done: bool | None = flag(
        ("strengths and threats weighed", "SWOT分析已做"),
        ("Strengths, weaknesses, opportunities and threats have been listed.", "已列出优势、劣势、机会与威胁。"),
        ("Have we listed strengths, weaknesses, opportunities and threats?", "SWOT分析做了吗？"))
    customs_known: bool | None = flag(
        ("customs known", "惯例已知"), ("We know the customs of the place and the trade.", "我方了解当地和行业惯例。"),
        ("Do we know the customs of the place and the trade?", "当地和行业的惯例我们了解吗？"))
    requirements_known: bool | None = flag(
        ("requirements known", "具体要求已知"),
        ("We know the customer's requirements in detail.", "我方清楚客户的具体要求。"),
        ("Do we know their requirements in detail?", "客户的具体要求我们清楚吗？"))


@attrs.frozen(kw_only=True, repr=False)
class Evidence(Listed):
    """Where one fact comes from."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the piece of evidence within the deal.", "依据的唯一编号。"))
    path: str | None = text(
        ("fact", "事实"), ("Which fact it supports, such as ``stakeholders.wang.stance``.",
         "所支持的事实，如 stakeholders.wang.stance。"),
        ("Which fact does this support?", "这支持哪一项事实？"))
    source: EvidenceSource | None = choice(
        EvidenceSource, ("source", "来源"), ("Where the fact comes from.", "事实的来源。"),
        ("Did the buyer say so, is it in writing, or do we guess?", "是客户说的、有书面依据，还是我们猜的？"))
    date: datetime.date | None = past_date(
        ("date", "日期"), ("When the fact was learned.", "得知该事实的日期。"),
        ("When did we learn this?", "什么时候得知的？"))
    custom: Mapping[str, Any] = custom_attributes()
