"""The page of a review: nothing that a reader of text or Markdown would stumble over."""

import re

import pytest

import dealrules
from dealrules.wording.wrapping import WIDTH, width, wrapped


@pytest.fixture(scope="module")
def review():
    facts = {"id": "d", "as_of": "2026-05-18", "phase": "options_evaluation", "quote": {"status": "preparing"}}
    return dealrules.Engine.load().review(dealrules.Deal.from_dict(facts))


@pytest.mark.parametrize(
    "text",
    [
        "你的对手就是“维持现状”。",
        "先看（ERP系统）与《采购办法》，再谈“价格”！",
        "Ask “what for”, and ‘how’ (ERP).",
        "谁说“我们有问题”？说的是“ERP”还是“MES”……",
    ],
)
@pytest.mark.parametrize("before", range(60, 80))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text, before):
    lines = wrapped("甲" * (before // 2) + " " * (before % 2) + text, "")
    assert "".join(lines).replace(" ", "") == ("甲" * (before // 2) + text).replace(" ", "")
    assert all(width(line) <= WIDTH for line in lines)
    assert not any(line[0] in "，。、；：？！）》”’…" for line in lines)
    assert not any(line[-1] in "（《“‘" for line in lines)
    assert not any(line.endswith(("E", "ER", "M", "ME")) for line in lines)


def test_notes_stand_inside_their_item_in_markdown(review):
    lines = review.markdown("en", everything=True).splitlines()
    inside = ""
    for line in lines:
        if number := re.match(r"\d+\. ", line):
            inside = " " * len(number[0]) + "- "
        elif line.lstrip().startswith("- "):
            assert line.startswith(inside)
    assert len(inside) == len("10. - ")


@pytest.mark.parametrize("lang", ["zh-CN", "fr", ""])
def test_a_language_without_texts_is_refused(review, lang):
    for page in (review.text, review.markdown):
        with pytest.raises(ValueError, match=f"'en', 'zh', not '{lang}'"):
            page(lang)


def test_the_framework_that_was_asked_is_the_one_named(review):
    frameworks = sorted({item.id.split("/")[0] for advice in review.advice for item in advice.source})
    for framework in frameworks:
        found = review.within(framework)
        if framework == "practice":
            continue  # what rests on practice says so, and names no course
        titles = {item.title.en for each in found.advice for item in each.source if item.id.startswith(f"{framework}/")}
        named = re.findall(r"\[([^\[\]]+)\]$", " ".join(found.text().split()).replace("] ", "]\n"), re.MULTILINE)
        sources = [name.removesuffix(", unconfirmed") for name in named if name[0].isupper()]
        assert set(sources) - {"Avoid", "Risk", "Entry", "Do", "Tactic", "Ask"} == titles
