"""Decision criteria, differences and rivals."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "CooperationHistory",
    "CriterionOrigin",
    "CriterionWeight",
    "DifferentiatorLevel",
    "Measurability",
    "Posture",
    "PricingBehaviour",
    "Rating",
    "RivalMove",
    "ScorecardItem",
]


class CriterionWeight(Scale):
    """How much a decision criterion counts for its owner, from least to most."""

    MINOR = "minor", "minor", "次要", "pleasant to have, does not decide", "有更好，不起决定作用"
    IMPORTANT = "important", "important", "重要", "counts in the comparison", "比较时会计入"
    CRUCIAL = "crucial", "crucial", "关键", "decides the choice", "决定选谁"


class Measurability(Term):
    """Whether a criterion or a difference is measured or judged."""

    HARD = "hard", "hard", "硬性", "measurable: price, speed, function", "可量化：价格、速度、功能"
    SOFT = "soft", "soft", "软性", "judged: service, responsiveness, experience", "靠判断：服务、响应、经验"


class Rating(Scale):
    """How a supplier does on a criterion, in the buyer's eyes."""

    WEAK = "weak", "weak", "弱", "the buyer sees a weakness", "客户认为是弱项"
    FAIR = "fair", "fair", "一般", "the buyer sees nothing special", "客户认为不好不坏"
    STRONG = "strong", "strong", "强", "the buyer sees a strength", "客户认为是强项"


class CriterionOrigin(Term):
    """Who brought a criterion into the decision."""

    BUYER = "buyer", "the buyer", "客户自己", "grew from the buyer's own needs", "来自客户自身需求"
    US = "us", "us", "我方", "we brought it in", "由我们引入"
    RIVAL = "rival", "a rival", "对手", "a rival brought it in", "由竞争对手引入"
    TENDER = "tender", "the tender papers", "招标文件", "stands in the tender papers", "写在招标文件里"
    CONSULTANT = "consultant", "a consultant", "咨询顾问", "an adviser of the buyer brought it in", "由客户的顾问提出"


class DifferentiatorLevel(Term):
    """What a difference speaks about."""

    COMPANY = "company", "company level", "公司层面", "a general claim about us", "泛泛的公司优势"
    DEAL = "deal", "deal level", "项目层面", "a difference on this customer's criteria", "落在该客户标准上的差异"


class Posture(Term):
    """Whether a rival defends or attacks at this customer."""

    INCUMBENT = ("incumbent", "incumbent", "现有供应商",
                 "supplies the customer today and defends", "目前在供货，处于防守")
    CHALLENGER = "challenger", "challenger", "挑战者", "wants to get in and attacks", "想进来，处于进攻"


class CooperationHistory(Scale):
    """How long a rival has worked with the customer."""

    NONE = "none", "no history", "无合作", "has not worked with the customer", "没有合作过"
    SHORT = "short", "short history", "合作较短", "worked together for a short time", "合作时间不长"
    LONG = "long", "long history", "合作较长", "worked together for long", "长期合作"


class PricingBehaviour(Term):
    """How a rival usually prices."""

    PRICE_FIGHTER = "price_fighter", "price fighter", "价格杀手", "cuts the price to win", "靠降价抢单"
    MARGIN_FIRST = "margin_first", "margin first", "利润优先", "keeps its margin", "利润率放在第一位"


class RivalMove(Term):
    """A move of a rival in this deal."""

    NONE = "none", "no move", "无动作", "no move is under way", "没有动作"
    PRICE_CUT = "price_cut", "price cut", "降价", "lowers its price", "降低报价"
    DEMONSTRATION = "demonstration", "demonstration", "演示", "shows its product or a site", "演示产品或安排考察"
    EXECUTIVE_VISIT = ("executive_visit", "executive visit", "高层拜访",
                       "its executives call on the customer", "派高层拜访客户")
    TRIAL_OFFER = "trial_offer", "trial offer", "试用", "offers a trial or samples", "提供试用或样品"
    SPEC_INFLUENCE = ("spec_influence", "influence on the specification", "影响规格",
                      "gets its features into the requirements", "把自己的特点写进要求")
    SUSPECTED_BRIBERY = ("suspected_bribery", "suspected bribery", "涉嫌行贿",
                         "there are signs that it gives benefits to persons", "有迹象显示它给个人好处")


class ScorecardItem(Term):
    """An item on which suppliers are compared."""

    BRAND = "brand", "brand", "品牌", "strength and reputation of the brand", "品牌强弱与口碑"
    PRODUCTION_SCALE = "production_scale", "production scale", "生产规模", "production capacity", "产能大小"
    TECHNICAL_LEVEL = "technical_level", "technical level", "技术水平", "level of the technology", "技术高低"
    FINANCIAL_STRENGTH = "financial_strength", "financial strength", "资金实力", "financial power", "资金是否雄厚"
    PRODUCT_QUALITY = "product_quality", "product quality", "产品质量", "quality of the product", "产品质量好坏"
    SERVICE = "service", "service", "服务", "service before and after delivery", "售前售后服务"
    PRICE = "price", "price", "价格", "price position", "价格高低"
    DELIVERY = "delivery", "delivery", "交期", "speed and punctuality of delivery", "交货快慢与准时"
    TECHNICAL_BARRIER = ("technical_barrier", "technical barrier", "技术壁垒",
                         "how hard it is to replace technically", "技术上被替换的难度")
    RELATIONSHIP = "relationship", "customer relationship", "客户关系", "closeness to the customer", "与客户的亲疏"
    PURCHASE_SHARE = ("purchase_share", "share of purchases", "采购份额",
                      "how much of the customer's purchases it holds", "占客户采购的多少")
    COOPERATION_HISTORY = ("cooperation_history", "history of cooperation", "合作历史",
                           "how long and how well they have worked together", "合作多久、合作得如何")
    CUSTOMER_SATISFACTION = ("customer_satisfaction", "customer satisfaction", "客户满意度",
                             "how satisfied the customer is", "客户是否满意")
    PROFIT = "profit", "profit made here", "盈利", "what it earns with this customer", "在该客户身上赚不赚钱"
