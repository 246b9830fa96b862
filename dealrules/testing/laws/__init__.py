"""Laws that every rulebook keeps, as a ready test class for the repository of a trainer.

Two lines in a test file, run by pytest, put all laws to a book of that repository, together with the shipped ones::

    from dealrules.testing.laws import laws_of

    TestMyBook = laws_of("mine.yaml")

Hypothesis draws deals, and where a law does not hold it looks for the smallest one; it is printed as YAML, with the
ids of the rules. How many deals are drawn is a matter of the Hypothesis profile. Each law is also a function of its
own (:mod:`dealrules.testing.laws.statements`), which takes what it tests as an argument.
"""

from __future__ import annotations

from dealrules.testing.laws.ready import laws_of
from dealrules.testing.laws.statements import (
    LawBroken,
    books_survive_yaml,
    certainty_stays,
    deals_survive_yaml,
    errors_stay_apart,
    evaluators_agree,
    order_does_not_matter,
    others_do_not_silence,
    reasons_suffice,
    same_deal_same_review,
)

__all__ = [
    "LawBroken",
    "books_survive_yaml",
    "certainty_stays",
    "deals_survive_yaml",
    "errors_stay_apart",
    "evaluators_agree",
    "laws_of",
    "order_does_not_matter",
    "others_do_not_silence",
    "reasons_suffice",
    "same_deal_same_review",
]
