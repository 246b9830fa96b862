"""Which of the facts that decided a reader is told: those that a person would name when asked why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dealrules.engine.reasons import Fact
from dealrules.rulebook.condition import Compare, Known, ListTest, walk
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import readings
from dealrules.snapshot.attribute import Kind
from dealrules.snapshot.subject import Subject
from dealrules.vocabulary import AdviceKind

__all__ = ["telling_facts"]


def telling_facts(rule: Rule, facts: Sequence[Fact], ruleset: RuleSet) -> Sequence[Fact]:
    """Choose from the facts that made ``rule`` fire.

    What the rule itself looks at comes before what lies behind a conclusion it reads, and what is known before what is
    not, unless the rule asks a question. The absence of a conclusion comes last, and one that is the ordinary case (its
    declaration says so) is not told. The phase heads the page anyway, and the length of a list says nothing as long as
    there is anything else to say.
    """
    facts = [fact for fact in facts if not _is_ordinary(fact, ruleset)]
    plain = [fact for fact in facts if not fact.conclusion and not _is_background(fact, ruleset.subjects)]
    looked_at = _looked_at(rule)
    own = [fact for fact in plain if fact.attribute in looked_at or (rule.for_each and fact.subject != "deal")]
    if rule.advice is not None and rule.advice.kind is AdviceKind.ASK and own:
        return own
    absent = {name for name, waits in readings(rule).items() if waits}
    missed = [fact for fact in facts if fact.conclusion and not fact.known and fact.attribute in absent]
    behind = [] if missed else _known(plain)
    return _known(own) or behind or own or missed or _known(plain) or plain or facts


def _known(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.known]


def _looked_at(rule: Rule) -> set[str]:
    """Return the names of the attributes that the conditions of a rule read."""
    parts = [part for condition in rule.conditions for part in walk(condition)]
    return {part.path.attribute for part in parts if isinstance(part, Compare | Known | ListTest)}


def _is_ordinary(fact: Fact, ruleset: RuleSet) -> bool:
    return fact.conclusion and not fact.known and ruleset.conclusions[fact.attribute].background


def _is_background(fact: Fact, subjects: Mapping[str, Subject]) -> bool:
    """Say whether a fact only tells in which phase the deal is, or how long a list is."""
    if subjects[fact.subject].attributes[fact.attribute].kind is Kind.LIST:
        return bool(fact.value)
    return fact.subject == "deal" and fact.attribute == "phase"
