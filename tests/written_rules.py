"""Sets of rules that a test writes as data, read as a book is read."""

import json

from dealrules.documents import read_document
from dealrules.rulebook import load_rulebooks

__all__ = ["ruleset_of"]


def ruleset_of(head, rules):
    """Return the rules of a book that begins with ``head``, up to ``rules:``; nothing is wrong with it."""
    text = head + "".join(f"  - {json.dumps(rule, ensure_ascii=False)}\n" for rule in rules)
    document, problems = read_document(text, "book.yaml")
    ruleset, diagnostics = load_rulebooks([document])
    assert problems == diagnostics == []
    return ruleset
