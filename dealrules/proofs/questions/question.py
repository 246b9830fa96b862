"""The questions that a proof answers about a set of rules, each as the search for one deal.

What is sought shows that all is well (a deal on which a rule fires) or that something is wrong (a deal on which a
move is both advised and warned off). Which of the two it is, :attr:`Question.wanted` says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import attrs

from dealrules.errors import Location
from dealrules.proofs.replay import Replay
from dealrules.proofs.solving import Term
from dealrules.rulebook.model import Rule

__all__ = ["Question", "Superseding"]

Superseding = Mapping[str, Sequence[Rule]]
"""For each rule that may be hidden, by id: the rules that hide it, directly or through another."""


@attrs.frozen(kw_only=True)
class Question:
    """One thing to be decided.

    Attributes:
        code: the code of the finding if the answer is bad.
        message: the finding in words.
        hint: what to do about it.
        location: where it belongs.
        about: names of what it is about: the rule at :attr:`location` first, or a group, or the attribute of a promise.
        terms: what is sought: a deal that fulfils all of them.
        wanted: finding such a deal is the good answer.
        confirm: says whether the real engine sees on a deal what was sought.
        involved: the members that a deal which shows the finding shows it about, each subject and position.
    """

    code: str
    message: str
    hint: str = ""
    location: Location
    about: tuple[str, ...]
    terms: tuple[Term, ...] = attrs.field(repr=False)
    wanted: bool
    confirm: Callable[[Replay], bool] = attrs.field(repr=False)
    involved: Callable[[Replay], Collection[tuple[str, int]]] = attrs.field(default=lambda _: (), repr=False)
