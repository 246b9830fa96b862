"""Which rules ask for what is not known, and deals of which less is known.

A rule under the law of knowledge keeps a certain verdict when a fact is added. Rules that ask for ignorance are not
under it: those that read ``known``, ``unknown`` or ``none_known``, those that read the absence of a conclusion, and
those that read a conclusion which rests on one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from dealrules.rulebook import Rule, RuleSet
from dealrules.rulebook.cardinality import cardinalities
from dealrules.rulebook.condition import AllOf, AnyOf, Concluded, Condition, Known, ListTest, Not
from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["forgotten", "lawful_rules"]


def lawful_rules(ruleset: RuleSet) -> tuple[Rule, ...]:
    """Return the rules of which a certain verdict stays when something more becomes known."""
    tainted: set[str] = set()
    while True:
        lawful = [rule for rule in ruleset.rules.values() if not _asks(rule, tainted)]
        kept = {rule.id for rule in lawful}
        found = {name for rule in ruleset.rules.values() if rule.id not in kept for name, _ in rule.concludes}
        if found <= tainted:
            return tuple(lawful)
        tainted |= found


def _asks(rule: Rule, tainted: Collection[str]) -> bool:
    return any(_asks_for_ignorance(condition, tainted, absent=False) for condition in rule.conditions)


def _asks_for_ignorance(condition: Condition, tainted: Collection[str], *, absent: bool) -> bool:
    """Say whether a condition, in ``absent`` places under a negation, may change when something is learnt."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(_asks_for_ignorance(part, tainted, absent=absent) for part in parts)
        case Not(part):
            return _asks_for_ignorance(part, tainted, absent=not absent)
        case Concluded(path):
            return absent or path.attribute in tainted
        case Known() | ListTest(holds_of_nothing=True):
            return True
        case ListTest(where=where):
            return any(
                _asks_for_ignorance(each.counted(where), tainted, absent=each.is_closed(absent))
                for each in cardinalities(condition)
            )
        case _:
            return False


def forgotten(
    data: Mapping[str, Any], keep: Callable[[], bool], subjects: Mapping[str, Subject] = SUBJECTS
) -> dict[str, Any]:
    """Return plain data of a deal of which some facts are not known, and are as in ``data`` where they are.

    Args:
        data: the deal.
        keep: asked once for every list and every fact, in a fixed order.
        subjects: the subjects with their attributes.
    """
    gone = {name for name, subject in subjects.items() if subject.collection is not None and not keep()}
    for name, subject in subjects.items():  # what is listed within a list goes with it
        if subject.collection is not None and subject.collection[0] in gone:
            gone.add(name)
    return _remembered(data, "deal", keep, gone, subjects)


def _remembered(
    data: Mapping[str, Any], name: str, keep: Callable[[], bool], gone: Collection[str], subjects: Mapping[str, Subject]
) -> dict[str, Any]:
    found = {key: data[key] for key in ("id", "as_of") if key in data}
    for attribute in subjects[name].attributes.values():
        section, _, key = attribute.name.rpartition(".")
        value = (data.get(section) or {} if section else data).get(key)
        if value is None or key in found or not _is_kept(attribute, keep, gone):
            continue
        if attribute.kind is Kind.LIST:
            value = [_remembered(member, attribute.target, keep, gone, subjects) for member in value]
        (found.setdefault(section, {}) if section else found)[key] = value
    return found


def _is_kept(attribute: Attribute, keep: Callable[[], bool], gone: Collection[str]) -> bool:
    if attribute.target in gone:
        return False
    return attribute.kind is Kind.LIST or keep()
