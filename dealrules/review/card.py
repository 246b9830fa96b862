"""One advice as a card for another system, after the cards of HL7's CDS Hooks.

A card has a summary of less than 140 characters, an indicator of how urgent it is, where it comes from, what to do, and
the reasons for which somebody may override it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dealrules.bilingual import Language
from dealrules.vocabulary import OverrideReason, Priority

if TYPE_CHECKING:
    from dealrules.review.advice import Advice

__all__ = ["SUMMARY", "card"]

SUMMARY = 139
"""The longest summary, in characters."""

_INDICATORS = {
    Priority.CRITICAL: "critical",
    Priority.HIGH: "warning",
    Priority.NORMAL: "info",
    Priority.LOW: "info",
}
_CUT = "…"


def card(advice: Advice, language: Language) -> dict[str, Any]:
    """Return an advice as the data of a card, in one language."""
    text = advice.text.in_language(language)
    told = advice.facts_in(advice.told, language)
    suggestion = advice.instead.in_language(language) if advice.instead is not None else text
    return {
        "uuid": advice.id,
        "summary": text if len(text) <= SUMMARY else text[: SUMMARY - len(_CUT)].rstrip() + _CUT,
        "detail": "\n".join(dict.fromkeys([text, suggestion, *told])),
        "indicator": _INDICATORS[advice.priority],
        "source": {"label": advice.source[0].title.in_language(language), "topic": {"code": advice.rule.id}},
        "suggestions": [{"label": suggestion, "uuid": advice.id}],
        "overrideReasons": [
            {"code": reason.value, "display": reason.label.in_language(language)} for reason in OverrideReason
        ],
    }
