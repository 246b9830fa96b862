"""What a caller of :func:`dealrules.prove` gets: findings with deals, and honesty about what was not decided."""

import subprocess
import sys
from itertools import count
from pathlib import Path

import attrs
import pytest
import yaml

import dealrules
from dealrules.proofs import UnconfirmedFinding, prove
from dealrules.proofs.deadline import Deadline
from dealrules.proofs.prover import Prover
from dealrules.proofs.questions import questions
from dealrules.proofs.solving import Answer, Nowhere, Searches, Undecided
from dealrules.rulebook import read_rulebooks

HERE = Path(__file__).parent


def only(path, **options):
    """Return the only finding about a book."""
    (found,) = prove([HERE / "faulty" / path], shipped=False, **options).findings
    return found


def test_a_finding_comes_with_the_smallest_deal():
    thirty_days_later = "id: found\nas_of: '2026-01-15'\ndecision_date: '2026-02-14'\n"
    assert only("bounds_that_touch.yaml").deal == thirty_days_later
    assert only("different_facts.yaml").deal == (
        "id: found\nas_of: '2026-01-15'\nbudget: approved\ndecision_size: large\n"
    )
    assert only("person_against_deal.yaml").deal == (
        "id: found\nas_of: '2026-01-15'\nphase: pre_contact\nstakeholders:\n- id: stakeholder-01\n  stance: champion\n"
    )
    assert only("coverage_by_people_only.yaml").deal == "id: found\nas_of: '2026-01-15'\nbudget: planned\n"


def test_the_deal_of_a_finding_is_reviewed_as_the_finding_says():
    book = HERE / "faulty" / "advised_and_warned_off.yaml"
    path = only(book.name).deal
    engine = dealrules.Engine.load(book, shipped=False)
    data = dict(line.split(": ") for line in path.replace("'", "").splitlines())
    review = engine.review(dealrules.Deal.from_dict(data))

    assert [advice.rule.id for advice in (*review.actions, *review.errors)] == ["sample.do", "sample.not"]


def test_a_finding_without_a_deal_names_the_conditions_that_clash():
    found = only("conclusion_through_two_rules.yaml")

    assert str(found) == (
        f"{found.diagnostic.location}: DR401 the rule 'sample.one' can never fire: its conditions exclude each other."
        f" See line {found.diagnostic.line + 3}."
    )


def test_parameters_are_proven_as_they_are_set():
    book = HERE / "sound" / "bounds_that_do_not_touch.yaml"
    overlapping = HERE / "faulty" / "parameters_that_overlap.yaml"

    assert prove([book], shipped=False, parameters={"sample.soon": 5}).holds
    assert not prove([overlapping], shipped=False).holds
    assert prove([overlapping], shipped=False, parameters={"sample.some": 20}).holds


def test_what_no_bound_follows_for_is_reported_as_undecided(tmp_path):
    book = tmp_path / "sample.yaml"
    text = (HERE / "faulty" / "join_to_nobody.yaml").read_text(encoding="utf-8")
    start = text.index("    for_each")
    endless = "    for_each: {stakeholder: {reports_to.reports: {none: {}}}}\n"
    book.write_text(text[:start] + endless + text[text.index("    then") :], encoding="utf-8")

    proof = prove([book], shipped=False)

    assert not proof.findings
    assert not proof.holds
    (undecided,) = proof.undecided
    assert str(undecided) == (
        "DR401 not decided, no bound on members follows from the rules; none found with up to 6 of each:"
        " whether the rule 'sample.one' can never fire: its conditions exclude each other"
    )


def test_the_time_limit_leaves_the_rest_undecided():
    proof = prove([HERE / "sound" / "voices_of_a_group.yaml"], shipped=False, time_limit=0)

    assert not proof.findings
    assert not proof.holds
    assert len(proof.undecided) == 10
    assert set(proof.decided.values()) == {0}
    assert "the time limit was reached" in str(proof.undecided[0])


@pytest.mark.parametrize("book", ["voices_of_a_group.yaml", "circle_with_a_beginning.yaml"])
def test_time_that_runs_out_spoils_no_later_answer(book, monkeypatch):
    monkeypatch.setattr("time.monotonic", count().__next__)  # a second passes whenever somebody looks
    ruleset, _ = read_rulebooks([HERE / "sound" / book])
    for seconds in range(0, 60, 2):
        searches = Searches(ruleset)
        for question in questions(ruleset):
            found = searches.find(question.terms, Deadline.after(seconds))
            assert seconds or isinstance(found, Undecided)
            assert isinstance(searches.find(question.terms, Deadline()), Answer if question.wanted else Nowhere)


def accepting(tmp_path, name, entry):
    """Return a book of the corpus with an entry under 'ignore'."""
    book = tmp_path / name
    text = (HERE / "faulty" / name).read_text(encoding="utf-8")
    book.write_text(text.replace("\nrules:", f"\nchecks:\n  ignore: [{entry}]\nrules:"), encoding="utf-8")
    return book


def test_a_finding_can_be_accepted_with_a_reason(tmp_path):
    entry = "{code: DR407, about: sample.narrow, reason: the narrower words are better}"
    proof = prove(accepting(tmp_path, "narrower_and_the_same.yaml", entry), shipped=False)

    assert not proof.findings
    assert proof.holds


def test_an_acceptance_that_meets_nothing_is_an_error(tmp_path):
    book = accepting(tmp_path, "narrower_and_the_same.yaml", "{code: DR403, about: sample.wide, reason: they differ}")

    found = [each.diagnostic.code for each in prove(book, shipped=False).findings]
    assert found == ["DR390", "DR407"]


def test_an_acceptance_is_not_blamed_for_what_was_not_decided(tmp_path):
    book = accepting(tmp_path, "narrower_and_the_same.yaml", "{code: DR401, about: sample.wide, reason: not ready}")

    assert [each.diagnostic.code for each in prove(book, shipped=False).findings] == ["DR390", "DR407"]
    assert not prove(book, shipped=False, time_limit=0).findings


def test_progress_is_told():
    told = []
    proof = prove(
        [HERE / "sound" / "covered_by_two.yaml"], shipped=False, progress=lambda *numbers: told.append(numbers)
    )

    total = sum(proof.decided.values())
    assert told == [(number, total) for number in range(1, total + 1)]


def test_a_book_that_cannot_be_read_is_not_proven():
    with pytest.raises(dealrules.InvalidRulebook, match="DR207"):
        prove([HERE.parent / "rulebook" / "faulty" / "duplicate_id.yaml"], shipped=False)


def test_without_the_solver_one_line_says_how_to_install_it():
    script = (
        "import sys; sys.modules['z3'] = None\n"
        "import dealrules\n"
        f"dealrules.prove([{str(HERE / 'sound' / 'covered_by_two.yaml')!r}], shipped=False)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    last = run.stderr.splitlines()[-1]
    assert last == "dealrules.proofs.proof.MissingSolver: proofs need z3: pip install 'dealrules[prove]'"


def test_a_finding_that_the_engine_does_not_confirm_fails_the_run():
    ruleset, _ = read_rulebooks([HERE / "faulty" / "advised_and_warned_off.yaml"])
    prover = Prover(ruleset)
    asked = [attrs.evolve(question, confirm=lambda replay: False) for question in prover.questions()]

    with pytest.raises(UnconfirmedFinding, match="the engine does not confirm"):
        list(prover.answers(asked))


@pytest.mark.parametrize(
    ("book", "ending"),
    [
        ("same_person_two_views.yaml", "advises it, about stakeholder '{}'"),
        ("person_against_deal.yaml", "advises it, about stakeholder '{}'"),
        ("advised_and_warned_off.yaml", "advises it"),
        ("moves_exclude_each_other_anywhere.yaml", "which excludes it, about stakeholder '{}' and stakeholder '{}'"),
    ],
)
def test_a_contradiction_says_about_whom(book, ending):
    (finding,) = prove([HERE / "faulty" / book], shipped=False).findings
    people = [person["id"] for person in yaml.safe_load(finding.deal).get("stakeholders", [])]

    assert finding.diagnostic.message.endswith(ending.format(*people))


def test_only_the_conditions_that_clash_are_named():
    found = only("clash_among_many.yaml")

    first = found.diagnostic.line + 4
    assert found.diagnostic.hint == f"See line {first + 1}, line {first + 3}."


def test_one_more_of_a_kind_is_taken_where_that_saves_members():
    people = only("fewer_members_of_one_kind.yaml").deal

    assert {key for key in yaml.safe_load(people) if key not in ("id", "as_of")} == {"stakeholders"}
    assert len(yaml.safe_load(people)["stakeholders"]) == 3
