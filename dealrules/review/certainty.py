"""How sure the facts behind an advice are: guessed, read off a title, or learned long ago."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import attrs

from dealrules.bilingual import Bilingual, Language
from dealrules.engine.reasons import Fact
from dealrules.rulebook.readings import Guess
from dealrules.snapshot import SUBJECTS, Deal, Evidence
from dealrules.vocabulary import EvidenceSource
from dealrules.wording import formats

__all__ = ["Certainty"]

_READ = Bilingual("read from {}, check", "据{}推断，请核实")
_GUESS = Bilingual("our guess, check", "我方推测，请核实")
_OLD = Bilingual("{} old, check", "{}前的情况，请核实")
_GUESSES = frozenset({EvidenceSource.SELLER_GUESS})


@attrs.frozen
class Certainty:
    """What is known of where the facts of a deal come from, and when they were learned.

    Attributes:
        guesses: what was read off titles, departments and stages, by subject, member and attribute.
        evidence: what the deal says of the origin of facts, by path; under an empty path of the whole record.
        as_of: the day of the snapshot.
        old: how many days make a fact old.
    """

    guesses: Mapping[tuple[str, str, str], str]
    evidence: Mapping[str, Evidence]
    as_of: date
    old: int

    @classmethod
    def of(cls, deal: Deal, guesses: Iterable[Guess], old: int) -> Certainty:
        """Return the certainty of the facts of a deal."""
        read = {(guess.subject, guess.member, guess.attribute): guess.source for guess in guesses}
        return cls(read, {each.path or "": each for each in deal.evidence or ()}, deal.as_of, old)

    def doubt(self, facts: Iterable[Fact]) -> Bilingual | None:
        """Return what a reader should check of the facts behind an advice, the weightiest doubt only."""
        known = [fact for fact in facts if fact.known and not fact.conclusion]
        for fact in known:
            evidence = self._evidence(fact)
            if evidence is not None and evidence.source in _GUESSES:
                return _GUESS
        for fact in known:
            source = self.guesses.get((fact.subject, fact.member, fact.attribute))
            if source is not None:
                return _filled(_READ, SUBJECTS[fact.subject].attributes[source].label.in_language)
        ages = [age for age in map(self._age, known) if age is not None and age > self.old]
        if ages:
            return _filled(_OLD, lambda language: formats.days(max(ages), language))
        return None

    def _age(self, fact: Fact) -> int | None:
        evidence = self._evidence(fact)
        return (self.as_of - evidence.date).days if evidence is not None and evidence.date is not None else None

    def _evidence(self, fact: Fact) -> Evidence | None:
        if not self.evidence:
            return None
        name = fact.attribute.removesuffix("_days")
        collection = SUBJECTS[fact.subject].collection if fact.subject in SUBJECTS else None
        path = name if collection is None else f"{collection[1]}.{fact.member}.{name}"
        return self.evidence.get(path) or self.evidence.get("")


def _filled(doubt: Bilingual, say: Callable[[Language], str]) -> Bilingual:
    return Bilingual.of(lambda language: doubt.in_language(language).format(say(language)))
