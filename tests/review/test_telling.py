"""The facts a page gives as the reason: those a person would name, not all that were looked at."""

import pytest

import dealrules


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def told(engine, rule, language="en", **facts):
    """Return the reason that the page gives for the advice of a rule."""
    review = engine.review(dealrules.Deal.from_dict({"id": "d", "as_of": "2026-05-18", **facts}))
    advice = next(advice for advice in review.advice if advice.rule.id == rule)
    return advice.facts_in(advice.told, language)


def test_what_is_known_is_told_and_what_is_not_is_left_out(engine):
    stakeholders = [{"id": "wang", "name": "Wang", "buying_roles": "decider", "next_contact": "2026-05-20"}]
    facts = {"phase": "needs_recognition", "needs": [], "stakeholders": stakeholders}
    reason = told(engine, "entry.power-before-need", **facts)
    assert reason == ("needs: 0", "Wang - buying roles: decider, next contact: 20 May")


def test_a_question_names_what_is_missing(engine):
    facts = {"phase": "options_evaluation", "quote": {"status": "preparing"}}
    assert told(engine, "pricing.who-buys", **facts) == ("quote status: in preparation", "who buys: unknown")


def test_what_is_missed_is_told_when_nothing_else_can_be(engine):
    assert told(engine, "entry.decision-maker-missing") == ("the decision maker is known: not so far",)
    assert told(engine, "entry.decision-maker-missing", "zh") == ("已知决策人：未见",)


def test_what_is_ordinary_is_not_told(engine):
    """That the order is not lost is a condition of the rule, and nobody would name it as the reason."""
    assert engine.ruleset.conclusions["order_gone"].background
    review = engine.review(dealrules.Deal.from_dict({"id": "d", "as_of": "2026-05-18"}))
    (advice,) = [advice for advice in review.advice if advice.rule.id == "entry.decision-maker-missing"]
    assert "order_gone" in {fact.attribute for fact in advice.because}
    assert "order_gone" not in {fact.attribute for fact in advice.told}


def test_the_phase_is_told_when_there_is_no_other_reason(engine):
    assert told(engine, "phases.recognition-no-pitch", phase="needs_recognition") == (
        "buyer's phase: recognition of needs",
    )


def test_shares_carry_their_unit(engine):
    visits = [{"id": "v", "name": "First visit", "status": "held", "talk_share": 75}]
    facts = {"phase": "needs_recognition", "visits": visits}
    assert told(engine, "phases.recognition-talks-too-much", **facts) == (
        "First visit - visit status: held, our share of the talk: 75%",
    )


def test_a_rating_is_called_by_its_rival(engine):
    review = engine.review(
        dealrules.Deal.from_dict(
            {
                "id": "d",
                "as_of": "2026-05-18",
                "phase": "options_evaluation",
                "stakeholders": [{"id": "gu", "name": "Gu"}],
                "competitors": [{"id": "r", "name": "Rival Ltd"}],
                "criteria": [
                    {
                        "id": "c",
                        "name": "joint development",
                        "owner": "gu",
                        "weight": "crucial",
                        "our_rating": "weak",
                        "ratings": [{"competitor": "r", "rating": "strong"}],
                    }
                ],
            }
        )
    )
    reasons = [reason for advice in review.advice for reason in advice.because_in("en") if "strong" in reason]
    assert reasons
    assert all(reason.startswith("Rival Ltd - ") for reason in reasons)


def test_members_of_the_first_advice_are_not_named_again(engine):
    """One concern, two friends to talk it over with: the second is named, the concern is not."""
    text = engine.review(
        dealrules.Deal.from_dict(
            {
                "id": "d",
                "as_of": "2026-05-18",
                "phase": "concerns_resolution",
                "stakeholders": [
                    {"id": "wang", "name": "Wang", "contact_depth": "weak"},
                    {"id": "chen", "name": "Chen", "contact_depth": "close", "stance": "supporter"},
                    {"id": "li", "name": "Li", "contact_depth": "close", "stance": "supporter"},
                ],
                "concerns": [
                    {
                        "id": "k",
                        "name": "downtime",
                        "kind": "consequence",
                        "status": "open",
                        "private_talk_needed": True,
                        "owner": "wang",
                    }
                ],
            }
        )
    ).text("en", everything=True)
    assert "Also for: Li\n" in text
