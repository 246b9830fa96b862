"""The second pass: one rule, read in the scope of everything that the books declare.

Keys of a rule: ``id``, ``title``, ``source``, ``support``, ``when`` (condition on the deal), ``for_each`` (subjects to
bind, each with a condition), ``target``, ``group``, ``supersedes``, ``mentions`` (members that its texts may name),
``absence`` (why another member may silence it), ``then``, ``caution``, ``tests``.

Keys of ``then``: at most one of ``do``, ``avoid``, ``tactic`` (a move), ``focus``, ``ask`` (a path), ``warn`` (a
risk); ``conclude: {name: value}``; ``topic`` (of a tactic), ``priority``, ``text``, ``instead`` (of an ``avoid``).
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dealrules.bilingual import Bilingual
from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.condition import TRUE
from dealrules.rulebook.model import Binding, Rule
from dealrules.rulebook.parsing.advice import KINDS, Advice
from dealrules.rulebook.parsing.conditions import Conditions
from dealrules.rulebook.parsing.fields import (
    bilingual,
    check_keys,
    described,
    entries,
    member,
    optional_text,
    word,
    words,
)
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.mentions import Mentions
from dealrules.rulebook.parsing.rule_tests import TestsOfRule
from dealrules.rulebook.parsing.scope import Scope
from dealrules.rulebook.templates import pieces
from dealrules.vocabulary import Support

__all__ = ["CONFIDENCES", "RULE_KEYS", "Rules"]

RULE_KEYS = (
    "id", "title", "source", "support", "confidence", "when", "for_each", "target", "group", "supersedes",
    "mentions", "absence", "then", "caution", "tests",
)  # fmt: skip
_SUPPORTS = tuple(support.value for support in Support)
CONFIDENCES = {"stated": Support.COURSE, "inferred": Support.COURSE, "unverified": Support.UNCONFIRMED}
"""What ``confidence``, the key of the first release, said of the support of a rule."""


@attrs.frozen
class Rules:
    """Reads the rules of one book."""

    scope: Scope
    book: str
    conditions: Conditions
    mentions: Mentions
    advice: Advice

    def read(self, node: Node) -> Rule:
        """Read one rule; what is wrong with it is noted, and the rest of it still checked."""
        findings, children = self.scope.findings, node.value
        check_keys(node, RULE_KEYS, "a rule", findings)
        identifier = children["id"].value if "id" in children else ""
        when = self.conditions.read(children["when"], "deal") if "when" in children else TRUE
        bindings = self._bindings(children.get("for_each"))
        bound = tuple(binding.subject for binding in bindings)
        target = self._target(node, bound)
        mentions = self.mentions.read(children.get("mentions"), when, bindings, _members(children.get("for_each")))
        then = member(node, "then", "a rule", findings)
        advice, concludes = self.advice.read(then, when, bindings, mentions) if then else (None, ())
        return Rule(
            id=identifier if isinstance(identifier, str) else "",
            book=self.book,
            title=self._plain_text(node, "title", compulsory=True) or Bilingual("", ""),
            source=self._sources(node),
            support=self._support(node),
            when=when,
            for_each=bindings,
            target=target,
            advice=advice,
            concludes=concludes,
            group=self._group(children.get("group"), then),
            supersedes=self._supersedes(children.get("supersedes"), identifier),
            caution=self._plain_text(node, "caution"),
            mentions=mentions,
            absence=optional_text(children.get("absence"), "the reason of the absence", findings),
            written_tests=TestsOfRule(children["tests"], bound) if "tests" in children else None,
            location=node.location,
        )

    def _bindings(self, node: Node | None) -> tuple[Binding, ...]:
        if node is None:
            return ()
        findings = self.scope.findings
        members = entries(node, "'for_each'", findings)
        if isinstance(node.value, dict) and not node.value:
            findings.error("DR201", "'for_each' binds no subject", node)
        legal = [name for name in self.scope.subjects if name != "deal"]
        bindings = []
        for subject, child in members.items():
            if subject not in legal:
                hint = "The deal needs no binding, put its condition under 'when'." if subject == "deal" else ""
                hint = hint or suggestion(subject, legal) or listing(legal)
                findings.key_error("DR211", f"'for_each' cannot bind '{subject}'", child, hint)
            else:
                bindings.append(Binding(subject, self.conditions.read(child, subject, members)))
        return tuple(bindings)

    def _target(self, node: Node, bound: tuple[str, ...]) -> str:
        """Return whose advice it is: what ``target`` says, else the only binding, else the deal."""
        findings = self.scope.findings
        written = node.value.get("target")
        if written is None:
            if len(bound) > 1:
                message = "'for_each' binds several subjects, so 'target' must say whose advice this is"
                findings.error("DR235", message, node.value["for_each"], listing(bound))
            return bound[0] if bound else "deal"
        if written.value in bound or written.value == "deal":
            return str(written.value)
        legal = [*bound, "deal"]
        near = suggestion(written.value, legal) if isinstance(written.value, str) else ""
        findings.error("DR235", f"the target {described(written)} is not bound", written, near or listing(legal))
        return "deal"

    def _plain_text(self, node: Node, key: str, *, compulsory: bool = False) -> Bilingual | None:
        """Read a text without placeholders."""
        child = member(node, key, "a rule", self.scope.findings) if compulsory else node.value.get(key)
        found = bilingual(child, f"the {key}", self.scope.findings) if child is not None else None
        if child is None or found is None:
            return None
        for language in ("en", "zh"):
            written = found.in_language(language)
            if "<" in written and any(is_gap for _, is_gap in pieces(written)):
                hint = "Placeholders belong in 'text' and 'instead'."
                self.scope.findings.error("DR240", f"the {key} has a placeholder", child.value[language], hint)
        return found

    def _sources(self, node: Node) -> tuple[str, ...]:
        findings, known = self.scope.findings, self.scope.sources
        child = node.value.get("source")
        if child is None or child.value is None or child.value == []:
            hint = "Cite the doctrine items it rests on: 'source: [framework/item]'."
            findings.error("DR231", "a rule without a source does not load", child or node, hint)
            return ()
        cited = words(child, "'source'", findings)
        if known is not None and self.scope.complete:
            for identifier, item in cited:
                if identifier not in known:
                    framework = identifier.split("/")[0]
                    near = [name for name in known if name.startswith(f"{framework}/")]
                    own = f"Declare doctrine of your own: 'sources: {{{identifier}: {{en: ..., zh: ...}}}}'."
                    hint = suggestion(identifier, near or known) or listing(near) or own
                    findings.error("DR225", f"there is no doctrine item '{identifier}'", item, hint)
        return tuple(dict.fromkeys(identifier for identifier, _ in cited))

    def _group(self, node: Node | None, then: Node | None) -> str:
        if node is None:
            return ""
        if then is not None and isinstance(then.value, dict) and not any(kind in then.value for kind in KINDS):
            hint = "A group chooses one advice; what is concluded holds whichever is given."
            self.scope.findings.key_error("DR232", "there is no advice that the group could choose", node, hint)
        return self.scope.named(self.scope.groups, "DR221", "group", node)

    def _support(self, node: Node) -> Support:
        written, earlier = node.value.get("support"), node.value.get("confidence")
        if written is not None:
            found = word(written, _SUPPORTS, "the support", self.scope.findings)
            return Support.of(found) if found else Support.COURSE
        found = earlier and word(earlier, CONFIDENCES, "the confidence", self.scope.findings)
        return CONFIDENCES[found] if found else Support.COURSE

    def _supersedes(self, node: Node | None, own: str) -> tuple[str, ...]:
        if node is None:
            return ()
        findings, known = self.scope.findings, self.scope.rules
        found = []
        for identifier, item in words(node, "'supersedes'", findings):
            if identifier == own:
                findings.error("DR260", f"the rule '{own}' supersedes itself", item)
            elif identifier in known:
                found.append(identifier)
            elif self.scope.complete:
                hint = suggestion(identifier, known) or "Write the full id, such as 'entry.power-before-need'."
                findings.error("DR224", f"no book has a rule '{identifier}'", item, hint)
        return tuple(sorted(set(found)))


def reader(scope: Scope, book: str, conditions: Conditions) -> Rules:
    """Return the reader of the rules of one book."""
    return Rules(scope, book, conditions, Mentions(scope, conditions), Advice(scope, conditions.matchers))


def _members(node: Node | None) -> Mapping[str, Node]:
    """Return the subjects that ``for_each`` binds, each with its condition."""
    return node.value if node is not None and isinstance(node.value, dict) else {}
