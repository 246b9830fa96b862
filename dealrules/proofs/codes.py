"""The codes of what a proof can find."""

from __future__ import annotations

__all__ = ["CODES", "IMPLIED"]

CODES = {
    "DR401": "a rule that fires on no deal",
    "DR402": "advice that no deal ever shows, because other rules always hide it",
    "DR403": "a move that is advised and warned off on the same deal",
    "DR404": "two rules of a choose-one group that fire on the same deal",
    "DR405": "a deal on which a group promises one of its rules and none fires",
    "DR406": "a deal on which promised advice is missing",
    "DR407": "a rule that never says what another rule does not say as well",
    "DR408": "a rule that supersedes another one, but never fires together with it",
    "DR409": "two values of a conclusion that holds one, on the same deal",
    "DR410": "two moves that exclude each other, advised on the same deal",
}
"""What each code of a proof means."""

IMPLIED = {"DR402": {"DR401"}, "DR407": {"DR401", "DR402"}, "DR408": {"DR401"}}
"""Findings that say nothing new of a rule of which one of these has been found: it never fires, or is never shown."""
