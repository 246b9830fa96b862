"""What fifty more rules that relate members cost a review: whose need, whose criterion, who took part in which visit.

Each rule binds two members, or three along two references, with a condition on each of them; they are added to the
shipped books, and deals have 16 members.
"""

from random import Random

import attrs

import dealrules
from dealrules.bilingual import Bilingual
from dealrules.rulebook.condition import AllOf, Compare, Condition, OneOf, Path, SameMember
from dealrules.rulebook.model import AdviceTemplate, Binding, Rule, RuleSet, Template
from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.vocabulary import AdviceKind
from tests.benchmarks.machine import rate
from tests.benchmarks.reviews import EVERYDAY, sixteen_members

_WORD = Bilingual("word", "词")
_ADVICE = AdviceTemplate(kind=AdviceKind.DO, move="act", text=Template(("text",), ("文字",)))


def references() -> list[tuple[str, Attribute]]:
    """Return every reference from one subject to another, with its holder."""
    return [
        (subject.name, attribute)
        for subject in SUBJECTS.values()
        for attribute in subject.attributes.values()
        if attribute.kind in (Kind.REFERENCE, Kind.REFERENCE_SET) and subject.name not in ("deal", attribute.target)
    ]


def joining_rules(number: int, random: Random) -> list[Rule]:
    """Return random rules that join members; every third joins three where references lead on."""
    rules = []
    for place in range(number):
        holder, reference = random.choice(references())
        chain = [(holder, reference)]
        onward = [
            (subject, further)
            for subject, further in references()
            if reference.target in (subject, further.target) and holder not in (subject, further.target)
        ]
        if place % 3 == 0 and onward:
            chain.append(random.choice(onward))
        bound = dict.fromkeys([name for subject, link in chain for name in (subject, link.target)])
        conditions: dict[str, list[Condition]] = {name: [_condition(name, random)] for name in bound}
        for subject, link in chain:
            conditions[subject].append(Compare(Path((), link.name, subject, subject), SameMember(link.target)))
        bindings = tuple([Binding(name, AllOf(tuple(parts))) for name, parts in conditions.items()])
        rules.append(
            Rule(
                id=f"joins.r{place:02}",
                book="joins",
                title=_WORD,
                source=("bench",),
                when=AllOf(()),
                for_each=bindings,
                target=holder,
                advice=_ADVICE,
            )
        )
    return rules


def _condition(subject: str, random: Random) -> Condition:
    """Return a condition that about half of the members whose value is known satisfy."""
    choices = [
        attribute
        for attribute in SUBJECTS[subject].attributes.values()
        if attribute.kind in (Kind.ENUMERATION, Kind.BOOLEAN)
    ]
    if not choices:
        return AllOf(())
    attribute = random.choice(choices)
    values = sorted(attribute.vocabulary) or [False, True]
    chosen = frozenset(random.sample(values, max(1, len(values) // 2)))
    return Compare(Path((), attribute.name, subject, subject), OneOf(chosen))


def with_joins(ruleset: RuleSet, number: int) -> RuleSet:
    """Return a set of rules with a number of joining ones added."""
    joins = {rule.id: rule for rule in joining_rules(number, Random(1))}
    return attrs.evolve(ruleset, rules=dict(sorted({**ruleset.rules, **joins}.items())))


def run(number: int = 50) -> None:
    """Print reviews a second with the shipped books, and with fifty joining rules more."""
    shipped = dealrules.Engine.load()
    joined = dealrules.Engine(with_joins(shipped.ruleset, number))
    dense = [sixteen_members(seed) for seed in range(40)]
    for name, deals in (("the everyday deal, 16 members", [dealrules.load_deal(EVERYDAY)]), ("dense deals", dense)):
        more = sum(len(joined.review(deal).advice) - len(shipped.review(deal).advice) for deal in deals) / len(deals)
        without, within = rate(shipped.review, deals), rate(joined.review, deals)
        print(
            f"{name}: {without:,.0f} reviews/s with the shipped books, {within:,.0f} with {number} joining rules more "
            f"({more:.1f} advices more, {without / within:.2f} times the time)"
        )
