"""Plain Python data becomes nodes without lines, and is refused by path."""

from __future__ import annotations

import datetime
import decimal
from collections import OrderedDict
from types import MappingProxyType

import pytest

from dealrules.documents import node_from_data, plain
from dealrules.vocabulary import Phase


def test_plain_data_comes_back_as_it_went_in():
    data = {"a": [1, 2.5, None, True, "x", {"b": []}], "as_of": datetime.date(2025, 6, 1)}
    node, found = node_from_data(data)

    assert found == []
    assert plain(node) == data
    assert node.value["a"].value[5].value["b"].path == "$.a[5].b"
    assert str(node.value["a"].location) == "<data>"


def test_other_mappings_tuples_and_words_are_welcome():
    node, found = node_from_data(MappingProxyType({"a": OrderedDict(b=(1, 2)), "phase": Phase.PRE_CONTACT}), "crm")

    assert found == []
    assert plain(node) == {"a": {"b": [1, 2]}, "phase": "pre_contact"}
    assert type(node.value["phase"].value) is str
    assert node.file == "crm"


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        ({"a": [{"b": {1, 2}}]}, "DR012", "$.a[0].b"),
        ({"a": object()}, "DR012", "$.a"),
        ({"a": datetime.datetime(2025, 6, 1)}, "DR012", "$.a"),
        ({"a": b"x"}, "DR012", "$.a"),
        ({"a": {2: "b"}}, "DR008", "$.a"),
        ({"a": float("nan")}, "DR010", "$.a"),
        ([1, float("-inf")], "DR010", "$[1]"),
        ({"a": 10**5000}, "DR010", "$.a"),
        (object(), "DR012", "$"),
    ],
)
def test_what_has_no_place_in_a_document(data, code, path):
    _, found = node_from_data(data)

    assert [(one.code, one.path) for one in found] == [(code, path)]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (datetime.datetime(2025, 6, 1), "value.date()"),
        (decimal.Decimal("1.5"), "int or a float"),
        (frozenset({"power"}), "a list"),
    ],
)
def test_what_a_host_has_at_hand_is_refused_with_what_to_give_instead(value, hint):
    _, found = node_from_data({"a": value})

    assert hint in found[0].hint


def test_data_that_contains_itself_is_refused():
    data = {}
    data["again"] = [data]
    _, found = node_from_data(data)

    assert [one.code for one in found] == ["DR004"]
