"""A book in several files is the book that one file would hold; what is wrong with it stands in the file it is in."""

from __future__ import annotations

import pytest

import dealrules
from dealrules.checks import check_rules
from dealrules.rulebook import read_rulebooks

HEADER = "rulebook: own\nversion: 1.0.0\nlanguage: 1\ntitle: {en: Own, zh: 自有}\n"
MOVES = "moves:\n  ring: {en: Ring, zh: 打电话}\n"
PART = "rulebook: own\n"


def rule(name, move="ring"):
    return f"""
  - id: own.{name}
    title: {{en: One, zh: 一}}
    source: own/one
    when: {{budget: none}}
    then: {{do: {move}, text: {{en: "Ring them, there is no budget yet.", zh: 打电话：还没有预算。}}}}
    tests:
      - fires: {{budget: none}}
      - silent: {{budget: approved}}
"""


@pytest.fixture
def books(tmp_path):
    """Write files below a folder, and return the folder."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_folder_is_the_book_that_one_file_would_be(books, tmp_path):
    folder = books(own__book=HEADER + MOVES, own__a=PART + "rules:" + rule("a"), own__b=PART + "rules:" + rule("b"))
    parts, found = read_rulebooks([folder])
    (tmp_path / "own.yaml").write_text(HEADER + MOVES + "rules:" + rule("b") + rule("a"), encoding="utf-8")
    whole, _ = read_rulebooks([tmp_path / "own.yaml"])

    assert found == []
    assert parts.rules == whole.rules
    assert parts.digest == whole.digest
    (book,) = parts.books
    assert [path.rpartition("/")[2] for path in book.files] == ["book.yaml", "a.yaml", "b.yaml"]
    assert parts.rules["own.b"].location.file == str(folder / "own" / "b.yaml")


def test_the_order_of_the_files_changes_nothing(books):
    parts = {name: PART + "rules:" + rule(name) for name in "ab"}
    folder = books(z=HEADER + MOVES + "rules:" + rule("z"), **parts)
    paths = [folder / f"{name}.yaml" for name in "zab"]
    one, other = read_rulebooks(paths)[0], read_rulebooks(reversed(paths))[0]

    assert one.books == other.books
    assert one.digest == other.digest


def test_a_book_in_a_folder_is_reviewed_checked_and_tested(books):
    folder = books(own__book=HEADER + MOVES, own__a=PART + "rules:" + rule("a"))
    engine = dealrules.Engine.load(folder / "own", shipped=False)
    deal = dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-27", "budget": "none"})

    assert [advice.rule.id for advice in engine.review(deal).advice] == ["own.a"]
    assert dealrules.check(folder, shipped=False) == []


def test_what_a_book_accepts_holds_in_all_its_files(books):
    checks = "checks: {ignore: [{code: DR301, about: own.a, reason: two ways to say it}]}\n"
    files = {"own__a": PART + "rules:" + rule("a"), "own__b": PART + "rules:" + rule("b")}
    ruleset, _ = read_rulebooks([books(own__book=HEADER + MOVES, **files)])
    assert "DR301" in {found.code for found in check_rules(ruleset)}

    ruleset, _ = read_rulebooks([books(own__book=HEADER + MOVES + checks, **files)])
    assert "DR301" not in {found.code for found in check_rules(ruleset)}


def test_a_folder_that_holds_deals_beside_a_book_gives_the_book_alone(books):
    folder = books(own=HEADER + MOVES + "rules:" + rule("a"), deals__one="id: d-1\nas_of: 2026-11-27\n")
    ruleset, found = read_rulebooks([folder])

    assert found == []
    assert list(ruleset.rules) == ["own.a"]


@pytest.mark.parametrize(
    ("files", "code", "file", "words"),
    [
        ({"a": PART + "rules:" + rule("a")}, "DR203", "a", "'version'"),
        ({"a": PART + "rules:" + rule("a"), "b": PART + MOVES}, "DR203", "a", "name their folder to read them all"),
        ({"a": HEADER + "rules:" + rule("a"), "b": HEADER + MOVES}, "DR207", "b", "'own' is already given"),
        ({"a": HEADER + "rules:" + rule("a"), "b": HEADER + MOVES}, "DR207", "b", "only one has 'version'"),
        (
            {"a": HEADER + MOVES, "b": "rulebook: onw\nrules:" + rule("b")},
            "DR203",
            "b",
            "no file of this folder has the header of a rulebook 'onw' Did you mean 'own'?",
        ),
        ({"a": HEADER + MOVES, "b": PART + MOVES}, "DR207", "b", "'ring' already stands under 'moves'"),
        ({"a": HEADER + MOVES, "b": PART + "rules:" + rule("b", "rign")}, "DR220", "b", "Did you mean 'ring'?"),
        (
            {"a": HEADER + MOVES, "b": PART + "rules:" + rule("b"), "c": PART + "rules:" + rule("b")},
            "DR207",
            "c",
            "b.yaml:3",
        ),
        ({"a": HEADER + MOVES, "b": PART + "moves: [ring]\n"}, "DR201", "b", "'moves'"),
    ],
    ids=[
        "no header",
        "no header in any",
        "two headers",
        "two headers and what to do",
        "another name",
        "a name twice",
        "a misspelt move",
        "a rule twice",
        "a list for a mapping",
    ],
)
def test_what_is_wrong_stands_in_its_own_file(books, files, code, file, words):
    _, found = read_rulebooks([books(**files)])

    assert any(
        each.code == code and each.file.endswith(f"{file}.yaml") and words in f"{each.message} {each.hint}"
        for each in found
    ), list(map(str, found))


def test_what_is_wrong_with_the_header_is_said_once_and_hides_nothing_else(books):
    files = {"book": HEADER + MOVES, "a": "rulebook: onw\nrules:" + rule("a"), "b": PART + "rules:" + rule("b", "rign")}
    _, found = read_rulebooks([books(**files)])
    assert [(each.code, each.file.rpartition("/")[2], each.line, each.column) for each in found] == [
        ("DR203", "a.yaml", 1, 11),
        ("DR220", "b.yaml", 7, 16),
    ]


def test_a_header_that_no_file_has_is_missed_once(books):
    _, found = read_rulebooks([books(a=PART + "rules:" + rule("a"), b=PART + MOVES)])

    assert [(each.code, each.file.rpartition("/")[2]) for each in found] == [("DR203", "a.yaml")] * 3


def test_another_book_of_a_like_name_stays_another_book(books):
    other = "rulebook: owns\nrules:" + rule("b").replace("own.", "owns.")
    _, found = read_rulebooks([books(a=HEADER + MOVES, b=other)])

    assert {each.message for each in found} == {f"a rulebook needs '{key}'" for key in ("version", "language", "title")}
