"""What every review keeps to: rules that hide others, groups with one voice, whole texts, errors that stay alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.bilingual import LANGUAGES
from dealrules.review import HiddenBy
from dealrules.snapshot import SUBJECTS
from dealrules.testing import rulesets, seeded_deals

EXAMPLES = settings.default.max_examples
PLACEHOLDER = re.compile(rf"<\s*(\$|({'|'.join(SUBJECTS)})\.|({'|'.join(SUBJECTS['deal'].attributes)})>)")


@cache
def shipped():
    return dealrules.Engine.load()


engines = st.one_of(rulesets(size=15).map(dealrules.Engine), st.builds(shipped))


def firings(review):
    """Return the rule and the target of every firing that has an advice, shown or hidden."""
    every = (*review.advice, *(advice for advice, _ in review.hidden))
    return {(advice.rule.id, advice.target.subject, advice.target.id) for advice in every}


def superseded_by(rule, rules):
    """Return every rule that one supersedes, directly or through others, whether these fire or not."""
    found = set(rules[rule].supersedes)
    for other in rules[rule].supersedes:
        found |= superseded_by(other, rules)
    return found


@settings(max_examples=EXAMPLES // 8)
@given(engines, seeded_deals())
def test_a_firing_is_hidden_if_a_better_one_speaks_of_the_same_target_and_only_then(engine, deal):
    review, rules = engine.review(deal), engine.ruleset.rules
    fired = firings(review)
    better = {
        (worse, *target)
        for rule, *own in fired
        for hidden in superseded_by(rule, rules)
        for worse, *target in fired
        if worse == hidden and target in (own, ["deal", deal.id])
    }
    hidden = {
        (advice.rule.id, advice.target.subject, advice.target.id)
        for advice, hidden in review.hidden
        if hidden.reason is HiddenBy.SUPERSEDED
    }

    assert hidden == better
    for advice, reason in review.hidden:
        if reason.reason is HiddenBy.SUPERSEDED:
            assert advice.rule.id in superseded_by(reason.by, rules)


@settings(max_examples=EXAMPLES // 8)
@given(engines, seeded_deals())
def test_a_group_has_one_voice_the_best_that_nothing_supersedes(engine, deal):
    review, rules = engine.review(deal), engine.ruleset.rules
    shown = [advice.rule.id for advice in review.advice if rules[advice.rule.id].group]
    groups = [rules[rule].group for rule in shown]
    silenced = [(advice.rule.id, hidden.by) for advice, hidden in review.hidden if hidden.reason is HiddenBy.GROUP]

    assert len(set(groups)) == len(groups)
    assert engine is not shipped() or len(review.focus) <= 1
    for rule, by in silenced:
        assert by in shown
        assert rules[by].group == rules[rule].group


@settings(max_examples=EXAMPLES // 20)
@given(seeded_deals())
def test_no_text_is_empty_or_has_a_gap_in_either_language(deal):
    review = shipped().review(deal)
    for advice, rule in ((advice, shipped().ruleset.rules[advice.rule.id]) for advice in review.advice):
        said = [(advice.text, rule.advice.text), (advice.instead, rule.advice.instead), (advice.caution, None)]
        for text, template in said:
            for language in LANGUAGES if text else ():
                words = text.in_language(language)
                assert words.strip()
                assert not PLACEHOLDER.search(words)
                if template is not None:
                    assert_nothing_is_said_to_be_unknown(words, getattr(template, language))
        for language in LANGUAGES:
            assert advice.because
            assert all(line.strip() for line in advice.because_in(language))
    for language in LANGUAGES:
        assert not PLACEHOLDER.search(review.text(language, everything=True))
        assert not PLACEHOLDER.search(review.markdown(language, everything=True))


def assert_nothing_is_said_to_be_unknown(words, template):
    written = "".join(piece for piece in template if isinstance(piece, str))
    for unknown in ("unknown", "未知"):
        assert words.count(unknown) == written.count(unknown)


@settings(max_examples=EXAMPLES // 50)
@given(seeded_deals())
def test_an_advice_names_sources_that_exist_and_an_error_says_what_to_do_instead(deal):
    review = shipped().review(deal)

    assert all(advice.instead for advice in review.errors)
    assert all(
        advice.source and all(item.title.en and item.title.zh for item in advice.source) for advice in review.advice
    )


BROKEN = """
rulebook: mine
version: 1.0.0
language: 1
title: {en: Mine, zh: 我的}
conclusions: {state: {on: deal, values: {good: {en: good, zh: 好}, bad: {en: bad, zh: 坏}}, en: state, zh: 状态}}
rules:
  - id: mine.good
    title: {en: Good, zh: 好}
    source: entry_strategy/receptivity_is
    when: {decided_to_act: true}
    then: {conclude: {state: good}}
  - id: mine.bad
    title: {en: Bad, zh: 坏}
    source: entry_strategy/receptivity_is
    when: {stalled_: true}
    then: {conclude: {state: bad}}
"""
CONTRADICTORY = BROKEN.replace("stalled_", "contract_signed")


@pytest.fixture
def book(tmp_path: Path):
    def write(text):
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def deal(identifier, **facts):
    return dealrules.Deal.from_dict({"id": identifier, "as_of": "2026-11-20", **facts})


def test_a_broken_book_is_refused_by_name_and_the_shipped_books_go_on(book):
    before = shipped().review(deal("d", phase="needs_recognition"))
    with pytest.raises(dealrules.InvalidRulebook) as refused:
        dealrules.Engine.load(book(BROKEN))

    assert {Path(found.file).name for found in refused.value.diagnostics} == {"mine.yaml"}
    assert dealrules.Engine.load().review(deal("d", phase="needs_recognition")) == before


def test_a_contradiction_stops_the_review_of_its_deal_and_of_no_other(book):
    engine = dealrules.Engine.load(book(CONTRADICTORY))
    snapshots = [
        deal("good", decided_to_act=True),
        deal("both", decided_to_act=True, contract_signed=True),
        deal("bad", contract_signed=True),
    ]
    reviews = engine.review_many(snapshots)
    first = next(reviews)
    with pytest.raises(dealrules.ConclusionConflict, match="deal 'both': 'state' was concluded as 'good', 'bad'"):
        next(reviews)
    last = next(reviews)

    assert [made.value for made in first.conclusions if made.name == "state"] == ["good"]
    assert [made.value for made in last.conclusions if made.name == "state"] == ["bad"]
    assert first == engine.review(snapshots[0])
