"""The test class that puts the laws to the books of a trainer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, reject
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dealrules.errors import InvalidDeal
from dealrules.snapshot import Concern, Deal, Stakeholder, Visit
from dealrules.snapshot.loading import deal_from_data
from dealrules.testing.ignorance import forgotten
from dealrules.testing.laws import statements
from dealrules.testing.laws.books import Books
from dealrules.testing.occasions import occasions
from dealrules.testing.strategies import deals, extensions_of

__all__ = ["laws_of"]


def laws_of(
    *books: str | Path,
    shipped: bool = True,
    parameters: Mapping[str, float] | None = None,
    settings: hypothesis_settings | None = None,
) -> type:
    """Return a test class that puts every law to rulebooks; give it a name that begins with ``Test``.

    Args:
        books: files, or folders of ``.yaml`` files, seen from where the tests are run; without any, the shipped books.
        shipped: the shipped books are loaded too.
        parameters: values for named thresholds, such as ``{"entry.soon": 14}``.
        settings: the Hypothesis settings to use; without, those of the profile.

    Raises:
        ValueError: there are no books at all.
    """
    if not books and not shipped:
        raise ValueError("there are no books to test: name some, or test the shipped ones")
    parent = settings or hypothesis_settings()
    slow = {HealthCheck.too_slow, *parent.suppress_health_check}  # the first deal waits for the books to be read
    phases = [phase for phase in parent.phases if phase is not Phase.explain]  # which explains code, not books
    drawing = hypothesis_settings(parent, deadline=None, suppress_health_check=list(slow), phases=phases)
    return _test_class(Books(books, parameters, shipped=shipped), drawing)


def _test_class(books: Books, drawing: hypothesis_settings) -> type:
    """Return the class; its methods are made here because what they draw depends on the books."""
    deal = st.deferred(lambda: occasions(books.ruleset))

    def deal_and(second: Callable[[Deal, Books], st.SearchStrategy[Deal]]) -> st.SearchStrategy[tuple[Deal, Deal]]:
        return deal.flatmap(lambda first: st.tuples(st.just(first), second(first, books)))

    class Laws:
        @drawing
        @given(st.tuples(deal, deal))
        def test_same_deal_same_review(self, drawn: tuple[Deal, Deal]) -> None:
            statements.same_deal_same_review(books.review, *drawn)

        @drawing
        @given(deal_and(_shuffled))
        def test_order_does_not_matter(self, drawn: tuple[Deal, Deal]) -> None:
            statements.order_does_not_matter(books.review, books.review_reordered, *drawn)

        @drawing
        @given(deal_and(_earlier))
        def test_certainty_stays(self, drawn: tuple[Deal, Deal]) -> None:
            later, earlier = drawn
            statements.certainty_stays(books.verdicts, earlier, later)

        @drawing
        @given(deal_and(_of_the_same_day))
        def test_reasons_suffice(self, drawn: tuple[Deal, Deal]) -> None:
            try:
                statements.reasons_suffice(books.review, *drawn, books.ruleset.subjects)
            except InvalidDeal:  # the facts of two valid deals need not make a third
                reject()

        @drawing
        @given(deal_and(_joined))
        def test_others_do_not_silence(self, drawn: tuple[Deal, Deal]) -> None:
            statements.others_do_not_silence(books.review, *drawn, books.unshaken)

        @drawing
        @given(deal_and(_broken))
        def test_errors_stay_apart(self, drawn: tuple[Deal, Deal]) -> None:
            statements.errors_stay_apart(books.engine.review, *drawn)

        @drawing
        @given(deal)
        def test_deals_survive_yaml(self, drawn: Deal) -> None:
            statements.deals_survive_yaml(books.review, books.read_deal, drawn)

        def test_books_survive_yaml(self) -> None:
            statements.books_survive_yaml(books.ruleset, books.reread())

        @drawing
        @given(deal)
        def test_evaluators_agree(self, drawn: Deal) -> None:
            statements.evaluators_agree(books.found, books.expected, drawn)

    for name, test in vars(Laws).items():
        if name.startswith("test_"):
            test.__doc__ = getattr(statements, name.removeprefix("test_")).__doc__.partition("\n")[0]
    return Laws


def _loaded(data: Mapping[str, Any], books: Books) -> Deal:
    return deal_from_data(data, extensions_of(books.ruleset.subjects))


def _shuffled(deal: Deal, books: Books) -> st.SearchStrategy[Deal]:
    """Return the deal with the members of every list in other orders."""
    order = st.randoms(use_true_random=False)
    return order.map(lambda random: _loaded(_in_order_of(random, deal.to_dict()), books))


def _in_order_of(random: Random, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_order_of(random, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return random.sample([_in_order_of(random, inner) for inner in value], len(value))
    return value


def _of_the_same_day(deal: Deal, books: Books) -> st.SearchStrategy[Deal]:
    return deals(size=3, subjects=books.ruleset.subjects, as_of=deal.as_of)


@st.composite
def _earlier(draw: st.DrawFn, deal: Deal, books: Books) -> Deal:
    """Return the deal as it was when some of its facts were not known; the simplest is the deal itself."""
    data = forgotten(deal.to_dict(), lambda: draw(st.integers(0, 3)) < 3, books.ruleset.subjects)
    return _loaded(data, books)


@st.composite
def _joined(draw: st.DrawFn, deal: Deal, books: Books) -> Deal:
    """Return a deal with a member of another; what that member refers to is left out, because it is not there."""
    data, others = deal.to_dict(), draw(_of_the_same_day(deal, books)).to_dict()
    subjects = books.ruleset.subjects
    lists = {
        subject.collection[1]: subject
        for subject in subjects.values()
        if subject.collection is not None and subject.collection[0] == "deal" and others.get(subject.collection[1])
    }
    if not lists:
        return deal
    name = draw(st.sampled_from(sorted(lists)))
    newcomer = draw(st.sampled_from(others[name]))
    own = {key for key, attribute in lists[name].attributes.items() if not attribute.target}
    data[name] = [*(data.get(name) or ()), {**{key: newcomer[key] for key in newcomer if key in own}, "id": "newcomer"}]
    return _loaded(data, books)


def _broken(deal: Deal, _: Books) -> st.SearchStrategy[Deal]:
    """Return a deal that no loader would accept: something in it refers to a person who is not listed."""
    broken = [
        attrs.evolve(deal, concerns=(*(deal.concerns or ()), Concern(id="astray", owner="nobody"))),
        attrs.evolve(deal, stakeholders=(*(deal.stakeholders or ()), Stakeholder(id="astray", reports_to="nobody"))),
        attrs.evolve(deal, visits=(*(deal.visits or ()), Visit(id="astray", participants=frozenset({"nobody"})))),
    ]
    return st.sampled_from(broken)
