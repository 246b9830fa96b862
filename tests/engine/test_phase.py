"""The working phase: the one the facts bear out; advice follows it and not the report."""

from __future__ import annotations

import pytest

import dealrules

SIGNED = {"contract_signed": True}


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def review(engine, **facts):
    return engine.review(dealrules.Deal.from_dict({"id": "d", "as_of": "2026-05-01", **facts}))


@pytest.mark.parametrize(
    ("facts", "phases"),
    [
        ({"phase": "options_evaluation"}, ["options_evaluation"]),
        ({"phase": "options_evaluation", **SIGNED}, ["implementation"]),
        ({"phase": "options_evaluation", "procurement_step": "preferred_supplier"}, ["concerns_resolution"]),
        ({"phase": "changes_over_time", "delivery": {"stage": "novelty"}, **SIGNED}, ["implementation"]),
        (
            {"phase": "implementation", "delivery": {"stage": "learning", "new_discontent": True}, **SIGNED},
            ["implementation"],
        ),
        ({"quote": {"status": "submitted"}}, ["options_evaluation", "concerns_resolution"]),
        ({"decided_to_act": True}, ["options_evaluation"]),
        ({}, []),
    ],
)  # fmt: skip
def test_the_facts_decide_where_they_speak(engine, facts, phases):
    found = review(engine, **facts)

    assert list(found.phases) == phases
    assert found.deal.to_dict().get("phase") == facts.get("phase")


def test_the_head_says_the_working_phase_and_what_was_reported(engine):
    head = review(engine, phase="options_evaluation", **SIGNED).text("en").splitlines()[1]
    assert head.startswith("Phase: implementation by the facts, not evaluation of options as reported")
    assert "（据事实判断）" in review(engine, decided_to_act=True).text("zh").splitlines()[1]


def test_where_two_phases_remain_only_what_holds_in_both_is_said(engine):
    found = {advice.rule.id for advice in review(engine, quote={"status": "submitted"}).advice}
    each = [
        {advice.rule.id for advice in review(engine, phase=phase, quote={"status": "submitted"}).advice}
        for phase in ("options_evaluation", "concerns_resolution")
    ]

    only_unreported = {rule for rule in found if rule.startswith("phases.")}
    assert found - only_unreported <= each[0] & each[1]
