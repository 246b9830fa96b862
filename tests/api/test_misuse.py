"""What a developer meets who holds the library wrong, or looks at what it gives back."""

import copy
import datetime
import json
import pickle

import attrs
import pytest

import dealrules
from dealrules.snapshot import Need, Stakeholder, Visit

DATA = {
    "id": "d-17",
    "as_of": "2026-11-20",
    "phase": "needs_recognition",
    "needs": [],
    "stakeholders": [{"id": "wang", "name": "王总", "focus": "power", "next_contact": "2026-11-23"}],
}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


@pytest.mark.parametrize("given", [DATA, None, "deal.yaml"])
def test_what_is_no_deal_is_refused_with_what_would_make_one(engine, given):
    for ask in (engine.review, lambda deal: engine.explain(deal, "entry.power-before-need")):
        with pytest.raises(TypeError, match=r"Deal\.from_dict"):
            ask(given)


def test_a_deal_built_of_plain_data_is_refused_with_what_would_make_one(engine):
    deal = dealrules.Deal(id="d", as_of=datetime.date(2026, 11, 20), stakeholders=({"id": "wang"},))
    with pytest.raises(TypeError, match=r"not of the snapshot.*Deal\.from_dict"):
        engine.review(deal)


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"lost_to": "nobody"}, "$.lost_to"),
        ({"needs": (Need(id="n", owner="nobody"),)}, "$.needs[0].owner"),
        ({"visits": (Visit(id="v", participants=frozenset({"wang", "nobody"})),)}, "$.visits[0].participants[0]"),
    ],
    ids=["deal", "member", "one of a set"],
)
def test_a_deal_built_by_hand_that_names_nobody_is_refused_like_one_that_is_loaded(engine, facts, path):
    deal = attrs.evolve(dealrules.Deal.from_dict(DATA), **facts)
    for ask in (engine.review, lambda deal: engine.explain(deal, "entry.power-before-need")):
        for _ in range(2):
            with pytest.raises(dealrules.InvalidDeal) as refused:
                ask(deal)
            assert [(found.code, found.path) for found in refused.value.diagnostics] == [("DR109", path)]


def test_a_deal_built_by_hand_with_a_word_of_its_own_is_refused_like_one_that_is_loaded(engine):
    deal = attrs.evolve(dealrules.Deal.from_dict(DATA), stakeholders=(Stakeholder(id="wang", influence="great"),))
    with pytest.raises(dealrules.InvalidDeal, match=r"DR103 'great'.*influence"):
        engine.review(deal)


def test_a_deal_built_by_hand_is_reviewed_like_one_that_is_loaded(engine):
    deal = dealrules.Deal.from_dict({**DATA, "needs": [{"id": "n", "owner": "wang"}]})
    assert engine.review(attrs.evolve(deal)) == engine.review(deal)


@pytest.mark.parametrize("made", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_deals_and_reviews_are_values(engine, made):
    deal = dealrules.Deal.from_dict(DATA)
    review = engine.review(deal)
    assert made(deal) == deal
    assert hash(made(deal)) == hash(deal)
    assert made(review) == review
    assert json.loads(json.dumps(review.to_dict())) == review.to_dict()


def test_reviews_of_a_generator_come_one_by_one(engine):
    drawn = []

    def deals():
        for number in range(3):
            drawn.append(number)
            yield dealrules.Deal.from_dict({**DATA, "id": f"d-{number}"})

    reviews = engine.review_many(deals())
    assert drawn == []
    assert next(reviews).deal.id == "d-0"
    assert drawn == [0]
    assert [review.deal.id for review in reviews] == ["d-1", "d-2"]


def test_check_takes_one_path_or_several_and_reads_the_tests_too(tmp_path):
    book = tmp_path / "own.yaml"
    book.write_text(
        "rulebook: own\nversion: 1.0.0\nlanguage: 1\ntitle: {en: Own, zh: 自有}\n"
        "sources: {own/budget: {en: Workshop, zh: 培训}}\nrules:\n"
        "  - id: own.budget\n    title: {en: Budget, zh: 预算}\n    source: own/budget\n"
        "    when: {phase: pre_contact}\n    then: {ask: budget}\n    tests:\n      - frires: {phase: pre_contact}\n",
        encoding="utf-8",
    )
    found = dealrules.check(str(book), shipped=False)
    assert [(each.line, "frires" in each.message) for each in found if each.line == 13] == [(13, True)]
    assert dealrules.check([book], shipped=False) == found
    assert dealrules.check(book, shipped=False) == found


def test_equal_reviews_have_equal_hashes_and_a_place_in_a_set(engine):
    reviews = [engine.review(dealrules.Deal.from_dict(data)) for data in (DATA, DATA, {**DATA, "needs": [{"id": "n"}]})]
    assert reviews[0] is not reviews[1]
    assert len(set(reviews)) == 2
