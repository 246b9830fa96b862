"""Key-account selling doctrine as declarative rulebooks: a deal snapshot goes in, a coach's review comes out.

>>> import dealrules
>>> engine = dealrules.Engine.load()
>>> deal = dealrules.Deal.from_dict({"id": "d-1", "as_of": "2026-11-20", "phase": "needs_recognition"})
>>> review = engine.review(deal)
>>> all(advice.instead for advice in review.errors)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from dealrules.proofs import Proof, prove
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
    "Proof",
    "Review",
    "Severity",
    "UnknownRule",
    "Verdict",
    "check",
    "load_deal",
    "prove",
]

__version__ = "0.1.0"

_HOMES = {
    "api": ("Engine", "check"),
    "bilingual": ("Bilingual", "Language"),
    "errors": (
        "ConclusionConflict",
        "DealrulesError",
        "Diagnostic",
        "EngineError",
        "InvalidDeal",
        "InvalidRulebook",
        "Location",
        "Severity",
        "UnknownRule",
    ),
    "explain": ("Explanation", "Verdict"),
    "proofs": ("Proof", "prove"),
    "review": ("Advice", "Review"),
    "snapshot": ("Deal", "load_deal"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that a host pays only for what it uses."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
