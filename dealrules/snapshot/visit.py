"""Visits and meetings with the customer."""

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
    count,
    custom_attributes,
    flag,
    future_date,
    identifier,
    minutes,
    percent,
    references,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import (
    Answering,
    PreparationItem,
    QuestionType,
    VisitManner,
    VisitOpening,
    VisitOutcome,
    VisitPurpose,
    VisitStatus,
)

__all__ = ["Visit"]


@attrs.frozen(kw_only=True, repr=False)
class Visit(Listed):
    """One visit or meeting, held or planned."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the visit within the deal.", "拜访在本项目中的唯一编号。"))
    name: str | None = text(
        ("aim in words", "拜访事由"), ("What the visit is for, in words.", "用文字说明的拜访事由。"),
        ("What is this visit for?", "这次拜访是为了什么？"))
    date: datetime.date | None = future_date(
        ("date", "日期"), ("When the visit takes place, or took place.", "拜访的日期。"),
        ("When is the visit?", "什么时候拜访？"))
    status: VisitStatus | None = choice(
        VisitStatus, ("visit status", "拜访状态"), ("Whether it was held or is still planned.", "已进行还是计划中。"),
        ("Has the visit taken place?", "拜访已经做了吗？"))
    number: int | None = count(
        ("number of the visit", "第几次拜访"),
        ("Which visit with this customer it is, from 1.", "对该客户的第几次拜访，从1算起。"),
        ("Which visit with this customer is it?", "这是第几次拜访这个客户？"))
    participants: frozenset[str] | None = references(
        "stakeholder", ("whom we meet", "会见人员"),
        ("The people of the customer who take part.", "参加的客户方人员。"),
        ("Whom do we meet?", "见哪些人？"), backwards=("visits", "visits", "拜访"))
    attendee_needs_known: bool | None = flag(
        ("attendees' needs known", "与会者需求已知"),
        ("We know what those who attend care about.", "我方清楚与会者关心什么。"),
        ("Do we know what those who attend care about?", "参会的人关心什么，我们清楚吗？"))
    purpose: VisitPurpose | None = choice(
        VisitPurpose, ("purpose", "目的"), ("What the visit is for.", "拜访目的。"),
        ("What should this visit achieve?", "这次拜访要达到什么目的？"))
    confirmed: bool | None = flag(
        ("confirmed", "已确认"), ("The appointment has been confirmed.", "约定已确认。"),
        ("Has the appointment been confirmed?", "时间跟对方确认了吗？"))
    letter_sent: bool | None = flag(
        ("letter sent before", "事先致信"),
        ("A short letter or mail went ahead of the meeting.", "会面前已先发简短信函。"),
        ("Did we send a short letter first?", "事先发过简短的信或邮件吗？"))
    prepared: bool | None = flag(
        ("prepared", "已准备"), ("The visit has been prepared.", "拜访已做准备。"),
        ("Is the visit prepared?", "这次拜访准备好了吗？"))
    preparation: frozenset[PreparationItem] | None = choices(
        PreparationItem, ("preparation", "准备事项"), ("What has been prepared.", "已准备的事项。"),
        ("What has been prepared for it?", "为这次拜访准备了哪些？"))
    our_executive: bool | None = flag(
        ("our executive attends", "我方高层参加"), ("An executive of ours takes part.", "我方高层参加。"),
        ("Does an executive of ours take part?", "我方高层参加吗？"))
    convened_by_leader: bool | None = flag(
        ("convened by their leader", "客户领导召集"),
        ("A leader of the customer called the departments together for it.", "由客户领导亲自召集各部门参加。"),
        ("Did one of their leaders call the departments together?", "是不是客户领导亲自召集各部门来的？"))
    arrival_minutes_early: int | None = minutes(
        ("arrival before time", "提前到达分钟"), ("Minutes we arrived before the appointed time; negative when late.",
         "比约定时间提前到达的分钟数，迟到为负。"),
        ("How many minutes early or late did we arrive?", "提前或迟到了几分钟？"))
    manner: VisitManner | None = choice(
        VisitManner, ("manner on entering", "进门仪态"),
        ("How our side came across on entering.", "我方进门时给人的印象。"),
        ("How did we come across at the door?", "进门时我们给人的印象怎么样？"))
    opening: VisitOpening | None = choice(
        VisitOpening, ("opening", "开场"), ("How the visit was opened.", "开场方式。"),
        ("How did we open the visit?", "开场谈了什么？"))
    questions: frozenset[QuestionType] | None = choices(
        QuestionType, ("questions asked", "已提问题类型"),
        ("Which types of question were asked or are planned.", "已问或打算问的问题类型。"),
        ("Which types of question did we ask?", "问了哪几类问题？"))
    talk_share: float | None = percent(
        ("our share of the talk", "我方说话占比"), ("How much of the time our side spoke.", "我方说话占的时间比例。"),
        ("How much of the time did we talk?", "整场我们说了多少时间？"))
    features_pitched: bool | None = flag(
        ("only features pitched", "只讲功能"),
        ("We went through features and advantages, not tied to needs.", "只讲功能和优点，没有联系需求。"),
        ("Did we just go through the features?", "是不是只顾讲功能？"))
    benefits_presented: int | None = count(
        ("benefits presented", "介绍利益条数"), ("Number of benefits presented.", "介绍的利益条数。"),
        ("How many benefits did we present?", "讲了几条利益？"))
    tailored: bool | None = flag(
        ("tailored to the audience", "因人而讲"),
        ("What was presented was chosen for those who attended.", "介绍内容按与会者选定。"),
        ("Was the presentation made for these people?", "介绍是针对这些人准备的吗？"))
    rival_difference_shown: bool | None = flag(
        ("difference from rivals shown", "讲明与对手差异"),
        ("The difference from the rivals was made clear.", "已讲明与对手的差异。"),
        ("Did we make the difference from the rivals clear?", "讲清与对手的差异了吗？"))
    proof_offered: bool | None = flag(
        ("proof offered", "提供证明"), ("We offered proof for what we claimed.", "对所说内容提供了证明。"),
        ("Did we prove what we claimed?", "我们说的有没有拿出证明？"))
    technical_questions_answered: Answering | None = choice(
        Answering, ("technical questions answered", "技术问题解答"),
        ("How technical questions were answered.", "技术问题的解答情况。"),
        ("How well did we answer the technical questions?", "技术问题答得怎么样？"))
    duration_minutes: int | None = minutes(
        ("duration", "时长"), ("How long the visit lasted, in minutes.", "拜访持续的分钟数。"),
        ("How long did the visit last?", "拜访了多长时间？"), minimum=0)
    main_talk_minutes: int | None = minutes(
        ("time on the main point", "正题时长"),
        ("Minutes spent on the main point, after the opening and before leaving.",
         "开场之后、告辞之前谈正题的分钟数。"),
        ("How long did we talk about the main point?", "正题谈了多长时间？"), minimum=0)
    outcome: VisitOutcome | None = choice(
        VisitOutcome, ("outcome", "结果"),
        ("What came out of it: order, advance, continuation or no sale.", "结果：订单、有进展、暂时中断或没有成交。"),
        ("What did the customer agree to do?", "客户答应做什么了吗？"))
    next_step_agreed: bool | None = flag(
        ("next step agreed", "已约定下一步"), ("A next step with a date was agreed.", "已约定带时间的下一步。"),
        ("Is a next step agreed, with a date?", "约定带时间的下一步了吗？"))
    thanked: bool | None = flag(
        ("thanked", "已致谢"), ("We have thanked them after the visit.", "拜访后已致谢。"),
        ("Have we thanked them?", "事后致谢了吗？"))
    custom: Mapping[str, Any] = custom_attributes()
