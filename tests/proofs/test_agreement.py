"""What is proven agrees with every deal there is, on vocabularies so small that all their deals can be written down.

The ordinary profile compares some sets of rules with what the engine sees on every deal: the first 12, and those in
which the proof was once wrong. The profile ``long`` compares 5,000.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import settings

from dealrules.proofs.deadline import Deadline, TimeIsUp
from dealrules.proofs.decoding import deal_data, deal_text
from dealrules.proofs.minimize import smallest
from dealrules.proofs.questions import questions
from dealrules.proofs.replay import Replays
from dealrules.proofs.solving import Answer, Nowhere, Searches
from tests.proofs.vocabularies import every_deal, random_rules

LONG = settings.get_current_profile_name() == "long"
SEEDS = range(5_000) if LONG else (*range(12), 184, 256, 711, 774, 805, 894)
LIMIT = 3.0 if LONG else None
"""Seconds for a question; one that takes longer is undecided, as a user would be told, and not compared."""

LARGER = 5
"""A size at which nothing may be found that the proof says is nowhere."""


@pytest.mark.parametrize("seed", SEEDS)
def test_the_proof_agrees_with_every_deal(seed):
    ruleset = random_rules(seed)
    searches, replays = Searches(ruleset), Replays(ruleset)
    answers = [(question, searches.find(question.terms, Deadline.after(LIMIT))) for question in questions(ruleset)]
    nowhere = [question for question, found in answers if isinstance(found, Nowhere)]

    for deal in every_deal(seed) if nowhere else ():
        replay = replays.run(deal)
        assert not [question for question in nowhere if question.confirm(replay)], deal
    for question in nowhere:
        with suppress(TimeIsUp):
            deadline = Deadline.after(LIMIT)
            named = searches.named(LARGER, question.terms, deadline)
            assert not searches.space(LARGER).check(list(named), deadline), question
    for question, found in answers:
        answered = isinstance(found, Answer)
        example = smallest(searches, question.terms, found, Deadline.after(LIMIT)) if answered else None
        if example is not None:
            text = deal_text(deal_data(example.universe, example.model))
            assert question.confirm(replays.run(replays.read(text))), (question, text)
