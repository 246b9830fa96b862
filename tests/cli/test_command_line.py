"""The command line as a user meets it: what is printed where, and with which code it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import dealrules
from dealrules.cli.findings import finding
from dealrules.errors import Diagnostic, Location, Severity
from dealrules.rulebook.parsing.findings import listing
from tests.documentation import titles

ROOT = Path(__file__).parents[2]
CHINESE = "tests/cli/deals/chinese.yaml"
ENGLISH = "tests/cli/deals/english.yaml"
FAULTY = "tests/cli/deals/faulty.yaml"


def process(*arguments, **environment):
    """Run a command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dealrules", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_review_is_printed_as_the_library_words_it(run):
    review = dealrules.Engine.load().review(dealrules.load_deal(ROOT / CHINESE))
    assert run("review", CHINESE) == (0, review.text("zh"), "")
    assert run("review", CHINESE, "--all", "--lang", "en") == (0, review.text("en", everything=True), "")


def test_the_language_is_that_of_the_names_unless_chosen(run):
    code, out, _ = run("review", CHINESE, ENGLISH)
    assert code == 0
    assert out.startswith("华东某机械厂\n阶段：认识需求 · 截至 2026-05-18\n")
    assert "\nERP system · Hartwell Castings\nPhase: not known yet · as of 2026-02-02\n" in out
    assert run("review", CHINESE, "--lang", "en")[1].splitlines()[1].startswith("Phase: recognition of needs")


def test_a_bad_file_does_not_stop_the_others_and_the_code_tells(run):
    code, out, err = run("review", FAULTY, ENGLISH)
    assert code == 1
    assert out.startswith("ERP system · Hartwell Castings\n")
    assert err.splitlines() == [
        f"{FAULTY}:3:8: DR103 'needs_recogniton' is not a legal value here (at $.phase)."
        " Did you mean 'needs_recognition'? Legal values: pre_contact, needs_recognition, options_evaluation,"
        " concerns_resolution, implementation, changes_over_time.",
        f"{FAULTY}:5:35: DR103 'champoin' is not a legal value here (at $.stakeholders[0].stance)."
        " Did you mean 'champion'? Legal values: champion, supporter, neutral, opponent, blocker.",
    ]


def test_what_cannot_be_read_is_misuse_whatever_else_is_wrong(run, tmp_path):
    binary = tmp_path / "deal.yaml"
    binary.write_bytes(bytes(range(256)))
    code, out, err = run("review", "nowhere.yaml", "examples", str(binary), FAULTY, "--format", "json")
    assert code == 2
    assert json.loads(out) == []
    lines = err.splitlines()
    assert lines[0] == "nowhere.yaml: DR014 the file cannot be read: No such file or directory"
    assert lines[1].startswith("examples: DR014 the file cannot be read")
    assert lines[2].startswith(f"{binary}:")
    assert len(lines) == 5
    assert "Traceback" not in err


@pytest.mark.parametrize("files", [[ENGLISH], [ENGLISH, CHINESE]], ids=["one file", "two files"])
def test_json_is_one_array_whatever_the_number_of_files(run, files):
    code, out, err = run("review", *files, "--format", "json")
    reviews = json.loads(out)
    assert (code, err) == (0, "")
    assert [review["file"] for review in reviews] == files
    assert [review["deal"]["id"] for review in reviews] == [Path(file).stem for file in files]
    assert {"format", "rulebooks", "advice", "hidden", "conclusions"} <= set(reviews[0])


def test_an_unknown_framework_is_misuse_and_the_known_ones_are_named(run):
    code, _, err = run("review", ENGLISH, "--framework", "relationship_lader")
    assert code == 2
    assert err.endswith("Did you mean 'relationship_ladder'?\n")
    code, _, err = run("review", ENGLISH, "--framework", "zzz")
    assert code == 2
    assert "Legal: " in err
    assert "relationship_ladder" in err


def test_all_names_the_rules_that_explain_asks_for(run):
    code, out, _ = run("review", CHINESE, "--all")
    assert code == 0
    rule = out.split("规则：", 1)[1].split()[0]
    assert run("explain", CHINESE, rule)[0] == 0


def test_markdown_has_headings(run):
    code, out, _ = run("review", ENGLISH, "--format", "markdown", "--all")
    assert code == 0
    assert out.startswith("# ERP system · Hartwell Castings\n")


def test_parameters_are_set_and_unknown_ones_refused(run):
    explain = ("explain", "tests/cli/deals/chinese.yaml", "entry.power-meeting-soon", "--lang", "en")
    assert run(*explain, "--parameter", "entry.soon=14")[0] == 0
    code, _, err = run("review", ENGLISH, "--parameter", "entry.son=14")
    assert code == 2
    assert err == "<parameters>: DR270 no book declares the parameter 'entry.son'. Did you mean 'entry.soon'?\n"
    code, _, err = run("review", ENGLISH, "--parameter", "entry.soon=two")
    assert code == 2
    assert "'entry.soon=two' is not NAME=NUMBER" in err


def test_explain_names_the_rules_behind_a_conclusion(run):
    _, out, _ = run("explain", "examples/liao-lost-order/deal.yaml", "entry.sell-through-sponsor", "--lang", "en")
    lines = " ".join(out.split())
    assert "+ it is concluded: the decision maker is known (rule: entry.decision-maker-known)" in lines
    assert "the order is bought, lost or dropped (rules that could say so: phases.settled)" in lines


def test_explain_shows_each_condition_with_the_value_seen(run):
    code, out, err = run("explain", CHINESE, "phases.recognition-no-pitch")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "phases.recognition-no-pitch · 认识需求：先不讲产品"
    assert "  + 客户阶段须为认识需求（实际：认识需求）" in out.splitlines()
    assert (
        json.loads(run("explain", CHINESE, "phases.recognition-no-pitch", "--format", "json")[1])["verdict"] == "fires"
    )


def test_an_unknown_rule_is_misuse(run):
    code, out, err = run("explain", CHINESE, "phases.recognition-no-pich")
    assert (code, out) == (2, "")
    assert err.endswith("Did you mean 'phases.recognition-no-pitch'?\n")


def test_check_prints_one_line_when_all_is_well(run):
    code, out, err = run("check", "tests/cli/books/own.yaml")
    assert (code, err) == (0, "")
    assert out.startswith("No findings: 1 rulebook, 1 rule (beside ")
    ruleset = dealrules.Engine.load().ruleset
    books, rules = len(ruleset.books), len(ruleset.rules)
    assert run("check", "--lang", "zh") == (0, f"没有发现问题：{books} 本规则库，{rules:,} 条规则。\n", "")


def test_check_says_which_mechanism_decides_how_many_rules(run):
    code, out, _ = run("check", "tests/cli/books/own.yaml", "--verbose")
    assert code == 0
    assert ": 1 rule; 1 decided by tests, 0 joined and 0 chained in a circle by durable-rules.\n" in out
    visits = run("check", "rulebooks/visits.yaml", "--verbose", "--lang", "zh")[1]
    assert "条由 durable-rules 关联多个对象" in visits
    joined = sum(
        len(rule.for_each) > 1 for rule in dealrules.Engine.load().ruleset.rules.values() if rule.book == "visits"
    )
    assert f"{joined} 条由 durable-rules 关联多个对象" in visits


def test_check_prints_the_code_that_a_phase_is_compiled_to(run):
    code, out, _ = run("check", "--generated", "concerns_resolution")
    assert code == 0
    assert "def tests(deal, made, firings, defined):" in out
    assert "members_stakeholder = in_order(deal.stakeholders)" in out


def test_check_names_the_place_and_the_word_that_was_meant(run):
    code, out, err = run("check", "tests/cli/books/faulty.yaml")
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0] == (
        "tests/cli/books/faulty.yaml:9:19: DR212 'phase' cannot be 'needs_recogniton' (at $.rules[0].when.phase)."
        " Did you mean 'needs_recognition'? Legal: pre_contact, needs_recognition, options_evaluation,"
        " concerns_resolution, implementation, changes_over_time."
    )
    assert lines[1].startswith("tests/cli/books/faulty.yaml:11:11: DR220 no book declares the move 'asign_team'")
    findings = json.loads(run("check", "tests/cli/books/faulty.yaml", "--format", "json")[1])
    assert [(each["code"], each["line"], each["column"]) for each in findings] == [("DR212", 9, 19), ("DR220", 11, 11)]


def test_findings_say_in_chinese_what_they_mean(run):
    code, out, err = run("check", "tests/cli/books/faulty.yaml", "--lang", "zh")
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == (
        "tests/cli/books/faulty.yaml:9:19: DR212 值不在该属性或结论的词表里：'phase' cannot be 'needs_recogniton'"
        "（$.rules[0].when.phase）。是不是想写 'needs_recognition'？可用：pre_contact、needs_recognition、"
        "options_evaluation、concerns_resolution、implementation、changes_over_time。"
    )
    _, _, err = run("review", FAULTY, "--lang", "zh")
    assert "DR103 词不在词表里：'champoin' is not a legal value here" in err


def test_every_finding_has_a_meaning_in_chinese():
    for code in titles():
        found = Diagnostic(code, Severity.ERROR, "message", Location("book.yaml", 1, 1))
        assert re.fullmatch(rf"book.yaml:1:1: {code} .*[㐀-鿿].*：message", finding(found, "zh"))


def test_check_reads_the_tests_beside_the_rules(run, tmp_path):
    book = tmp_path / "own.yaml"
    text = (ROOT / "tests/cli/books/own.yaml").read_text(encoding="utf-8")
    book.write_text(text.replace("- silent:", "- slient:"), encoding="utf-8")
    code, _, err = run("check", str(book))
    assert code == 1
    assert f"{book}:" in err
    assert "slient" in err


@pytest.mark.parametrize(
    "path", ["rulebooks/entry", "rulebooks/entry/coach.yaml", "rulebooks/visits.yaml", "entry", "visits"]
)
def test_a_shipped_book_may_be_named_and_is_read_once(run, path):
    code, out, err = run("check", path)
    assert (code, err) == (0, "")
    assert out.startswith("No findings: 1 rulebook, ")


def test_a_book_that_is_nowhere_is_named_as_it_was_written(run):
    code, out, err = run("check", "visit")
    assert (code, out) == (2, "")
    assert err.startswith("visit: DR014 the file cannot be read")


def test_failed_tests_of_rules_are_located(run, tmp_path):
    book = tmp_path / "own.yaml"
    text = (ROOT / "tests/cli/books/own.yaml").read_text(encoding="utf-8")
    book.write_text(text.replace("amount: 2000,", "amount: 2000000,"), encoding="utf-8")
    code, out, err = run("test", str(book))
    assert code == 1
    assert out == "1 failure in 2 tests of 1 rule.\n"
    assert err == f"{book}:22:9: own.large-deal: should be silent and fires\n"
    assert run("test", "tests/cli/books/own.yaml") == (0, "2 tests of 1 rule passed.\n", "")


def test_a_misspelt_word_in_the_deal_of_a_test_is_corrected(run, tmp_path):
    book = tmp_path / "own.yaml"
    text = (ROOT / "tests/cli/books/own.yaml").read_text(encoding="utf-8")
    book.write_text(text.replace("amount: 2000,", "amuont: 2000,"), encoding="utf-8")
    code, _, err = run("test", str(book))
    assert code == 1
    assert err.startswith(f"{book}:22:9: own.large-deal: the deal of a test is not valid: unknown key 'amuont'")
    assert "Did you mean 'amount'?" in err


@pytest.mark.parametrize(
    "arguments",
    [["review"], ["review", ENGLISH, "--lang", "fr"], ["reveiw", ENGLISH], ["check", "--no-shipped"], ["--colour"]],
    ids=" ".join,
)
def test_wrong_arguments_are_misuse(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Usage:" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "command", [[], ["review"], ["explain"], ["check"], ["test"]], ids=lambda command: "".join(command)
)
def test_every_help_names_the_exit_codes(run, command):
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Exit codes" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_no_colours_when_piped():
    assert b"\x1b" not in process("review", ENGLISH, FORCE_COLOR="1", TERM="xterm-256color").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal_unless_unwanted(no_color, coloured):
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": no_color, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "dealrules", "review", ENGLISH]
    shown = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    assert shown.wait(timeout=60) == 0
    assert "ERP system · Hartwell Castings" in seen.decode("utf-8")
    assert (b"\x1b[" in seen) is coloured


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_ends_quietly():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dealrules", "review", ENGLISH, CHINESE]
    ended = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == 141


def test_an_output_without_chinese_is_no_reason_to_fail():
    result = process("review", CHINESE, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert b"\\u534e\\u4e1c" in result.stdout
    assert (
        json.loads(process("review", CHINESE, "--format", "json", PYTHONIOENCODING="ascii").stdout)[0]["deal"]["id"]
        == "chinese"
    )


def test_a_missing_extra_is_said_in_one_line(tmp_path):
    (tmp_path / "click.py").write_text("raise ModuleNotFoundError(name='click')\n", encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))
    ended = process("--help", PYTHONPATH=path)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == b"dealrules: the command line needs click: pip install 'dealrules[cli]'\n"


def test_json_is_json_on_a_terminal_that_carries_ascii_alone(tmp_path):
    deal = tmp_path / "deal.yaml"
    name = "\U0001f680\u738b\u603b"  # one character of them lies outside of the basic plane
    text = (ROOT / CHINESE).read_text(encoding="utf-8").replace("id: chinese", f"id: {name}")
    deal.write_text(text, encoding="utf-8")
    printed = process("review", str(deal), "--format", "json", PYTHONIOENCODING="ascii").stdout
    assert json.loads(printed)[0]["deal"]["id"] == name


def test_a_long_list_of_legal_words_ends_well_in_chinese():
    words = [f"word.{number}" for number in range(20)]
    found = Diagnostic("DR220", Severity.ERROR, "no such move", Location("a.yaml", 1, 1), hint=listing(words))
    assert finding(found, "zh").endswith(f"可用：{'、'.join(words[:12])}……（共 20 个）。")
    found = attrs.evolve(found, hint=f"Did you mean 'x'? {listing(words[:2])}")
    assert finding(found, "zh").endswith("是不是想写 'x'？可用：word.0、word.1。")


@pytest.mark.parametrize(("lang", "words"), [("en", "What to find out next"), ("zh", "接下来要弄清的事")])
def test_ask_says_what_to_find_out_whom_and_what_it_decides(run, lang, words):
    code, out, err = run("ask", ENGLISH, "--lang", lang, "--limit", "2")
    assert (code, err) == (0, "")
    assert words in out
    assert ("If: " if lang == "en" else "若：") in out
    assert all(len(line) <= 80 for line in out.splitlines())
    data = json.loads(run("ask", ENGLISH, "--format", "json", "--limit", "2")[1])
    assert [set(each) >= {"question", "whom", "outcomes", "weight"} for each in data] == [True, True]


def test_ask_refuses_a_deal_that_cannot_be_read(run, tmp_path):
    deal = tmp_path / "deal.yaml"
    deal.write_text("id: d\n", encoding="utf-8")
    code, out, err = run("ask", str(deal))
    assert (code, out) == (1, "")
    assert "DR106" in err


def test_diff_says_what_changed_and_why_for_files_and_folders(run, tmp_path):
    text = (ROOT / ENGLISH).read_text(encoding="utf-8")
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "deal.yaml").write_text(text, encoding="utf-8")
    code, out, err = run("diff", str(old), str(new))
    assert (code, err) == (0, "")
    assert "Nothing has changed in the advice." in out

    (new / "deal.yaml").write_text(text + "\nprocurement_step: tender\n", encoding="utf-8")
    (new / "other.yaml").write_text("id: other\nas_of: 2026-11-20\n", encoding="utf-8")
    code, out, err = run("diff", str(old), str(new), "--format", "markdown")
    assert code == 0
    assert out.startswith("# ")
    assert "procurement step: unknown → tender" in out
    assert "'other' is in one of the two only" in err
    assert json.loads(run("diff", str(old / "deal.yaml"), str(new / "deal.yaml"), "--format", "json")[1])[0]["changes"]


def test_diff_counts_what_it_cannot_read(run, tmp_path):
    code, _, err = run("diff", ENGLISH, str(tmp_path / "none.yaml"))
    assert code == 2
    assert "none.yaml" in err


POWER_BEFORE_NEED = """
id: p
as_of: 2026-11-20
phase: needs_recognition
needs: [{id: n1, name: scrap, owner: wang, state: implied}]
stakeholders: [{id: wang, name: Wang Lei, focus: power, power: decision, next_contact: 2026-11-23}]
"""


@pytest.mark.parametrize(("lang", "words"), [("en", "any one of these would do it"), ("zh", "做到下面任何一条即可")])
@pytest.mark.parametrize("goal", ["entry.power-before-need", "options_evaluation"])
def test_unlock_says_what_would_clear_an_advice_or_reach_a_phase(run, tmp_path, lang, words, goal):
    deal = tmp_path / "deal.yaml"
    deal.write_text(POWER_BEFORE_NEED, encoding="utf-8")
    code, out, err = run("unlock", str(deal), goal, "--lang", lang, "--limit", "2")
    assert (code, err) == (0, "")
    assert words in out
    assert all(len(line) <= 80 for line in out.splitlines())
    data = json.loads(run("unlock", str(deal), goal, "--format", "json", "--limit", "2")[1])
    assert (data["goal"], data["reached"]) == (goal, False)
    assert 1 <= len(data["ways"]) <= 2
    assert all(step["before"] != step["after"] for way in data["ways"] for step in way)


def test_unlock_has_nothing_to_do_where_the_goal_is_met(run, tmp_path):
    deal = tmp_path / "deal.yaml"
    deal.write_text(POWER_BEFORE_NEED, encoding="utf-8")
    assert "the deal is in this phase" in run("unlock", str(deal), "needs_recognition", "--lang", "en")[1]
    assert "does not get the advice" in run("unlock", str(deal), "practice.quote-unanswered", "--lang", "en")[1]


def test_unlock_does_not_know_every_goal(run):
    code, out, err = run("unlock", ENGLISH, "option_evaluation")
    assert (code, out) == (2, "")
    assert "options_evaluation" in err


BARE = "id: {id}\nas_of: 2026-11-20\nname: {id}\nseller: {seller}\namount: 90000\ncurrency: EUR\n"
QUIET = "quote: {status: submitted, sent_on: 2026-10-01}\n"
ONE = "stakeholders: [{id: k, name: Eva Kern, title: Plant Manager, last_contact: 2026-10-02}]\n"


@pytest.fixture
def pipeline(tmp_path):
    """Return a folder with two deals, one that cannot be read, and one in a file of JSON Lines."""
    for name, seller in (("a", "Ann"), ("b", "Ben")):
        text = BARE.format(id=name, seller=seller) + QUIET + ONE
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "c.yaml").write_text("id: c\n", encoding="utf-8")
    line = json.dumps({"id": "d", "as_of": "2026-11-20", "outcome": "lost"})
    (tmp_path / "more.jsonl").write_text(f"{line}\n\n", encoding="utf-8")
    return tmp_path


def test_a_folder_a_pattern_and_json_lines_are_reviewed_deal_by_deal(run, pipeline):
    code, out, err = run("review", str(pipeline), "--format", "json")
    assert code == 1
    assert [each["deal"]["id"] for each in json.loads(out)] == ["a", "b", "d"]
    assert "c.yaml" in err
    assert "DR106" in err
    assert json.loads(out)[2]["file"].endswith("more.jsonl:1")

    code, out, err = run("review", str(pipeline / "[ab].yaml"), "--format", "json")
    assert (code, err) == (0, "")
    assert [each["deal"]["id"] for each in json.loads(out)] == ["a", "b"]


def test_a_line_that_is_no_deal_is_located_and_stops_nothing(run, tmp_path):
    lines = [
        '{"id": "a", "as_of": "2026-11-20"}',
        '{"id": "b", "as_off": "2026-11-20"}',
        '{"id": "c", "as_of": "2026-11-20"}',
    ]
    (tmp_path / "deals.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, out, err = run("review", str(tmp_path / "deals.jsonl"), "--format", "json")
    assert code == 1
    assert [each["deal"]["id"] for each in json.loads(out)] == ["a", "c"]
    assert "deals.jsonl:2:" in err
    assert "Did you mean 'as_of'?" in err


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["3 deals reviewed, 1 could not be read", "To raise on Monday", "Ann: 1 deal, "]),
        ("zh", ["已评审3个项目，1个读不了", "周一要谈的", "Ann：1个项目，"]),
    ],
)
def test_a_summary_says_what_recurs_and_what_to_raise(run, pipeline, lang, words):
    code, out, _ = run("review", str(pipeline), "--summary", "--lang", lang)
    assert code == 1
    assert all(word in out for word in words)
    data = json.loads(run("review", str(pipeline), "--summary", "--format", "json")[1])
    assert data["reviewed"] == 3
    assert [each["deal"] for each in data["monday"]][:2] == ["a", "b"]
    assert all(each["deals"] == ["a", "b"] for each in data["errors"] if len(each["deals"]) > 1)
    assert data["unread"] == [str(pipeline / "c.yaml")]


def test_a_run_fails_where_advice_weighs_so_much(run, pipeline):
    grave = str(pipeline / "a.yaml")
    assert run("review", grave)[0] == 0
    assert run("review", grave, "--fail-on", "critical")[0] == 1
    calm = pipeline / "calm.yaml"
    calm.write_text("id: e\nas_of: 2026-11-20\noutcome: won\n", encoding="utf-8")
    assert run("review", str(calm), "--fail-on", "critical")[0] == 0


@pytest.mark.parametrize(("lang", "words"), [("en", "nobody follows it"), ("zh", "没人照做")])
def test_feedback_says_what_became_of_the_advice(run, tmp_path, lang, words):
    line = {"deal": "d", "advice": "practice.settle-limit", "response": "overridden", "on": "2026-11-27"}
    (tmp_path / "f.jsonl").write_text(json.dumps({**line, "reason": "not_now"}) + "\nnothing\n", encoding="utf-8")
    code, out, err = run("feedback", str(tmp_path), "--lang", lang, "--deals", ENGLISH)
    assert code == 1
    assert words in out
    assert f"{tmp_path / 'f.jsonl'}:2" in err
    data = json.loads(run("feedback", str(tmp_path), "--format", "json")[1])
    assert [(each["rule"], each["responses"], each["reasons"]) for each in data] == [
        ("practice.settle-limit", {"overridden": 1}, {"not_now": 1})
    ]


def at_a_terminal(command, answers):
    """Run a command at a pseudo terminal, answer each prompt, and return what was shown and the code."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "TERM": "dumb", "NO_COLOR": "1"}
    started = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen, waiting = b"", list(answers)
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        seen += piece
        if seen.endswith(b"> ") and waiting:
            os.write(ours, f"{waiting.pop(0)}\n".encode())
    os.close(ours)
    return seen.decode("utf-8").replace("\r\n", "\n"), started.wait(timeout=60)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_an_interview_at_a_terminal_writes_the_answers_into_a_new_deal(tmp_path):
    deal = tmp_path / "新项目.yaml"
    command = [sys.executable, "-m", "dealrules", "ask", str(deal), "--new", "--lang", "zh"]
    shown, code = at_a_terminal(command, ["评估选择", "进行中", "也许", "否", "结束"])

    assert code == 0
    assert "客户走到哪一步了" in shown
    assert "新增：" in shown
    assert "请回答：是、否，或不知道。" in shown
    assert "已把3个回答写进" in shown
    text = deal.read_text(encoding="utf-8")
    assert "phase: options_evaluation" in text
    assert "outcome: open" in text
    assert "contract_signed: false" in text

    again, code = at_a_terminal(command, [])
    assert code == 2
    assert "is there already" in again


def test_stored_reviews_are_replayed(run, tmp_path):
    code, out, err = run("review", ENGLISH, CHINESE, "--format", "record")
    assert (code, err) == (0, "")
    stored = tmp_path / "week.jsonl"
    stored.write_text(out, encoding="utf-8")
    code, out, err = run("replay", str(stored))
    assert (code, err) == (0, "")
    assert [line.split(": ")[-1] for line in out.splitlines()] == ["the same, with the same books"] * 2

    code, out, _ = run("replay", str(stored), "--parameter", "entry.soon=1", "--lang", "zh")
    assert "规则库已变" in out
    stored.write_text('{"format": 1}\n', encoding="utf-8")
    code, out, err = run("replay", str(stored))
    assert (code, out) == (1, "")
    assert err.startswith(f"{stored}:1: a record is a mapping")
