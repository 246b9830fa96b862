"""Does every deal get the advice that the books promise?"""

from __future__ import annotations

from collections.abc import Iterator

from dealrules.proofs.questions.question import Question, Superseding
from dealrules.proofs.questions.terms import holding, unseen
from dealrules.rulebook.condition import Compare, OneOf, Path
from dealrules.rulebook.model import Promise, RuleSet
from dealrules.snapshot.subject import reader
from dealrules.vocabulary import AdviceKind

__all__ = ["questions"]


def questions(ruleset: RuleSet, _: Superseding) -> Iterator[Question]:
    """Yield, for each promise, each value and kind of advice that it names."""
    for promise in ruleset.promises:
        for word in ruleset.subjects["deal"].attributes[promise.every].vocabulary:
            for kind in promise.has:
                yield _question(ruleset, promise, word, kind)


def _question(ruleset: RuleSet, promise: Promise, word: str, kind: AdviceKind) -> Question:
    path = Path((), promise.every, "deal", "deal")
    rules = [rule for rule in ruleset.rules.values() if rule.advice is not None and rule.advice.kind is kind]
    read = reader(promise.every)
    return Question(
        code="DR406",
        message=f"the promise of '{kind}' advice for every {promise.every} is broken: a deal in '{word}' gets none",
        hint=f"Add a rule that always applies in '{word}', or promise less.",
        location=promise.location,
        terms=(holding(Compare(path, OneOf(frozenset({word})))), *unseen(rules)),
        wanted=False,
        confirm=lambda replay: read(replay.deal) == word and not any(replay.targets(rule) for rule in rules),
        about=(promise.every,),
    )
