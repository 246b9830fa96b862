"""``dealrules test`` with coverage, mutation and formats."""

import json
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = "tests/cli/books/own.yaml"


@pytest.fixture
def run(run):
    """Test books."""
    return partial(run, "test")


def test_coverage_and_mutation_are_summed_up(run):
    assert run(OWN, "--coverage", "--mutate") == (
        0,
        "2 tests of 1 rule passed.\n"
        "1 of 1 rule fire in a test.\n"
        "1 of 1 condition decide a test.\n"
        "3 of 3 changes noticed.\n",
        "",
    )


def test_the_summary_is_in_chinese_too(run):
    assert run(OWN, "--coverage", "--mutate", "--lang", "zh") == (
        0,
        "1 条规则的 2 项测试全部通过。\n"
        "1 条规则中，在测试里成立过的有 1 条。\n"
        "1 个条件中，左右测试结果的有 1 个。\n"
        "3 处改动中，被测试发现的有 3 处。\n",
        "",
    )


@pytest.fixture
def weak(tmp_path):
    """Return a book whose silent test says nothing about the amount."""
    book = tmp_path / "own.yaml"
    text = (ROOT / OWN).read_text(encoding="utf-8")
    book.write_text(text.replace("- silent: {amount: 2000, currency: CNY}", "- silent: {}"), encoding="utf-8")
    return book


def test_what_survives_is_located_and_fails_nothing(run, weak):
    code, out, err = run(str(weak), "--mutate")

    assert code == 0
    assert out.endswith("2 of 3 changes noticed.\n")
    assert err == f"{weak}:16:12: DR502 no test of 'own.large-deal' notices when 'amount' may be any number\n"


def test_the_author_can_make_it_fail(run, weak):
    text = weak.read_text(encoding="utf-8")
    weak.write_text(text.replace("rules:\n", "checks:\n  levels: {DR502: error}\nrules:\n", 1), encoding="utf-8")

    assert run(str(weak), "--mutate")[0] == 1


def test_json_holds_the_numbers_and_the_findings(run, weak):
    code, out, _ = run(str(weak), "--coverage", "--mutate", "--format", "json")
    data = json.loads(out)

    assert code == 0
    assert {key: value for key, value in data.items() if key != "findings"} == {
        "rules": 1,
        "tests": 2,
        "failures": 0,
        "coverage": {"fired": 1, "conditions": 1, "decided": 1},
        "mutation": {"tried": 3, "noticed": 2},
    }
    assert [(each["code"], each["line"]) for each in data["findings"]] == [("DR502", 16)]


def test_a_failing_test_is_annotated(run, tmp_path):
    book = tmp_path / "own.yaml"
    text = (ROOT / OWN).read_text(encoding="utf-8")
    book.write_text(text.replace("- silent: {amount: 2000,", "- silent: {amount: 2000000,"), encoding="utf-8")

    code, out, _ = run(str(book), "--format", "github")
    assert code == 1
    assert out.startswith(f"::error file={book},line=22,")
    assert "title=DR500::own.large-deal: should be silent and fires\n" in out
    log = json.loads(run(str(book), "--format", "sarif")[1])
    assert [(each["ruleId"], each["level"]) for each in log["runs"][0]["results"]] == [("DR500", "error")]


@pytest.mark.parametrize(("level", "code"), [("warning", 0), ("error", 1)])
def test_a_rule_without_a_silent_test_is_as_bad_as_check_and_the_book_say(run, tmp_path, level, code):
    book = tmp_path / "own.yaml"
    text = (ROOT / OWN).read_text(encoding="utf-8")
    text = text.replace("      - silent: {amount: 2000, currency: CNY}\n", "")
    book.write_text(text.replace("rules:\n", f"checks:\n  levels: {{DR307: {level}}}\nrules:\n", 1), encoding="utf-8")

    said = f"{book}:15:5: DR307 the rule 'own.large-deal' has no test that expects: silent\n"
    assert run(str(book)) == (code, "1 test of 1 rule passed.\n", said)
    assert run.func("check", str(book)) == (code, "", said)
    log = json.loads(run(str(book), "--format", "sarif")[1])
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["DR307"]
