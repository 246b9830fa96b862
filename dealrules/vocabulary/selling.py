"""Our own work: visits, delivery, team, conduct and sources."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "AnalysisKind",
    "Answering",
    "BenefitStatus",
    "ConfidentialInformation",
    "DeliveryStage",
    "DepartureRisk",
    "EvidenceSource",
    "OurRole",
    "PreparationItem",
    "SalesActivity",
    "VisitManner",
    "VisitOpening",
    "VisitOutcome",
    "VisitPurpose",
    "VisitStatus",
]


class VisitStatus(Term):
    """Whether a visit is still to come."""

    PLANNED = "planned", "planned", "计划中", "the visit is still to come", "还没有进行"
    HELD = "held", "held", "已进行", "the visit has taken place", "已经完成"


class VisitPurpose(Term):
    """What a visit is for."""

    COLLECT_INFORMATION = "collect_information", "collect information", "收集信息", "to find out facts", "了解情况"
    BUILD_RELATIONSHIP = ("build_relationship", "build a relationship", "建立关系",
                          "to be known and trusted", "让对方认识并信任我们")
    GAIN_ACCESS = "gain_access", "gain access", "争取引见", "to be led on to the next person", "争取见到下一个人"
    DEVELOP_NEEDS = "develop_needs", "develop needs", "开发需求", "to uncover and develop problems", "发现并扩大问题"
    PRESENT = "present", "present the product", "介绍产品", "to present or sell the product", "介绍或推销产品"
    DEMONSTRATE = "demonstrate", "demonstrate", "演示", "to show it at work", "现场演示"
    QUOTE = "quote", "quote", "报价", "to hand over or explain a quote", "递交或说明报价"
    NEGOTIATE = "negotiate", "negotiate", "谈判", "to settle terms", "谈条件"
    RESOLVE_CONCERN = "resolve_concern", "resolve a concern", "化解顾虑", "to talk a concern through", "谈开一个顾虑"
    OBTAIN_COMMITMENT = ("obtain_commitment", "obtain a commitment", "获得承诺",
                         "to agree the next commitment", "请对方承诺下一步")
    EXECUTIVE_MEETING = ("executive_meeting", "executive meeting", "高层会面",
                         "to meet the people in power", "与权力点会面")
    COURTESY = "courtesy", "courtesy", "礼节拜访", "to keep in touch, without a further aim", "联络感情，没有具体目的"
    FOLLOW_UP = "follow_up", "follow up", "跟进", "to follow up on what was agreed or delivered", "跟进约定或交付事项"
    IMPRESS = "impress", "impress", "留下好印象", "to make an impression", "让对方印象深刻"


class PreparationItem(Term):
    """What was prepared for a visit."""

    PURPOSE = "purpose", "purpose", "拜访目的", "what the visit is for", "为什么去"
    TASK = "task", "task", "拜访任务", "what has to change by it", "要达成什么改变"
    ROUTE = "route", "route", "拜访路线", "how to get there", "怎么去"
    APPEARANCE = "appearance", "appearance", "仪容", "dress that fits the occasion", "着装得体"
    DATA = "data", "customer data", "客户资料", "facts about the customer", "客户情况"
    TOOLS = "tools", "sales tools", "销售工具", "samples, papers, cards", "样品、资料、名片"
    TIME = "time", "time", "时间", "appointment and punctuality", "预约与准时"
    CONFIDENCE = "confidence", "confidence", "信心", "a calm and positive mind", "心态积极、从容"
    KNOWLEDGE = "knowledge", "knowledge", "知识", "product and trade topics", "产品与行业话题"
    REFUSAL_ANSWERS = ("refusal_answers", "answers to refusals", "被拒应对",
                       "what to say when turned away", "遭拒绝时怎么说")
    QUESTION_LIST = "question_list", "list of questions", "问题清单", "questions to ask, in order", "准备好要问的问题"
    OBJECTION_ANSWERS = ("objection_answers", "answers to objections", "异议应对",
                         "expected objections and answers", "预想异议及答复")
    OUTLINE = "outline", "outline", "介绍提纲", "an outline of the presentation", "产品介绍的提纲"
    HANDOUT = "handout", "handout", "书面材料", "papers for those who attend", "发给与会者的材料"
    QUESTION_TIME = "question_time", "time for questions", "提问时间", "time set aside for questions", "留出提问时间"
    OPENING_LINES = "opening_lines", "first sentences", "开场白", "what to say first", "见面头几句话"


class VisitOutcome(Scale):
    """The four outcomes of a sales visit."""

    ORDER = "order", "order", "订单", "the customer firmly decided to buy", "客户明确决定购买"
    ADVANCE = ("advance", "advance", "有进展",
               "the customer agreed to an action that moves the deal on", "客户同意采取推动项目的具体行动")
    CONTINUATION = ("continuation", "continuation", "暂时中断",
                    "friendly words, no action agreed", "态度友好，但没有约定行动")
    NO_SALE = "no_sale", "no sale", "没有成交", "a clear refusal", "明确拒绝"


class VisitOpening(Term):
    """How a visit was opened."""

    PERSONAL = "personal", "personal talk", "聊家常", "small talk on private matters", "聊个人话题"
    BUSINESS = "business", "business", "直入正题", "straight to the matter", "直接谈正事"
    PRAISE = "praise", "sincere praise", "真诚赞美", "a true remark on something observed", "对观察到的事给予真诚赞美"


class VisitManner(Term):
    """How our side came across on entering."""

    AT_EASE = "at_ease", "honest and at ease", "诚恳大方", "honest, warm and natural", "诚恳、热情、自然"
    ARROGANT = "arrogant", "arrogant", "傲慢", "looking down on people", "居高临下"
    FLUSTERED = "flustered", "flustered", "慌乱", "nervous and in disorder", "紧张、手足无措"
    SERVILE = "servile", "servile", "卑屈", "humbling oneself", "低声下气"
    COLD = "cold", "cold", "冷漠", "without warmth", "不热情"
    CARELESS = "careless", "careless", "随便", "casual, without respect for the occasion", "不拘礼节、不当回事"


class Answering(Term):
    """How our people answered technical questions."""

    VAGUE = "vague", "vague", "笼统", "in generalities", "只能泛泛而谈"
    EXACT = "exact", "exact", "准确", "exactly, with facts", "答得准确、有依据"


class DeliveryStage(Scale):
    """The stages of implementation, in order; the dip comes with learning."""

    NOVELTY = "novelty", "novelty", "新鲜期", "a new toy: easy small wins", "新鲜感强，容易见小成效"
    LEARNING = "learning", "learning", "学习期", "much work and little to show", "投入大、见效少"
    EFFECTIVENESS = "effectiveness", "effectiveness", "见效期", "full result with less effort", "省力且见到全部效果"


class OurRole(Term):
    """The function of one of our people."""

    ACCOUNT_MANAGER = "account_manager", "account manager", "客户经理", "carries the account", "负责该客户"
    EXECUTIVE = "executive", "executive", "高层领导", "leads our company or a division", "公司或事业部领导"
    TECHNICAL = "technical", "technical", "技术", "knows the technology", "技术人员"
    SERVICE = "service", "service", "服务", "serves after delivery", "售后服务人员"
    FINANCE = "finance", "finance", "财务", "looks after money", "财务人员"
    PURCHASING = "purchasing", "purchasing", "采购", "buys for us", "采购人员"
    LOGISTICS = "logistics", "logistics", "物流", "delivers", "物流人员"


class DepartureRisk(Scale):
    """Whether people of ours who carry the account may leave."""

    NONE = "none", "no sign", "无迹象", "no sign that anyone leaves", "没有人员流失迹象"
    ONE_PERSON = ("one_person", "one person", "一人",
                  "the person who carries the account may leave", "负责该客户的人可能离开")
    SEVERAL = "several", "several people", "多人", "several may leave together", "可能集体离开"


class BenefitStatus(Term):
    """A benefit for a person at the customer: whether it was given, planned or asked for."""

    NONE = "none", "none", "无", "none is planned, given or asked for", "没有计划、没有给过、也没有被索要"
    PLANNED = "planned", "planned", "计划中", "somebody of ours means to give it", "我方有人打算给"
    GIVEN = "given", "given", "已给", "it has been given", "已经给了"
    ASKED_FOR = "asked_for", "asked for", "被索要", "somebody at the customer has asked for it", "客户方有人开口要"


class ConfidentialInformation(Term):
    """Confidential information of the customer or of a rival: prices, bids, evaluation papers."""

    NONE = "none", "none", "无", "none was offered or received", "没有人提供，也没有收到"
    OFFERED = "offered", "offered", "有人提供", "somebody has offered it", "有人主动要给"
    RECEIVED = "received", "received", "已收到", "it has reached us", "已经到了我们手里"


class AnalysisKind(Term):
    """The four analyses that come before selling."""

    PRODUCT = "product", "product analysis", "产品分析", "what we sell and what it is good for", "我们卖什么、好在哪里"
    CUSTOMER = "customer", "customer analysis", "客户分析", "who buys, why and how", "谁买、为何买、怎么买"
    MARKET = "market", "market analysis", "市场分析", "where the field is going", "行业走向"
    COMPETITION = "competition", "competition analysis", "竞争分析", "whom we are up against", "在与谁竞争"


class SalesActivity(Term):
    """A way of reaching the people of a customer; the ways differ in cost, in time and in whom they reach."""

    GENERAL_ADVERTISING = ("general_advertising", "general advertising", "大众广告",
                           "television, outdoor and general press", "电视、户外、大众报刊广告")
    TRADE_MEDIA = "trade_media", "trade media", "专业媒体", "trade press, specialist sites", "行业报刊、专业网站"
    MAILING = "mailing", "mailing", "寄送资料", "brochures and mails to many people", "向多人寄送资料、群发邮件"
    EVENT = "event", "exhibition or event", "展会或活动", "many people informed at once", "一次向许多人介绍"
    VISIT = "visit", "visits", "登门拜访", "talks with single people", "逐个面谈"
    TECHNICAL_EXCHANGE = ("technical_exchange", "technical exchange", "技术交流",
                          "a working talk with their specialists", "与对方专业人员座谈")
    TRIAL = "trial", "trial", "试用", "the customer tries it at work", "客户在工作中试用"
    SITE_VISIT = ("site_visit", "visit to a reference", "参观考察",
                  "the customer sees it in use elsewhere", "到用户现场或工厂参观")
    AFTER_SALES_CALL = ("after_sales_call", "after-sales call", "售后回访",
                        "asking users how it works for them", "回访使用情况")


class EvidenceSource(Term):
    """Where a fact comes from."""

    BUYER_SAID = "buyer_said", "the buyer said so", "客户亲口说", "heard from the buyer", "从客户处听到"
    DOCUMENT = "document", "document", "文件", "seen in writing", "有书面依据"
    SELLER_GUESS = "seller_guess", "our guess", "我方推测", "guessed by our people", "我方人员猜测"
