"""The account behind the deal: its rank, its kind, and what is known about it."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "AccountChange",
    "AccountFact",
    "AccountTier",
    "AccountType",
    "Fit",
    "Fulfilment",
    "Governance",
    "InformationType",
    "NeedsMatch",
    "Opening",
    "PaymentRecord",
    "PowerStructure",
    "ProductTrait",
    "ProspectSource",
    "PurchasePolicy",
    "Rank",
    "RiskAttitude",
    "ServiceTier",
    "Trend",
    "UserStatus",
]


class AccountTier(Scale):
    """The rank of an account in our customer pyramid, from the top down."""

    VIP = "vip", "VIP account", "VIP客户", "the top of the pyramid", "金字塔尖"
    MAJOR = "major", "major account", "大客户", "a large customer", "规模大的重要客户"
    GENERAL = "general", "general account", "一般客户", "an ordinary customer", "普通客户"
    SMALL = "small", "small account", "小型客户", "the base of the pyramid", "金字塔底部的小客户"


class AccountType(Term):
    """What kind of value the account buys."""

    TRANSACTIONAL = ("transactional", "transactional account", "交易型大客户",
                     "buys only the value in the product itself", "只买产品本身的价值")
    VALUE = "value", "value account", "价值型大客户", "buys advice and help beyond the product", "买产品之外的附加价值"
    STRATEGIC = ("strategic", "strategic account", "战略型大客户",
                 "uses the competitive capability of the supplier as a company", "看重供应商整体的竞争能力")


class Trend(Scale):
    """Which way a figure moves."""

    FALLING = "falling", "falling", "下降", "getting smaller", "在减少"
    STABLE = "stable", "stable", "稳定", "no clear movement", "没有明显变化"
    RISING = "rising", "rising", "上升", "getting larger", "在增加"


class PaymentRecord(Scale):
    """How the customer pays."""

    GOOD = "good", "good", "良好", "pays when due", "按期付款"
    SLOW = "slow", "slow", "偏慢", "pays late but pays", "付得晚，但会付"
    OVERDUE = "overdue", "overdue", "逾期", "payments are overdue now", "目前有逾期货款"


class Governance(Term):
    """How decisions are taken in the customer's company."""

    CENTRALISED = "centralised", "centralised", "集权", "the top decides", "上面说了算"
    DELEGATED = "delegated", "delegated", "授权", "departments decide within their field", "部门在职权内自己决定"


class PowerStructure(Term):
    """Which profession dominates the customer's purchasing."""

    ENGINEERING = ("engineering", "engineering-led", "工程技术主导",
                   "engineers have the louder voice", "工程技术人员说话算数")
    FINANCE = "finance", "finance-led", "财务主导", "finance has the louder voice", "财务人员说话算数"


class AccountChange(Term):
    """A change at the account that can upset what we know."""

    NEW_TOP_LEADER = "new_top_leader", "new top leader", "换了一把手", "a new head of the organisation", "最高领导换人"
    SPONSOR_MOVED = ("sponsor_moved", "sponsor moved", "支持者调动",
                     "our sponsor or coach moved or lost the post", "我方支持者或教练调离或失势")
    REORGANISATION = ("reorganisation", "reorganisation", "机构调整",
                      "departments or duties have changed", "部门或职责有调整")
    NEWCOMER_WITH_RIVAL_TIES = ("newcomer_with_rival_ties", "newcomer with ties to a rival", "新人与对手有关系",
                                "a newcomer in an important post is close to a rival", "要害岗位新来的人与对手关系近")
    STRATEGY_CHANGE = ("strategy_change", "change of strategy", "战略调整",
                       "the customer changes direction", "客户发展方向改变")
    SCOPE_NARROWED = ("scope_narrowed", "narrower scope", "收缩经营",
                      "the customer gives up part of its business", "客户缩小经营范围")
    OWNERSHIP_CHANGE = ("ownership_change", "change of ownership", "股权变更",
                        "merger, sale or new owner", "并购、出售或换股东")
    FINANCIAL_TROUBLE = ("financial_trouble", "financial trouble", "财务困难",
                         "the customer is short of money", "客户资金紧张")
    COST_CUTTING = "cost_cutting", "cost cutting", "压缩成本", "a programme to cut costs", "推行降本"
    NEW_BUSINESS = "new_business", "new business", "新业务", "a new market, site or product", "开拓新市场、新厂或新产品"
    BACKWARD_INTEGRATION = ("backward_integration", "making it themselves", "向上游延伸",
                            "the customer starts to make what it bought from us", "客户开始自己生产原来向我们买的东西")


class Opening(Term):
    """An event at the customer, or at its present supplier, that opens a door for us."""

    NEW_PRODUCT_LAUNCH = ("new_product_launch", "new product launch", "新产品上市",
                          "the customer launches a product", "客户有新产品上市")
    PURCHASE_TIMING = "purchase_timing", "time of purchase", "采购时机", "a round of purchasing is due", "到了采购时点"
    PERSONNEL_CHANGE = ("personnel_change", "change of people", "人员变动",
                        "people in the purchase have changed", "相关人员有变动")
    RIVAL_QUALITY_TROUBLE = ("rival_quality_trouble", "quality trouble of the present supplier", "现供应商质量问题",
                             "the present supplier's product fails", "现有供应商产品出问题")
    RIVAL_SERVICE_COMPLAINT = ("rival_service_complaint", "service complaint about the present supplier",
                               "对现供应商服务抱怨",
                               "the customer complains of the present supplier's service", "客户抱怨现有供应商的服务")
    RIVAL_RELATIONSHIP_WEAK = ("rival_relationship_weak", "weak point in the rival's relations", "对手关系有弱点",
                               "the rival has not reached some people or departments", "对手有没做到的人或部门")
    RIVAL_RELATIONSHIP_WORSENING = ("rival_relationship_worsening", "rival's relations worsening", "对手关系恶化",
                                    "the customer and the present supplier fall out", "客户与现有供应商闹矛盾")
    COST_REDUCTION = "cost_reduction", "cost reduction", "降低成本", "the customer has to cut costs", "客户要降本"


class Fit(Scale):
    """How well two strategies fit."""

    NONE = "none", "no fit", "不契合", "they pull in different directions", "方向不一致"
    PARTIAL = "partial", "partial fit", "部分契合", "they fit in some points", "部分方向一致"
    FULL = "full", "full fit", "契合", "they fit", "方向一致"


class ServiceTier(Term):
    """The treatment an account gets from us."""

    BASIC = ("basic", "basic treatment", "基本待遇",
             "ordinary price, attention and support", "基本的价格、关注和技术支持")
    SPECIAL = ("special", "special treatment", "特殊待遇",
               "special price, close care and extra service", "特殊价格、密切关怀和超值服务")


class PurchasePolicy(Term):
    """The customer's general way of contracting."""

    LEASING = "leasing", "leasing", "租赁", "prefers to lease", "倾向租赁"
    SERVICE_CONTRACT = "service_contract", "service contract", "服务合同", "prefers service contracts", "倾向签服务合同"
    SYSTEMS_PURCHASE = "systems_purchase", "systems purchase", "系统采购", "buys complete systems", "整套系统采购"
    SEALED_BIDDING = "sealed_bidding", "sealed bidding", "秘密投标", "buys through sealed bids", "密封投标采购"


class RiskAttitude(Scale):
    """The customer's attitude to risk."""

    AVERSE = "averse", "avoids risk", "规避风险", "prefers the safe way", "求稳"
    NEUTRAL = "neutral", "neutral", "中性", "weighs risk and gain", "权衡风险与收益"
    SEEKING = "seeking", "takes risks", "敢冒风险", "takes a risk for a gain", "为收益敢冒险"


class UserStatus(Scale):
    """How much the customer uses of what we sell."""

    NON_USER = "non_user", "non-user", "非使用者", "does not use it yet", "还没有用"
    LIGHT = "light", "light user", "少量使用者", "uses little", "用得少"
    MEDIUM = "medium", "medium user", "中度使用者", "uses it moderately", "用量中等"
    HEAVY = "heavy", "heavy user", "大量使用者", "uses much", "用得多"


class InformationType(Term):
    """The four kinds of information to collect before selling."""

    CUSTOMER = ("customer", "customer background", "客户资料",
                "who the customer is and what it needs", "客户是谁、需要什么")
    COMPETITOR = ("competitor", "competitors", "竞争对手资料",
                  "what rivals sell and how they relate to the customer", "对手卖什么、与客户关系如何")
    PROJECT = ("project", "project", "项目资料",
               "whether, when, for how much and how it is bought", "买不买、何时买、多少钱、怎么买")
    PERSONAL = ("personal", "people", "人员资料",
                "the work role and goals of the people; private life is not recorded",
                "相关人员的职责与工作目标；不记录私生活")


class ProspectSource(Term):
    """By which way we came upon the customer."""

    INDUSTRY_ASSOCIATION = ("industry_association", "industry association", "行业协会",
                            "found through the local association of the trade", "通过当地行业协会找到")
    INFORMATION_COMPANY = ("information_company", "information company", "信息公司",
                           "a lead from a professional information company", "来自专业信息公司的线索")
    CUSTOMER_REFERRAL = ("customer_referral", "recommended by a customer", "客户推荐",
                         "an existing customer of ours recommended us", "由我方现有客户推荐")
    COMPETITOR_CUSTOMER = ("competitor_customer", "customer of a competitor", "竞争对手的客户",
                           "buys from a competitor of ours", "目前向竞争对手采购")
    OTHER = "other", "another way", "其他", "found in another way", "其他途径"


class AccountFact(Term):
    """A basic fact about the account that an account manager should know."""

    OWNERSHIP = "ownership", "ownership", "所有权", "who owns the company", "企业归谁所有"
    LOCATION = "location", "locations", "所在地", "where its sites are", "在哪里有据点"
    CORPORATE_ACTIONS = ("corporate_actions", "corporate actions", "公司动态",
                         "mergers, launches, investments", "并购、投产、投资等动作")
    FINANCIAL_PERFORMANCE = ("financial_performance", "financial performance", "财务表现",
                             "sales, profit, cash", "收入、利润、现金")
    FUTURE_PROSPECTS = "future_prospects", "prospects", "前景", "plans and outlook", "规划与前景"
    TIMING = "timing", "timing", "时机", "when budgets and purchases are decided", "预算和采购在什么时候定"
    ORGANISATION = "organisation", "organisation", "组织", "how it is organised", "组织结构"
    TOP_MANAGEMENT = "top_management", "top management", "高层班子", "who leads it", "领导班子成员"
    INDUSTRY = "industry", "industry", "行业", "its industry and how it is doing", "所处行业及行情"
    BUSINESS = "business", "business", "业务", "what it makes and for whom", "做什么、卖给谁"
    SIZE = "size", "size", "规模", "people, sales, capacity", "人数、销售额、产能"
    INSTALLED_BASE = ("installed_base", "installed base", "现有设备",
                      "what it uses today, and how old it is", "现在用什么、用了多久")
    DEPARTMENTS = "departments", "departments", "相关部门", "which departments have to do with us", "哪些部门与我们有关"


class Fulfilment(Scale):
    """How far the account's needs are met by us."""

    LOW = "low", "low", "低", "much is left unmet", "多数需求未满足"
    MEDIUM = "medium", "medium", "中", "some is left unmet", "部分需求未满足"
    HIGH = "high", "high", "高", "little is left unmet", "需求基本得到满足"


class NeedsMatch(Scale):
    """How well what the account looks for matches what we stand for."""

    LOW = "low", "poor match", "匹配低", "judges by criteria we do not win on", "看重的不是我们的长处"
    MEDIUM = "medium", "fair match", "匹配一般", "partly looks for what we stand for", "部分看重我们的长处"
    HIGH = "high", "good match", "匹配高", "looks for what we stand for", "看重的正是我们的长处"


class Rank(Scale):
    """The account's place on a group of tiering indicators."""

    LOW = "low", "low", "低", "in the lower part of our customers", "在客户中排在后面"
    MEDIUM = "medium", "medium", "中", "in the middle of our customers", "在客户中居中"
    HIGH = "high", "high", "高", "in the upper part of our customers", "在客户中排在前面"


class ProductTrait(Term):
    """A trait of what is bought, seen by this customer; the traits tell what kind of account it is."""

    STANDARD = "standard", "standard", "标准化", "a standard product", "标准产品"
    SUBSTITUTABLE = "substitutable", "easily replaced", "易替代", "another supplier's product would do", "换一家也行"
    WELL_UNDERSTOOD = ("well_understood", "well understood", "客户熟悉",
                       "the customer knows the product well", "客户很懂这个产品")
    DIFFERENTIATED = "differentiated", "differentiated", "差异化", "differs from rival products", "与同类产品有差异"
    CUSTOMISED = "customised", "customised", "定制化", "made or adapted for this customer", "为客户定制或调整"
    HIDDEN_PERFORMANCE = ("hidden_performance", "performance hard to see", "性能不易看出",
                          "what it can do needs explaining", "价值要讲解才看得出")
    STRATEGIC = ("strategic", "strategic", "战略性",
                 "matters to the customer's own competitiveness", "关系到客户自身竞争力")
