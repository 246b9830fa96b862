"""Every attribute and every word explains itself, in English and in Chinese."""

from __future__ import annotations

import re

import attrs
import pytest

from dealrules.snapshot import SUBJECTS, Kind
from dealrules.vocabulary import VOCABULARIES

HALF_WIDTH = re.compile("[,?:;()!]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ATTRIBUTES = [
    pytest.param(attribute, id=f"{name}.{attribute.name}")
    for name, subject in SUBJECTS.items()
    for attribute in subject.attributes.values()
]
TERMS = [pytest.param(term, id=f"{name}.{term}") for name, terms in VOCABULARIES.items() for term in terms]
IDENTIFIERS = {"id", "as_of"}


def assert_complete(text):
    assert text.en.strip() == text.en != ""
    assert text.zh.strip() == text.zh != ""
    assert not CHINESE.search(text.en)
    assert CHINESE.search(text.zh)
    assert not HALF_WIDTH.search(text.zh)


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_attributes_have_texts_in_both_languages(attribute):
    assert_complete(attribute.label)
    assert_complete(attribute.meaning)
    if attribute.name in IDENTIFIERS:
        assert attribute.question.en == ""
    elif not attribute.derived:
        assert_complete(attribute.question)
        assert attribute.question.en.endswith("?")
        assert attribute.question.zh.endswith("\N{FULLWIDTH QUESTION MARK}")


@pytest.mark.parametrize("term", TERMS)
def test_words_have_texts_in_both_languages(term):
    assert_complete(term.label)
    assert_complete(term.meaning)
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", term.value)
    assert term.name == term.value.upper()


@pytest.mark.parametrize("name", VOCABULARIES)
def test_labels_tell_the_words_of_a_vocabulary_apart(name):
    words = list(VOCABULARIES[name])

    assert len({word.label.en for word in words}) == len(words)
    assert len({word.label.zh for word in words}) == len(words)
    assert VOCABULARIES[name].__doc__


@pytest.mark.parametrize("name", SUBJECTS)
def test_labels_tell_the_attributes_of_a_subject_apart(name):
    given = [one for one in SUBJECTS[name].attributes.values() if "." not in one.name and not one.derived]

    assert len({one.label.en for one in given}) == len(given)
    assert len({one.label.zh for one in given}) == len(given)


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_attributes_are_described_as_their_kind_needs(attribute):
    assert bool(attribute.vocabulary) == (attribute.kind in (Kind.ENUMERATION, Kind.ENUMERATION_SET))
    refers = attribute.kind in (Kind.REFERENCE, Kind.REFERENCE_SET, Kind.LIST)
    assert (attribute.target in SUBJECTS) == refers
    assert bool(attribute.unit) == (attribute.kind in (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS))
    if attribute.unit == "percent":
        assert (attribute.minimum, attribute.maximum) == (0, 100)


def test_every_subject_but_the_deal_is_listed_somewhere():
    for name, subject in SUBJECTS.items():
        if name == "deal":
            assert subject.collection is None
        else:
            owner, listed = subject.collection
            assert SUBJECTS[owner].attributes[listed].target == name


def test_lists_read_backwards_lead_back():
    backwards = {
        (name, one.name): (one.target, one.reverse)
        for name, subject in SUBJECTS.items()
        for one in subject.attributes.values()
        if one.reverse
    }

    assert backwards == {
        ("stakeholder", "needs"): ("need", "owner"),
        ("stakeholder", "criteria"): ("criterion", "owner"),
        ("stakeholder", "concerns"): ("concern", "owner"),
        ("stakeholder", "visits"): ("visit", "participants"),
        ("stakeholder", "plans"): ("plan", "with"),
        ("stakeholder", "statements"): ("statement", "by"),
        ("stakeholder", "reports"): ("stakeholder", "reports_to"),
        ("need", "criteria"): ("criterion", "underlying_need"),
        ("competitor", "ratings"): ("rating", "competitor"),
    }
    for (name, _), (target, reverse) in backwards.items():
        assert SUBJECTS[target].attributes[reverse].target == name


def test_personal_attributes_are_marked_private():
    private = {one.name for subject in SUBJECTS.values() for one in subject.attributes.values() if one.private}

    assert private == {"personality_style", "need_level"}


def test_every_class_is_frozen_and_has_room_for_extensions():
    for subject in SUBJECTS.values():
        fields = {field.name for field in attrs.fields(subject.member)}
        assert "custom" in fields
        assert "custom" not in subject.attributes
        assert not hasattr(subject.member, "__dict__") or "__dict__" not in subject.member.__slots__
