"""A deal is read strictly, and everything that is wrong is said at once, with its place."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import attrs
import pytest
import yaml

from dealrules.bilingual import Bilingual
from dealrules.documents import node_from_data, read_document
from dealrules.errors import InvalidDeal
from dealrules.snapshot import Attribute, Deal, Direction, Kind, deal_from_node, load_deal, with_extensions
from dealrules.vocabulary import Focus, Phase

HERE = Path(__file__).parent
FAULTY = yaml.safe_load((HERE / "faulty.yaml").read_text(encoding="utf-8"))
VALID = yaml.safe_load((HERE / "valid.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case["name"])
def test_every_fault_is_found_with_its_place(case, tmp_path):
    file = tmp_path / "deal.yaml"
    file.write_text(case["deal"], encoding="utf-8")

    with pytest.raises(InvalidDeal) as raised:
        load_deal(file)

    found = raised.value.diagnostics
    assert [(one.code, one.path, one.line) for one in found] == [
        (one["code"], one["path"], one["line"]) for one in case["finds"]
    ]
    for one, expected in zip(found, case["finds"], strict=True):
        assert one.file == str(file)
        for words in expected["says"]:
            assert words in f"{one.message} {one.hint}"


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["name"])
def test_a_right_deal_is_read_alike_from_data_yaml_and_json(case, tmp_path):
    deal = Deal.from_dict(case["deal"])

    (tmp_path / "deal.json").write_text(json.dumps(case["deal"]), encoding="utf-8")
    (tmp_path / "deal.yaml").write_text(yaml.safe_dump(case["deal"], allow_unicode=True), encoding="utf-8")
    assert load_deal(tmp_path / "deal.json") == deal
    assert load_deal(str(tmp_path / "deal.yaml")) == deal


def test_values_arrive_in_their_types():
    deal = Deal.from_dict(VALID[1]["deal"])

    assert deal.as_of == datetime.date(2024, 5, 31)
    assert deal.phase is Phase.OPTIONS_EVALUATION
    assert deal.amount == 1200000.5
    assert (deal.shortlist, type(deal.shortlist)) == (3, int)
    assert deal.contract_signed is None
    assert deal.late_signs == frozenset()
    assert deal.novelty == {"supplier"}
    assert deal.tender.owner == "wang"
    assert deal.stakeholders[0].focus == {Focus.POWER, Focus.DISSATISFACTION}
    assert deal.competitors[0].supporters == {"li"}
    assert deal.custom == {"region": "east", "tags": ("a", 1, True)}
    assert deal.stakeholders[0].custom == {"wechat": "fast"}


def test_unknown_differs_from_empty():
    deal = Deal.from_dict({"id": "d1", "as_of": "2024-05-31", "needs": [], "quote": {}})

    assert (deal.needs, deal.stakeholders) == ((), None)
    assert deal.quote is not None
    assert (deal.quote.status, deal.account) == (None, None)


def test_a_rating_without_an_id_is_known_by_its_criterion_and_rival():
    criteria = Deal.from_dict(VALID[1]["deal"]).criteria

    assert [rating.id for criterion in criteria for rating in criterion.ratings] == ["c1/acme", "c1/2", "own"]


def test_a_rating_knows_the_criterion_that_lists_it():
    deal = Deal.from_dict(VALID[1]["deal"])

    for criterion in deal.criteria:
        assert {rating.criterion for rating in criterion.ratings} == {criterion.id}
    assert Deal.from_dict(deal.to_dict()) == deal


def test_dates_may_be_given_as_dates():
    given = {"id": "d1", "as_of": datetime.date(2024, 5, 31), "custom": {"since": datetime.date(2020, 1, 1)}}

    deal = Deal.from_dict(given)

    assert deal.as_of == datetime.date(2024, 5, 31)
    assert deal.custom == {"since": "2020-01-01"}


def test_data_that_no_document_can_hold_is_refused_with_its_path():
    with pytest.raises(InvalidDeal) as raised:
        Deal.from_dict({"id": "d1", "as_of": "2024-05-31", "amount": float("nan"), "needs": [{"id": object()}], 3: 4})

    assert {one.path for one in raised.value.diagnostics} >= {"$.amount", "$.needs[0].id"}


@pytest.mark.parametrize("path", ["missing.yaml", ".", "nul\0.yaml"])
def test_a_file_that_cannot_be_read_is_one_diagnostic(path, tmp_path):
    with pytest.raises(InvalidDeal) as raised:
        load_deal(f"{tmp_path}/{path}")

    assert len(raised.value.diagnostics) == 1


def test_no_deal_comes_with_an_error():
    node, _ = read_document("id: d1\nas_of: 2024-05-31\nbudget: lots\n", "deal.yaml")

    deal, diagnostics = deal_from_node(node)

    assert deal is None
    assert [one.code for one in diagnostics] == ["DR103"]


EAST = Attribute(
    name="custom.region",
    kind=Kind.ENUMERATION_SET,
    label=Bilingual("region", "区域"),
    meaning=Bilingual("Sales region.", "销售区域。"),
    vocabulary={"east": Bilingual("east", "华东"), "north": Bilingual("north", "华北")},
    custom=True,
)
HOURS = Attribute(
    name="custom.hours", kind=Kind.INTEGER, label=Bilingual("", ""), meaning=Bilingual("", ""), minimum=0, custom=True
)
EXTENSIONS = {"deal": {"region": EAST}, "stakeholder": {"hours": HOURS}}


def test_declared_extension_attributes_are_read_like_the_rest():
    given = {
        "id": "d1",
        "as_of": "2024-05-31",
        "custom": {"region": "east"},
        "stakeholders": [{"id": "a", "custom": {"hours": 3}}],
    }

    deal = Deal.from_dict(given, EXTENSIONS)

    assert deal.custom == {"region": {"east"}}
    assert deal.stakeholders[0].custom == {"hours": 3}
    assert Deal.from_dict(deal.to_dict(), EXTENSIONS) == deal


def test_faults_of_declared_extension_attributes_are_found():
    given = {
        "id": "d1",
        "as_of": "2024-05-31",
        "custom": {"region": ["华北"], "regoin": "east"},
        "stakeholders": [{"id": "a", "custom": {"hours": -1}}],
        "needs": [{"id": "n", "custom": {"hours": 1}}],
    }
    node, _ = node_from_data(given)

    _, found = deal_from_node(node, EXTENSIONS)

    assert [(one.code, one.path) for one in found] == [
        ("DR103", "$.custom.region[0]"),
        ("DR101", "$.custom.regoin"),
        ("DR105", "$.stakeholders[0].custom.hours"),
        ("DR101", "$.needs[0].custom.hours"),
    ]
    assert "'north'" in found[0].hint
    assert "'region'" in found[1].hint


def test_a_deal_loaded_before_the_declarations_is_checked_against_them_later():
    early = Deal.from_dict({"id": "d1", "as_of": "2024-05-31", "custom": {"region": "east"}})
    wrong = attrs.evolve(early, custom={"region": "west"})
    plain = attrs.evolve(early, custom={})

    assert with_extensions(early, EXTENSIONS) == (attrs.evolve(early, custom={"region": frozenset({"east"})}), [])
    assert with_extensions(plain, EXTENSIONS)[0] is plain
    deal, found = with_extensions(wrong, EXTENSIONS)
    assert deal is None
    assert [(one.code, one.path) for one in found] == [("DR103", "$.custom.region")]


def test_extension_attributes_of_members_wherever_they_are_listed_are_checked_later():
    since = attrs.evolve(HOURS, name="custom.since", kind=Kind.DATE, direction=Direction.PAST, minimum=None)
    extensions = {"rating": {"region": EAST}, "issue": {"since": since}}
    given = {
        "id": "d1",
        "as_of": "2024-05-31",
        "competitors": [{"id": "b"}],
        "criteria": [{"id": "k", "ratings": [{"competitor": "b", "custom": {"region": "east"}}]}],
        "negotiation": {"issues": [{"id": "i", "custom": {"since": "2024-05-01"}}]},
    }
    early = Deal.from_dict(given)

    deal, found = with_extensions(early, extensions)
    assert found == []
    assert deal == Deal.from_dict(given, extensions) != early
    assert deal.competitors is early.competitors

    later = attrs.evolve(early, as_of=datetime.date(2024, 4, 1))
    _, found = with_extensions(later, extensions)
    assert [(one.code, one.path) for one in found] == [("DR110", "$.negotiation.issues[0].custom.since")]
