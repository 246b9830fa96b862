"""The deals under ``examples/``: their reviews are as printed there, and say what their case teaches.

``must.yaml`` beside a deal names what a good review of it cannot leave out: ids of rules, or of doctrine items that a
shown advice rests on. ``advises`` is what must be shown, ``first`` what must be among the opening items of the page,
``withholds`` what must not be shown.
"""

from pathlib import Path

import pytest
import yaml

import dealrules
from dealrules.review.page import build_page

EXAMPLES = Path(__file__).parent.parent / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/deal.yaml"))

each_example = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def behind(advice):
    """What an advice is made of: its rule and the doctrine items the rule rests on."""
    return {advice.rule.id, *(item.id for item in advice.source)}


@each_example
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_review_reads_as_printed(engine, folder, language):
    review = engine.review(dealrules.load_deal(folder / "deal.yaml"))
    golden = (folder / f"review.{language}.txt").read_bytes().decode("utf-8")
    assert review.text(language) == golden, "regenerate with: python -m tests.regenerate, and read the difference"


@each_example
def test_the_review_says_what_the_case_teaches(engine, folder):
    must = yaml.safe_load((folder / "must.yaml").read_text(encoding="utf-8"))
    assert set(must) <= {"advises", "first", "withholds"}
    assert must["advises"]
    review = engine.review(dealrules.load_deal(folder / "deal.yaml"))
    shown = set().union(*map(behind, review.advice))
    opening = {item.rule for item in build_page(review, "en").blocks[0].items}
    first = set().union(*(behind(advice) for advice in review.advice if advice.rule.id in opening))
    assert [item for item in must["advises"] if item not in shown] == []
    assert [item for item in must.get("first", ()) if item not in first] == []
    assert [item for item in must.get("withholds", ()) if item in shown] == []


@each_example
def test_no_line_is_wider_than_a_terminal(engine, folder):
    from dealrules.wording.wrapping import WIDTH, width

    for name in ("review.zh.txt", "review.en.txt"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if width(line) > WIDTH] == []
