"""Why a rule fires on a deal, and why not: its condition, part by part, with the values that were seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from dealrules.bilingual import Bilingual, Language
from dealrules.engine.members import DEAL, Member
from dealrules.engine.reference import Kleene, Reference
from dealrules.rulebook.cardinality import cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Condition,
    ListTest,
    Not,
)
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.snapshot import Deal
from dealrules.wording.conditions import ConditionWording
from dealrules.wording.typography import TYPOGRAPHY
from dealrules.wording.wrapping import wrapped

__all__ = ["Explanation", "ExplanationLine", "MemberExplanation", "Verdict", "explain"]


class Verdict(StrEnum):
    """What a rule does on a deal or on a combination of its members."""

    FIRES = "fires"
    DOES_NOT_FIRE = "does not fire"
    UNKNOWN = "unknown"


_VERDICTS: dict[Kleene, Verdict] = {True: Verdict.FIRES, False: Verdict.DOES_NOT_FIRE, None: Verdict.UNKNOWN}
_VERDICT_LABELS = {
    Verdict.FIRES: Bilingual("fires", "成立"),
    Verdict.DOES_NOT_FIRE: Bilingual("does not fire", "不成立"),
    Verdict.UNKNOWN: Bilingual("unknown (facts are missing)", "未知（缺少事实）"),
}
_MARKS = {Verdict.FIRES: "+", Verdict.UNKNOWN: "?", Verdict.DOES_NOT_FIRE: "-"}
_LEGEND = Bilingual("+ holds   - does not hold   ? unknown", "+ 成立   - 不成立   ? 未知")
_FOR_EACH = Bilingual("For each ", "逐个看")

_HIDDEN = Bilingual(
    "It fires, but the review does not show it: {} says it better.", "规则成立，但评审中不显示：{}说得更具体。"
)
_NO_MEMBERS = Bilingual("There is no member to apply it to.", "没有可适用的对象。")


@attrs.frozen
class ExplanationLine:
    """One part of a condition: how deep it stands, what it says, and its verdict."""

    depth: int
    text: Bilingual
    verdict: Verdict


@attrs.frozen
class MemberExplanation:
    """A rule on one combination of members: their ids and names, the verdict, and the condition line by line."""

    members: tuple[str, ...]
    name: Bilingual
    verdict: Verdict
    lines: tuple[ExplanationLine, ...]


@attrs.frozen
class Explanation:
    """Why a rule fires on a deal, or why not.

    Attributes:
        rule: the id of the rule.
        title: its title.
        verdict: on the deal as a whole.
        lines: the condition on the deal, line by line.
        members: for a rule that is applied to members, one entry for each combination of them, those for which it
            fires first, then those where facts are missing.
        bound: the labels of the subjects it is applied to, empty for a rule about the deal.
        hidden_by: the rule that hides it in the review, or empty.
    """

    rule: str
    title: Bilingual
    verdict: Verdict
    lines: tuple[ExplanationLine, ...]
    members: tuple[MemberExplanation, ...]
    bound: Bilingual
    hidden_by: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as plain JSON data."""
        return attrs.asdict(
            self, value_serializer=lambda _, __, value: str(value) if isinstance(value, Verdict) else value
        )

    def text(self, lang: Language = "en") -> str:
        """Return the explanation as plain text; ``+`` holds, ``-`` does not, ``?`` is unknown."""
        marks = TYPOGRAPHY[lang]
        lines = wrapped(f"{self.rule} · {self.title.in_language(lang)}", "")
        lines += wrapped(_VERDICT_LABELS[self.verdict].in_language(lang), "")
        if self.hidden_by:
            lines += wrapped(_HIDDEN.in_language(lang).format(self.hidden_by), "")
        lines += ["", _LEGEND.in_language(lang)]
        lines += ["", *_render(self.lines, lang)] if self.lines else []
        if self.bound.en:
            heading = f"{_FOR_EACH.in_language(lang)}{self.bound.in_language(lang)}{marks.colon.rstrip()}"
            lines += ["", *wrapped(heading, "")]
            lines += wrapped(_NO_MEMBERS.in_language(lang), "  ") if not self.members else []
        for each in self.members:
            verdict = _VERDICT_LABELS[each.verdict].in_language(lang)
            lines += ["", *wrapped(marks.labelled(each.name.in_language(lang), verdict), "")]
            lines += _render(each.lines, lang)
        return "\n".join(lines) + "\n"


def _render(lines: Iterable[ExplanationLine], language: Language) -> list[str]:
    return [
        text
        for line in lines
        for text in wrapped(line.text.in_language(language), f"{'  ' * line.depth}  {_MARKS[line.verdict]} ")
    ]


def explain(ruleset: RuleSet, deal: Deal, rule: Rule, hidden_by: str = "") -> Explanation:
    """Explain one rule on one deal."""
    reference = Reference(ruleset, deal)
    explainer = _Explainer(reference)
    members = (
        [explainer.combination(rule, members) for members in reference.combinations(rule)] if rule.for_each else []
    )
    labels = [ruleset.subjects[binding.subject].label for binding in rule.for_each]
    return Explanation(
        rule.id,
        rule.title,
        _VERDICTS[reference.overall(rule)],
        tuple(explainer.top(rule.when, DEAL, {})),
        tuple(sorted(members, key=lambda each: list(_MARKS).index(each.verdict))),
        Bilingual(" + ".join(label.en for label in labels), " + ".join(label.zh for label in labels)),
        hidden_by,
    )


class _Explainer:
    """Puts conditions and the values they saw into words."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.population = reference.population
        self.sentences = ConditionWording(reference)
        self.wording = self.sentences.wording

    def combination(self, rule: Rule, members: tuple[int, ...]) -> MemberExplanation:
        bound = self.reference.bound(rule, members)
        lines: list[ExplanationLine] = []
        for binding in rule.for_each:
            lines += self.top(binding.condition, bound[binding.subject], bound)
        named = [self.wording.called(member) for member in bound.values()]
        return MemberExplanation(
            tuple(self.population.identifier(member) for member in bound.values()),
            Bilingual(" + ".join(name.en for name in named), " + ".join(name.zh for name in named)),
            _VERDICTS[self.reference.verdict(rule, members)],
            tuple(lines),
        )

    def top(self, condition: Condition, member: Member, bound: dict[str, Member]) -> Iterator[ExplanationLine]:
        """Explain a conjunction without a line for the "and" itself."""
        parts = condition.parts if isinstance(condition, AllOf) else (condition,)
        for part in parts:
            yield from self._lines(part, member, bound, 0, closed=False)

    def _lines(
        self, condition: Condition, member: Member, bound: dict[str, Member], depth: int, *, closed: bool
    ) -> Iterator[ExplanationLine]:
        verdict = _VERDICTS[self.reference.holds(condition, member, bound, closed=closed)]
        yield ExplanationLine(depth, self.sentences.of(condition, member, bound), verdict)
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._lines(part, member, bound, depth + 1, closed=closed)
            case Not(part):
                yield from self._lines(part, member, bound, depth + 1, closed=not closed)
            case ListTest(where=where) if where != AllOf(()):
                closed = self._closed_for_members(condition, member, bound, closed=closed)
                yield from self._each(condition, member, bound, depth + 1, closed=closed)

    def _closed_for_members(self, test: ListTest, member: Member, bound: dict[str, Member], *, closed: bool) -> bool:
        """Say how absent conclusions count in what a list test asks of its members, so that they bear out its verdict.

        A number with two bounds reads its members once for each; what counts is the bound that leaves it open.
        """
        holder = self.population.follow(member, test.path)
        last = closed
        for statement in cardinalities(test):
            inside = statement.is_closed(closed) is not statement.failing
            if holder is None or self.reference.stated(test, statement, holder, bound, closed=closed) is not True:
                return inside
            last = inside
        return last

    def _each(
        self, test: ListTest, member: Member, bound: dict[str, Member], depth: int, *, closed: bool
    ) -> Iterator[ExplanationLine]:
        """Explain the condition of a list test on each member that is or may be in the list."""
        holder = self.population.follow(member, test.path)
        if holder is None:
            return
        attribute = self.population.attribute(test.path)
        for place in self.population.related(holder, attribute).possible:
            each = Member(attribute.target, place)
            verdict = _VERDICTS[self.reference.holds(test.where, each, bound, closed=closed)]
            name = self.wording.called(each)
            yield ExplanationLine(depth, name, verdict)
            parts = test.where.parts if isinstance(test.where, AllOf) else (test.where,)
            for part in parts:
                yield from self._lines(part, each, bound, depth + 1, closed=closed)
