"""The relationship with the account: stages, levels, signs of decline and ways of keeping it."""

from __future__ import annotations

from dealrules.vocabulary.term import Scale, Term

__all__ = [
    "Barrier",
    "DefectionWeapon",
    "DeteriorationSign",
    "ExecutiveRelation",
    "JointActivity",
    "LadderStep",
    "RelationshipLevel",
    "RelationshipStage",
    "RetentionReason",
    "Satisfaction",
    "SupplierPosition",
]


class RelationshipStage(Scale):
    """The four stages of the supply relationship, in order."""

    DEVELOPMENT = "development", "development", "开发阶段", "not yet a customer", "还不是客户"
    INITIAL = "initial", "initial cooperation", "初期合作", "a secondary supplier at first", "刚开始合作，次要供应商"
    STABLE = "stable", "stable cooperation", "稳定合作", "the main supplier", "稳定合作，主要供应商"
    STRATEGIC = "strategic", "strategic cooperation", "战略合作", "a long-term partner", "长期合作伙伴"


class LadderStep(Scale):
    """The five steps of the ladder to a strategic account, in order."""

    INCUBATION = ("incubation", "incubation", "孕育阶段",
                  "a first small order; one seller knows one purchaser", "首单小，客户经理对采购经理")
    PRIMARY = "primary", "primary", "初级阶段", "several departments have been reached", "接触到多个部门"
    INTERMEDIATE = ("intermediate", "intermediate", "中级阶段",
                    "many departments and key people on several layers are linked", "多部门、多层次关键人都有联系")
    ADVANCED = "advanced", "advanced", "高级阶段", "like one family; resources are joined", "亲如一家，资源整合"
    ALLIANCE = ("alliance", "strategic alliance", "战略联盟",
                "complementary resources, shared ventures", "资源互补，共同投资")


class RelationshipLevel(Scale):
    """What the customer is kept by."""

    PRICE = "price", "level 1: price", "一级关系：价格", "kept by price", "靠价格维系"
    SERVICE = ("service", "level 2: service", "二级关系：服务",
               "kept by personal, humane service", "靠个性化、人性化的服务维系")
    MUTUAL = ("mutual", "level 3: mutual dependence", "三级关系：互惠互补",
              "kept by mutual benefit, complement and dependence", "靠互惠、互补和互相依赖维系")


class SupplierPosition(Scale):
    """What we are to this customer as a supplier."""

    POTENTIAL = "potential", "potential supplier", "潜在供应商", "no business yet", "尚无业务"
    SECONDARY = "secondary", "secondary supplier", "次要供应商", "a smaller share", "份额较小"
    PRIMARY = "primary", "main supplier", "主要供应商", "the largest share", "份额最大"
    LONG_TERM = "long_term", "long-term supplier", "长期供应商", "the largest share over years", "多年稳居首位"


class Satisfaction(Scale):
    """Result against expectation."""

    BELOW = "below", "below expectation", "低于期望", "not satisfied", "不满意"
    MET = "met", "as expected", "符合期望", "satisfied", "满意"
    EXCEEDED = "exceeded", "above expectation", "超出期望", "very satisfied", "非常满意"


class Barrier(Term):
    """What would make it hard for a rival to replace us."""

    TECHNICAL = "technical", "technical barrier", "技术壁垒", "hard to replace technically", "技术上难以替换"
    COMMERCIAL = ("commercial", "commercial barrier", "商务壁垒",
                  "hard to replace through terms of business", "商务条件上难以替换")
    PROCESS_EMBEDDING = ("process_embedding", "embedded in processes", "流程嵌入",
                         "built into the customer's processes", "嵌入客户流程")


class RetentionReason(Term):
    """Why the customer stays with us."""

    RELATIONSHIP = "relationship", "relationship", "关系", "because of the people", "因为人"
    SERVICE = "service", "service", "服务", "because of the service", "因为服务"
    PRODUCT = "product", "product", "产品", "because of the product", "因为产品"
    PRICE = "price", "price", "价格", "because of the price", "因为价格"
    SWITCHING_COST = ("switching_cost", "cost of switching", "转换成本",
                      "because a change would cost too much", "换供应商代价太大")
    STRATEGY_FIT = "strategy_fit", "strategic fit", "战略契合", "because the strategies fit", "战略方向一致"


class DeteriorationSign(Term):
    """An early sign that the relationship is getting worse."""

    ORDERS_FALLING = "orders_falling", "orders falling", "订单下滑", "orders get smaller or rarer", "订单变小或变少"
    ORDERS_STOPPED = "orders_stopped", "orders stopped", "订单停了", "no orders come any more", "不再下单"
    CONTACT_REFUSED = ("contact_refused", "contact refused", "不愿见面",
                       "our people are no longer received", "不再接待我们的人")
    COMPLAINTS_UNANSWERED = ("complaints_unanswered", "complaints unanswered", "投诉无回应",
                             "complaints wait for our answer", "投诉迟迟没有答复")
    RIVAL_SAMPLES_TESTED = ("rival_samples_tested", "rival samples tested", "试用对手样品",
                            "the customer tests a rival's product", "客户在试对手产品")
    PAYMENT_SLOWER = "payment_slower", "payment slower", "付款变慢", "payments come later than before", "付款比以前慢"
    NEW_SUPPLIER_SEARCH = ("new_supplier_search", "search for suppliers", "寻找新供应商",
                           "the customer looks for suppliers", "客户在找新供应商")
    KEY_PERSON_GONE = ("key_person_gone", "key person gone", "关键人离开",
                       "a person who carried the relation has left", "维系关系的关键人走了")


class DefectionWeapon(Term):
    """The ten means of keeping a customer from leaving."""

    NETWORK = ("network", "firm network", "牢固的关系网",
               "relations between many people on both sides", "双方多人、多层的关系")
    RELATIONSHIP_LEVEL_UP = ("relationship_level_up", "higher level of relationship", "提高关系级别",
                             "a relation that rests on more than price", "关系不再只靠价格")
    CRITERIA = "criteria", "purchasing criteria", "影响采购标准", "criteria that fit us", "采购标准对我方有利"
    QUALITY = "quality", "quality", "保证质量", "reliable product quality", "产品质量可靠"
    SERVICE = "service", "service", "提高服务", "better service", "更好的服务"
    SUPPLY = "supply", "priority supply", "优先供货", "delivery first when goods are short", "货紧时优先保供"
    PRICE = "price", "competitive price", "有竞争力的价格", "a price in line with the market", "价格有竞争力"
    COMMUNICATION = ("communication", "open channels", "沟通畅通",
                     "problems reach the right person fast", "有问题能很快找到对的人")
    STRATEGY = ("strategy", "fit with their strategy", "与客户战略一致",
                "our plans follow their development", "我们的规划与客户发展一致")
    ALLIANCE = "alliance", "alliance", "结成联盟", "a strategic partnership", "结成战略伙伴或联盟"


class ExecutiveRelation(Scale):
    """How our executives and theirs relate."""

    NONE = "none", "no relation", "无往来", "they have not met", "双方高层没见过面"
    COURTESY = "courtesy", "courtesy", "礼节往来", "they have met and exchanged courtesies", "见过面，礼节性往来"
    WORKING = "working", "working relation", "工作往来", "they settle matters with each other", "能直接沟通解决事情"


class JointActivity(Term):
    """What we and the customer do together beyond buying and selling."""

    CUSTOMISATION = "customisation", "customisation", "定制", "products made for this customer", "为客户专门定制"
    JOINT_DEVELOPMENT = ("joint_development", "joint development", "联合研发",
                         "both sides develop together", "双方共同研发")
    RESOURCE_INTEGRATION = ("resource_integration", "joined resources", "资源整合",
                            "stocks, systems or teams are joined", "库存、系统或团队打通")
    SHARED_VENTURE = "shared_venture", "shared venture", "共同投资", "both sides invest in a venture", "双方共同投资"
