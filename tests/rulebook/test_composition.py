"""Several books, one set: clashes, overrides, order and digest."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dealrules.documents import node_from_data, plain, read_document, read_file
from dealrules.rulebook import load_rulebooks, read_rulebooks
from dealrules.snapshot.attribute import Kind
from dealrules.vocabulary import Support

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "rulebooks"


def book(name, body="", move="call"):
    text = f"""
rulebook: {name}
version: 1.0.0
language: 1
title: {{en: {name}, zh: {name}}}
parameters: {{soon: {{value: 30, unit: days, en: soon, zh: 临近}}}}
moves: {{{move}: {{en: Call, zh: 打电话}}}}
{body}
"""
    document, diagnostics = read_document(text, f"{name}.yaml")
    assert diagnostics == []
    return document


def rule(identifier, move="call", more="when: {phase_since_days: {gte: $soon}}"):
    return f"""
  - id: {identifier}
    title: {{en: One, zh: 一}}
    source: own/one
    {more}
    then: {{do: {move}, text: {{en: Call., zh: 打电话。}}}}"""


def codes(diagnostics):
    return [(found.code, found.file) for found in diagnostics]


def test_a_rule_may_use_what_another_book_declares():
    user = book("user", "rules:" + rule("user.one", "meet", "when: {phase_since_days: {gte: $maker.soon}}"))
    ruleset, diagnostics = load_rulebooks([user, book("maker", move="meet")])

    assert diagnostics == []
    assert ruleset.rules["user.one"].when.matcher.low == 30
    assert [one.name for one in ruleset.books] == ["maker", "user"]


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("conclusions: {found: {on: deal, values: boolean, en: f, zh: 找}}", "found"),
        ("groups: {entry: {choose: one, en: e, zh: 入}}", "entry"),
        ("risks: {fog: {en: fog, zh: 雾}}", "fog"),
        ("sources: {w/one: {en: w, zh: 研}}", "w/one"),
        ("attributes: {deal: {speed: {kind: boolean, en: s, zh: 快}}}", "speed"),
    ],
)
def test_a_name_is_declared_once(section, name):
    ruleset, diagnostics = load_rulebooks([book("a", section), book("b", section, move="meet")])

    assert ruleset is None
    assert codes(diagnostics) == [("DR207", "b.yaml")]
    assert name in diagnostics[0].message


def test_books_and_rules_have_different_names():
    one = book("a", "rules:" + rule("a.one"))
    same = book("a", "rules:" + rule("a.one", "meet"), move="meet")
    ruleset, diagnostics = load_rulebooks([one, same])

    assert ruleset is None
    assert [found.code for found in diagnostics] == ["DR207", "DR207", "DR207"]
    assert {"rulebook 'a'", "parameter 'a.soon'", "id 'a.one'"} == {
        found.message.split(" is ")[0].removeprefix("the ") for found in diagnostics
    }


def test_an_embedder_sets_parameters():
    books = [book("a", "rules:" + rule("a.one"))]
    plain_set, _ = load_rulebooks(books)
    ruleset, diagnostics = load_rulebooks(books, {"a.soon": 14})

    assert diagnostics == []
    assert ruleset.parameters["a.soon"].value == 14
    assert ruleset.rules["a.one"].when.matcher.low == 14
    assert ruleset.digest != plain_set.digest


@pytest.mark.parametrize(
    ("overrides", "code", "words"),
    [
        ({"a.son": 14}, "DR270", "Did you mean 'a.soon'?"),
        ({"soon": 14}, "DR270", "'soon'"),
        ({"a.soon": "14"}, "DR271", "a number of days, not '14'"),
        ({"a.soon": True}, "DR271", "not True"),
        ({"a.soon": float("nan")}, "DR271", "not nan"),
        ({"a.soon": -3}, "DR271", "cannot be -3"),
        ({"soon": 3}, "DR270", "Did you mean 'a.soon'?"),
    ],
)
def test_a_wrong_parameter_of_the_embedder_is_refused(overrides, code, words):
    ruleset, diagnostics = load_rulebooks([book("a", "rules:" + rule("a.one"))], overrides)

    assert ruleset is None
    assert [found.code for found in diagnostics] == [code]
    assert words in str(diagnostics[0])


def test_a_book_that_cannot_be_read_does_not_blame_the_others(tmp_path):
    (tmp_path / "broken.yaml").write_text("rulebook: [", encoding="utf-8")
    user = "\n".join(
        (
            "rulebook: user\nversion: 1.0.0\nlanguage: 1\ntitle: {en: U, zh: 用}\nrules:",
            rule("user.one", "meet", "when: {phase_since_days: {gte: $broken.soon}, fond: true, phse: pre_contact}"),
        )
    )
    (tmp_path / "user.yaml").write_text(user, encoding="utf-8")
    ruleset, diagnostics = read_rulebooks([tmp_path])

    assert ruleset is None
    assert codes(diagnostics) == [("DR001", str(tmp_path / "broken.yaml"))]


def test_a_missing_file_is_a_diagnostic():
    ruleset, diagnostics = read_rulebooks(["no/such/book.yaml"])

    assert ruleset is None
    assert codes(diagnostics) == [("DR014", "no/such/book.yaml")]


def test_a_folder_without_books_is_a_diagnostic(tmp_path):
    ruleset, diagnostics = read_rulebooks([tmp_path])

    assert ruleset is None
    assert codes(diagnostics) == [("DR014", str(tmp_path))]


def test_sources_are_checked_against_the_doctrine_only_when_it_is_there():
    doctrine, _ = read_document("doctrine: {own: {en: Own, zh: 自有, items: [two]}}", "doctrine.yaml")
    books = [book("a", "rules:" + rule("a.one"))]

    assert load_rulebooks(books)[1] == []
    assert [found.code for found in load_rulebooks([*books, doctrine])[1]] == ["DR225"]


def shuffled(document, shuffle):
    """Return the document with rules, and keys everywhere, in another order."""

    def turn(value):
        if isinstance(value, dict):
            keys = list(value)
            shuffle(keys)
            return {key: turn(value[key]) for key in keys}
        return [turn(item) for item in value] if isinstance(value, list) else value

    data = turn(plain(document))
    shuffle(data.get("rules", []))
    return node_from_data(data, "elsewhere.yaml")[0]


@pytest.mark.parametrize("seed", range(3))
def test_order_changes_nothing(seed):
    files = sorted(SHIPPED.rglob("*.yaml"))
    documents = [read_file(path)[0] for path in files]
    ruleset, _ = load_rulebooks(documents)
    shuffle = random.Random(seed).shuffle
    turned = [shuffled(document, shuffle) for document in documents]
    shuffle(turned)
    other, diagnostics = load_rulebooks(turned)

    assert diagnostics == []
    assert other.digest == ruleset.digest
    assert list(other.rules) == list(ruleset.rules) == sorted(ruleset.rules)
    assert {identifier: found.advice for identifier, found in other.rules.items()} == {
        identifier: found.advice for identifier, found in ruleset.rules.items()
    }


def test_the_digest_covers_content_and_nothing_else():
    one = book("a", "rules:" + rule("a.one"))
    digest = load_rulebooks([one])[0].digest

    def changed(old, new):
        text = f"# a comment\n{plain_text}".replace(old, new)
        return load_rulebooks([read_document(text, "other.yaml")[0]])[0].digest

    plain_text = (
        "{rulebook: a, version: 1.0.0, language: 1, title: {en: a, zh: a},\n"
        " parameters: {soon: {value: 30, unit: days, en: soon, zh: 临近}}, moves: {call: {zh: 打电话, en: Call}},\n"
        " rules: [{id: a.one, title: {en: One, zh: 一}, source: own/one, when: {phase_since_days: {gte: $soon}},\n"
        "   tests: [{fires: {phase_since: -40d}}], then: {do: call, text: {en: Call., zh: 打电话。}}}]}"
    )
    assert changed("", "") == digest
    assert changed("-40d", "-50d") == digest
    assert changed("打电话。", "打电话") != digest
    assert changed("value: 30", "value: 31") != digest
    assert changed("1.0.0", "1.0.1") != digest


def test_a_shipped_book_and_a_custom_one_compose():
    ruleset, diagnostics = read_rulebooks([SHIPPED, HERE / "valid" / "everything.yaml"])

    assert diagnostics == []
    custom = ruleset.rules["everything.focus"]
    assert custom.support is Support.UNCONFIRMED
    assert ruleset.extensions["stakeholder"]["wechat_speed"].kind is Kind.ENUMERATION
    assert ruleset.subjects["stakeholder"].attributes["custom.wechat_speed"].label.zh == "微信回复速度"
    assert custom.concludes == (("entry_point", "seen"), ("traits", "power"), ("traits", "receptivity"))
