"""What Hypothesis loads through its entry point when a test session begins: strategies for the snapshot, by type.

It stands apart from :mod:`dealrules.testing`, whose import may be what loads Hypothesis in the first place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from dealrules.rulebook import RuleSet
from dealrules.snapshot import SUBJECTS, Deal

__all__ = ["register"]


def register() -> None:
    """Register the strategies for ``hypothesis.strategies.from_type``; each is made when it is first asked for."""
    st.register_type_strategy(Deal, lambda _: _strategies().deals())
    st.register_type_strategy(RuleSet, lambda _: _strategies().rulesets())
    for name, subject in SUBJECTS.items():
        if name != "deal":
            st.register_type_strategy(subject.member, _members(name))


def _members(subject: str) -> Callable[[type], st.SearchStrategy[Any]]:
    def strategy(_: type) -> st.SearchStrategy[Any]:
        found: st.SearchStrategy[Any] = _strategies().members(subject)
        return found

    return strategy


def _strategies() -> Any:
    from dealrules import testing  # not at import: it may be under way

    return testing
