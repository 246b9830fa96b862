"""Which advice is shown, and in which order: what would lose the deal comes first, and nothing is said twice."""

from __future__ import annotations

import json

import pytest

import dealrules
from dealrules.api import Engine
from dealrules.documents import read_document
from dealrules.review import HiddenBy, Order
from dealrules.rulebook import load_rulebooks
from tests.written_rules import ruleset_of

HEAD = """
rulebook: r
version: 1.0.0
language: 1
title: {en: Ranking, zh: 排序}
groups: {voice: {choose: one, en: one voice, zh: 只说一句}}
moves: {act: {en: act, zh: 行动}}
rules:
"""
TEXT = {"en": "Do.", "zh": "去做。"}
KINDS = {
    "avoid": {"avoid": "act", "text": TEXT, "instead": TEXT},
    "warn": {"warn": "veto", "text": TEXT},
    "focus": {"focus": "power", "text": TEXT},
    "do": {"do": "act", "text": TEXT},
    "tactic": {"tactic": "act", "topic": "pricing", "text": TEXT},
    "ask": {"ask": "budget"},
}
EACH = {"for_each": {"stakeholder": {}}}


def engine_of(**rules):
    """Return an engine; each rule is a mapping, with the kind of its advice under ``kind``."""
    written = []
    for name, given in rules.items():
        rule = {"id": f"r.{name}", "title": {"en": name, "zh": "规则"}, "source": "own/one", **given}
        advice = {**KINDS[rule.pop("kind", "do")], **({"priority": rule.pop("priority")} if "priority" in rule else {})}
        rule["supersedes"] = [f"r.{other}" for other in given.get("supersedes", [])]
        written.append({"then": advice, **rule})
    return dealrules.Engine(ruleset_of(HEAD, written))


def deal(*people, **facts):
    stakeholders = [{"id": person} if isinstance(person, str) else person for person in people]
    return dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-20", "stakeholders": stakeholders, **facts})


def shown(review):
    return [" ".join([advice.rule.id.removeprefix("r."), *advice.members]) for advice in review.advice]


def hidden(review):
    return {
        " ".join([advice.rule.id.removeprefix("r."), *advice.members]): reason.by.removeprefix("r.")
        for advice, reason in review.hidden
    }


def test_priority_comes_first_then_kind_then_support():
    review = engine_of(
        low_avoid={"kind": "avoid", "priority": "low"},
        ask={"kind": "ask"},
        tactic={"kind": "tactic"},
        unconfirmed={"support": "unconfirmed"},
        practice={"support": "practice"},
        zz_course={},
        focus={"kind": "focus"},
        warn={"kind": "warn"},
        avoid={"kind": "avoid"},
        high_ask={"kind": "ask", "priority": "high"},
        critical_ask={"kind": "ask", "priority": "critical"},
    ).review(deal())

    assert shown(review) == [
        "critical_ask", "high_ask", "avoid", "warn", "focus", "zz_course", "practice", "unconfirmed", "tactic", "ask",
        "low_avoid",
    ]  # fmt: skip


def test_people_of_influence_come_first_and_ids_break_ties():
    people = [
        {"id": "a", "influence": "low"},
        "b",
        {"id": "c", "influence": "medium"},
        {"id": "e", "influence": "high"},
        {"id": "d", "influence": "high"},
    ]
    review = engine_of(second=EACH, first=EACH).review(deal(*people))

    assert shown(review) == [
        "first d", "first e", "second d", "second e", "first c", "second c", "first b", "second b", "first a",
        "second a",
    ]  # fmt: skip


def test_what_is_particular_comes_first_and_what_fits_most_deals_last():
    engine = engine_of(
        generic={"priority": "critical"},
        of_the_phase={"priority": "critical", "when": {"phase": "options_evaluation"}},
        factual={"when": {"decided_to_act": True}},
        factual_high={"when": {"decided_to_act": True}, "priority": "high"},
        each=EACH,
    )
    review = engine.review(deal("a", decided_to_act=True, phase="options_evaluation"))

    assert shown(review) == ["factual_high", "each a", "factual", "generic", "of_the_phase"]


def test_a_host_may_order_otherwise():
    rules = {"ask": {"kind": "ask"}, "warn": {"kind": "warn"}}
    order = Order(kinds=tuple(reversed(Order().kinds)))

    assert shown(engine_of(**rules).review(deal())) == ["warn", "ask"]
    assert shown(Engine(engine_of(**rules).ruleset, order).review(deal())) == ["ask", "warn"]


def test_a_rule_hides_another_on_the_same_person_only():
    engine = engine_of(
        general=EACH,
        special={"for_each": {"stakeholder": {"stance": "champion"}}, "supersedes": ["general"]},
    )
    review = engine.review(deal({"id": "a", "stance": "champion"}, "b"))

    assert sorted(shown(review)) == ["general b", "special a"]
    assert hidden(review) == {"general a": "special"}


def test_a_rule_on_a_person_hides_one_on_the_deal_but_not_the_other_way_round():
    engine = engine_of(
        on_deal={},
        on_person={"for_each": {"stakeholder": {"stance": "champion"}}, "supersedes": ["on_deal"]},
    )
    other = engine_of(on_deal={"supersedes": ["on_person"]}, on_person=EACH)

    assert hidden(engine.review(deal({"id": "a", "stance": "champion"}))) == {"on_deal": "on_person"}
    assert hidden(engine.review(deal("a"))) == {}
    assert hidden(other.review(deal("a"))) == {}


def test_a_hidden_rule_still_hides_and_so_does_one_that_hides_by_way_of_a_silent_one():
    rules = {
        "worst": {},
        "worse": {"when": {"decided_to_act": True}, "supersedes": ["worst"]},
        "best": {"when": {"contract_signed": True}, "supersedes": ["worse"]},
    }
    engine = engine_of(**rules)
    both = engine.review(deal(decided_to_act=True, contract_signed=True))
    only_best = engine.review(deal(contract_signed=True))

    assert shown(both) == shown(only_best) == ["best"]
    assert hidden(both).keys() == {"worst", "worse"}
    assert hidden(both)["worse"] == "best"
    assert hidden(only_best) == {"worst": "best"}


def test_a_rule_that_only_concludes_hides_too_and_is_no_advice():
    text = HEAD.replace("moves:", "conclusions: {found: {on: deal, values: boolean, en: found, zh: 已有}}\nmoves:")
    rules = [
        {"id": "r.a", "then": {**KINDS["do"]}},
        {"id": "r.b", "supersedes": ["r.a"], "then": {"conclude": {"found": True}}},
        {"id": "r.c", "when": {"found": True}, "then": {**KINDS["ask"]}},
    ]
    common = {"title": {"en": "Rule", "zh": "规则"}, "source": "own/one"}
    text += "".join(f"  - {json.dumps({**common, **rule}, ensure_ascii=False)}\n" for rule in rules)
    ruleset, diagnostics = load_rulebooks([read_document(text, "r.yaml")[0]])
    assert diagnostics == []
    review = dealrules.Engine(ruleset).review(deal())

    assert (shown(review), hidden(review)) == (["c"], {"a": "b"})


def test_a_group_speaks_once_and_the_best_speaks():
    engine = engine_of(
        low={"group": "voice", "priority": "low"},
        high={"group": "voice", "priority": "high", "when": {"decided_to_act": True}},
        each={**EACH, "group": "voice"},
        outside={},
    )
    review = engine.review(deal("a", "b", decided_to_act=True))

    assert shown(review) == ["high", "outside"]
    assert hidden(review) == {"low": "high", "each a": "high", "each b": "high"}
    assert {reason.reason for _, reason in review.hidden} == {HiddenBy.GROUP}
    assert shown(engine.review(deal("b", "a"))) == ["each a", "outside"]
    assert shown(engine.review(deal())) == ["outside", "low"]


def test_what_is_superseded_does_not_speak_for_its_group():
    engine = engine_of(
        best={"group": "voice", "priority": "critical"},
        second={"group": "voice"},
        better={"supersedes": ["best"]},
    )
    review = engine.review(deal())

    assert shown(review) == ["better", "second"]
    assert hidden(review) == {"best": "better"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_list_of_its_own(kind):
    review = engine_of(only={"kind": kind}).review(deal())
    lists = {
        "do": review.actions, "avoid": review.errors, "focus": review.focus, "tactic": review.tactics,
        "ask": review.questions, "warn": review.warnings,
    }  # fmt: skip

    assert {name: len(found) for name, found in lists.items()} == {name: int(name == kind) for name in lists}
    assert lists[kind] == review.advice


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a")])
def test_of_several_that_hide_it_the_first_by_id_is_named(order):
    rules = {"x": EACH} | {name: {**EACH, "supersedes": ["x"]} for name in order}
    assert hidden(engine_of(**rules).review(deal("p1"))) == {"x p1": "a"}


def test_a_framework_that_is_asked_says_what_another_says_better():
    general, better = {"source": "lens/one"}, {"source": "own/one", "supersedes": ["general"]}
    review = engine_of(general={**general}, better=better).review(deal())
    assert shown(review) == ["better"]

    asked = review.within("lens")
    assert shown(asked) == ["general"]
    assert asked.hidden == ()
