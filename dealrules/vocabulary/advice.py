"""The words of the advice itself: its kinds, how much hangs on it and what it rests on, topics of tactics, risks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from dealrules.bilingual import Bilingual
from dealrules.vocabulary.term import Scale, Term

__all__ = ["AdviceKind", "Layout", "OverrideReason", "Priority", "Response", "Risk", "Support", "TacticTopic"]

Named = Literal["move", "focus", "attribute", "risk"]


@attrs.frozen(kw_only=True)
class Layout:
    """What a kind of advice consists of, and how a page shows it.

    Attributes:
        names: what the key of the kind names in a rule: a move, a focus, an attribute to ask for, a risk.
        needs: the further key that a rule must give, and that no other kind may have; empty if none.
        advises: it recommends what it names.
        place: where the kind stands among advice that is otherwise equal, from 0.
        section: where its heading stands on a page, from 0.
        heading: the heading.
        most: how many of the kind a page shows by default; ``None`` is as many as there is room for.
        style: how a terminal shows its label.
    """

    names: Named
    needs: Literal["", "topic", "instead"] = ""
    advises: bool = False
    place: int
    section: int
    heading: Bilingual
    most: int | None = None
    style: str


class AdviceKind(Term):
    """What an advice tells the reader to do with it."""

    DO = "do", "Do", "要做", "a next action", "下一步行动"
    AVOID = "avoid", "Avoid", "避免", "an error to avoid, with what to do instead", "要避免的错误，并说明改做什么"
    FOCUS = "focus", "Entry", "切入", "where to enter the account", "从哪里切入客户"
    TACTIC = ("tactic", "Tactic", "打法",
              "how to go about a quote, an objection, a negotiation ...", "如何报价、应对异议、谈判等")
    ASK = "ask", "Ask", "要问", "something to find out", "还要弄清的事"
    WARN = "warn", "Risk", "风险", "something that can go wrong", "可能出问题的地方"

    @property
    def layout(self) -> Layout:
        """What advice of this kind consists of, and how a page shows it."""
        return _LAYOUTS[self]


_LAYOUTS: Mapping[AdviceKind, Layout] = {
    AdviceKind.AVOID: Layout(names="move", needs="instead", place=0, section=1, style="bold red",
                             heading=Bilingual("Errors to avoid", "要避免的错误")),
    AdviceKind.WARN: Layout(names="risk", place=1, section=3, style="bold yellow",
                            heading=Bilingual("Risks", "风险")),
    AdviceKind.FOCUS: Layout(names="focus", place=2, section=0, style="bold magenta",
                             heading=Bilingual("Where to enter the account", "从哪里切入")),
    AdviceKind.DO: Layout(names="move", advises=True, place=3, section=2, style="bold green",
                          heading=Bilingual("Next actions", "下一步行动")),
    AdviceKind.TACTIC: Layout(names="move", needs="topic", advises=True, place=4, section=4, style="bold cyan",
                              heading=Bilingual("Tactics", "打法")),
    AdviceKind.ASK: Layout(names="attribute", place=5, section=5, most=3, style="bold blue",
                           heading=Bilingual("What to find out", "还要弄清的事")),
}  # fmt: skip


class Priority(Scale):
    """How much hangs on the advice, most first."""

    CRITICAL = "critical", "critical", "致命", "what would lose the deal", "会丢掉项目的事"
    HIGH = "high", "high", "高", "what would weaken our position much", "会明显削弱我方地位的事"
    NORMAL = "normal", "normal", "一般", "what a good seller does now", "好的销售此时会做的事"
    LOW = "low", "low", "低", "what is good to do when there is time", "有余力时再做的事"


class Support(Scale):
    """What a rule rests on, surest first."""

    COURSE = ("course", "course", "课程",
              "a course says it, whoever worded the trigger", "课程讲过，触发条件由谁措辞不论")
    PRACTICE = "practice", "practice", "通行做法", "common practice, law or company policy", "通行做法、法律或公司制度"
    UNCONFIRMED = ("unconfirmed", "unconfirmed", "未证实",
                   "it could not be confirmed at its source", "未能在出处得到证实")


class Response(Term):
    """What became of an advice."""

    ACCEPTED = "accepted", "accepted", "采纳", "the person means to follow it", "打算照做"
    DONE = "done", "done", "已做", "the person has followed it", "已经照做"
    OVERRIDDEN = "overridden", "overridden", "不采纳", "the person decided against it", "决定不照做"
    NOT_APPLICABLE = ("not_applicable", "not applicable", "不适用",
                      "it does not fit this deal", "不适合这个项目")


class OverrideReason(Term):
    """Why an advice was overridden."""

    ALREADY_DONE = "already_done", "done already", "已经做过", "it was done before", "之前已经做过"
    FACT_WRONG = "fact_wrong", "a fact is wrong", "事实有误", "it rests on a fact that is not so", "所依据的事实不对"
    NOT_NOW = "not_now", "not now", "现在不合适", "right, but not at this time", "对，但不是现在"
    OTHER_WAY = ("other_way", "another way is better", "另有更好的办法",
                 "the aim is reached otherwise", "用别的办法达到目的")
    DISAGREE = ("disagree", "I see it otherwise", "看法不同",
                "the person holds the advice to be wrong", "认为这条建议不对")


class TacticTopic(Term):
    """What a tactic is about."""

    ENTRY = "entry", "entry", "切入", "getting into the account", "如何进入客户"
    RELATIONSHIP = "relationship", "relationship", "关系", "building and keeping relations", "如何建立和维护关系"
    QUESTIONING = "questioning", "questioning", "提问", "what to ask, and how", "问什么、怎么问"
    PRESENTATION = "presentation", "presentation", "介绍", "presenting the offer", "如何介绍产品与方案"
    COMPETITION = "competition", "competition", "竞争", "criteria, differences and rivals", "标准、差异与对手"
    OBJECTION = ("objection", "objections and concerns", "异议与顾虑",
                 "handling objections and fears", "如何处理异议和顾虑")
    PRICING = "pricing", "pricing", "报价", "price and quote", "价格与报价"
    NEGOTIATION = "negotiation", "negotiation", "谈判", "terms and concessions", "条件与让步"


class Risk(Term):
    """What can go wrong: the object of a warning."""

    PHASE_SKIPPED = ("phase_skipped", "a phase was skipped", "跳过阶段",
                     "our work belongs to a later phase than the buyer's", "我方动作超前于客户所处阶段")
    BEHIND_THE_BUYER = ("behind_the_buyer", "we lag behind the buyer", "落后于客户",
                        "the buyer has moved on to the next phase and we have not",
                        "客户已进入下一阶段，我们还停在原处")
    STUCK_ENTRY = ("stuck_entry", "entry is stuck", "切入停滞",
                   "many contacts, all with people who merely listen", "接触不少，但都是只听不动的人")
    INTEREST_TAKEN_FOR_PROGRESS = ("interest_taken_for_progress", "interest taken for progress", "把兴趣当进展",
                                   "friendly words are counted as progress", "把客气话当成项目有进展")
    PREMATURE_EXECUTIVE_MEETING = ("premature_executive_meeting", "premature executive meeting", "过早会见决策人",
                                   "the people in power are met before there is a reason to act",
                                   "还没有行动理由就去见权力点")
    UNPREPARED_MEETING = ("unprepared_meeting", "unprepared meeting", "准备不足",
                          "a meeting without homework, agenda or a fitting aim", "会面缺功课、缺议程或目标不当")
    NO_EXECUTIVE_ACCESS = ("no_executive_access", "no access to the decision layer", "够不着决策层",
                           "nobody who decides has been met", "还没有见过能决定的人")
    POWER_MAP_VOID = ("power_map_void", "people map is void", "权力地图失效",
                      "changes have made our picture of the people worthless", "人事变化使我们对人员的判断作废")
    BLANK_MAP = ("blank_map", "gaps in the people map", "人员情况空白",
                 "stance, role or weight of important people is unknown", "重要人物的立场、角色或分量不明")
    SINGLE_THREAD = ("single_thread", "hangs on one person", "只靠一个人",
                     "the deal rests on one contact at the customer", "项目只靠客户方一个人")
    SPONSOR_LOST_CONTROL = ("sponsor_lost_control", "supporter lost control", "支持者失势",
                            "the person who backs us no longer controls the purchase", "支持我们的人已管不了这次采购")
    VETO = "veto", "veto", "被否决", "a person with power of veto is not convinced", "有否决权的人还没被说服"
    HOSTILE_INFLUENCE = ("hostile_influence", "influential adversary", "反对者有分量",
                         "an influential person works against us", "有影响力的人反对我们")
    LEAK_TO_RIVAL = ("leak_to_rival", "leak to a rival", "泄露给对手",
                     "what we show reaches a rival", "我们透露的内容会传到对手那里")
    NO_REAL_NEED = "no_real_need", "no real need", "需求不成立", "no need strong enough to act on", "需求不足以推动行动"
    CRITERIA_UNKNOWN = ("criteria_unknown", "criteria unknown or not shaped", "标准不明",
                        "we do not know, or never tried to shape, how they choose", "不清楚或没有影响客户的选择标准")
    VULNERABILITY = ("vulnerability", "weak where it counts", "关键处薄弱",
                     "the buyer rates a rival above us where it counts", "在客户看重的地方不如对手")
    RIVAL_WRITES_SPECIFICATION = ("rival_writes_specification", "rival writes the specification", "对手影响规格",
                                  "the requirements are shaped by a rival", "需求规格由对手主导")
    RIVAL_UNKNOWN = ("rival_unknown", "rival unknown", "对手不明",
                     "too little is known about the main rival", "对主要对手了解太少")
    LOST_ON_PRICE = ("lost_on_price", "loss on price", "输在价格",
                     "the deal may be lost on price, or given away by it", "可能因价格丢单或白白让利")
    PRICE_SENSITIVITY = ("price_sensitivity", "price decides", "价格成为焦点",
                         "no value has been built, so price decides", "价值没建立，只剩比价格")
    CONCESSIONS_WASTED = ("concessions_wasted", "wasted concessions", "白白让步",
                          "concessions are given too early, or for nothing", "让步过早，或没有换回东西")
    HIDDEN_CONCERN = ("hidden_concern", "hidden concern", "隐藏的顾虑",
                      "a concern is there that nobody speaks of", "有顾虑没说出来")
    LATE_REVERSAL = ("late_reversal", "late reversal", "临门悔单",
                     "the decision turns at the last moment", "最后关头变卦")
    PRESSURE = "pressure", "pressure backfires", "施压反弹", "pressing turns the buyer away", "催促把客户推走"
    COMPLIANCE = ("compliance", "compliance", "合规",
                  "law, company rules or fairness would be broken", "违法、违规或有失公正")
    PRIVACY = "privacy", "privacy", "隐私", "private data of a person is recorded without need", "无必要地记录个人隐私"
    PERSON_DEPENDENCY = ("person_dependency", "dependence on our own manager", "关系系于一人",
                         "the relationship is in the hands of one of our people", "客户关系只在我方一个人手里")
    RECEIVABLES = "receivables", "receivables", "应收账款", "money owed may not come in", "货款可能收不回"
    DIP_IN_MOTIVATION = ("dip_in_motivation", "dip in motivation", "使用热情下滑",
                         "enthusiasm drops while the users still learn", "学习期热情回落")
    OVERPROMISE = ("overpromise", "promise above delivery", "承诺过高",
                   "expectation is above what will be delivered", "期望高于能兑现的")
    MISSED_OPPORTUNITY = ("missed_opportunity", "missed opportunity", "错失机会",
                          "an opening for further business is left unused", "后续机会没有抓住")
    DEFECTION = "defection", "customer may leave", "客户流失", "the customer may turn to a rival", "客户可能转向对手"
    COMPLACENCY = ("complacency", "complacency", "掉以轻心",
                   "a lead or a good relation is taken for granted", "以为稳了而放松")
    STAGE_MISMATCH = ("stage_mismatch", "approach does not fit", "做法不匹配",
                      "our approach fits another stage or kind of account", "做法与客户类型或关系阶段不符")
    WRONG_ACCOUNT = ("wrong_account", "wrong account", "选错客户",
                     "effort goes into a deal that is not there or not worth it", "精力投在没有机会或不值得的项目上")
    UNVERIFIED_INFORMATION = ("unverified_information", "unverified information", "信息未核实",
                              "what we rely on was not checked with a second source", "依据的信息没有第二来源核实")
    UNBALANCED_EFFORT = ("unbalanced_effort", "unbalanced effort", "投入失衡",
                         "too much effort in one place, too little in another", "精力分配失衡")
