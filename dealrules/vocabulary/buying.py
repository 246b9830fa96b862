"""How the customer buys: phases, budget, procurement and tender."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "BidRight",
    "Budget",
    "BuyerTopic",
    "DecisionSize",
    "Forecast",
    "Novelty",
    "OwnerChange",
    "Phase",
    "ProcurementBody",
    "ProcurementStep",
    "PurchaseChannel",
    "PurchasingMode",
    "Standing",
    "TechnicalContent",
]


class Phase(Scale):
    """The phase of the buyer's own decision process, in the order in which buyers pass through it."""

    PRE_CONTACT = ("pre_contact", "before contact", "接触前",
                   "we have not talked to the customer about this purchase yet", "尚未就这次采购与客户接触")
    NEEDS_RECOGNITION = ("needs_recognition", "recognition of needs", "认识需求",
                         "the customer is finding out whether there is a problem, and whether it is worth acting on",
                         "客户正在认识问题、判断是否值得解决")
    OPTIONS_EVALUATION = ("options_evaluation", "evaluation of options", "评估选择",
                          "the customer has decided to act and compares ways and suppliers by criteria",
                          "客户已决定行动，正按标准比较方案和供应商")
    CONCERNS_RESOLUTION = ("concerns_resolution", "resolution of concerns", "解决顾虑",
                           "one or few suppliers are left and the customer weighs what could go wrong",
                           "只剩一家或少数几家，客户在掂量风险与后果")
    IMPLEMENTATION = ("implementation", "implementation", "实施",
                      "the decision has been taken and the customer waits for the promised value",
                      "已经决策，客户期待承诺的价值兑现")
    CHANGES_OVER_TIME = ("changes_over_time", "changes over time", "随时间变化",
                         "the purchase is in use; change will bring new needs in time",
                         "采购已投入使用，变化会带来新的需求")


class Forecast(Scale):
    """What our own sales forecast says about the deal."""

    OPEN = "open", "open", "未定", "the forecast does not count on the order", "预测中未计入这笔订单"
    LIKELY = "likely", "likely", "有望", "the forecast expects the order", "预测中预计可以拿下"
    WON = "won", "won", "视为已赢", "the forecast counts the order as ours", "预测中已当作赢单"


class Budget(Scale):
    """How far the customer's money for this purchase is secured."""

    NONE = "none", "no budget", "无预算", "no money has been set aside", "没有安排资金"
    PLANNED = "planned", "planned", "已计划", "money is planned but not released", "已列入计划，尚未批准"
    APPROVED = "approved", "approved", "已批准", "the money has been released", "预算已经批下来"


class PurchasingMode(Term):
    """Who buys: the owner or the contractor."""

    OWNER_DIRECT = ("owner_direct", "owner buys directly", "业主直接采购",
                    "the owner chooses and pays the supplier", "业主自己选型、自己采购")
    OWNER_BRAND_CONTRACTOR = ("owner_brand_contractor", "owner names the brand, contractor buys",
                              "业主指定品牌、承包商采购",
                              "the owner fixes one or several brands and the contractor places the order",
                              "业主定品牌，承包商下单")
    CONTRACTOR_FULL = ("contractor_full", "contractor buys with full authority", "承包商全权采购",
                       "the contractor chooses and pays the supplier", "选型和采购都由承包商决定")


class PurchaseChannel(Term):
    """Whether the customer has a settled way of buying this kind of thing."""

    NONE = ("none", "no channel", "无采购渠道",
            "nobody at the customer is in charge of buying this kind of offer",
            "客户内部没有现成的人和渠道采购此类产品")
    ESTABLISHED = ("established", "established channel", "有采购渠道",
                   "the customer has bought this kind of offer before, by a known way", "客户买过此类产品，有固定渠道")


class ProcurementStep(Scale):
    """A step of the customer's formal purchase procedure."""

    TENDER = "tender", "tender", "对外招标", "suppliers are invited to bid", "邀请供应商投标"
    TECHNICAL_SCREENING = ("technical_screening", "technical screening", "初步技术筛选",
                           "the first cut, down to a few suppliers", "技术初筛，只留下少数几家")
    BID_EVALUATION = "bid_evaluation", "bid evaluation", "项目评标", "the bids are scored", "评标打分"
    PREFERRED_SUPPLIER = ("preferred_supplier", "preferred supplier chosen", "确立首选供应商",
                          "one supplier is left to negotiate with", "确定首选供应商并进入商谈")
    CONTRACT = "contract", "contract", "签订协议", "the contract is being signed", "签订合同"
    IMPLEMENTATION = "implementation", "implementation", "确保实施", "the contract is carried out", "合同执行"


class ProcurementBody(Term):
    """The body of the customer that handles a step of the purchase procedure."""

    PURCHASING_DEPARTMENT = ("purchasing_department", "purchasing department", "采购部",
                             "runs the tender and the terms", "组织招标、谈商务条件")
    EVALUATION_TEAM = "evaluation_team", "evaluation team", "评估小组", "screens and scores the bids", "筛选、评标"
    GENERAL_MANAGER = "general_manager", "general manager", "总经理", "approves the choice", "批准选择结果"


class Standing(Term):
    """Where we stand against the rivals in this deal."""

    LEADING = "leading", "leading", "领先", "the buyer prefers us at present", "客户目前更倾向我们"
    LEVEL = "level", "level", "持平", "the buyer sees no clear favourite", "客户尚无明显倾向"
    TRAILING = "trailing", "trailing", "落后", "the buyer prefers a rival at present", "客户目前更倾向对手"


class DecisionSize(Term):
    """How large the decision is for this customer."""

    ROUTINE = "routine", "routine", "常规采购", "an everyday purchase for this customer", "对客户而言是日常采购"
    LARGE = "large", "large", "重大采购", "a purchase that would hurt if it went wrong", "一旦出错代价很大的采购"


class Novelty(Term):
    """What is new to the customer in this purchase."""

    TECHNOLOGY = "technology", "new technology", "新技术", "the customer has not used it before", "客户没用过这类技术"
    SUPPLIER = "supplier", "new supplier", "新供应商", "the customer has not bought from us before", "客户没向我们买过"
    SERVICE = "service", "new service", "新服务", "the customer has not bought such a service", "客户没买过此类服务"


class TechnicalContent(Term):
    """How technical the purchase is: it shifts the weight between decision maker and technical people."""

    LOW = "low", "low technical content", "技术含量低", "the decision maker dominates the choice", "决策人说了算"
    HIGH = "high", "high technical content", "技术含量高", "technical people dominate the choice", "技术部门主导选型"


class OwnerChange(Term):
    """Whether the tender is still in the hands of the person we know."""

    SAME = "same", "same owner", "未换人", "the person in charge of the tender is the same", "招标负责人没有变"
    CHANGED = "changed", "owner changed", "已换人", "somebody else is now in charge of the tender", "招标已由他人接手"


class BidRight(Term):
    """Whether we may bid."""

    NONE = "none", "no right to bid", "无投标资格", "we have not asked to be invited", "尚未申请投标资格"
    REQUESTED = "requested", "requested", "已申请", "we have asked to be invited", "已申请，等待答复"
    GRANTED = "granted", "granted", "已取得", "we are invited to bid", "已取得投标资格"


class BuyerTopic(Term):
    """What the buyer talks about at present: the surest sign of the phase."""

    SATISFACTION = ("satisfaction", "all is well", "一切都好",
                    "content with the present way, not looking", "满足现状，没有寻找新方案")
    PROBLEM = "problem", "problems", "问题", "troubles of the present way and their effects", "现有做法的毛病及影响"
    CRITERIA = "criteria", "criteria", "选择标准", "how to choose and what to require", "怎么选、要达到什么要求"
    SUPPLIERS = "suppliers", "suppliers", "供应商", "comparing suppliers and products", "比较各家供应商和产品"
    PRICE = "price", "price and terms", "价格与条件", "prices, discounts and terms", "价格、折扣和商务条件"
    RISK = ("risk", "risk", "风险",
            "what happens if it fails, and whether we can be trusted", "万一失败怎么办、能否信得过")
    DELIVERY = "delivery", "delivery and start-up", "交付与上线", "installation, training and dates", "安装、培训和进度"
    RESULTS = "results", "results", "使用效果", "what the purchase has brought", "买了以后带来了什么"
