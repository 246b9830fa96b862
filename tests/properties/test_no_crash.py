"""Whatever it is given, the library answers with a result or with a :class:`dealrules.DealrulesError`.

Real deals and real books are damaged: as bytes, as text whose words are exchanged, and as plain data whose values,
keys and members are exchanged. What is still accepted must also be reviewed, explained and written out without fault.

The ordinary profile tries several thousand inputs, the profile ``long`` more than 200,000.
"""

from __future__ import annotations

import copy
import datetime
import json
import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
import dealrules.api
from dealrules.bilingual import LANGUAGES
from dealrules.documents import plain, read_file
from dealrules.testing.random_deals import DealGenerator

EXAMPLES = settings.default.max_examples
TESTS = Path(__file__).parent.parent
BOOKS = sorted((TESTS / "rulebook").glob("*/*.yaml"))
seeds = st.integers(0, 2**32)

FRAGMENTS = [
    "", " ", "\n", "\t", "\x00", "\ufeff", "- ", ": ", ":", "{", "}", "[", "]", "&a ", "*a", "!!str ", "%YAML 1.2\n",
    "---\n", "...\n", "|", ">", "'", '"', "#", ",", "?", "~", "null", "true", "no", "1e999", "-1", "0x1f", ".nan",
    "2026-02-30", "9999-12-31", "0001-01-01", "+99999d", "<stakeholder>", "<", "$", "$soon", "any", "none_known",
    "deal.phase", "owner.reports_to.reports_to", "\U0001f600", "王总", "\u2028", "<<: *a", "=", "999999999999999999999",
]  # fmt: skip
VALUES = [
    None, True, False, 0, -1, 3, 1.5, -0.0, 10**30, 1e300, float("inf"), float("nan"), "", " ", "x", "\ud800", "\x00",
    "王总", "2026-02-30", "0001-01-01", "9999-12-31", "+3d", [], [[]], [None], ["a", "a"], {}, {"id": "a"}, {"": ""},
    [{"id": "a"}, {"id": "a"}], {"a": {"b": {"c": {}}}}, (), b"x", {1: 2}, {None: None}, datetime.date.min, {"x"},
    datetime.date.max, datetime.datetime(2026, 1, 1), object(), 1j, "x" * 10_000, {"not": {"not": {}}},
]  # fmt: skip


@cache
def shipped():
    return dealrules.Engine.load()


def yaml_text(data):
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


@cache
def texts_of_books():
    """Return the books of the tests, and from each shipped book a short one."""
    shipped_books = [plain(read_file(path)[0]) for path in sorted(dealrules.api.shipped_rulebooks().rglob("*.yaml"))]
    random = Random(0)
    short = [
        {**book, "rules": random.sample(book["rules"], min(3, len(book["rules"])))}
        for book in shipped_books
        if book.get("rules")
    ]
    texts = [yaml_text(book) for book in short]
    return [path.read_text(encoding="utf-8") for path in BOOKS] + texts


def data_of_deal(random):
    return DealGenerator(random, size=3, known=random.choice((0.1, 0.5, 1.0))).deal().to_dict()


def text_of_deal(random):
    data = data_of_deal(random)
    return json.dumps(data) if random.random() < 0.3 else yaml_text(data)


def damaged_bytes(text, random):
    """Return the bytes of a text with some taken out, put in or repeated."""
    content = bytearray(text.encode())
    for _ in range(random.randint(1, 5)):
        place = random.randrange(len(content) + 1)
        end = min(place + random.choice((0, 1, 2, 10, 100)), len(content))
        inserted = random.choice(
            [
                bytes(random.randrange(256) for _ in range(random.randint(0, 8))),
                random.choice(FRAGMENTS).encode(),
                bytes(content[place : place + 50]) * random.randint(1, 20),
            ]
        )
        content[place:end] = inserted
    return bytes(content)


def damaged_text(text, random):
    """Return a text in which words and marks are exchanged for others of the text, or for odd ones."""
    pieces = re.findall(r"\w+|\s+|[^\w\s]", text)
    for _ in range(random.randint(1, 6)):
        place = random.randrange(len(pieces))
        pieces[place] = random.choice([random.choice(FRAGMENTS), random.choice(pieces)])
    return "".join(pieces)


def places(data):
    """Yield every mapping and list inside plain data, with each of its keys."""
    for key in list(data) if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], dict | list):
            yield from places(data[key])


def damaged_data(data, random):
    """Return plain data in which values are exchanged, dropped, renamed or moved."""
    data = copy.deepcopy(data)
    for _ in range(random.randint(1, 5)):
        found = list(places(data))
        if not found:
            break
        holder, key = random.choice(found)
        match random.randrange(5):
            case 0 | 1:
                holder[key] = random.choice(VALUES)
            case 2:
                other, place = random.choice(found)
                holder[key] = copy.deepcopy(other[place])
            case 3 if isinstance(holder, dict):
                holder[random.choice([*holder, "id", "owner", "custom", "x"])] = holder[key]
            case _:
                del holder[key]
    return data


def use(engine, deal, random):
    """Review a deal, and now and then write the review out in every way that a host might."""
    try:
        review = engine.review(deal)
        if random.random() < 0.9:
            return
        json.dumps(review.to_dict())
        for language in LANGUAGES:
            review.text(language, everything=True).encode()
            review.markdown(language).encode()
        for rule in list(engine.ruleset.rules)[:3]:
            engine.explain(deal, rule).text("zh")
    except dealrules.DealrulesError:
        pass


def read_and_use(read, document, random):
    """Read a deal, and use it if it is accepted."""
    refused = None
    try:
        deal = read(document)
    except dealrules.InvalidDeal as error:
        refused = error
    if refused is None:
        use(shipped(), deal, random)
    else:
        assert refused.diagnostics
        assert str(refused)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("inputs") / "input.yaml"


@settings(max_examples=EXAMPLES * 6 // 10)
@given(seeds)
def test_damaged_bytes_of_a_deal(path, seed):
    random = Random(seed)
    path.write_bytes(damaged_bytes(text_of_deal(random), random))
    read_and_use(dealrules.load_deal, path, random)


@settings(max_examples=EXAMPLES * 6 // 10)
@given(seeds)
def test_damaged_text_of_a_deal(path, seed):
    random = Random(seed)
    path.write_text(damaged_text(text_of_deal(random), random), encoding="utf-8")
    read_and_use(dealrules.load_deal, path, random)


@settings(max_examples=EXAMPLES * 6 // 10)
@given(seeds)
def test_damaged_data_of_a_deal(seed):
    random = Random(seed)
    read_and_use(dealrules.Deal.from_dict, damaged_data(data_of_deal(random), random), random)


def check_and_use(path, content, random):
    path.write_bytes(content)
    found = dealrules.check([path], shipped=False)
    assert all(str(finding) and finding.message for finding in found)
    try:
        engine = dealrules.Engine.load(path, shipped=False)
    except dealrules.DealrulesError:
        assert found
    else:
        use(engine, DealGenerator(random, size=3, known=0.9, subjects=engine.ruleset.subjects).deal(), random)


@settings(max_examples=EXAMPLES // 2)
@given(seeds)
def test_damaged_bytes_of_a_book(path, seed):
    random = Random(seed)
    check_and_use(path, damaged_bytes(random.choice(texts_of_books()), random), random)


@settings(max_examples=EXAMPLES // 2)
@given(seeds)
def test_damaged_text_of_a_book(path, seed):
    random = Random(seed)
    check_and_use(path, damaged_text(random.choice(texts_of_books()), random).encode(), random)


def endless():
    data = {"id": "d", "as_of": "2026-11-20"}
    data["custom"] = data
    return data


def deep():
    data = []
    for _ in range(100_000):
        data = [data]
    return data


@given(st.recursive(st.sampled_from(VALUES), lambda inner: st.dictionaries(st.text(), inner) | st.lists(inner)), seeds)
@settings(max_examples=EXAMPLES // 4)
def test_data_of_any_kind(data, seed):
    read_and_use(dealrules.Deal.from_dict, data, Random(seed))


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(endless(), id="endless"),
        pytest.param({"needs": deep()}, id="deep"),
        pytest.param({"name": "\ud800"}, id="half a character"),
        pytest.param({"as_of": "0001-01-01", "expected_close": "9999-12-31"}, id="the longest time"),
        pytest.param({"name": "x" * 3_000_000}, id="a long text"),
        pytest.param({"needs": [{"id": str(number)} for number in range(300)]}, id="many members"),
    ],
)
def test_data_out_of_all_bounds(facts):
    read_and_use(dealrules.Deal.from_dict, {"id": "d", "as_of": "2026-11-20", **facts}, Random(0))


@pytest.mark.parametrize("name", ["nowhere.yaml", "folder", "", "\x00"])
def test_a_file_that_cannot_be_read(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(dealrules.InvalidDeal):
        dealrules.load_deal(tmp_path / name)

    assert dealrules.check([tmp_path / name], shipped=False)
