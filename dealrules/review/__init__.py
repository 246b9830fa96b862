"""Reviews: advice ranked and worded, from what the engine found."""

from dealrules.review.advice import Advice, RuleReference, SourceItem, Target
from dealrules.review.ranking import Hidden, HiddenBy, Ranking
from dealrules.review.review import ConclusionMade, Review

__all__ = [
    "Advice",
    "ConclusionMade",
    "Hidden",
    "HiddenBy",
    "Ranking",
    "Review",
    "RuleReference",
    "SourceItem",
    "Target",
]
