"""Decision criteria, our differences, and the rivals."""

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
    holder,
    identifier,
    members,
    past_date,
    percent,
    reference,
    references,
    score,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import (
    ContactDepth,
    CooperationHistory,
    CriterionOrigin,
    CriterionWeight,
    DifferentiatorLevel,
    Measurability,
    PaymentTerms,
    Posture,
    PricingBehaviour,
    Rating,
    RivalMove,
    Satisfaction,
    ScorecardItem,
)

__all__ = ["Competitor", "Criterion", "CriterionRating", "Differentiator"]


@attrs.frozen(kw_only=True, repr=False)
class CriterionRating(Listed):
    """How one rival does on one criterion, in the buyer's eyes."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the rating; made from the criterion and the rival where it is left out.",
         "评分的唯一编号；省略时由标准和对手生成。"),
        made_from=("competitor",))
    criterion: str | None = holder(
        "criterion", ("rated criterion", "所评标准"), ("The criterion that is rated.", "评的是哪条标准。"))
    competitor: str | None = reference(
        "competitor", ("rival", "竞争对手"), ("The rival that is rated.", "被评的竞争对手。"),
        ("Which rival does the buyer compare us with here?", "在这一点上客户拿我们和谁比？"),
        backwards=("ratings", "ratings", "各项评分"))
    rating: Rating | None = choice(
        Rating, ("rating", "评价"), ("How the rival does, in the buyer's eyes.", "客户眼中该对手的表现。"),
        ("How does the buyer rate this rival here?", "客户认为这个对手在这方面强还是弱？"))
    custom: Mapping[str, Any] = custom_attributes()


@attrs.frozen(kw_only=True, repr=False)
class Criterion(Listed):
    """One criterion by which the customer chooses."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the criterion within the deal.", "标准在本项目中的唯一编号。"))
    name: str | None = text(
        ("criterion", "标准"), ("The criterion in the buyer's own words.", "用客户的话描述的标准。"),
        ("How does the buyer put this criterion?", "客户自己是怎么说这条标准的？"))
    owner: str | None = reference(
        "stakeholder", ("owner of the criterion", "标准提出人"),
        ("The person who holds to the criterion.", "坚持这条标准的人。"),
        ("Whose criterion is this?", "这是谁的标准？"), backwards=("criteria", "criteria", "选择标准"))
    weight: CriterionWeight | None = choice(
        CriterionWeight, ("weight", "权重"), ("How much the criterion counts.", "该标准的重要程度。"),
        ("How much does this criterion count in the choice?", "这条标准在选择中有多重要？"))
    kind: Measurability | None = choice(
        Measurability, ("hard or soft", "硬性或软性"),
        ("Whether the criterion is measured or judged.", "可量化还是靠判断。"),
        ("Is this measured, or a matter of judgement?", "这条是能量化的，还是靠感觉判断的？"))
    our_rating: Rating | None = choice(
        Rating, ("our rating", "我方评价"), ("How we do on it, in the buyer's eyes.", "客户眼中我方的表现。"),
        ("How does the buyer rate us on this?", "这一条客户认为我们强还是弱？"))
    our_score: int | None = score(
        ("our score", "我方得分"), ("How we do on it in the buyer's eyes, from 1 (poor) to 5 (best).",
         "客户眼中我方在这一点上的得分，1最差，5最好。"),
        ("How does the buyer rate us here, from 1 to 5?", "这一点客户给我们打几分（1到5）？"))
    requirement: str | None = text(
        ("what is required", "要求值"), ("What the criterion requires, such as a figure.",
         "这条标准要求达到什么，如数值。"),
        ("What exactly does it require?", "具体要求是多少？"))
    our_value: str | None = text(
        ("what we reach", "我方达到值"), ("What our offer reaches on it.", "我方方案能达到什么。"),
        ("What do we reach?", "我们能做到多少？"))
    ratings: tuple[CriterionRating, ...] | None = members(
        "rating", ("rivals' ratings", "对手评价"),
        ("How the rivals do on it, in the buyer's eyes.", "客户眼中各对手的表现。"),
        ("How does the buyer rate the rivals on this?", "这一条客户怎么看各家对手？"))
    origin: CriterionOrigin | None = choice(
        CriterionOrigin, ("origin", "来源"), ("Who brought the criterion in.", "该标准由谁提出。"),
        ("Who brought this criterion in?", "这条标准是谁提出来的？"))
    knock_out: bool | None = flag(
        ("knock-out", "废标项"),
        ("A legal, safety or formal requirement that must be met.", "必须满足的法规、安全或形式要求。"),
        ("Is a supplier out if it fails this?", "达不到这条就出局吗？"))
    heard: bool | None = flag(
        ("heard from the buyer", "客户亲口说的"),
        ("Heard from the buyer; false means guessed by us.", "听客户亲口说的；否则是我方推测。"),
        ("Did the buyer say so, or do we guess?", "这是客户亲口说的，还是我们猜的？"))
    vague: bool | None = flag(
        ("loosely worded", "表述模糊"),
        ("The criterion is worded loosely enough to mean several things.", "表述宽泛，可有多种理解。"),
        ("What exactly does the buyer mean by it?", "客户这条具体指什么？"))
    underlying_need: str | None = reference(
        "need", ("need behind it", "背后的需求"),
        ("The need that the criterion serves, among the needs listed.", "该标准所服务的需求（名单中）。"),
        ("Which need is behind this criterion?", "这条标准背后是什么需求？"),
        backwards=("criteria", "criteria that serve it", "由此形成的标准"))
    underlying_need_known: bool | None = flag(
        ("need behind it known", "背后需求已知"), ("We know why the buyer wants this.", "我方清楚客户为什么要这一条。"),
        ("Do we know why the buyer asks for this?", "客户为什么要求这一条，我们清楚吗？"))
    alternative_route: bool | None = flag(
        ("another way exists", "有其他满足途径"),
        ("The need behind it can be met by another way.", "背后的需求可用别的办法满足。"),
        ("Is there another way of meeting what is behind it?", "背后的需求有没有别的办法满足？"))
    misunderstood: bool | None = flag(
        ("rests on a misunderstanding", "源于误解"),
        ("Our weak rating rests on a misunderstanding.", "我方评价低源于误解。"),
        ("Does the poor rating rest on a misunderstanding?", "客户评价低是不是因为误解？"))
    custom: Mapping[str, Any] = custom_attributes()

    def __attrs_post_init__(self) -> None:
        if self.ratings:
            ratings = tuple(attrs.evolve(rating, criterion=self.id) for rating in self.ratings)
            object.__setattr__(self, "ratings", ratings)
        super().__attrs_post_init__()


@attrs.frozen(kw_only=True, repr=False)
class Differentiator(Listed):
    """One difference between us and the rivals."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the difference within the deal.", "差异点在本项目中的唯一编号。"))
    name: str | None = text(
        ("difference", "差异"), ("What is different about us.", "我方的不同之处。"),
        ("What is different about us?", "我们有什么不同？"))
    kind: Measurability | None = choice(
        Measurability, ("hard or soft", "硬性或软性"),
        ("Whether the difference is measured or judged.", "可量化还是靠判断。"),
        ("Can this difference be measured?", "这个差异能量化吗？"))
    level: DifferentiatorLevel | None = choice(
        DifferentiatorLevel, ("level", "层面"),
        ("Whether it is a general claim or a difference in this deal.", "泛泛的公司优势还是本项目的差异。"),
        ("Is this a general claim, or a difference on this customer's criteria?",
         "这是泛泛的公司优势，还是针对该客户标准的差异？"))
    criterion: str | None = reference(
        "criterion", ("criterion it serves", "对应标准"),
        ("The criterion on which the difference counts.", "该差异所对应的标准。"),
        ("On which of their criteria does this difference count?", "这个差异对应客户的哪条标准？"))
    proven: bool | None = flag(
        ("proven", "已证实"), ("The difference has been proved to the buyer.", "已向客户证实该差异。"),
        ("Have we proved this to the buyer?", "我们向客户证实过吗？"))
    custom: Mapping[str, Any] = custom_attributes()


@attrs.frozen(kw_only=True, repr=False)
class Competitor(Listed):
    """One supplier we are up against."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the rival within the deal.", "对手在本项目中的唯一编号。"))
    name: str | None = text(
        ("name", "名称"), ("What the rival is called.", "竞争对手名称。"),
        ("Who is the rival?", "竞争对手是谁？"))
    posture: Posture | None = choice(
        Posture, ("posture", "在位还是挑战"),
        ("Whether the rival defends or attacks at this customer.", "该对手在此客户处是守还是攻。"),
        ("Does this rival supply the customer today?", "这个对手现在在供货吗？"))
    share: float | None = percent(
        ("share of purchases", "采购份额"),
        ("The rival's share of what the customer buys in this field.", "客户此类采购中该对手所占份额。"),
        ("What share of the purchases has this rival?", "这个对手占客户采购多少份额？"))
    relationship: ContactDepth | None = choice(
        ContactDepth, ("relationship", "客户关系"),
        ("How close the rival is to the customer.", "该对手与客户关系的深浅。"),
        ("How close is this rival to the customer?", "这个对手和客户关系怎么样？"))
    satisfaction: Satisfaction | None = choice(
        Satisfaction, ("satisfaction with it", "对其满意度"),
        ("How satisfied the customer is with the rival.", "客户对该对手的满意度。"),
        ("Is the customer satisfied with this rival?", "客户对这个对手满意吗？"))
    history: CooperationHistory | None = choice(
        CooperationHistory, ("history", "合作历史"),
        ("How long the rival has worked with the customer.", "该对手与客户合作的长短。"),
        ("How long have they worked together?", "他们合作多久了？"))
    payment_terms: PaymentTerms | None = choice(
        PaymentTerms, ("payment terms it asks", "其付款条件"),
        ("How strict the rival's payment terms are; good is good for the seller, hard on the customer.",
         "该对手的付款条件；好指对卖方有利、对客户较紧。"),
        ("What payment terms does this rival ask for?", "这个对手的付款条件怎么样？"))
    pricing: PricingBehaviour | None = choice(
        PricingBehaviour, ("pricing behaviour", "定价习惯"),
        ("How the rival usually prices.", "该对手一贯的定价做法。"),
        ("Does this rival usually cut prices or keep its margin?", "这个对手爱打价格战，还是守利润？"))
    last_move: RivalMove | None = choice(
        RivalMove, ("present move", "当前动作"),
        ("What the rival is doing in this deal now.", "该对手目前在本项目中的动作。"),
        ("What is this rival doing now?", "这个对手现在在做什么？"))
    last_move_date: datetime.date | None = past_date(
        ("date of the move", "动作日期"), ("When the rival made its last move.", "该对手最近一次动作的日期。"),
        ("When did it do so?", "那是什么时候的事？"))
    expected_move: RivalMove | None = choice(
        RivalMove, ("expected move", "预计下一步"),
        ("What the rival will probably do next.", "预计该对手的下一步动作。"),
        ("What will this rival do next?", "这个对手下一步会做什么？"))
    joint_development: bool | None = flag(
        ("joint development", "联合研发"),
        ("The rival develops together with a department of the customer.", "该对手与客户某部门在联合研发。"),
        ("Does this rival develop something together with the customer?", "这个对手和客户有联合研发吗？"))
    supporters: frozenset[str] | None = references(
        "stakeholder", ("supporters", "支持者"),
        ("The people at the customer who back this rival.", "客户方支持该对手的人。"),
        ("Who at the customer backs this rival?", "客户方谁支持这个对手？"))
    strengths: frozenset[ScorecardItem] | None = choices(
        ScorecardItem, ("strengths", "优势"), ("Where the rival is strong.", "该对手的强项。"),
        ("Where is this rival strong?", "这个对手强在哪里？"))
    weaknesses: frozenset[ScorecardItem] | None = choices(
        ScorecardItem, ("weaknesses", "劣势"), ("Where the rival is weak.", "该对手的弱项。"),
        ("Where is this rival weak?", "这个对手弱在哪里？"))
    facts_known: bool | None = flag(
        ("rival studied", "已研究对手"),
        ("We know its product, its people here, and its ways.", "我方了解其产品、人员和打法。"),
        ("Do we know this rival's product, people and ways?", "这个对手的产品、人员和打法我们了解吗？"))
    close: bool | None = flag(
        ("close to us", "与我方接近"),
        ("In the buyer's eyes the rival is about as good as we are.", "在客户眼中与我方不相上下。"),
        ("Is this rival about as good as we are in their eyes?", "在客户眼里这个对手和我们不相上下吗？"))
    named_by_us: bool | None = flag(
        ("attacked by name", "被我方点名攻击"),
        ("We have attacked the rival by name before the customer.", "我方曾在客户面前点名攻击该对手。"),
        ("Have we spoken ill of this rival to the customer?", "我们在客户面前说过这个对手的坏话吗？"))
    asked_about: bool | None = flag(
        ("buyer asked about it", "客户问起过"), ("The buyer has asked us about the rival.", "客户向我方问起该对手。"),
        ("Has the buyer asked us about this rival?", "客户问过我们怎么看这个对手吗？"))
    custom: Mapping[str, Any] = custom_attributes()
