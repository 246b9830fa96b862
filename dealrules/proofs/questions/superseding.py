"""Does superseding do anything: can a rule fire where the one that it supersedes does?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dealrules.engine.members import DEAL, Member
from dealrules.proofs.bounds import Witnesses
from dealrules.proofs.demands import Demand, dearest_of
from dealrules.proofs.firings import Firings
from dealrules.proofs.logic import Formula, disjunction
from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import firing, target_of
from dealrules.proofs.replay import Replay
from dealrules.proofs.solving import Term
from dealrules.rulebook.model import Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet, superseding: Superseding) -> Iterator[Question]:
    """Yield every pair of rules of which one supersedes the other by name."""
    for rule in ruleset.rules.values():
        for identifier in rule.supersedes:
            yield _question(rule, ruleset.rules[identifier], superseding.get(rule.id, ()))


def _question(rule: Rule, hidden: Rule, above: Sequence[Rule]) -> Question:
    return Question(
        code="DR408",
        message=f"'{rule.id}' supersedes '{hidden.id}', but never fires where that does",
        hint="Leave the superseding out; where the targets differ, only advice on the deal is hidden.",
        location=rule.location,
        about=(rule.id, hidden.id),
        terms=(*firing(hidden, target_of(hidden)), _one_hides((rule, *above), hidden)),
        wanted=True,
        confirm=lambda replay: any(_hides(replay, each, hidden) for each in (rule, *above)),
    )


def _one_hides(rules: Sequence[Rule], hidden: Rule) -> Term:
    """Return the term that a rule fires where it hides another, or one that supersedes it and hides through it."""
    target = DEAL if hidden.target == "deal" else Member(hidden.target, 0)

    def formula(firings: Firings) -> Formula:
        return disjunction(firings.hidden_by(rule, target) for rule in rules)

    def demand(witnesses: Witnesses) -> Demand:
        return dearest_of(witnesses.firing(rule) for rule in rules)

    return Term(formula, demand, rules[0].location)


def _hides(replay: Replay, rule: Rule, hidden: Rule) -> bool:
    """Say whether a rule fires where it hides another one: on the same target, or anywhere if that is the deal."""
    if hidden.target == "deal":
        return replay.fires(rule) and replay.fires(hidden)
    return bool(replay.targets(rule, shown=False) & replay.targets(hidden, shown=False))
