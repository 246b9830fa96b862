"""The deal snapshot: frozen attrs classes whose fields describe themselves, and the subjects rules speak about."""

from __future__ import annotations

from dealrules.snapshot.account import Account
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.competition import Competitor, Criterion, CriterionRating, Differentiator
from dealrules.snapshot.concern import Concern
from dealrules.snapshot.deal import Deal
from dealrules.snapshot.delivery import Delivery
from dealrules.snapshot.extending import with_extensions
from dealrules.snapshot.knowledge import Evidence, Information, Screening
from dealrules.snapshot.linked import all_linked
from dealrules.snapshot.loading import Extensions, deal_from_node, load_deal
from dealrules.snapshot.need import Need
from dealrules.snapshot.plan import Plan, Statement
from dealrules.snapshot.quote import Issue, Negotiation, Proposal, Quote, QuoteLine
from dealrules.snapshot.schema import deal_schema
from dealrules.snapshot.stakeholder import Stakeholder
from dealrules.snapshot.subject import Subject, reader
from dealrules.snapshot.subjects import SUBJECTS
from dealrules.snapshot.team import Colleague, Compliance, Team
from dealrules.snapshot.tender import Tender
from dealrules.snapshot.trial import Trial
from dealrules.snapshot.visit import Visit

__all__ = [
    "SUBJECTS",
    "Account",
    "Attribute",
    "Colleague",
    "Competitor",
    "Compliance",
    "Concern",
    "Criterion",
    "CriterionRating",
    "Deal",
    "Delivery",
    "Differentiator",
    "Direction",
    "Evidence",
    "Extensions",
    "Information",
    "Issue",
    "Kind",
    "Need",
    "Negotiation",
    "Plan",
    "Proposal",
    "Quote",
    "QuoteLine",
    "Screening",
    "Stakeholder",
    "Statement",
    "Subject",
    "Team",
    "Tender",
    "Trial",
    "Visit",
    "all_linked",
    "deal_from_node",
    "deal_schema",
    "load_deal",
    "reader",
    "with_extensions",
]
