"""Conditions as formulas: when a condition is certainly true of a deal, and when it is certainly false.

The two are built apart, because a condition may be neither (unknown). They follow the reference evaluator
(:mod:`dealrules.engine.reference`) case by case. A conclusion counts as made in a condition that must be true, and as
not made in one that must be false, exactly when it is (not) made: whether unknown facts could still make it matters
to an explanation, never to a firing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dealrules.engine.members import DEAL, Member
from dealrules.proofs.deadline import Deadline
from dealrules.proofs.logic import Formula, at_least, conjunction, disjunction, negation
from dealrules.proofs.universe import Listed, Universe
from dealrules.rulebook.cardinality import Cardinality, Limit, cardinalities
from dealrules.rulebook.condition import (
    AllOf,
    AnyOf,
    Compare,
    Concluded,
    Condition,
    Known,
    ListTest,
    Not,
    OneOf,
    Range,
    SameMember,
    walk,
)
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["Bound", "Made", "Truth"]

Bound = Mapping[str, Member]
"""The members bound by ``for_each``, by subject."""

Made = Callable[[str, str | bool, Member], Formula]
"""Gives the formula that a conclusion (name, value) is made about a member."""

_SETS = (Kind.ENUMERATION_SET, Kind.REFERENCE_SET)
_NOBODY: Bound = {}


class Truth:
    """Formulas for the conditions of rules over one universe.

    Args:
        universe: the deals.
        made: when conclusions are made.
        values: for each conclusion, the values it can have.

    Attributes:
        deadline: when to give up; then :class:`TimeIsUp` is raised.
    """

    def __init__(self, universe: Universe, made: Made, values: Mapping[str, tuple[str | bool, ...]]) -> None:
        self.universe, self._made, self._values = universe, made, values
        self.deadline = Deadline()
        self._joins: dict[int, bool] = {}
        self.known: dict[tuple[int, Member, bool, tuple[Member, ...]], Formula] = {}

    def holds(self, condition: Condition, member: Member, bound: Bound = _NOBODY, *, wanted: bool = True) -> Formula:
        """Return that a condition on a member is certainly true, or with ``wanted=False`` certainly false."""
        bound = bound if self._is_joined(condition) else _NOBODY
        key = (id(condition), member, wanted, tuple(bound.values()))
        if key not in self.known:
            self.known[key] = self._build(condition, member, bound, wanted)
        return self.known[key]

    def _is_joined(self, condition: Condition) -> bool:
        key = id(condition)
        if key not in self._joins:
            self._joins[key] = any(
                isinstance(part, Compare) and isinstance(part.matcher, SameMember) for part in walk(condition)
            )
        return self._joins[key]

    def _build(self, condition: Condition, member: Member, bound: Bound, wanted: bool) -> Formula:
        self.deadline.check()
        match condition:
            case AllOf(parts) | AnyOf(parts):
                together = conjunction if isinstance(condition, AllOf) is wanted else disjunction
                return together(self.holds(part, member, bound, wanted=wanted) for part in parts)
            case Not(part):
                return self.holds(part, member, bound, wanted=not wanted)
            case Known():
                known = self._through(condition, member, lambda at: self._known(at, condition))
                return known if wanted else negation(known)
            case Compare():
                return self._through(condition, member, lambda at: self._compare(condition, at, bound, wanted))
            case Concluded():
                return self._through(condition, member, lambda at: self._concluded(condition, at, wanted))
            case ListTest():
                return self._list_test(condition, member, bound, wanted)

    def _through(
        self, condition: Known | Compare | Concluded | ListTest, member: Member, test: Callable[[Member], Formula]
    ) -> Formula:
        """Return that the references of the path are known and lead to a member that passes the test."""
        return disjunction(conjunction((way, test(at))) for way, at in self.universe.follow(member, condition.path))

    def _known(self, at: Member, condition: Known) -> Formula:
        attribute = self.universe.attribute(condition.path)
        match attribute.kind:
            case Kind.LIST:
                return self.universe.related(at, attribute)[0]
            case Kind.ENUMERATION_SET | Kind.REFERENCE_SET:
                return self.universe.items(at, attribute).known
            case Kind.REFERENCE:
                return self.universe.reference(at, attribute).known
            case _:
                return True if attribute.required else self.universe.choice(at, attribute).known

    def _compare(self, condition: Compare, at: Member, bound: Bound, wanted: bool) -> Formula:
        attribute = self.universe.attribute(condition.path)
        match condition.matcher:
            case OneOf(values, negated):
                return self._one_of(at, attribute, values, wanted is not negated)
            case Range(currency=currency) as matcher:
                bits = self.universe.choice(at, attribute).bits.items()
                fits = disjunction(bit for value, bit in bits if matcher.contains(float(value)) is wanted)
                return conjunction((fits, self._in_currency(currency)))
            case SameMember(subject):
                return self._same_member(at, attribute, bound[subject], wanted)

    def _one_of(self, at: Member, attribute: Attribute, values: frozenset[str | bool], wanted: bool) -> Formula:
        if attribute.kind is Kind.ENUMERATION_SET:
            items = self.universe.items(at, attribute)
            found = disjunction(bit for value, bit in items.bits.items() if value in values)
            return found if wanted else conjunction((items.known, negation(found)))
        bits = self.universe.choice(at, attribute).bits.items()
        return disjunction(bit for value, bit in bits if (value in values) is wanted)

    def _in_currency(self, currency: str) -> Formula:
        if not currency:
            return True
        attribute = self.universe.subjects["deal"].attributes["currency"]
        return self.universe.choice(DEAL, attribute).bits[currency]

    def _same_member(self, at: Member, attribute: Attribute, other: Member, wanted: bool) -> Formula:
        if attribute.kind is Kind.REFERENCE_SET:
            items = self.universe.items(at, attribute)
            named = items.bits[other.position]
            return named if wanted else conjunction((items.known, negation(named)))
        bits = self.universe.reference(at, attribute).bits
        return disjunction(bit for place, bit in bits.items() if (place == other.position) is wanted)

    def _concluded(self, condition: Concluded, at: Member, wanted: bool) -> Formula:
        name = condition.path.attribute
        asked = sorted(condition.values or self._values[name], key=str)
        made = disjunction(self._made(name, value, at) for value in asked)
        return made if wanted else negation(made)

    # Lists

    def _list_test(self, test: ListTest, member: Member, bound: Bound, wanted: bool) -> Formula:
        found = self._through(test, member, lambda at: self._tested(test, at, bound, wanted))
        if test.holds_of_nothing and wanted:
            nowhere = negation(disjunction(way for way, _ in self.universe.follow(member, test.path)))
            return disjunction((nowhere, found))
        return found

    def _tested(self, test: ListTest, holder: Member, bound: Bound, wanted: bool) -> Formula:
        given, listed = self.universe.related(holder, self.universe.attribute(test.path))

        def certain(statement: Cardinality) -> Formula:
            """So many members certainly are in the list, and certainly are counted."""
            return at_least(self._do(test, listed, bound, not statement.failing), statement.number)

        def fewer(statement: Cardinality) -> Formula:
            """The list is complete, and fewer members may be counted."""
            counted = self._may(test, listed, bound, statement.failing)
            return conjunction((given, negation(at_least(counted, statement.number))))

        def holds(statement: Cardinality) -> Formula:
            match statement.limit:
                case Limit.AT_LEAST:
                    return certain(statement)
                case Limit.FEWER_THAN:
                    return fewer(statement)
                case Limit.NOT_KNOWN:
                    return negation(certain(statement))

        if wanted:
            return conjunction(map(holds, cardinalities(test)))
        return disjunction(holds(each.denied) for each in cardinalities(test))

    def _do(self, test: ListTest, listed: list[Listed], bound: Bound, truth: bool) -> list[Formula]:
        """Return, for each member, that it certainly is in the list and certainly matches (or does not)."""
        return [
            conjunction((each.certain, self.holds(test.where, each.member, bound, wanted=truth))) for each in listed
        ]

    def _may(self, test: ListTest, listed: list[Listed], bound: Bound, excluded: bool) -> list[Formula]:
        """Return, for each member, that it may be in the list and may match (or with ``excluded`` fail to)."""
        return [
            conjunction((each.possible, negation(self.holds(test.where, each.member, bound, wanted=excluded))))
            for each in listed
        ]
