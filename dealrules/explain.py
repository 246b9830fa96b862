"""Why a rule fires on a deal, and why not: its condition, part by part, with the values that were seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from dealrules.bilingual import Bilingual, Language
from dealrules.engine.members import DEAL, Member
from dealrules.engine.reference import Conclusion, Kleene, Reference
from dealrules.review.formats import number
from dealrules.review.text import wrapped
from dealrules.review.wording import Wording
from dealrules.rulebook.cardinality import cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Matcher,
    Not,
    OneOf,
    Path,
    Quantifier,
    Range,
    SameMember,
)
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.snapshot import Deal

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

_ALL_OF = Bilingual("all of these hold", "以下全部成立")
_ANY_OF = Bilingual("at least one of these holds", "以下至少一项成立")
_NOT = Bilingual("this does not hold", "以下不成立")
_IS = Bilingual("is", "须为")
_IS_ONE_OF = Bilingual("is one of:", "须为其一：")
_IS_NOT = Bilingual("is not", "须不为")
_SEEN = Bilingual("seen", "实际")
_KNOWN = Bilingual("is known", "已知")
_FROM = Bilingual("at least {}", "不小于{}")
_ABOVE = Bilingual("more than {}", "大于{}")
_TO = Bilingual("at most {}", "不大于{}")
_BELOW = Bilingual("less than {}", "小于{}")
_SAME = Bilingual("is the bound {}", "为所指的{}")
_CONCLUDED = Bilingual("it is concluded: {}", "由规则推断：{}")
_BY = Bilingual("rule", "规则")
_COULD = Bilingual("rules that could say so", "可得出它的规则")
_MEMBERS = Bilingual("listed", "已列")
_LIST_UNKNOWN = Bilingual("list unknown", "清单未知")
_QUANTIFIERS = {
    Quantifier.ANY: Bilingual("some member matches", "至少一个符合"),
    Quantifier.NONE: Bilingual("no member matches", "没有一个符合"),
    Quantifier.EVERY: Bilingual("every member matches", "全部符合"),
    Quantifier.NONE_KNOWN: Bilingual("no member is known to match", "没有已知符合者"),
    Quantifier.COUNT: Bilingual("the number that match", "符合的个数"),
}
_HIDDEN = Bilingual(
    "It fires, but the review does not show it: {} says it better.", "规则成立，但评审中不显示：{}说得更具体。"
)
_SHOWN = 3
"""How many rules are named that make a conclusion."""

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
        colon = "：" if lang == "zh" else ": "
        lines = wrapped(f"{self.rule} · {self.title.in_language(lang)}", "")
        lines += wrapped(_VERDICT_LABELS[self.verdict].in_language(lang), "")
        if self.hidden_by:
            lines += wrapped(_HIDDEN.in_language(lang).format(self.hidden_by), "")
        lines += ["", _LEGEND.in_language(lang)]
        lines += ["", *_render(self.lines, lang)] if self.lines else []
        if self.bound.en:
            lines += ["", *wrapped(f"{_FOR_EACH.in_language(lang)}{self.bound.in_language(lang)}{colon.rstrip()}", "")]
            lines += wrapped(_NO_MEMBERS.in_language(lang), "  ") if not self.members else []
        for each in self.members:
            verdict = _VERDICT_LABELS[each.verdict].in_language(lang)
            lines += ["", *wrapped(f"{each.name.in_language(lang)}{colon}{verdict}", "")]
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


def _space(language: Language) -> str:
    """Return what stands between two words."""
    return "" if language == "zh" else " "


class _Explainer:
    """Puts conditions and the values they saw into words."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.population = reference.population
        self.wording = Wording(reference.ruleset, reference.population)

    def combination(self, rule: Rule, members: tuple[int, ...]) -> MemberExplanation:
        bound = self.reference.bound(rule, members)
        lines: list[ExplanationLine] = []
        for binding in rule.for_each:
            lines += self.top(binding.condition, bound[binding.subject], bound)
        named = [
            Bilingual(self.wording.name(member, "en"), self.wording.name(member, "zh")) for member in bound.values()
        ]
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
        yield ExplanationLine(depth, self._words(condition, member, bound), verdict)
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
            name = Bilingual(self.wording.name(each, "en"), self.wording.name(each, "zh"))
            yield ExplanationLine(depth, name, verdict)
            parts = test.where.parts if isinstance(test.where, AllOf) else (test.where,)
            for part in parts:
                yield from self._lines(part, each, bound, depth + 1, closed=closed)

    def _words(self, condition: Condition, member: Member, bound: dict[str, Member]) -> Bilingual:
        return Bilingual(self._sentence(condition, member, bound, "en"), self._sentence(condition, member, bound, "zh"))

    def _sentence(self, condition: Condition, member: Member, bound: dict[str, Member], language: Language) -> str:
        match condition:
            case AllOf():
                return _ALL_OF.in_language(language)
            case AnyOf():
                return _ANY_OF.in_language(language)
            case Not():
                return _NOT.in_language(language)
            case Compare(path, matcher):
                words = self._matcher(path, matcher, bound, language)
                return f"{self._label(path, language)}{_space(language)}{words}{self._seen(path, member, language)}"
            case Known(path):
                return f"{self._label(path, language)}{_space(language)}{_KNOWN.in_language(language)}"
            case Concluded(path, values):
                return self._concluded(path, values, language) + self._rules(condition, member, language)
            case ListTest():
                return self._list(condition, member, language)

    def _label(self, path: Path, language: Language) -> str:
        labels, subject = [], path.origin
        for step in path.steps:
            attribute = self.reference.ruleset.subjects[subject].attributes[step]
            labels.append(attribute.label.in_language(language))
            subject = attribute.target
        conclusion = self.reference.ruleset.conclusions.get(path.attribute)
        last = conclusion.label if conclusion else self.population.attribute(path).label
        return ("的" if language == "zh" else " / ").join([*labels, last.in_language(language)])

    def _matcher(self, path: Path, matcher: Matcher, bound: dict[str, Member], language: Language) -> str:
        attribute = self.population.attribute(path)
        match matcher:
            case OneOf(values, negated):
                words = [self.wording.value(attribute, value, language) for value in sorted(values, key=str)]
                verb = _IS_NOT if negated else _IS if len(words) == 1 else _IS_ONE_OF
                return (
                    f"{verb.in_language(language)}{_space(language)}{('、' if language == 'zh' else ', ').join(words)}"
                )
            case Range():
                return self._range(matcher, language)
            case SameMember(subject):
                return _SAME.in_language(language).format(self.wording.name(bound[subject], language))

    def _range(self, matcher: Range, language: Language) -> str:
        parts = []
        if matcher.low is not None:
            words = _ABOVE if matcher.low_open else _FROM
            parts.append(words.in_language(language).format(number(matcher.low)))
        if matcher.high is not None:
            words = _BELOW if matcher.high_open else _TO
            parts.append(words.in_language(language).format(number(matcher.high)))
        return ("，且" if language == "zh" else " and ").join(parts) + (
            f" {matcher.currency}" if matcher.currency else ""
        )

    def _seen(self, path: Path, member: Member, language: Language) -> str:
        at = self.population.follow(member, path)
        attribute = self.population.attribute(path)
        value = None if at is None else self.population.value(at, attribute)
        opening, closing, colon = ("（", "）", "：") if language == "zh" else (" (", ")", ": ")
        said = self.wording.value(attribute, value, language)
        return f"{opening}{_SEEN.in_language(language)}{colon}{said}{closing}"

    def _concluded(self, path: Path, values: frozenset[str | bool], language: Language) -> str:
        labels = self.reference.ruleset.conclusions[path.attribute].values
        words = [labels[value].in_language(language) for value in sorted(values, key=str) if isinstance(value, str)]
        label = self._label(path, language)
        if not words:
            return _CONCLUDED.in_language(language).format(label)
        said = ("、" if language == "zh" else ", ").join(words)
        return f"{label}{_space(language)}{_IS.in_language(language)}{_space(language)}{said}"

    def _rules(self, condition: Concluded, member: Member, language: Language) -> str:
        """Name the rules that made a conclusion; where it was not made, those that could have."""
        name, ruleset = condition.path.attribute, self.reference.ruleset
        asked = condition.values or self.reference.every_value(name)
        at = self.population.follow(member, condition.path)
        made = [self.reference.made.get(Conclusion(name, at, value), set()) for value in asked] if at else []
        rules = sorted(set().union(*made))
        words = _BY
        if not rules:
            wanted = {(name, value) for value in asked}
            rules, words = [rule.id for rule in ruleset.rules.values() if wanted & set(rule.concludes)], _COULD
        opening, closing, colon, comma = ("（", "）", "：", "、") if language == "zh" else (" (", ")", ": ", ", ")
        shown = comma.join(rules[:_SHOWN]) + (" …" if len(rules) > _SHOWN else "")
        return f"{opening}{words.in_language(language)}{colon}{shown}{closing}" if rules else ""

    def _list(self, test: ListTest, member: Member, language: Language) -> str:
        holder = self.population.follow(member, test.path)
        related = self.population.related(holder, self.population.attribute(test.path)) if holder else None
        if related is None or not related.given:
            seen = _LIST_UNKNOWN.in_language(language)
        else:
            seen = f"{_MEMBERS.in_language(language)} {len(related.certain)}"
        words = _QUANTIFIERS[test.quantifier].in_language(language)
        if test.quantifier is Quantifier.COUNT:
            bounds = Range(low=test.at_least, high=test.at_most)
            words += f"{_space(language)}{self._range(bounds, language)}"
        opening, closing = ("（", "）") if language == "zh" else (" (", ")")
        colon = "：" if language == "zh" else ": "
        return f"{self._label(test.path, language)}{colon}{words}{opening}{seen}{closing}"
