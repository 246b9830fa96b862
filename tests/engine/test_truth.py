"""The truth tables of the rule language, operator by operator, in ``truth/``.

Each case is a condition and facts on which it is true, false or unknown; what is not listed is not said. The reference
evaluator must say the same, the engine must fire where it is true and nowhere else, and the explanation must agree.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import dealrules
from dealrules.documents import plain, read_file
from dealrules.engine.reference import Reference
from dealrules.rulebook.parsing.conditions import CONNECTIVES, QUANTIFIERS
from tests import written_rules

HERE = Path(__file__).parent
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((HERE / "truth").glob("*.yaml"))
    for case in plain(read_file(path)[0])
]
EXPECTED = {"true": True, "false": False, "unknown": None}
VERDICTS = {"true": "fires", "false": "does not fire", "unknown": "unknown"}

BOOK = """
rulebook: t
version: 1.0.0
language: 1
title: {en: Truth, zh: 真值}
parameters:
  soon: {value: 30, unit: days, en: soon, zh: 近期}
  half: {value: 50, unit: percent, en: half, zh: 一半}
  large: {value: 1000, unit: money, currency: CNY, en: large, zh: 大额}
conclusions:
  certain: {on: deal, values: boolean, en: certain, zh: 确定}
  peopled: {on: deal, values: boolean, en: peopled, zh: 有人}
  hot: {on: need, values: boolean, en: hot, zh: 热}
  trusted: {on: stakeholder, values: boolean, en: trusted, zh: 可信}
  mood: {on: deal, values: {good: {en: good, zh: 好}, bad: {en: bad, zh: 坏}}, en: mood, zh: 气氛}
rules:
"""
MAKERS = [
    {"when": {"decided_to_act": True}, "then": {"conclude": {"certain": True}}},
    {"when": {"contract_signed": True}, "then": {"conclude": {"mood": "good"}}},
    {"when": {"contract_signed": False}, "then": {"conclude": {"mood": "bad"}}},
    {"for_each": {"stakeholder": {}}, "then": {"conclude": {"peopled": True}}},
    {"for_each": {"stakeholder": {"stance": "champion"}}, "then": {"conclude": {"trusted": True}}},
    {
        "for_each": {"need": {"owner": "<stakeholder>"}, "stakeholder": {"trusted": True}},
        "target": "need",
        "then": {"conclude": {"hot": True}},
    },
    {
        "for_each": {
            "criterion": {"underlying_need": "<need>", "owner": "<stakeholder>"},
            "need": {"hot": True},
            "stakeholder": {},
        },
        "target": "stakeholder",
        "then": {"conclude": {"trusted": True}},
    },
]
WARNING = {"warn": "veto", "text": {"en": "Careful.", "zh": "小心。"}}


def ruleset_of(case):
    """Return a set of rules of the condition, as ``t.asked``, and those that make the conclusions."""
    asked = {key: case[key] for key in ("when", "for_each", "target") if key in case}
    rules = [{"id": "t.asked", **asked, "then": WARNING}]
    rules += [{"id": f"t.made-{number}", **maker} for number, maker in enumerate(MAKERS)]
    title = {"title": {"en": "Rule", "zh": "规则"}, "source": "own/one"}
    return written_rules.ruleset_of(BOOK, [{**rule, **title} for rule in rules])


def keys(data):
    """Yield every key of plain data, at any depth."""
    if isinstance(data, dict):
        yield from data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys(inner)


@pytest.mark.parametrize("case", CASES)
def test_a_condition_is_true_false_or_unknown_as_the_table_says(case):
    ruleset = ruleset_of(case)
    engine = dealrules.Engine(ruleset)
    rule = ruleset.rules["t.asked"]
    for words, verdict in EXPECTED.items():
        for facts in case.get(words, []):
            deal = dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-20", **facts})
            fires = any(advice.rule.id == "t.asked" for advice in engine.review(deal).advice)

            assert Reference(ruleset, deal).overall(rule) is verdict, facts
            assert fires is (verdict is True), facts
            assert engine.explain(deal, "t.asked").verdict == VERDICTS[words], facts


def test_every_operator_has_a_table():
    operators = {*QUANTIFIERS, *CONNECTIVES, "gt", "gte", "lt", "lte", "between", "in", "not", "where", "equals"}

    conditions = [param.values[0].get(part) for param in CASES for part in ("when", "for_each")]
    assert operators <= {key for condition in conditions for key in keys(condition)}
