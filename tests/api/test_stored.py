"""The stored form of the shipped books says the same as the books, and is used for no others."""

import shutil

import attrs
import pytest

import dealrules
from dealrules import stored as module
from dealrules.api import Engine, shipped_rulebooks
from dealrules.stored import read_stored, store

DEAL = {
    "id": "d-1",
    "as_of": "2026-11-20",
    "phase": "options_evaluation",
    "quote": {"status": "submitted", "sent_on": "2026-10-01"},
    "stakeholders": [{"id": "wang", "name": "王总", "title": "Plant manager", "last_contact": "2026-10-02"}],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a copy of the shipped books with their stored form."""
    copy = tmp_path_factory.mktemp("books") / "rulebooks"
    shutil.copytree(shipped_rulebooks(), copy, ignore=shutil.ignore_patterns("*.bin"))
    store(copy)
    return copy


@pytest.fixture(scope="module")
def written():
    return Engine.load()


def test_stored_books_are_the_books_that_are_written(folder, written):
    books = read_stored(folder)

    assert books.ruleset.digest == written.ruleset.digest
    assert books.ruleset.rules == written.ruleset.rules
    assert attrs.evolve(books.ruleset, books=(), content=None) == attrs.evolve(written.ruleset, books=(), content=None)
    rule = books.ruleset.rules["practice.single-contact"]
    assert rule.location.file == str(folder / "practice" / "people.yaml")
    assert rule.tests == written.ruleset.rules[rule.id].tests != ()


@pytest.mark.parametrize("phase", [None, "pre_contact", "options_evaluation", "implementation"])
def test_stored_books_review_as_the_written_ones(folder, written, phase):
    books = read_stored(folder)
    deal = dealrules.Deal.from_dict({**DEAL, "phase": phase})

    assert Engine(books.ruleset, stored=books).review(deal) == written.review(deal)


def test_what_was_stored_is_not_used_once_a_book_has_changed(folder, tmp_path):
    changed = tmp_path / "rulebooks"
    shutil.copytree(folder, changed)
    assert read_stored(changed) is not None

    with (changed / "practice" / "people.yaml").open("a", encoding="utf-8") as book:
        book.write("# one more line\n")
    assert read_stored(changed) is None


def test_another_python_compiles_the_tests_anew(folder, written, monkeypatch):
    monkeypatch.setattr(module.sys, "implementation", attrs.make_class("Other", ["cache_tag"])("other"))
    books = read_stored(folder)
    monkeypatch.undo()

    assert not books.matching.tests
    assert not books.phase_matching.tests
    deal = dealrules.Deal.from_dict(DEAL)
    assert Engine(books.ruleset, stored=books).review(deal) == written.review(deal)


def test_books_with_attributes_of_their_own_are_not_stored(tmp_path):
    head = "rulebook: own\nversion: 1.0.0\nlanguage: 1\ntitle: {en: Own, zh: 自有}\n"
    book = f"{head}attributes:\n  deal:\n    rated: {{kind: boolean, en: rated, zh: 评级}}\n"
    (tmp_path / "own.yaml").write_text(book, encoding="utf-8")
    with pytest.raises(ValueError, match="attributes of their own"):
        store(tmp_path)


def test_without_a_stored_form_the_books_are_read(tmp_path):
    assert read_stored(tmp_path) is None
