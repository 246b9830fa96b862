"""A trial or pilot before the purchase."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime

import attrs

from dealrules.snapshot.fields import Described, choice, flag, future_date, past_date, reference
from dealrules.vocabulary import TrialStatus

__all__ = ["Trial"]


@attrs.frozen(kw_only=True, repr=False)
class Trial(Described):
    """The trial of a deal, if there is one."""

    status: TrialStatus | None = choice(
        TrialStatus, ("trial", "试用"), ("How far the trial has come.", "试用进行到哪一步。"),
        ("Is a trial planned, running or over?", "试用是计划中、进行中还是已结束？"))
    started: datetime.date | None = past_date(
        ("trial began", "试用开始日期"), ("When the trial began.", "试用开始的日期。"),
        ("When did the trial begin?", "试用什么时候开始的？"))
    ends: datetime.date | None = future_date(
        ("trial ends", "试用结束日期"), ("When the trial ends, as agreed with the customer.",
         "与客户约定的试用结束日期。"),
        ("When does the trial end?", "约定试用到哪天？"))
    criteria_agreed: bool | None = flag(
        ("success of the trial agreed", "试用标准已约定"),
        ("It is agreed what the trial has to show.", "已约定试用要达到什么结果。"),
        ("Is it agreed what the trial has to show?", "试用要达到什么结果，约定了吗？"))
    decider: str | None = reference(
        "stakeholder", ("who decides after the trial", "试用后由谁定"),
        ("The person who decides when the trial is over.", "试用结束后作决定的人。"),
        ("Who decides when the trial is over?", "试用完由谁拍板？"))
    free: bool | None = flag(
        ("free of charge", "免费试用"), ("The customer pays nothing for the trial.", "客户试用不付费。"),
        ("Do they pay for the trial?", "试用收费吗？"))
