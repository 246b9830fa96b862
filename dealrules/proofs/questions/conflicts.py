"""Can two values of a conclusion be drawn where it holds one?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dealrules.proofs.firings import Fired
from dealrules.proofs.questions.question import Question
from dealrules.proofs.questions.terms import fires, together
from dealrules.rulebook.model import ConclusionDeclaration, Rule, RuleSet

__all__ = ["questions"]


def questions(ruleset: RuleSet) -> Iterator[Question]:
    """Yield every pair of rules that draw different values of a conclusion which holds one."""
    for name, declared in ruleset.conclusions.items():
        if declared.many or len(declared.values) < 2:
            continue
        makers = [(rule, value) for rule in ruleset.rules.values() for made, value in rule.concludes if made == name]
        for (one, value), (other, different) in combinations(makers, 2):
            if value != different:
                yield _question(declared, one, other, f"'{value}' and '{different}'")


def _question(declared: ConclusionDeclaration, one: Rule, other: Rule, values: str) -> Question:
    def about_the_same(first: Fired, second: Fired) -> bool:
        return _about(first, declared.on) == _about(second, declared.on)

    return Question(
        code="DR409",
        message=f"'{one.id}' and '{other.id}' conclude {values} of '{declared.name}' at once, which holds one value",
        hint="Make the conditions exclude each other, or declare the conclusion with 'many: true'.",
        location=one.location,
        rules=(one, other),
        terms=(together(one, other, fires, about_the_same),),
        wanted=False,
        confirm=lambda replay: replay.conflict,
    )


def _about(fired: Fired, subject: str) -> object:
    """Return the member that a conclusion on a subject is about."""
    return next((each for each in fired.members if each.subject == subject), None)
