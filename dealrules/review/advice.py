"""Advice: one thing to do, avoid, ask or mind, each word with its reason and its source.

Texts and reasons are worked out when they are first read, so that a host that only stores rule ids does not pay for
sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

import attrs

from dealrules.bilingual import Bilingual, Language
from dealrules.engine.matcher import Match
from dealrules.engine.members import DEAL, Member, Population
from dealrules.engine.reasons import Fact, Reasons
from dealrules.engine.settled import SettledEvaluator
from dealrules.review.mentions import mentioned
from dealrules.review.order import Fit, fit_of
from dealrules.review.ranking import Ranked
from dealrules.review.telling import telling_facts
from dealrules.rulebook.model import AdviceTemplate, Rule, RuleSet
from dealrules.snapshot import Deal
from dealrules.vocabulary import AdviceKind, Priority, Support
from dealrules.wording.facts import Wording

__all__ = ["Advice", "Case", "RuleReference", "SourceItem", "Target", "words"]


def words(text: Bilingual) -> dict[str, str]:
    """Return a text as plain JSON data."""
    return {"en": text.en, "zh": text.zh}


@attrs.frozen
class Target:
    """Whose advice it is: the subject, the id of the member (of the deal its own) and what a reader calls it."""

    subject: str
    id: str
    name: Bilingual

    def to_dict(self) -> dict[str, Any]:
        """Return the target as plain JSON data."""
        return {"subject": self.subject, "id": self.id, "name": words(self.name)}


@attrs.frozen
class SourceItem:
    """A doctrine item that an advice rests on: its id and the title of its framework."""

    id: str
    title: Bilingual


@attrs.frozen
class RuleReference:
    """The rule that gave an advice: its id, its title, and the book it stands in with its version."""

    id: str
    title: Bilingual
    book: str
    version: str

    def to_dict(self) -> dict[str, Any]:
        """Return the reference as plain JSON data."""
        return {"id": self.id, "title": words(self.title), "book": self.book, "version": self.version}


def _fact(fact: Fact) -> dict[str, Any]:
    """Return a fact as plain JSON data."""
    data = dict(zip(_FACT, _values(fact), strict=True))
    if type(fact.value) is tuple:
        data["value"] = list(fact.value)
    return data


_FACT = tuple([field.name for field in attrs.fields(Fact)])
_values = attrgetter(*_FACT)


class Case:
    """One deal under review, and what is needed to say why; shared by all advice of the review."""

    def __init__(self, ruleset: RuleSet, deal: Deal, match: Match) -> None:
        self.ruleset, self.deal, self.match = ruleset, deal, match
        self._targets: dict[Member, Target] = {}

    @property
    def population(self) -> Population:
        """The members of the deal."""
        return self.evaluator.population

    @cached_property
    def wording(self) -> Wording:
        """Words for them."""
        return Wording(self.ruleset, self.population)

    @cached_property
    def reasons(self) -> Reasons:
        """What decided each firing."""
        return Reasons(self.evaluator, self.match)

    @cached_property
    def evaluator(self) -> SettledEvaluator:
        """Says what is certain of the members of the deal, given what was concluded."""
        return SettledEvaluator(self.ruleset, self.deal, self.match.made)

    def target(self, member: Member) -> Target:
        """Return a member as a reader knows it."""
        found = self._targets.get(member)
        if found is None:
            found = Target(member.subject, self.population.identifier(member), self.wording.called(member))
            self._targets[member] = found
        return found

    def version(self, book: str) -> str:
        """Return the version of a book."""
        return self._versions[book]

    @cached_property
    def _versions(self) -> dict[str, str]:
        return {book.name: book.version for book in self.ruleset.books}

    def named(self, firing: Ranked) -> Mapping[str, Member]:
        """Return the members that the texts of a firing may name."""
        bound = self.bound(firing)
        return mentioned(firing[0], bound, self.evaluator) if firing[0].mentions else bound

    def bound(self, firing: Ranked) -> dict[str, Member]:
        """Return the members that a firing is bound to, by subject."""
        rule, members, _ = firing
        return {
            binding.subject: Member(binding.subject, place)
            for binding, place in zip(rule.for_each, members, strict=True)
        }


class Advice:
    """One thing to do, avoid, ask or mind.

    Attributes are read-only; two advices are equal when their data (:meth:`to_dict`) is.
    """

    def __init__(self, case: Case, firing: Ranked) -> None:
        self._case, self._firing = case, firing

    @property
    def _rule(self) -> Rule:
        return self._firing[0]

    @property
    def _advice(self) -> AdviceTemplate:
        advice = self._rule.advice
        assert advice is not None, "only rules that advise are shown"
        return advice

    @property
    def id(self) -> str:
        """What tells the advice from all others on the deal: its rule, and the ids of the members it is bound to."""
        return f"{self._rule.id}@{','.join(self.members)}" if self.members else self._rule.id

    def card(self, lang: Language = "en") -> dict[str, Any]:
        """Return the advice as a card for another system (see :mod:`dealrules.review.card`)."""
        from dealrules.review.card import card

        return card(self, lang)

    @property
    def kind(self) -> AdviceKind:
        """What to do with it: do, avoid, focus, tactic, ask or warn."""
        return self._advice.kind

    @property
    def priority(self) -> Priority:
        """How much hangs on it."""
        return self._advice.priority

    @property
    def support(self) -> Support:
        """What it rests on."""
        return self._rule.support

    @property
    def fit(self) -> Fit:
        """How particular it is to this deal."""
        return fit_of(self._rule)

    @property
    def move(self) -> str:
        """The move that is advised or warned off; empty for a focus, a question and a warning."""
        return self._advice.move

    @property
    def topic(self) -> str:
        """For a tactic, what it is about; else empty."""
        return self._advice.topic

    @property
    def focus(self) -> str:
        """For a focus: receptivity, dissatisfaction or power; else empty."""
        return self._advice.focus

    @property
    def risk(self) -> str:
        """For a warning, the risk; else empty."""
        return self._advice.risk

    @property
    def asks(self) -> str:
        """For a question, the attribute to find out; else empty."""
        return str(self._advice.asks.path) if self._advice.asks and self._advice.asks.path else ""

    @property
    def asked(self) -> Bilingual:
        """For a question, what the attribute to find out is called; else empty."""
        asked = self._advice.asks
        if asked is None or asked.path is None:
            return Bilingual("", "")
        return self._case.population.attribute(asked.path).label

    @property
    def target(self) -> Target:
        """Whose advice it is."""
        subject = self._rule.target
        return self._case.target(DEAL if subject == "deal" else Member(subject, self._firing[2]))

    @cached_property
    def _named(self) -> Mapping[str, Member]:
        return self._case.named(self._firing)

    @property
    def text(self) -> Bilingual:
        """What is said, in both languages."""
        if self._advice.text is not None:
            return self._case.wording.fill(self._advice.text, self._named)
        asked = self._advice.asks
        assert asked is not None  # only a question may have no text of its own
        assert asked.path is not None
        return self._case.population.attribute(asked.path).question

    @property
    def instead(self) -> Bilingual | None:
        """For something to avoid, what to do instead."""
        if self._advice.instead is None:
            return None
        return self._case.wording.fill(self._advice.instead, self._named)

    @property
    def caution(self) -> Bilingual | None:
        """When the advice is wrong, if the rule says so."""
        return self._rule.caution

    @cached_property
    def because(self) -> tuple[Fact, ...]:
        """The facts that decided, and no others: change any other fact and the advice stays."""
        return self._case.reasons.of_firing(*self._firing[:2])

    def because_in(self, language: Language) -> tuple[str, ...]:
        """Return the deciding facts in words, those of one member together."""
        return self.facts_in(self.because, language)

    def facts_in(self, facts: Iterable[Fact], language: Language) -> tuple[str, ...]:
        """Return facts in words, neighbours about one member together."""
        return self._case.wording.facts(facts, language)

    @property
    def told(self) -> tuple[Fact, ...]:
        """Of :attr:`because`, the facts that a person would name when asked why."""
        return tuple(telling_facts(self._rule, self.because, self._case.ruleset))

    @property
    def source(self) -> tuple[SourceItem, ...]:
        """The doctrine items it rests on."""
        titles = self._case.ruleset.sources  # of books that list no doctrine, a source goes by its id
        return tuple(SourceItem(item, titles.get(item, Bilingual(item, item))) for item in self._rule.source)

    def rests_on(self, framework: str) -> bool:
        """Say whether the rule cites an item of a framework of the doctrine."""
        return any(item.startswith(f"{framework}/") for item in self._rule.source)

    @property
    def rule(self) -> RuleReference:
        """The rule that gave it."""
        rule = self._rule
        return RuleReference(rule.id, rule.title, rule.book, self._case.version(rule.book))

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of the members the rule is bound to, in the order of its ``for_each``."""
        population = self._case.population
        return tuple(population.identifier(member) for member in self._case.bound(self._firing).values())

    @property
    def positions(self) -> tuple[int, ...]:
        """The positions of those members among the members of their subjects, which are ordered by id."""
        return self._firing[1]

    @property
    def names(self) -> tuple[Bilingual, ...]:
        """What a reader calls the members the rule is bound to, in the order of its ``for_each``."""
        return tuple(self._case.wording.called(member) for member in self._case.bound(self._firing).values())

    def to_dict(self) -> dict[str, Any]:
        """Return the advice as plain JSON data, texts in both languages."""
        instead = self.instead
        given = {
            "move": self.move,
            "topic": self.topic,
            "focus": self.focus,
            "risk": self.risk,
            "asks": self.asks,
            "instead": words(instead) if instead else None,
            "caution": words(self.caution) if self.caution else None,
        }
        return {
            "kind": str(self.kind),
            "priority": str(self.priority),
            "support": str(self.support),
            "rule": self.rule.to_dict(),
            "target": self.target.to_dict(),
            "members": list(self.members),
            "text": words(self.text),
            **{key: value for key, value in given.items() if value},
            "because": [_fact(fact) for fact in self.because],
            "source": [{"id": item.id, "title": words(item.title)} for item in self.source],
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Advice) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash((self._rule.id, *self._firing[1:]))

    def __repr__(self) -> str:
        return f"<Advice {self.kind} {self._rule.id} {','.join(self.members) or 'deal'}>"
