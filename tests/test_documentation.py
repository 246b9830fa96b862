"""Every finding has a page in both languages, and the pages show what the code finds today."""

import re

import yaml

from tests.documentation import PAGES, ROOT, TITLES, pages, titles


def test_every_code_in_the_source_has_a_title_in_both_languages():
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "dealrules").rglob("*.py")]
    used = {code for text in texts for code in re.findall(r'"(DR\d{3})"', text)}

    assert used == set(titles())
    assert used == set(yaml.safe_load(TITLES.read_text(encoding="utf-8")))


def test_the_pages_are_as_they_would_be_written_now():
    written = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}

    assert written == dict(pages())
