"""The part of the generated tests that reads a deal: members in order, and one column per attribute that is tested.

Only what some test asks for is read. Names of variables in the generated code are made here and nowhere else; they
are numbered, and no word of a rulebook or of a deal gets into the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from dealrules.engine import bitmaps
from dealrules.snapshot.attribute import Attribute, Direction, Kind
from dealrules.snapshot.subject import Subject

__all__ = ["Columns"]

NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS)
SETS = (Kind.ENUMERATION_SET, Kind.REFERENCE_SET)


class Columns:
    """Collects what the tests need of a deal, and writes the code that reads it.

    Every method returns the name of a variable of the generated code.

    Attributes:
        namespace: the objects that the generated code refers to.
    """

    def __init__(self, subjects: Mapping[str, Subject]) -> None:
        self.subjects = subjects
        self.namespace: dict[str, Any] = {name: getattr(bitmaps, name) for name in bitmaps.__all__}
        self.namespace["NOTHING"] = ("", [], ())
        self._numbers = {name: number for number, name in enumerate(subjects)}
        self._members: dict[str, list[str]] = {}
        self._names: dict[tuple[Any, ...], str] = {}
        self._reads: dict[str, dict[str, list[tuple[str, str]]]] = {}
        self._after: list[str] = []
        self._scalars: list[str] = []
        self._constants: dict[Any, str] = {}

    def code(self) -> list[str]:
        """Return the lines that read a deal, in an order in which each finds what it needs."""
        lines = list(self._scalars)
        for subject, listing in self._members.items():
            lines += listing
            lines += self._column_code(subject)
        return lines + self._after

    def _column_code(self, subject: str) -> list[str]:
        """Return the lines that read the columns of a subject: all attributes of a member in one go."""
        reads = self._reads.get(subject, {})
        if not reads:
            return []
        members = self.members(subject)
        plain = [name for name in reads if name.isidentifier()]
        lines = []
        if plain:
            read = self.constant(attrgetter(*plain))
            columns = "".join(f"{self._column(subject, name)}, " for name in plain)
            rows = f"map({read}, {members})" if len(plain) > 1 else f"[({read}(member),) for member in {members}]"
            lines.append(f"{columns}= zip(*{rows}) if {members} else {self.constant(((),) * len(plain))}")
        for read in reads:
            column = self._column(subject, read)
            if read not in plain:
                lines.append(f"{column} = [{read} for member in {members}]")
            lines += [f"{name} = {function}({column})" for name, function in reads[read]]
        return lines

    def _column(self, subject: str, read: str) -> str:
        return self._named("column", subject, read)[0]

    def constant(self, value: Any) -> str:
        """Return the name of a constant."""
        key = (type(value).__name__, value)
        if key not in self._constants:
            name = f"K{len(self._constants)}"
            self._constants[key] = name
            self.namespace[name] = value
        return self._constants[key]

    def _named(self, prefix: str, *key: Any) -> tuple[str, bool]:
        """Return a variable for ``key`` and whether it is new."""
        full = (prefix, *key)
        known = full in self._names
        return self._names.setdefault(full, f"{prefix}{len(self._names)}"), not known

    def members(self, subject: str) -> str:
        """Return the variable with the members of a subject, in order; this also asks for ``all`` of them."""
        name = f"members{self._numbers[subject]}"
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
        return f"rows_of{self._numbers[subject]}", f"given_of{self._numbers[subject]}"

    def everyone(self, subject: str) -> str:
        """Return the variable with the bitmap of all members of a subject."""
        return "1" if subject == "deal" else f"all{self._numbers[subject]}"

    def positions(self, subject: str) -> str:
        """Return the variable that maps the id of a member to its position."""
        name = f"positions{self._numbers[subject]}"
        members = self.members(subject)
        line = f"{name} = {{member.id: place for place, member in enumerate({members})}}"
        if line not in self._members[subject]:
            self._members[subject].append(line)
        return name

    def shared(self, expression: str) -> str:
        """Return the variable with the value of an expression over columns that several tests may ask for."""
        name, new = self._named("shared", expression)
        if new:
            self._after.append(f"{name} = {expression}")
        return name

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

    def _collect(self, subject: str, attribute: Attribute, name: str, function: str) -> None:
        """Have ``function`` called on the column of an attribute, and its result named."""
        self.members(subject)
        if attribute.kind is Kind.DAYS and attribute.derived:
            read = self._read_value("member", attribute)
        elif attribute.custom:
            read = self._read("member", attribute.name)
        else:
            read = attribute.name
        self._reads.setdefault(subject, {}).setdefault(read, []).append((name, function))

    def known(self, subject: str, attribute: Attribute) -> str:
        """Return the variable with the members whose value is known."""
        name, new = self._named("known", subject, attribute.name)
        if new and attribute.kind in (Kind.ENUMERATION, Kind.BOOLEAN):
            self._after.append(f"{name} = sum({self.by_value(subject, attribute)}.values())")
        elif new:
            self._collect(subject, attribute, name, "known_in")
        return name

    def by_value(self, subject: str, attribute: Attribute) -> str:
        """Return the variable that maps each value seen to the members that have it."""
        name, new = self._named("by_value", subject, attribute.name)
        if new:
            self._collect(subject, attribute, name, "by_element" if attribute.kind in SETS else "by_value")
        return name

    def values(self, subject: str, attribute: Attribute) -> str:
        """Return the variable with the pairs of bit and value of the members whose value is known."""
        name, new = self._named("values", subject, attribute.name)
        if new:
            self._collect(subject, attribute, name, "values_in")
        return name

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
        return self._lazy(name, f"[(bit, {positions}[value]) for bit, value in {values}]")

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
        reference = self.subjects[attribute.target].attributes[attribute.reverse]
        everyone, holders = self.everyone(attribute.target), self.members(subject)
        known = self.known(attribute.target, reference)
        if reference.kind is Kind.REFERENCE_SET:
            sets, positions = self.values(attribute.target, reference), self.positions(subject)
            pairs = f"[(bit, {positions}[each]) for bit, value in {sets} for each in value]"
        else:
            pairs = self.references(attribute.target, reference)
        return f"rows_backwards(len({holders}), {pairs}, {everyone} & ~{known})"

    def listed(self, subject: str) -> str:
        """Return an expression that says whether all lists of a subject's members are known."""
        holder, attribute = self.subjects[subject].collection or ("deal", "")
        if holder == "deal":
            return f"({self._read('deal', attribute)} is not None)"
        self.members(subject)
        _, given = self.nested(subject)
        return f"({self.listed(holder)} and {given} == {self.everyone(holder)})"
