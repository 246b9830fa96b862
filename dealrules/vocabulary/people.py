"""The people of the customer: their place, their part in the purchase, and their relation to us."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "Adaptability",
    "Authority",
    "BuyingRole",
    "CoachSource",
    "CoachStatus",
    "ContactDepth",
    "Coverage",
    "CustomerQuestion",
    "DecisionOrientation",
    "Dissatisfaction",
    "Focus",
    "Function",
    "Influence",
    "InterpersonalStage",
    "KeyPersonEvidence",
    "Layer",
    "NeedLevel",
    "PersonalityStyle",
    "PriceSensitivity",
    "RivalTie",
    "RolePower",
    "SponsorStatus",
    "Stance",
]


class Layer(Scale):
    """The layer of the customer's organisation, from the bottom up."""

    OPERATING_LAYER = ("operating_layer", "operating layer", "操作层",
                       "works with the product every day", "天天直接使用产品")
    MANAGEMENT_LAYER = ("management_layer", "management layer", "管理层",
                        "runs a department, the purchase or the technical review", "管理部门、主持采购或技术评审")
    DECISION_LAYER = ("decision_layer", "decision layer", "决策层",
                      "takes part briefly, to take the final decision", "参与时间短，作最后决定")


class Function(Term):
    """The function of the department in the purchase."""

    USE = "use", "using department", "使用部门", "will use the product", "将来使用产品的部门"
    TECHNICAL = "technical", "technical department", "技术部门", "guards the technical standard", "负责技术把关"
    FINANCE = "finance", "finance", "财务部门", "looks after money and payment", "管钱、管付款"
    PURCHASING = "purchasing", "purchasing", "采购部门", "runs the purchase and the terms", "负责采购和商务条件"


class BuyingRole(Term):
    """The part a person plays in this purchase; one person may play several."""

    DECIDER = "decider", "decider", "决策人", "has the final say and holds the money", "最后拍板，掌握资金"
    PURCHASER = "purchaser", "purchaser", "采购人", "controls the cost of purchasing", "控制采购成本"
    TECHNICAL = ("technical", "technical judge", "技术评审人",
                 "sets the standards, selects products and may reject them", "定技术标准、选型，可以否决")
    USER = "user", "user", "使用者", "uses the product or manages its use", "使用产品或管理使用"
    GATEKEEPER = ("gatekeeper", "gatekeeper", "守门人",
                  "controls access to people and information", "把住见人和信息的关口")
    INFLUENCER = "influencer", "influencer", "影响者", "shapes the opinion of others", "左右他人的看法"


class Stance(Scale):
    """Where a person stands between us and the rivals, from the firmest friend to the firmest adversary."""

    CHAMPION = ("champion", "champion", "坚定支持者",
                "firmly for us: speaks for us, informs us and works for us of own free will",
                "坚定支持我方：替我们说话、通报情况、主动出力")
    SUPPORTER = "supporter", "supporter", "支持者", "favours our product or proposal", "倾向我方产品或方案"
    NEUTRAL = ("neutral", "neutral", "中立者",
               "all business or indifferent; leans to no side", "公事公办或漠不关心，不偏向任何一方")
    OPPONENT = "opponent", "opponent", "反对者", "does not favour our product or proposal", "不看好我方产品或方案"
    BLOCKER = ("blocker", "blocker", "死敌",
               "firmly for a rival: speaks for it, informs it and works for it",
               "坚定支持对手：替对手说话、通报情况、出力")


class PersonalityStyle(Term):
    """A style of dealing with people and matters: task or people first, outgoing or inward."""

    DECIDER = ("decider", "driving style", "果断型",
               "task first, outgoing: quick, self-respecting, wants direct answers",
               "重事外向：性子急、自尊强，要直接的答案")
    PROMOTER = ("promoter", "social style", "外向型",
                "people first, outgoing: optimistic, emotional, wants attention", "重人外向：乐观、感性，希望受关注")
    HARMONIZER = ("harmonizer", "harmony style", "随和型",
                  "people first, inward: patient, even-tempered, wants things to stay as they are",
                  "重人内向：有耐心、脾气好，希望维持现状")
    ANALYST = ("analyst", "analysis style", "严谨型",
               "task first, inward: high standards, wants detailed data", "重事内向：要求高、求完美，要详细数据")


class NeedLevel(Scale):
    """The level of personal need that moves a person at work."""

    PHYSIOLOGICAL = "physiological", "physiological", "生理需求", "income and the basics of life", "收入与生活基本保障"
    SAFETY = "safety", "safety", "安全需求", "security of the job and of the outcome", "岗位稳定、结果稳妥"
    BELONGING = "belonging", "belonging", "归属需求", "being part of the group", "被团队接纳"
    ESTEEM = "esteem", "esteem", "尊重需求", "respect and recognition", "受尊重、被认可"
    SELF_ACTUALISATION = ("self_actualisation", "self-actualisation", "自我实现",
                          "making something of one's own come true", "实现自己的抱负")


class Adaptability(Scale):
    """How soon a person takes to something new, from first to last."""

    INNOVATOR = "innovator", "innovator", "创新者", "tries new things first", "最先尝试新事物"
    VISIONARY = "visionary", "visionary", "远见者", "moves early for a big gain", "为大收益早行动"
    PRAGMATIST = "pragmatist", "pragmatist", "实用主义者", "moves when it is proven", "有成功先例才行动"
    CONSERVATIVE = "conservative", "conservative", "保守者", "moves late, when most others have", "多数人用了才跟上"
    LAGGARD = "laggard", "laggard", "落后者", "moves last or not at all", "最后才动，或干脆不动"


class DecisionOrientation(Term):
    """What a person looks at first when deciding."""

    FINANCIAL = "financial", "financial", "财务导向", "money: cost and return", "看钱：成本与回报"
    TECHNICAL = "technical", "technical", "技术导向", "technology: how well it works", "看技术：性能是否过硬"
    RELATIONSHIP = "relationship", "relationship", "关系导向", "people: who stands behind it", "看人：谁在背后负责"
    BUSINESS = "business", "business", "业务导向", "the business result", "看业务结果"


class Coverage(Scale):
    """How often we have been in contact with a person."""

    NONE = "none", "no contact", "无接触", "never met", "从未见过"
    BRIEF = "brief", "brief contact", "短暂接触", "met once or briefly", "见过一面或短暂交流"
    MULTIPLE = "multiple", "several contacts", "多次接触", "met several times", "见过多次"
    IN_DEPTH = "in_depth", "in-depth contact", "深入接触", "regular, searching conversations", "经常深入交流"


class ContactDepth(Scale):
    """How close a contact or relationship is."""

    NONE = "none", "no contact", "未接触", "there is no relationship yet", "还没有建立关系"
    WEAK = "weak", "weak", "接触较少", "known by name, little exchanged", "彼此认识，来往很少"
    AVERAGE = "average", "average", "接触一般", "a working contact without closeness", "有正常工作往来，但不亲近"
    CLOSE = "close", "close", "关系密切", "they trust each other and speak openly", "相互信任，有话直说"


class InterpersonalStage(Scale):
    """The stage of a personal relationship, in order."""

    GREETING = "greeting", "greeting", "寒暄打招呼", "known by face; manners and cards", "混个脸熟：礼节、名片"
    FACTS = ("facts", "stating facts", "表达事实",
             "purpose of the visit, facts about the companies", "说明来意、介绍公司情况")
    SHARED_VIEWS = "shared_views", "shared views", "观念共识", "agreeing on how to see things", "看法一致，有共同话题"
    SHARED_INTERESTS = "shared_interests", "shared interests", "兴趣一致", "common pursuits", "有共同的兴趣爱好"
    SHARED_VALUES = ("shared_values", "shared values", "价值观一致",
                     "the same values and sense of mission", "价值观和使命感一致")


class Focus(Term):
    """The three points of entry into an account; one person may be more than one of them."""

    RECEPTIVITY = ("receptivity", "focus of receptivity", "接纳点",
                   "ready to listen to us kindly", "愿意听我们讲、态度友善的人")
    DISSATISFACTION = ("dissatisfaction", "focus of dissatisfaction", "不满点",
                       "unhappy with the present system or supplier", "对现有系统或供应商不满的人")
    POWER = ("power", "focus of power", "权力点",
             "able to approve, prevent or influence action", "能批准、阻止或影响行动的人")


class Dissatisfaction(Scale):
    """How dissatisfied a person is with the present way, in the order in which it grows."""

    NONE = "none", "almost perfect", "几乎完美", "sees nothing to improve", "觉得没什么要改的"
    MILD = ("mild", "slightly dissatisfied", "有一点不满意",
            "the first crack: something is not quite right", "出现裂缝，有点不顺")
    GROWING = "growing", "problem growing", "问题越来越大", "sees the consequences of the problem", "看到问题带来的后果"
    WANTS_CHANGE = "wants_change", "wants change now", "需要立刻改变", "ready to act", "准备采取行动"


class Influence(Scale):
    """How much a person can move this decision."""

    LOW = "low", "low", "小", "others hardly listen", "意见很少被采纳"
    MEDIUM = "medium", "medium", "中", "one voice among several", "有发言权，与他人相当"
    HIGH = "high", "high", "大", "the decision hardly passes against this person", "此人反对，事情很难通过"


class Authority(Term):
    """Whether a person has power in this very purchase, whatever the title says."""

    HOLDS = "holds", "holds power", "有权", "decides or can veto in this purchase", "在本次采购中能决定或否决"
    LOST = ("lost", "lost power", "被架空或调开",
            "was bypassed or moved and no longer controls the purchase", "已被绕开或调离，管不了这次采购")
    NONE = "none", "no power", "无权", "can inform but not decide", "能提供情况，但无权决定"


class RolePower(Scale):
    """The formal power that goes with a role."""

    DECISION = "decision", "power to decide", "决策权", "can approve", "可以批准"
    VETO = "veto", "power of veto", "否决权", "can reject", "可以否决"
    RECOMMEND = "recommend", "may recommend", "建议权", "can propose", "可以提出建议"


class CoachStatus(Scale):
    """Whether a person coaches us: helps us, of own free will, with advice and what may be shared."""

    NONE = "none", "not a coach", "不是教练", "does not coach us", "没有为我们出谋划策"
    CANDIDATE = ("candidate", "possible coach", "可培养",
                 "has reason and insight to coach us, but does not yet", "有动机也了解情况，但尚未帮忙")
    ACTIVE = "active", "active coach", "正在当教练", "advises us and tests our moves", "为我们出主意、把关打法"


class CoachSource(Term):
    """Why somebody is willing to coach us."""

    RAPPORT = ("rapport", "personal rapport", "与客户经理投缘",
               "gets on with the account manager", "与我方客户经理合得来")
    BELIEVES_IN_US = ("believes_in_us", "believes in us", "认可我们",
                      "recognises our brand and expertise", "认可我们的品牌和专业")
    LEGITIMATE_INTEREST = ("legitimate_interest", "legitimate interest", "正当利益",
                           "our success makes the person's work succeed", "我们成功，对方的工作也出成绩")
    RIVAL_OPPONENT = ("rival_opponent", "opposes the rival", "反对竞争对手",
                      "does not want the rival to win", "不希望竞争对手中标")


class SponsorStatus(Scale):
    """Whether a person sponsors us: carries our case to the people in power when we are not in the room."""

    NONE = "none", "not a sponsor", "不是内部推动者", "does not carry our case", "不替我们推动"
    CANDIDATE = ("candidate", "possible sponsor", "可培养",
                 "wants the change and could carry our case", "希望改变，有可能替我们推动")
    READY = "ready", "ready sponsor", "已就绪", "carries our case to the people in power", "愿意在权力点面前替我们推动"


class RivalTie(Scale):
    """How close a person is to a rival."""

    NONE = "none", "no tie", "无来往", "no tie to a rival is known", "与对手没有已知来往"
    WORKING = "working", "working tie", "工作往来", "works with a rival", "与对手有工作往来"
    CLOSE = "close", "close tie", "关系密切", "is close to a rival", "与对手关系密切"


class KeyPersonEvidence(Term):
    """The four grounds on which a key person is found, instead of guessing from titles."""

    GOVERNANCE_AND_CULTURE = ("governance_and_culture", "governance and culture", "治理结构与文化",
                              "how the company is governed and what its culture is", "企业组织治理结构与文化")
    TECHNICAL_EXPERTISE = ("technical_expertise", "technical expertise", "技术专长",
                           "what the decider knows about the technology", "决策人懂不懂技术、懂多少")
    MANAGEMENT_STYLE_CHARACTER = ("management_style_character", "management style and character", "管理风格与性格",
                                  "how the decider leads and what the decider is like", "决策人怎样管理、是什么性格")
    PURCHASE_WEIGHT = ("purchase_weight", "weight of the purchase", "采购占比",
                       "how big this purchase is among all purchases", "本次采购占整个采购的比例")


class CustomerQuestion(Term):
    """What a person keeps asking: the answer this person waits for."""

    BENEFIT = "benefit", "what is in it", "有什么好处", "asks what the purchase brings", "总问买了能带来什么"
    ADVANTAGE = ("advantage", "what is better", "优势在哪", "asks what is better than elsewhere", "问比别家好在哪里")
    USERS = "users", "who has used it", "谁用过", "asks who uses it and how it went", "问谁用过、用得怎样"
    DETAILS = "details", "the details", "具体细节", "wants to get down to details", "要谈具体细节"


class PriceSensitivity(Scale):
    """How much weight a person gives to the price."""

    LOW = "low", "low", "不敏感", "price is a minor matter", "价格是小事"
    NORMAL = "normal", "normal", "一般", "price is one criterion among others", "价格只是标准之一"
    HIGH = "high", "high", "敏感", "price comes first", "价格放在第一位"
