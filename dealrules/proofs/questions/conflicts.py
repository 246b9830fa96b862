"""Can two values of a conclusion be drawn where it holds one?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import firing
from dealrules.rulebook.model import ConclusionDeclaration, Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet, _: Superseding) -> Iterator[Question]:
    """Yield every pair of rules that draw different values of a conclusion which holds one."""
    for name, declared in ruleset.conclusions.items():
        if declared.many or len(declared.values) < 2:
            continue
        makers = [(rule, value) for rule in ruleset.rules.values() for made, value in rule.concludes if made == name]
        for (one, value), (other, different) in combinations(makers, 2):
            if value != different:
                yield _question(declared, one, other, f"'{value}' and '{different}'")


def _question(declared: ConclusionDeclaration, one: Rule, other: Rule, values: str) -> Question:
    pinned = () if declared.on == "deal" else (declared.on,)
    return Question(
        code="DR409",
        message=f"'{one.id}' and '{other.id}' conclude {values} of '{declared.name}' at once, which holds one value",
        hint="Make the conditions exclude each other, or declare the conclusion with 'many: true'.",
        location=one.location,
        about=(one.id, other.id),
        terms=(*firing(one, pinned), *firing(other, pinned)),
        wanted=False,
        confirm=lambda replay: bool(replay.bound(one, declared.on) & replay.bound(other, declared.on)),
    )
