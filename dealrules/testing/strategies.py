"""Hypothesis strategies for deals, members and sets of rules."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from dealrules.errors import suggestion
from dealrules.rulebook import RuleSet
from dealrules.snapshot import SUBJECTS, Deal
from dealrules.snapshot.dumping import plain_data
from dealrules.snapshot.loading import Extensions, deal_from_data
from dealrules.snapshot.subject import Subject, reader
from dealrules.testing.facts import AS_OF, Facts
from dealrules.testing.random_deals import DealGenerator
from dealrules.testing.random_rules import RuleSetGenerator

__all__ = ["deals", "extensions_of", "members", "rulesets", "seeded_deals"]

_NOBODY: Mapping[str, Sequence[str]] = MappingProxyType({})


def deals(*, size: int = 4, subjects: Mapping[str, Subject] = SUBJECTS, **given: Any) -> st.SearchStrategy[Deal]:
    """Return a strategy for valid deals, which shrink to the facts that matter.

    A test that fails for every deal with a person shows ``Deal(id='deal', as_of=..., stakeholders=(Stakeholder(
    id='stakeholder-1'),))``.

    Args:
        size: the largest number of members of one subject.
        subjects: the subjects with their attributes; give those of a set of rules to have its extensions drawn too.
        given: attributes of the deal that are not drawn, such as ``phase=Phase.NEEDS_RECOGNITION``.

    Raises:
        ValueError: ``size`` is negative.
        InvalidDeal: no deal has the attributes that are given.
    """
    extensions = extensions_of(subjects)
    fixed = {name: plain_data(value) for name, value in given.items() if value is not None}
    deal_from_data({"id": "deal", "as_of": AS_OF.isoformat(), **fixed}, extensions)
    unknown = [name for name, value in given.items() if value is None]
    drawn = Facts(subjects, size).deals({**fixed, **dict.fromkeys(unknown)})
    return drawn.map(lambda data: deal_from_data(data, extensions))


def members(
    subject: str,
    /,
    *,
    ids: Mapping[str, Sequence[str]] = _NOBODY,
    as_of: datetime.date = AS_OF,
    subjects: Mapping[str, Subject] = SUBJECTS,
) -> st.SearchStrategy[Any]:
    """Return a strategy for members of a subject, such as ``members("stakeholder")``.

    Args:
        subject: what is drawn; a deal is drawn by :func:`deals`.
        ids: the members that references may name, by subject; other references stay unknown.
        as_of: the day of the deal that the member is for.
        subjects: the subjects with their attributes.

    Raises:
        ValueError: there is no such subject, or it is the deal.
    """
    known = [name for name in subjects if name != "deal"]
    for name in (subject, *ids):
        if name not in known:
            raise ValueError(f"{name!r} has no members. {suggestion(name, known)}".rstrip())
    facts = Facts(subjects, max((len(listed) for listed in ids.values()), default=1))
    drawn = st.tuples(facts.member(subject), st.integers(1, 99))
    return drawn.map(
        lambda drawn: _loaded(
            facts.settled(drawn[0], subject, as_of, ids, f"{subject}-{drawn[1]}"), subject, as_of, ids, subjects
        )
    )


def _loaded(
    data: dict[str, Any],
    subject: str,
    as_of: datetime.date,
    ids: Mapping[str, Sequence[str]],
    subjects: Mapping[str, Subject],
) -> Any:
    """Return a member of plain data; it is read as part of a deal in which those it refers to are listed."""
    deal: dict[str, Any] = {"id": "deal", "as_of": as_of.isoformat()}
    listed: dict[str, list[dict[str, Any]]] = {
        name: [{"id": identifier} for identifier in named] for name, named in ids.items()
    }
    listed[subject] = [data, *(each for each in listed.get(subject, ()) if each["id"] != data["id"])]
    if subject == "rating":
        listed["criterion"] = [{"id": "criterion-0", "ratings": listed.pop("rating")}, *listed.get("criterion", ())]
    for name, found in listed.items():
        collection = subjects[name].collection
        assert collection is not None
        section, _, attribute = collection[1].rpartition(".")
        (deal.setdefault(section, {}) if section else deal)[attribute] = found
    loaded = deal_from_data(deal, extensions_of(subjects))
    if subject == "rating":
        assert loaded.criteria is not None
        return (loaded.criteria[0].ratings or ())[0]
    collection = subjects[subject].collection
    assert collection is not None
    return reader(collection[1])(loaded)[0]


def extensions_of(subjects: Mapping[str, Subject]) -> Extensions:
    """Return the extension attributes among the attributes of ``subjects``, as the loader of deals takes them."""
    found = {
        name: {item.name.removeprefix("custom."): item for item in subject.attributes.values() if item.custom}
        for name, subject in subjects.items()
    }
    return {name: declared for name, declared in found.items() if declared}


@st.composite
def seeded_deals(
    draw: st.DrawFn, /, *, size: int = 4, subjects: Mapping[str, Subject] = SUBJECTS, **given: Any
) -> Deal:
    """Return a strategy for large valid deals, made from a seed: many facts at little cost, but they hardly shrink.

    Args:
        draw: supplied by Hypothesis.
        size: the largest number of members of one subject.
        subjects: the subjects with their attributes.
        given: attributes of the deal that are not drawn.
    """
    known = draw(st.sampled_from((0.1, 0.5, 0.9, 1.0)), label="share of known facts")
    generator = DealGenerator(_random(draw), size=draw(st.integers(0, size)), known=known, subjects=subjects)
    return generator.deal(**given)


@st.composite
def rulesets(draw: st.DrawFn, /, *, size: int = 20) -> RuleSet:
    """Return a strategy for sets of rules with all operators, joins and chains of conclusions, made from a seed.

    Args:
        draw: supplied by Hypothesis.
        size: the largest number of rules.
    """
    rules = draw(st.integers(1, size), label="rules")
    pool = draw(st.sampled_from((3, 6, 0)), label="attributes of each subject in use")
    easy = draw(st.sampled_from((0.0, 0.3, 1.0)), label="share of conditions that hold")
    return RuleSetGenerator(_random(draw), rules=rules, pool=pool, easy=easy).ruleset()


def _random(draw: st.DrawFn) -> Random:
    """Return a source of choices; a seed, because a whole deal is more than Hypothesis can record choice by choice."""
    return Random(draw(st.integers(0, 2**32), label="seed"))
