"""Texts name whom and what the deal knows, in the formats of the language, and fall back to plainer ones."""

from __future__ import annotations

import pytest

import dealrules

BOOK = """
rulebook: mine
version: 1.0.0
language: 1
title: {en: Mine, zh: 自己的}
moves: {call: {en: Call, zh: 打电话}}
sources: {own/one: {en: Own, zh: 自有}}
rules:
  - id: mine.one
    title: {en: One, zh: 一}
    source: own/one
    when: {needs: {any: {as: sore, state: implied}}}
    for_each: {stakeholder: {power: decision}}
    mentions:
      friend: {stakeholder: {stance: [supporter, champion], reports_to: <stakeholder>}, most: influence}
      last: {stakeholder: {known: last_contact}, least: last_contact_days}
    then:
      do: call
      text:
        - {en: "<friend.name> can introduce you: “<sore.name>”.", zh: "<friend.name>可引见。"}
        - en: "<last.name>, <last.last_contact>, <last.last_contact_days>, <amount>."
          zh: "<last.name>，<last.last_contact>，<last.last_contact_days>，<amount>。"
        - {en: "Ask about “<sore.name>”.", zh: "问“<sore.name>”。"}
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    path = tmp_path_factory.mktemp("books") / "mine.yaml"
    path.write_text(BOOK, encoding="utf-8")
    return dealrules.Engine.load(path, shipped=False)


def said(engine, *people, **facts):
    boss = {"id": "boss", "name": "Boss", "power": "decision"}
    needs = [{"id": "n", "name": "slow", "state": "implied"}]
    data = {"id": "d", "as_of": "2026-05-01", "needs": needs, "stakeholders": [boss, *people], **facts}
    (advice,) = engine.review(dealrules.Deal.from_dict(data)).advice
    return advice.text


def test_the_most_particular_text_is_used_whose_names_the_deal_knows(engine):
    ann = {"id": "ann", "name": "Ann", "stance": "champion", "reports_to": "boss"}

    assert said(engine, ann).en == "Ann can introduce you: “slow”."
    assert said(engine, {**ann, "stance": "neutral"}).en == "Ask about “slow”."


def test_of_several_the_order_chooses_and_then_the_id(engine):
    people = [
        {"id": "a", "name": "A", "stance": "supporter", "reports_to": "boss", "influence": "low"},
        {"id": "c", "name": "C", "stance": "supporter", "reports_to": "boss", "influence": "high"},
        {"id": "b", "name": "B", "stance": "supporter", "reports_to": "boss", "influence": "high"},
    ]

    assert said(engine, *people).en.startswith("B ")
    assert said(engine, *reversed(people)).en.startswith("B ")


def test_dates_days_and_amounts_are_written_as_each_language_writes_them(engine):
    people = [
        {"id": "a", "name": "A", "last_contact": "2025-12-31"},
        {"id": "b", "name": "B", "last_contact": "2026-04-30"},
    ]
    text = said(engine, *people, amount=4350000, currency="CNY")

    assert text.en == "B, 30 April, 1 day, 4,350,000 CNY."
    assert text.zh == "B，4月30日，1天，435万元。"
    assert said(engine, people[0], amount=1, currency="EUR").en == "A, 31 December 2025, 121 days, 1 EUR."


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("as: sore, ", "as: Sore, ", "DR201"),
        ("any: {as: sore", "none: {as: sore", "DR213"),
        ('en: "Ask about “<sore.name>”."', 'en: "Ask <friend.name>."', "DR241"),
        ("most: influence", "most: name", "DR213"),
        ("friend: {stakeholder:", "friend: {person:", "DR211"),
        ("<friend.name> can", "<freind.name> can", "DR240"),
    ],
)  # fmt: skip
def test_a_mention_that_names_nobody_is_a_fault_of_the_book(tmp_path, old, new, code):
    path = tmp_path / "mine.yaml"
    path.write_text(BOOK.replace(old, new), encoding="utf-8")

    with pytest.raises(dealrules.InvalidRulebook) as refused:
        dealrules.Engine.load(path, shipped=False)

    assert code in {found.code for found in refused.value.diagnostics}
