"""Does a rule ever say what no other rule says at the same time?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from dealrules.proofs.bounds import Demand, Silence, Witnesses
from dealrules.proofs.firings import Fired, Firings
from dealrules.proofs.logic import Formula, conjunction, disjunction, negation
from dealrules.proofs.questions.question import Question
from dealrules.proofs.questions.terms import seen, shown
from dealrules.proofs.replay import Replay
from dealrules.proofs.solving import Term
from dealrules.rulebook.model import AdviceTemplate, Rule, RuleSet

__all__ = ["questions"]

Advice = tuple[object, ...]


def questions(ruleset: RuleSet) -> Iterator[Question]:
    """Yield every ordered pair of rules that give the same advice about the same subject, or about the deal."""
    alike: dict[Advice, list[Rule]] = {}
    for rule in ruleset.rules.values():
        if rule.advice is not None:
            alike.setdefault(_advice(rule.advice), []).append(rule)
    for rules in alike.values():
        for rule, other in permutations(rules, 2):
            if other.target == rule.target:
                yield _question(rule, other)


def _advice(advice: AdviceTemplate) -> Advice:
    """Return what is advised, whatever the words."""
    asked = advice.asks and (advice.asks.subject, str(advice.asks.path))
    return (advice.kind, advice.move, advice.topic, advice.focus, advice.risk, asked)


def _question(rule: Rule, other: Rule) -> Question:
    return Question(
        code="DR407",
        message=f"'{rule.id}' is redundant: wherever its advice is shown, '{other.id}' gives the same",
        hint="Remove one, let one supersede the other, or ignore DR407 with a reason.",
        location=rule.location,
        rules=(rule, other),
        terms=(Term(lambda firings: _alone(firings, rule, other), lambda witnesses: _demand(witnesses, rule, other)),),
        wanted=True,
        confirm=lambda replay: _says_alone(replay, rule, other),
    )


def _alone(firings: Firings, rule: Rule, other: Rule) -> Formula:
    """Return that a rule is shown for a member for which the other one is not."""

    def is_alone(fired: Fired) -> Formula:
        same = [firings.shown(each) for each in firings.of(other) if each.target == fired.target]
        return conjunction((firings.shown(fired), negation(disjunction(same))))

    return disjunction(is_alone(each) for each in firings.of(rule) if each.target.position == 0)


def _demand(witnesses: Witnesses, rule: Rule, other: Rule) -> Demand:
    hiders = frozenset(hider.id for hider in witnesses.superseding(other))
    return seen(witnesses, rule, shown).plus(Demand(duties=frozenset({Silence(other.id, hiders)})))


def _says_alone(replay: Replay, rule: Rule, other: Rule) -> bool:
    return bool(replay.targets(rule, voice=False) - replay.targets(other, voice=False))
