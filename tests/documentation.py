"""The pages in ``docs/findings``: what each code means, and a book or a deal in which it is found.

They are written from the tables beside the code, the Chinese titles in ``dealrules/cli/titles.zh.yaml`` and the faulty
books of the tests, so that no page shows what is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

import dealrules
from dealrules import documents
from dealrules.checks import all_checks, coverage, mutation
from dealrules.errors import Diagnostic
from dealrules.proofs import codes, prove
from dealrules.rulebook import read_rulebooks
from dealrules.rulebook.parsing import findings as books
from dealrules.snapshot import findings as deals

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "findings"
TITLES = ROOT / "dealrules" / "cli" / "titles.zh.yaml"
TESTS = Path(__file__).parent

ROW = re.compile(r"^(DR\d{3})  (.*)$", re.MULTILINE)
MARKUP = re.compile(r":\w+:`(\w+)`|``([^`]*)``")

FOUND_BY = {
    "0": ("whatever reads a file", "所有读取文件的命令"),
    "1": ("`dealrules review` and `load_deal`", "`dealrules review` 和 `load_deal`"),
    "2": ("every command that reads rulebooks", "所有读取规则库的命令"),
    "3": ("`dealrules check`", "`dealrules check`"),
    "4": ("`dealrules prove`", "`dealrules prove`"),
    "5": ("`dealrules test`", "`dealrules test`"),
}


def titles() -> dict[str, str]:
    """Return the English title of every code."""
    found: dict[str, str] = {}
    for table in (documents.__doc__, deals.__doc__, books.__doc__):
        for code, title in ROW.findall(table or ""):
            found[code] = MARKUP.sub(lambda match: f"`{match[1] or match[2]}`", title.strip())
    found |= all_checks.CODES | codes.CODES | coverage.CODES | mutation.CODES
    found["DR390"] = "an acceptance of a finding that is not there"
    found["DR500"] = "a test beside a rule that fails"
    return dict(sorted(found.items()))


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every page."""
    english, chinese = titles(), yaml.safe_load(TITLES.read_text(encoding="utf-8"))
    examples = dict(_examples())
    for code, title in english.items():
        yield f"{code}.md", _page(code, title, chinese[code], examples.get(code, ""))
    rows = [f"| [{code}]({code}.md) | {title} | {chinese[code]} |" for code, title in english.items()]
    yield "README.md", "\n".join(["# Findings 发现一览", "", "| | | |", "|---|---|---|", *rows, ""])


def _page(code: str, english: str, chinese: str, example: str) -> str:
    by, by_zh = FOUND_BY[code[2]]
    lines = [f"# {code}", "", f"{english[0].upper()}{english[1:]}.", "", f"{chinese}。", ""]
    lines += [f"Found by {by}. 由{by_zh}发现。", ""]
    if example:
        lines += ["## Example 示例", "", example, ""]
    if code[2] in "345" and code != "DR390":
        lines += ["## Accepting it 接受这一发现", ""]
        lines += ["In the book where it is found, with a reason; or another level for the whole book.", ""]
        lines += ["在发现所在的规则库里写明理由；也可以为整个规则库改级别。", ""]
        lines += ["```yaml", "checks:", f"  levels: {{{code}: warning}}  # error, warning or off", "  ignore:"]
        lines += [f"    - {{code: {code}, about: book.rule, reason: why this is as it should be}}", "```", ""]
    return "\n".join(lines)


def _examples() -> Iterator[tuple[str, str]]:
    """Yield an example for each code that a faulty book of the tests shows, the shortest there is."""
    shown: dict[str, tuple[int, str]] = {}
    for path, found in _found_in_books():
        text = path.read_text(encoding="utf-8")
        for code in {each.code for each in found}:
            if code not in shown or len(text) < shown[code][0]:
                shown[code] = (len(text), _example(path, text, [each for each in found if each.code == code]))
    yield from ((code, example) for code, (_, example) in shown.items())


def _found_in_books() -> Iterator[tuple[Path, list[Diagnostic]]]:
    for path in sorted((TESTS / "rulebook" / "faulty").glob("*.yaml")):
        ruleset, found = read_rulebooks([path])
        for rule in ruleset.rules.values() if ruleset else ():
            found += rule.written_tests.read()[1] if rule.written_tests else []
        yield path, found
    for path in sorted((TESTS / "checks" / "faulty").glob("*.yaml")):
        yield path, dealrules.check(path, shipped=False)
    for path in sorted((TESTS / "proofs" / "faulty").glob("*.yaml")):
        yield path, [found.diagnostic for found in prove([path], shipped=False).findings]


def _example(path: Path, text: str, found: Iterable[Diagnostic]) -> str:
    said = "\n".join(str(each).replace(str(path), path.name) for each in found)
    return f"```yaml\n{text.strip()}\n```\n\n```text\n{said}\n```"
