"""Key-account selling doctrine as declarative rulebooks: a deal snapshot goes in, a coach's review comes out.

>>> import dealrules
>>> engine = dealrules.Engine.load()
>>> deal = dealrules.Deal.from_dict({"id": "d-1", "as_of": "2026-11-20", "phase": "needs_recognition"})
>>> review = engine.review(deal)
>>> all(advice.instead for advice in review.errors)
True
"""

from dealrules.api import Engine, check
from dealrules.bilingual import Bilingual, Language
from dealrules.errors import (
    ConclusionConflict,
    DealrulesError,
    Diagnostic,
    EngineError,
    InvalidDeal,
    InvalidRulebook,
    Location,
    Severity,
    UnknownRule,
)
from dealrules.explain import Explanation, Verdict
from dealrules.review import Advice, Review
from dealrules.snapshot import Deal, load_deal

__all__ = [
    "Advice",
    "Bilingual",
    "ConclusionConflict",
    "Deal",
    "DealrulesError",
    "Diagnostic",
    "Engine",
    "EngineError",
    "Explanation",
    "InvalidDeal",
    "InvalidRulebook",
    "Language",
    "Location",
    "Review",
    "Severity",
    "UnknownRule",
    "Verdict",
    "check",
    "load_deal",
]

__version__ = "0.1.0"
