"""Reviews: advice ranked and worded, from what the engine found."""

from dealrules.review.ranking import Hidden, HiddenBy, Ranking
from dealrules.review.review import Advice, ConclusionMade, Review, RuleReference, SourceItem, Target

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
