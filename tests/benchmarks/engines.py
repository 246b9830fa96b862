"""The same flat rules in other engines: each function returns one that gives the names of the rules that fire.

Every engine is driven in its fast way: rules compiled once, one call a deal.
"""

import json
from collections.abc import Callable
from typing import Any

from tests.benchmarks.flat import FlatRule

Answer = Callable[[dict[str, Any]], set[str]]


def generated_python(rules: list[FlatRule]) -> Answer:
    """Return the practical limit: one function of ``if`` statements."""
    lines = ["def match(deal):", "    found = []"]
    for rule in rules:
        tests = [f"deal[{_flat(name)!r}] in {values!r}" for name, values in rule.one_of.items()]
        for name, low in rule.at_least.items():
            tests.append(f"deal[{_flat(name)!r}] is not None and deal[{_flat(name)!r}] >= {low!r}")
        lines.append(f"    if {' and '.join(tests)}: found.append({rule.name!r})")
    namespace: dict[str, Any] = {}
    exec("\n".join([*lines, "    return found"]), namespace)
    return lambda deal: set(namespace["match"](deal))


def zen(rules: list[FlatRule]) -> Answer:
    """Return zen-engine with one decision table that collects."""
    import zen as engine

    names = sorted({_flat(name) for rule in rules for name in (*rule.one_of, *rule.at_least)})
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": name, "name": name, "field": name} for name in names],
        "outputs": [{"id": "rule", "name": "rule", "field": "rule"}],
        "rules": [_zen_row(rule) for rule in rules],
    }
    place = {"x": 0, "y": 0}
    graph = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": place},
            {"id": "table", "type": "decisionTableNode", "name": "table", "position": place, "content": table},
            {"id": "out", "type": "outputNode", "name": "out", "position": place},
        ],
        "edges": [
            {"id": "first", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "second", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }
    decision = engine.ZenEngine().create_decision(json.dumps(graph))
    return lambda deal: {row["rule"] for row in decision.evaluate(deal)["result"]}


def _zen_row(rule: FlatRule) -> dict[str, str]:
    row = {"_id": rule.name, "rule": json.dumps(rule.name)}
    row |= {_flat(name): ",".join(json.dumps(value) for value in values) for name, values in rule.one_of.items()}
    return row | {_flat(name): f">= {low}" for name, low in rule.at_least.items()}


def clips(rules: list[FlatRule]) -> Answer:
    """Return CLIPS with one template of all attributes."""
    import clips as engine

    names = sorted({_flat(name) for rule in rules for name in (*rule.one_of, *rule.at_least)})
    environment = engine.Environment()
    fired: list[str] = []
    environment.define_function(lambda name: fired.append(str(name)), name="fired")
    environment.build(f"(deftemplate deal {' '.join(f'(slot {name})' for name in names)})")
    for rule in rules:
        slots = [f"({_flat(name)} {'|'.join(values)})" for name, values in rule.one_of.items()]
        for name, low in rule.at_least.items():
            slots.append(f"({_flat(name)} ?x{_flat(name)}&:(and (numberp ?x{_flat(name)}) (>= ?x{_flat(name)} {low})))")
        environment.build(f'(defrule {rule.name} (deal {" ".join(slots)}) => (fired "{rule.name}"))')
    template = environment.find_template("deal")
    symbols = {value: engine.Symbol(value) for rule in rules for values in rule.one_of.values() for value in values}
    nothing = engine.Symbol("nil")

    def match(deal: dict[str, Any]) -> set[str]:
        fired.clear()
        environment.reset()
        slots = {}
        for name in names:
            value = deal[name]
            slots[name] = nothing if value is None else symbols.get(value, nothing) if isinstance(value, str) else value
        template.assert_fact(**slots)
        environment.run()
        return set(fired)

    return match


def rule_engine(rules: list[FlatRule]) -> Answer:
    """Return rule-engine, one rule object each."""
    import rule_engine as engine

    context = engine.Context(default_value=None)
    compiled = []
    for rule in rules:
        parts = [f"{_flat(name)} in {list(values)!r}" for name, values in rule.one_of.items()]
        parts += [f"({_flat(name)} != null and {_flat(name)} >= {low})" for name, low in rule.at_least.items()]
        compiled.append((rule.name, engine.Rule(" and ".join(parts), context=context)))
    return lambda deal: {name for name, rule in compiled if rule.matches(deal)}


def business_rules(rules: list[FlatRule]) -> Answer:
    """Return business-rules; it has no unknown, so unknown numbers come as very small ones."""
    from business_rules import engine
    from business_rules.variables import BaseVariables, numeric_rule_variable, string_rule_variable

    def methods(numeric: bool, name: str) -> Callable[[Any], Any]:
        def get(self: Any) -> Any:
            value = self.deal[name]
            return (-(10**9) if value is None else value) if numeric else (value or "")

        get.__name__ = name
        return numeric_rule_variable(get) if numeric else string_rule_variable(get)

    strings = {_flat(name) for rule in rules for name in rule.one_of}
    numbers = {_flat(name) for rule in rules for name in rule.at_least}
    fields = {name: methods(name in numbers, name) for name in strings | numbers}
    variables = type("Variables", (BaseVariables,), fields)
    compiled = []
    for rule in rules:
        parts: list[dict[str, Any]] = [
            {"any": [{"name": _flat(name), "operator": "equal_to", "value": value} for value in values]}
            for name, values in rule.one_of.items()
        ]
        for name, low in rule.at_least.items():
            parts.append({"name": _flat(name), "operator": "greater_than_or_equal_to", "value": low})
        compiled.append((rule.name, {"all": parts}))

    def match(deal: dict[str, Any]) -> set[str]:
        given = variables()
        given.deal = deal
        return {name for name, rule in compiled if engine.check_conditions_recursively(rule, given)}

    return match


def json_logic(rules: list[FlatRule]) -> Answer:
    """Return panzi-json-logic, one expression each."""
    from json_logic import jsonLogic

    compiled = []
    for rule in rules:
        parts: list[Any] = [{"in": [{"var": _flat(name)}, list(values)]} for name, values in rule.one_of.items()]
        for name, low in rule.at_least.items():
            parts.append({"and": [{"!==": [{"var": _flat(name)}, None]}, {">=": [{"var": _flat(name)}, low]}]})
        compiled.append((rule.name, {"and": parts}))
    return lambda deal: {name for name, rule in compiled if jsonLogic(rule, deal)}


def durable_host(rules: list[FlatRule]) -> Answer:
    """Return durable-rules through its own host, with Python actions; without the two threads of the host."""
    from durable.engine import Host

    class QuietHost(Host):  # type: ignore[misc]
        def _run(self) -> None: ...

    fired: list[str] = []

    def action(name: str) -> Callable[[Any], None]:
        return lambda context: fired.append(name)

    definitions: dict[str, Any] = {}
    for start in range(0, len(rules), 50):
        shard: dict[str, Any] = {}
        for rule in rules[start : start + 50]:
            for number, pattern in enumerate(_durable_patterns(rule)):
                shard[f"{rule.name}_{number}"] = {
                    "all": [{"deal": pattern}],
                    "run": action(rule.name),
                }
        definitions[f"shard{start}"] = shard
    host = QuietHost()
    host.register_rulesets(definitions)

    def match(deal: dict[str, Any]) -> set[str]:
        fired.clear()
        fact = {"id": "deal", **{name: value for name, value in deal.items() if value is not None}}
        for name in definitions:
            try:
                host.assert_fact(name, fact)
                host.retract_fact(name, fact)
            except Exception as error:
                if "MessageNotHandled" not in type(error).__name__:
                    raise
                host.retract_fact(name, fact)
        return set(fired)

    return match


def _durable_patterns(rule: FlatRule) -> list[dict[str, Any]]:
    """Expand "one of" into patterns that are conjunctions."""
    patterns: list[list[dict[str, Any]]] = [[]]
    for name, values in rule.one_of.items():
        patterns = [[*pattern, {_flat(name): value}] for pattern in patterns for value in values]
    for name, low in rule.at_least.items():
        patterns = [[*pattern, {"$gte": {_flat(name): low}}] for pattern in patterns]
    return [{"$and": pattern} if len(pattern) > 1 else pattern[0] for pattern in patterns]


def _flat(name: str) -> str:
    return name.replace(".", "_")


ENGINES: dict[str, Callable[[list[FlatRule]], Answer]] = {
    "generated Python (limit)": generated_python,
    "zen-engine": zen,
    "clipspy": clips,
    "durable-rules Host": durable_host,
    "rule-engine": rule_engine,
    "panzi-json-logic": json_logic,
    "business-rules": business_rules,
}
