"""Texts with their gaps filled, in the reader's language: names of members, labels of values, days and amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from dealrules.bilingual import Bilingual, Language
from dealrules.engine.members import DEAL, Member, Population
from dealrules.engine.reasons import Fact
from dealrules.rulebook.model import Placeholder, RuleSet, Template
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.wording import formats
from dealrules.wording.typography import TYPOGRAPHY

__all__ = ["Wording"]

_CUSTOMER = Bilingual("the customer", "客户")
_YES = Bilingual("yes", "是")
_NO = Bilingual("no", "否")
_UNKNOWN = Bilingual("unknown", "未知")
_EMPTY = Bilingual("none", "无")
_NOT_CONCLUDED = Bilingual("not so far", "未见")

_CALLED_BY = ("name", "title")


class Wording:
    """Words for what a review says about one deal."""

    def __init__(self, ruleset: RuleSet, population: Population) -> None:
        self.ruleset = ruleset
        self.population = population
        self._called: dict[Member, Bilingual] = {}

    def fill(self, template: Template, bound: Mapping[str, Member]) -> Bilingual:
        """Fill the gaps of the most particular text of which everything is known.

        Args:
            template: the text, and more particular ones.
            bound: the members that gaps may speak of, by the names that the text has for them.
        """
        for variant in template.preferred:
            if all(self._is_known(gap, bound) for gap in variant.gaps):
                template = variant
                break
        chosen = template

        def filled(language: Language) -> str:
            pieces = chosen.in_language(language)
            return "".join([piece if isinstance(piece, str) else self._gap(piece, bound, language) for piece in pieces])

        return Bilingual.of(filled)

    def _is_known(self, gap: Placeholder, bound: Mapping[str, Member]) -> bool:
        """Say whether a gap can be filled with what the deal holds."""
        if gap.path is None:
            return True
        if gap.subject != "deal" and gap.subject not in bound:
            return False
        member = self.population.follow(bound.get(gap.subject, DEAL), gap.path)
        if member is None:
            return False
        if gap.path.attribute in ("name", "id"):
            return member.subject != "deal" or bool(_said(self.population.deal.name))
        return self.population.value(member, self.population.attribute(gap.path)) is not None

    def _gap(self, gap: Placeholder, bound: Mapping[str, Member], language: Language) -> str:
        if gap.path is None:
            return formats.number(self.ruleset.parameters[gap.parameter].value)
        member = self.population.follow(bound.get(gap.subject, DEAL), gap.path)
        if member is None:
            return _UNKNOWN.in_language(language)
        if gap.path.attribute in ("name", "customer") or gap.path.attribute == "id":
            return self.called(member).in_language(language)
        attribute = self.population.attribute(gap.path)
        return self.value(attribute, self.population.value(member, attribute), language)

    def called(self, member: Member) -> Bilingual:
        """Return what a reader of each language calls a member (see :meth:`name`)."""
        found = self._called.get(member)
        if found is None:
            found = self._called[member] = Bilingual.of(lambda language: self.name(member, language))
        return found

    def name(self, member: Member, language: Language) -> str:
        """Return what a reader calls a member: its name, else its title or role, else its id; a rating by its rival."""
        source = self.population.source(member)
        if member.subject == "deal":
            return _said(source.customer) or _said(source.name) or _CUSTOMER.in_language(language)
        for attribute in _CALLED_BY:
            called = _said(getattr(source, attribute, None))
            if called:
                return called
        if member.subject == "rating" and source.competitor:
            return self.name(self.population.member("competitor", source.competitor), language)
        roles = getattr(source, "buying_roles", None)
        if roles:
            labels = self.population.subjects["stakeholder"].attributes["buying_roles"].vocabulary
            return str(labels[min(roles)].in_language(language))
        return self.population.identifier(member) or self.ruleset.subjects[member.subject].label.in_language(language)

    def value(self, attribute: Attribute, value: Any, language: Language) -> str:
        """Return a value as a reader says it; ``None`` is "unknown"."""
        if value is None:
            return _UNKNOWN.in_language(language)
        if isinstance(value, bool):
            return (_YES if value else _NO).in_language(language)
        if isinstance(value, (frozenset, tuple, list)):
            return self._several(attribute, value, language)
        if attribute.kind is Kind.REFERENCE:
            return self.name(self.population.member(attribute.target, value), language)
        if attribute.vocabulary:
            label = attribute.vocabulary.get(value)
            return label.in_language(language) if label else str(value)
        if isinstance(value, date):
            return formats.calendar_date(value, self.population.deal.as_of.year, language)
        return self._figure(attribute, value, language) if isinstance(value, (int, float)) else str(value)

    def _figure(self, attribute: Attribute, value: float, language: Language) -> str:
        """Return a number with its unit."""
        if attribute.kind is Kind.DAYS:
            return formats.days(int(value), language)
        if attribute.kind is Kind.MONEY:
            return formats.amount(value, self.population.deal.currency, language)
        return formats.percentage(value) if attribute.unit == "percent" else formats.number(value)

    def _several(self, attribute: Attribute, values: Any, language: Language) -> str:
        if attribute.kind is Kind.REFERENCE_SET:
            words = [self.name(self.population.member(attribute.target, value), language) for value in sorted(values)]
        else:
            words = [
                attribute.vocabulary[value].in_language(language) if value in attribute.vocabulary else str(value)
                for value in sorted(values)
            ]
        return TYPOGRAPHY[language].listed(words) or _EMPTY.in_language(language)

    def fact(self, fact: Fact, language: Language) -> str:
        """Return a fact in words: whose it is, what, and its value."""
        return self.facts([fact], language)[0]

    def facts(self, facts: Iterable[Fact], language: Language) -> tuple[str, ...]:
        """Return facts in words, neighbours about one member together: "Wang - stance: neutral, coverage: brief"."""
        marks = TYPOGRAPHY[language]
        lines = []
        for (subject, identifier), group in groupby(facts, key=lambda fact: (fact.subject, fact.member)):
            said = list(dict.fromkeys([self._said_of(fact, language) for fact in group]))
            if subject == "deal":
                lines += said
            else:
                name = self.name(self.population.member(subject, identifier), language)
                lines.append(f"{name}{marks.dash}{marks.comma.join(said)}")
        return tuple(lines)

    def _said_of(self, fact: Fact, language: Language) -> str:
        """Return a fact without whose it is."""
        declared = self.ruleset.conclusions.get(fact.attribute)
        if declared is not None:
            label, said = declared.label, self._conclusion(declared.values, fact, language)
        else:
            attributes = self.ruleset.subjects[fact.subject].attributes
            attribute = attributes[fact.attribute]
            if attribute.kind is Kind.DAYS and attribute.derived and fact.known:
                # a date says more than a count of days, and says it in the same way before and after
                dated = attributes[fact.attribute.removesuffix("_days")]
                label, said = dated.label, self._date(attribute, fact.value, language)
            else:
                label, said = attribute.label, self._said(attribute, fact, language)
        return TYPOGRAPHY[language].labelled(label.in_language(language), said)

    def _date(self, attribute: Attribute, count: int, language: Language) -> str:
        """Return the date that lies a number of days from the day of the snapshot."""
        as_of = self.population.deal.as_of
        ahead = -count if attribute.direction is Direction.PAST else count
        return formats.calendar_date(as_of + timedelta(days=ahead), as_of.year, language)

    def _said(self, attribute: Attribute, fact: Fact, language: Language) -> str:
        if attribute.kind is Kind.LIST and fact.known:
            return formats.number(fact.value)
        if attribute.kind is Kind.DATE and fact.known:
            day = date.fromisoformat(str(fact.value))
            return formats.calendar_date(day, self.population.deal.as_of.year, language)
        return self.value(attribute, fact.value, language)

    def _conclusion(self, labels: Any, fact: Fact, language: Language) -> str:
        if not fact.known or fact.value is False:
            return _NOT_CONCLUDED.in_language(language)
        if fact.value is True:
            return _YES.in_language(language)
        return str(labels[fact.value].in_language(language))


def _said(text: str | None) -> str:
    """Return a text that somebody typed, empty if it says nothing."""
    return text if text and text.strip() else ""
