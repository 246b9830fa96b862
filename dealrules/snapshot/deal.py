"""The deal itself: one purchase of one customer, as it stands on one day."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from dealrules.snapshot.account import Account
from dealrules.snapshot.attribute import Attribute, section
from dealrules.snapshot.competition import Competitor, Criterion, Differentiator
from dealrules.snapshot.concern import Concern
from dealrules.snapshot.delivery import Delivery
from dealrules.snapshot.fields import (
    choice,
    choices,
    count,
    custom_attributes,
    flag,
    future_date,
    identifier,
    members,
    money,
    past_date,
    reference,
    reference_date,
    text,
)
from dealrules.snapshot.knowledge import Evidence, Information, Screening
from dealrules.snapshot.linked import Linked
from dealrules.snapshot.need import Need
from dealrules.snapshot.plan import Plan, Statement
from dealrules.snapshot.quote import Negotiation, Proposal, Quote
from dealrules.snapshot.stakeholder import Stakeholder
from dealrules.snapshot.team import Compliance, Team
from dealrules.snapshot.tender import Tender
from dealrules.snapshot.trial import Trial
from dealrules.snapshot.visit import Visit
from dealrules.vocabulary import (
    Budget,
    BuyerTopic,
    ClosingTechnique,
    DealOutcome,
    DecisionSize,
    Forecast,
    LateSign,
    Novelty,
    Phase,
    PipelineStage,
    ProcurementBody,
    ProcurementStep,
    ProductTrait,
    ProofKind,
    PurchaseChannel,
    PurchasingMode,
    ScorecardItem,
    Standing,
    TechnicalContent,
)

__all__ = ["Deal"]


@attrs.frozen(kw_only=True, repr=False)
class Deal(Linked):
    """One deal on the day ``as_of``: what is known of it; ``None`` is unknown, an empty tuple is known to be empty."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the deal; stable over time.", "项目的唯一编号，不随时间改变。"))
    as_of: datetime.date = reference_date(
        ("as of", "截止日期"), ("The day on which the snapshot is true; all days are counted from it.",
         "快照所反映的日期，所有天数都从这一天算起。"))
    name: str | None = text(
        ("name", "名称"), ("What the deal is called.", "项目名称。"),
        ("What do you call this deal?", "这个项目叫什么名字？"))
    customer: str | None = text(
        ("customer", "客户"), ("The organisation that buys.", "采购方单位。"),
        ("Which organisation is buying?", "采购方是哪家单位？"))
    industry: str | None = text(
        ("industry", "行业"), ("The customer's industry.", "客户所属行业。"),
        ("What industry is the customer in?", "客户属于哪个行业？"))
    product: str | None = text(
        ("product", "产品"), ("What we offer in this deal.", "本项目中我方提供的产品或方案。"),
        ("What are we offering in this deal?", "这个项目我们准备卖什么？"))
    seller: str | None = text(
        ("account manager", "客户经理"), ("Our person who leads the deal.", "我方负责该项目的人。"),
        ("Who leads this deal on our side?", "我方由谁负责这个项目？"))
    crm_stage: str | None = text(
        ("CRM stage", "CRM阶段"), ("The stage in the CRM; kept for the reader, it decides nothing.",
         "CRM系统里的阶段，仅供参考，不作判断依据。"),
        ("Which stage does the CRM show?", "CRM里现在是什么阶段？"))
    stage_claimed: PipelineStage | None = choice(
        PipelineStage, ("stage claimed", "阶段所示"),
        ("What the stage of the CRM claims of the deal, whatever its name there.", "CRM阶段对项目的判断，不论其名称。"),
        ("What does our stage claim: a proposal out, negotiation, commit, won?",
         "CRM阶段说到哪了：已报价、谈判、承诺还是赢单？"))
    outcome: DealOutcome | None = choice(
        DealOutcome, ("outcome", "结果"), ("How the deal ended, or that it has not.", "项目的结果，或尚无结果。"),
        ("Is the deal open, won, lost or dropped?", "项目还在进行，还是赢了、丢了、取消了？"))
    decided_on: datetime.date | None = past_date(
        ("decided on", "定案日期"), ("When the deal was won, lost or dropped.", "赢单、丢单或取消的日期。"),
        ("When was it decided?", "哪天定的？"))
    lost_to: str | None = reference(
        "competitor", ("lost to", "输给谁"), ("The rival that got the order.", "拿走订单的对手。"),
        ("Who got the order?", "订单给了谁？"))
    decided_by: str | None = reference(
        "stakeholder", ("decided by", "由谁定案"), ("The person who decided it.", "作出决定的人。"),
        ("Who decided it?", "最后是谁定的？"))
    phase: Phase | None = choice(
        Phase, ("buyer's phase", "客户阶段"),
        ("Where the buyer stands in the decision, whatever our own pipeline says.",
         "客户决策走到哪一步，不以我方销售漏斗为准。"),
        ("Where is the customer in the decision: recognising the need, comparing options, or weighing risks?",
         "客户走到哪一步了：认识需求、比较方案，还是掂量风险？"))
    reported_phase: Phase | None = choice(
        Phase, ("reported phase", "填报阶段"),
        ("The phase that the seller reported; taken from the phase where it is left out.",
         "销售填报的阶段；省略时取客户阶段。"),
        ("Which phase did the seller report?", "销售填报的是哪个阶段？"))
    phase_since: datetime.date | None = past_date(
        ("phase since", "进入阶段日期"), ("When the buyer entered the present phase.", "客户进入当前阶段的日期。"),
        ("Since when has the customer been in this phase?", "客户从什么时候进入现在这个阶段的？"))
    buyer_topics: frozenset[BuyerTopic] | None = choices(
        BuyerTopic, ("what the buyer talks about", "客户在谈什么"),
        ("What the buyer talks about at present, in the buyer's own words.", "客户目前主动谈论的话题。"),
        ("What did the customer talk about in the last conversations?", "最近几次交流，客户主要在谈什么？"))
    amount: float | None = money(
        ("amount", "金额"), ("Expected value of the order.", "预计订单金额。"),
        ("How large will the order be?", "这一单预计多少金额？"))
    currency: str | None = text(
        ("currency", "币种"), ("ISO 4217 code of the amount, such as CNY.", "金额的ISO 4217币种代码，如CNY。"),
        ("In which currency is the amount?", "金额是什么币种？"))
    expected_close: datetime.date | None = future_date(
        ("expected close", "预计签约日期"), ("When we expect the order.", "我方预计的签约日期。"),
        ("When do we expect the order?", "预计什么时候签约？"))
    close_date_moves: int | None = count(
        ("moves of the close date", "签约日改期次数"), ("How often our expected close was moved.",
         "我方预计签约日改过几次。"),
        ("How often was the expected close moved?", "预计签约日改过几次？"))
    decision_date: datetime.date | None = future_date(
        ("decision date", "决策日期"), ("When the customer means to decide.", "客户打算作决定的日期。"),
        ("By when does the customer want to decide?", "客户打算什么时候定下来？"))
    forecast: Forecast | None = choice(
        Forecast, ("our forecast", "我方预测"),
        ("What our own forecast says of this deal.", "我方销售预测对本项目的判断。"),
        ("Do we count this order in our forecast?", "这一单我们计入预测了吗？"))
    budget: Budget | None = choice(
        Budget, ("budget", "预算"), ("How far the money for the purchase is secured.", "采购资金落实到什么程度。"),
        ("Has the money for this purchase been approved, or only planned?", "这笔采购的预算批了吗，还是只在计划中？"))
    purchasing_mode: PurchasingMode | None = choice(
        PurchasingMode, ("who buys", "采购模式"), ("Whether the owner or a contractor buys.", "由业主还是承包商采购。"),
        ("Who places the order, the owner or a contractor?", "由业主直接采购，还是由承包商采购？"))
    brand_specified: bool | None = flag(
        ("brand specified", "品牌已指定"),
        ("The owner has named the brand that the contractor must buy.", "业主已指定承包商必须采购的品牌。"),
        ("Has the owner named the brands the contractor may buy?", "业主有没有指定品牌？"))
    purchase_channel: PurchaseChannel | None = choice(
        PurchaseChannel, ("purchase channel", "采购渠道"),
        ("Whether the customer has a settled way of buying this kind of thing.", "客户采购此类产品有没有固定渠道。"),
        ("Has the customer bought this kind of thing before, and through whom?",
         "客户以前买过这类产品吗，通过谁买的？"))
    procurement_step: ProcurementStep | None = choice(
        ProcurementStep, ("procurement step", "采购流程步骤"),
        ("The step of the formal purchase procedure reached.", "正式采购流程走到的步骤。"),
        ("Which step of the purchase procedure has been reached?", "采购流程走到哪一步了？"))
    procurement_body: ProcurementBody | None = choice(
        ProcurementBody, ("body in charge of the step", "当前经手部门"),
        ("The body of the customer that handles the present step.", "采购流程当前一步由谁经手。"),
        ("Who handles the present step: purchasing, the evaluation team or the general manager?",
         "现在这一步在谁手里：采购部、评估小组还是总经理？"))
    procurement_process_known: bool | None = flag(
        ("procedure known", "采购流程已知"),
        ("We know the steps and bodies of the customer's purchase procedure.", "我方清楚客户采购的步骤和经手部门。"),
        ("Do we know the steps of their purchase, and who handles each?",
         "他们采购要走哪些步骤、各由谁经手，我们清楚吗？"))
    decision_mechanism_known: bool | None = flag(
        ("decision mechanism known", "决策机制已知"),
        ("We know how, and by whom, the final decision will be taken.", "我方清楚最后由谁、以什么方式定。"),
        ("Do we know how the final choice will be made, and by whom?", "最后怎么定、由谁定，我们清楚吗？"))
    decision_mechanism_settled: bool | None = flag(
        ("decision mechanism settled", "决策机制已定"),
        ("The customer has settled how it will choose.", "客户内部已定下选择办法。"),
        ("Has the customer settled how it will choose a supplier?", "客户内部定好怎么选供应商了吗？"))
    shortlist: int | None = count(
        ("finalists", "入围家数"), ("Number of suppliers still in the race.", "仍在竞争中的供应商数量。"),
        ("How many suppliers are still in the race?", "还剩几家供应商在竞争？"))
    shortlisted: bool | None = flag(
        ("we are a finalist", "我方已入围"), ("We are among the suppliers still in the race.", "我方仍在入围名单内。"),
        ("Are we on the shortlist?", "我们入围了吗？"))
    standing: Standing | None = choice(
        Standing, ("our standing", "我方态势"), ("Where we stand against the rivals.", "我方与对手相比所处的位置。"),
        ("Does the customer lean towards us or towards a rival?", "客户现在更倾向我们，还是倾向对手？"))
    problem_acknowledged: bool | None = flag(
        ("problem acknowledged", "承认有问题"), ("The customer agrees that there is a problem.", "客户承认存在问题。"),
        ("Does the customer agree that there is a problem?", "客户自己承认有问题吗？"))
    decided_to_act: bool | None = flag(
        ("decided to act", "已决定行动"),
        ("The customer has decided that something must be done.", "客户已决定要采取行动。"),
        ("Has the customer decided that something must be done?", "客户下决心要解决了吗？"))
    verbal_commitment: bool | None = flag(
        ("verbal yes", "口头承诺"),
        ("The customer has said yes, but nothing is signed by that alone.", "客户口头答应了，但这不等于签约。"),
        ("Has somebody with authority said yes to us?", "有权的人口头答应选我们了吗？"))
    contract_signed: bool | None = flag(
        ("contract signed", "合同已签"), ("The contract is signed.", "合同已经签订。"),
        ("Is the contract signed?", "合同签了吗？"))
    first_purchase: bool | None = flag(
        ("first purchase", "首次采购"), ("The customer buys from us for the first time.", "客户第一次向我方采购。"),
        ("Is this the customer's first purchase from us?", "客户是第一次向我们采购吗？"))
    decision_size: DecisionSize | None = choice(
        DecisionSize, ("size of the decision", "决策份量"),
        ("How large the decision is for this customer.", "这个决定对客户来说有多大。"),
        ("Is this a routine purchase for them, or a large one?", "这对客户来说是常规采购还是重大采购？"))
    decision_visible: bool | None = flag(
        ("visible decision", "决策受关注"),
        ("Others at the customer will notice if it goes wrong.", "出了问题客户内部上下都会看到。"),
        ("If this goes wrong, who at the customer will notice?", "万一出问题，客户内部会不会都盯着？"))
    novelty: frozenset[Novelty] | None = choices(
        Novelty, ("what is new", "新在何处"),
        ("What is new to the customer in this purchase.", "本次采购中哪些对客户是新的。"),
        ("What is new to the customer here: technology, supplier or service?",
         "对客户来说什么是新的：技术、供应商还是服务？"))
    technical_content: TechnicalContent | None = choice(
        TechnicalContent, ("technical content", "技术含量"),
        ("How technical the purchase is.", "本次采购的技术含量高低。"),
        ("Is the choice mainly technical?", "选型主要是技术问题吗？"))
    product_traits: frozenset[ProductTrait] | None = choices(
        ProductTrait, ("traits of the product", "产品特征"),
        ("What the product is like in this customer's eyes.", "产品在该客户眼中的特征。"),
        ("Is the product standard and easily replaced for them, or adapted to them?",
         "对客户来说产品是标准的、容易替换的，还是专门定制的？"))
    price_raised: bool | None = flag(
        ("price was talked about", "谈过价格"),
        ("The price has been talked about, by either side.", "双方已经谈到价格。"),
        ("Has the price come up yet?", "谈到价格了吗？"))
    terms_requested: bool | None = flag(
        ("terms requested", "要求优惠条件"),
        ("The buyer has asked for a discount or special terms.", "客户要求折扣或特别条件。"),
        ("Has the buyer asked for a discount or special terms?", "客户要求过折扣或特别条件吗？"))
    presentation_made: bool | None = flag(
        ("presentation made", "已做介绍"), ("We have presented the product or solution.", "我方已做过产品或方案介绍。"),
        ("Have we presented our solution yet?", "我们给客户做过方案介绍吗？"))
    presentation_planned: bool | None = flag(
        ("presentation planned", "计划介绍"),
        ("We plan to present the product or solution next.", "我方接下来打算做产品或方案介绍。"),
        ("Is a presentation planned next?", "接下来安排了方案介绍吗？"))
    closing_techniques: frozenset[ClosingTechnique] | None = choices(
        ClosingTechnique, ("closing techniques", "收场白技巧"),
        ("Closing lines used or planned in this deal.", "本项目中用过或打算用的收场白技巧。"),
        ("Which closing lines have been used, or are planned?", "用过或打算用哪些逼单话术？"))
    key_points_covered: bool | None = flag(
        ("key points covered", "关键点已谈到"),
        ("All points that matter to the buyer have been dealt with.", "客户关心的要点都已谈到。"),
        ("Is there any point the buyer still wants dealt with?", "客户关心的要点是否都谈到了？"))
    criteria_complete: bool | None = flag(
        ("criteria complete", "标准齐全"), ("We hold the list of criteria, and their order, to be complete.",
         "我方认为客户的选择标准及其排序已掌握齐全。"),
        ("Do we know all their criteria, in order of weight?", "客户的选择标准和轻重排序我们都清楚了吗？"))
    criteria_influence_tried: bool | None = flag(
        ("tried to shape criteria", "尝试影响标准"),
        ("We have tried to add to, reorder or redefine the criteria.", "我方已尝试增加、重排或重新定义选择标准。"),
        ("Have we tried to shape the criteria?", "我们试过影响客户的选择标准吗？"))
    key_people_known: bool | None = flag(
        ("key people known", "关键人已知"),
        ("We know who can make or break this purchase.", "我方清楚谁能左右这次采购。"),
        ("Do we know who can make or break this purchase?", "谁能左右这次采购，我们清楚吗？"))
    single_source: bool | None = flag(
        ("one source only", "信息来源单一"),
        ("What we know comes from one person only.", "我方掌握的情况只来自一个人。"),
        ("Does all we know come from one person?", "我们掌握的情况是不是只来自一个人？"))
    value_quantified: bool | None = flag(
        ("value in money", "价值已量化"),
        ("The benefit has been put in money, with the customer.", "已与客户一起把收益算成金额。"),
        ("Have we worked out with the customer what it is worth in money?", "有没有和客户一起把收益算成钱？"))
    our_strengths: frozenset[ScorecardItem] | None = choices(
        ScorecardItem, ("our strengths", "我方优势"),
        ("Where we are strong at this customer.", "我方在该客户处的强项。"),
        ("Where are we stronger than the rivals at this customer?", "在这个客户这里，我们强在哪里？"))
    our_weaknesses: frozenset[ScorecardItem] | None = choices(
        ScorecardItem, ("our weaknesses", "我方劣势"),
        ("Where we are weak at this customer.", "我方在该客户处的弱项。"),
        ("Where are we weaker than the rivals at this customer?", "在这个客户这里，我们弱在哪里？"))
    proofs_available: frozenset[ProofKind] | None = choices(
        ProofKind, ("proofs at hand", "可用证明"), ("What we can prove our claims with.", "我方能拿出哪些证明。"),
        ("What can we prove our claims with: figures, experts, customers?",
         "我们能拿什么证明：数据、专家还是老客户？"))
    references_available: bool | None = flag(
        ("references available", "有成功案例"),
        ("Existing customers are ready to speak for us.", "有老客户愿意为我方作证。"),
        ("Which existing customers would speak for us?", "有哪些老客户愿意替我们说话？"))
    late_signs: frozenset[LateSign] | None = choices(
        LateSign, ("late signs", "后期异常迹象"),
        ("Signs of a hidden concern, seen in the deal as a whole.", "项目整体上出现的隐藏顾虑迹象。"),
        ("Has anything odd happened lately: silence, delay, settled points reopened?",
         "最近有没有异常：沉默、拖延、旧事重提？"))
    risks_foreseen: bool | None = flag(
        ("weak points listed", "薄弱点已列出"),
        ("The weak points of the implementation have been listed.", "实施中的薄弱点已经列出。"),
        ("Have we listed what could go wrong in the implementation?", "实施中可能出问题的地方列出来了吗？"))
    follow_up_plan: bool | None = flag(
        ("follow-up plan", "后续跟进计划"),
        ("There is a plan for further sales after this one.", "有成交后继续销售的计划。"),
        ("Is there a plan for what comes after this order?", "这一单之后的跟进计划有了吗？"))
    tender: Tender | None = section(
        Tender, ("tender", "招标"), ("The formal tender, if there is one.", "如有正式招标，其情况。"))
    account: Account | None = section(
        Account, ("account", "客户关系"), ("The account behind the deal.", "项目背后的客户。"))
    quote: Quote | None = section(
        Quote, ("quote", "报价"), ("Our quote.", "我方报价。"))
    negotiation: Negotiation | None = section(
        Negotiation, ("negotiation", "谈判"), ("The negotiation of terms.", "条件谈判。"))
    trial: Trial | None = section(
        Trial, ("trial", "试用"), ("A trial or pilot before the purchase.", "采购前的试用或试点。"))
    proposal: Proposal | None = section(
        Proposal, ("proposal", "方案书"), ("Our written proposal.", "我方书面方案。"))
    delivery: Delivery | None = section(
        Delivery, ("delivery", "交付"), ("Implementation after the order.", "签单后的实施。"))
    team: Team | None = section(
        Team, ("our team", "我方团队"), ("Our people on this account.", "我方服务该客户的人员。"))
    compliance: Compliance | None = section(
        Compliance, ("compliance", "合规"),
        ("Gifts, entertainment and confidential information.", "礼品、招待与保密信息。"))
    screening: Screening | None = section(
        Screening, ("screening", "筛选"),
        ("The answers of the prospect screen and the risk questions.", "筛选五问与风险自问的答案。"))
    information: Information | None = section(
        Information, ("information", "信息"), ("How good our information is.", "我方信息掌握的程度。"))
    stakeholders: tuple[Stakeholder, ...] | None = members(
        "stakeholder", ("people", "相关人员"),
        ("Everybody at the customer who takes part in the decision.", "客户方参与决策的所有人。"),
        ("Who at the customer takes part in this decision?", "客户方有哪些人参与这次决策？"))
    needs: tuple[Need, ...] | None = members(
        "need", ("needs", "需求"), ("The problems and wishes we know of.", "我方了解到的问题和愿望。"),
        ("What problems does the customer want solved?", "客户有哪些问题想解决？"))
    criteria: tuple[Criterion, ...] | None = members(
        "criterion", ("decision criteria", "选择标准"), ("What the customer will choose by.", "客户选择供应商的标准。"),
        ("By what will the customer choose?", "客户按什么标准来选？"))
    differentiators: tuple[Differentiator, ...] | None = members(
        "differentiator", ("differences", "差异点"), ("How we differ from the rivals.", "我方与对手的不同之处。"),
        ("How do we differ from the rivals on what matters to them?", "在客户看重的方面，我们和对手有什么不同？"))
    concerns: tuple[Concern, ...] | None = members(
        "concern", ("concerns", "顾虑"), ("Objections, feared consequences and demands.", "异议、后果顾虑和要求。"),
        ("What worries the customer about choosing us?", "选我们，客户担心什么？"))
    competitors: tuple[Competitor, ...] | None = members(
        "competitor", ("rivals", "竞争对手"), ("The suppliers we are up against.", "与我方竞争的供应商。"),
        ("Whom are we up against?", "我们在和谁竞争？"))
    visits: tuple[Visit, ...] | None = members(
        "visit", ("visits", "拜访"), ("Visits and meetings, held and planned.", "已进行和计划中的拜访、会面。"),
        ("Which visits were held, and which are planned?", "做过哪些拜访，计划了哪些？"))
    plans: tuple[Plan, ...] | None = members(
        "plan", ("plans", "打算"), ("What the seller means to do next.", "销售接下来打算做的事。"),
        ("What do you mean to do next?", "接下来打算做什么？"))
    statements: tuple[Statement, ...] | None = members(
        "statement", ("statements", "各人说法"), ("What people at the customer said, each of one matter.",
         "客户方各人就某件事的说法。"),
        ("Who said what about money, date and criteria?", "关于预算、时间、标准，谁说了什么？"))
    evidence: tuple[Evidence, ...] | None = members(
        "evidence", ("evidence", "依据"), ("Where single facts come from.", "各项事实的来源。"),
        ("Where does this fact come from?", "这个情况是从哪里来的？"))
    custom: Mapping[str, Any] = custom_attributes()

    @classmethod
    def from_dict(
        cls, data: Mapping[str, Any], extensions: Mapping[str, Mapping[str, Attribute]] | None = None
    ) -> Deal:
        """Return the deal that plain data describe, such as the content of a JSON file; dates may be ``date`` objects.

        Args:
            data: the deal by attribute names.
            extensions: the extension attributes that may stand under ``custom``, by subject and name; with ``None``
                any scalar or list of scalars may.

        Raises:
            InvalidDeal: with everything that is wrong.

        >>> Deal.from_dict({"id": "d1", "as_of": "2024-05-31", "needs": []}).needs
        ()
        """
        from dealrules.snapshot.loading import deal_from_data  # it is built upon this class

        return deal_from_data(data, extensions)

    def to_dict(self) -> dict[str, Any]:
        """Return the deal as plain JSON data, without what is unknown; :meth:`from_dict` reads it back.

        >>> Deal(id="d1", as_of=datetime.date(2024, 5, 31), phase=Phase.PRE_CONTACT).to_dict()
        {'id': 'd1', 'as_of': '2024-05-31', 'phase': 'pre_contact'}
        """
        from dealrules.snapshot.dumping import plain_data  # as above

        data: dict[str, Any] = plain_data(self)
        return data
