"""Deals with what an excellent coach would say, and how the page does on them: ``python -m tests.cases`` prints it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

import dealrules
from dealrules.documents import plain, read_file
from dealrules.review.page import Item, build_page

__all__ = ["FOLDER", "Case", "Result", "cases", "result", "results_table"]

FOLDER = Path(__file__).parent
_TOP = 5
"""An entry of rank ``top`` has to be answered within so many lines."""


@attrs.frozen
class Case:
    """A deal and what must and must not be said on it."""

    name: str
    deal: dealrules.Deal
    entries: tuple[dict, ...]
    phases: frozenset[str]
    never: tuple[str, ...]


@attrs.frozen
class Result:
    """The lines of one page, and which entries they answer."""

    case: Case
    lines: tuple[Item, ...]
    phases: frozenset[str]

    def answer(self, entry: dict) -> int | None:
        """The place of the line (from 1) that answers an entry, or None if none does or the entry names no rule."""
        for place, line in enumerate(self.lines, start=1):
            if line.rule == entry.get("by") and all(word in _said(line) for word in entry["with"]):
                return place if entry["rank"] != "top" or place <= _TOP else None
        return None

    @property
    def missed(self) -> list[dict]:
        """The entries that name a rule and are not answered by its line."""
        return [entry for entry in self.case.entries if "by" in entry and self.answer(entry) is None]

    @property
    def particular(self) -> int:
        """How many lines name a person of the deal, or hold a date, a sum or another figure."""
        people = self.case.deal.stakeholders or ()
        names = [name for member in people if (name := member.name or member.title)]
        return sum(1 for line in self.lines if any(name in line.text for name in names) or _has_digit(line.text))


def _said(line: Item) -> str:
    """Return what a line says to do: its text, and what it names instead of an error."""
    return " ".join([line.text, *(note for note in line.notes if note.startswith("Instead"))])


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def cases() -> Iterator[Case]:
    """All cases of the folder, by file name."""
    for path in sorted(FOLDER.glob("*.yaml")):
        content = plain(read_file(path)[0])
        phase = content.get("expected_phase") or []
        yield Case(
            path.stem,
            dealrules.Deal.from_dict(content["deal"]),
            tuple(content["must_say"]),
            frozenset([phase] if isinstance(phase, str) else phase),
            tuple(content.get("never", ())),
        )


def result(engine: dealrules.Engine, case: Case) -> Result:
    """The English page on a case."""
    review = engine.review(case.deal)
    lines = tuple(item for block in build_page(review, "en").blocks for item in block.items)
    return Result(case, lines, frozenset(str(phase) for phase in review.phases))


def results_table(results: list[Result]) -> str:
    """The table of ``RESULTS.md``; an entry of a list that has no ``by`` counts as not answered."""
    rows = []
    answered_top = asked_top = answered = asked = 0
    for entry_result in results:
        top = [entry for entry in entry_result.case.entries if entry["rank"] == "top"]
        rest = [entry for entry in entry_result.case.entries if entry["rank"] != "top"]
        hit_top = sum(entry_result.answer(entry) is not None for entry in top)
        hit_rest = sum(entry_result.answer(entry) is not None for entry in rest)
        answered_top, asked_top = answered_top + hit_top, asked_top + len(top)
        answered, asked = answered + hit_rest, asked + len(rest)
        lines = len(entry_result.lines)
        phases = ", ".join(sorted(entry_result.phases)) or "none judged"
        rows.append(
            f"| {entry_result.case.name} | {hit_top}/{len(top)} | {hit_rest}/{len(rest)} | {lines} | "
            f"{entry_result.particular}/{lines} | {phases} |"
        )
    lines = sum(len(entry_result.lines) for entry_result in results)
    particular = sum(entry_result.particular for entry_result in results)
    repeated = Counter(line.rule for entry_result in results for line in entry_result.lines)
    often = "; ".join(f"{rule} {times}" for rule, times in repeated.most_common(8))
    return "\n".join(
        [
            "# What the page answers of the lists",
            "",
            "Counted by `python -m tests.cases`, not judged: an entry counts as answered when the rule that it names",
            "has a line with the words that it asks for, and within the first five lines if its rank is `top`.",
            "",
            "| case | top | others | lines | naming a person or figure | phase |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            f"| **all {len(results)}** | {answered_top}/{asked_top} | {answered}/{asked} "
            f"| {lines} | {particular}/{lines} | |",
            "",
            f"Lines of one rule on most pages: {often}.",
            "",
        ]
    )
