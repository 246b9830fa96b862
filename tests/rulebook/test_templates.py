"""What a text may show, given what the condition of its rule makes certain."""

from __future__ import annotations

import pytest

from dealrules.documents import read_document
from dealrules.rulebook import load_rulebooks
from dealrules.rulebook.condition import Path
from dealrules.rulebook.model import Placeholder

BOOK = """
rulebook: t
version: 1.0.0
language: 1
title: {{en: T, zh: 文}}
parameters: {{soon: {{value: 30, unit: days, en: soon, zh: 临近}}}}
conclusions: {{ready: {{on: stakeholder, values: boolean, en: ready, zh: 就绪}}}}
rules:
  - id: t.one
    title: {{en: One, zh: 一}}
    source: own/one
    {condition}
    target: deal
    then: {{warn: veto, text: {{en: "{text}", zh: 文}}}}
"""


def load(condition, text):
    document, problems = read_document(BOOK.format(condition=condition, text=text), "t.yaml")
    assert problems == []
    return load_rulebooks([document])


CERTAIN = [
    ("when: {quote.level: high}", "<quote.level>"),
    ("when: {quote.level: {not: high}}", "<quote.level>"),
    ("when: {not: {quote.level: high}}", "<quote.level>"),
    ("when: {known: quote.level}", "<quote.level>"),
    ("when: {not: {unknown: quote.level}}", "<quote.level>"),
    ("when: {all_of: [{budget: none}, {quote.level: high}]}", "<quote.level>"),
    ("when: {any_of: [{quote.level: high}, {quote.level: low, budget: none}]}", "<quote.level>"),
    ("when: {not: {any_of: [{quote.level: high}, {budget: none}]}}", "<quote.level> <budget>"),
    ("when: {decision_date_days: {gte: 0}}", "<decision_date> <decision_date_days>"),
    ("when: {known: decision_date}", "<decision_date_days>"),
    ("when: {tender.owner.stance: champion}", "<tender.owner.name> <tender.owner.stance>"),
    ("for_each: {stakeholder: }", "<stakeholder.name> <stakeholder.id> <customer> <as_of> <$soon>"),
    ("for_each: {need: {owner.stance: champion}}", "<need.owner.name> <need.owner.stance>"),
    ("for_each: {need: {owner.ready: true}}", "<need.owner.name>"),
    ("for_each: {need: {deal.budget: none}}", "<budget>"),
    ("for_each: {stakeholder: , need: {owner: <stakeholder>}}", "<need.owner.name>"),
]

UNCERTAIN = [
    ("when: {budget: none}", "<quote.level>"),
    ("when: {unknown: quote.level}", "<quote.level>"),
    ("when: {not: {known: quote.level}}", "<quote.level>"),
    ("when: {any_of: [{quote.level: high}, {budget: none}]}", "<quote.level>"),
    ("when: {not: {all_of: [{quote.level: high}, {budget: none}]}}", "<quote.level>"),
    ("when: {stakeholders: {any: {stance: champion}}}", "<industry>"),
    ("for_each: {need: {state: explicit}}", "<need.owner.name>"),
    ("for_each: {need: {known: owner}}", "<need.owner.stance>"),
    ("for_each: {need: {not: {owner.ready: true}}}", "<need.owner.name>"),
    ("for_each: {stakeholder: {stance: champion}, need: }", "<need.severity>"),
]


@pytest.mark.parametrize(("condition", "text"), CERTAIN)
def test_a_certain_placeholder_is_accepted(condition, text):
    assert [str(found) for found in load(condition, text)[1]] == []


@pytest.mark.parametrize(("condition", "text"), UNCERTAIN)
def test_an_uncertain_placeholder_is_refused(condition, text):
    assert [found.code for found in load(condition, text)[1]] == ["DR241"]


def test_a_text_becomes_pieces_and_placeholders():
    ruleset, _ = load("for_each: {need: {owner.stance: champion}}", "a < b, <need.owner.stance>: <$soon> <> <b c")

    assert ruleset.rules["t.one"].advice.text.en == (
        "a < b, ",
        Placeholder("need", Path(("owner",), "stance", "stakeholder", "need")),
        ": ",
        Placeholder("", None, "t.soon"),
        " <> <b c",
    )
