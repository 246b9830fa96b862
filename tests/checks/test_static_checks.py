"""Books with one fault each that a static check finds at the marked line, and books that only look faulty.

In ``faulty/``, a comment ``# DR301`` stands on every line that a finding of that code belongs to.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import dealrules
from dealrules.api import shipped_rulebooks
from dealrules.checks.all_checks import CODES
from dealrules.documents import plain, read_file

HERE = Path(__file__).parent
FAULTY = sorted((HERE / "faulty").glob("*.yaml"))
SOUND = sorted((HERE / "sound").glob("*.yaml"))


def marked(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    marks = [(number, re.search(r"# (DR\d{3})$", line)) for number, line in enumerate(lines, 1)]
    return [(mark[1], number) for number, mark in marks if mark]


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_fault_is_found_at_its_line(path):
    found = dealrules.check(path, shipped=False)

    assert [(each.code, each.line) for each in found] == marked(path)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_sound_book(path):
    assert dealrules.check(path, shipped=False) == []


def test_every_code_has_a_faulty_book():
    assert {code for path in FAULTY for code, _ in marked(path)} == {*CODES, "DR390"}


def test_the_shipped_books_have_no_findings():
    assert dealrules.check([]) == []


def severity(name):
    (found,) = dealrules.check(HERE / "faulty" / name, shipped=False)
    return found.severity


def test_the_level_of_a_code_is_that_of_the_book():
    assert severity("unused_parameter.yaml") is dealrules.Severity.WARNING
    assert severity("level_raised.yaml") is dealrules.Severity.ERROR


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("ignore: [{code: DR306}]", "an entry of 'ignore' needs 'reason'"),
        ("ignore: [{code: DR306, reason: '  '}]", "the reason is a text"),
        ("ignore: [{reason: kept}]", "an entry of 'ignore' needs 'code'"),
        ("ignore: [{code: DR999, reason: kept}]", "'DR999' is no code of a check"),
        ("ignore: [{code: DR306, abuot: soon, reason: kept}]", "has no key 'abuot'"),
        ("ignore: {code: DR306, reason: kept}", "'ignore' is a list"),
        ("levels: {DR306: loud}", "the level of DR306 cannot be 'loud'"),
        ("levels: {DR1: error}", "'DR1' is no code of a check"),
        ("level: {DR306: error}", "'checks' has no key 'level'"),
    ],
)
def test_settings_that_are_written_wrongly_are_refused(tmp_path, settings, message):
    book = tmp_path / "sample.yaml"
    text = (HERE / "sound" / "bounds_with_room.yaml").read_text(encoding="utf-8")
    book.write_text(text.replace("\nrules:", f"\nchecks:\n  {settings}\nrules:"), encoding="utf-8")

    (found, *_) = dealrules.check(book, shipped=False)

    assert found.severity is dealrules.Severity.ERROR
    assert message in found.message


@pytest.mark.parametrize("name", ["+own.yaml", "own.yaml"], ids=["before the shipped ones", "after them"])
@pytest.mark.parametrize("accepted", [False, True], ids=["found", "accepted"])
def test_what_an_own_rule_does_together_with_a_shipped_one_lies_in_the_own_book(tmp_path, monkeypatch, name, accepted):
    monkeypatch.chdir(tmp_path)
    (entry,) = [path for path in shipped_rulebooks().rglob("*.yaml") if path.match("entry/power.yaml")]
    rules = plain(read_file(entry)[0])["rules"]
    copied = next(rule for rule in rules if rule["id"] == "entry.power-before-need")
    rule = {key: copied[key] for key in ("title", "source", "when", "for_each", "then")}
    header = "rulebook: own\nversion: 1.0.0\nlanguage: 1\ntitle: {en: Own, zh: 自有}\n"
    checks = "checks: {ignore: [{code: DR301, about: entry.power-before-need, reason: ours is newer}]}\n"
    text = f"{header}{checks if accepted else ''}rules:\n  - {json.dumps({'id': 'own.early', **rule})}\n"
    Path(name).write_text(text, encoding="utf-8")

    found = [each for each in dealrules.check(name) if each.code in ("DR301", "DR390")]

    assert [(each.code, each.file, each.line) for each in found] == [("DR301", name, 6)][accepted:]
    assert all("'own.early'" in str(each) and "'entry.power-before-need'" in str(each) for each in found)
