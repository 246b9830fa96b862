"""Matchers: what a condition demands of one attribute, checked against the kind of that attribute.

==================== =======================================================================
kind                 what may be demanded
==================== =======================================================================
enumeration, set     a word, a list of words (one of), ``{not: ...}``, ``{in: [...]}``; on a scale also
                     ``{from: ..., to: ...}``, both steps included, of which one may be left out
boolean              ``true`` or ``false``
number, days, money  a number, ``{gt, gte, lt, lte, between, not, in}``
date                 nothing but ``known``; compare its ``..._days`` instead
text                 nothing but ``known``; a text decides nothing
reference            a member bound by ``for_each`` (``<stakeholder>``), only where that is bound
list, references     ``{any, none, every, none_known, count}``
==================== =======================================================================

A number is the name of a parameter (``$soon`` of the same book, ``$entry.soon`` of another) or a bare 0, 1, 2 or 3;
money is always a parameter, because only that has a currency.
"""

from __future__ import annotations

from collections.abc import Collection

import attrs

from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.condition import AllOf, AnyOf, Compare, Condition, Matcher, Not, OneOf, Path, Range
from dealrules.rulebook.parsing.fields import described
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.scope import Scope, one
from dealrules.snapshot.attribute import Attribute, Kind

__all__ = ["Matchers", "Number"]

NUMBER_KINDS = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DAYS})
WORD_KINDS = frozenset({Kind.ENUMERATION, Kind.ENUMERATION_SET})
_BARE = (0, 1, 2, 3)
_NUMBER_KEYS = ("gt", "gte", "lt", "lte", "between", "not", "in")
_WORD_KEYS = ("not", "in")
_STEP_KEYS = ("from", "to")


@attrs.frozen
class Number:
    """A number that a rule writes, with its currency if it is money."""

    value: float
    currency: str = ""


def unit_of(attribute: Attribute) -> str:
    """Return the unit that a parameter must have to be compared with ``attribute``."""
    if attribute.kind is Kind.MONEY:
        return "money"
    if attribute.kind is Kind.DAYS:
        return "days"
    return attribute.unit or "count"


@attrs.frozen
class Matchers:
    """Reads the matchers of one book."""

    scope: Scope
    book: str

    def condition(self, node: Node, path: Path, attribute: Attribute) -> Condition | None:
        """Return the condition that ``node`` puts on the attribute at ``path``; ``None`` after a complaint."""
        kind = attribute.kind
        if kind in WORD_KINDS:
            tests = [
                Compare(path, matcher, node.key_location)
                for matcher in self.words(
                    node, attribute.vocabulary, f"'{attribute.name}'", path.subject, scale=attribute.scale
                )
            ]
            return tests[0] if len(tests) == 1 else AllOf(tuple(tests), node.key_location) if tests else None
        if kind is Kind.BOOLEAN:
            return self._compare(node, path, self._boolean(node, attribute))
        if kind in NUMBER_KINDS:
            return self._numeric(node, path, attribute)
        name = attribute.name
        known = f"It can only be tested with 'known: [{name}]' or 'unknown: [{name}]'."
        if kind is Kind.DATE:
            hint = f"Compare '{name}_days' instead." if not attribute.required else known
            self.scope.findings.error("DR213", f"'{name}' is a date and cannot be compared", node, hint)
        elif kind is Kind.TEXT:
            self.scope.findings.error("DR213", f"'{name}' is free text, and text decides nothing", node, known)
        else:
            self._refuse_reference(node, attribute)
        return None

    def _refuse_reference(self, node: Node, attribute: Attribute) -> None:
        if isinstance(node.value, str) and node.value.startswith("<"):
            hint = "A join stands at the top level of a condition inside 'for_each'."
            self.scope.findings.error("DR236", f"'{attribute.name}' cannot be joined here", node, hint)
            return
        hint = f"Write a path such as '{attribute.name}.{_first_word(self.scope, attribute)}'."
        message = f"'{attribute.name}' refers to {one(attribute.target)} and cannot be compared with {described(node)}"
        self.scope.findings.error("DR213", message, node, hint)

    def _compare(self, node: Node, path: Path, matcher: Matcher | None) -> Compare | None:
        return Compare(path, matcher, node.key_location) if matcher is not None else None

    def words(
        self, node: Node, legal: Collection[str], what: str, subject: str, *, scale: bool = False
    ) -> list[OneOf]:
        """Read a matcher over a closed list of words: one demand, or several to be and-ed; none after a complaint.

        Args:
            node: what the rule demands.
            legal: the words, on a scale from the first step to the last.
            what: what is demanded of, for a complaint.
            subject: whose it is, for a complaint.
            scale: the words are the steps of a scale.
        """
        if not isinstance(node.value, dict):
            found = self._word_set(node, legal, what)
            return [OneOf(found)] if found else []
        keys = (*_WORD_KEYS, *_STEP_KEYS) if scale else _WORD_KEYS
        if not node.value:
            self.scope.findings.error("DR213", f"the matcher of {what} is empty", node, listing(keys))
        demands: list[OneOf | None] = []
        for key, child in node.value.items():
            if key in _WORD_KEYS:
                found = self._word_set(child, legal, what)
                demands.append(OneOf(found, negated=key == "not") if found else None)
            elif key in _STEP_KEYS and not scale:
                message = f"{what} is no scale, so '{key}' cannot be asked of it"
                self.scope.findings.key_error("DR213", message, child, self._scales(subject))
                demands.append(None)
            elif key not in keys:
                self._refuse_key(key, child, keys, what)
                demands.append(None)
        if scale and any(key in node.value for key in _STEP_KEYS):
            steps = self._steps(node, tuple(legal), what)
            demands.append(OneOf(steps) if steps else None)
        matchers = [demand for demand in demands if demand is not None]
        return matchers if len(matchers) == len(demands) else []

    def _steps(self, node: Node, scale: tuple[str, ...], what: str) -> frozenset[str] | None:
        """Read a run of steps on a scale, from its first or to its last where only one of them is said."""
        said = {key: node.value[key] for key in _STEP_KEYS if key in node.value}
        astray = [step for step in said.values() if not isinstance(step.value, str) or step.value not in scale]
        for step in astray:
            self._refuse_word(step, scale, what)
        if astray:
            return None
        first = scale.index(said["from"].value) if "from" in said else 0
        last = scale.index(said["to"].value) if "to" in said else len(scale) - 1
        if first > last:
            message = f"{what} has no step from '{scale[first]}' to '{scale[last]}'"
            self.scope.findings.error("DR218", message, node, f"The steps run {', '.join(scale)}.")
            return None
        return frozenset(scale[first : last + 1])

    def _scales(self, subject: str) -> str:
        """Say what of a subject 'from' and 'to' may be asked of."""
        names = [item.name for item in self.scope.subjects[subject].attributes.values() if item.scale]
        scales = listing(names, f"Scales of {'the deal' if subject == 'deal' else one(subject)}")
        return f"Write the words as a list. {scales}".rstrip()

    def _word_set(self, node: Node, legal: Collection[str], what: str) -> frozenset[str] | None:
        items = node.value if isinstance(node.value, list) else [node]
        if not items:
            self.scope.findings.error("DR218", f"{what} can match nothing in an empty list", node)
            return None
        found: set[str] = set()
        fine = True
        for item in items:
            if isinstance(item.value, str) and item.value in legal:
                found.add(item.value)
            else:
                fine = False
                self._refuse_word(item, legal, what)
        return frozenset(found) if fine else None

    def _refuse_word(self, node: Node, legal: Collection[str], what: str) -> None:
        findings = self.scope.findings
        if isinstance(node.value, dict | list):
            findings.error("DR213", f"{what} holds words, {described(node)} cannot be compared with them", node)
            return
        near = suggestion(node.value, legal) if isinstance(node.value, str) else ""
        findings.error("DR212", f"{what} cannot be {described(node)}", node, f"{near} {listing(legal)}".strip())

    def _refuse_key(self, key: str, node: Node, legal: Collection[str], what: str) -> None:
        if key in ("any", "none", "every", "none_known", "count"):
            message, hint = f"{what} is not a list, so '{key}' cannot be asked of it", listing(legal)
        elif key in _NUMBER_KEYS:
            message, hint = f"{what} is not a number, so '{key}' cannot be asked of it", listing(legal)
        else:
            message, hint = f"'{key}' is no matcher", suggestion(key, legal) or listing(legal)
        self.scope.findings.key_error("DR213", message, node, hint)

    def _boolean(self, node: Node, attribute: Attribute) -> OneOf | None:
        if isinstance(node.value, bool):
            return OneOf(frozenset({node.value}))
        if isinstance(node.value, dict) and list(node.value) == ["not"] and isinstance(node.value["not"].value, bool):
            return OneOf(frozenset({node.value["not"].value}), negated=True)
        message = f"'{attribute.name}' is true or false, not {described(node)}"
        self.scope.findings.error("DR213", message, node, "Write true or false.")
        return None

    def _numeric(self, node: Node, path: Path, attribute: Attribute) -> Condition | None:
        if not isinstance(node.value, dict):
            return self._equals(node, path, attribute)
        if not node.value:
            message = f"the matcher of '{attribute.name}' is empty"
            self.scope.findings.error("DR213", message, node, listing(_NUMBER_KEYS))
            return None
        parts: list[Condition | None] = []
        bounds: dict[str, Number | None] = {}
        for key, child in node.value.items():
            if key not in _NUMBER_KEYS:
                self._refuse_number_key(key, child, attribute)
                parts.append(None)
            elif key == "not":
                inner = self._equals(child, path, attribute)
                parts.append(Not(inner, node.key_location) if inner else None)
            elif key == "in":
                parts.append(self._equals(child, path, attribute))
            elif key == "between":
                bounds["gte"], bounds["lte"] = self._between(child, attribute)
            else:
                bounds[key] = self.number(child, attribute)
        if bounds:
            matcher = self._range(node, attribute, bounds)
            parts.append(Compare(path, matcher, node.key_location) if matcher else None)
        whole = [part for part in parts if part is not None]
        if len(whole) < len(parts):
            return None
        return whole[0] if len(whole) == 1 else AllOf(tuple(whole), node.key_location)

    def _refuse_number_key(self, key: str, node: Node, attribute: Attribute) -> None:
        if key in ("any", "none", "every", "none_known", "count"):
            self._refuse_key(key, node, _NUMBER_KEYS, f"'{attribute.name}'")
        else:
            hint = suggestion(key, _NUMBER_KEYS) or listing(_NUMBER_KEYS)
            self.scope.findings.key_error("DR213", f"'{key}' is no matcher", node, hint)

    def _equals(self, node: Node, path: Path, attribute: Attribute) -> Condition | None:
        """Read one number or a list of numbers (one of)."""
        items = node.value if isinstance(node.value, list) else [node]
        if not items:
            self.scope.findings.error("DR218", f"'{attribute.name}' can match nothing in an empty list", node)
        numbers = [self.number(item, attribute) for item in items]
        tests = [
            Compare(path, Range(number.value, number.value, currency=number.currency), node.key_location)
            for number in numbers
            if number is not None
        ]
        if not tests or len(tests) < len(numbers):
            return None
        return tests[0] if len(tests) == 1 else AnyOf(tuple(tests), node.key_location)

    def _between(self, node: Node, attribute: Attribute) -> tuple[Number | None, Number | None]:
        if not isinstance(node.value, list) or len(node.value) != 2:
            message = f"'between' takes a list of two numbers, not {described(node)}"
            self.scope.findings.error("DR213", message, node, "Write [smallest, largest].")
            return None, None
        return self.number(node.value[0], attribute), self.number(node.value[1], attribute)

    def _range(self, node: Node, attribute: Attribute, bounds: dict[str, Number | None]) -> Range | None:
        findings = self.scope.findings
        keys = node.value
        for pair in (
            ("gt", "gte"),
            ("lt", "lte"),
            ("between", "gt"),
            ("between", "gte"),
            ("between", "lt"),
            ("between", "lte"),
        ):
            if all(key in keys for key in pair):
                findings.error("DR213", f"'{pair[0]}' and '{pair[1]}' cannot stand together", node)
                return None
        if any(number is None for number in bounds.values()):
            return None
        low, high = bounds.get("gt") or bounds.get("gte"), bounds.get("lt") or bounds.get("lte")
        currencies = {number.currency for number in bounds.values() if number is not None}
        if len(currencies) > 1:
            findings.error("DR216", f"the amounts are in different currencies: {', '.join(sorted(currencies))}", node)
            return None
        matcher = Range(
            low.value if low else None, high.value if high else None, "gt" in bounds, "lt" in bounds, currencies.pop()
        )
        if low and high and (low.value > high.value or (low.value == high.value and not matcher.contains(low.value))):
            message = f"no value of '{attribute.name}' lies between {low.value:g} and {high.value:g}"
            findings.error("DR218", message, node)
            return None
        return matcher

    def number(self, node: Node, attribute: Attribute) -> Number | None:
        """Read one number: a parameter of the right unit, or a small bare count."""
        value = node.value
        findings = self.scope.findings
        unit = unit_of(attribute)
        if isinstance(value, str) and value.startswith("$"):
            return self._parameter(node, attribute, unit)
        if isinstance(value, bool) or not isinstance(value, int | float):
            what = f"a number or a parameter, not {described(node)}"
            findings.error("DR213", f"'{attribute.name}' is compared with {what}", node)
            return None
        if unit == "money":
            hint = "Declare it: 'parameters: {name: {value: ..., unit: money, currency: CNY, en: ..., zh: ...}}'."
            findings.error("DR217", f"the amount {value} has no currency, money must be a parameter", node, hint)
            return None
        if value not in _BARE:
            declaration = f"{{value: {value}, unit: {unit}, en: ..., zh: ...}}"
            hint = f"Declare it, 'parameters: {{name: {declaration}}}', and write $name."
            findings.error("DR214", f"the number {value} must be a parameter, only 0 to 3 stand bare", node, hint)
            return None
        return Number(value)

    def _parameter(self, node: Node, attribute: Attribute, unit: str) -> Number | None:
        found = self.parameter(node.value[1:], node)
        if found is None:
            return None
        parameter = self.scope.parameters[found]
        if not parameter.unit:
            return None
        if parameter.unit != unit:
            message = f"'{attribute.name}' is counted in {unit}, the parameter '${found}' in {parameter.unit}"
            self.scope.findings.error("DR216", message, node)
            return None
        return Number(parameter.value, parameter.currency)

    def parameter(self, written: str, node: Node) -> str | None:
        """Return the full name of the parameter written ``$written`` in this book."""
        full = written if "." in written else f"{self.book}.{written}"
        parameters = self.scope.parameters
        if full in parameters:
            self.scope.used_parameters.add(full)
            return full
        if self.scope.complete:
            own = f"{self.book}."
            legal = [f"${name.removeprefix(own)}" for name in parameters]
            hint = suggestion(f"${written}", legal) or listing(sorted(legal))
            self.scope.findings.error("DR215", f"no book declares the parameter '${written}'", node, hint)
        return None


def _first_word(scope: Scope, attribute: Attribute) -> str:
    """Return an attribute that a path through a reference could end at, for a hint."""
    attributes = scope.subjects[attribute.target].attributes
    return next((name for name, item in attributes.items() if item.kind in WORD_KINDS), "name")
