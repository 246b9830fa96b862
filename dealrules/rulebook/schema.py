"""The JSON Schema of a rulebook, for completion and first checks while a trainer types.

It is made from the descriptions of the attributes and from the names that a set of books declares. An editor that
speaks YAML uses it by the line ``# yaml-language-server: $schema=rulebook.json`` at the top of a book. It says what
can be said of one place; what depends on other places (bindings, certain placeholders, units) the check command says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dealrules.bilingual import Bilingual
from dealrules.rulebook.model import RuleSet
from dealrules.rulebook.parsing.conditions import QUANTIFIERS
from dealrules.rulebook.parsing.declarations import LANGUAGE_VERSION, RULE_ID
from dealrules.rulebook.parsing.extensions import EXTENSION_KINDS, UNITS
from dealrules.rulebook.parsing.fields import IDENTIFIER
from dealrules.rulebook.parsing.matchers import NUMBER_KINDS, WORD_KINDS
from dealrules.rulebook.parsing.moves import RELATIONS
from dealrules.rulebook.parsing.rules import CONFIDENCES
from dealrules.rulebook.parsing.settings import LEVELS
from dealrules.snapshot import SUBJECTS
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.snapshot.subject import Subject
from dealrules.vocabulary import VOCABULARIES, AdviceKind, Priority, Risk, Support

__all__ = ["SCHEMA_ID", "rulebook_schema"]

SCHEMA_ID = "https://dealrules.invalid/schemas/rulebook.json"
"""The identifier of the schema; nothing is fetched from there."""

Schema = dict[str, Any]

_NAME = f"^{IDENTIFIER.pattern}$"
_TEXT: Schema = {"type": "string", "minLength": 1}
_ANY_NAME: Schema = {"type": "string", "pattern": _NAME}


def rulebook_schema(ruleset: RuleSet | None = None) -> Schema:
    """Return the JSON Schema (2020-12) of a rulebook.

    Args:
        ruleset: books that the new one will be used with: their moves, groups, conclusions, risks and extension
            attributes are then offered for completion. Names that the new book declares itself stay possible.

    >>> schema = rulebook_schema()
    >>> schema["$defs"]["on_deal"]["properties"]["budget"]["title"]
    'budget · 预算'
    """
    subjects = ruleset.subjects if ruleset else SUBJECTS
    definitions: Schema = {"bilingual": _bilingual(), **_number_definitions(), **_condition_lists(subjects)}
    for subject in subjects.values():
        definitions[f"on_{subject.name}"] = _condition(subject, subjects, ruleset)
    definitions |= {"then": _then(ruleset), "rule": _rule(subjects, ruleset), "test": _test()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "rulebook · 规则库",
        **_book(subjects),
        "$defs": definitions,
    }


def _both(text: Bilingual) -> str:
    return f"{text.en} · {text.zh}" if text.zh and text.zh != text.en else text.en


def _closed(properties: Schema, required: Iterable[str] = ()) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": list(required)} if required else found


def _named(schema: Schema) -> Schema:
    """Return the schema of a mapping from names to ``schema``."""
    return {"type": ["object", "null"], "patternProperties": {_NAME: schema}, "additionalProperties": False}


def _bilingual() -> Schema:
    return _closed({"en": _TEXT, "zh": _TEXT}, ("en", "zh"))


_BILINGUAL: Schema = {"$ref": "#/$defs/bilingual"}
_TEXTS: Schema = {"anyOf": [_BILINGUAL, {"type": "array", "items": _BILINGUAL, "minItems": 1}]}
_WORDS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}


def _number_definitions() -> Schema:
    one: Schema = {"anyOf": [{"enum": [0, 1, 2, 3]}, {"type": "string", "pattern": r"^\$[a-z]"}]}
    several: Schema = {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
    bounds = dict.fromkeys(("gt", "gte", "lt", "lte"), one)
    between: Schema = {"type": "array", "items": one, "minItems": 2, "maxItems": 2}
    tests = {**_closed({**bounds, "between": between, "not": several, "in": several}), "minProperties": 1}
    return {"number": one, "number_test": {"anyOf": [*several["anyOf"], tests]}}


def _condition_lists(subjects: Iterable[str]) -> Schema:
    """Return, for every subject, the tests of a list of its members."""
    found: Schema = {}
    for subject in subjects:
        condition = {"$ref": f"#/$defs/on_{subject}"}
        number: Schema = {"$ref": "#/$defs/number"}
        comparisons = dict.fromkeys(("gt", "gte", "lt", "lte", "equals"), number)
        count = {**_closed({"where": condition, **comparisons}), "minProperties": 1}
        tests = {quantifier: condition for quantifier in QUANTIFIERS if quantifier != "count"}
        found[f"list_of_{subject}"] = {**_closed({**tests, "count": count}), "minProperties": 1}
    return found


def _condition(subject: Subject, subjects: Iterable[str], ruleset: RuleSet | None) -> Schema:
    """Return the schema of a condition on ``subject``."""
    here: Schema = {"$ref": f"#/$defs/on_{subject.name}"}
    several: Schema = {"type": "array", "items": here, "minItems": 1}
    testable = [item for item in subject.attributes.values() if _matcher(item) is not None]
    properties: Schema = {item.name: _described(item) for item in testable}
    references = [item.name for item in subject.attributes.values() if item.kind is Kind.REFERENCE]
    if subject.name != "deal":
        references.append("deal")
    paths = [*subject.attributes, *_conclusions(subject.name, ruleset)]
    known: Schema = {"anyOf": [{"enum": paths}, {"type": "string", "pattern": r"\."}, _ANY_NAME]}
    known = {"anyOf": [known, {"type": "array", "items": known, "minItems": 1}]}
    for name in _conclusions(subject.name, ruleset):
        assert ruleset is not None
        declared = ruleset.conclusions[name]
        values = list(declared.values)
        test = _word_test(values, scale=declared.scale) if values else _boolean_test()
        properties[name] = {"title": _both(declared.label), **test}
    connectives: Schema = {"all_of": several, "any_of": several, "not": here, "known": known, "unknown": known}
    behind = {rf"^{name.replace('.', chr(92) + '.')}\.": True for name in references}
    # A book may declare conclusions of its own: what no attribute is named may be one, tested as such.
    own: Schema = {"anyOf": [_boolean_test(), _word_test(None, scale=True)]}
    return {
        "type": ["object", "null"],
        "properties": {**connectives, **properties},
        "patternProperties": {**behind, r"^custom\.": True},
        "additionalProperties": own,
        "propertyNames": {"not": {"enum": [item.name for item in subject.attributes.values() if item not in testable]}},
    }


def _conclusions(subject: str, ruleset: RuleSet | None) -> list[str]:
    return [name for name, item in ruleset.conclusions.items() if item.on == subject] if ruleset else []


def _described(attribute: Attribute) -> Schema:
    matcher = _matcher(attribute)
    assert matcher is not None
    return {"title": _both(attribute.label), "description": _both(attribute.meaning), **matcher}


def _matcher(attribute: Attribute) -> Schema | None:
    """Return what may be demanded of an attribute, ``None`` if it can only be known or unknown."""
    if attribute.kind in WORD_KINDS:
        return _word_test(list(attribute.vocabulary), scale=attribute.scale)
    if attribute.kind is Kind.BOOLEAN:
        return _boolean_test()
    if attribute.kind in NUMBER_KINDS:
        return {"$ref": "#/$defs/number_test"}
    join: Schema = {"type": "string", "pattern": "^<[a-z_]+>$"}
    if attribute.kind is Kind.REFERENCE:
        return join
    if attribute.kind is Kind.REFERENCE_SET:
        return {"anyOf": [{"$ref": f"#/$defs/list_of_{attribute.target}"}, join]}
    if attribute.kind is Kind.LIST:
        return {"$ref": f"#/$defs/list_of_{attribute.target}"}
    return None


def _boolean_test() -> Schema:
    return {"anyOf": [{"type": "boolean"}, _closed({"not": {"type": "boolean"}}, ["not"])]}


def _word_test(words: list[str] | None, *, scale: bool) -> Schema:
    """Return the test of an attribute with these values; ``None`` stands for values that are not known here."""
    one: Schema = {"enum": words} if words is not None else {"type": "string"}
    several: Schema = {"type": "array", "items": one, "minItems": 1}
    either: Schema = {"anyOf": [one, several]}
    steps: Schema = {"from": one, "to": one} if scale else {}
    return {"anyOf": [one, several, {**_closed({"not": either, "in": either, **steps}), "minProperties": 1}]}


def _offered(names: Iterable[str]) -> Schema:
    """Return the schema of a name: one of those known, or any that the book declares itself."""
    known = sorted(names)
    return {"anyOf": [{"enum": known}, _ANY_NAME]} if known else _ANY_NAME


def _then(ruleset: RuleSet | None) -> Schema:
    move = _offered(ruleset.moves if ruleset else ())
    word = {"anyOf": [{"type": "boolean", "const": True}, _ANY_NAME, {"type": "array", "items": _ANY_NAME}]}
    conclusions = dict.fromkeys(ruleset.conclusions if ruleset else (), word)
    conclude = {"type": "object", "properties": conclusions, "patternProperties": {_NAME: word}, "minProperties": 1}
    named: Mapping[str, Schema] = {
        "move": move,
        "focus": {"enum": [term.value for term in VOCABULARIES["focus"]]},
        "attribute": _TEXT,
        "risk": _offered(ruleset.risks if ruleset else (term.value for term in Risk)),
    }
    needs = {kind.value: kind.layout.needs for kind in AdviceKind if kind.layout.needs}
    properties: Schema = {
        **{kind.value: named[kind.layout.names] for kind in AdviceKind},
        "topic": {"enum": [term.value for term in VOCABULARIES["tactic_topic"]]},
        "priority": {"enum": [priority.value for priority in Priority]},
        "text": _TEXTS,
        "instead": _TEXTS,
        "conclude": {**conclude, "additionalProperties": False},
    }
    one_advice: list[Schema] = [{"required": [kind.value]} for kind in AdviceKind]
    only_conclusion: Schema = {"required": ["conclude"], "not": {"anyOf": one_advice}}
    return {
        **_closed(properties),
        "oneOf": [*one_advice, only_conclusion],
        "dependentRequired": {key: [value] for pair in needs.items() for key, value in (pair, pair[::-1])},
    }


def _rule(subjects: Iterable[str], ruleset: RuleSet | None) -> Schema:
    bound = {name: {"$ref": f"#/$defs/on_{name}"} for name in subjects if name != "deal"}
    properties: Schema = {
        "id": {"type": "string", "pattern": f"^{RULE_ID.pattern}$"},
        "title": _BILINGUAL,
        "source": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]},
        "support": {"enum": [support.value for support in Support]},
        "confidence": {"enum": list(CONFIDENCES), "deprecated": True},
        "when": {"$ref": "#/$defs/on_deal"},
        "for_each": {**_closed(bound), "minProperties": 1},
        "target": {"enum": ["deal", *bound]},
        "group": _offered(ruleset.groups if ruleset else ()),
        "supersedes": _WORDS,
        "mentions": _named(_mention(bound)),
        "then": {"$ref": "#/$defs/then"},
        "absence": _TEXT,
        "caution": _BILINGUAL,
        "tests": {"type": "array", "items": {"$ref": "#/$defs/test"}},
    }
    return _closed(properties, ("id", "title", "source", "then"))


def _mention(subjects: Schema) -> Schema:
    """Return the schema of a member that texts may name: one subject with a condition, and what to choose it by."""
    subject: list[Schema] = [{"required": [name]} for name in subjects]
    return {**_closed({**subjects, "least": _TEXT, "most": _TEXT}), "oneOf": subject}


def _test() -> Schema:
    deal: Schema = {"type": "object"}
    expectations: list[Schema] = [{"required": [name]} for name in ("fires", "silent", "unknown")]
    return {**_closed({"fires": deal, "silent": deal, "unknown": deal, "for": _WORDS}), "oneOf": expectations}


def _book(subjects: Iterable[str]) -> Schema:
    label: Schema = {"en": _TEXT, "zh": _TEXT}
    values: Schema = {"type": "object", "patternProperties": {_NAME: _BILINGUAL}, "minProperties": 1}
    unit: Schema = {"enum": list(UNITS)}
    parameter = _closed(
        {"value": {"type": "number"}, "unit": unit, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}, **label},
        ("value", "unit", "en", "zh"),
    )
    conclusion_values = {"anyOf": [{"enum": ["boolean", *VOCABULARIES]}, values]}
    on = {"enum": list(subjects)}
    truth = {"type": "boolean"}
    conclusion = {"on": on, "values": conclusion_values, "many": truth, "absence": _TEXT, "background": truth, **label}
    promise = _closed({"when": {"$ref": "#/$defs/on_deal"}}, ("when",))
    group = _closed({"choose": {"const": "one"}, "promise": promise, **label}, ("choose", "en", "zh"))
    kind = {"enum": list(EXTENSION_KINDS)}
    extension = {"kind": kind, "values": values, "unit": unit, "question": _BILINGUAL, **label}
    kinds = {"type": "array", "items": {"enum": [kind.value for kind in AdviceKind]}, "minItems": 1}
    properties: Schema = {
        "rulebook": _ANY_NAME,
        "version": {"type": ["string", "number"]},
        "language": {"const": LANGUAGE_VERSION},
        "title": _BILINGUAL,
        "parameters": _named(parameter),
        "conclusions": _named(_closed(conclusion, ("on", "values", "en", "zh"))),
        "groups": _named(group),
        "attributes": _closed({name: _named(_closed(extension, ("kind", "en", "zh"))) for name in subjects}),
        "moves": _named(_move()),
        "risks": _named(_BILINGUAL),
        "sources": {"type": "object", "additionalProperties": _BILINGUAL},
        "readings": {"type": ["array", "null"], "items": _reading()},
        "respondents": {"type": ["array", "null"], "items": _respondent(subjects)},
        "within_reach": {"type": ["array", "null"], "items": _reach(subjects)},
        "promises": {"type": "array", "items": _closed({"every": _ANY_NAME, "has": kinds}, ("every", "has"))},
        "checks": _checks(),
        "rules": {"type": ["array", "null"], "items": {"$ref": "#/$defs/rule"}},
    }
    header = ("version", "language", "title")
    # a book in several files has the header in one of them, whole
    part: Schema = {"not": {"anyOf": [{"required": [key]} for key in header]}}
    return {**_closed(properties, ("rulebook",)), "anyOf": [{"required": list(header)}, part]}


def _move() -> Schema:
    planned: Schema = {"enum": [term.value for term in VOCABULARIES["planned_move"]]}
    relations: dict[str, Schema] = dict.fromkeys(RELATIONS, _WORDS)
    return _closed({"en": _TEXT, "zh": _TEXT, "planned_as": planned, **relations}, ("en", "zh"))


def _reading() -> Schema:
    gives: Schema = {"type": "object", "additionalProperties": _TEXT, "minProperties": 1}
    return _closed({"read": _WORDS, "words": _WORDS, "gives": gives}, ("read", "words", "gives"))


def _respondent(subjects: Iterable[str]) -> Schema:
    properties: Schema = {
        "of": {"enum": list(subjects)},
        "facts": _WORDS,
        "owner": _TEXT,
        "whom": {"$ref": "#/$defs/on_stakeholder"},
        "ours": {"const": True},
    }
    return {**_closed(properties, ("of",)), "oneOf": [{"required": [key]} for key in ("owner", "whom", "ours")]}


def _reach(subjects: Iterable[str]) -> Schema:
    by: Schema = {"enum": ["us", "customer"]}
    one: Schema = {"type": ["string", "boolean"]}
    to: Schema = {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
    said: Schema = {"to": to, "by": by, "moves": _WORDS, "clears": {"const": False}}
    return _closed({"of": {"enum": list(subjects)}, "facts": _WORDS, **said}, ("of", "facts", "by"))


def _checks() -> Schema:
    code: Schema = {"type": "string", "pattern": "^DR[345][0-9][0-9]$"}
    levels: Schema = {"type": "object", "propertyNames": code, "additionalProperties": {"enum": list(LEVELS)}}
    exemption = _closed({"code": code, "about": _TEXT, "reason": _TEXT}, ("code", "reason"))
    return _closed({"levels": levels, "ignore": {"type": "array", "items": exemption}})
