"""Random sets of rules: all operators, all subjects, joins, chains of conclusions and absences of them.

The rules are made as parsed rules, not as text, and keep to what the parser accepts: joins stand at the top level of
a binding, and the absence of a conclusion is only read above the stratum that makes it. A small pool of attributes
makes rules and deals meet often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

import attrs

from dealrules.bilingual import Bilingual
from dealrules.rulebook.condition import (
    TRUE,
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    OneOf,
    Path,
    Quantifier,
    Range,
    SameMember,
)
from dealrules.rulebook.model import (
    AdviceTemplate,
    Binding,
    ConclusionDeclaration,
    Group,
    Move,
    Rule,
    Rulebook,
    RuleSet,
    Template,
)
from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject
from dealrules.testing.random_deals import DAYS
from dealrules.vocabulary import AdviceKind, Priority

__all__ = ["RuleSetGenerator"]

NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS)
LISTS = (Kind.LIST, Kind.REFERENCE_SET)
_TEXT = Template(("text",), ("文字",))
_WORD = Bilingual("word", "词")
_LABEL = {"low": _WORD, "high": _WORD}


class RuleSetGenerator:
    """Makes random sets of rules.

    Args:
        random: where all choices come from.
        rules: how many rules.
        pool: how many attributes of each subject the conditions use; 0 for all.
        easy: how likely a condition is one that nearly always holds, 0 to 1.
        subjects: the subjects that rules speak about, with the attributes they may read.
    """

    def __init__(
        self,
        random: Random,
        *,
        rules: int,
        pool: int = 5,
        easy: float = 0.0,
        subjects: Mapping[str, Subject] = SUBJECTS,
    ) -> None:
        self.random, self.size, self.easy, self.subjects = random, rules, easy, subjects
        self._pool = {
            name: self._sample([item for item in subject.attributes.values() if item.kind is not Kind.TEXT], pool)
            for name, subject in subjects.items()
        }
        self._level = {f"c{number}": random.randint(0, 2) for number in range(random.randint(0, 6))}
        self._conclusions = {
            name: ConclusionDeclaration(
                name=name,
                book="random",
                on=random.choice([each for each in ("deal", "deal", "stakeholder", "need") if each in subjects]),
                label=_WORD,
                values=_LABEL if random.random() < 0.4 else {},
                many=True,
            )
            for name in self._level
        }

    def _sample(self, attributes: Sequence[Attribute], pool: int) -> list[Attribute]:
        if not pool or pool >= len(attributes):
            return list(attributes)
        lists = [item for item in attributes if item.kind in (*LISTS, Kind.REFERENCE)]
        rest = [item for item in attributes if item.kind not in (*LISTS, Kind.REFERENCE)]
        return self.random.sample(rest, min(pool, len(rest))) + self.random.sample(lists, min(3, len(lists)))

    def ruleset(self) -> RuleSet:
        """Return a set of rules."""
        rules = {f"random.r{number:03}": self._rule(f"random.r{number:03}") for number in range(self.size)}
        for number, rule in enumerate(rules.values()):
            if number and self.random.random() < 0.1:
                earlier = f"random.r{self.random.randrange(number):03}"
                rules[rule.id] = attrs.evolve(rule, supersedes=(earlier,))
        return RuleSet(
            books=(Rulebook(name="random", version="1.0.0", title=_WORD, files=("",), rules=tuple(rules.values())),),
            rules=rules,
            subjects=self.subjects,
            parameters={},
            conclusions=self._conclusions,
            groups={"voice": Group(name="voice", book="random", label=_WORD)},
            moves={"act": Move(name="act", label=_WORD)},
            risks={},
            promises=(),
            extensions={},
            sources={"doctrine/item": _WORD},
        )

    def _rule(self, identifier: str) -> Rule:
        made = self._made()
        level = min((self._level[name] for name in made), default=9)
        wide = (3,) if self.size <= 20 else ()  # triples of members are many
        number = self.random.choice((0, 0, 0, 1, 1, 1, 2, 2, *wide))
        about = dict.fromkeys(on for name in made if (on := self._conclusions[name].on) != "deal")
        others = [name for name in self.subjects if name != "deal" and name not in about]
        subjects = [*about, *self.random.sample(others, min(number, len(others)))][: max(number, len(about))]
        self.random.shuffle(subjects)
        bindings = tuple(Binding(subject, self._bound(subject, subjects, level)) for subject in subjects)
        return Rule(
            id=identifier,
            book="random",
            title=_WORD,
            source=("doctrine/item",),
            when=self._conjunction("deal", level, TRUE),
            for_each=bindings,
            target=self.random.choice(("deal", *subjects)),
            advice=AdviceTemplate(
                kind=AdviceKind.DO, move="act", priority=self.random.choice(list(Priority)), text=_TEXT
            ),
            concludes=tuple((name, self.random.choice(self._values(name))) for name in made),
            group="voice" if self.random.random() < 0.05 else "",
        )

    def _made(self) -> list[str]:
        """Choose what a rule concludes: mostly nothing, now and then two things at once."""
        number = 2 if self._one_in(10) else self.random.choice((0, 0, 0, 1, 1))
        return self.random.sample(list(self._level), min(number, len(self._level)))

    def _bound(self, subject: str, subjects: Sequence[str], level: int) -> Condition:
        joins: list[Condition] = [
            Compare(path, SameMember(target))
            for path, target in self._references(subject)
            if target in subjects and target != subject and self._one_in(2)
        ]
        self.random.shuffle(joins)
        if subject == "stakeholder" and "tender.owner" in self.subjects["deal"].attributes and self._one_in(6):
            joins.append(Compare(Path((), "tender.owner", "deal", "deal"), SameMember("stakeholder")))
        return self._conjunction(subject, level, AllOf(tuple(joins[:2])))

    def _references(self, subject: str) -> Iterator[tuple[Path, str]]:
        """Yield the references of a subject and those one step away, each with what it names."""
        for item in self.subjects[subject].attributes.values():
            if item.kind in (Kind.REFERENCE, Kind.REFERENCE_SET):
                yield Path((), item.name, subject, subject), item.target
            for far in self.subjects[item.target].attributes.values() if item.kind is Kind.REFERENCE else ():
                if far.kind in (Kind.REFERENCE, Kind.REFERENCE_SET):
                    yield Path((item.name,), far.name, item.target, subject), far.target

    def _conjunction(self, subject: str, level: int, joins: AllOf | Condition) -> Condition:
        parts = [self._condition(subject, level, 2, positive=True) for _ in range(self.random.choice((0, 1, 1, 2, 3)))]
        return AllOf((*parts, *joins.parts)) if isinstance(joins, AllOf) else AllOf(tuple(parts))

    def _one_in(self, number: int) -> bool:
        return self.random.randrange(number) == 0

    def _condition(self, subject: str, level: int, depth: int, *, positive: bool) -> Condition:
        """Return a condition on a subject; ``positive`` where a conclusion of the same stratum may be read."""
        if self.random.random() < self.easy:
            return AnyOf((TRUE, self._leaf(subject, level, depth, positive=positive)))
        kind = self.random.randrange(10)
        if depth and kind == 0:
            return Not(self._condition(subject, level, depth - 1, positive=False))
        if depth and kind in (1, 2):
            parts = [
                self._condition(subject, level, depth - 1, positive=positive) for _ in range(self.random.randint(0, 3))
            ]
            return (AllOf if kind == 1 else AnyOf)(tuple(parts))
        return self._leaf(subject, level, depth, positive=positive)

    def _leaf(self, subject: str, level: int, depth: int, *, positive: bool) -> Condition:
        origin = "deal" if subject != "deal" and self._one_in(8) else subject
        path, attribute = self._path(origin)
        concluded = self._concluded(path, level, positive=positive)
        if concluded is not None and self._one_in(2):
            return concluded
        if attribute.kind in LISTS:
            return self._list_test(path, attribute, level, depth) if not self._one_in(6) else Known(path)
        if attribute.kind in (Kind.REFERENCE, Kind.DATE) or self._one_in(8):
            return Known(path)
        return Compare(path, self._range(attribute) if attribute.kind in NUMBERS else self._one_of(attribute))

    def _path(self, subject: str) -> tuple[Path, Attribute]:
        """Return a path of at most two references, and the attribute at its end."""
        origin = subject
        steps: list[str] = []
        attribute = self.random.choice(self._pool[subject])
        while attribute.kind is Kind.REFERENCE and len(steps) < 2 and not self._one_in(4):
            steps.append(attribute.name)
            subject = attribute.target
            attribute = self.random.choice(self._pool[subject])
        return Path(tuple(steps), attribute.name, subject, origin), attribute

    def _concluded(self, path: Path, level: int, *, positive: bool) -> Condition | None:
        """Return a reading of a conclusion about the subject that the path ends at, if one may be read here."""
        names = [
            name
            for name, declared in self._conclusions.items()
            if declared.on == path.subject
            and (self._level[name] < level or (positive and not path.steps and self._level[name] <= level))
        ]
        if not names:
            return None
        name = self.random.choice(names)
        values = self._values(name)
        if self._level[name] < level and self._one_in(5):
            return Concluded(Path(path.steps, name, path.subject, path.origin), frozenset())
        asked = frozenset(self.random.sample(values, self.random.randint(1, len(values))))
        return Concluded(Path(path.steps, name, path.subject, path.origin), asked)

    def _values(self, conclusion: str) -> tuple[str | bool, ...]:
        return tuple(self._conclusions[conclusion].values) or (True,)

    def _list_test(self, path: Path, attribute: Attribute, level: int, depth: int) -> Condition:
        where: Condition = TRUE
        if depth:
            parts = [
                self._condition(attribute.target, level, depth - 1, positive=False)
                for _ in range(self.random.choice((0, 1, 1, 2)))
            ]
            where = AllOf(tuple(parts))
        quantifier = self.random.choice(list(Quantifier))
        low = self.random.choice((None, 0, 1, 2)) if quantifier is Quantifier.COUNT else None
        high = self.random.choice((None, 0, 1, 3)) if quantifier is Quantifier.COUNT else None
        return ListTest(path, quantifier, where, low, high)

    def _one_of(self, attribute: Attribute) -> OneOf:
        if attribute.kind is Kind.BOOLEAN:
            return OneOf(frozenset({self.random.choice((True, False))}), self._one_in(5))
        values = sorted(attribute.vocabulary)
        return OneOf(
            frozenset(self.random.sample(values, self.random.randint(1, min(3, len(values))))), self._one_in(4)
        )

    def _range(self, attribute: Attribute) -> Range:
        low = self.random.choice((None, *DAYS)) if not self._one_in(8) else 1_000_000
        high = self.random.choice((None, *DAYS)) if not self._one_in(8) else 1_000_000
        currency = self.random.choice(("CNY", "EUR")) if attribute.kind is Kind.MONEY else ""
        return Range(low, high, self._one_in(3), self._one_in(3), currency)
