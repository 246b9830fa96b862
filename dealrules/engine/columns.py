"""The part of the generated tests that reads a deal: members in order, and one table per attribute that is tested.

Only what some test asks for is read. Names of variables in the generated code are made here and nowhere else: what kind
of thing they hold, and whose, in letters and digits alone, so that no word of a rulebook can be code. Values are
constants outside of the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.listed import layout_of
from dealrules.snapshot.subject import Subject, reader

__all__ = ["Columns"]

_NO_LETTER = re.compile("[^A-Za-z0-9]+")
_LONG = 60
"""Letters of the name of a variable; a condition may list many values."""

NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS)
SETS = (Kind.ENUMERATION_SET, Kind.REFERENCE_SET)


@attrs.define
class _Table:
    """What is worked out of the values of one attribute.

    Attributes:
        known: the variable that is 0 where no value is known.
        lines: what is worked out where any value is known, in order.
        names: the names that they set, which are 0 where none is.
    """

    known: str
    lines: list[str] = attrs.field(factory=list)
    names: list[str] = attrs.field(factory=list)


class Columns:
    """Collects what the tests need of a deal, and writes the code that reads it.

    Every method returns the name of a variable of the generated code.

    Attributes:
        constants: the values that the generated code refers to, by name.
        readers: what reads the lanes of members, by name: the class of the members, and the lanes.
        conclusions: for each conclusion that the code reads or makes, by name and value, its variable.
    """

    def __init__(self, subjects: Mapping[str, Subject]) -> None:
        self.subjects = subjects
        self.constants: dict[str, Any] = {}
        self.readers: dict[str, tuple[type, tuple[int, ...]]] = {}
        self.conclusions: dict[tuple[str, Any], str] = {}
        self._members: dict[str, list[str]] = {}
        self._names: dict[tuple[Any, ...], str] = {}
        self._taken: set[str] = set()
        self._lanes: dict[str, list[tuple[int, str]]] = {}
        self._combined: dict[str, list[str]] = {}
        self._reads: dict[str, dict[str, _Table]] = {}
        self._after: list[str] = []
        self._scalars: list[str] = []
        self._constants: dict[Any, str] = {}

    def code(self) -> list[str]:
        """Return the lines that read a deal, in an order in which each finds what it needs."""
        lines = list(self._scalars)
        for subject, listing in self._members.items():
            lines += [*listing, *self._lane_code(subject), *self._table_code(subject)]
            lines += self._combined.get(subject, [])
        return lines + self._after

    def _lane_code(self, subject: str) -> list[str]:
        """Return the lines that read which members have which value."""
        lanes = sorted(self._lanes.get(subject, ()))
        if not lanes:
            return []
        reader = f"read_{subject}"
        self.readers[reader] = (self.subjects[subject].member, tuple([lane for lane, _ in lanes]))
        names = "".join([f"{name}, " for _, name in lanes])
        return [f"{names}= {reader}({self.members(subject)})"]

    def _table_code(self, subject: str) -> list[str]:
        """Return the lines that read the members of a subject, and what is worked out of each attribute."""
        reads = self._reads.get(subject, {})
        if not reads:
            return []
        members = self.members(subject)
        lines = []
        for expression, table in reads.items():
            lines += [f"if {table.known}:", f"    table = {expression.format(members=members)}"]
            lines += [*(f"    {line}" for line in table.lines), "else:"]
            lines.append(f"    {' = '.join([*table.names, '0'])}")
        return lines

    def constant(self, value: Any) -> str:
        """Return the name of a constant."""
        key = (type(value).__name__, value)
        if key not in self._constants:
            name = f"K{len(self._constants)}"
            self._constants[key] = name
            self.constants[name] = value
        return self._constants[key]

    def made(self, name: str, value: Any) -> str:
        """Return the variable with the members about which a conclusion was made so far."""
        if (name, value) not in self.conclusions:
            self.conclusions[name, value], _ = self._named("made", name, *([] if value is True else [value]))
        return self.conclusions[name, value]

    def _named(self, prefix: str, *key: Any) -> tuple[str, bool]:
        """Return a variable for ``key`` and whether it is new."""
        full = (prefix, *key)
        if full in self._names:
            return self._names[full], False
        parts = [_NO_LETTER.sub("_", str(word)).strip("_") for word in key]
        words = "_".join([prefix, *filter(None, parts)])
        plain = len(words) <= _LONG and words not in self._taken
        name = words if plain else f"{words[:_LONG].rstrip('_')}__{len(self._names)}"
        self._taken.add(name)
        self._names[full] = name
        return name, True

    def members(self, subject: str) -> str:
        """Return the variable with the members of a subject, in order; this also asks for ``all`` of them."""
        name = f"members_{subject}"
        if subject not in self._members:
            self._members[subject] = []  # keeps the place: holders come before what they hold
            holder, attribute = self.subjects[subject].collection or ("deal", "")
            everyone = self.everyone(subject)
            if holder == "deal":
                held = self._read("deal", attribute) if attribute else "()"
                text = f"{name} = in_order({held})"
            else:
                rows, given = self.nested(subject)
                read = self._read("member", attribute)
                holders = self.members(holder)
                text = f"{name}, {rows}, {given} = flatten([{read} for member in {holders}])"
                self._members[subject] = self._members.pop(subject)
            self._members[subject] += [text, f"{everyone} = (1 << len({name})) - 1"]
        return name

    def nested(self, subject: str) -> tuple[str, str]:
        """Return the variables with the rows of the holders of a nested subject, and with those that are known."""
        return f"rows_of_{subject}", f"given_of_{subject}"

    def everyone(self, subject: str) -> str:
        """Return the variable with the bitmap of all members of a subject."""
        return "1" if subject == "deal" else f"all_{subject}"

    def positions(self, subject: str) -> str:
        """Return the expression for the positions of the members of a subject by their ids."""
        members = self.members(subject)
        name = f"positions_{subject}"
        return self._lazy(name, f"{{member.id: place for place, member in enumerate({members})}}")

    def scalar(self, attribute: Attribute) -> str:
        """Return the variable with the value of an attribute of the deal, ``None`` where it is unknown."""
        name, new = self._named("value", attribute.name)
        if new:
            self._scalars.append(f"{name} = {self._read_value('deal', attribute)}")
        return name

    def _read(self, holder: str, name: str) -> str:
        """Return the expression that reads an attribute off a member or the deal."""
        if name.startswith("custom."):
            return f"{holder}.custom.get({self.constant(name.removeprefix('custom.'))})"
        if "." in name:
            section, inner = name.split(".", 1)
            return f"({holder}.{section} and {holder}.{section}.{inner})"
        return f"{holder}.{name}"

    def _read_value(self, holder: str, attribute: Attribute) -> str:
        """Return the expression for the value of an attribute, which is counted in days off a date if derived."""
        if not (attribute.kind is Kind.DAYS and attribute.derived):
            return self._read(holder, attribute.name)
        date = self._read(holder, attribute.name.removesuffix("_days"))
        difference = "deal.as_of - day" if attribute.direction is Direction.PAST else "day - deal.as_of"
        return f"None if (day := {date}) is None else ({difference}).days"

    def _collect(self, subject: str, attribute: Attribute, name: str, expression: str) -> None:
        """Name what an expression over the table of an attribute yields; it is 0 where no value is known."""
        members = self.members(subject)
        known = members if attribute.custom else self.known(subject, attribute)
        table = self._reads.setdefault(subject, {}).setdefault(self._table(attribute), _Table(known))
        table.lines.append(f"{name} = {expression}")
        table.names.append(name)

    def _table(self, attribute: Attribute) -> str:
        """Return the expression for the members by their value of an attribute."""
        counted = attribute.kind is Kind.DAYS and attribute.derived
        name = attribute.name.removesuffix("_days") if counted else attribute.name
        table = f"table_of({{members}}, {self.constant(reader(name))})"
        if counted:
            table = f"days_{'since' if attribute.direction is Direction.PAST else 'until'}({table}, deal.as_of)"
        return table

    def known(self, subject: str, attribute: Attribute) -> str:
        """Return the variable with the members whose value is known."""
        if attribute.required:
            return self.everyone(subject)
        if attribute.derived and attribute.kind is Kind.DAYS:
            date = attribute.name.removesuffix("_days")
            return self.known(subject, self.subjects[subject].attributes[date])
        if not attribute.custom:
            return self._lane(subject, attribute, None)
        name, new = self._named("known", subject, attribute.name)
        if new:
            self._collect(subject, attribute, name, "sum(table.values())")
        return name

    def having(self, subject: str, attribute: Attribute, values: Iterable[Any]) -> str:
        """Return the variable with the members that have one of some values, or an element among them."""
        asked = tuple(sorted(values, key=str))
        if len(asked) == 1 and not attribute.custom:
            return self._lane(subject, attribute, asked[0])
        name, new = self._named("having", subject, attribute.name, *asked)
        if new and not attribute.custom:
            lanes = [self._lane(subject, attribute, value) for value in asked]
            self._combine(subject, f"{name} = {' | '.join(lanes) or '0'}")
        elif new:
            table = self._by_element(subject, attribute) if attribute.kind in SETS else "table"
            found = " | ".join([f"{table}.get({self.constant(value)}, 0)" for value in asked])
            self._collect(subject, attribute, name, found or "0")
        return name

    def lacking(self, subject: str, attribute: Attribute, values: Iterable[Any]) -> str:
        """Return the variable with the members of which it is known that they have none of some values."""
        asked = tuple(sorted(values, key=str))
        name, new = self._named("lacking", subject, attribute.name, *asked)
        if new:
            known, having = self.known(subject, attribute), self.having(subject, attribute, asked)
            self._combine(subject, f"{name} = {known} & ~{having}")
        return name

    def unknown(self, subject: str, attribute: Attribute) -> str:
        """Return the variable with the members whose value is unknown."""
        if attribute.required:
            return "0"
        name, new = self._named("unknown", subject, attribute.name)
        if new:
            everyone, known = self.everyone(subject), self.known(subject, attribute)
            self._combine(subject, f"{name} = {everyone} & ~{known}")
        return name

    def _lane(self, subject: str, attribute: Attribute, value: Any) -> str:
        """Return the variable with the members that have a value of an attribute; ``None`` for any known one."""
        self.members(subject)
        key = ("known", subject, attribute.name) if value is None else ("lane", subject, attribute.name, value)
        name, new = self._named(*key)
        if new:
            layout = layout_of(self.subjects[subject].member)
            self._lanes.setdefault(subject, []).append((layout.lanes[attribute.name, value], name))
        return name

    def _combine(self, subject: str, line: str) -> None:
        """Have a line run as soon as the lanes and tables of a subject are read."""
        self.members(subject)
        self._combined.setdefault(subject, []).append(line)

    def within(self, subject: str, attribute: Attribute, inside: str) -> str:
        """Return the variable with the members whose ``value`` is known and satisfies an expression."""
        name, new = self._named("within", subject, attribute.name, inside)
        if new:
            self._collect(subject, attribute, name, f"sum([bits for value, bits in table.items() if {inside}])")
        return name

    def _by_element(self, subject: str, attribute: Attribute) -> str:
        """Return the variable that maps each element of the sets seen to the members whose set has it."""
        name, new = self._named("by_element", subject, attribute.name)
        if new:
            self._collect(subject, attribute, name, "by_element(table)")
        return name

    def values(self, subject: str, attribute: Attribute) -> str:
        """Return the expression for the values that are known, each with the bitmap of the members that have it."""
        return f"{self._table(attribute).format(members=self.members(subject))}.items()"

    def _lazy(self, name: str, expression: str) -> str:
        """Return an expression that is worked out when a test first asks for it; few tests get that far."""
        start = f"{name} = None"
        if start not in self._after:
            self._after.append(start)
        return f"({name} if {name} is not None else ({name} := {expression}))"

    def references(self, subject: str, attribute: Attribute) -> str:
        """Return the expression for the pairs of bit and target position of a reference."""
        name, _ = self._named("references", subject, attribute.name)
        positions = self.positions(attribute.target)
        if subject == "deal":
            value = self.scalar(attribute)
            return self._lazy(name, f"[(1, {positions}[{value}])] if {value} is not None else ()")
        values = self.values(subject, attribute)
        return self._lazy(name, f"pairs_of_references({values}, {positions})")

    def rows(self, subject: str, attribute: Attribute) -> tuple[str, str]:
        """Return the expression for the rows of a list that members hold, and the holders whose list is known."""
        target = attribute.target
        if attribute.kind is Kind.LIST and not attribute.reverse:
            self.members(target)
            return self.nested(target)
        name, _ = self._named("rows", subject, attribute.name)
        if attribute.reverse:
            given = f"({self.everyone(subject)} if {self.listed(target)} else 0)"
            return self._lazy(name, self._rows_backwards(subject, attribute)), given
        sets, positions = self.values(subject, attribute), self.positions(target)
        return self._lazy(name, f"rows_of_references({sets}, {positions})"), self.known(subject, attribute)

    def _rows_backwards(self, subject: str, attribute: Attribute) -> str:
        everyone, holders = self.everyone(attribute.target), self.members(subject)
        known = self.known(attribute.target, self.subjects[attribute.target].attributes[attribute.reverse])
        return f"rows_backwards(len({holders}), {self.pairs_backwards(subject, attribute)}, {everyone} & ~{known})"

    def pairs_backwards(self, subject: str, attribute: Attribute) -> str:
        """Return the expression for the references that a list is read off backwards."""
        reference = self.subjects[attribute.target].attributes[attribute.reverse]
        if reference.kind is not Kind.REFERENCE_SET:
            return self.references(attribute.target, reference)
        name, _ = self._named("pairs", subject, attribute.name)
        sets, positions = self.values(attribute.target, reference), self.positions(subject)
        return self._lazy(name, f"pairs_of_sets({sets}, {positions})")

    def listed(self, subject: str) -> str:
        """Return an expression that says whether all lists of a subject's members are known."""
        holder, attribute = self.subjects[subject].collection or ("deal", "")
        if holder == "deal":
            return f"({self._read('deal', attribute)} is not None)"
        self.members(subject)
        _, given = self.nested(subject)
        return f"({self.listed(holder)} and {given} == {self.everyone(holder)})"
