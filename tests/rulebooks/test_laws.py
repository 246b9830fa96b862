"""What holds of the shipped books on every valid deal: they have something to say, say it once, and say it in full."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import event, given, settings

import dealrules
from dealrules.bilingual import LANGUAGES
from dealrules.engine.members import DEAL
from dealrules.engine.reference import Reference
from dealrules.review.page import build_page
from dealrules.testing import seeded_deals
from dealrules.vocabulary import AdviceKind, Phase

EXAMPLES = max(100, settings.default.max_examples // 10)
GAP = re.compile(r"<\$?[a-z_]+(\.[a-z_]+)*>")
NAMES = re.compile(re.escape("<b>*_`"))


@cache
def engine():
    return dealrules.Engine.load()


@pytest.mark.parametrize("phase", Phase, ids=str)
def test_every_phase_has_an_action_and_an_error_even_if_nothing_else_is_known(phase):
    review = engine().review(dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-20", "phase": str(phase)}))

    assert review.actions
    assert review.errors


def has_an_action_and_an_error_in_a_known_phase(review):
    if len(review.phases) == 1:
        assert review.actions
        assert review.errors


def has_one_entry_focus_where_the_book_promises_it(review):
    promise = engine().ruleset.groups["entry_focus"].promise
    seen = engine().seen(review.deal)
    promised = len(seen) == 1 and Reference(engine().ruleset, seen[0]).holds(promise, DEAL, {}) is True
    event("entry focus promised" if promised else "no entry focus promised")
    assert len(review.focus) in ({1} if promised else {0, 1})


def says_nothing_twice(review):
    for part in (lambda advice: advice.text.en, lambda advice: advice.text.zh):
        said = {}
        for advice in review.advice:
            words = part(advice)
            assert said.setdefault(words, advice.rule) == advice.rule or words is None


def says_everything_in_full(review):
    for advice in review.advice:
        for text in filter(None, (advice.text, advice.instead, advice.caution)):
            for language in LANGUAGES:
                words = NAMES.sub("", text.in_language(language))
                assert words.strip()
                assert not GAP.search(words)


def fits_on_a_page(review):
    shown = [item for block in build_page(review, "zh").blocks for item in block.items]
    assert len(shown) <= review.order.lines
    assert sum(item.label == AdviceKind.ASK.label.zh for item in shown) <= review.order.questions


LAWS = (
    has_an_action_and_an_error_in_a_known_phase,
    has_one_entry_focus_where_the_book_promises_it,
    says_nothing_twice,
    says_everything_in_full,
    fits_on_a_page,
)


@settings(max_examples=EXAMPLES)
@given(seeded_deals())
def test_every_review_keeps_the_laws(deal):
    review = engine().review(deal)
    for law in LAWS:
        law(review)
