"""Quote, negotiation and proposal."""

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
    future_date,
    identifier,
    members,
    past_date,
    percent,
    reference,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import (
    Degree,
    IssueTopic,
    LineVolume,
    NegotiationStage,
    Party,
    PaymentTerms,
    PriceTransparency,
    ProposalContent,
    ProposalStatus,
    QuoteForm,
    QuoteLevel,
    QuoteStatus,
)

__all__ = ["Issue", "Negotiation", "Proposal", "Quote", "QuoteLine"]


@attrs.frozen(kw_only=True, repr=False)
class QuoteLine(Listed):
    """One line of our quote."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the line within the quote.", "报价行的唯一编号。"))
    name: str | None = text(
        ("item", "项目"), ("What is quoted on this line.", "该行报的是什么。"),
        ("What is on this line?", "这一行报的是什么？"))
    transparency: PriceTransparency | None = choice(
        PriceTransparency, ("price transparency", "价格透明度"),
        ("How well the buyer knows the market price.", "客户对市场价的了解程度。"),
        ("Can the buyer compare this price easily?", "这一项客户容易比价吗？"))
    volume: LineVolume | None = choice(
        LineVolume, ("volume", "用量"), ("How much of it is bought.", "采购量大小。"),
        ("Is much of this bought?", "这一项用量大吗？"))
    conceded: bool | None = flag(
        ("conceded", "已让价"), ("We have given way on this line.", "我方在该行已让价。"),
        ("Have we given way on this line?", "这一项我们让过价吗？"))
    custom: Mapping[str, Any] = custom_attributes()


@attrs.frozen(kw_only=True, repr=False)
class Quote(Described):
    """Our quote to the customer."""

    status: QuoteStatus | None = choice(
        QuoteStatus, ("quote status", "报价状态"), ("How far the quote has come.", "报价进展到哪一步。"),
        ("Has a quote been asked for, sent, contested, or accepted?",
         "报价到哪一步了：询价、已报、有争议，还是已接受？"))
    form: QuoteForm | None = choice(
        QuoteForm, ("form of the quote", "报价形式"), ("Whether it was given orally or in writing.", "口头还是书面。"),
        ("Was it given orally or in writing?", "是口头报的还是书面报的？"))
    recorded: bool | None = flag(
        ("oral quote recorded", "口头报价有记录"),
        ("A written record of the oral quote is kept.", "口头报价留有书面记录。"),
        ("Did we write down what was quoted orally?", "口头报的价我们记下来了吗？"))
    level: QuoteLevel | None = choice(
        QuoteLevel, ("level of the quote", "报价高低"),
        ("The level of our quote against the rivals'.", "我方报价与对手相比的高低。"),
        ("Is our quote higher or lower than the rivals'?", "我们的报价比对手高还是低？"))
    sent_on: datetime.date | None = past_date(
        ("sent on", "报价日期"), ("When the quote was given.", "给出报价的日期。"),
        ("When did the buyer get our quote?", "报价是什么时候给的？"))
    requested_by: str | None = reference(
        "stakeholder", ("asked for by", "询价人"), ("The person who asked for the quote.", "提出询价的人。"),
        ("Who asked for the quote?", "是谁要求报价的？"))
    due: datetime.date | None = future_date(
        ("quote due", "报价期限"), ("By when the customer wants the quote.", "客户要求的报价期限。"),
        ("By when do they want the quote?", "对方要求什么时候报价？"))
    reminders: int | None = count(
        ("unanswered reminders", "未获回复的催问"), ("How often we reminded them without an answer.",
         "我方催问而未获回复的次数。"),
        ("How often have we reminded them without an answer?", "催问过几次没有回音？"))
    valid_until: datetime.date | None = future_date(
        ("valid until", "有效期至"), ("The last day on which the quote holds.", "报价有效的最后一天。"),
        ("Until when does the quote hold?", "报价有效到什么时候？"))
    terms_final: bool | None = flag(
        ("final terms", "最终条件"),
        ("We have told the buyer that these are our final terms.", "我方已表明这是最终条件。"),
        ("Have we said that these are our final terms?", "我们说过这是最终条件吗？"))
    discount_given: float | None = percent(
        ("discount given", "已给折扣"), ("The discount we have given.", "我方已给的折扣。"),
        ("What discount have we given?", "我们已经让了多少？"))
    discount_asked: float | None = percent(
        ("discount asked", "要求的折扣"), ("The discount the buyer asks for.", "客户要求的折扣。"),
        ("What discount does the buyer ask for?", "客户要求让多少？"))
    margin: float | None = percent(
        ("our margin", "我方毛利率"), ("Our margin at the quoted price.", "按报价计算的我方毛利率。"),
        ("What margin is left at this price?", "这个价我们还有多少毛利？"))
    room_left: bool | None = flag(
        ("room left", "尚有余地"), ("There is room left to give.", "报价还有让步余地。"),
        ("Is there room left in the quote?", "报价还有余地吗？"))
    win_by_price: bool | None = flag(
        ("plan to win by price", "打算低价取胜"), ("Our plan is to win by quoting low.", "我方打算靠低价取胜。"),
        ("Do we plan to win by quoting low?", "我们是不是想靠低价拿下？"))
    value_case: bool | None = flag(
        ("value case made", "价值已论证"),
        ("The quote rests on a value case that the buyer knows.", "报价有客户知道的价值论证支撑。"),
        ("Does the buyer know what the price buys?", "客户清楚这个价换来什么吗？"))
    payment_terms: PaymentTerms | None = choice(
        PaymentTerms, ("payment terms", "付款条件"),
        ("How good the payment terms are for us.", "付款条件对我方的好坏。"),
        ("How good are the payment terms for us?", "付款条件对我们好不好？"))
    long_term_partner: bool | None = flag(
        ("long-term partner", "长期合作伙伴"),
        ("The buyer has been, or will be, a partner for long.", "客户是或将是长期合作伙伴。"),
        ("Is this a partner for the long term?", "这是长期合作的客户吗？"))
    lines: tuple[QuoteLine, ...] | None = members(
        "quote_line", ("lines", "报价明细"), ("The lines of the quote.", "报价的各个行项。"),
        ("What are the lines of the quote?", "报价分哪些项？"))


@attrs.frozen(kw_only=True, repr=False)
class Issue(Listed):
    """One issue of the negotiation."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the issue within the negotiation.", "谈判议题的唯一编号。"))
    name: str | None = text(
        ("issue", "议题"), ("What is negotiated.", "谈判的内容。"),
        ("What is this issue?", "这个议题是什么？"))
    topic: IssueTopic | None = choice(
        IssueTopic, ("topic", "类别"), ("What the issue is about.", "议题所属类别。"),
        ("Is it about price, payment, delivery, service or something else?", "是价格、付款、交付、服务还是其他？"))
    limit_set: bool | None = flag(
        ("limit set", "底线已定"), ("We have set our limit on this issue.", "我方已定底线。"),
        ("What is our limit on this?", "这一项我们的底线定了吗？"))
    target_set: bool | None = flag(
        ("target set", "目标已定"), ("We have set a realistic target.", "我方已定现实目标。"),
        ("What do we realistically aim for?", "这一项我们的目标定了吗？"))
    ideal_set: bool | None = flag(
        ("ideal set", "理想值已定"), ("We have set the best result we could hope for.", "我方已定最理想结果。"),
        ("What would be the best result?", "这一项最理想的结果定了吗？"))
    cost_to_us: Degree | None = choice(
        Degree, ("cost to us", "我方代价"), ("What giving way would cost us.", "让步对我方的代价。"),
        ("What would it cost us to give way here?", "这一项让步我们要付多大代价？"))
    value_to_them: Degree | None = choice(
        Degree, ("value to them", "对方价值"), ("What it would be worth to them.", "让步对客户的价值。"),
        ("What would it be worth to them?", "这一项对客户有多大价值？"))
    their_priority_known: bool | None = flag(
        ("their priority known", "对方优先级已知"),
        ("We know how important it is to them, and why.", "我方清楚它对客户有多重要及原因。"),
        ("How important is this to them, and why?", "这一项对客户有多重要、为什么？"))
    concessions: int | None = count(
        ("concessions made", "让步次数"), ("How often we have given way on it.", "我方在此项上让步的次数。"),
        ("How often have we given way on this?", "这一项我们让过几次？"))
    given: bool | None = flag(
        ("given", "已让步"), ("We have given way on this issue.", "我方在此项上已让步。"),
        ("Have we given way on this?", "这一项我们让了吗？"))
    got: bool | None = flag(
        ("got something back", "换回条件"), ("We got something back for what we gave.", "让步换回了条件。"),
        ("What did we get back for it?", "让步换回什么了吗？"))
    custom: Mapping[str, Any] = custom_attributes()


@attrs.frozen(kw_only=True, repr=False)
class Negotiation(Described):
    """The negotiation of terms."""

    stage: NegotiationStage | None = choice(
        NegotiationStage, ("negotiation stage", "谈判阶段"),
        ("How far the negotiation has come.", "谈判进行到哪一步。"),
        ("Has the negotiation of terms begun?", "条件谈判开始了吗？"))
    both_want: bool | None = flag(
        ("both want the deal", "双方都想成交"), ("Both sides want this deal.", "双方都想做成这笔生意。"),
        ("Do both sides want this deal?", "双方都想做成吗？"))
    terms_differ: bool | None = flag(
        ("terms differ", "条件有分歧"), ("The two sides differ on terms.", "双方在条件上有分歧。"),
        ("On which terms do we differ?", "双方在哪些条件上有分歧？"))
    can_vary: frozenset[Party] | None = choices(
        Party, ("who can vary terms", "谁能变通"), ("Which side can vary terms.", "哪一方能调整条件。"),
        ("Which side is able to vary its terms?", "哪一方能在条件上变通？"))
    walk_away_set: bool | None = flag(
        ("walk-away point set", "退出点已定"), ("We have set the point at which we walk away.", "我方已定放弃的底线。"),
        ("At what point do we walk away?", "谈到什么程度我们就放弃，定了吗？"))
    alternative_valued: bool | None = flag(
        ("their alternative valued", "已评估对方备选"),
        ("Our offer has been valued against the buyer's best other option.", "已把我方方案与客户最佳备选作比较。"),
        ("What is the buyer's best other option, and how do we compare?", "客户最好的备选是什么，和我们比怎么样？"))
    written_plan: bool | None = flag(
        ("written plan", "书面方案"), ("The negotiation plan is written: issues, options, differences, approach.",
         "谈判方案已写成：议题、选项、分歧、打法。"),
        ("Is the plan for the negotiation written down?", "谈判方案写下来了吗？"))
    opened_with_concession: bool | None = flag(
        ("opened with a concession", "开场就让步"), ("We opened the talks with a concession.", "我方一开场就让步。"),
        ("Did we open with a concession?", "我们是不是一上来就让步了？"))
    concessions_shrink: bool | None = flag(
        ("concessions shrink", "让步递减"),
        ("Each of our concessions was smaller than the one before.", "我方每次让步都比上一次小。"),
        ("Was each concession smaller than the one before?", "我们每次让步都比上次小吗？"))
    summary_tested: bool | None = flag(
        ("summary tested", "已复述确认"),
        ("What was agreed has been summed up and confirmed.", "已复述并确认达成的约定。"),
        ("Have we summed up what was agreed, and did they confirm?", "谈妥的内容复述确认过吗？"))
    issues: tuple[Issue, ...] | None = members(
        "issue", ("issues", "谈判议题"), ("All issues to be negotiated.", "所有要谈的议题。"),
        ("Which issues will be negotiated?", "要谈哪些议题？"))


@attrs.frozen(kw_only=True, repr=False)
class Proposal(Described):
    """Our written proposal."""

    status: ProposalStatus | None = choice(
        ProposalStatus, ("proposal status", "方案状态"),
        ("How far the written proposal has come.", "书面方案进展到哪一步。"),
        ("Is a written proposal planned or sent?", "书面方案准备了还是交了？"))
    due: datetime.date | None = future_date(
        ("proposal due", "方案截止日期"), ("When the proposal is due.", "方案应提交的日期。"),
        ("When is the proposal due?", "方案什么时候要交？"))
    content: frozenset[ProposalContent] | None = choices(
        ProposalContent, ("content", "方案内容"), ("What the proposal contains.", "方案包含的内容。"),
        ("What does the proposal contain?", "方案里写了哪些内容？"))
    vulnerability_checked: bool | None = flag(
        ("weak points checked", "薄弱点已检查"),
        ("We have checked where a rival beats us on crucial criteria.", "已检查关键标准上哪些不如对手。"),
        ("Where does a rival beat us on what counts, and have we checked?", "关键标准上哪里不如对手，检查过吗？"))
