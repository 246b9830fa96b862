"""The common ground of the matching benchmark: flat rules on the deal, in a form every engine can say.

A rule is a conjunction of "the value is one of these" and "the number is at least this"; an unknown attribute makes
every comparison false. Other engines get each deal as a ready mapping of strings and numbers, booleans as strings,
and pay nothing for making it; this library gets the deal itself.
"""

from collections.abc import Mapping
from random import Random

import attrs

from dealrules.bilingual import Bilingual
from dealrules.rulebook.condition import AllOf, Compare, OneOf, Path, Range
from dealrules.rulebook.model import AdviceTemplate, Rule, Rulebook, RuleSet, Template
from dealrules.snapshot import SUBJECTS, Deal
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import reader
from dealrules.testing.random_deals import DealGenerator
from dealrules.vocabulary import AdviceKind

_WORD = Bilingual("word", "词")
_ADVICE = AdviceTemplate(kind=AdviceKind.DO, move="act", text=Template(("text",), ("文字",)))
_KINDS = (Kind.ENUMERATION, Kind.BOOLEAN, Kind.INTEGER, Kind.NUMBER)


@attrs.frozen
class FlatRule:
    """A rule that any engine can say."""

    name: str
    one_of: Mapping[str, tuple[str, ...]]
    at_least: Mapping[str, float]


def attributes() -> list[Attribute]:
    """Return the attributes of the deal that the rules use."""
    return [item for item in SUBJECTS["deal"].attributes.values() if item.kind in _KINDS][:71]


def make_rules(number: int, random: Random) -> list[FlatRule]:
    """Return random rules of two or three conditions."""
    rules = []
    for place in range(number):
        one_of: dict[str, tuple[str, ...]] = {}
        at_least: dict[str, float] = {}
        for item in random.sample(attributes(), random.choice((2, 3))):
            if item.kind in (Kind.INTEGER, Kind.NUMBER):
                at_least[item.name] = random.choice((1, 2, 3, 30))
            else:
                values = sorted(item.vocabulary) or ["false", "true"]
                one_of[item.name] = tuple(random.sample(values, random.randint(1, min(3, max(1, len(values) - 1)))))
        rules.append(FlatRule(f"bench.r{place}", one_of, at_least))
    return rules


def make_deals(number: int) -> list[Deal]:
    """Return deals without members."""
    return [DealGenerator(Random(seed), size=0, known=0.8).deal() for seed in range(number)]


def as_mapping(deal: Deal) -> dict[str, str | float | None]:
    """Return a deal as the other engines get it; dots in names become underscores."""
    found: dict[str, str | float | None] = {}
    for item in attributes():
        value = reader(item.name)(deal)
        plain = str(value).lower() if isinstance(value, bool) else str(value) if isinstance(value, str) else value
        found[item.name.replace(".", "_")] = plain
    return found


def as_ruleset(rules: list[FlatRule]) -> RuleSet:
    """Return the rules as this library has them after parsing."""
    made = {rule.name: _rule(rule) for rule in rules}
    return RuleSet(
        books=(Rulebook(name="bench", version="1.0.0", title=_WORD, files=("",), rules=tuple(made.values())),),
        rules=made,
        subjects=SUBJECTS,
        parameters={},
        conclusions={},
        groups={},
        moves={},
        risks={},
        promises=(),
        extensions={},
        sources={"bench": _WORD},
    )


def _rule(rule: FlatRule) -> Rule:
    parts = [
        Compare(
            Path((), name, "deal", "deal"),
            OneOf(frozenset({"true": True, "false": False}.get(value, value) for value in values)),
        )
        for name, values in rule.one_of.items()
    ]
    parts += [Compare(Path((), name, "deal", "deal"), Range(low=low)) for name, low in rule.at_least.items()]
    return Rule(id=rule.name, book="bench", title=_WORD, source=("bench",), when=AllOf(tuple(parts)), advice=_ADVICE)
