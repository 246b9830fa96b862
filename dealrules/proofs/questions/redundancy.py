"""Does a rule ever say what no other rule says at the same time?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from dealrules.proofs.bounds import Witnesses
from dealrules.proofs.demands import Demand, Silence
from dealrules.proofs.firings import Firings
from dealrules.proofs.logic import Formula, disjunction, negation
from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import shown, target_of
from dealrules.proofs.replay import Replay
from dealrules.proofs.solving import Term
from dealrules.rulebook.model import AdviceTemplate, Rule, RuleSet

__all__ = ["questions"]

Advice = tuple[object, ...]


def questions(ruleset: RuleSet, superseding: Superseding) -> Iterator[Question]:
    """Yield every ordered pair of rules that give the same advice about the same subject, or about the deal.

    A rule that concludes something as well does more than advise, whatever others say.
    """
    alike: dict[Advice, list[Rule]] = {}
    for rule in ruleset.rules.values():
        if rule.advice is not None:
            alike.setdefault(_advice(rule.advice), []).append(rule)
    for rules in alike.values():
        for rule, other in permutations(rules, 2):
            if other.target == rule.target and not rule.concludes:
                yield _question(rule, other, superseding)


def _advice(advice: AdviceTemplate) -> Advice:
    """Return what is advised, whatever the words."""
    asked = advice.asks and (advice.asks.subject, str(advice.asks.path))
    return (advice.kind, advice.move, advice.topic, advice.focus, advice.risk, asked)


def _question(rule: Rule, other: Rule, superseding: Superseding) -> Question:
    return Question(
        code="DR407",
        message=f"'{rule.id}' is redundant: wherever its advice is shown, '{other.id}' gives the same",
        hint="Remove one, let one supersede the other, or ignore DR407 with a reason.",
        location=rule.location,
        about=(rule.id, other.id),
        terms=(*shown(rule, superseding.get(rule.id, ()), target_of(rule)), _silent(other)),
        wanted=True,
        confirm=lambda replay: _says_alone(replay, rule, other),
    )


def _silent(rule: Rule) -> Term:
    """Return the term that a rule is not shown for the first member of its target's subject."""

    def formula(firings: Firings) -> Formula:
        return negation(disjunction(firings.shown(each) for each in firings.of(rule) if each.target.position == 0))

    def demand(witnesses: Witnesses) -> Demand:
        hiders = frozenset(hider.id for hider in witnesses.superseding(rule))
        return Demand(duties=frozenset({Silence(rule.id, hiders)}))

    return Term(formula, demand, rule.location)


def _says_alone(replay: Replay, rule: Rule, other: Rule) -> bool:
    return bool(replay.targets(rule, voice=False) - replay.targets(other, voice=False))
