"""Implementation after the order."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime

import attrs

from dealrules.snapshot.fields import Described, choice, count, flag, future_date, past_date
from dealrules.vocabulary import Degree, DeliveryStage

__all__ = ["Delivery"]


@attrs.frozen(kw_only=True, repr=False)
class Delivery(Described):
    """Implementation after the order."""

    stage: DeliveryStage | None = choice(
        DeliveryStage, ("delivery stage", "实施阶段"), ("Where the implementation stands.", "实施处于哪个阶段。"),
        ("Is the use new, being learned, or effective?", "使用处于新鲜期、学习期还是见效期？"))
    started: datetime.date | None = past_date(
        ("started on", "开始日期"), ("When the implementation started.", "实施开始的日期。"),
        ("When did the implementation start?", "什么时候开始实施的？"))
    plan_agreed: bool | None = flag(
        ("plan agreed before signature", "签约前已商定计划"),
        ("An implementation plan was agreed before signature.", "签约前已商定实施计划。"),
        ("Was an implementation plan agreed before signature?", "签约前商定实施计划了吗？"))
    customer_planned: bool | None = flag(
        ("customer built the plan with us", "客户参与制定"),
        ("The customer built the plan together with us.", "客户与我方一起制定计划。"),
        ("Did the customer build the plan with us?", "计划是和客户一起定的吗？"))
    dip_announced: bool | None = flag(
        ("dip announced", "已预告热情回落"),
        ("We told the customer that a dip in motivation is to be expected.", "已提前告知会有热情回落期。"),
        ("Have we told them that a hard stretch is to be expected?", "提前跟客户说过会有一段难的吗？"))
    service_terms_agreed: bool | None = flag(
        ("service terms agreed", "服务约定已定"),
        ("Response times and a contingency plan have been agreed.", "已约定响应时限和应急预案。"),
        ("Have response times and a contingency plan been agreed?", "响应时限和应急预案约定了吗？"))
    training_given: bool | None = flag(
        ("training given", "已培训"), ("The users have been trained.", "使用人员已培训。"),
        ("Have the users been trained?", "使用人员培训过了吗？"))
    trained_on: datetime.date | None = past_date(
        ("last training", "上次培训日期"), ("When the users were last trained.", "上次培训使用人员的日期。"),
        ("When were the users last trained?", "上次培训是什么时候？"))
    expectation_agreed: bool | None = flag(
        ("expected result agreed", "预期效果已约定"), ("It is agreed which result is expected.",
         "已约定要达到什么效果。"),
        ("Is it agreed which result they expect, and by when?", "要达到什么效果、什么时候达到，约定了吗？"))
    expectation_due: datetime.date | None = future_date(
        ("expected result due", "预期效果日期"), ("By when the expected result is to show.",
         "预期效果应在哪天前显现。"),
        ("By when do they expect the result?", "客户希望什么时候见效？"))
    follow_up_scheduled: bool | None = flag(
        ("follow-up scheduled", "已安排回访"),
        ("Help after the training has been scheduled and announced.", "培训后的回访辅导已安排并告知。"),
        ("Is help scheduled for a week or two after the training?", "培训后一两周的回访安排了吗？"))
    open_problems: int | None = count(
        ("open problems", "未解决问题"), ("Number of problems that are not solved.", "尚未解决的问题数量。"),
        ("How many problems are open?", "还有几个问题没解决？"))
    promised_level: Degree | None = choice(
        Degree, ("level promised", "承诺水平"), ("The level of result we have promised.", "我方承诺的效果水平。"),
        ("How much have we promised?", "我们承诺到什么程度？"))
    delivered_level: Degree | None = choice(
        Degree, ("level delivered", "实际水平"),
        ("The level of result that is, or can be, delivered.", "实际达到或能达到的效果水平。"),
        ("How much do we, or can we, deliver?", "实际能做到什么程度？"))
    result_measured: bool | None = flag(
        ("result measured", "效果已衡量"), ("The result has been measured and written down.", "效果已衡量并记录。"),
        ("Has the result been measured and written down?", "效果衡量并记录下来了吗？"))
    new_needs: bool | None = flag(
        ("new needs", "新需求"), ("The customer shows new needs.", "客户出现新需求。"),
        ("Has the customer mentioned new needs?", "客户提到新的需求了吗？"))
    new_discontent: bool | None = flag(
        ("new discontent", "新不满"), ("The customer shows new discontent.", "客户出现新的不满。"),
        ("Is there new discontent?", "客户有新的不满吗？"))
    reference_asked: bool | None = flag(
        ("reference asked for", "已请求推荐"),
        ("We have asked for a reference or an introduction.", "已请客户推荐或作证。"),
        ("Have we asked for a reference or an introduction?", "请客户帮忙推荐或作证了吗？"))
