"""The parts that questions are put together from: rules that fire, alone or together, and rules that are silent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from dealrules.proofs.bounds import Demand, Duty, Silence, Witnesses
from dealrules.proofs.firings import Fired, Firings
from dealrules.proofs.logic import Formula, conjunction, disjunction, negation
from dealrules.proofs.solving import Term
from dealrules.proofs.voices import voiced
from dealrules.rulebook.model import Rule

__all__ = ["Sight", "fires", "same_target", "seen", "shown", "single", "together", "unseen", "visible"]

Sight = Callable[[Firings, Fired], Formula]
"""Says when a firing counts: whenever it is one, or only when the review shows it."""


def fires(_: Firings, fired: Fired) -> Formula:
    """The rule fires."""
    return fired.formula


def shown(firings: Firings, fired: Fired) -> Formula:
    """The rule fires and is not superseded."""
    return firings.shown(fired)


def visible(firings: Firings, fired: Fired) -> Formula:
    """The rule fires, and its advice is on the page: neither superseded nor hidden by its group."""
    return voiced(firings, fired)


def same_target(one: Fired, other: Fired) -> bool:
    """Say whether two firings are about the same thing, or one of them about the whole deal."""
    return one.target == other.target or "deal" in (one.rule.target, other.rule.target)


def single(rule: Rule, sight: Sight = fires) -> Term:
    """Return the term that a rule fires."""

    def formula(firings: Firings) -> Formula:
        return disjunction(sight(firings, each) for each in firings.of(rule) if _is_first(each))

    return Term(formula, lambda witnesses: seen(witnesses, rule, sight))


def together(one: Rule, other: Rule, sight: Sight, match: Callable[[Fired, Fired], bool]) -> Term:
    """Return the term that two rules fire at the same time, on combinations of members that match."""

    def formula(firings: Firings) -> Formula:
        return disjunction(
            conjunction((sight(firings, first), sight(firings, second)))
            for first in firings.of(one)
            for second in firings.of(other)
            if _is_first(first) and match(first, second)
        )

    return Term(formula, lambda witnesses: seen(witnesses, one, sight).plus(seen(witnesses, other, sight)))


def _is_first(fired: Fired) -> bool:
    """Say whether the target is the first of its subject; members can be exchanged, so one stands for all."""
    return fired.target.position == 0


def seen(witnesses: Witnesses, rule: Rule, sight: Sight) -> Demand:
    """Return what keeps a rule firing, and what would hide it from beginning to do so."""
    silent: list[Duty] = []
    if sight is not fires:
        silent += [Silence(each.id) for each in witnesses.superseding(rule)]
    if sight is visible and rule.group:
        silent += [
            Silence(each.id, frozenset(hider.id for hider in witnesses.superseding(each)))
            for each in witnesses.ruleset.rules.values()
            if each.group == rule.group
        ]
    return witnesses.firing(rule).plus(Demand(duties=frozenset(silent)))


def unseen(rules: Iterable[Rule]) -> list[Term]:
    """Return the terms that no rule of these shows its advice on any combination of members.

    Of the rules that hide a firing, one is not hidden itself, and it hides that firing too, because superseding is
    transitive. It cannot be one of these rules, none of which is seen. So only other rules count as hiding.
    """
    among = {rule.id: rule for rule in rules}
    return [_unseen(rule, among.keys()) for rule in among.values()]


def _unseen(rule: Rule, among: Collection[str]) -> Term:
    def formula(firings: Firings) -> Formula:
        return negation(
            disjunction(
                conjunction((each.formula, negation(firings.hidden(each, besides=among)))) for each in firings.of(rule)
            )
        )

    def demand(witnesses: Witnesses) -> Demand:
        hiders = frozenset(hider.id for hider in witnesses.superseding(rule) if hider.id not in among)
        return Demand(duties=frozenset({Silence(rule.id, hiders)}))

    return Term(formula, demand)
