"""``dealrules prove`` as a user meets it, in every format."""

import json
from functools import partial

import pytest

FAULTY = "tests/proofs/faulty/bounds_that_touch.yaml"
SOUND = "tests/proofs/sound/bounds_that_do_not_touch.yaml"
UNUSED = "tests/proofs/faulty/superseding_in_another_phase.yaml"


@pytest.fixture
def run(run):
    """Prove books without the shipped ones."""
    return partial(run, "prove", "--no-shipped")


def test_a_sound_book_holds(run):
    assert run(SOUND) == (0, "0 findings in 3 questions about 2 rules.\n", "")


def test_a_finding_is_shown_with_its_deal(run):
    code, out, err = run(FAULTY)
    assert code == 1
    assert out == "1 finding in 3 questions about 2 rules.\n"
    assert err == (
        f"{FAULTY}:20:5: DR403 'sample.not' warns off the move 'call' while 'sample.do' advises it."
        " Make the conditions exclude each other, let one supersede the other, or name two moves apart.\n"
        "    id: found\n    as_of: '2026-01-15'\n    decision_date: '2026-02-14'\n"
    )


def test_a_warning_does_not_fail_the_run(run):
    code, _, err = run(UNUSED)
    assert code == 0
    assert "DR408 'sample.one' supersedes 'sample.two', but never fires where that does" in err


def test_what_is_undecided_fails_the_run(run):
    code, out, err = run(SOUND, "--time-limit", "0")
    assert code == 1
    assert out == "0 findings in 0 questions about 2 rules, 3 questions undecided.\n"
    assert err.splitlines()[0].startswith(
        "DR401 not decided, the time limit was reached: whether the rule 'sample.do' can never"
    )


def test_what_is_undecided_stands_at_its_line_in_every_report(run):
    _, annotations, _ = run(SOUND, "--time-limit", "0", "--format", "github")
    _, log, _ = run(SOUND, "--time-limit", "0", "--format", "sarif")

    assert annotations.count("::warning file=") == 3
    assert annotations.count("not decided, the time limit was reached") == 3
    results = json.loads(log)["runs"][0]["results"]
    assert len(results) == 3
    assert all(place["physicalLocation"]["region"]["startLine"] for each in results for place in each["locations"])


def test_of_many_undecided_questions_of_a_kind_the_first_are_named_and_the_rest_counted(run):
    code, _, err = run("rulebooks", "--time-limit", "0")
    lines = [line.split(",")[0] for line in err.splitlines()]
    assert code == 1
    assert max(lines.count(line) for line in lines) <= 4
    assert any("more questions of this kind" in line for line in err.splitlines())


def test_a_parameter_can_be_set(run):
    assert run("tests/proofs/faulty/parameters_that_overlap.yaml", "--parameter", "sample.some=20")[0] == 0


def test_json(run):
    code, out, err = run(FAULTY, "--format", "json")
    found = json.loads(out)
    assert (code, err) == (1, "")
    assert found["decided"] == {"DR401": 2, "DR403": 1}
    assert found["undecided"] == []
    (finding,) = found["findings"]
    assert (finding["code"], finding["severity"]) == ("DR403", "error")
    assert (finding["file"], finding["line"], finding["column"]) == (FAULTY, 20, 5)
    assert finding["about"] == ["sample.not", "sample.do"]
    assert finding["deal"].startswith("id: found\n")


def test_annotations_of_github(run):
    code, out, _ = run(FAULTY, "--format", "github")
    assert code == 1
    assert out.splitlines()[0] == (
        f"::error file={FAULTY},line=20,endLine=27,col=5,title=DR403::"
        "'sample.not' warns off the move 'call' while 'sample.do' advises it%0A"
        "Make the conditions exclude each other, let one supersede the other, or name two moves apart.%0A"
        "id: found%0Aas_of: '2026-01-15'%0Adecision_date: '2026-02-14'"
    )


def test_sarif(run):
    code, out, _ = run(FAULTY, "--format", "sarif")
    log = json.loads(out)
    (tracked,) = log["runs"]
    assert code == 1
    assert [rule["id"] for rule in tracked["tool"]["driver"]["rules"]] == ["DR403"]
    (result,) = tracked["results"]
    assert (result["ruleId"], result["level"]) == ("DR403", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == FAULTY
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (20, 5)


def test_a_proof_is_told_in_chinese(run):
    code, out, err = run(FAULTY, "--lang", "zh")
    assert code == 1
    assert out == "2 条规则，判定 3 个问题，发现 1 处问题。\n"
    assert " DR403 同一个项目上，对同一动作既建议又劝阻：" in err
    assert "    id: found\n" in err
    _, out, err = run(SOUND, "--time-limit", "0", "--lang", "zh")
    assert out.endswith("3 个未判定。\n")
    assert err.startswith("DR401 未判定（已到时间上限）：")
