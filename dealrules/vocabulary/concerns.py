"""Objections, consequences the buyer fears, and demands; the signs of them and the answers given."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = ["AnswerGiven", "ConcernKind", "ConcernStatus", "ConcernTopic", "ConcernTruth", "LateSign", "RaisedBy"]


class ConcernKind(Term):
    """What sort of concern it is: each sort is handled in its own way."""

    OBJECTION = "objection", "objection", "异议", "a reason against us or our offer", "对我们或方案提出的反对理由"
    CONSEQUENCE = ("consequence", "feared consequence", "后果顾虑",
                   "a risk the buyer fears from deciding for us", "担心选了我们会有不良后果")
    NEGOTIATION_DEMAND = ("negotiation_demand", "demand", "谈判要求",
                          "a wish for better terms of a deal that is wanted", "想买，但要更好的条件")


class ConcernTopic(Term):
    """What a concern is about."""

    PRICE = "price", "price", "价格", "the price or the cost of ownership", "价格或总成本"
    PRODUCT = "product", "product", "产品", "function, performance or quality", "功能、性能或质量"
    SERVICE = "service", "service", "服务", "support before and after delivery", "售前售后支持"
    TRUST = "trust", "trust", "信任", "whether we or our word can be relied on", "我们和我们的承诺靠不靠得住"
    TIMING = "timing", "timing", "时机", "whether now is the time", "现在是不是时候"
    RISK = "risk", "risk", "风险", "what happens if it goes wrong", "万一出问题怎么办"
    INTERNAL = ("internal", "inside effects", "内部影响",
                "effects on a colleague, a department or the person's standing", "对同事、部门或本人处境的影响")


class ConcernTruth(Term):
    """Whether the stated concern is the real one."""

    REAL = "real", "real", "真异议", "what is said is what is meant", "说的就是真正的顾虑"
    PRETEXT = "pretext", "pretext", "假异议", "an excuse", "借口"
    HIDDEN = "hidden", "hidden", "隐藏的异议", "not spoken, or behind another one", "没有说出口，或藏在别的说法后面"


class ConcernStatus(Scale):
    """How far a concern has come, in order."""

    SUSPECTED = "suspected", "suspected", "疑似", "we see signs, nothing was said", "只看到迹象，对方没有说"
    OPEN = "open", "open", "未处理", "it was mentioned and nothing has been done about it", "提到过，还没有处理"
    SURFACED = "surfaced", "on the table", "已摆上桌面", "it is being talked about openly", "已公开讨论"
    ANSWERED = "answered", "answered", "已答复", "we answered, the buyer has not confirmed", "我们已答复，对方尚未确认"
    CLOSED = "closed", "closed", "已解决", "the buyer says it is settled", "对方确认已解决"


class RaisedBy(Term):
    """Who brought a concern up."""

    BUYER = "buyer", "the buyer", "客户", "the buyer brought it up", "由客户提出"
    US = "us", "us", "我方", "we brought it up", "由我们主动提起"


class AnswerGiven(Term):
    """What we have done about a concern so far, good and bad."""

    LISTENED = "listened", "listened", "倾听", "let the person finish and took it seriously", "听完并认真对待"
    CLARIFIED = "clarified", "clarified", "澄清", "asked until the motive was clear", "问清了背后的动机"
    EVIDENCE = "evidence", "evidence", "提供证据", "gave facts or figures", "拿出事实或数据"
    REFERENCE = "reference", "reference", "第三方证明", "let other customers or experts speak", "请老客户或专家作证"
    ALTERNATIVE = "alternative", "alternative", "替代办法", "offered another way", "提出另一种办法"
    VISIT_OFFERED = "visit_offered", "visit offered", "安排考察", "offered a visit or a trial", "提出参观或试用"
    GUARANTEE = "guarantee", "guarantee", "提供保障", "offered a guarantee or a safeguard", "给出保证或保障措施"
    DISCOUNT = "discount", "discount", "让价", "gave or offered a discount", "给了或提出折扣"
    MINIMISED = "minimised", "played down", "淡化", "said there was no need to worry", "对方担心，我们说“没事”"
    PRESCRIBED = ("prescribed", "prescribed", "替对方开方子",
                  "told the answer before the buyer had talked it through", "对方没说完就替对方下结论")
    PRESSURED = "pressured", "pressed", "施压", "pressed for a decision", "催促对方作决定"
    IGNORED = "ignored", "ignored", "回避", "left it in the hope that it passes", "装作没看见，指望自行消失"


class LateSign(Term):
    """A sign, late in a deal, that a concern may be hidden."""

    STALLED = "stalled", "the deal has stalled", "项目停滞", "a smooth deal no longer moves", "原本顺利的项目不动了"
    GONE_QUIET = ("gone_quiet", "contact gone quiet", "联系人沉默",
                  "a contact who used to answer no longer does", "一向好联系的人不回应了")
    LATE_PRICE_PROTEST = ("late_price_protest", "late price protest", "后期突然嫌贵",
                          "a price protest appears from nowhere, or beyond reason", "到后期突然或不合理地嫌贵")
    SETTLED_POINTS_REOPENED = ("settled_points_reopened", "settled points reopened", "旧事重提",
                               "points that were agreed are opened again", "谈妥的事又翻出来")
    UNEXPLAINED_DELAY = ("unexplained_delay", "unexplained delay", "无故拖延",
                         "repeated delay without a reason", "一再推迟又说不清原因")
    MEETING_REFUSED = "meeting_refused", "meeting refused", "拒绝见面", "the buyer avoids meeting us", "回避与我们见面"
    INFORMATION_WITHHELD = ("information_withheld", "information withheld", "信息不再透露",
                            "facts that were shared before are held back", "以前肯说的现在不说了")
    RIVAL_TALKS_REOPENED = ("rival_talks_reopened", "talks with rivals reopened", "重新接触对手",
                            "the buyer talks to rivals again", "客户又与竞争对手谈")
