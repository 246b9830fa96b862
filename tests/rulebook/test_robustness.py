"""Whatever stands in a file, reading it ends in diagnostics and never in an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dealrules.documents import node_from_data, plain, read_book, read_document, read_file
from dealrules.rulebook import load_rulebooks, strata
from dealrules.rulebook.parsing.declarations import BOOK_KEYS
from dealrules.rulebook.parsing.rules import RULE_KEYS

HERE = Path(__file__).parent
BOOKS = [read_file(path)[0] for path in sorted((HERE / "valid").glob("*.yaml"))]
TEXTS = [path.read_bytes() for folder in ("valid", "faulty") for path in sorted((HERE / folder).glob("*.yaml"))]

words = st.sampled_from(
    [
        "phase",
        "pre_contact",
        "stakeholder",
        "owner",
        "$soon",
        "$",
        "<stakeholder>",
        "<",
        "deal.",
        "deal",
        ".",
        "",
        "a.b",
    ]
) | st.text(max_size=8)
scalars = words | st.none() | st.booleans() | st.integers(-5, 50) | st.floats(allow_nan=False, allow_infinity=False)
keys = st.sampled_from(
    [*BOOK_KEYS, *RULE_KEYS, "phase", "owner", "stakeholders", "needs", "any", "count", "where", "gte", "between",
     "not", "in", "any_of", "all_of", "known", "do", "text", "conclude", "en", "zh", "stakeholder", "need"]
) | words  # fmt: skip
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=8
)


@st.composite
def mutated(draw):
    """A valid book in which a few values were replaced, dropped, renamed or doubled."""
    data = plain(draw(st.sampled_from(BOOKS)))
    for _ in range(draw(st.integers(1, 4))):
        at = data
        while True:
            choices = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not choices:
                break
            choice = draw(st.sampled_from(choices))
            if isinstance(at[choice], dict | list) and at[choice] and draw(st.integers(0, 3)):
                at = at[choice]
                continue
            mutate(draw, at, choice)
            break
    return data


def mutate(draw, at, choice):
    action = draw(st.sampled_from(["replace", "drop", "rename"]))
    if action == "replace":
        at[choice] = draw(values)
    elif action == "rename" and isinstance(at, dict):
        at[draw(keys)] = at.pop(choice)
    else:
        del at[choice]


def digest(documents):
    ruleset, diagnostics = load_rulebooks(documents)
    assert (ruleset is None) == bool(diagnostics)
    if ruleset is None:
        assert all(str(found) and found.message for found in diagnostics)
        return None
    strata(ruleset)
    for rule in ruleset.rules.values():
        assert isinstance(rule.tests, tuple)
    return ruleset.digest


@settings(max_examples=300, deadline=None)
@given(mutated())
def test_a_mutated_book_never_raises(data):
    node, _ = node_from_data(data)
    digest([node])


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(keys, values, max_size=5))
def test_any_data_never_raises(data):
    digest([node_from_data(data)[0], node_from_data({"rulebook": "a", **data})[0]])


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0), st.integers(0, 12), st.binary(max_size=12) | st.sampled_from(
    [b"\n", b"\t", b": ", b"- ", b"{", b"]", b"&a ", b"*a", b"!x ", b"'", b'"', b"|\n", b"tests:\n", b"\r\n", b"#"]
))  # fmt: skip
def test_any_bytes_never_raise(text, place, length, inserted):
    place %= len(text)
    damaged = text[:place] + inserted + text[place + length :]
    node, diagnostics = read_book(damaged, "damaged.yaml")
    assert node is not None or diagnostics
    if node is not None:
        digest([node])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    node, diagnostics = read_document(text, "any.yaml")
    assert node is not None or diagnostics
