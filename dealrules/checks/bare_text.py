"""DR308: a text that says what to do and not why.

A text of one short clause ("Call the buyer.") leaves the reader without a reason. The check looks at the English text
of every advice but questions: it should have a second clause or sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dealrules.checks.finding import Finding, found
from dealrules.rulebook.model import RuleSet
from dealrules.vocabulary import AdviceKind

__all__ = ["CODES", "check"]

CODES = {"DR308": "a text that says what to do and not why"}

_BOUNDARY = re.compile(r"[.,;:?!—]| (?:because|so|since|until|before|after|when|while|if|as|that|to) ")


def check(ruleset: RuleSet) -> Iterator[Finding]:
    """Yield every advice in one clause."""
    for rule in ruleset.rules.values():
        advice = rule.advice
        if advice is None or advice.text is None or advice.kind is AdviceKind.ASK:
            continue
        text = "".join(piece if isinstance(piece, str) else "X" for piece in advice.text.en)
        if sum(bool(clause.strip()) for clause in _BOUNDARY.split(text)) < 2:
            message = f"the text of '{rule.id}' says what, and not why"
            yield found("DR308", message, rule.location, rule.id, hint="Add the reason, or what it leads to.")
