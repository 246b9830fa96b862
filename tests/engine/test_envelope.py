"""The engine at the edges of what durable-rules can do, and beyond: right answers or a clear refusal, never a crash."""

from __future__ import annotations

import json
import os
import traceback
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

import dealrules
from dealrules.documents import read_document
from dealrules.engine.durable import Ruleset
from dealrules.engine.matcher import Matcher
from dealrules.engine.plan import compile_plan
from dealrules.engine.reference import Reference
from dealrules.rulebook import load_rulebooks
from dealrules.snapshot import SUBJECTS
from dealrules.testing.random_deals import DealGenerator

HEAD = """
rulebook: e
version: 1.0.0
language: 1
title: {en: Envelope, zh: 边界}
"""
WARNING = {"warn": "veto", "text": {"en": "Careful.", "zh": "小心。"}}


def ruleset_of(rules, conclusions=(), on="deal", values="boolean"):
    """Return a set of rules, each written as a mapping without id, title and source.

    Args:
        rules: the rules.
        conclusions: names of conclusions, or names with the subjects they are about.
        on: what conclusions are about that are given by name alone.
        values: their values.
    """
    about = conclusions if isinstance(conclusions, dict) else dict.fromkeys(conclusions, on)
    declared = {name: {"on": subject, "values": values, "en": name, "zh": "结论"} for name, subject in about.items()}
    text = HEAD + f"conclusions: {json.dumps(declared, ensure_ascii=False)}\nrules:\n"
    for number, rule in enumerate(rules):
        common = {"id": f"e.r{number:03}", "title": {"en": "Rule", "zh": "规则"}, "source": "own/one"}
        text += f"  - {json.dumps({**common, 'then': WARNING, **rule}, ensure_ascii=False)}\n"
    document, problems = read_document(text, "e.yaml")
    ruleset, diagnostics = load_rulebooks([document])
    assert problems == diagnostics == []
    return ruleset


def deal(**facts):
    return dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-20", **facts})


def members(letter, number, **facts):
    return [{"id": f"{letter}{place:02}", **facts} for place in range(number)]


def firings(matcher, snapshot):
    rules = list(matcher.ruleset.rules)
    return [(rules[index], bound) for index, bound in matcher.match(snapshot).firings]


def assert_right(ruleset, *snapshots):
    """Match each deal twice, in turn, and compare with the reference; return the firings on the first."""
    matcher = Matcher(ruleset)
    expected = [[(firing.rule, firing.members) for firing in Reference(ruleset, each).firings] for each in snapshots]
    for snapshot, answer in (*zip(snapshots, expected, strict=True), *zip(snapshots, expected, strict=True)):
        assert firings(matcher, snapshot) == answer
    return expected[0]


@pytest.mark.parametrize("number", [1, 50, 51, 64, 65, 200])
def test_every_test_on_one_fact_true_at_once(number):
    ruleset = ruleset_of([{"when": {"decided_to_act": True}}] * number)

    assert len(assert_right(ruleset, deal(decided_to_act=True), deal())) == number


@pytest.mark.parametrize("number", [50, 65, 200])
def test_every_test_on_one_member_true_at_once(number):
    ruleset = ruleset_of([{"for_each": {"stakeholder": {"stance": "champion"}}}] * number)
    snapshot = deal(stakeholders=members("s", 20, stance="champion"))

    assert len(assert_right(ruleset, snapshot, deal(stakeholders=[]))) == number * 20


def test_twenty_by_twenty_members_joined_and_not_joined():
    joined = {"for_each": {"stakeholder": {"stance": "champion"}, "need": {"owner": "<stakeholder>"}}, "target": "need"}
    crossed = {"for_each": {"stakeholder": {"stance": "champion"}, "need": {}}, "target": "need"}
    snapshot = deal(
        stakeholders=members("s", 20, stance="champion"),
        needs=[{"id": f"n{place:02}", "owner": f"s{place % 7:02}"} for place in range(20)],
    )

    assert len(assert_right(ruleset_of([joined] * 50), snapshot)) == 50 * 20
    assert len(assert_right(ruleset_of([crossed] * 10), snapshot, deal(needs=[], stakeholders=[]))) == 10 * 400


def test_sets_of_references_joined():
    visits = {"for_each": {"visit": {"participants": "<stakeholder>"}, "stakeholder": {}}, "target": "visit"}
    rivals = {"for_each": {"stakeholder": {}, "competitor": {"supporters": "<stakeholder>"}}, "target": "competitor"}
    both = {
        "for_each": {
            "stakeholder": {"stance": "champion"},
            "visit": {"participants": "<stakeholder>"},
            "competitor": {"supporters": "<stakeholder>"},
        },
        "target": "competitor",
    }
    people = members("s", 20, stance="champion")
    everyone = [person["id"] for person in people]
    snapshot = deal(
        stakeholders=people,
        visits=[*members("v", 19, participants=everyone), {"id": "v19"}],
        competitors=[{"id": "x", "supporters": everyone}, {"id": "y", "supporters": []}, {"id": "z"}],
    )

    found = assert_right(ruleset_of([visits, rivals, both]), snapshot, deal())
    assert len(found) == 19 * 20 + 20 + 19 * 20


def test_rules_that_bind_every_subject():
    subjects = [name for name in SUBJECTS if name != "deal"]
    ruleset = ruleset_of([{"for_each": {name: {} for name in subjects}, "target": "need"}] * 50)
    found = [
        len(assert_right(ruleset, DealGenerator(Random(seed), size=1, least=1, known=1.0).deal(), deal()))
        for seed in range(10)
    ]

    assert set(found) == {0, 50}  # a rating that is listed is a matter of luck


def chain(length, **first):
    """Return rules of which each concludes what the next one needs, and the last closes a circle."""
    names = [f"c{place}" for place in range(length)]
    rules = [{"when": {**first}, "then": {"conclude": {"c0": True}}}]
    rules += [
        {"when": {before: True}, "then": {**WARNING, "conclude": {after: True}}}
        for before, after in zip(names, names[1:] + names[:1], strict=True)
    ]
    return ruleset_of(rules, names)


@pytest.mark.parametrize("length", [2, 10, 60])
def test_conclusions_in_a_circle_across_shards(length):
    ruleset = chain(length, decided_to_act=True)

    assert len(assert_right(ruleset, deal(decided_to_act=True), deal())) == length + 1


def test_conclusions_across_strata():
    length = 30
    names = [f"c{place}" for place in range(length)]
    rules = [{"when": {"decided_to_act": True}, "then": {"conclude": {"c0": True}}}]
    rules += [
        {"when": {before: False}, "then": {**WARNING, "conclude": {after: True}}} for before, after in pairwise(names)
    ]
    ruleset = ruleset_of(rules, names)

    assert len(assert_right(ruleset, deal(decided_to_act=True), deal())) == length / 2
    made = Matcher(ruleset).match(deal()).made
    assert sorted(int(name[1:]) for name, _ in made) == list(range(1, length, 2))


def test_conclusions_about_members_feed_joins_in_a_circle():
    rules = [
        {"for_each": {"stakeholder": {"stance": "champion"}}, "then": {"conclude": {"trusted": True}}},
        {
            "for_each": {"visit": {"participants": "<stakeholder>", "deal.warm": True}, "stakeholder": {}},
            "target": "stakeholder",
            "then": {**WARNING, "conclude": {"trusted": True}},
        },
        {"for_each": {"stakeholder": {"trusted": True}}, "then": {"conclude": {"warm": True}}, "target": "deal"},
    ]
    ruleset = ruleset_of(rules, {"trusted": "stakeholder", "warm": "deal"})
    people = members("s", 10)
    visits = [{"id": "v", "participants": ["s00", "s01", "s02", "s03", "s04", "s05"]}, {"id": "w"}]
    led = deal(stakeholders=[{**people[0], "stance": "champion"}, *people[1:]], visits=visits)

    found = assert_right(ruleset, led, deal(stakeholders=people, visits=visits))
    assert len(found) == 1 + 6 + 6


def test_a_conclusion_with_two_values_is_refused_and_the_matcher_goes_on():
    rules = [
        {"when": {"decided_to_act": True}, "then": {"conclude": {"mood": "good"}}},
        {"when": {"contract_signed": True}, "then": {"conclude": {"mood": "bad"}}},
        {"when": {"mood": ["good", "bad"]}},
    ]
    values = {"good": {"en": "good", "zh": "好"}, "bad": {"en": "bad", "zh": "坏"}}
    matcher = Matcher(ruleset_of(rules, ["mood"], values=values))
    good, both = deal(decided_to_act=True), deal(decided_to_act=True, contract_signed=True)
    before = firings(matcher, good)
    for _ in range(3):
        with pytest.raises(dealrules.ConclusionConflict, match="deal 'd': 'mood' was concluded as"):
            matcher.match(both)
        assert firings(matcher, good) == before == [("e.r000", ()), ("e.r002", ())]


def test_a_deal_that_no_loader_has_seen_harms_no_other():
    ruleset = chain(5, decided_to_act=True)
    matcher = Matcher(ruleset)
    odd = dealrules.Deal(id="odd", as_of=None, needs=("not a need",))
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is
        Matcher(ruleset_of([{"for_each": {"need": {"state": "explicit"}}}])).match(odd)

    assert len(firings(matcher, deal(decided_to_act=True))) == 6


def test_a_traceback_shows_the_generated_line():
    matcher = Matcher(ruleset_of([{"for_each": {"need": {"state": "explicit"}}}]))
    odd = dealrules.Deal(id="odd", as_of=None, needs=("not a need",))
    with pytest.raises(AttributeError) as caught:
        matcher.match(odd)

    lines = [str(entry.line) for entry in traceback.extract_tb(caught.value.__traceback__)]
    assert "members_need = in_order(deal.needs)" in lines


def test_a_warm_engine_reviews_as_a_cold_one(engine, snapshots):
    warm = dealrules.Engine.load(warm=True)
    assert [warm.review(snapshot) for snapshot in snapshots[:3]] == [engine.review(one) for one in snapshots[:3]]


@pytest.mark.parametrize(
    ("conclusions", "words"),
    [(230, "asks for too much at once: 1 members"), (40, None)],
)
def test_more_conclusions_in_a_circle_than_the_engine_can_match_are_refused_clearly(conclusions, words):
    names = [f"c{place}" for place in range(conclusions)]
    rules = [
        {"when": {"any_of": [{"decided_to_act": True}, {names[place - 1]: True}]}, "then": {"conclude": {name: True}}}
        for place, name in enumerate(names)
    ]
    rules.append({"when": dict.fromkeys(names, True), "then": {**WARNING, "conclude": {"c0": True}}})
    ruleset = ruleset_of(rules, names)
    if words is None:
        assert len(assert_right(ruleset, deal(decided_to_act=True), deal())) == conclusions + 1
    else:
        with pytest.raises(dealrules.EngineError, match=rf"rule 'e\.r{conclusions}' {words}"):
            Matcher(ruleset)


@pytest.mark.parametrize("number", [13, 14])
def test_more_facts_than_a_rule_can_join_are_refused_clearly(number):
    names = [f"c{place}" for place in range(number)]
    rules = [
        {
            "for_each": {"stakeholder": {"any_of": [{"stance": "champion"}, {names[place - 1]: True}]}},
            "then": {"conclude": {name: True}},
        }
        for place, name in enumerate(names)
    ]
    rules.append(
        {
            "for_each": {"stakeholder": dict.fromkeys(names, True), "need": {"owner": "<stakeholder>"}},
            "target": "stakeholder",
            "then": {**WARNING, "conclude": {"c0": True}},
        }
    )
    ruleset = ruleset_of(rules, names, on="stakeholder")
    snapshot = deal(stakeholders=members("s", 3, stance="champion"), needs=members("n", 3, owner="s01"))
    if number == 13:
        assert len(assert_right(ruleset, snapshot)) == 13 * 3 + 3
    else:
        with pytest.raises(dealrules.EngineError, match="asks for too much at once: 2 members, 1 references"):
            Matcher(ruleset)


def test_more_alternatives_than_can_be_told_apart_are_refused_clearly():
    names = [f"c{place}" for place in range(4)]
    choice = {"any_of": [{name: True} for name in names]}
    rules = [{"when": choice, "then": {"conclude": {name: True}}} for name in names]
    few = [{"when": {"all_of": [choice] * 4}, "then": {"conclude": {"c0": True}}}]
    many = [{"when": {"all_of": [choice] * 5}, "then": {"conclude": {"c0": True}}}]
    start = [{"when": {"decided_to_act": True}, "then": {"conclude": {"c1": True}}}]

    assert len(assert_right(ruleset_of([*rules, *few, *start], names), deal(decided_to_act=True))) == 6
    with pytest.raises(dealrules.EngineError, match=r"rule 'e\.r004' has 1024 alternatives"):
        Matcher(ruleset_of([*rules, *many], names))


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


@pytest.fixture(scope="module")
def snapshots():
    return [DealGenerator(Random(seed), size=5, known=0.9).deal() for seed in range(20)]


def test_eight_threads_share_an_engine(engine, snapshots):
    many = [snapshots[place % len(snapshots)] for place in range(800)]
    expected = [[(advice.rule.id, advice.members) for advice in engine.review(each).advice] for each in snapshots]

    def said(snapshot):
        return [(advice.rule.id, advice.members) for advice in engine.review(snapshot).advice]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(said, many))

    assert found == [expected[place % len(snapshots)] for place in range(800)]


STATUS = Path("/proc/self/statm")
measured = pytest.mark.skipif(not STATUS.exists(), reason="only Linux says how much memory a process has")


def resident():
    """Return the memory that the process has, in MB."""
    return int(STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def assert_flat(action, times):
    """Do something again and again, and see that the process does not grow; it may settle first."""
    for _ in range(times // 5):
        action()
    before = resident()
    for _ in range(times):
        action()
    assert resident() - before < 4


@measured
def test_memory_stays_flat(engine):
    small = [DealGenerator(Random(seed), size=2, known=0.4).deal() for seed in range(5)]
    assert_flat(lambda: [engine.review(snapshot) for snapshot in small], 2_000)


@measured
def test_memory_stays_flat_where_facts_are_joined():
    rules = [
        {"for_each": {"stakeholder": {}, "need": {"owner": "<stakeholder>"}}, "target": "need"},
        {"for_each": {"visit": {"participants": "<stakeholder>"}, "stakeholder": {}}, "target": "visit"},
    ]
    matcher = Matcher(ruleset_of(rules))
    snapshot = deal(
        stakeholders=members("s", 5),
        needs=members("n", 5, owner="s01"),
        visits=members("v", 5, participants=["s00", "s01", "s02"]),
    )
    assert_flat(lambda: matcher.match(snapshot), 8_000)


@measured
def test_memory_stays_flat_where_conclusions_follow_one_another():
    ruleset = chain(20, decided_to_act=True)
    matcher = Matcher(ruleset)
    snapshot = deal(decided_to_act=True)
    assert_flat(lambda: matcher.match(snapshot), 2_000)


def test_two_facts_that_are_taken_for_one_are_an_error():
    join = {"need": {"owner": "<stakeholder>"}, "stakeholder": {}}
    (shard,) = compile_plan(ruleset_of([{"for_each": join, "target": "need"}])).shards
    ruleset = Ruleset("twice", shard.definition)
    start = '{"id":"start","start":1}'

    with pytest.raises(dealrules.EngineError, match="took two facts of twice for one"):
        ruleset.assert_facts(f"[{start},{start}]")
