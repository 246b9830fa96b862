"""Every book in ``faulty/`` is refused with exactly the diagnostics that its first lines expect.

A header line reads ``# expect: CODE line:column words | more words``; each group of words stands in the diagnostic.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dealrules.rulebook import read_rulebooks
from dealrules.rulebook.parsing import findings

FAULTY = sorted((Path(__file__).parent / "faulty").glob("*.yaml"))
EXPECT = re.compile(r"# expect: (DR\d{3}) (\d+):(\d+) (.*)")


def expected(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [match.groups() for line in lines if (match := EXPECT.fullmatch(line))]


def diagnostics(path):
    ruleset, found = read_rulebooks([path])
    for rule in ruleset.rules.values() if ruleset else ():
        found += rule.written_tests.read()[1] if rule.written_tests else []
    return found


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_book_gets_every_diagnostic(path):
    wanted, found = expected(path), diagnostics(path)

    assert [(one.code, str(one.line), str(one.column)) for one in found] == [place[:3] for place in wanted]
    for one, (*_, words) in zip(found, wanted, strict=True):
        assert one.file == str(path)
        for fragment in words.split(" | "):
            assert fragment in f"{one.message} {one.hint}"


def test_every_code_has_a_faulty_book():
    documented = set(re.findall(r"^DR\d{3}", findings.__doc__, re.MULTILINE))
    shown = {code for path in FAULTY for code, *_ in expected(path)}

    # What an embedder sets has no place in a book; test_composition has it.
    assert documented - shown == {"DR270", "DR271"}


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_book_gives_no_rules(path):
    ruleset, found = read_rulebooks([path])

    assert ruleset is None or not found
