"""Texts become trees that know their place; what is unsafe or ambiguous is refused with that place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dealrules.documents import SIZE_LIMIT, Deferred, plain, read_book, read_document, read_file

ROOT = Path(__file__).parents[2]
BOOKS = sorted([*ROOT.glob("rulebooks/**/*.yaml"), *ROOT.glob("tests/rulebook/valid/*.yaml")])


def data(text):
    node, diagnostics = read_document(text, "x.yaml")
    assert diagnostics == []
    return plain(node)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("FALSE", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("+12", 12),
        ("-0", 0),
        ("007", 7),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2025-06-01", "2025-06-01"),
        ("+3d", "+3d"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("<stakeholder>", "<stakeholder>"),
        ("$soon", "$soon"),
        ("|\n  a\n  b", "a\nb\n"),
        ("王总", "王总"),
    ],
)
def test_scalars_follow_yaml_1_2(written, read):
    value = data(f"a: {written}\n")["a"]

    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize("text", ["{}", "[]", "[1, [2, {a: b}]]", "%YAML 1.2\n---\na: 1\n...\n", "\ufeffa: 1"])
def test_whole_documents(text):
    read_document(text, "x.yaml")
    assert data(text) == json.loads(
        {"%": '{"a": 1}', "\ufeff": '{"a": 1}'}.get(text[0], text.replace("a: b", '"a":"b"'))
    )


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, 2.5, True, None, "x"], "b": {"c": {}}},
        {"emoji": "😀 and 王总", "slash": 'a/b\\c\n\t"', "key with spaces": ""},
        [],
        "text",
        -0.001,
    ],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_is_read_as_json(value, ascii_only):
    assert data(json.dumps(value, ensure_ascii=ascii_only)) == value
    assert data(json.dumps(value, ensure_ascii=ascii_only, indent="\t").encode()) == value


REFUSED = {
    "a: 1\nb: 2\na: 3": ("DR007", 3, 1, "first in line 1"),
    "a: {b: 1, b: 2}": ("DR007", 1, 11, "'b'"),
    "1: x": ("DR008", 1, 1, "'1'"),
    "null: x": ("DR008", 1, 1, "'null'"),
    "? [a]\n: b": ("DR008", 1, 3, "text"),
    "a: &x 1": ("DR005", 1, 4, "&x"),
    "a: *x": ("DR005", 1, 4, "*x"),
    "- !!python/object:os.system x": ("DR006", 1, 3, "python/object"),
    "--- a\n--- b": ("DR009", 2, 1, "second document"),
    "a: .inf": ("DR010", 1, 4, ".inf"),
    "a: -.INF": ("DR010", 1, 4, "-.INF"),
    "a: .nan": ("DR010", 1, 4, ".nan"),
    "a: 1e999": ("DR010", 1, 4, "1e999"),
    "a: " + "9" * 5000: ("DR010", 1, 4, "999"),
    "a: [": ("DR001", 2, 1, "not YAML"),
    "a:\n\tb: 1": ("DR001", 2, 1, "Indent with spaces"),
    "a: b: c": ("DR001", 1, 5, "in quotes"),
    "a: `x`": ("DR001", 1, 4, "in quotes"),
    "a: 1\nb 2\nc: 3\n": ("DR001", 2, 1, "every key ends with a colon"),
    "a:\n  - b: 1\n   c: 2\n": ("DR001", 3, 4, "Check the indentation"),
    "a:\n  - b: 1\n  c: 2\n": ("DR001", 3, 3, "Check the indentation"),
    "a：1\nb: 2\n": ("DR001", 2, 2, "not the full-width '：'"),
    "a: 1\nb：2\n": ("DR001", 2, 1, "not the full-width '：'"),
    "a: 注意：x\nb 2\nc: 3\n": ("DR001", 2, 1, "every key ends with a colon"),
    "[" * 100_000: ("DR004", 1, 51, "50 levels"),
    "\n".join(" " * depth + f"k{depth}:" for depth in range(80)): ("DR004", 51, 51, "50 levels"),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:20])
def test_what_is_refused(text):
    code, line, column, words = REFUSED[text]
    _, found = read_document(text, "x.yaml")

    assert [one.code for one in found] == [code]
    assert (found[0].file, found[0].line, found[0].column) == ("x.yaml", line, column)
    assert words in str(found[0])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "DR011"),
        (b"# nothing\n", "DR011"),
        (b"a: \xff", "DR002"),
        ("a: \ud800", "DR002"),
        ("a: \x00", "DR002"),
        (b"x" * (SIZE_LIMIT + 1), "DR003"),
    ],
)
def test_texts_that_cannot_be_read_at_all(content, code):
    node, found = read_document(content, "x.yaml")

    assert node is None
    assert [one.code for one in found] == [code]


def test_everything_wrong_is_said_at_once():
    node, found = read_document("a: &x 1\nb: *x\na: 2\n3: 4\nc: .nan\nd: 5\n", "x.yaml")

    assert [(one.code, one.line) for one in found] == [
        ("DR005", 1), ("DR005", 2), ("DR007", 3), ("DR008", 4), ("DR010", 5),
    ]  # fmt: skip
    assert plain(node) == {"a": 1, "b": None, "c": None, "d": 5}


def test_an_alias_bomb_is_refused_without_unfolding_it():
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60))
    node, found = read_document(f"a0: &a0 x\n{levels}", "bomb.yaml")

    assert {one.code for one in found} == {"DR005"}
    assert len(plain(node)["a59"]) == 9


def test_every_value_and_key_knows_its_place():
    node, _ = read_document(
        "deal:\n  needs:\n    - id: n1\n      state: explicit   # a comment\n\n\nnext: {a: 王, b: 2}\n", "x.yaml"
    )
    needs = node.value["deal"].value["needs"]
    state = needs.value[0].value["state"]

    assert (str(state.location), state.location.end_column) == ("x.yaml:4:14", 22)
    assert str(state.key_location) == "x.yaml:4:7"
    assert state.path == "$.deal.needs[0].state"
    assert (str(needs.location), needs.location.end_line) == ("x.yaml:3:5", 4)
    assert needs.value[0].location == needs.value[0].key_location
    assert (node.path, str(node.location), node.keys["next"].line) == ("$", "x.yaml:1:1", 7)
    assert str(node.value["next"].value["b"].location) == "x.yaml:7:17"
    assert node.value["next"].location.end_column == 19


def test_a_file_that_is_not_there():
    node, found = read_file(Path("no") / "deal.yaml")

    assert node is None
    assert (found[0].code, found[0].file) == ("DR014", str(Path("no") / "deal.yaml"))
    assert read_file(ROOT)[1][0].code == "DR014"
    assert read_file("a\0b")[1][0].code == "DR014"


def unfolded(node):
    """Return values with their places, deferred tests read."""
    if isinstance(node.value, Deferred):
        node, found = node.value.read()
        assert found == []
    value = node.value
    if isinstance(value, dict):
        value = {key: unfolded(child) for key, child in value.items()}
    elif isinstance(value, list):
        value = [unfolded(child) for child in value]
    return (value, str(node.location), node.path)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_leaving_tests_unread_changes_nothing(path, ends):
    content = path.read_bytes().replace(b"\n", ends)
    whole, _ = read_document(content, str(path))
    book, found = read_book(content, str(path))

    assert found == []
    assert unfolded(book) == unfolded(whole)


def test_the_tests_of_shipped_rules_are_left_unread():
    node, _ = read_book((ROOT / "rulebooks" / "phases" / "ladder.yaml").read_bytes(), "ladder.yaml")
    tests = [rule.value["tests"].value for rule in node.value["rules"].value if "tests" in rule.value]

    assert tests
    assert all(isinstance(unread, Deferred) for unread in tests)


def test_a_fault_in_unread_tests_is_found_when_they_are_read():
    text = "rules:\n  - id: a\n    tests:\n      - fires: {a: 1, a: 2}\n      - silent: {b: 1\n  - id: b\n"
    book, found = read_book(text, "x.yaml")
    tests = book.value["rules"].value[0].value["tests"].value

    assert found == []
    assert [(one.code, one.line) for one in tests.read()[1]] == [("DR007", 4), ("DR001", 6)]


def test_a_fault_outside_the_tests_is_found_at_its_place():
    text = "rules:\n  - id: a\n    tests:\n      - fires: {a: 1}\n    when: {a: 1, a: 2}\n"

    assert [(one.code, one.line, one.column) for one in read_book(text, "x.yaml")[1]] == [("DR007", 5, 18)]


def test_a_text_that_looks_like_unread_tests_is_a_text():
    text = "rules:\n  - id: a\n    tests: unread tests \u2116 0\n  - id: b\n    tests:\n      - fires: {}\n"
    book, _ = read_book(text, "x.yaml")

    assert plain(book)["rules"][0]["tests"] == "unread tests \u2116 0"
    assert plain(book)["rules"][1]["tests"] == [{"fires": {}}]


@pytest.mark.parametrize(
    "text",
    [
        'rules:\n  - id: a\n    title: "one\n    tests:\n    two"\n',
        'title: "one\nrules:\n  - a\n    tests:\n    two"\n',
        "rules:\n  - id: a\n    tests: unread tests \u2116 0\n  - id: b\n    tests:\n      - fires: {}\n",
        "rules:\n  - |\n    tests:\n      - fires: {}\n  - id: b\n    tests:\n      - silent: {}\n",
    ],
    ids=["in a quoted text", "rules in a quoted text", "the mark itself", "in a block of text"],
)
def test_what_only_looks_like_the_tests_of_a_rule_stays_what_it_is(text):
    whole, _ = read_document(text, "x.yaml")
    book, found = read_book(text, "x.yaml")

    assert found == []
    assert plain(book) == plain(whole)
