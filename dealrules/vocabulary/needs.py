"""Needs of the buyer, and the questions that develop them."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = ["MetByUs", "NeedKind", "NeedState", "QuestionType", "Severity"]


class NeedState(Scale):
    """How far a need has come, in order."""

    UNCLEAR = "unclear", "unclear", "需求不明确", "the customer sees no real problem", "客户没觉得有什么问题"
    IMPLIED = ("implied", "implied", "隐含需求",
               "the customer states a problem, an inconvenience or a complaint", "客户说出了问题、不便或抱怨")
    EXPLICIT = ("explicit", "explicit", "明确需求",
                "the customer states a clear wish or intention to solve it", "客户明确表达了解决的愿望或打算")


class Severity(Scale):
    """How serious a problem is in the buyer's own eyes."""

    LOW = "low", "minor", "轻微", "an inconvenience one can live with", "有些不便，还能凑合"
    MEDIUM = "medium", "noticeable", "一般", "it costs time or money now and then", "时常费时费钱"
    HIGH = "high", "serious", "严重", "it hurts the business or the person's results", "影响业务或本人业绩"


class QuestionType(Term):
    """The four types of question that uncover and develop a need, in the order in which they are used."""

    SITUATION = "situation", "situation question", "现状问题", "collects background and facts", "了解背景与事实"
    PROBLEM = "problem", "problem question", "难点问题", "uncovers difficulties and dissatisfaction", "发现困难与不满"
    IMPLICATION = ("implication", "implication question", "影响问题",
                   "explores the consequences of the problem", "探究问题的后果")
    NEED_PAYOFF = ("need_payoff", "need-payoff question", "需求回报问题",
                   "explores the value of solving it", "探究解决后的价值")


class MetByUs(Scale):
    """How well our offer meets a need."""

    NO = "no", "not met", "不能满足", "our offer does not meet it", "我方方案满足不了"
    PARTLY = "partly", "partly met", "部分满足", "our offer meets part of it", "我方方案能满足一部分"
    FULLY = "fully", "fully met", "完全满足", "our offer meets all of it", "我方方案能完全满足"


class NeedKind(Term):
    """Whose need it is: the organisation's or the person's."""

    BUSINESS = ("business", "business need", "机构需求",
                "of the organisation: cost, quality, output", "组织的需求：成本、质量、产量等")
    PERSONAL = ("personal", "personal need", "个人需求",
                "of the person at work: results, ease, recognition", "个人的工作需求：业绩、省心、认可等")
