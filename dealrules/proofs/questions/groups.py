"""Do choose-one groups choose one: never two at once, and never none where one is promised?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dealrules.engine.members import DEAL
from dealrules.engine.reference import Reference
from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import holding, shown, target_of, unseen
from dealrules.proofs.replay import Replay
from dealrules.rulebook.condition import Condition
from dealrules.rulebook.model import Group, Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet, superseding: Superseding) -> Iterator[Question]:
    """Yield every pair of rules of one group, and the promise of each group."""
    for group in ruleset.groups.values():
        members = [rule for rule in ruleset.rules.values() if rule.group == group.name and rule.advice is not None]
        for one, other in combinations(members, 2):
            yield _two_at_once(group, one, other, superseding)
        if group.promise is not None:
            yield _gap(ruleset, group, group.promise, members)


def _two_at_once(group: Group, one: Rule, other: Rule, superseding: Superseding) -> Question:
    return Question(
        code="DR404",
        message=f"'{one.id}' and '{other.id}' fire at once, but the group '{group.name}' chooses one",
        hint="Make the conditions exclude each other, or let one supersede the other.",
        location=one.location,
        about=(one.id, other.id),
        terms=(
            *shown(one, superseding.get(one.id, ()), target_of(one)),
            *shown(other, superseding.get(other.id, ())),
        ),
        wanted=False,
        confirm=lambda replay: all(replay.targets(rule, voice=False) for rule in (one, other)),
    )


def _gap(ruleset: RuleSet, group: Group, promise: Condition, members: list[Rule]) -> Question:
    def is_promised(replay: Replay) -> bool:
        return Reference(ruleset, replay.deal).holds(promise, DEAL, {}) is True

    return Question(
        code="DR405",
        message=f"the group '{group.name}' promises one of its rules here, and none fires",
        hint="Add a rule for this case, or promise less.",
        location=group.location,
        terms=(holding(promise), *unseen(members)),
        wanted=False,
        confirm=lambda replay: is_promised(replay) and not any(replay.targets(rule) for rule in members),
        about=(group.name,),
    )
