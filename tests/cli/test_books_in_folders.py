"""A book in a folder is used, checked, tested and proved as one in a file; findings name the file they are in."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEADER = (ROOT / "tests/cli/books/own.yaml").read_text(encoding="utf-8").partition("rules:")[0]
RULES = (ROOT / "tests/cli/books/own.yaml").read_text(encoding="utf-8").partition("rules:")[2]
PART = "rulebook: own\nrules:"
DEAL = "id: d-1\nas_of: 2026-11-27\namount: 2000000\ncurrency: CNY\n"


@pytest.fixture
def book(tmp_path):
    """Return a function that writes a book into a folder, and returns that; the rules are those of own.yaml."""

    def write(rules=RULES):
        folder = tmp_path / "own"
        folder.mkdir()
        (folder / "book.yaml").write_text(HEADER, encoding="utf-8")
        (folder / "deals.yaml").write_text(PART + rules, encoding="utf-8")
        return folder

    return write


def test_it_is_used_beside_the_shipped_books(run, book, tmp_path):
    (tmp_path / "deal.yaml").write_text(DEAL, encoding="utf-8")
    code, out, err = run("review", "--rulebook", str(book()), str(tmp_path / "deal.yaml"), "--all")

    assert (code, err) == (0, "")
    assert "Bring in the director, who may grant terms of this size." in out


def test_it_is_checked(run, book):
    code, out, err = run("check", str(book()))

    assert (code, err) == (0, "")
    assert out.startswith("No findings: 1 rulebook, 1 rule")


def test_a_finding_names_its_file(run, book):
    folder = book(RULES.replace("amount:", "amuont:", 1))
    code, _, err = run("check", str(folder))

    assert code == 1
    assert err.startswith(f"{folder / 'deals.yaml'}:6:12: DR210 the deal has no attribute 'amuont'")


@pytest.mark.parametrize("named", [".", "deals.yaml"], ids=["the folder", "one of its files"])
def test_it_is_tested_whole(run, book, named):
    folder = book()
    given = [str(folder)] if named == "." else [str(folder / "book.yaml"), str(folder / named)]

    assert run("test", *given, "--coverage", "--mutate") == (
        0,
        "2 tests of 1 rule passed.\n"
        "1 of 1 rule fire in a test.\n"
        "1 of 1 condition decide a test.\n"
        "3 of 3 changes noticed.\n",
        "",
    )


def test_a_failing_test_and_an_unnoticed_change_are_located_in_every_report(run, book):
    folder = book(RULES.replace("amount: 2000,", "amount: 2000000,"))
    file = folder / "deals.yaml"

    assert run("test", str(folder))[2] == f"{file}:12:9: own.large-deal: should be silent and fires\n"
    assert run("test", str(folder), "--format", "github")[1].startswith(f"::error file={file},line=12,")
    (result,) = json.loads(run("test", str(folder), "--format", "sarif")[1])["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == str(file)
    assert place["physicalLocation"]["region"]["startLine"] == 12


def test_changes_that_nobody_notices_are_located(run, book):
    folder = book(RULES.replace("- silent: {amount: 2000, currency: CNY}", "- silent: {}"))
    code, _, err = run("test", str(folder), "--mutate")

    assert code == 0
    assert err.startswith(f"{folder / 'deals.yaml'}:6:12: DR502 no test of 'own.large-deal' notices")


def test_it_is_proved(run, book):
    assert run("prove", "--no-shipped", str(book()))[::2] == (0, "")


def test_what_is_disproved_names_its_file(run, tmp_path):
    text = (ROOT / "tests/proofs/faulty/bounds_that_touch.yaml").read_text(encoding="utf-8")
    header, _, rules = text.partition("rules:\n")
    first, mark, second = rules.partition("  - id: sample.not")
    (tmp_path / "a.yaml").write_text(f"{header}rules:\n{first}", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(f"rulebook: sample\nrules:\n{mark}{second}", encoding="utf-8")
    code, out, _ = run("prove", "--no-shipped", str(tmp_path), "--format", "sarif")

    assert code == 1
    (result,) = json.loads(out)["runs"][0]["results"]
    assert result["ruleId"] == "DR403"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == str(tmp_path / "b.yaml")
