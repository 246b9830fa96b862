"""What is proven agrees with every deal there is, on vocabularies so small that all their deals can be written down.

The ordinary profile compares some sets of rules with what the reference evaluator sees on every deal: the first 20,
and those in which the proof was once wrong. The profile ``long`` compares 5,000 with what the engine sees, which is
faster, and agrees with the reference by a test of its own.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import settings

from dealrules.engine.reference import Reference
from dealrules.proofs.deadline import Deadline, TimeIsUp
from dealrules.proofs.decoding import deal_data, deal_text
from dealrules.proofs.minimize import smallest
from dealrules.proofs.questions import questions
from dealrules.proofs.replay import Replays
from dealrules.proofs.solving import Answer, Nowhere, Searches
from tests.proofs.vocabularies import every_deal, random_rules

LONG = settings.get_current_profile_name() == "long"
SEEDS = range(5_000) if LONG else (*range(20), 184, 256, 711, 774, 805, 894)
LIMIT = 3.0 if LONG else None
"""Seconds for a question; one that takes longer is undecided, as a user would be told, and not compared."""

LARGER = 5
"""A size at which nothing may be found that the proof says is nowhere."""


class Judge:
    """Sees on a deal what the reference evaluator sees, or in the long profile the engine."""

    def __init__(self, ruleset):
        self.ruleset = ruleset
        self.replays = Replays(ruleset)
        self.places = {rule: place for place, rule in enumerate(ruleset.rules)}

    def replay(self, deal):
        if LONG:
            return self.replays.run(deal)
        firings = Reference(self.ruleset, deal).firings
        return self.replays.of(deal, [(self.places[firing.rule], firing.members) for firing in firings])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_proof_agrees_with_every_deal(seed):
    ruleset = random_rules(seed)
    searches, judge = Searches(ruleset), Judge(ruleset)
    answers = [(question, searches.find(question.terms, Deadline.after(LIMIT))) for question in questions(ruleset)]
    nowhere = [question for question, found in answers if isinstance(found, Nowhere)]

    for deal in every_deal(seed) if nowhere else ():
        replay = judge.replay(deal)
        assert not [question for question in nowhere if question.confirm(replay)], deal
    for question in nowhere:
        with suppress(TimeIsUp):
            deadline = Deadline.after(LIMIT)
            named = searches.named(LARGER, question.terms, deadline)
            assert not searches.space(LARGER).check(list(named), deadline), question
    for question, found in answers:
        if isinstance(found, Answer):
            example = smallest(searches, question.terms, found, Deadline.after(LIMIT))
            if example is None:
                continue
            text = deal_text(deal_data(example.universe, example.model))
            assert question.confirm(judge.replay(judge.replays.read(text))), (question, text)
