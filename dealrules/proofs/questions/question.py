"""The questions that a proof answers about a set of rules, each as the search for one deal.

What is sought shows that all is well (a deal on which a rule fires) or that something is wrong (a deal on which a
move is both advised and warned off). Which of the two it is, :attr:`Question.wanted` says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from dealrules.errors import Location
from dealrules.proofs.replay import Replay
from dealrules.proofs.solving import Term
from dealrules.rulebook.model import Rule

__all__ = ["CODES", "Question", "Superseding"]

Superseding = Mapping[str, Sequence[Rule]]
"""For each rule that may be hidden, by id: the rules that hide it, directly or through another."""


CODES = {
    "DR401": "a rule that fires on no deal",
    "DR402": "advice that no deal ever shows, because other rules always hide it",
    "DR403": "a move that is advised and warned off on the same deal",
    "DR404": "two rules of a choose-one group that fire on the same deal",
    "DR405": "a deal on which a group promises one of its rules and none fires",
    "DR406": "a deal on which promised advice is missing",
    "DR407": "a rule that never says what another rule does not say as well",
    "DR408": "a rule that supersedes another one, but never fires together with it",
    "DR409": "two values of a conclusion that holds one, on the same deal",
}
"""What each code of a proof means."""


@attrs.frozen(kw_only=True)
class Question:
    """One thing to be decided.

    Attributes:
        code: the code of the finding if the answer is bad.
        message: the finding in words.
        hint: what to do about it.
        location: where it belongs.
        rules: the rules it is about, the one at :attr:`location` first.
        terms: what is sought: a deal that fulfils all of them.
        wanted: finding such a deal is the good answer.
        confirm: says whether the real engine sees on a deal what was sought.
        about: the book whose finding it is.
    """

    code: str
    message: str
    hint: str = ""
    location: Location
    rules: tuple[Rule, ...] = ()
    terms: tuple[Term, ...] = attrs.field(repr=False)
    wanted: bool
    confirm: Callable[[Replay], bool] = attrs.field(repr=False)
    about: str = ""
