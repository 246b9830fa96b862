"""The subjects of a snapshot, read off its classes."""

from __future__ import annotations

from collections.abc import Mapping

from dealrules.bilingual import Bilingual
from dealrules.snapshot.competition import Competitor, Criterion, CriterionRating, Differentiator
from dealrules.snapshot.concern import Concern
from dealrules.snapshot.deal import Deal
from dealrules.snapshot.knowledge import Evidence
from dealrules.snapshot.need import Need
from dealrules.snapshot.plan import Plan, Statement
from dealrules.snapshot.quote import Issue, QuoteLine
from dealrules.snapshot.stakeholder import Stakeholder
from dealrules.snapshot.subject import Subject, build_subjects
from dealrules.snapshot.team import Colleague
from dealrules.snapshot.visit import Visit

__all__ = ["SUBJECTS"]

SUBJECTS: Mapping[str, Subject] = build_subjects(
    {
        "deal": (Deal, Bilingual("deal", "项目")),
        "stakeholder": (Stakeholder, Bilingual("person", "人员")),
        "need": (Need, Bilingual("need", "需求")),
        "criterion": (Criterion, Bilingual("criterion", "选择标准")),
        "rating": (CriterionRating, Bilingual("rating", "评分")),
        "differentiator": (Differentiator, Bilingual("difference", "差异点")),
        "concern": (Concern, Bilingual("concern", "顾虑")),
        "competitor": (Competitor, Bilingual("rival", "竞争对手")),
        "quote_line": (QuoteLine, Bilingual("quote line", "报价行")),
        "issue": (Issue, Bilingual("negotiation issue", "谈判议题")),
        "visit": (Visit, Bilingual("visit", "拜访")),
        "colleague": (Colleague, Bilingual("colleague of ours", "我方人员")),
        "plan": (Plan, Bilingual("plan", "打算")),
        "statement": (Statement, Bilingual("statement", "说法")),
        "evidence": (Evidence, Bilingual("piece of evidence", "依据")),
    }
)
"""Every subject by its name; ``deal`` comes first."""
