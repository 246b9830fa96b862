"""The laws hold for a sound book, and each of them is broken by something that breaks it."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import settings

import dealrules
from dealrules.engine.reasons import Fact
from dealrules.snapshot import SUBJECTS, Concern, Deal, Stakeholder
from dealrules.testing.laws import (
    LawBroken,
    books_survive_yaml,
    certainty_stays,
    deals_survive_yaml,
    errors_stay_apart,
    evaluators_agree,
    laws_of,
    order_does_not_matter,
    others_do_not_silence,
    reasons_suffice,
    same_deal_same_review,
)

BOOKS = Path(__file__).parent / "books"
FEW = settings(max_examples=max(settings.default.max_examples // 80, 1))

TestSmallBook = laws_of(BOOKS / "small.yaml", shipped=False, settings=FEW)
TestBookInAFolder = laws_of(BOOKS / "in_a_folder", shipped=False, settings=FEW)
TestSuperseding = laws_of(BOOKS / "superseding.yaml", shipped=False, settings=FEW)
TestContradicting = laws_of(BOOKS / "contradicting.yaml", shipped=False, settings=settings(FEW, max_examples=5))
del TestContradicting.test_errors_stay_apart  # the one law this book breaks, see below


@pytest.fixture(scope="module")
def small():
    return dealrules.Engine.load(BOOKS / "small.yaml", shipped=False)


@pytest.fixture(scope="module")
def contradicting():
    return dealrules.Engine.load(BOOKS / "contradicting.yaml", shipped=False)


def deal(**facts):
    return Deal.from_dict({"id": "deal", "as_of": "2026-11-20", **facts})


@attrs.frozen
class Rule:
    id: str


@attrs.frozen
class Advice:
    """As much of an advice as the law of reasons looks at."""

    rule: Rule
    because: tuple[Fact, ...] = ()
    members: tuple[str, ...] = ()


@attrs.frozen
class Review:
    advice: tuple[Advice, ...] = ()
    hidden: tuple = ()
    conclusions: tuple = ()
    phases: tuple = ()


def test_a_contradiction_in_a_book_is_printed_with_the_smallest_deal():
    contradicting = laws_of(BOOKS / "contradicting.yaml", shipped=False, settings=settings(max_examples=200))

    with pytest.raises(LawBroken) as broken:
        contradicting().test_errors_stay_apart()

    printed = str(broken.value)
    assert "Every valid deal is reviewed" in printed
    assert "chance" in printed
    assert "budget: approved\nstanding: trailing\n" in printed
    assert "name" not in printed.partition("deal:\n")[2]


def test_a_book_with_mistakes_fails_with_its_diagnostics(tmp_path):
    (tmp_path / "mine.yaml").write_text("rulebook: mine\n", encoding="utf-8")
    mine = laws_of(tmp_path / "mine.yaml", shipped=False)

    with pytest.raises(dealrules.InvalidRulebook, match="version"):
        mine().test_deals_survive_yaml()


def test_no_books_at_all_are_refused():
    with pytest.raises(ValueError, match="no books to test"):
        laws_of(shipped=False)


def test_every_law_is_said_in_one_sentence():
    laws = [test for name, test in vars(TestSmallBook).items() if name.startswith("test_")]

    assert len(laws) == 9
    assert all(law.__doc__.endswith(".") and "\n" not in law.__doc__ for law in laws)


def test_a_review_that_remembers_breaks_the_first_law(small):
    seen = []

    def review(snapshot):
        seen.append(snapshot)
        return small.review(snapshot if len(seen) < 3 else deal(phase="pre_contact"))

    with pytest.raises(LawBroken, match=r"(?s)The same deal.*rules: small.ask"):
        same_deal_same_review(review, deal(), deal())


def test_a_review_of_the_first_person_only_breaks_the_law_of_order(small):
    people = [{"id": "wang", "name": "Wang"}, {"id": "li", "name": "Li"}]

    def review(snapshot):
        return small.review(deal(phase="pre_contact") if snapshot.stakeholders[0].id == "li" else deal())

    with pytest.raises(LawBroken, match=r"small\.ask"):
        order_does_not_matter(review, review, deal(stakeholders=people), deal(stakeholders=people[::-1]))


def test_rules_that_say_something_else_in_another_order_break_the_law_of_order(small):
    with pytest.raises(LawBroken, match="The order"):
        order_does_not_matter(small.review, lambda _: small.review(deal(phase="pre_contact")), deal(), deal())


def test_advice_that_a_second_person_silences_breaks_the_law_of_others():
    def review(snapshot):
        return Review((Advice(Rule("mine.rule"), members=("wang",)),) if len(snapshot.stakeholders) == 1 else ())

    one, two = deal(stakeholders=[{"id": "wang"}]), deal(stakeholders=[{"id": "wang"}, {"id": "li"}])
    with pytest.raises(LawBroken, match=r"(?s)one more member.*rules: mine\.rule.*joined:"):
        others_do_not_silence(review, one, two, {"mine.rule"})
    others_do_not_silence(review, one, two, {"mine.another"})


def test_a_verdict_that_a_new_fact_turns_breaks_the_law_of_certainty():
    def verdicts(snapshot):
        return {("mine.rule", None): snapshot.phase is None}

    with pytest.raises(LawBroken, match=r"(?s)stays certain.*mine.rule.*known later:\nid: deal.*phase: pre_contact"):
        certainty_stays(verdicts, deal(), deal(phase="pre_contact"))


def test_a_verdict_that_was_open_may_turn_either_way():
    certainty_stays(lambda snapshot: {("mine.rule", None): snapshot.phase and True}, deal(), deal(phase="pre_contact"))


def test_a_reason_that_leaves_a_fact_out_breaks_the_law_of_reasons():
    budget = Fact("deal", "deal", "budget", "none")

    def review(snapshot):
        fires = snapshot.budget == "none" and snapshot.standing == "level"
        return Review((Advice(Rule("mine.rule"), (budget,)),) if fires else ())

    with pytest.raises(LawBroken, match=r"(?s)mine.rule.*deal: budget = none.*changed:.*standing: leading"):
        reasons_suffice(
            review, deal(budget="none", standing="level"), deal(budget="planned", standing="leading"), SUBJECTS
        )


def test_a_reason_that_names_a_list_keeps_its_members():
    needs = Fact("deal", "deal", "needs", [])

    def review(snapshot):
        return Review((Advice(Rule("mine.rule"), (needs,)),) if snapshot.needs == () else ())

    reasons_suffice(review, deal(needs=[]), deal(needs=[{"id": "n1"}]), SUBJECTS)


def test_a_review_that_stumbles_over_a_broken_deal_breaks_the_law_of_errors(small):
    broken = attrs.evolve(deal(), stakeholders=(Stakeholder(id="li", reports_to="nobody"),))

    def review(snapshot):
        if snapshot is broken:
            raise KeyError("nobody")
        return small.review(snapshot)

    with pytest.raises(LawBroken, match=r"KeyError\('nobody'\)"):
        errors_stay_apart(review, deal(), broken)


def test_a_broken_deal_may_be_refused(small):
    errors_stay_apart(small.review, deal(), attrs.evolve(deal(), concerns=(Concern(id="c1", owner="nobody"),)))


def test_a_reader_that_loses_a_fact_breaks_the_law_of_yaml(small):
    with pytest.raises(LawBroken, match="written as YAML"):
        deals_survive_yaml(small.review, lambda _: deal(), deal(budget="none"))


def test_books_that_lose_a_rule_break_the_law_of_yaml(small, contradicting):
    with pytest.raises(LawBroken, match=r"rules: .*small\.ask"):
        books_survive_yaml(small.ruleset, contradicting.ruleset)


def test_an_engine_that_misses_a_firing_breaks_the_law_of_evaluators():
    fires = frozenset({("fires", "mine.rule", "wang")})

    with pytest.raises(LawBroken, match=r"(?s)reference evaluator.*rules: mine\.rule"):
        evaluators_agree(lambda _: frozenset(), lambda _: fires, deal())
