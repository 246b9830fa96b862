"""Our own people on the account, and how they conduct themselves."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from dealrules.snapshot.fields import (
    Described,
    choice,
    choices,
    count,
    custom_attributes,
    flag,
    identifier,
    members,
    past_date,
    percent,
    text,
)
from dealrules.snapshot.listed import Listed
from dealrules.vocabulary import BenefitStatus, ConfidentialInformation, Degree, DepartureRisk, OurRole, SalesActivity

__all__ = ["Colleague", "Compliance", "Team"]


@attrs.frozen(kw_only=True, repr=False)
class Colleague(Listed):
    """One of our people on the account."""

    id: str = identifier(
        ("identifier", "编号"), ("Identifies our colleague within the deal.", "我方人员在本项目中的唯一编号。"))
    name: str | None = text(
        ("name", "姓名"), ("What our colleague is called.", "我方人员姓名。"),
        ("What is our colleague's name?", "我方这位同事叫什么？"))
    role: OurRole | None = choice(
        OurRole, ("function", "职能"), ("The function of our colleague.", "我方人员的职能。"),
        ("What is our colleague's function?", "这位同事是做什么的？"))
    backup: bool | None = flag(
        ("can take over", "可接替"), ("Can take over the account if need be.", "必要时可接替负责该客户。"),
        ("Could this colleague take over?", "这位同事能接手吗？"))
    custom: Mapping[str, Any] = custom_attributes()


@attrs.frozen(kw_only=True, repr=False)
class Team(Described):
    """Our people on the account, and their effort."""

    assigned: bool | None = flag(
        ("team assigned", "团队已组建"), ("A team has been assigned to the deal.", "已为项目组建团队。"),
        ("Is there a team on this deal?", "这个项目组建团队了吗？"))
    members: tuple[Colleague, ...] | None = members(
        "colleague", ("members", "成员"), ("Our people on the account.", "我方服务该客户的人员。"),
        ("Who of ours works on this account?", "我方哪些人在做这个客户？"))
    account_manager_only: bool | None = flag(
        ("account manager only", "只有客户经理"),
        ("All relations are in the hands of the account manager.", "客户关系全在客户经理一人手里。"),
        ("Does anybody but the account manager know these people?", "除了客户经理，我方还有人认识客户吗？"))
    backup: bool | None = flag(
        ("backup exists", "有人可接替"),
        ("Somebody else could take the account over tomorrow.", "有人随时能接手该客户。"),
        ("Who could take over tomorrow?", "如果明天换人，谁能接手？"))
    departure_risk: DepartureRisk | None = choice(
        DepartureRisk, ("risk of departure", "人员流失风险"),
        ("Whether our people who carry the account may leave.", "负责该客户的我方人员是否可能离开。"),
        ("Might our people on this account leave?", "负责这个客户的人有没有可能离开？"))
    executive_available: bool | None = flag(
        ("executive available", "高层可出面"), ("An executive of ours is ready to visit.", "我方有高层愿意出面拜访。"),
        ("Could one of our executives visit them?", "我方高层能出面吗？"))
    executive_goal: bool | None = flag(
        ("executive visit has a goal", "高层拜访有目标"),
        ("The executive's visit has a precise goal.", "高层拜访有明确目标。"),
        ("What exactly should our executive's visit achieve?", "高层拜访具体要达到什么目标？"))
    last_executive_visit: datetime.date | None = past_date(
        ("last executive visit", "上次高层拜访"),
        ("When an executive of ours last visited.", "我方高层上次拜访的日期。"),
        ("When did an executive of ours last visit?", "我方高层上次拜访是什么时候？"))
    effort: Degree | None = choice(
        Degree, ("effort", "投入"), ("How much effort we spend on this deal.", "我方在本项目上的投入程度。"),
        ("How much effort do we spend on this deal?", "我们在这个项目上投入多大？"))
    activities: frozenset[SalesActivity] | None = choices(
        SalesActivity, ("sales activities", "销售活动"),
        ("By which activities we reach this customer, used or planned.", "用过或计划用哪些活动接触该客户。"),
        ("By which activities do we reach this customer: advertising, events, visits, trials?",
         "我们靠哪些活动接触这个客户：广告、展会、拜访还是试用？"))
    visits_total: int | None = count(
        ("visits so far", "累计拜访次数"), ("Number of visits so far.", "至今拜访的次数。"),
        ("How many visits have we made so far?", "至今拜访过几次？"))
    preparation_share: float | None = percent(
        ("share of effort: preparation", "准备所占精力"),
        ("Share of our effort that goes into preparation.", "精力用于准备的比例。"),
        ("How much of our effort goes into preparation?", "准备工作占多少精力？"))
    presentation_share: float | None = percent(
        ("share of effort: presentation", "介绍所占精力"),
        ("Share of our effort that goes into presenting.", "精力用于产品介绍的比例。"),
        ("How much of our effort goes into presenting?", "产品介绍占多少精力？"))
    after_sales_share: float | None = percent(
        ("share of effort: after sales", "售后所占精力"),
        ("Share of our effort that goes into service after the sale.", "精力用于售后的比例。"),
        ("How much of our effort goes into service after the sale?", "售后服务占多少精力？"))


@attrs.frozen(kw_only=True, repr=False)
class Compliance(Described):
    """Conduct: benefits for persons, confidential information, privacy."""

    gift: BenefitStatus | None = choice(
        BenefitStatus, ("gift", "礼品"), ("Gifts for persons at the customer.", "给客户方个人的礼品。"),
        ("Has a gift been planned, given or asked for?", "有没有打算送、已经送、或被索要礼品？"))
    entertainment: BenefitStatus | None = choice(
        BenefitStatus, ("entertainment", "招待"),
        ("Meals, travel and entertainment for persons at the customer.", "对客户方个人的宴请、旅游等招待。"),
        ("Has entertainment been planned, given or asked for?", "有没有打算、已经或被要求安排招待？"))
    kickback: BenefitStatus | None = choice(
        BenefitStatus, ("kickback", "回扣"),
        ("Money or other personal gain for a person at the customer.", "给客户方个人的钱款或其他私利。"),
        ("Has anybody planned, paid or asked for a kickback?", "有没有人打算给、给过或索要回扣？"))
    confidential_information: ConfidentialInformation | None = choice(
        ConfidentialInformation, ("confidential information", "保密信息"),
        ("Confidential information of the customer or of rivals.", "客户或对手的保密信息。"),
        ("Has confidential information been offered to us, or reached us?", "有没有人要给、或我们已收到保密信息？"))
    policy_known: bool | None = flag(
        ("policy known", "规定已知"),
        ("We know the customer's and our own rules on benefits.", "我方清楚客户与本公司的礼品招待规定。"),
        ("Do we know both companies' rules on gifts and meals?", "双方公司关于礼品招待的规定我们清楚吗？"))
    approved: bool | None = flag(
        ("approved", "合规已批准"), ("Our compliance officer has approved.", "我方合规部门已批准。"),
        ("Has our compliance officer approved?", "合规部门批准了吗？"))
    private_data_recorded: bool | None = flag(
        ("private data recorded", "记录了私人信息"),
        ("We keep records on the private life of persons.", "我方记录了人员的私人生活信息。"),
        ("Do our notes hold anything about people's private lives?", "我们的记录里有没有私人生活信息？"))
    promised_order: bool | None = flag(
        ("order promised before the tender", "标前许诺"),
        ("Somebody promised us the order before the tender.", "有人在招标前许诺把订单给我方。"),
        ("Has anybody promised us the order before the tender?", "有没有人在招标前就答应给我们？"))
    notes: str | None = text(
        ("notes", "备注"), ("Notes for the reader; they decide nothing.", "供阅读的备注，不作判断依据。"),
        ("Is there anything to note about conduct?", "合规方面有什么要说明的？"))
