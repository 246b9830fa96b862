"""Whom to ask: which person at the customer would know a fact.

::

    respondents:
      - {of: need, owner: owner}                          # whoever the reference of the member names
      - {of: deal, facts: [budget], whom: {function: finance, met: true}}
      - {of: deal, facts: [outcome, compliance], ours: true}   # a fact, or all of a section, that we know ourselves
      - {of: deal, whom: {speaks_for_us: true}}

For a fact the first entry counts that is about its subject, names it or names no facts, and finds somebody.
"""

from __future__ import annotations

from dealrules.documents import Node
from dealrules.rulebook.model import Respondent
from dealrules.rulebook.parsing.conditions import Conditions
from dealrules.rulebook.parsing.fields import check_keys, described, entries, member, word, words
from dealrules.rulebook.parsing.scope import Scope
from dealrules.snapshot.attribute import Kind

__all__ = ["read_respondents"]

_KEYS = ("of", "facts", "owner", "whom", "ours")
_PERSON = "stakeholder"


def read_respondents(node: Node | None, scope: Scope, conditions: Conditions) -> list[Respondent]:
    """Read the list of respondents of one book."""
    if node is None or node.value is None:
        return []
    if not isinstance(node.value, list):
        scope.findings.error("DR201", f"'respondents' is a list, not {described(node)}", node)
        return []
    found = [_respondent(item, scope, conditions) for item in node.value]
    return [respondent for respondent in found if respondent is not None]


def _respondent(node: Node, scope: Scope, conditions: Conditions) -> Respondent | None:
    findings = scope.findings
    if not entries(node, "a respondent", findings):
        return None
    check_keys(node, _KEYS, "a respondent", findings)
    of = member(node, "of", "a respondent", findings)
    subject = of and word(of, scope.subjects, "'of'", findings, "DR211")
    if not subject:
        return None
    attributes = scope.subjects[subject].attributes
    facts = node.value.get("facts")
    named = words(facts, "'facts'", findings) if facts is not None else ()
    legal = dict.fromkeys([*attributes, *(name.partition(".")[0] for name in attributes if "." in name)])
    for _, item in named:
        word(item, legal, "a fact", findings, "DR210")
    people = [name for name, each in attributes.items() if each.kind is Kind.REFERENCE and each.target == _PERSON]
    owner, whom, ours = (node.value.get(key) for key in ("owner", "whom", "ours"))
    if [owner, whom, ours].count(None) != len((owner, whom)):
        hint = "Write 'owner: owner', 'whom: {...}' or 'ours: true'."
        findings.error("DR203", "a respondent needs one of 'owner', 'whom' and 'ours'", node, hint)
        return None
    if ours is not None and ours.value is not True:
        findings.error("DR201", f"'ours' is true or left out, not {described(ours)}", ours)
    return Respondent(
        subject=subject,
        facts=frozenset(written for written, _ in named),
        owner=(word(owner, people, "'owner'", findings, "DR210") or "") if owner is not None else "",
        where=conditions.read(whom, _PERSON) if whom is not None else None,
        ours=ours is not None,
    )
