"""The catalogue of doctrine items, which rules cite as their source.

A document with the key ``doctrine`` is a catalogue: it maps the name of each framework to its title and the items in
it, ``{en: ..., zh: ..., items: [three_phases, ...]}``. A rule cites an item as ``framework/item``. Sections of the
supplement are frameworks whose items are cited as ``supplement/PH-1``; they say so by ``cited_as: supplement``.
"""

from __future__ import annotations

from dealrules.bilingual import Bilingual
from dealrules.documents import Node
from dealrules.rulebook.parsing.fields import bilingual, check_keys, entries, member, text, words
from dealrules.rulebook.parsing.findings import Findings

__all__ = ["is_accounting", "is_doctrine", "read_doctrine"]

_KEYS = ("en", "zh", "items", "cited_as")


def is_doctrine(node: Node) -> bool:
    """Say whether a document is a catalogue of doctrine items, and not a book of rules."""
    return isinstance(node.value, dict) and "doctrine" in node.value and "rulebook" not in node.value


def is_accounting(node: Node) -> bool:
    """Say whether a document accounts for the doctrine items that no rule cites, and is not a book of rules."""
    return isinstance(node.value, dict) and "accounted" in node.value and "rulebook" not in node.value


def read_doctrine(node: Node, findings: Findings) -> dict[str, Bilingual]:
    """Return the title of every doctrine item, by the id that rules cite."""
    check_keys(node, ("doctrine",), "a catalogue of doctrine", findings)
    titles: dict[str, Bilingual] = {}
    for name, framework in entries(node.value["doctrine"], "'doctrine'", findings).items():
        what = f"the framework '{name}'"
        if not entries(framework, what, findings):
            continue
        check_keys(framework, _KEYS, what, findings)
        title = bilingual(framework, what, findings, _KEYS) or Bilingual(name, name)
        prefix_node = framework.value.get("cited_as")
        prefix = (prefix_node and text(prefix_node, "'cited_as'", findings)) or name
        items = member(framework, "items", what, findings)
        for item, item_node in words(items, f"the items of {what}", findings) if items else ():
            identifier = f"{prefix}/{item}"
            if identifier in titles:
                findings.error("DR207", f"the doctrine item '{identifier}' is listed twice", item_node)
            titles[identifier] = title
    return titles
