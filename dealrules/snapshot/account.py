"""The account behind the deal: rank, relationship, health and openings."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime

import attrs

from dealrules.snapshot.fields import (
    Described,
    choice,
    choices,
    count,
    days,
    flag,
    future_date,
    money,
    past_date,
    percent,
)
from dealrules.vocabulary import (
    AccountChange,
    AccountFact,
    AccountTier,
    AccountType,
    Barrier,
    DefectionWeapon,
    Degree,
    DeteriorationSign,
    ExecutiveRelation,
    Fit,
    Fulfilment,
    Governance,
    InformationType,
    JointActivity,
    LadderStep,
    NeedsMatch,
    Opening,
    PaymentRecord,
    PowerStructure,
    ProspectSource,
    PurchasePolicy,
    Rank,
    RelationshipLevel,
    RelationshipStage,
    RetentionReason,
    RiskAttitude,
    Satisfaction,
    ServiceTier,
    SupplierPosition,
    Trend,
    UserStatus,
)

__all__ = ["Account"]


@attrs.frozen(kw_only=True, repr=False)
class Account(Described):
    """The customer as an account, beyond this one deal."""

    tier: AccountTier | None = choice(
        AccountTier, ("account tier", "客户等级"),
        ("The rank of the account among our customers.", "该客户在我方客户中的等级。"),
        ("Which tier is this customer in?", "这个客户定的是哪一级？"))
    type: AccountType | None = choice(
        AccountType, ("account type", "客户类型"), ("What kind of value the account buys.", "客户购买的是哪一类价值。"),
        ("Does the customer buy the product alone, advice with it, or our strength as a company?",
         "客户买的是产品本身、附加价值，还是我们的整体能力？"))
    service_tier: ServiceTier | None = choice(
        ServiceTier, ("service tier", "服务待遇"),
        ("The treatment the account gets from us.", "我方给予该客户的待遇。"),
        ("What treatment does this customer get from us?", "我们给这个客户什么待遇？"))
    revenue_share: float | None = percent(
        ("share of our revenue", "占我方收入比例"), ("The account's share of our revenue.", "该客户占我方收入的比例。"),
        ("What share of our revenue comes from this customer?", "这个客户占我们收入多少？"))
    transaction_rank: Rank | None = choice(
        Rank, ("rank by business", "交易类排名"),
        ("Rank by amount and profit of the business done.", "按累计交易额与利润的排名。"),
        ("How does this customer rank by amount and profit?", "按交易额和利润，这个客户排在什么位置？"))
    financial_rank: Rank | None = choice(
        Rank, ("rank by payment", "财务类排名"),
        ("Rank by speed of payment and money owed; high is healthy.", "按收款周期与欠款的排名，高为健康。"),
        ("How does this customer rank by payment?", "按回款情况，这个客户排在什么位置？"))
    characteristic_rank: Rank | None = choice(
        Rank, ("rank by kind of customer", "特征类排名"),
        ("Rank by industry, size and nature of the customer.", "按行业、规模与性质的排名。"),
        ("How well does this kind of customer suit us?", "按行业、规模和性质，这个客户排在什么位置？"))
    needs_match: NeedsMatch | None = choice(
        NeedsMatch, ("match of needs", "需求匹配"),
        ("How well what they look for matches what we stand for.", "客户看重的与我方定位有多匹配。"),
        ("Does the customer look for what we are good at?", "客户看重的是不是我们的长处？"))
    relationship_stage: RelationshipStage | None = choice(
        RelationshipStage, ("relationship stage", "关系阶段"),
        ("The stage of the supply relationship.", "供应合作关系所处阶段。"),
        ("Are we not yet, newly, firmly or strategically their supplier?",
         "我们和客户是开发、初期、稳定还是战略合作？"))
    ladder_step: LadderStep | None = choice(
        LadderStep, ("ladder step", "关系台阶"),
        ("The step on the ladder to a strategic account.", "通向战略性大客户的台阶。"),
        ("How many departments and layers of the customer are we linked with?",
         "我们和客户多少部门、多少层次建立了联系？"))
    relationship_level: RelationshipLevel | None = choice(
        RelationshipLevel, ("relationship level", "关系级别"),
        ("What the customer is kept by: price, service or mutual dependence.", "客户靠价格、服务还是互相依赖来维系。"),
        ("What keeps this customer: price, service or mutual dependence?",
         "靠什么留住这个客户：价格、服务还是互相依赖？"))
    supplier_position: SupplierPosition | None = choice(
        SupplierPosition, ("supplier position", "供应商地位"),
        ("What we are to them as a supplier.", "我方在客户供应商中的地位。"),
        ("Are we their main supplier, a secondary one, or none yet?", "我们是主要供应商、次要供应商，还是还没进去？"))
    share_of_purchases: float | None = percent(
        ("our share of purchases", "采购份额"),
        ("Our share of what they buy in this field.", "客户此类采购中我方所占份额。"),
        ("What share of their purchases do we have?", "他们这类采购里我们占多少？"))
    share_trend: Trend | None = choice(
        Trend, ("trend of our share", "份额走势"), ("Which way our share moves.", "我方份额的走势。"),
        ("Is our share growing or shrinking?", "我们的份额在涨还是在跌？"))
    orders: int | None = count(
        ("orders so far", "累计订单数"), ("Number of orders placed with us so far.", "客户至今向我方下单的次数。"),
        ("How many orders has the customer placed with us?", "客户至今给我们下过几次单？"))
    departments_in_contact: int | None = count(
        ("departments in contact", "已接触部门数"),
        ("Number of departments we are in working contact with.", "与我方有工作往来的部门数量。"),
        ("With how many departments do we have working contact?", "我们和客户几个部门有工作往来？"))
    counterparts_paired: bool | None = flag(
        ("counterparts paired", "对口联系"),
        ("Our functions and layers are paired with theirs, person to person.", "双方各职能、各层级都有人对口联系。"),
        ("Is each of their functions paired with somebody of ours?", "客户各职能是否都有我方对口的人？"))
    joint_activities: frozenset[JointActivity] | None = choices(
        JointActivity, ("joint activities", "共同开展的工作"),
        ("What both sides do together beyond buying and selling.", "双方在买卖之外共同开展的工作。"),
        ("What do we do together beyond buying and selling?", "除了买卖，我们和客户还一起做什么？"))
    strategic_framework_signed: bool | None = flag(
        ("framework agreement signed", "已签战略框架协议"),
        ("A strategic framework agreement is signed.", "已签订战略合作框架协议。"),
        ("Is there a signed framework agreement?", "签战略合作框架协议了吗？"))
    strategy_fit: Fit | None = choice(
        Fit, ("fit of strategies", "战略契合度"),
        ("How well their development strategy and ours fit.", "双方发展战略的契合程度。"),
        ("How well do their strategy and ours fit?", "双方的发展战略契合吗？"))
    barriers: frozenset[Barrier] | None = choices(
        Barrier, ("barriers held", "已建壁垒"),
        ("What makes it hard for a rival to replace us.", "使对手难以取代我方的壁垒。"),
        ("What would make it hard to replace us?", "是什么让对手难以取代我们？"))
    weapons: frozenset[DefectionWeapon] | None = choices(
        DefectionWeapon, ("means against leaving", "防流失手段"),
        ("Which of the ten means against leaving are in place.", "十种防止客户叛离的手段中已落实的。"),
        ("Which means of keeping this customer are in place?", "防止客户流失的手段落实了哪些？"))
    retention_reasons: frozenset[RetentionReason] | None = choices(
        RetentionReason, ("reasons to stay", "留存原因"), ("Why the customer stays with us.", "客户留在我方的原因。"),
        ("Why does the customer stay with us?", "客户为什么一直用我们？"))
    satisfaction: Satisfaction | None = choice(
        Satisfaction, ("satisfaction", "满意度"),
        ("Results against the customer's expectation.", "结果与客户期望相比如何。"),
        ("Are they satisfied with us, measured by what they expected?", "和客户的期望比，他们对我们满意吗？"))
    need_fulfilment: Fulfilment | None = choice(
        Fulfilment, ("needs fulfilled", "需求满足程度"),
        ("How far the account's needs are met by us.", "该客户的需求被我方满足的程度。"),
        ("How much of what they need do they get from us?", "客户的需求我们满足了多少？"))
    open_complaints: int | None = count(
        ("open complaints", "未结投诉"), ("Number of complaints that are not settled.", "尚未解决的投诉数量。"),
        ("How many complaints are open?", "还有几个投诉没解决？"))
    oldest_complaint_days: int | None = days(
        ("oldest complaint", "最久投诉天数"), ("Age in days of the oldest open complaint.", "最早一件未结投诉的天数。"),
        ("How long has the oldest complaint been open?", "最早的投诉拖了多少天？"))
    deterioration_signs: frozenset[DeteriorationSign] | None = choices(
        DeteriorationSign, ("signs of decline", "恶化迹象"),
        ("Early signs that the relationship is getting worse.", "关系变差的早期迹象。"),
        ("Have there been signs of cooling: fewer orders, refused contact, rival samples?",
         "有没有变冷的迹象：订单减少、不愿见面、试用对手样品？"))
    changes: frozenset[AccountChange] | None = choices(
        AccountChange, ("changes at the account", "客户变化"),
        ("Recent changes that can upset what we know.", "可能打乱我方判断的近期变化。"),
        ("What has changed at the customer lately?", "客户最近有什么变化？"))
    openings: frozenset[Opening] | None = choices(
        Opening, ("openings", "可乘之机"), ("Events that open a door for us.", "给我方带来机会的事件。"),
        ("Is anything happening that opens a door for us?", "客户那里有没有什么事给了我们机会？"))
    payment_record: PaymentRecord | None = choice(
        PaymentRecord, ("payment record", "付款记录"), ("How the customer pays.", "客户付款情况。"),
        ("Does the customer pay on time?", "客户付款及时吗？"))
    overdue_checked: bool | None = flag(
        ("overdue payment checked", "逾期已核实"),
        ("A second person of ours has checked the overdue payment with the customer's finance.",
         "我方第二个人已向客户财务核实逾期款。"),
        ("Has a second person of ours checked with their finance?", "我方有没有第二个人向客户财务核实过？"))
    overdue_amount: float | None = money(
        ("overdue amount", "逾期金额"), ("What the customer owes beyond the date, in the currency of the deal.",
         "客户逾期未付的金额，按项目币种。"),
        ("How much is overdue?", "逾期多少钱？"))
    overdue_days: int | None = days(
        ("days overdue", "逾期天数"), ("How long the oldest overdue payment has been due.",
         "最早一笔逾期款的逾期天数。"),
        ("For how long has it been overdue?", "逾期多久了？"))
    contract_ends: datetime.date | None = future_date(
        ("contract ends", "合同到期日"), ("When the present contract with us ends.", "与我方现有合同的到期日。"),
        ("When does the present contract end?", "现有合同什么时候到期？"))
    governance: Governance | None = choice(
        Governance, ("governance", "决策权分布"),
        ("Whether the top decides or departments do.", "高层集权还是部门授权。"),
        ("Does the top decide, or do departments?", "是上面说了算，还是部门能自己定？"))
    power_structure: PowerStructure | None = choice(
        PowerStructure, ("leading profession", "主导专业"),
        ("Which profession has the louder voice in purchasing.", "采购中哪类专业人员更有话语权。"),
        ("Who has the louder voice in purchasing, engineering or finance?", "采购上是技术说了算，还是财务说了算？"))
    purchase_policy: frozenset[PurchasePolicy] | None = choices(
        PurchasePolicy, ("purchasing policy", "采购政策"),
        ("The customer's general ways of contracting.", "客户一般的采购方式。"),
        ("Do they lease, buy systems, buy service, or use sealed bids?",
         "他们一般租赁、成套采购、买服务，还是密封投标？"))
    professional_buyer: bool | None = flag(
        ("professional buyers", "专业采购"),
        ("The customer buys with trained, shrewd buyers.", "客户由精明老练的专业采购人员采购。"),
        ("Are we dealing with trained, shrewd buyers?", "对方是不是精明老练的专业采购？"))
    risk_attitude: RiskAttitude | None = choice(
        RiskAttitude, ("attitude to risk", "风险态度"), ("The customer's attitude to risk.", "客户对风险的态度。"),
        ("Does the customer play safe or take risks?", "客户求稳还是敢冒险？"))
    user_status: UserStatus | None = choice(
        UserStatus, ("use of our kind of product", "使用量"),
        ("How much the customer uses of what we sell.", "客户对此类产品的使用量。"),
        ("How much of this kind of product do they use?", "客户这类产品用得多不多？"))
    resells: bool | None = flag(
        ("buys to resell", "转售采购"), ("The customer buys in bulk to sell on, as a retail chain does.",
         "客户大量采购用于再销售，如连锁超市。"),
        ("Does the customer buy in bulk to sell on?", "客户是大量采购再转卖的吗？"))
    service_need: Degree | None = choice(
        Degree, ("need for service", "服务需求"), ("How much service the customer needs.", "客户需要多少服务支持。"),
        ("How much service does this customer need?", "这个客户需要多少服务支持？"))
    cost_pressure: bool | None = flag(
        ("cost pressure", "降本压力"), ("The customer is under pressure to cut costs.", "客户有降低成本的压力。"),
        ("Is the customer under pressure to cut costs?", "客户有降本压力吗？"))
    equipment_due: bool | None = flag(
        ("equipment due", "设备到期"), ("The installed equipment is due for replacement.", "现有设备到了更换期。"),
        ("When is their present equipment due for replacement?", "他们现有设备什么时候该换？"))
    organisation_chart_known: bool | None = flag(
        ("organisation chart known", "组织架构已知"), ("We know the organisation chart.", "我方清楚客户的组织架构。"),
        ("Do we have their organisation chart?", "客户的组织架构图我们有吗？"))
    prospect_source: ProspectSource | None = choice(
        ProspectSource, ("how we found them", "客户来源"),
        ("By which way we came upon this customer.", "我方通过什么途径找到该客户。"),
        ("How did we come upon this customer?", "这个客户我们是怎么找到的？"))
    information_covered: frozenset[InformationType] | None = choices(
        InformationType, ("information collected", "已收集资料"),
        ("Which kinds of information have been collected.", "已收集哪几类资料。"),
        ("Which kinds of information do we have: customer, rivals, project, people?",
         "资料收集了哪几类：客户、对手、项目、人员？"))
    facts_known: frozenset[AccountFact] | None = choices(
        AccountFact, ("facts known", "已知基本情况"),
        ("Which basic facts about the account are known.", "已掌握客户哪些基本情况。"),
        ("Which basic facts about the customer do we know?", "客户的基本情况我们掌握了哪些？"))
    last_needs_review: datetime.date | None = past_date(
        ("last review of needs", "上次需求回顾"),
        ("When we last reviewed the customer's needs.", "上次与客户重新梳理需求的日期。"),
        ("When did we last review their needs?", "上次和客户梳理需求是什么时候？"))
    last_added_value: datetime.date | None = past_date(
        ("last added value", "上次额外价值"),
        ("When we last gave something of use beyond the contract.", "上次在合同之外给客户带来价值的日期。"),
        ("When did we last do something useful beyond the contract?", "上次在合同之外帮到客户是什么时候？"))
    unattended_risk: bool | None = flag(
        ("unattended risk of theirs", "客户自身隐患"),
        ("The customer runs a risk of its own that we know of and nobody acts on.",
         "客户自身存在我方知道、却没人处理的风险。"),
        ("Does the customer run a risk of its own that nobody takes care of?", "客户自己有没有什么隐患还没人管？"))
    presence_requested: bool | None = flag(
        ("presence requested", "邀请我方高层出席"),
        ("The customer has asked for our leaders at an occasion of theirs.", "客户邀请我方高层出席其活动。"),
        ("Has the customer asked for our leaders at an occasion of theirs?", "客户有没有活动想请我们高层到场？"))
    good_news_logged: bool | None = flag(
        ("good news recorded", "好消息已记录"),
        ("Good results are written down and reported upwards.", "取得的成效已记录并向客户上级汇报。"),
        ("Are good results written down and shown to their leaders?", "取得的成效有没有记录下来并让客户高层知道？"))
    our_contacts: int | None = count(
        ("our people in contact", "我方联系人数"),
        ("Number of our people who know people of theirs.", "我方与客户有往来的人数。"),
        ("How many of our people know people at the customer?", "我方有几个人认识客户的人？"))
    executive_relation: ExecutiveRelation | None = choice(
        ExecutiveRelation, ("executive relation", "高层往来"),
        ("How our executives and theirs relate.", "双方高层的往来程度。"),
        ("Do our executives and theirs know each other?", "双方高层有往来吗？"))
