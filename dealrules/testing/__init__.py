"""Hypothesis strategies for deals and rules, made from the descriptions of the attributes, and laws for rulebooks.

``deals``, ``members`` and ``rulebooks`` shrink to what matters. ``seeded_deals`` and ``rulesets`` draw large examples
from a seed, for comparing evaluators in bulk. ``deals`` and ``members`` are also registered through Hypothesis' entry
point, so that ``hypothesis.strategies.from_type(Deal)`` works. The laws are in :mod:`dealrules.testing.laws`.
Needs Hypothesis (the extra ``test``: ``pip install dealrules[test]``).
"""

from dealrules.testing.random_books import rulebooks
from dealrules.testing.strategies import deals, members, rulesets, seeded_deals
from dealrules.testing.yaml_text import as_yaml

__all__ = ["as_yaml", "deals", "members", "rulebooks", "rulesets", "seeded_deals"]
