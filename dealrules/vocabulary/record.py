"""What a seller's own record says: how the deal ended, what stage is claimed, what is planned, what was said."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "ContactOrigin",
    "DealOutcome",
    "MeetingRefusal",
    "PipelineStage",
    "PlannedMove",
    "StatementTopic",
    "TenderItem",
    "TenderProcedure",
    "TrialStatus",
]


class DealOutcome(Term):
    """How the deal ended, or that it has not."""

    OPEN = "open", "open", "进行中", "nothing is decided", "尚未有结果"
    WON = "won", "won", "赢单", "the customer has placed the order with us", "客户已向我方下单"
    LOST = "lost", "lost", "丢单", "the order went to a rival", "订单给了对手"
    DROPPED = "dropped", "dropped", "项目取消", "nothing was bought, or we withdrew", "客户不买了，或我方退出"


class PipelineStage(Term):
    """What the stage of the CRM claims, in the order of a usual pipeline."""

    LEAD = "lead", "lead", "线索", "somebody might buy", "可能有需求"
    QUALIFICATION = "qualification", "qualification", "立项", "we examine whether it is a deal", "正在判断是不是项目"
    NEEDS = "needs", "needs analysis", "需求确认", "needs are being worked out", "正在了解需求"
    PROPOSAL = "proposal", "proposal or quote", "方案报价", "a proposal or a quote is out", "方案或报价已给出"
    NEGOTIATION = "negotiation", "negotiation", "商务谈判", "terms are being negotiated", "正在谈条件"
    COMMIT = "commit", "commit", "承诺", "the order is promised to our own management", "已向公司承诺能签"
    WON = "won", "closed won", "赢单", "the order is in", "订单已到手"
    LOST = "lost", "closed lost", "丢单", "the order has gone elsewhere", "订单给了别家"


class PlannedMove(Term):
    """What a seller means to do next, in the words of the rulebooks' moves."""

    REQUEST_FIRST_MEETING = ("request_first_meeting", "ask for a first meeting", "约第一次见面",
                             "a first meeting with a person", "约某人第一次见面")
    PRESENT_SOLUTION = ("present_solution", "present the solution", "介绍方案",
                        "a presentation or demonstration", "做方案介绍或演示")
    SUBMIT_QUOTE = ("submit_quote", "submit the quote", "报价",
                    "a quote or a proposal with a price", "提交报价或带价方案")
    SUBMIT_BID = "submit_bid", "hand in the bid", "投标", "the bid of a tender", "递交投标文件"
    SEND_REMINDER = "send_reminder", "send a reminder", "发催复", "another mail or message", "再发一封邮件或消息"
    EXTEND_VALIDITY = ("extend_validity", "extend the quote", "延长报价有效期",
                       "a longer validity of the quote", "延长报价的有效期")
    OFFER_DISCOUNT = "offer_discount", "offer a discount", "给折扣", "a lower price", "降价"
    WIN_BY_LOW_PRICE = "win_by_low_price", "win by a low price", "低价取胜", "a price meant to win", "用低价去赢"
    GIVE_PARTNER_PRICE = ("give_partner_price", "give a partner's price", "给合作伙伴价",
                          "a special price for a partner", "给老伙伴特别价")
    GIVE_PAYMENT_TERMS = ("give_payment_terms", "give longer payment terms", "放宽账期",
                          "more time to pay", "给更长的付款时间")
    ANNOUNCE_PRICE_RISE = ("announce_price_rise", "announce a price rise", "通知涨价",
                           "a letter that the price rises", "发函通知涨价")
    SET_DEADLINE = "set_deadline", "set a deadline", "设最后期限", "an offer that ends on a day", "限期有效的优惠"
    PRESS_FOR_DECISION = ("press_for_decision", "press for the decision", "催逼决定",
                          "asking for the order again and again", "反复催着签")
    NEGOTIATE_TERMS = "negotiate_terms", "negotiate terms", "谈条件", "a talk on terms", "谈商务条件"
    MEET_POWER = "meet_power", "meet the decision maker", "会见决策人", "a meeting with whoever decides", "见拍板的人"
    ARRANGE_EXECUTIVE_MEETING = ("arrange_executive_meeting", "executive visit", "高层拜访",
                                 "our leader meets theirs", "我方领导拜访对方领导")
    PROPOSE_ALLIANCE = ("propose_alliance", "propose an alliance", "提议战略合作",
                        "a framework or alliance", "提议战略框架")
    OFFER_FINANCING = "offer_financing", "offer financing", "提供融资租赁", "leasing or financing", "租赁或融资"
    LOOK_FOR_NEW_NEEDS = ("look_for_new_needs", "sell more", "追加销售",
                          "a further sale to the same customer", "向同一客户再卖")
    ASK_FOR_REFERENCE = ("ask_for_reference", "ask for a reference", "请客户推荐",
                         "asking the customer to speak for us", "请客户做推荐")
    SEEK_SPONSOR = "seek_sponsor", "look for a sponsor", "找内部推动者", "somebody to carry it inside", "找人内部推动"
    PUT_ASIDE = "put_aside", "put the deal aside", "搁置", "no more effort for now", "暂不投入"
    REPLACE_ACCOUNT_MANAGER = ("replace_account_manager", "move the account manager", "更换客户经理",
                               "another person of ours takes over", "由我方另一人接手")
    GIVE_PERSONAL_BENEFIT = ("give_personal_benefit", "gift or entertainment", "送礼或宴请",
                             "a gift, a meal, an outing", "礼品、宴请、出游")


class TrialStatus(Scale):
    """How far a trial has come."""

    PLANNED = "planned", "planned", "计划中", "it has not begun", "尚未开始"
    RUNNING = "running", "running", "进行中", "the customer is trying it", "客户正在试用"
    ENDED = "ended", "ended", "已结束", "it is over", "已经结束"


class StatementTopic(Term):
    """What somebody's statement is about."""

    BUDGET = "budget", "money", "预算", "how much there is, and whether it is released", "有多少钱、批没批"
    DATE = "date", "date", "时间", "when it is decided or needed", "什么时候定、什么时候要"
    CRITERIA = "criteria", "criteria", "标准", "by what they choose", "按什么选"
    DECISION = "decision", "who decides", "谁决定", "who decides, and how", "谁定、怎么定"
    RIVALS = "rivals", "rivals", "对手", "who else is in the race", "还有谁在竞争"
    PRICE = "price", "price", "价格", "which price would do", "什么价能成"


class ContactOrigin(Term):
    """Which side sought the last contact."""

    BUYER = "buyer", "the customer", "客户", "the person got in touch with us", "对方主动联系"
    SELLER = "seller", "we", "我方", "we got in touch with the person", "我方主动联系"


class MeetingRefusal(Term):
    """Why a meeting did not come about."""

    DECLINED = "declined", "declined", "被拒绝", "the person did not want it", "对方不愿见"
    FORBIDDEN = ("forbidden", "not allowed by a rule", "规定不许",
                 "a rule of the procedure forbids contact", "采购规定不允许接触")


class TenderProcedure(Term):
    """How the tender is run."""

    OPEN = "open", "open tender", "公开招标", "anybody may bid", "谁都可以投"
    INVITED = "invited", "by invitation", "邀请招标", "only those invited may bid", "只有受邀者可投"
    NEGOTIATED = "negotiated", "negotiated", "竞争性谈判", "terms are negotiated with several", "与多家谈判"
    E_AUCTION = "e_auction", "e-auction", "电子竞价", "prices are bid down on line", "在线竞价"


class TenderItem(Term):
    """A part of a bid that may be open."""

    PRICE = "price", "price sheet", "报价表", "the prices", "报价"
    BOND = "bond", "bid bond", "投标保证金", "the bond", "保证金"
    CERTIFICATES = "certificates", "certificates", "资质证书", "certificates and authorisations", "资质与授权"
    REFERENCES = "references", "references", "业绩证明", "proof of earlier work", "类似业绩"
    TECHNICAL = "technical", "technical answers", "技术应答", "the answers to the requirements", "技术条款逐条应答"
    SIGNATURES = "signatures", "signatures and seals", "签字盖章", "signatures and seals", "签字与印章"
