"""The tests on single members, compiled to Python: the three-valued part of matching.

In a Rete network the alpha memories hold, for each test, the facts that pass it. Here they are bitmaps over the
members of a subject, computed for all members at once by code generated from the conditions. durable-rules has no
"unknown" and no safe absence, so conditions cannot be given to it; and whatever a user typed stays on this side.

A condition is compiled to two expressions: the members for which it is certainly true, and those for which it is
certainly false. The second is only ever asked for under an odd number of negations, which is where a conclusion is
read for its absence; so both come out two-valued for conclusions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dealrules.engine.columns import NUMBERS, SETS, Columns
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
    Path,
    Range,
    SameMember,
    conjuncts,
)
from dealrules.rulebook.model import RuleSet
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["TestCompiler"]


class TestCompiler:
    """Turns conditions into expressions of Python over the columns of a deal."""

    __test__ = False  # not a test class, whatever pytest thinks of the name

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.subjects = ruleset.subjects
        self.columns = Columns(ruleset.subjects)

    def true(self, condition: Condition, subject: str) -> str:
        """Return the expression for the members of ``subject`` of which the condition is certainly true."""
        match condition:
            case AllOf(parts):
                return self._both([self.true(part, subject) for part in parts], subject)
            case AnyOf(parts):
                return self._either([self.true(part, subject) for part in parts], subject)
            case Not(part):
                return self.false(part, subject)
            case Compare() | Known() | Concluded() | ListTest():
                return self._leaf(condition, subject, wanted=True)

    def conjuncts(self, condition: Condition, subject: str) -> list[str]:
        """Return expressions of which all must be true where the condition is certainly true of anything."""
        return [self.true(part, subject) for part in conjuncts(condition)]

    def sections(self, condition: Condition) -> list[str]:
        """Return expressions for the sections of the deal that must be known for the condition to be true."""
        paths = [part.path for part in conjuncts(condition) if isinstance(part, Compare | Known)]
        attributes = [path.attribute.partition(".") for path in paths if path.subject == "deal"]
        return [f"deal.{section}" for section, dot, _ in attributes if dot and section != "custom"]

    def false(self, condition: Condition, subject: str) -> str:
        """Return the expression for the members of ``subject`` of which the condition is certainly false."""
        match condition:
            case AllOf(parts):
                return self._either([self.false(part, subject) for part in parts], subject)
            case AnyOf(parts):
                return self._both([self.false(part, subject) for part in parts], subject)
            case Not(part):
                return self.true(part, subject)
            case Compare() | Known() | Concluded() | ListTest():
                return self._leaf(condition, subject, wanted=False)

    def _both(self, expressions: list[str], subject: str) -> str:
        """Join by "and"; nothing more is worked out once nothing is left."""
        if not expressions:
            return self.everyone(subject)
        if len(expressions) == 1:
            return expressions[0]
        ordered = sorted(expressions, key=len)
        if subject == "deal":
            return f"({' and '.join(ordered)})"
        names = [expression for expression in ordered if expression.isidentifier()]
        others = [expression for expression in ordered if not expression.isidentifier()]
        if not names:
            return f"({' & '.join(others)})"
        left = " & ".join(names)
        if not others:
            return f"({' and '.join(names)} and {left})"
        if len(names) > 1:
            names, left = [*names, f"(left := {left})"], "left"
        return f"({' and '.join(names)} and {' & '.join([left, *others])})"

    @staticmethod
    def _either(expressions: list[str], subject: str) -> str:
        if not expressions:
            return "0"
        operator = " or " if subject == "deal" else " | "
        return f"({operator.join(expressions)})" if len(expressions) > 1 else expressions[0]

    def _rest(self, expression: str, subject: str) -> str:
        """Return the expression for all members of a subject but some; the deal is one member."""
        return f"(not {expression})" if subject == "deal" else f"({self.everyone(subject)} & ~{expression})"

    def everyone(self, subject: str) -> str:
        """Return the expression for all members of a subject."""
        if subject != "deal":
            self.columns.members(subject)
        return self.columns.everyone(subject)

    def _leaf(self, leaf: Compare | Known | Concluded | ListTest, subject: str, *, wanted: bool) -> str:
        """Compile a condition on one attribute, which may lie at the end of references."""
        path = leaf.path
        if isinstance(leaf, Compare) and isinstance(leaf.matcher, SameMember):
            return self._is_member(leaf, subject, wanted=wanted)
        start = "deal" if path.origin == "deal" else subject
        places = [start]
        for step in path.steps:
            places.append(self.subjects[places[-1]].attributes[step].target)
        # a reference that is unknown leads to nothing known, so along a path such a test holds for all the rest
        rest = bool(path.steps) and wanted is _holds_of_nothing(leaf)
        expression = self._at(leaf, places[-1], wanted=wanted is not rest)
        for holder, step in zip(reversed(places[:-1]), reversed(path.steps), strict=True):
            references = self.columns.references(holder, self.subjects[holder].attributes[step])
            expression = f"pull({references}, {expression})"
        if rest:
            expression = self._rest(expression, start)
        return f"({self.everyone(subject)} if {expression} else 0)" if start != subject else expression

    def _is_member(self, leaf: Compare, subject: str, *, wanted: bool) -> str:
        """Compile "a reference of the deal names this member"."""
        pairs, _ = self.references("deal", leaf.path)
        found = f"led_to({pairs}, 1)"
        return found if wanted else f"({self.everyone(subject)} & ~{found} if {pairs} else 0)"

    def references(self, subject: str, path: Path) -> tuple[str, Attribute]:
        """Return the expression for the pairs of bit and target position along a path of references.

        A path may end at a set of references; the pairs then lead to the members that hold it, and the attribute
        returned is that set.
        """
        expression = ""
        for step in (*path.steps, path.attribute):
            attribute = self.subjects[subject].attributes[step]
            if attribute.kind is Kind.REFERENCE_SET:
                break
            onward = self.columns.references(subject, attribute)
            expression = f"follow({expression}, {onward})" if expression else onward
            subject = attribute.target
        return expression, attribute

    def leads_to_set(self, subject: str, path: Path) -> bool:
        """Say whether a path of references ends at a set of them."""
        return self.references(subject, path)[1].kind is Kind.REFERENCE_SET

    def links(self, subject: str, path: Path) -> str:
        """Return the expression for the rows of a set of references that a path ends at."""
        pairs, attribute = self.references(subject, path)
        for step in path.steps:
            subject = self.subjects[subject].attributes[step].target
        rows, _ = self.columns.rows(subject, attribute)
        return f"rows_along({pairs}, {rows})" if pairs else rows

    def _at(self, leaf: Compare | Known | Concluded | ListTest, subject: str, *, wanted: bool) -> str:
        """Compile a condition on an attribute of the subject in hand."""
        match leaf:
            case Concluded(path, values):
                return self._concluded(path, values, subject, wanted=wanted)
            case ListTest(path):
                attribute = self.subjects[subject].attributes[path.attribute]
                return self._list(leaf, attribute, subject, wanted=wanted)
            case Known(path):
                return self._known(self.subjects[subject].attributes[path.attribute], subject, wanted=wanted)
            case Compare(path, matcher):
                attribute = self.subjects[subject].attributes[path.attribute]
                if subject == "deal":
                    return self._scalar(attribute, matcher, wanted=wanted)
                if isinstance(matcher, Range):
                    return self._range(attribute, matcher, subject, wanted=wanted)
                assert isinstance(matcher, OneOf)
                return self._one_of(attribute, matcher, subject, wanted=wanted)

    def _known(self, attribute: Attribute, subject: str, *, wanted: bool) -> str:
        if attribute.kind is Kind.LIST:
            if self._is_root(attribute, subject):
                known = self.columns.listed(attribute.target)
            else:
                known = self.columns.rows(subject, attribute)[1]
            return known if wanted else self._rest(known, subject)
        if subject == "deal":
            return f"({self.columns.scalar(attribute)} is {'not ' if wanted else ''}None)"
        return self.columns.known(subject, attribute) if wanted else self.columns.unknown(subject, attribute)

    def _concluded(self, path: Path, values: frozenset[str | bool], subject: str, *, wanted: bool) -> str:
        asked = sorted(values or self.ruleset.conclusions[path.attribute].values or (True,), key=str)
        made = self._either([self.columns.made(path.attribute, value) for value in asked], subject)
        return made if wanted else self._rest(made, subject)

    def _scalar(self, attribute: Attribute, matcher: Any, *, wanted: bool) -> str:
        """Compare an attribute of the deal; the expression is a truth value, which counts as the bit of the deal."""
        value = self.columns.scalar(attribute)
        if isinstance(matcher, Range):
            return self._scalar_range(value, matcher, wanted=wanted)
        positive = wanted is not matcher.negated
        values = self.columns.constant(matcher.values)
        if attribute.kind in SETS and len(matcher.values) == 1:
            only = self.columns.constant(next(iter(matcher.values)))
            return f"({value} is not None and {only} {'in' if positive else 'not in'} {value})"
        if attribute.kind in SETS:
            disjoint = f"{'not ' if positive else ''}{value}.isdisjoint({values})"
            return f"({value} is not None and {disjoint})"
        if positive and len(matcher.values) == 1 and attribute.kind is not Kind.BOOLEAN:
            return f"({value} == {self.columns.constant(next(iter(matcher.values)))})"
        return f"({value} in {values})" if positive else f"({value} is not None and {value} not in {values})"

    def _scalar_range(self, value: str, matcher: Range, *, wanted: bool) -> str:
        inside = self._inside(matcher)
        return (
            f"({value} is not None{self._currency(matcher)} and {inside(value) if wanted else f'not {inside(value)}'})"
        )

    def _currency(self, matcher: Range) -> str:
        if not matcher.currency:
            return ""
        currency = self.columns.scalar(self.subjects["deal"].attributes["currency"])
        return f" and {currency} == {self.columns.constant(matcher.currency)}"

    def _inside(self, matcher: Range) -> Callable[[str], str]:
        checks = []
        if matcher.low is not None:
            checks.append((">" if matcher.low_open else ">=", self.columns.constant(matcher.low)))
        if matcher.high is not None:
            checks.append(("<" if matcher.high_open else "<=", self.columns.constant(matcher.high)))
        return lambda value: f"({' and '.join(f'{value} {sign} {bound}' for sign, bound in checks) or 'True'})"

    def _range(self, attribute: Attribute, matcher: Range, subject: str, *, wanted: bool) -> str:
        assert attribute.kind in NUMBERS
        inside = self._inside(matcher)("value")
        found = self.columns.within(subject, attribute, inside if wanted else f"not {inside}")
        currency = self._currency(matcher).removeprefix(" and ")
        return f"({found} if {currency} else 0)" if currency else found

    def _one_of(self, attribute: Attribute, matcher: OneOf, subject: str, *, wanted: bool) -> str:
        asked = self.columns.having if wanted is not matcher.negated else self.columns.lacking
        return asked(subject, attribute, matcher.values)

    def _is_root(self, attribute: Attribute, subject: str) -> bool:
        """Say whether the list is the one that holds all members of its subject."""
        return subject == "deal" and attribute.kind is Kind.LIST and not attribute.reverse

    def _list(self, test: ListTest, attribute: Attribute, subject: str, *, wanted: bool) -> str:
        """Compile a test on a list, from the certain and the possible matches among its members."""
        if self._is_root(attribute, subject):
            everyone = self.everyone(attribute.target)
            compiled: _ListCompiler = _WholeListCompiler(
                self, test, attribute.target, everyone, self.columns.listed(attribute.target)
            )
        elif attribute.reverse:
            rows, given = self.columns.rows(subject, attribute)
            compiled = _BackwardsListCompiler(self, test, attribute.target, rows, given)
            compiled.pairs = self.columns.pairs_backwards(subject, attribute)
        else:
            compiled = _ListCompiler(self, test, attribute.target, *self.columns.rows(subject, attribute))
        everyone = self.everyone(subject)
        if wanted:
            return self._both([compiled.holds(each, everyone) for each in cardinalities(test)], subject)
        return self._either([compiled.holds(each.denied, everyone) for each in cardinalities(test)], subject)


def _holds_of_nothing(leaf: Compare | Known | Concluded | ListTest) -> bool | None:
    """Say what is known of a member that no known reference leads to; ``None`` if nothing is."""
    match leaf:
        case Known():
            return False
        case ListTest(holds_of_nothing=True):
            return True
        case _:
            return None


class _ListCompiler:
    """Compiles one list test, given the rows of its holders and the holders whose list is known."""

    def __init__(self, tests: TestCompiler, test: ListTest, target: str, rows: str, given: str) -> None:
        self.tests, self.test, self.target, self.rows, self.given = tests, test, target, rows, given

    def _counted(self, statement: Cardinality) -> str:
        """Return the members that are certainly counted."""
        return self.tests.true(statement.counted(self.test.where), self.target)

    def _excluded(self, statement: Cardinality) -> str:
        """Return the members that are certainly not counted."""
        return self.tests.false(statement.counted(self.test.where), self.target)

    def holds(self, statement: Cardinality, everyone: str) -> str:
        """Return the holders of whose list a statement is certainly true."""
        match statement.limit:
            case Limit.AT_LEAST if statement.number == 1:
                return self._some(self._counted(statement))
            case Limit.AT_LEAST:
                return self._at_least(statement.number, self._counted(statement))
            case Limit.FEWER_THAN if statement.number == 1:
                return self._only(self._excluded(statement))
            case Limit.FEWER_THAN:
                return self._fewer_than(statement.number, self._excluded(statement))
            case Limit.NOT_KNOWN:
                known = self._some(self._counted(statement))
                return f"(not {known})" if everyone == "1" else f"({everyone} & ~{known})"

    def _some(self, members: str) -> str:
        """Return the holders with a certain member among ``members``."""
        return f"some_among({self.rows}, {members})"

    def _only(self, members: str) -> str:
        """Return the holders of a known list all of whose possible members are among ``members``."""
        return f"only_among({self.rows}, {self.given}, {members})"

    def _at_least(self, number: int, members: str) -> str:
        """Return the holders with so many certain members among ``members``."""
        return f"at_least({self.rows}, {number}, {members})"

    def _fewer_than(self, number: int, members: str) -> str:
        """Return the holders of a known list with fewer possible members that are not among ``members``."""
        return f"fewer_than({self.rows}, {self.given}, {number}, {members})"


class _BackwardsListCompiler(_ListCompiler):
    """Compiles a test on the list of those whose reference leads to its holder."""

    pairs = ""

    def _some(self, members: str) -> str:
        return f"led_to({self.pairs}, {members})"


class _WholeListCompiler(_ListCompiler):
    """Compiles a test on the list that holds all members of a subject; ``rows`` is the bitmap of them all."""

    def _some(self, members: str) -> str:
        return members

    def _only(self, members: str) -> str:
        return f"({self.given} and {members} == {self.rows})"

    def _at_least(self, number: int, members: str) -> str:
        return f"(({members}).bit_count() >= {number})"

    def _fewer_than(self, number: int, members: str) -> str:
        return f"({self.given} and ({self.rows} & ~{members}).bit_count() < {number})"
