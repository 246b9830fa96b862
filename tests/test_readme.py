"""What the README shows can be typed in: its rulebook loads beside the shipped ones, and its tests pass.

The Chinese README shows the same code, and has the same sections.
"""

import re
from collections import Counter
from pathlib import Path

import dealrules
from dealrules.api import read_books
from dealrules.checks import run_rule_tests

README = Path(__file__).parent.parent / "README.md"
CHINESE_README = README.with_name("README.zh.md")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def blocks(language):
    text = README.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_rulebook_loads_and_its_tests_pass(tmp_path):
    (written,) = (block for block in blocks("yaml") if block.startswith("rulebook:"))
    book = tmp_path / "academy.yaml"
    book.write_text(written, encoding="utf-8")
    ruleset, found = read_books([book])
    assert found == []
    assert run_rule_tests(ruleset, {"academy"}) == []
    assert len(next(each for each in ruleset.books if each.name == "academy").rules) == 1


def test_the_deal_loads(tmp_path):
    (written,) = (block for block in blocks("yaml") if block.startswith("id:"))
    (tmp_path / "deal.yaml").write_text(written, encoding="utf-8")
    deal = dealrules.load_deal(tmp_path / "deal.yaml")
    assert dealrules.Engine.load().review(deal).errors


def fenced_blocks(readme):
    return FENCED.findall(readme.read_text(encoding="utf-8"))


def heading_levels(readme):
    prose = FENCED.sub("", readme.read_text(encoding="utf-8"))
    return Counter(re.findall(r"^(#+) ", prose, re.MULTILINE))


def test_the_chinese_readme_shows_the_same_code():
    assert fenced_blocks(README)
    assert fenced_blocks(CHINESE_README) == fenced_blocks(README)


def test_the_chinese_readme_has_as_many_headings_of_each_level():
    assert heading_levels(README)["##"]
    assert heading_levels(CHINESE_README) == heading_levels(README)
