"""Reviews: advice ranked and worded, from what the engine found."""

from dealrules.review.advice import Advice, RuleReference, SourceItem, Target
from dealrules.review.order import DEFAULT_ORDER, Fit, Order
from dealrules.review.ranking import Hidden, HiddenBy, Ranking
from dealrules.review.review import ConclusionMade, Review

__all__ = [
    "DEFAULT_ORDER",
    "Advice",
    "ConclusionMade",
    "Fit",
    "Hidden",
    "HiddenBy",
    "Order",
    "Ranking",
    "Review",
    "RuleReference",
    "SourceItem",
    "Target",
]
