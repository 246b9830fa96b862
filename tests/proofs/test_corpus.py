"""Books with one seeded fault, each found at the marked line; and books that only look faulty.

In ``faulty/``, a comment ``# DR403`` stands on every line that a finding of that code belongs to.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dealrules.proofs import prove
from dealrules.proofs.codes import CODES

HERE = Path(__file__).parent
FAULTY = sorted((HERE / "faulty").glob("*.yaml"))
SOUND = sorted((HERE / "sound").glob("*.yaml"))
WITHOUT_A_DEAL = {"DR401", "DR402", "DR407", "DR408"}
"""Findings that no deal shows, because they say that there is none."""


def marked(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    marks = [(number, re.search(r"# (DR\d{3})$", line)) for number, line in enumerate(lines, 1)]
    return [(mark[1], number) for number, mark in marks if mark]


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_fault_is_found_at_its_line(path):
    proof = prove([path], shipped=False)

    found = [(found.diagnostic.code, found.diagnostic.line) for found in proof.findings]
    assert sorted(found) == sorted(marked(path))
    assert not proof.undecided
    for finding in proof.findings:
        assert bool(finding.deal) is (finding.diagnostic.code not in WITHOUT_A_DEAL)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_sound_book(path):
    proof = prove([path], shipped=False)

    assert not proof.findings
    assert not proof.undecided
    assert proof.holds


def test_every_code_has_faulty_books():
    codes = [code for path in FAULTY for code, _ in marked(path)]

    assert set(codes) == set(CODES)
    assert len(FAULTY) >= 60
    assert len(SOUND) >= 30
