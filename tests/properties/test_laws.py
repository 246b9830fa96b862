"""What holds of every review, whatever the rules and the deal: generated rules, and the books that are shipped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from random import Random

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.documents import plain, read_file
from dealrules.snapshot import Deal
from dealrules.testing import rulesets, seeded_deals
from dealrules.testing.random_deals import DealGenerator

EXAMPLES = settings.default.max_examples
seeds = st.integers(0, 2**32)


@cache
def shipped():
    return dealrules.Engine.load()


engines = st.one_of(rulesets(size=15).map(dealrules.Engine), st.builds(shipped))


def said(review):
    return json.dumps(review.to_dict(), ensure_ascii=False)


def shuffled(value, random):
    """Return plain data with the members of every list in another order."""
    if isinstance(value, dict):
        return {key: shuffled(inner, random) for key, inner in value.items()}
    if isinstance(value, list):
        members = [shuffled(inner, random) for inner in value]
        random.shuffle(members)
        return members
    return value


@settings(max_examples=EXAMPLES // 80)
@given(engines, seeded_deals(), seeded_deals())
def test_a_review_is_the_same_each_time_it_is_asked_for(engine, deal, other):
    first = said(engine.review(deal))
    engine.review(other)

    assert said(engine.review(deal)) == first
    assert said(dealrules.Engine(engine.ruleset).review(Deal.from_dict(deal.to_dict()))) == first


@settings(max_examples=EXAMPLES // 10)
@given(engines, seeded_deals(), seeds)
def test_the_order_of_members_does_not_matter(engine, deal, seed):
    review = engine.review(deal).to_dict()
    again = engine.review(Deal.from_dict(shuffled(deal.to_dict(), Random(seed)))).to_dict()
    del review["deal"]["digest"], again["deal"]["digest"]

    assert again == review


@settings(max_examples=EXAMPLES // 10)
@given(rulesets(size=15), seeded_deals(), seeds)
def test_the_order_of_rules_does_not_matter(ruleset, deal, seed):
    rules = list(ruleset.rules.items())
    Random(seed).shuffle(rules)
    reordered = attrs.evolve(ruleset, rules=dict(rules))

    assert said(dealrules.Engine(reordered).review(deal)) == said(dealrules.Engine(ruleset).review(deal))


@settings(max_examples=3)
@given(seeded_deals(), seeds)
def test_the_order_of_files_and_of_rules_in_them_does_not_matter(tmp_path_factory, deal, seed):
    random = Random(seed)
    folder = tmp_path_factory.mktemp("books")
    files = sorted(dealrules.api.shipped_rulebooks().rglob("*.yaml"))
    random.shuffle(files)
    for number, file in enumerate(files):
        book = plain(read_file(file)[0])
        random.shuffle(book.get("rules", []))
        (folder / f"{number}.yaml").write_text(json.dumps(book), encoding="utf-8")

    assert said(dealrules.Engine.load(folder, shipped=False).review(deal)) == said(shipped().review(deal))


def test_the_process_does_not_matter():
    data = DealGenerator(Random(1), size=4, known=0.9).deal().to_dict()
    script = (
        "import dealrules, json, sys; deal = dealrules.Deal.from_dict(json.load(sys.stdin));"
        "print(json.dumps(dealrules.Engine.load().review(deal).to_dict()))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=json.dumps(data),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(answers) == 1
    assert json.loads(answers.pop())["advice"]
