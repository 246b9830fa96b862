"""The laws, each a function that takes what it tests as an argument and raises :class:`LawBroken` where it fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from dealrules.engine.reference import Kleene
from dealrules.errors import ConclusionConflict, InvalidDeal
from dealrules.review import Review
from dealrules.rulebook import RuleSet
from dealrules.snapshot import Deal
from dealrules.snapshot.loading import deal_from_data
from dealrules.snapshot.subject import Subject
from dealrules.testing.changes import changed_deal
from dealrules.testing.strategies import extensions_of
from dealrules.testing.yaml_text import as_yaml

__all__ = [
    "LawBroken",
    "Outcome",
    "Reviewer",
    "Verdicts",
    "books_survive_yaml",
    "certainty_stays",
    "deals_survive_yaml",
    "errors_stay_apart",
    "evaluators_agree",
    "order_does_not_matter",
    "others_do_not_silence",
    "outcome",
    "reasons_suffice",
    "same_deal_same_review",
]

Reviewer = Callable[[Deal], Review]
"""What reviews a deal: the method of an engine, as a rule."""

Verdicts = Mapping[tuple[str, tuple[str, ...] | None], Kleene]
"""The verdict of rules on members, by their ids, and on the whole deal (``None``)."""

Outcome = frozenset[tuple[str, ...]]
"""What was found on a deal: ``("fires", rule, members...)`` and ``("concluded", name, value, subject, member)``."""


_PHASES = frozenset({"phase", "reported_phase"})


class LawBroken(AssertionError):
    """A law does not hold; says which, for which rules, and on which deal."""

    def __init__(self, law: str, rules: Iterable[str], **snapshots: Deal | Mapping[str, Any]) -> None:
        self.rules = tuple(sorted(set(rules)))
        parts = [f"broken: {law}", f"rules: {', '.join(self.rules) or 'none in particular'}"]
        for name, snapshot in snapshots.items():
            data = snapshot.to_dict() if isinstance(snapshot, Deal) else snapshot
            parts.append(f"{name.replace('_', ' ')}:\n{as_yaml(data)}")
        super().__init__("\n".join(parts))


def same_deal_same_review(review: Reviewer, deal: Deal, other: Deal) -> None:
    """The same deal gets the same review, whatever was reviewed in between."""
    first = _said(review(deal))
    review(other)
    again = _said(review(deal))
    if first != again:
        raise LawBroken(_law(same_deal_same_review), _differing(first, again), deal=deal, reviewed_in_between=other)


def order_does_not_matter(review: Reviewer, reordered: Reviewer, deal: Deal, shuffled: Deal) -> None:
    """The order in which members, rules and files are written changes nothing.

    Args:
        review: reviews deals.
        reordered: the same, with the rules in another order.
        deal: a deal.
        shuffled: the same, with its members in another order.
    """
    first = _said(review(deal))
    for another in (review(shuffled), reordered(deal)):
        again = _said(another)
        if first != again:
            raise LawBroken(_law(order_does_not_matter), _differing(first, again), deal=deal, in_other_order=shuffled)


def certainty_stays(verdicts: Callable[[Deal], Verdicts], earlier: Deal, deal: Deal) -> None:
    """What is certain stays certain when more becomes known.

    Args:
        verdicts: returns the verdicts of rules that do not ask for what is not known.
        earlier: a deal of which less is known.
        deal: the deal.
    """
    before, after = verdicts(earlier), verdicts(deal)
    broken = {case for case, verdict in before.items() if verdict is not None and after[case] is not verdict}
    if broken:
        rules = (rule for rule, _ in broken)
        raise LawBroken(_law(certainty_stays), rules, known_at_first=earlier, known_later=deal)


def reasons_suffice(review: Reviewer, deal: Deal, other: Deal, subjects: Mapping[str, Subject]) -> None:
    """An advice stays as long as the facts that it names in "because" stay, whatever else changes.

    Args:
        review: reviews deals.
        deal: a deal.
        other: where the other facts come from; a deal of the same day.
        subjects: the subjects with their attributes.
    """
    whole = review(deal)
    for advice in whole.advice:
        data = changed_deal(deal.to_dict(), other.to_dict(), advice.because, subjects)
        changed = deal_from_data(data, extensions_of(subjects))
        found = review(changed)
        absent = {fact.attribute for fact in advice.because if fact.conclusion and not fact.known}
        if absent & {made.name for made in found.conclusions}:
            continue  # an absence that was named has not stayed
        named_phase = any(fact.attribute in _PHASES for fact in advice.because)
        if named_phase and _phases(found, changed) != _phases(whole, deal):
            continue  # nor has the phase, reported or working, which other facts decide
        if ("fires", advice.rule.id, *advice.members) not in outcome(found):
            named = {"named": [f"{fact.member}: {fact.attribute} = {fact.value}" for fact in advice.because]}
            raise LawBroken(_law(reasons_suffice), [advice.rule.id], deal=deal, facts=named, changed=changed)


def others_do_not_silence(review: Reviewer, deal: Deal, joined: Deal, rules: Container[str]) -> None:
    """Advice that rests on no absence stays when one more member is known, for the same members as before.

    Args:
        review: reviews deals.
        deal: a deal.
        joined: the same, with one more member in a list.
        rules: the ids of the rules that rest on no absence.
    """
    before, after = review(deal), review(joined)
    if _phases(before, deal) != _phases(after, joined):
        return  # the newcomer shows another phase, which is news about the deal
    lost = {case for case in outcome(before) - outcome(after) if case[0] == "fires" and case[1] in rules}
    if lost:
        raise LawBroken(_law(others_do_not_silence), (rule for _, rule, *_ in lost), deal=deal, joined=joined)


def errors_stay_apart(review: Reviewer, deal: Deal, broken: Deal) -> None:
    """Every valid deal is reviewed, and one that is broken does no harm to it.

    Args:
        review: reviews deals.
        deal: a valid deal.
        broken: one that refers to members it does not list; it may be refused, with diagnostics.
    """
    try:
        first = _said(review(deal))
    except ConclusionConflict as conflict:
        raise LawBroken(f"{_law(errors_stay_apart)} {conflict}", [], deal=deal) from conflict
    try:
        review(broken)
    except InvalidDeal as refused:
        if not refused.diagnostics:
            raise LawBroken(f"{_law(errors_stay_apart)} It was refused without a reason.", [], deal=broken) from refused
    except Exception as error:
        raise LawBroken(f"{_law(errors_stay_apart)} {error!r}", [], deal=broken) from error
    again = _said(review(deal))
    if first != again:
        raise LawBroken(_law(errors_stay_apart), _differing(first, again), deal=deal, reviewed_in_between=broken)


def deals_survive_yaml(review: Reviewer, read: Callable[[str], Deal], deal: Deal) -> None:
    """A deal that is written as YAML and read again is the same deal, and gets the same review."""
    again = read(as_yaml(deal.to_dict()))
    if again != deal or _said(review(again)) != _said(review(deal)):
        raise LawBroken(_law(deals_survive_yaml), _differing(_said(review(deal)), _said(review(again))), deal=deal)


def books_survive_yaml(first: RuleSet, again: RuleSet) -> None:
    """Books that are written as YAML and read again hold the same rules."""
    if again.digest != first.digest or again.rules != first.rules:
        rules = first.rules.keys() | again.rules.keys()
        differing = [name for name in rules if first.rules.get(name) != again.rules.get(name)]
        raise LawBroken(_law(books_survive_yaml), differing)


def evaluators_agree(found: Callable[[Deal], Outcome], expected: Callable[[Deal], Outcome], deal: Deal) -> None:
    """The engine finds what the plain reading of the rules, the reference evaluator, says there is.

    Args:
        found: returns what the engine finds on a deal.
        expected: returns what the reference evaluator finds.
        deal: a deal.
    """
    difference = found(deal) ^ expected(deal)
    if difference:
        raise LawBroken(_law(evaluators_agree), (name for _, name, *_ in difference), deal=deal)


def _phases(review: Review, deal: Deal) -> tuple[object, ...]:
    return review.phases, deal.phase, deal.reported_phase


def _law(function: Callable[..., None]) -> str:
    """Return the law as its function says it."""
    return (function.__doc__ or "").partition("\n")[0]


def _said(review: Review) -> str:
    """Return all that a review says; the digest of the deal, which depends on the order of members, is left out."""
    data = review.to_dict()
    del data["deal"]["digest"]
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _differing(first: str, again: str) -> set[str]:
    """Return the ids of the rules of which two reviews say different things."""
    before, after = (
        {
            *((entry["rule"]["id"], json.dumps(entry, sort_keys=True)) for entry in said["advice"]),
            *((entry["rule"], json.dumps(entry, sort_keys=True)) for entry in said["hidden"]),
        }
        for said in map(json.loads, (first, again))
    )
    return {rule for rule, _ in before ^ after}


def outcome(review: Review) -> Outcome:
    """Return what fires and what is concluded, whether it is shown or not."""
    advice = (*review.advice, *(hidden for hidden, _ in review.hidden))
    fires = {("fires", each.rule.id, *each.members) for each in advice}
    made = {
        ("concluded", each.name, str(each.value), each.target.subject, each.target.id) for each in review.conclusions
    }
    return frozenset(fires | made)

