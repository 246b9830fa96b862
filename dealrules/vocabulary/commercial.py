"""Quoting, negotiation and the proposal."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "ClosingTechnique",
    "Degree",
    "IssueTopic",
    "LineVolume",
    "NegotiationStage",
    "Party",
    "PaymentTerms",
    "PriceTransparency",
    "ProofKind",
    "ProposalContent",
    "ProposalStatus",
    "QuoteForm",
    "QuoteLevel",
    "QuoteStatus",
]


class QuoteStatus(Term):
    """How far the quote has come."""

    NONE = "none", "no quote", "未报价", "no quote was asked for or given", "没有询价，也没有报价"
    REQUESTED = "requested", "requested", "已询价", "the buyer asked for a quote", "客户要求报价"
    PREPARING = "preparing", "in preparation", "准备中", "we are working on the quote", "正在准备报价"
    SUBMITTED = "submitted", "submitted", "已报价", "the buyer has our quote", "报价已交给客户"
    CONTESTED = ("contested", "contested", "有争议",
                 "the buyer asks for better terms or a lower price", "客户要求降价或改条件")
    ACCEPTED = "accepted", "accepted", "已接受", "the buyer has accepted the quote", "客户接受报价"
    REJECTED = "rejected", "rejected", "被拒绝", "the buyer has rejected the quote", "客户拒绝报价"
    EXPIRED = "expired", "expired", "已过期", "the quote is no longer valid", "报价已过有效期"


class QuoteForm(Term):
    """How the quote was given."""

    ORAL = "oral", "oral", "口头报价", "by word of mouth", "口头说的"
    WRITTEN = "written", "written", "书面报价", "on paper or by mail", "书面或邮件"


class QuoteLevel(Scale):
    """The level of our quote against the rivals'."""

    LOW = "low", "lower than rivals", "偏低", "lower than the rivals' quotes", "低于对手报价"
    EQUAL = "equal", "level with rivals", "相当", "about as high as the rivals' quotes", "与对手差不多"
    HIGH = "high", "higher than rivals", "偏高", "higher than the rivals' quotes", "高于对手报价"


class PaymentTerms(Term):
    """How good the terms of payment are for the seller."""

    POOR = "poor", "poor", "差", "late payment or little down payment", "付款晚或预付少"
    NORMAL = "normal", "normal", "一般", "usual in the trade", "行业惯例"
    GOOD = "good", "good", "好", "early payment or a good down payment", "付款早或预付多"


class PriceTransparency(Term):
    """How well the buyer knows the market price of a line."""

    LOW = "low", "low transparency", "透明度低", "the buyer can hardly compare the price", "客户难以比价"
    HIGH = "high", "high transparency", "透明度高", "the buyer knows the market price", "客户清楚市场价"


class LineVolume(Term):
    """How much of a line is bought."""

    LOW = "low", "low volume", "用量小", "a small part of the order", "用量小"
    HIGH = "high", "high volume", "用量大", "a large part of the order", "用量大"


class NegotiationStage(Scale):
    """How far the negotiation has come."""

    NOT_STARTED = "not_started", "not started", "未开始", "terms are not on the table", "还没谈条件"
    PREPARING = "preparing", "preparing", "准备中", "we prepare to negotiate", "正在做谈判准备"
    UNDER_WAY = "under_way", "under way", "进行中", "terms are being traded", "正在谈条件"
    CONCLUDED = "concluded", "concluded", "已结束", "the terms are settled", "条件已谈定"


class Party(Term):
    """A side of the negotiation."""

    US = "us", "us", "我方", "our side", "我们这一方"
    THEM = "them", "them", "客户方", "the customer's side", "客户那一方"


class IssueTopic(Term):
    """What a negotiation issue is about."""

    PRICE = "price", "price", "价格", "price or discount", "价格或折扣"
    PAYMENT = "payment", "payment", "付款", "terms of payment", "付款方式"
    DELIVERY = "delivery", "delivery", "交付", "dates and way of delivery", "交期与交付方式"
    SERVICE = "service", "service", "服务", "service, training and support", "服务、培训与支持"
    SCOPE = "scope", "scope", "范围", "what is included", "供货或服务范围"
    TERM = "term", "contract term", "合同期", "length of the contract and volumes", "合同期限与用量"
    OTHER = "other", "other", "其他", "anything else", "其他事项"


class Degree(Scale):
    """A plain scale of three."""

    LOW = "low", "low", "低", "little", "低或少"
    MEDIUM = "medium", "medium", "中", "middling", "中等"
    HIGH = "high", "high", "高", "much", "高或多"


class ProposalStatus(Scale):
    """How far the written proposal has come."""

    NONE = "none", "no proposal", "无方案", "no written proposal is planned", "没有计划提交书面方案"
    PLANNED = "planned", "planned", "计划中", "a written proposal is in the works", "正在准备书面方案"
    SENT = "sent", "sent", "已提交", "the buyer has the proposal", "方案已交给客户"


class ProposalContent(Term):
    """What the written proposal contains."""

    NEEDS = "needs", "the buyer's needs", "客户需求", "needs in the buyer's words", "用客户的话写出需求"
    BENEFITS = "benefits", "benefits", "利益", "how each need is met", "逐条说明如何满足需求"
    PROOF = "proof", "proof", "证明", "evidence for the claims", "证明材料"
    PRICE = "price", "price", "价格", "price and terms", "价格与条件"
    PLAN = "plan", "implementation plan", "实施计划", "who does what by when", "谁在何时做什么"
    RISK_ANSWERS = "risk_answers", "answers to risks", "风险应对", "what is done about the risks", "如何应对风险"


class ProofKind(Term):
    """What a claim can be proved with."""

    FACTS = "facts", "facts", "事实", "facts speak", "让事实说话"
    EXPERTS = "experts", "experts", "专家", "experts speak", "让专家说话"
    NUMBERS = "numbers", "figures", "数字", "figures speak", "让数字说话"
    PUBLIC = "public", "public opinion", "公众", "the public speaks", "让公众说话"
    EXISTING_CUSTOMERS = ("existing_customers", "existing customers", "老客户",
                          "existing customers speak", "让老客户说话")


class ClosingTechnique(Term):
    """A line that presses for the order; the larger the deal, the less it works."""

    ASSUMPTIVE = "assumptive", "assumptive close", "假设型收场白", "acts as if the deal were made", "当作已成交来问细节"
    ALTERNATIVE = ("alternative", "alternative close", "选择型收场白",
                   "offers two options, both an order", "二选一，选哪个都是成交")
    BLUNT = "blunt", "blunt close", "不客气型收场白", "threatens to sell to somebody else", "扬言要卖给别人"
    ULTIMATUM = "ultimatum", "ultimatum", "最后通牒型收场白", "says that the price goes up soon", "说过几天就涨价"
    BLANK_ORDER = ("blank_order", "blank-order close", "空白订单型收场白",
                   "fills in an order unasked", "未经同意就填订单")
