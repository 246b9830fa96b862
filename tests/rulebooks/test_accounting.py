"""Every item of the doctrine is kept somewhere: a rule cites it, or ``rulebooks/accounted.yaml`` says where it is."""

from __future__ import annotations

import re
from functools import cache

import pytest

import dealrules
from dealrules.api import shipped_rulebooks
from dealrules.documents import plain, read_file
from dealrules.snapshot import SUBJECTS
from dealrules.vocabulary import VOCABULARIES
from tests.test_examples import EXAMPLES

KEPT_IN = {"vocabulary", "question", "example", "definition", "reason"}
RULE_ID = re.compile(r"\b[a-z_]+\.[a-z0-9]+(?:-[a-z0-9]+)+\b")


@cache
def ruleset():
    return dealrules.Engine.load().ruleset


@cache
def accounted():
    return plain(read_file(shipped_rulebooks() / "accounted.yaml")[0])["accounted"]


def cited():
    return {item for rule in ruleset().rules.values() for item in rule.source}


def kept_in(kind):
    return [pytest.param(item, where[kind], id=item) for item, where in accounted().items() if kind in where]


def test_no_item_is_lost():
    assert sorted(set(ruleset().sources) - cited() - set(accounted())) == []


def test_no_item_is_both_cited_and_accounted_for():
    assert sorted(cited() & set(accounted())) == []


def test_only_items_of_the_doctrine_are_accounted_for_each_in_one_way():
    assert sorted(set(accounted()) - set(ruleset().sources)) == []
    assert [item for item, where in accounted().items() if len(where) != 1 or not KEPT_IN.issuperset(where)] == []


@pytest.mark.parametrize(("item", "name"), kept_in("vocabulary"))
def test_the_vocabulary_exists(item, name):
    assert name in VOCABULARIES


@pytest.mark.parametrize(("item", "path"), kept_in("question"))
def test_the_question_exists(item, path):
    subject, _, attribute = path.partition(".")
    question = SUBJECTS[subject].attributes[attribute].question
    assert question.en
    assert question.zh


@pytest.mark.parametrize(("item", "folder"), kept_in("example"))
def test_the_example_exists(item, folder):
    assert (EXAMPLES / folder / "deal.yaml").is_file()


@pytest.mark.parametrize(("item", "rules"), kept_in("definition"))
def test_the_rules_that_rest_on_a_definition_exist(item, rules):
    assert rules
    assert [rule for rule in rules if rule not in ruleset().rules] == []


@pytest.mark.parametrize(("item", "reason"), kept_in("reason"))
def test_a_reason_is_written_in_both_languages_and_names_no_missing_rule(item, reason):
    assert set(reason) == {"en", "zh"}
    assert re.search("[\u4e00-\u9fff]", reason["zh"])
    assert not re.search("[\u4e00-\u9fff]", reason["en"])
    assert [rule for text in reason.values() for rule in RULE_ID.findall(text) if rule not in ruleset().rules] == []


def test_no_reason_serves_for_two_items():
    reasons = [
        where["reason"][language] for where in accounted().values() for language in ("en", "zh") if "reason" in where
    ]
    assert sorted({reason for reason in reasons if reasons.count(reason) > 1}) == []
