"""The parts that questions are put together from: rules that fire, that are shown, and that are silent.

A rule is taken apart into its conditions, one term for each, so that an answer says which of them exclude each other,
and so that the bound is counted for no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

import attrs

from dealrules.engine.members import DEAL, Member
from dealrules.proofs.bounds import Witnesses
from dealrules.proofs.demands import Chosen, Demand, Duty, Silence, Statement, dearest_of
from dealrules.proofs.firings import Firings
from dealrules.proofs.logic import Formula, conjunction, disjunction, implication, negation
from dealrules.proofs.solving import Term
from dealrules.proofs.voices import advising, outranked, voiced
from dealrules.rulebook.condition import Compare, Condition, SameMember, conjuncts, walk
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["firing", "holding", "on_page", "pinned_alone", "shown", "target_of", "unseen"]


@attrs.frozen(eq=False)
class _Bound:
    """A rule on members that the solver chooses; members of ``pinned`` subjects are the first of their subject.

    Members of a subject can be exchanged without changing any answer, so that one of them can be named beforehand.
    """

    rule: Rule
    pinned: frozenset[str]

    def members(self, firings: Firings, subject: str) -> list[tuple[Member, Formula]]:
        """Return the members that may be chosen for a subject, each with the formula that it is."""
        if subject == "deal":
            return [(DEAL, True)]
        if subject in self.pinned:
            return [(Member(subject, 0), True)]
        return firings.choice((self, subject), subject)

    def holds(self, firings: Firings, part: Condition, subject: str) -> Formula:
        """Return that a condition holds for every member that is chosen."""
        subjects = [subject, *sorted(_joined(part) - {subject})]
        found = []
        for chosen in product(*(self.members(firings, each) for each in subjects)):
            bound = {each.subject: each for each, _ in chosen}
            holds = firings.truth.holds(part, chosen[0][0], bound)
            found.append(implication(conjunction(selected for _, selected in chosen), firings.named(holds)))
        return conjunction(found)

    def exist(self, firings: Firings) -> Formula:
        """Return that a member is chosen for each subject, and that those chosen exist and are joined as written."""
        subjects = [binding.subject for binding in self.rule.for_each]
        chosen = [self.members(firings, subject) for subject in subjects]
        exist = [
            implication(selected, firings.universe.exists(each)) for members in chosen for each, selected in members
        ]
        joins = [self.holds(firings, part, subject) for subject, part in self.parts() if _is_join(part, subject)]
        return conjunction([*(disjunction(selected for _, selected in members) for members in chosen), *exist, *joins])

    def needed(self, witnesses: Witnesses) -> Demand:
        """Return the members that the rule is bound to, and what their joins keep."""
        found = Demand(duties=frozenset(Chosen(self.rule.id, binding.subject) for binding in self.rule.for_each))
        for subject, part in self.parts():
            if _is_join(part, subject):
                found = found.plus(witnesses.of(Statement(part, subject)))
        return found

    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Yield every condition of the rule that stands beside the others, with the subject it is about."""
        yield from (("deal", part) for part in conjuncts(self.rule.when))
        for binding in self.rule.for_each:
            yield from ((binding.subject, part) for part in conjuncts(binding.condition))

    def terms(self) -> Iterator[Term]:
        """Yield the terms that the rule fires."""
        if self.rule.for_each:
            yield Term(self.exist, self.needed)
        for subject, part in self.parts():
            if not _is_join(part, subject):
                yield self._term(subject, part)

    def _term(self, subject: str, part: Condition) -> Term:
        about = Demand(duties=frozenset({Chosen(self.rule.id, subject)} if subject != "deal" else ()))
        return Term(
            lambda firings: self.holds(firings, part, subject),
            lambda witnesses: witnesses.of(Statement(part, subject)).plus(about),
            part.location,
        )

    def unhidden(self, superseding: Iterable[Rule]) -> Iterator[Term]:
        """Yield the terms that none of the rules that supersede this one fires where it does."""
        return map(self._silent, superseding)

    def _silent(self, hider: Rule) -> Term:
        def formula(firings: Firings) -> Formula:
            return conjunction(
                implication(selected, negation(firings.hidden_by(hider, target)))
                for target, selected in self.members(firings, self.rule.target)
            )

        return Term(formula, lambda _: Demand(duties=frozenset({Silence(hider.id)})), hider.location)

    def voice(self) -> Term:
        """Return the term that the rule speaks for its group."""

        def formula(firings: Firings) -> Formula:
            return conjunction(
                implication(
                    selected,
                    disjunction(voiced(firings, each) for each in firings.of(self.rule) if each.target == target),
                )
                for target, selected in self.members(firings, self.rule.target)
            )

        def demand(witnesses: Witnesses) -> Demand:
            silent: set[Duty] = {Silence(each.id) for each in witnesses.superseding(self.rule)}
            for each in advising(witnesses.ruleset, self.rule.group):
                silent.add(Silence(each.id, frozenset(hider.id for hider in witnesses.superseding(each))))
            return witnesses.firing(self.rule).plus(Demand(duties=frozenset(silent)))

        return Term(formula, demand)


def firing(rule: Rule, pinned: Iterable[str] = ()) -> list[Term]:
    """Return the terms that a rule fires, with the first member of each subject in ``pinned``."""
    return list(_Bound(rule, frozenset(pinned)).terms())


def shown(rule: Rule, superseding: Iterable[Rule], pinned: Iterable[str] = ()) -> list[Term]:
    """Return the terms that a rule fires, and that no rule of ``superseding`` hides it."""
    bound = _Bound(rule, frozenset(pinned))
    return [*bound.terms(), *bound.unhidden(superseding)]


def on_page(rule: Rule, superseding: Iterable[Rule], pinned: Iterable[str] = ()) -> list[Term]:
    """Return the terms that a rule is shown, and speaks for its group if it is in one."""
    bound = _Bound(rule, frozenset(pinned))
    voice = [bound.voice()] if rule.group else []
    return [*bound.terms(), *bound.unhidden(superseding), *voice]


def target_of(rule: Rule) -> frozenset[str]:
    """Return the subject of the target, to be pinned; nothing for the deal."""
    return frozenset() if rule.target == "deal" else frozenset({rule.target})


def pinned_alone(rule: Rule) -> frozenset[str]:
    """Return the subjects that can be pinned when a question is about this rule alone."""
    subjects = frozenset(binding.subject for binding in rule.for_each)
    return target_of(rule) if "rating" in subjects else subjects


def holding(condition: Condition) -> Term:
    """Return the term that a condition on the deal certainly holds."""
    return Term(
        lambda firings: firings.truth.holds(condition, DEAL),
        lambda witnesses: witnesses.of(Statement(condition, "deal")),
        condition.location,
    )


def unseen(rules: Iterable[Rule]) -> list[Term]:
    """Return the terms that no rule of these shows its advice on any combination of members."""
    among = {rule.id: rule for rule in rules}
    return [_Unseen(rule, among).term() for rule in among.values()]


@attrs.frozen(eq=False)
class _Unseen:
    """A rule that is not on the page, as one of several: each firing is superseded, or its group has another voice.

    Not all that could hide it need to be looked at. Of the rules that supersede a firing, one is not superseded itself,
    and it hides that firing too, because superseding is transitive. If all who may speak for its group were among the
    several, one of them would be seen; so such rules do not count. Nor do they as the voice of the rule's own group,
    because a voice is seen.
    """

    rule: Rule
    among: Mapping[str, Rule]

    def term(self) -> Term:
        return Term(self.formula, self.demand, self.rule.location)

    def rivals(self, ruleset: RuleSet, group: str) -> list[Rule]:
        """Return the other rules that may speak for a group."""
        return [each for each in advising(ruleset, group) if each.id not in self.among] if group else []

    def besides(self, ruleset: RuleSet) -> set[str]:
        """Return the ids of the rules that would be seen if they superseded anything."""
        return {each.id for each in self.among.values() if not self.rivals(ruleset, each.group)}

    def formula(self, firings: Firings) -> Formula:
        besides = self.besides(firings.ruleset)
        rivals = self.rivals(firings.ruleset, self.rule.group)
        return conjunction(
            implication(each.formula, disjunction((firings.hidden(each, besides), outranked(firings, each, rivals))))
            for each in firings.of(self.rule)
        )

    def demand(self, witnesses: Witnesses) -> Demand:
        besides = self.besides(witnesses.ruleset)
        hiders = {hider.id for hider in witnesses.superseding(self.rule)} - besides
        voices = [_on_page(rival, witnesses) for rival in self.rivals(witnesses.ruleset, self.rule.group)]
        return dearest_of(voices).plus(Demand(duties=frozenset({Silence(self.rule.id, frozenset(hiders))})))


def _on_page(rule: Rule, witnesses: Witnesses) -> Demand:
    """Return what keeps a rule firing without being superseded."""
    silent = frozenset(Silence(hider.id) for hider in witnesses.superseding(rule))
    return witnesses.firing(rule).plus(Demand(duties=silent))


def _joined(condition: Condition) -> set[str]:
    """Return the subjects whose bound members a condition names."""
    return {
        part.matcher.subject
        for part in walk(condition)
        if isinstance(part, Compare) and isinstance(part.matcher, SameMember)
    }


def _is_join(part: Condition, subject: str) -> bool:
    return bool(_joined(part) - {subject})
