"""The small shapes that rulebooks are made of: texts, names, bilingual texts, lists of words, closed keys."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from dealrules.bilingual import LANGUAGES, Bilingual
from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.parsing.findings import Findings, listing

__all__ = [
    "IDENTIFIER",
    "NAME_HINT",
    "bilingual",
    "check_keys",
    "described",
    "entries",
    "labelled",
    "member",
    "name_of",
    "optional_text",
    "text",
    "word",
    "words",
]

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
"""The form of names: books, parameters, conclusions, groups, moves, risks, extension attributes."""

NAME_HINT = "Use small letters, digits and '_', beginning with a letter."


def described(node: Node) -> str:
    """Say in words what a value is, for messages.

    >>> from dealrules.documents import node_from_data
    >>> described(node_from_data(["a"])[0])
    'a list'
    """
    value = node.value
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    shown = str(value)
    return f"'{shown[:40]}...'" if len(shown) > 40 else f"'{shown}'"


def entries(node: Node, what: str, findings: Findings) -> Mapping[str, Node]:
    """Return the children of a mapping; complain and return nothing when it is none."""
    if isinstance(node.value, dict):
        return node.value
    findings.error("DR201", f"{what} is a mapping, not {described(node)}", node)
    return {}


def check_keys(node: Node, legal: Collection[str], what: str, findings: Findings) -> None:
    """Complain about every key of ``node`` that ``what`` does not have."""
    for key in node.value:
        if key not in legal:
            hint = suggestion(key, legal) or listing(legal)
            findings.key_error("DR202", f"{what} has no key '{key}'", node.value[key], hint)


def member(node: Node, key: str, what: str, findings: Findings, hint: str = "") -> Node | None:
    """Return the compulsory member ``key`` of a mapping, complaining when it is missing."""
    found: Node | None = node.value.get(key)
    if found is None:
        findings.error("DR203", f"{what} needs '{key}'", node, hint)
    return found


def text(node: Node, what: str, findings: Findings) -> str | None:
    """Return a text that is not empty."""
    value = node.value
    if isinstance(value, str) and value.strip():
        return value
    hint = f'Write "{value}" in quotes.' if isinstance(value, bool | int | float) else ""
    findings.error("DR201", f"{what} is a text, not {described(node)}", node, hint)
    return None


def name_of(node: Node, what: str, findings: Findings) -> str:
    """Return a name in the form of names, or an empty text where it has another."""
    if isinstance(node.value, str) and IDENTIFIER.fullmatch(node.value):
        return node.value
    findings.error("DR201", f"{what} cannot be {described(node)}", node, NAME_HINT)
    return ""


def optional_text(node: Node | None, what: str, findings: Findings) -> str:
    """Return a text that need not be there; empty if it is not."""
    return text(node, what, findings) or "" if node is not None else ""


def word(node: Node, legal: Iterable[str], what: str, findings: Findings, code: str = "DR209") -> str | None:
    """Return a word of a closed list."""
    names = list(legal)
    if isinstance(node.value, str) and node.value in names:
        return node.value
    near = suggestion(node.value, names) if isinstance(node.value, str) else ""
    hint = " ".join(filter(None, (near, listing(names))))
    findings.error(code, f"{what} cannot be {described(node)}", node, hint)
    return None


def words(node: Node, what: str, findings: Findings) -> list[tuple[str, Node]]:
    """Return one text, or a list of texts, each with its node."""
    if isinstance(node.value, str) and node.value.strip():
        return [(node.value, node)]
    if not isinstance(node.value, list):
        findings.error("DR201", f"{what} is a text or a list of texts, not {described(node)}", node)
        return []
    found = []
    for item in node.value:
        read = text(item, f"each item of {what}", findings)
        if read is not None:
            found.append((read, item))
    return found


def bilingual(node: Node, what: str, findings: Findings, more: Collection[str] = ()) -> Bilingual | None:
    """Return a text in both languages, written ``{en: ..., zh: ...}``.

    Args:
        node: the mapping that holds the two texts.
        what: how to call it in messages.
        findings: where to complain.
        more: other keys that the mapping may have; with them, it is the caller who checks the keys.
    """
    children = node.value
    if type(children) is dict and len(children) == len(LANGUAGES) and "en" in children and "zh" in children:
        en, zh = children["en"].value, children["zh"].value
        if type(en) is str and type(zh) is str and en and zh and not en.isspace() and not zh.isspace():
            return Bilingual(en, zh)
    if not isinstance(node.value, dict):
        hint = f"Write {what} as a mapping of 'en' and 'zh'."
        findings.error("DR208", f"{what} must be given in English and Chinese, this is {described(node)}", node, hint)
        return None
    if not more:
        _check_languages(node, what, findings)
    found = {}
    for language in LANGUAGES:
        child = node.value.get(language)
        if child is None or child.value is None or (isinstance(child.value, str) and not child.value.strip()):
            name = "English ('en')" if language == "en" else "Chinese ('zh')"
            findings.error("DR208", f"{what} has no {name} text", node if child is None else child)
        else:
            read = text(child, f"{what} ({language})", findings)
            if read is not None:
                found[language] = read
    return Bilingual(found["en"], found["zh"]) if len(found) == len(LANGUAGES) else None


def _check_languages(node: Node, what: str, findings: Findings) -> None:
    for key, child in node.value.items():
        if key not in LANGUAGES and child.value is None:
            # {zh: 阶段不明,先判定} is two keys to YAML, the second without a value.
            colon = key.startswith(tuple(f"{language}：" for language in LANGUAGES))
            hint = "Write ': ' after a key, not '：'." if colon else "Put a text that contains a comma in quotes."
            findings.key_error("DR202", f"{what} breaks off before '{key[:40]}'", child, hint)
        elif key not in LANGUAGES:
            hint = suggestion(key, LANGUAGES) or listing(LANGUAGES)
            findings.key_error("DR202", f"{what} has no key '{key[:40]}'", child, hint)


def labelled(node: Node, what: str, findings: Findings) -> dict[str, Bilingual]:
    """Return the values of a vocabulary that a book declares: ``{word: {en: ..., zh: ...}}``."""
    found = {}
    if not node.value:
        findings.error("DR203", f"{what} name no value", node)
    for value, child in node.value.items():
        label = bilingual(child, f"the value '{value}'", findings)
        if not IDENTIFIER.fullmatch(value):
            findings.key_error("DR205", f"'{value}' cannot be a value", child, NAME_HINT)
        found[value] = label or Bilingual(value, value)
    return found
