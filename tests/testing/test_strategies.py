"""The strategies for users: what they draw is valid, and the simplest example of a fault is easy to read."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import Phase as Step
from hypothesis import strategies as st

import dealrules
from dealrules.documents import plain, read_document
from dealrules.rulebook import load_rulebooks
from dealrules.snapshot import SUBJECTS, Deal, Need, Quote, Stakeholder
from dealrules.testing import as_yaml, deals, members, rulebooks
from dealrules.vocabulary import Phase

SOME = max(settings.default.max_examples // 40, 1)
PROJECT = Path(__file__).parents[2] / "pyproject.toml"
finding = settings(
    settings.get_profile("ordinary"),
    phases=[Step.generate, Step.shrink],
    suppress_health_check=list(HealthCheck),
    database=None,
)


def smallest(strategy, condition):
    return find(strategy, condition, settings=finding)


@settings(max_examples=SOME)
@given(deals(size=2))
def test_deals_are_valid_and_survive_as_plain_data(deal):
    assert Deal.from_dict(deal.to_dict()) == deal
    assert all(len(listed or ()) <= 2 for listed in (deal.stakeholders, deal.needs, deal.visits, deal.criteria))


def test_the_simplest_deal_is_an_id_and_a_day():
    assert smallest(deals(), lambda deal: True).to_dict() == {"id": "deal", "as_of": "2026-11-20"}


def test_a_deal_shrinks_to_the_fact_that_matters():
    deal = smallest(deals(size=1), lambda deal: any(need.owner for need in deal.needs or ()))

    assert deal.to_dict() == {
        "id": "deal",
        "as_of": "2026-11-20",
        "stakeholders": [{"id": "stakeholder-1"}],
        "needs": [{"id": "need-1", "owner": "stakeholder-1"}],
    }


@settings(max_examples=SOME)
@given(deals(phase=Phase.PRE_CONTACT, stakeholders=(Stakeholder(id="wang"),), quote=Quote(), budget=None))
def test_what_is_given_is_not_drawn(deal):
    assert deal.phase is Phase.PRE_CONTACT
    assert deal.stakeholders == (Stakeholder(id="wang"),)
    assert deal.budget is None
    assert {need.owner for need in deal.needs or ()} <= {None, "wang"}


def test_every_attribute_of_the_deal_is_drawn_now_and_then():
    drawn = set()

    @settings(max_examples=300, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(deals())
    def collect(deal):
        data = deal.to_dict()
        drawn.update(data)
        drawn.update(f"{name}.{inner}" for name, part in data.items() if isinstance(part, dict) for inner in part)

    collect()
    legal = {name for name, item in SUBJECTS["deal"].attributes.items() if not item.derived}
    assert len(legal - drawn) < len(legal) / 5


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"size": -1}, "0 or more"),
        ({"phase": "no_such_phase"}, "is not a legal value"),
        ({"fase": Phase.PRE_CONTACT}, "phase"),
        ({"needs": (Need(id="n1", owner="nobody"),)}, "nobody"),
    ],
)
def test_impossible_arguments_are_refused_at_once(arguments, complaint):
    with pytest.raises((ValueError, dealrules.InvalidDeal), match=complaint):
        deals(**arguments)


@pytest.mark.parametrize("subject", [name for name in SUBJECTS if name != "deal"])
def test_members_of_every_subject_are_drawn(subject):
    @settings(max_examples=10)
    @given(members(subject, ids={"stakeholder": ["wang"]}))
    def check(member):
        assert isinstance(member, SUBJECTS[subject].member)
        assert getattr(member, "owner", None) in (None, "wang") or subject == "stakeholder"

    check()


@pytest.mark.parametrize("subject", ["deal", "stakeholders"])
def test_what_has_no_members_is_refused(subject):
    with pytest.raises(ValueError, match="has no members"):
        members(subject)


@settings(max_examples=SOME)
@given(rulebooks())
def test_rulebooks_are_accepted_as_data_and_as_text(book):
    node, diagnostics = read_document(as_yaml(book), "drawn.yaml")
    assert diagnostics == []
    ruleset, diagnostics = load_rulebooks([node])

    assert [str(found) for found in diagnostics] == []
    assert len(ruleset.rules) == len(book["rules"])


def test_a_rulebook_shrinks_to_one_rule():
    book = smallest(rulebooks(), lambda book: any("for_each" in rule for rule in book["rules"]))

    (rule,) = book["rules"]
    assert list(rule["for_each"].values()) == [{}]
    assert "when" not in rule


def test_a_book_without_rules_is_impossible():
    with pytest.raises(ValueError, match="1 or more"):
        smallest(rulebooks(size=0), lambda book: True)


def test_the_entry_point_registers_deals_and_members():
    declared = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]["hypothesis"]["dealrules"]
    module, _, name = declared.partition(":")
    getattr(import_module(module), name)()

    assert smallest(st.from_type(Deal), lambda deal: True) == smallest(deals(), lambda deal: True)
    assert isinstance(smallest(st.from_type(Stakeholder), lambda person: person.stance), Stakeholder)
    assert isinstance(smallest(st.builds(Need, id=st.just("n1")), lambda need: True), Need)


texts = st.text(alphabet="0x1eE.+-~:nulTRUE# \n'\"王", max_size=6)
scalars = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts


@settings(max_examples=SOME * 4)
@given(st.dictionaries(st.text(alphabet="ab1~.", min_size=1), st.lists(scalars) | scalars, max_size=4))
def test_yaml_is_read_back_as_what_was_written(data):
    node, diagnostics = read_document(as_yaml({"top": data}), "x.yaml")

    assert diagnostics == []
    assert plain(node) == {"top": data}
