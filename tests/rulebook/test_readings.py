"""Titles, departments, stages and visits say something without being asked; never over a fact that was given."""

from __future__ import annotations

import pytest

import dealrules
from dealrules.rulebook.readings import Reading, Readings


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def seen(engine, person=None, **facts):
    data = {"id": "d", "as_of": "2026-05-01", **facts}
    if person is not None:
        data["stakeholders"] = [{"id": "p", **person}]
    return engine.seen(dealrules.Deal.from_dict(data))[0]


@pytest.mark.parametrize(
    ("title", "function", "layer"),
    [
        ("Chief Financial Officer", "finance", "decision_layer"),
        ("采购科科长", "purchasing", "management_layer"),
        ("Plant Manager", "use", "management_layer"),
        ("Category Buyer Packaging", "purchasing", "operating_layer"),
        ("IT Security Officer", "technical", "operating_layer"),
        ("财务总监", "finance", "decision_layer"),
        ("副总经理", None, "decision_layer"),
        ("Poet", None, None),
        ("Sitting room", None, None),  # "it" is no word in it
    ],
)
def test_a_title_says_function_and_layer(engine, title, function, layer):
    person = seen(engine, {"title": title}).stakeholders[0]

    assert (person.function, person.layer) == (function, layer)


def test_what_was_given_stays(engine):
    person = seen(engine, {"title": "Plant Manager", "function": "technical"}).stakeholders[0]

    assert (person.function, person.layer) == ("technical", "management_layer")


def test_visits_are_contacts(engine):
    visits = [
        {"id": "a", "date": "2026-03-01", "status": "held", "participants": "p"},
        {"id": "b", "date": "2026-05-09", "status": "planned", "participants": "p"},
        {"id": "c", "date": "2026-04-09", "status": "planned", "participants": "p"},
    ]
    person = seen(engine, {"last_contact": "2026-02-01"}, visits=visits).stakeholders[0]

    assert (str(person.last_contact), str(person.next_contact)) == ("2026-03-01", "2026-05-09")


def test_a_stage_says_what_is_claimed_and_never_the_phase(engine):
    deal = seen(engine, crm_stage="Negotiation/Review")

    assert deal.stage_claimed == "negotiation"
    assert deal.phase is None


def test_the_longest_word_decides():
    layers = {"manager": "management_layer", "account manager": "operating_layer"}
    readings = Readings(
        Reading(subject="stakeholder", sources=("title",), words=(word,), gives={"layer": layer})
        for word, layer in layers.items()
    )
    people = [{"id": "p", "title": "Account Manager"}]
    deal = dealrules.Deal.from_dict({"id": "d", "as_of": "2026-05-01", "stakeholders": people})
    completed, guesses = readings.completed(deal)

    assert completed.stakeholders[0].layer == "operating_layer"
    assert [(guess.member, guess.attribute, guess.source) for guess in guesses] == [("p", "layer", "title")]
