"""The conditions of rules in words, with the values that they saw on a deal."""

from __future__ import annotations

from dealrules.bilingual import Bilingual, Language
from dealrules.engine.members import Member
from dealrules.engine.reference import Conclusion, Reference
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
from dealrules.wording.facts import Wording
from dealrules.wording.formats import number
from dealrules.wording.typography import TYPOGRAPHY

__all__ = ["ConditionWording"]

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
_SHOWN = 3
"""How many rules are named that make a conclusion."""



class ConditionWording:
    """Puts conditions and the values they saw into words.

    Args:
        reference: what the rules say of the deal.

    Attributes:
        wording: words for the members and values of the deal.
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.population = reference.population
        self.wording = Wording(reference.ruleset, reference.population)

    def of(self, condition: Condition, member: Member, bound: dict[str, Member]) -> Bilingual:
        """Return one condition in words, without the conditions inside it.

        Args:
            condition: the condition.
            member: the member it is asked of.
            bound: the members bound by ``for_each``.
        """
        return Bilingual.of(lambda language: self._sentence(condition, member, bound, language))

    def _sentence(self, condition: Condition, member: Member, bound: dict[str, Member], language: Language) -> str:
        marks = TYPOGRAPHY[language]
        match condition:
            case AllOf():
                return _ALL_OF.in_language(language)
            case AnyOf():
                return _ANY_OF.in_language(language)
            case Not():
                return _NOT.in_language(language)
            case Compare(path, matcher):
                words = self._matcher(path, matcher, bound, language)
                return marks.words(self._label(path, language), words) + self._seen(path, member, language)
            case Known(path):
                return marks.words(self._label(path, language), _KNOWN.in_language(language))
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
        return TYPOGRAPHY[language].possessive.join([*labels, last.in_language(language)])

    def _matcher(self, path: Path, matcher: Matcher, bound: dict[str, Member], language: Language) -> str:
        marks, attribute = TYPOGRAPHY[language], self.population.attribute(path)
        match matcher:
            case OneOf(values, negated):
                known: list[str | bool] = [value for value in attribute.vocabulary if value in values]
                ordered = known or sorted(values, key=str)
                words = [self.wording.value(attribute, value, language) for value in ordered]
                verb = _IS_NOT if negated else _IS if len(words) == 1 else _IS_ONE_OF
                return marks.words(verb.in_language(language), marks.listed(words))
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
        said = TYPOGRAPHY[language].conjunction.join(parts)
        return f"{said} {matcher.currency}" if matcher.currency else said

    def _seen(self, path: Path, member: Member, language: Language) -> str:
        at = self.population.follow(member, path)
        attribute = self.population.attribute(path)
        value = None if at is None else self.population.value(at, attribute)
        marks, said = TYPOGRAPHY[language], self.wording.value(attribute, value, language)
        return marks.aside(marks.labelled(_SEEN.in_language(language), said))

    def _concluded(self, path: Path, values: frozenset[str | bool], language: Language) -> str:
        labels = self.reference.ruleset.conclusions[path.attribute].values
        words = [label.in_language(language) for value, label in labels.items() if value in values]
        label = self._label(path, language)
        if not words:
            return _CONCLUDED.in_language(language).format(label)
        marks = TYPOGRAPHY[language]
        return marks.words(label, _IS.in_language(language), marks.listed(words))

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
        marks = TYPOGRAPHY[language]
        shown = marks.listed(rules[:_SHOWN]) + (" …" if len(rules) > _SHOWN else "")
        return marks.aside(marks.labelled(words.in_language(language), shown)) if rules else ""

    def _list(self, test: ListTest, member: Member, language: Language) -> str:
        holder = self.population.follow(member, test.path)
        related = self.population.related(holder, self.population.attribute(test.path)) if holder else None
        if related is None or not related.given:
            seen = _LIST_UNKNOWN.in_language(language)
        else:
            seen = f"{_MEMBERS.in_language(language)} {len(related.certain)}"
        marks = TYPOGRAPHY[language]
        words = _QUANTIFIERS[test.quantifier].in_language(language)
        if test.quantifier is Quantifier.COUNT:
            bounds = Range(low=test.at_least, high=test.at_most)
            words = marks.words(words, self._range(bounds, language))
        return marks.labelled(self._label(test.path, language), words) + marks.aside(seen)
