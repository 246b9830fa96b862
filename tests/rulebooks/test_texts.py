"""The texts of the shipped books: complete in both languages, short, and of one vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

import dealrules
from dealrules.bilingual import LANGUAGES
from dealrules.rulebook.model import Placeholder
from dealrules.vocabulary import AdviceKind
from dealrules.vocabulary.glossary import glossary

CHINESE = re.compile("[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(
    "(?<=[\u4e00-\u9fff\u201d\uff09>])[,?:;!()]|[,?:;!()](?=[\u4e00-\u9fff\u201c\uff08<])|(?<=[\u4e00-\u9fff])\\."
)
FULL_WIDTH = re.compile("[\uff0c\u3002\uff1b\uff1a\uff1f\uff01\u3001]")

LONGEST = {
    "title": {"en": 80, "zh": 24},
    "text": {"en": 160, "zh": 60},
    "instead": {"en": 160, "zh": 60},
    "caution": {"en": 130, "zh": 40},
}
"""How long a text may be, in characters; a page is read in a minute."""

WITHHELD = re.compile(
    r"\bgifts?\b|\bkickbacks?\b|\bbrib|\bentertain|\bbanquet|礼品|送礼|回扣|贿|宴请|招待", re.IGNORECASE
)
"""What no rule may recommend; only advice to avoid, a warning, a caution or the compliance book may name it."""

DOCTRINE_TERMS = {
    r"sponsors?": "内部推动者",
    r"coach(es)?": "教练",
    r"decision[- ]makers?": "决策人",
    r"criteri(on|a)": "标准",
    r"implied needs?": "隐含需求",
    r"explicit needs?": "明确需求",
    r"problem questions?": "难点问题",
    r"implication questions?": "影响问题",
    r"need-payoff questions?": "需求回报问题",
    r"concerns?": "顾虑",
    r"objections?": "异议",
    r"concessions?": "让步",
    r"stances?": "立场",
    r"buying roles?": "采购角色",
    r"advances?": "进展",
    r"continuations?": "拖延",
    r"value cases?": "价值论证",
}
"""Words of the doctrine, as they stand in English texts, and the one Chinese word for each."""

TRANSLATED_OTHERWISE = {
    ("information.people-not-studied", "concerns?"): "a verb: what concerns the work",
    ("value.audience-unknown", "concerns?"): "a verb: what does not concern them",
}

STRICT_VOCABULARIES = {"phase", "layer"}
"""Vocabularies whose words are no everyday English, so that a text that has the word means it."""


@cache
def ruleset():
    return dealrules.Engine.load().ruleset


def sentence(parts):
    return "".join("<>" if isinstance(part, Placeholder) else part for part in parts)


def templates():
    for rule in ruleset().rules.values():
        if rule.advice:
            for name in ("text", "instead"):
                template = getattr(rule.advice, name)
                if template:
                    yield rule, name, template


@cache
def texts():
    """Return rule, name of the text, English and Chinese of everything that a rule says."""
    found = [(rule, name, sentence(template.en), sentence(template.zh)) for rule, name, template in templates()]
    for rule in ruleset().rules.values():
        found.append((rule, "title", rule.title.en, rule.title.zh))
        if rule.caution:
            found.append((rule, "caution", rule.caution.en, rule.caution.zh))
    return found


@cache
def labels():
    """Return what names, English and Chinese of everything that a book declares."""
    rules = ruleset()
    declared = [
        *((book.name, book.title) for book in rules.books),
        *((name, source) for name, source in rules.sources.items()),
        *(
            (name, value.label)
            for part in (rules.moves, rules.conclusions, rules.parameters, rules.groups, rules.risks)
            for name, value in part.items()
        ),
        *((name, value) for name, made in rules.conclusions.items() for value in made.values.values()),
        *((entry.value, entry.label) for entry in glossary()),
        *((entry.value, entry.meaning) for entry in glossary()),
    ]
    return [(name, label.en, label.zh) for name, label in declared]


def test_every_text_is_written_in_both_languages():
    assert [(rule.id, name) for rule, name, en, zh in texts() if not (en.strip() and CHINESE.search(zh))] == []
    assert [name for name, en, zh in labels() if not (en.strip() and zh.strip())] == []


def test_english_has_no_chinese():
    assert [(rule.id, en) for rule, _, en, _ in texts() if CHINESE.search(en) or FULL_WIDTH.search(en)] == []
    assert [(name, en) for name, en, _ in labels() if CHINESE.search(en) or FULL_WIDTH.search(en)] == []


def test_chinese_has_no_half_width_punctuation():
    assert [(rule.id, zh) for rule, _, _, zh in texts() if HALF_WIDTH.search(zh)] == []
    assert [(name, zh) for name, _, zh in labels() if HALF_WIDTH.search(zh)] == []


def test_both_languages_have_the_same_gaps():
    def gaps(parts):
        return {part for part in parts if isinstance(part, Placeholder)}

    assert [(rule.id, name) for rule, name, template in templates() if gaps(template.en) != gaps(template.zh)] == []


@pytest.mark.parametrize(("language", "place"), [("en", 2), ("zh", 3)])
def test_texts_are_short(language, place):
    too_long = [entry for entry in texts() if len(entry[place]) > LONGEST[entry[1]][language]]
    assert [(entry[0].id, entry[1], len(entry[place])) for entry in too_long] == []


def test_texts_do_not_shout():
    assert [rule.id for rule, _, en, zh in texts() if "!" in en or "\uff01" in zh] == []


def test_what_is_withheld_is_never_recommended():
    free = {AdviceKind.AVOID, AdviceKind.WARN}
    assert [
        (rule.id, en, zh)
        for rule, name, en, zh in texts()
        if rule.book != "compliance" and rule.advice and rule.advice.kind not in free
        if name != "caution"
        if WITHHELD.search(en) or WITHHELD.search(zh)
    ] == []


@pytest.mark.parametrize(("english", "chinese"), DOCTRINE_TERMS.items())
def test_a_word_of_the_doctrine_is_translated_one_way(english, chinese):
    pattern = re.compile(rf"\b{english}\b", re.IGNORECASE)
    assert [
        (rule.id, name, en, zh)
        for rule, name, en, zh in texts()
        if pattern.search(en) and chinese not in zh and (rule.id, english) not in TRANSLATED_OTHERWISE
    ] == []


def test_every_exception_is_needed():
    assert [
        (identifier, english)
        for identifier, english in TRANSLATED_OTHERWISE
        if not any(
            rule.id == identifier and re.search(rf"\b{english}\b", en) and DOCTRINE_TERMS[english] not in zh
            for rule, _, en, zh in texts()
        )
    ] == []


@pytest.mark.parametrize(
    "entry",
    [entry for entry in glossary() if entry.vocabulary in STRICT_VOCABULARIES and " " in entry.label.en],
    ids=lambda entry: entry.value,
)
def test_a_word_of_the_glossary_is_translated_one_way(entry):
    pattern = re.compile(rf"\b{re.escape(entry.label.en)}\b", re.IGNORECASE)
    assert [
        (rule.id, name, en, zh) for rule, name, en, zh in texts() if pattern.search(en) and entry.label.zh not in zh
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_values_of_one_vocabulary_are_told_apart(language):
    seen = Counter((entry.vocabulary, entry.label.in_language(language)) for entry in glossary())
    assert [word for word, times in seen.items() if times > 1] == []
