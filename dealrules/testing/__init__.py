"""Hypothesis strategies for deals and sets of rules, made from the descriptions of the attributes.

They are also registered through Hypothesis' entry point, so that ``hypothesis.strategies.from_type(Deal)`` works.
Needs the extra ``test`` (``pip install dealrules[test]``).
"""

from dealrules.testing.strategies import deals, register, rulesets

__all__ = ["deals", "register", "rulesets"]
