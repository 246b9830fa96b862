"""The interview as a state machine, and what it writes into a deal."""

from __future__ import annotations

import pytest

import dealrules
from dealrules.cli.interview import written_back
from dealrules.coaching.interview import AnswerKind, NotUnderstood

EMPTY = {"id": "n", "as_of": "2026-11-27"}
YAML = """\
# what we know
id: n
as_of: 2026-11-27   # the day
stakeholders:
  - {id: kern, name: "Eva Kern", function: use}   # met at the fair
  - {id: moll, name: Jan Moll}
"""


@pytest.fixture(scope="module")
def engine():
    return dealrules.Engine.load()


def driven(interview, answers):
    """Answer by the name of the fact, and "don't know" everything else; stop when the answers are used up."""
    answers = dict(answers)
    while answers and interview.asked is not None:
        interview = interview.answer(answers.pop(interview.asked.inquiry.attribute, "?"))
    return interview


def test_answers_in_words_of_either_language_become_facts(engine):
    interview = driven(
        engine.interview(dealrules.Deal.from_dict(EMPTY)), {"phase": "评估选择", "contract_signed": "No"}
    )

    assert interview.deal.phase == "options_evaluation"
    assert interview.deal.contract_signed is False
    assert interview.told == ((("phase",), "options_evaluation"), (("contract_signed",), False))


def test_names_become_members_that_are_asked_about_next(engine):
    start = {**EMPTY, "phase": "needs_recognition", "needs": [], "contract_signed": False}
    interview = driven(engine.interview(dealrules.Deal.from_dict(start)), {"stakeholders": "Eva Kern, 王总"})

    assert [(person.id, person.name) for person in interview.deal.stakeholders] == [
        ("Eva Kern", "Eva Kern"),
        ("王总", "王总"),
    ]
    while interview.asked is not None and interview.asked.inquiry.target.subject != "stakeholder":
        interview = interview.answer("don't know")
    assert interview.asked.inquiry.target.id in ("Eva Kern", "王总")


def test_what_was_passed_over_is_not_asked_again_and_the_end_is_reached(engine):
    interview = engine.interview(dealrules.Deal.from_dict({**EMPTY, "outcome": "lost", "phase": "pre_contact"}))
    asked = []
    while interview.asked is not None:
        asked.append((interview.asked.inquiry.target.id, interview.asked.inquiry.attribute))
        interview = interview.answer("不知道")
    assert asked
    assert len(asked) == len(set(asked))
    assert interview.told == ()
    with pytest.raises(ValueError, match="no question left"):
        interview.answer("yes")


@pytest.mark.parametrize(("said", "words"), [("evalution of options", "Did you mean"), ("perhaps", "is none of the")])
def test_an_answer_that_does_not_fit_is_refused_with_the_legal_ones(engine, said, words):
    interview = engine.interview(dealrules.Deal.from_dict(EMPTY))
    assert interview.asked.kind is AnswerKind.ONE
    with pytest.raises(NotUnderstood) as refused:
        interview.answer(said)
    assert words in refused.value.message.en
    assert "评估选择" in refused.value.message.zh


def test_the_file_keeps_its_comments_and_order(engine):
    deal = dealrules.Deal.from_dict(
        {**EMPTY, "stakeholders": [{"id": "kern", "name": "Eva Kern", "function": "use"}, {"id": "moll"}]}
    )
    state = driven(engine.interview(deal), {"phase": "3", "decision_date": "2026-12-24"})
    kern = [path for path, _ in state.told if "kern" in path]
    text = written_back(YAML, state, ".yaml")

    assert text.startswith(YAML.splitlines(keepends=True)[0])
    assert all(line in text for line in YAML.splitlines() if "kern" not in line or not kern)
    assert "# met at the fair" in text
    assert "phase: options_evaluation" in text
