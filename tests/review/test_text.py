"""Reviews as text and Markdown: nothing runs over the margin, and no name can break the page."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.bilingual import LANGUAGES
from dealrules.review.order import Fit
from dealrules.review.page import build_page
from dealrules.testing import seeded_deals
from dealrules.vocabulary import AdviceKind
from dealrules.wording.wrapping import WIDTH, one_line, width, wrapped

EXAMPLES = settings.default.max_examples
CLOSING = "，。、；：？！）》」』〕】”’…"
CHARACTERS = st.sampled_from("ab ,.()-，。、；：？！（）《》“”…王总价格项目 １Ａ\n\t\u3000") | st.characters(
    codec="utf-8"
)
TEXTS = st.text(CHARACTERS, max_size=300) | st.text("王总价格，。", min_size=60, max_size=200)
INDENTS = st.sampled_from(["", "    ", " 1. ", "    - "])


@cache
def shipped():
    return dealrules.Engine.load()


@given(TEXTS, INDENTS)
def test_wrapping_keeps_the_text_and_the_margin(text, indent):
    lines = wrapped(text, indent)

    assert all(width(line) <= WIDTH for line in lines)
    assert lines[0].startswith(indent)
    assert all(line.startswith(" " * width(indent)) for line in lines[1:])
    assert "".join("".join(lines)[len(indent) :].split()) == "".join(one_line(text).split())


@given(st.text("王总价格项目ab （）《》“”，。；！", max_size=200), INDENTS)
def test_no_line_begins_with_a_closing_mark(text, indent):
    text = re.sub(f"([{CLOSING}])[{CLOSING}]+", r"\1", text).lstrip(CLOSING + " ")
    text = re.sub(rf"\s+([{CLOSING}])", r"\1", text)
    for line in wrapped(text, indent)[1:]:
        assert line.lstrip()[:1] not in CLOSING or not line.strip()


@settings(max_examples=EXAMPLES // 20)
@given(seeded_deals(size=6), st.booleans())
def test_no_line_of_a_review_runs_over_the_margin(deal, everything):
    review = shipped().review(deal)
    for language in LANGUAGES:
        text = review.text(language, everything=everything)
        lines = text.split("\n")
        assert text.endswith("\n")
        assert all(width(line) <= WIDTH for line in lines)
        assert all(line == line.rstrip() for line in lines)
        assert not any(line.lstrip()[:1] in CLOSING for line in lines if line.strip())


@settings(max_examples=EXAMPLES // 50)
@given(seeded_deals(), st.randoms(use_true_random=False))
def test_no_line_of_an_explanation_runs_over_the_margin(deal, random):
    explanation = shipped().explain(deal, random.choice(list(shipped().ruleset.rules)))
    for language in LANGUAGES:
        assert all(width(line) <= WIDTH for line in explanation.text(language).split("\n"))


@settings(max_examples=EXAMPLES // 20)
@given(seeded_deals(size=6))
def test_a_page_shows_what_one_reads_in_a_minute_and_says_how_much_it_leaves_out(deal):
    review = shipped().review(deal)
    rules = {advice.rule.id: advice for advice in review.advice}
    order = review.order
    page = build_page(review, "en")
    shown = [item.rule for block in page.blocks for item in block.items]

    assert len(set(shown)) == len(shown) <= order.lines
    assert sum(rules[rule].kind is AdviceKind.ASK for rule in shown) <= order.questions
    assert len(shown) + (int(page.more.split()[0]) if page.more else 0) == len(rules)
    opening = shown[: order.opening]
    assert opening == [rule for rule in rules if rule in opening]
    everything = build_page(review, "en", everything=True)
    whole = [item.rule for block in everything.blocks for item in block.items]
    assert not everything.more
    assert set(shown) <= set(whole) <= set(rules)


@settings(max_examples=EXAMPLES // 20)
@given(seeded_deals(size=6))
def test_what_fits_most_deals_stays_away_where_there_is_something_particular(deal):
    review = shipped().review(deal)
    rules = {advice.rule.id: advice for advice in review.advice}
    fits = [rules[item.rule].fit for block in build_page(review, "en").blocks for item in block.items]

    assert Fit.GENERIC not in fits[review.order.generic :]
    assert sum(fit is Fit.GENERIC for fit in fits) <= review.order.generic


@settings(max_examples=EXAMPLES // 20)
@given(seeded_deals(size=6))
def test_no_two_lines_of_a_page_come_down_to_the_same(deal):
    review = shipped().review(deal)
    rules = {advice.rule.id: advice for advice in review.advice}
    shown = [rules[item.rule] for block in build_page(review, "en").blocks for item in block.items]
    ideas = [(each.kind, each.move, each.target.subject, each.target.id) for each in shown if each.move]

    assert len(set(ideas)) == len(ideas)


NASTY = "*_`#<b>[x](http://x)|~&lt;\\\n\n# Heading\r\n- item\x1b[31m\u202eabc\x00"


@pytest.fixture(scope="module")
def nasty():
    facts = {
        "name": NASTY,
        "customer": NASTY,
        "phase": "needs_recognition",
        "stakeholders": [{"id": "w", "name": NASTY, "focus": ["power"], "next_contact": "2026-11-22"}],
        "needs": [],
    }
    return shipped().review(dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-20", **facts}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_name_cannot_steer_a_terminal_or_add_lines(nasty, language, form):
    page = getattr(nasty, form)(language, everything=True)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert not any(line.lstrip().startswith("- item") for line in page.split("\n"))
    assert any("Heading" in line for line in page.split("\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_cannot_break_markdown(nasty, language):
    page = nasty.markdown(language, everything=True)
    headings = [line for line in page.split("\n") if line.startswith("#")]

    assert sum(line.startswith("# ") for line in headings) == 1
    assert not re.search(r"(?<!\\)[<\[`|~&]", page)
    assert set(re.findall(r"(?<!\\)\*+", page)) <= {"**", "*"}


@pytest.mark.parametrize("blank", ["", " ", "\u3000\n"])
def test_a_blank_name_is_no_name(blank):
    facts = {
        "phase": "needs_recognition",
        "stakeholders": [{"id": "wang", "name": blank, "title": blank, "focus": "power", "next_contact": "2026-11-22"}],
        "needs": [],
    }
    deal = dealrules.Deal.from_dict({"id": "d-7", "as_of": "2026-11-20", "name": blank, "customer": blank, **facts})
    review = shipped().review(deal)

    assert review.text("en").startswith("d-7\n")
    assert any(advice.target.name.en == "wang" for advice in review.advice)
