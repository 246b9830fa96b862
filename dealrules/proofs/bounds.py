"""How many members a deal needs to answer a question: the bound within which a proof is complete.

Take any deal, however large, on which the answer is yes. Strike out members, keeping enough that it stays yes; how many
must be kept can be read off the rules, and that is the bound.

* What must stay *true of some member* keeps its witnesses, as many as the test counts, and what those need in turn.
* What must stay *true of every member* (nobody matches, a rule does not fire) stays true when members are struck out;
  it keeps nobody, unless what is said of each member needs witnesses: then every kept member keeps those too.
* A member that is kept keeps the members its references name, where a condition that must stay as it is reads through
  the reference; and where a list is read backwards through it, because a reference that names nobody any more would be
  unknown, and so might belong to every list.

Adding up gives, for each subject, how many members are kept because of each one that is kept. If that leads round in a
circle (each person needs another ...), no bound follows, and the question is not decided. Else the counts are finite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from dealrules.proofs.demands import (
    NOTHING,
    Chosen,
    Closure,
    Demand,
    Duty,
    Node,
    Silence,
    Statement,
    dearest_of,
    sum_of,
)
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
    Path,
    SameMember,
    conjuncts,
)
from dealrules.rulebook.graph import components
from dealrules.rulebook.model import Rule, RuleSet
from dealrules.rulebook.stratification import makers
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["Unbounded", "Witnesses"]


class Unbounded(Exception):
    """No bound follows from the rules: members need members without end."""


class Witnesses:
    """Counts, for one set of rules, the members that statements keep."""

    def __init__(self, ruleset: RuleSet, superseding: Mapping[str, Iterable[Rule]]) -> None:
        self.ruleset, self._superseding = ruleset, superseding
        self._subjects = ruleset.subjects
        self._makers = makers(ruleset.rules.values())
        self._memory: dict[Duty | tuple[str, str | bool], Demand] = {}
        self._open: dict[tuple[str, str | bool], int] = {}
        self._member, self._members = 0, 0
        self._cuts = 0

    def superseding(self, rule: Rule) -> Iterable[Rule]:
        """Return the rules that hide a rule, directly or through another."""
        return self._superseding.get(rule.id, ())

    # Conditions

    def of(self, statement: Statement) -> Demand:
        """Return what a statement about a member keeps beside that member."""
        known = self._memory.get(statement)
        if known is None:
            cuts = self._cuts
            known = self._count(statement)
            if cuts == self._cuts:
                self._memory[statement] = known
        return known

    def _count(self, statement: Statement) -> Demand:
        if _is_about_deal(statement):
            return Demand(duties=frozenset({attrs.evolve(statement, subject="deal")}))
        match statement.condition:
            case AllOf(parts) | AnyOf(parts):
                needs_all = isinstance(statement.condition, AllOf) is statement.wanted is statement.kept
                found = [self.of(statement.about(part)) for part in parts]
                return sum_of(found) if needs_all else dearest_of(found)
            case Not(part):
                return self.of(statement.about(part, flipped=True))
            case Known(path):
                return self._knowledge(path, statement.wanted is statement.kept)
            case Compare(path, matcher):
                names_other = isinstance(matcher, SameMember) and not statement.wanted
                return self._way(path, last=names_other) if statement.kept else NOTHING
            case Concluded(path) as condition:
                inner = self._conclusion(condition, statement.wanted is statement.kept)
            case ListTest(path) as condition:
                inner = self._list(condition, statement)
        return inner.plus(self._way(path)) if statement.kept else inner

    def _attribute(self, path: Path) -> Attribute:
        return self._subjects[path.subject].attributes[path.attribute]

    def _way(self, path: Path, *, last: bool = False) -> Demand:
        """Return the members that the references of a path lead through."""
        at, members = path.origin, Counter[Node]()
        for step in (*path.steps, *((path.attribute,) if last else ())):
            attribute = self._subjects[at].attributes[step]
            if not attribute.derived and attribute.kind is Kind.REFERENCE:
                members[Node(attribute.target)] += 1
            elif last and attribute.kind is Kind.REFERENCE_SET:
                continue
            at = attribute.target
        return Demand(members)

    def _knowledge(self, path: Path, known: bool) -> Demand:
        attribute = self._attribute(path)
        if known:
            return self._way(path, last=attribute.kind is Kind.REFERENCE)
        return self._gap(attribute) if attribute.kind is Kind.LIST and attribute.reverse else NOTHING

    def _gap(self, attribute: Attribute) -> Demand:
        """Return the member whose unknown list leaves open who belongs to a list that is read backwards."""
        collection = self._subjects[attribute.target].collection
        nested = attribute.reverse and collection is not None and collection[0] != "deal"
        return Demand({Node(collection[0]): 1}) if nested and collection else NOTHING

    def _list(self, test: ListTest, statement: Statement) -> Demand:
        """Return what a list test keeps, by the parts that the encoding is made of: ``certain`` and ``fewer``."""
        stated = [each if statement.wanted else each.denied for each in cardinalities(test)]
        return sum_of(self._stated(test, each, statement.kept) for each in stated)

    def _stated(self, test: ListTest, stated: Cardinality, kept: bool) -> Demand:
        match stated.limit:
            case Limit.AT_LEAST:
                return self._certain(test, not stated.failing, stated.number, kept)
            case Limit.FEWER_THAN:
                return self._fewer(test, stated.number, stated.failing, kept)
            case Limit.NOT_KNOWN:
                return self._certain(test, not stated.failing, stated.number, not kept)

    def _certain(self, test: ListTest, truth: bool, number: int, kept: bool) -> Demand:
        """At least ``number`` members certainly (do not) match; or not so many."""
        inner = Statement(test.where, self._attribute(test.path).target, truth, kept)
        return self._witnesses(test, inner, number) if kept else Demand(duties=frozenset({inner}))

    def _fewer(self, test: ListTest, number: int, excluded: bool, kept: bool) -> Demand:
        """The list is complete, and fewer than ``number`` members may match (or fail to); or that is not so."""
        attribute = self._attribute(test.path)
        inner = Statement(test.where, attribute.target, excluded, kept)
        if not kept:
            return self._witnesses(test, inner, number).either(self._gap(attribute))
        duties: set[Duty] = {inner}
        if attribute.reverse and self._subjects[attribute.target].attributes[attribute.reverse].kind is Kind.REFERENCE:
            duties.add(Closure(attribute.target, attribute.reverse, test.path.subject))
        return Demand(duties=frozenset(duties))

    def _witnesses(self, test: ListTest, inner: Statement, number: int) -> Demand:
        attribute = self._attribute(test.path)
        through = attribute.reverse or (attribute.name if attribute.kind is Kind.LIST else "")
        return Demand({Node(attribute.target, through): 1}).plus(self.of(inner)).times(number)

    # Conclusions and rules

    def _conclusion(self, condition: Concluded, made: bool) -> Demand:
        name = condition.path.attribute
        declared = self.ruleset.conclusions[name]
        values = condition.values or tuple(declared.values) or (True,)
        if made:
            return dearest_of(self._derivation(name, value) for value in sorted(values, key=str))
        asked = {(name, value) for value in values}
        making = [rule for rule in self._makers.get(name, ()) if asked.intersection(rule.concludes)]
        return Demand(duties=frozenset(Silence(rule.id) for rule in making))

    def _derivation(self, name: str, value: str | bool) -> Demand:
        """Return what keeps a conclusion made: the dearest of the rules that make it."""
        key = (name, value)
        if key in self._open:
            if self.ruleset.conclusions[name].on != "deal" and self._open[key] != self._member:
                raise Unbounded
            self._cuts += 1
            return NOTHING  # no conclusion about the same member is needed to draw itself
        if key in self._memory:
            return self._memory[key]
        self._open[key] = self._member
        cuts = self._cuts
        on = self.ruleset.conclusions[name].on
        try:
            found = dearest_of(self.firing(rule, on) for rule in self._makers.get(name, ()) if key in rule.concludes)
        finally:
            del self._open[key]
        if cuts == self._cuts:
            self._memory[key] = found
        return found

    def firing(self, rule: Rule, given: str = "deal") -> Demand:
        """Return what keeps a rule firing; the member that is bound to the subject ``given`` is there already."""
        when = Statement(rule.when, "deal")
        # What is true of the deal is kept once, however many members need it.
        parts = [self.of(when) if given == "deal" else Demand(duties=frozenset({when}))]
        here = self._member
        for binding in rule.for_each:
            if binding.subject != given:
                parts.append(Demand({Node(binding.subject, _join(binding.condition)): 1}))
                self._members += 1
                self._member = self._members
            parts.append(self.of(Statement(binding.condition, binding.subject)))
            self._member = here
        return sum_of(parts)

    def _silence(self, duty: Silence) -> Iterator[tuple[str, Demand]]:
        """Yield what keeps a rule from firing, by the subject whose every member keeps it."""
        rule = self.ruleset.rules[duty.rule]
        yield "deal", self.of(Statement(rule.when, "deal", kept=False))
        for binding in rule.for_each:
            yield binding.subject, self.of(Statement(binding.condition, binding.subject, kept=False))
        if duty.unless:
            hiders = [self.ruleset.rules[each] for each in sorted(duty.unless)]
            yield rule.target, dearest_of(self.firing(each, rule.target) for each in hiders)

    # Adding up

    def bound(self, root: Demand) -> dict[str, int]:
        """Return how many members of each subject a deal keeps at most for what is demanded of it.

        Raises:
            Unbounded: no bound follows.
        """
        each: dict[str, Demand] = {}
        closures: set[Closure] = set()
        waiting, seen = list(root.duties), set(root.duties)
        while waiting:
            for subject, demand in self._duty(waiting.pop(), closures):
                each[subject] = each.get(subject, NOTHING).plus(demand)
                waiting += demand.duties - seen
                seen |= demand.duties
        return self._add_up(root, each, closures)

    def _duty(self, duty: Duty, closures: set[Closure]) -> Iterator[tuple[str, Demand]]:
        match duty:
            case Statement(subject=subject):
                yield subject, self.of(duty)
            case Silence():
                yield from self._silence(duty)
            case Closure():
                closures.add(duty)
            case Chosen(subject=subject):
                yield "deal", Demand({Node(subject): 1})

    def _add_up(self, root: Demand, each: Mapping[str, Demand], closures: set[Closure]) -> dict[str, int]:
        totals = Counter(root.members) + Counter(each.get("deal", NOTHING).members)
        edges: dict[Node, Counter[Node]] = {}
        waiting = list(totals)
        while waiting:
            node = waiting.pop()
            if node not in edges:
                edges[node] = self._needs(node, each, closures)
                waiting += edges[node]
        graph = {_key(node): [_key(other) for other in others] for node, others in edges.items()}
        nodes = {_key(node): node for node in edges}
        for component in reversed(components(graph)):
            if len(component) > 1 or component[0] in graph[component[0]]:
                raise Unbounded
            node = nodes[component[0]]
            for other, number in edges[node].items():
                totals[other] += totals[node] * number
        sizes: Counter[str] = Counter()
        for node, number in totals.items():
            sizes[node.subject] += number
        return dict(sizes)

    def _needs(self, node: Node, each: Mapping[str, Demand], closures: set[Closure]) -> Counter[Node]:
        """Return what one member keeps: for what must hold of every member, and the members it belongs to."""
        needs = Counter(each.get(node.subject, NOTHING).members)
        for closure in closures:
            if closure.subject == node.subject and closure.reference != node.through:
                needs[Node(closure.target)] += 1
        collection = self._subjects[node.subject].collection
        if collection is not None and collection[0] != "deal" and node.through != collection[1]:
            needs[Node(collection[0])] += 1
        return needs


def _is_about_deal(statement: Statement) -> bool:
    """Say whether a test on a member reads the deal, so that it is the same for all members."""
    condition = statement.condition
    reads = isinstance(condition, Compare | Known | Concluded | ListTest) and condition.path.origin == "deal"
    joins = isinstance(condition, Compare) and isinstance(condition.matcher, SameMember)
    return reads and not joins and statement.subject != "deal"


def _key(node: Node) -> str:
    return f"{node.subject} {node.through}"


def _join(condition: Condition) -> str:
    """Return the reference by which a bound member is joined to another one, or an empty text."""
    for part in conjuncts(condition):
        if isinstance(part, Compare) and isinstance(part.matcher, SameMember) and part.path.origin != "deal":
            return part.path.attribute if not part.path.steps else ""
    return ""
