"""An advice stays as long as the facts that its ``because`` names stay, whatever else is changed or becomes known.

For each advice a second deal is made, in which every fact that is not named has another value, unknown facts are filled
in and lists have further members; second deals in which something is concluded whose absence was named are passed over.
That the shipped books keep this law is among the laws of :mod:`dealrules.testing.laws`.
"""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.snapshot import SUBJECTS, Deal
from dealrules.testing import rulesets
from dealrules.testing.changes import changed_deal
from dealrules.testing.random_deals import DealGenerator

EXAMPLES = settings.default.max_examples


def firing(review):
    return {(advice.rule.id, advice.members) for advice in (*review.advice, *(advice for advice, _ in review.hidden))}


def concluded(review):
    return {(made.name, made.target.subject, made.target.id) for made in review.conclusions}


@settings(max_examples=EXAMPLES // 8)
@given(rulesets(size=15), st.integers(0, 2**32))
def test_the_reasons_of_an_advice_suffice(ruleset, seed):
    engine, random = dealrules.Engine(ruleset), Random(seed)
    size = random.randint(1, 3)
    deal = DealGenerator(random, size=size, known=random.choice((0.3, 0.7, 1.0))).deal()
    other = DealGenerator(random, size=size + random.randint(0, 1), least=size, known=1.0).deal()
    review = engine.review(deal)
    for advice in random.sample(review.advice, min(len(review.advice), 5)):
        data = changed_deal(deal.to_dict(), other.to_dict(), advice.because, SUBJECTS)
        changed = engine.review(Deal.from_dict(data))
        conclusions = [fact for fact in advice.because if fact.conclusion]
        absent = {(fact.attribute, fact.subject, fact.member) for fact in conclusions if not fact.known}
        assert absent & concluded(changed) or (advice.rule.id, advice.members) in firing(changed)
