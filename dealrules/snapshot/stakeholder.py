"""The people at the customer."""

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
    future_date,
    identifier,
    money,
    past_date,
    reference,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import (
    Adaptability,
    Authority,
    BenefitStatus,
    BuyingRole,
    CoachSource,
    CoachStatus,
    ContactDepth,
    ContactOrigin,
    Coverage,
    CustomerQuestion,
    DecisionOrientation,
    Dissatisfaction,
    Focus,
    Function,
    Influence,
    InterpersonalStage,
    KeyPersonEvidence,
    Layer,
    MeetingRefusal,
    NeedLevel,
    PersonalityStyle,
    Phase,
    PriceSensitivity,
    RivalTie,
    RolePower,
    SponsorStatus,
    Stance,
)

__all__ = ["Stakeholder"]


@attrs.frozen(kw_only=True, repr=False)
class Stakeholder(Listed):
    """One person at the customer, or one body that decides as one."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies the person within the deal.", "人员在本项目中的唯一编号。"))
    name: str | None = text(
        ("name", "姓名"), ("What the person is called.", "人员姓名或称呼。"),
        ("What is the person's name?", "这个人叫什么？"))
    title: str | None = text(
        ("title", "职务"), ("The person's position.", "人员职务。"),
        ("What is this person's position?", "这个人是什么职务？"))
    department: str | None = text(
        ("department", "部门"), ("The person's department.", "人员所在部门。"),
        ("Which department is this person in?", "这个人在哪个部门？"))
    company: str | None = text(
        ("company", "所属单位"), ("The organisation the person belongs to, where it is not the customer.",
         "不属于客户单位时，其所在单位。"),
        ("To which organisation does the person belong?", "这个人是哪个单位的？"))
    layer: Layer | None = choice(
        Layer, ("layer", "层级"), ("The layer of the organisation.", "所处组织层级。"),
        ("Does this person operate, manage or decide?", "这个人是操作层、管理层还是决策层？"))
    function: Function | None = choice(
        Function, ("function", "职能"),
        ("The function of the person's department in the purchase.", "所在部门在采购中的职能。"),
        ("Is this person from use, technology, finance or purchasing?", "这个人属于使用、技术、财务还是采购部门？"))
    buying_roles: frozenset[BuyingRole] | None = choices(
        BuyingRole, ("buying roles", "采购角色"),
        ("The parts the person plays in this purchase.", "在本次采购中担任的角色。"),
        ("What part does this person play: decide, buy, judge, use?",
         "这个人在采购中起什么作用：决策、采购、把关、使用？"))
    power: frozenset[RolePower] | None = choices(
        RolePower, ("formal power", "正式权力"),
        ("What the person may do: decide, veto, recommend.", "拥有的权力：决策、否决、建议。"),
        ("Can this person approve, veto, or only recommend?", "这个人能拍板、能否决，还是只能建议？"))
    authority: Authority | None = choice(
        Authority, ("power in this purchase", "本次采购实权"),
        ("Whether the person has power in this very purchase.", "在本次采购中有没有实权。"),
        ("Does this person really control this purchase today?", "这次采购现在真的归这个人管吗？"))
    influence: Influence | None = choice(
        Influence, ("influence", "影响力"), ("How much the person can move this decision.", "对本次决策的影响力。"),
        ("How much does this person's word count?", "这个人说话有多大分量？"))
    reports_to: str | None = reference(
        "stakeholder", ("reports to", "上级"),
        ("The person's superior, among the people listed.", "名单中此人的上级。"),
        ("To whom does this person report?", "这个人向谁汇报？"),
        backwards=("reports", "people reporting here", "下属人员"))
    inner_circle: bool | None = flag(
        ("inner circle", "核心圈"), ("The person belongs to the circle closest to power.", "属于最接近权力的核心圈。"),
        ("Is this person in the circle closest to the top?", "这个人在核心圈里吗？"))
    decision_team: bool | None = flag(
        ("on the decision team", "决策小组成员"),
        ("Sits on the team or committee formed to choose in this purchase.", "是为本次采购成立的决策或评审小组成员。"),
        ("Does this person sit on the team formed to choose?", "这个人在不在为这次采购成立的小组里？"))
    outside: bool | None = flag(
        ("outside influence", "外部影响者"),
        ("The person stands outside the buying organisation: superior body, adviser.",
         "处于采购单位之外，如上级单位、顾问。"),
        ("Is this person outside the buying organisation?", "这个人是不是采购单位以外的人？"))
    new_in_role: bool | None = flag(
        ("new in the role", "新上任"), ("The person is new in the post.", "刚到这个岗位。"),
        ("Is this person new in the post?", "这个人是不是刚上任？"))
    public_official: bool | None = flag(
        ("public official", "公职人员"),
        ("The person is a public official or works for a state body.", "属于公职人员或国家单位人员。"),
        ("Is this person a public official?", "这个人是公职人员吗？"))
    key_evidence: frozenset[KeyPersonEvidence] | None = choices(
        KeyPersonEvidence, ("grounds for key person", "关键人依据"),
        ("On which grounds we hold this person to be a key person.", "判断其为关键人的依据。"),
        ("Why do we think that this person is key?", "凭什么判断这个人是关键人？"))
    technical_expertise: bool | None = flag(
        ("technical expertise", "技术专长"),
        ("Judges the technology in person, without advisers.", "自己懂技术，能亲自判断。"),
        ("Does this person judge the technology in person?", "这个人自己懂技术吗，还是听别人的？"))
    delegates: bool | None = flag(
        ("leaves decisions to others", "放权"),
        ("Leaves such decisions to deputies or departments.", "这类事交给副手或部门定。"),
        ("Does this person leave such decisions to deputies?", "这类事他亲自定，还是交给副手定？"))
    focus: frozenset[Focus] | None = choices(
        Focus, ("focus of entry", "切入点"), ("Which point of entry the person is.", "属于哪种切入点。"),
        ("Does this person listen to us, suffer from the problem, or hold power?",
         "这个人是愿意听、有不满，还是有权力？"))
    stance: Stance | None = choice(
        Stance, ("stance", "立场"), ("Where the person stands between us and the rivals.", "在我方与对手之间的立场。"),
        ("Is this person for us, for a rival, or neutral?", "这个人支持我们、支持对手，还是中立？"))
    dissatisfaction: Dissatisfaction | None = choice(
        Dissatisfaction, ("dissatisfaction", "不满程度"),
        ("How dissatisfied the person is with the present way.", "对现状的不满程度。"),
        ("How unhappy is this person with the way things are?", "这个人对现状有多不满？"))
    phase: Phase | None = choice(
        Phase, ("own phase", "个人所处阶段"),
        ("Where this person stands in the decision.", "此人自己走到决策的哪个阶段。"),
        ("Where is this person in the decision?", "这个人自己走到哪一步了？"))
    knows: bool | None = flag(
        ("knows our offer", "了解"), ("Knows what our offer is.", "了解我方产品是什么。"),
        ("Does this person know what we offer?", "这个人了解我们的产品吗？"))
    needs_it: bool | None = flag(
        ("needs it and finds it worth the price", "需要且觉得值得"),
        ("Needs it and finds it worth the price.", "有需要，并觉得值这个价。"),
        ("Does this person need it, and find it worth the price?", "这个人需要吗，觉得值吗？"))
    believes: bool | None = flag(
        ("believes us", "相信"), ("Believes us and what we claim.", "相信我方及我方所说。"),
        ("Does this person believe what we say?", "这个人相信我们说的吗？"))
    satisfied: bool | None = flag(
        ("satisfied with use", "使用满意"),
        ("Is satisfied with what was bought from us.", "对已购产品的使用感到满意。"),
        ("Is this person satisfied with what they have from us?", "这个人对用过的我方产品满意吗？"))
    goals_known: bool | None = flag(
        ("work goals known", "工作目标已知"),
        ("We know what the person has to achieve at work this year.", "我方清楚此人今年工作上要完成什么。"),
        ("What does this person have to achieve at work this year?", "这个人今年工作上要完成什么目标？"))
    asks_about: frozenset[CustomerQuestion] | None = choices(
        CustomerQuestion, ("keeps asking about", "常问的问题"),
        ("What the person keeps asking about our offer.", "对我方产品反复问的问题。"),
        ("What does this person keep asking: gain, advantage, users, details?",
         "这个人总在问什么：好处、优势、谁用过，还是细节？"))
    shows_interest: bool | None = flag(
        ("shows interest", "表示兴趣"), ("Has shown interest in what we say.", "对我方所谈表示过兴趣。"),
        ("Has this person shown interest?", "这个人表示过兴趣吗？"))
    attitude_to_price: PriceSensitivity | None = choice(
        PriceSensitivity, ("price sensitivity", "价格敏感度"),
        ("How much weight the person gives to price.", "对价格看重的程度。"),
        ("How much does price matter to this person?", "这个人对价格有多敏感？"))
    decision_orientation: DecisionOrientation | None = choice(
        DecisionOrientation, ("decision orientation", "决策导向"),
        ("What the person looks at first.", "决策时首先看什么。"),
        ("What does this person look at first: money, technology, people or business?",
         "这个人首先看什么：钱、技术、人还是业务？"))
    adaptability: Adaptability | None = choice(
        Adaptability, ("adaptability", "变革适应性"),
        ("How soon the person takes to something new.", "接受新事物的快慢。"),
        ("Is this person among the first or the last to try something new?", "这个人接受新事物快还是慢？"))
    personality_style: PersonalityStyle | None = choice(
        PersonalityStyle, ("personality style", "性格类型"),
        ("The style in dealing with people and matters, as seen at work.", "工作中表现出的待人处事风格。"),
        ("How does this person like to deal: briefly, warmly, patiently or in detail?",
         "这个人打交道喜欢直接、热情、平和还是细致？"), private=True)
    need_level: NeedLevel | None = choice(
        NeedLevel, ("personal need", "个人需求层次"), ("What moves the person at work.", "工作中驱动此人的需求层次。"),
        ("What matters most to this person at work?", "这个人工作上最看重什么？"), private=True)
    coverage: Coverage | None = choice(
        Coverage, ("coverage", "接触程度"), ("How often we have been in contact.", "与此人接触的频度。"),
        ("How often have we met this person?", "我们见过这个人几次？"))
    contact_depth: ContactDepth | None = choice(
        ContactDepth, ("closeness", "关系深浅"), ("How close the contact is.", "与此人关系的深浅。"),
        ("How close are we to this person?", "我们和这个人的关系有多近？"))
    interpersonal_stage: InterpersonalStage | None = choice(
        InterpersonalStage, ("interpersonal stage", "人际关系阶段"),
        ("The stage of the personal relationship.", "人际关系发展到哪个阶段。"),
        ("Do we exchange greetings, facts, views, or more?", "和这个人是寒暄、谈事，还是已有共识？"))
    rival_tie: RivalTie | None = choice(
        RivalTie, ("tie to a rival", "与对手关系"), ("How close the person is to a rival.", "与竞争对手的关系。"),
        ("How close is this person to a rival?", "这个人和对手关系怎么样？"))
    insider: bool | None = flag(
        ("insider", "线人"), ("Tells us what goes on, of what may be shared.", "愿意告诉我方可以透露的情况。"),
        ("Does this person tell us what goes on?", "这个人会告诉我们内部动态吗？"))
    coach: CoachStatus | None = choice(
        CoachStatus, ("coach", "教练"), ("Whether the person coaches us of own free will.", "是否自愿为我方出谋划策。"),
        ("Does this person advise us on how to proceed?", "这个人会指点我们怎么做吗？"))
    coach_sources: frozenset[CoachSource] | None = choices(
        CoachSource, ("reasons to coach us", "支持动机"),
        ("Why the person is willing to coach us.", "愿意帮助我方的原因。"),
        ("Why would this person help us?", "这个人为什么愿意帮我们？"))
    sponsor: SponsorStatus | None = choice(
        SponsorStatus, ("sponsor", "内部支持者"),
        ("Whether the person carries our case to the people in power.", "是否会在权力点面前替我方推动。"),
        ("Would this person speak for us where we have no access?", "我们进不去的场合，这个人会替我们说话吗？"))
    sponsor_prepared: bool | None = flag(
        ("sponsor rehearsed", "支持者已演练"),
        ("The sponsor has been prepared and has rehearsed our case.", "已帮支持者准备并演练说辞。"),
        ("Have we rehearsed the case with this person?", "我们和这个人演练过怎么说吗？"))
    exposed: bool | None = flag(
        ("tie has become visible", "关系暴露"),
        ("Others at the customer can see that the person backs us.", "客户内部已看出此人支持我方。"),
        ("Do others at the customer notice that this person backs us?", "别人看出这个人支持我们了吗？"))
    introduction_possible: bool | None = flag(
        ("introduction possible", "可获引见"),
        ("Somebody could introduce us to this person.", "有人能引见我方认识此人。"),
        ("Who could introduce us to this person?", "谁能把我们引见给这个人？"))
    benefit: BenefitStatus | None = choice(
        BenefitStatus, ("personal benefit", "个人好处"),
        ("A gift, hospitality, money or a favour for this person: planned, given or asked for.",
         "给此人的礼品、招待、钱款或其他好处：计划、已给或被索要。"),
        ("Has anything for this person in private been planned, given or asked for?",
         "有没有打算给、给过此人个人好处，或被此人索要过？"))
    asked_for_us: bool | None = flag(
        ("asked for us", "主动约见"), ("The person has asked to meet us.", "对方主动提出要见我方。"),
        ("Did this person ask for the meeting?", "是这个人主动约我们的吗？"))
    last_contact: datetime.date | None = past_date(
        ("last contact", "上次接触"), ("When we were last in contact.", "上次接触的日期。"),
        ("When did we last talk to this person?", "上次和这个人联系是什么时候？"))
    next_contact: datetime.date | None = future_date(
        ("next contact", "下次接触"), ("When the next contact is due.", "下次接触的日期。"),
        ("When will we next talk to this person?", "下次什么时候见这个人？"))
    last_contact_by: ContactOrigin | None = choice(
        ContactOrigin, ("last contact sought by", "上次联系由谁发起"), ("Which side sought the last contact.",
         "上次联系由哪一方主动。"),
        ("Who got in touch last time, they or we?", "上次是对方主动还是我们主动？"))
    meeting_refused: MeetingRefusal | None = choice(
        MeetingRefusal, ("meeting refused", "拒绝会面"), ("Whether and why a meeting was refused.",
         "是否拒绝会面及原因。"),
        ("Was a meeting refused, and why?", "对方拒绝过见面吗，为什么？"))
    approval_limit: float | None = money(
        ("approval limit", "审批权限"), ("The largest sum the person can approve alone, in the currency of the deal.",
         "此人可单独批准的最高金额，按项目币种。"),
        ("Up to which sum can this person approve alone?", "多少钱以内这个人能自己批？"))
    meeting_prepared: bool | None = flag(
        ("meeting prepared", "会面已准备"), ("The homework for the next meeting is done.", "下次会面的功课已经做好。"),
        ("Have we done our homework for the next meeting?", "下次会面的功课做了吗？"))
    agenda_ours: bool | None = flag(
        ("agenda is ours", "有我方议程"), ("We have an agenda of ours for the next meeting.", "下次会面有我方的议程。"),
        ("Do we have an agenda for the next meeting?", "下次会面我们有自己的议程吗？"))
    expectation_realistic: bool | None = flag(
        ("expectation realistic", "期望切合实际"),
        ("What we want from the meeting is in this person's power to give.", "我方对会面的期望是对方能给的。"),
        ("Can this person give us what we want from the meeting?", "我们想要的结果，这个人给得了吗？"))
    promise_due: bool | None = flag(
        ("promise due", "承诺到期"),
        ("A promise of ours to this person is due and not kept yet.", "我方对此人的承诺已到期而未兑现。"),
        ("Do we owe this person something we promised?", "答应这个人的事有没有到期没办的？"))
    arguments_fit: bool | None = flag(
        ("arguments fit the role", "说辞对路"),
        ("Our arguments follow what this role cares about.", "我方说辞符合该角色的关注点。"),
        ("Do our arguments speak to what this role cares about?", "我们的说辞对得上这个人关心的事吗？"))
    information_verified: bool | None = flag(
        ("information verified", "信息已核实"),
        ("What this person told us was confirmed by another source.", "此人所说已由其他来源证实。"),
        ("Has anybody else confirmed what this person told us?", "这个人说的有没有别人证实过？"))
    relation_plan: bool | None = flag(
        ("relationship plan", "关系发展计划"),
        ("There is a plan with measures and dates for this relationship.", "有带措施和日期的关系发展计划。"),
        ("Is there a plan, with dates, for this relationship?", "针对这个人有带时间的关系计划吗？"))
    owner: str | None = reference(
        "colleague", ("our contact person", "我方负责人"),
        ("Who of ours holds this contact.", "我方由谁负责联系此人。"),
        ("Who of ours looks after this person?", "我方由谁负责这个人？"))
    custom: Mapping[str, Any] = custom_attributes()
