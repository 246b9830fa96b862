"""What a rule says when it fires: ``then``, its texts with their placeholders, and its conclusions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attrs

from dealrules.documents import Node
from dealrules.errors import suggestion
from dealrules.rulebook.condition import Condition
from dealrules.rulebook.model import AdviceTemplate, Binding, Mention, Placeholder, Template
from dealrules.rulebook.parsing.fields import bilingual, check_keys, described, entries, text, word
from dealrules.rulebook.parsing.findings import listing
from dealrules.rulebook.parsing.matchers import Matchers
from dealrules.rulebook.parsing.scope import Refused, Scope, one
from dealrules.rulebook.templates import Fact, always_shown, certain_facts, is_certain, pieces
from dealrules.snapshot.attribute import Attribute, Kind
from dealrules.vocabulary import VOCABULARIES, AdviceKind, Priority

__all__ = ["THEN_KEYS", "Advice"]

KINDS = tuple(kind.value for kind in AdviceKind)
THEN_KEYS = (*KINDS, "topic", "priority", "text", "instead", "conclude")
PRIORITIES = tuple(priority.value for priority in Priority)
TOPICS = tuple(term.value for term in VOCABULARIES["tactic_topic"])
FOCUSES = tuple(term.value for term in VOCABULARIES["focus"])
_NOT_SHOWN = frozenset({Kind.LIST, Kind.REFERENCE_SET, Kind.REFERENCE, Kind.BOOLEAN})

Conclusions = tuple[tuple[str, str | bool], ...]


@attrs.frozen
class _Setting:
    """What surrounds a ``then``: the condition of the rule, whom it binds and whom it may mention."""

    when: Condition
    bindings: tuple[Binding, ...]
    bound: tuple[str, ...]
    mentions: Mapping[str, Mention]

    def facts(self, subject: str) -> Collection[Fact]:
        """Return what is certain of the deal and the bound members, or of a witness, when the rule fires."""
        mention = self.mentions.get(subject)
        if mention is not None:
            return certain_facts(mention.where, ()) if mention.certain else ()
        return certain_facts(self.when, self.bindings)

    def nameable(self) -> dict[str, str]:
        """Return whom a text may speak of besides the deal, each with its subject."""
        return {name: name for name in self.bound} | {name: each.subject for name, each in self.mentions.items()}


@attrs.frozen
class Advice:
    """Reads the ``then`` of the rules of one book."""

    scope: Scope
    matchers: Matchers

    def read(
        self, node: Node, when: Condition, bindings: tuple[Binding, ...], mentions: tuple[Mention, ...] = ()
    ) -> tuple[AdviceTemplate | None, Conclusions]:
        """Read the advice and the conclusions of a rule with these conditions."""
        findings = self.scope.findings
        children = entries(node, "'then'", findings)
        if not children:
            if isinstance(node.value, dict):
                findings.error("DR232", "'then' gives no advice and concludes nothing", node, listing(KINDS))
            return None, ()
        check_keys(node, THEN_KEYS, "'then'", findings)
        bound = tuple(binding.subject for binding in bindings)
        setting = _Setting(when, bindings, bound, {mention.name: mention for mention in mentions})
        concludes = self._conclude(children["conclude"], setting) if "conclude" in children else ()
        kinds = [kind for kind in KINDS if kind in children]
        if len(kinds) > 1:
            hint = "Write one rule for each."
            findings.error("DR232", f"a rule gives one advice, this gives {', '.join(kinds)}", node, hint)
            return None, concludes
        if kinds:
            return self._advice(node, AdviceKind.of(kinds[0]), setting), concludes
        if "conclude" not in children:
            findings.error("DR232", "'then' gives no advice and concludes nothing", node, listing(KINDS))
        for key in ("topic", "priority", "text", "instead"):
            if key in children and "conclude" in children:
                findings.key_error("DR232", f"there is no advice that '{key}' could belong to", children[key])
        return None, concludes

    def _advice(self, node: Node, kind: AdviceKind, setting: _Setting) -> AdviceTemplate:
        findings, scope, children = self.scope.findings, self.scope, node.value
        said = children[kind.value]
        names = kind.layout.names
        asks = self._asked(said, setting) if names == "attribute" else None
        priority = children.get("priority")
        priority_word = priority and word(priority, PRIORITIES, "the priority", findings)
        return AdviceTemplate(
            kind=kind,
            priority=Priority.of(priority_word) if priority_word else Priority.NORMAL,
            move=scope.named(scope.moves, "DR220", "move", said) if names == "move" else "",
            topic=self._topic(node, kind),
            focus=(word(said, FOCUSES, "the focus", findings, "DR212") or "") if names == "focus" else "",
            risk=scope.named(scope.risks, "DR223", "risk", said) if names == "risk" else "",
            asks=asks,
            text=self._text(node, kind, asks, setting),
            instead=self._instead(node, kind, setting),
        )

    def _topic(self, node: Node, kind: AdviceKind) -> str:
        topic = node.value.get("topic")
        if kind.layout.needs == "topic":
            if topic is None:
                self.scope.findings.error("DR234", "a tactic needs a 'topic'", node, listing(TOPICS))
            else:
                return word(topic, TOPICS, "the topic", self.scope.findings) or ""
        elif topic is not None:
            self.scope.findings.key_error("DR234", f"only a tactic has a 'topic', this is '{kind}'", topic)
        return ""

    def _text(self, node: Node, kind: AdviceKind, asks: Placeholder | None, setting: _Setting) -> Template | None:
        written = node.value.get("text")
        if written is not None:
            return self._template(written, "the text", setting)
        if kind.layout.names != "attribute":
            self.scope.findings.error("DR203", "an advice needs a 'text'", node)
        elif asks is not None and asks.path is not None:
            attribute = self.scope.subjects[asks.path.subject].attributes[asks.path.attribute]
            if not attribute.question.en:
                message = f"'{attribute.name}' has no question of its own, so this needs a 'text'"
                self.scope.findings.error("DR203", message, node)
        return None

    def _instead(self, node: Node, kind: AdviceKind, setting: _Setting) -> Template | None:
        written = node.value.get("instead")
        if kind.layout.needs == "instead":
            if written is None:
                hint = "Say what to do instead: 'instead: {en: ..., zh: ...}'."
                self.scope.findings.error("DR233", "'avoid' needs an 'instead'", node, hint)
                return None
            return self._template(written, "the 'instead'", setting)
        if written is not None:
            self.scope.findings.key_error("DR233", f"only 'avoid' has an 'instead', this is '{kind}'", written)
        return None

    def _template(self, node: Node, what: str, setting: _Setting) -> Template | None:
        """Read a text, or a list of texts: the most particular first, the last one plain."""
        if not isinstance(node.value, list) or not node.value:
            return self._variant(node, what, setting)
        *preferred, plain = node.value
        particular = [self._variant(variant, what, setting, certain=False) for variant in preferred]
        read = self._variant(plain, what, setting)
        return read and attrs.evolve(read, preferred=tuple(variant for variant in particular if variant is not None))

    def _variant(self, node: Node, what: str, setting: _Setting, *, certain: bool = True) -> Template | None:
        found = bilingual(node, what, self.scope.findings)
        if found is None:
            return None
        return Template(
            self._pieces(found.en, node.value["en"], setting, certain=certain),
            self._pieces(found.zh, node.value["zh"], setting, certain=certain),
        )

    def _pieces(self, written: str, node: Node, setting: _Setting, *, certain: bool) -> tuple[str | Placeholder, ...]:
        if "<" not in written:
            return (written,)
        found: list[str | Placeholder] = []
        for piece, is_gap in pieces(written):
            gap = self._placeholder(piece, node, setting, certain=certain) if is_gap else piece
            if gap is not None:
                found.append(gap)
        return tuple(found)

    def _placeholder(self, written: str, node: Node, setting: _Setting, *, certain: bool) -> Placeholder | None:
        findings = self.scope.findings
        if written.startswith("$"):
            name = self.matchers.parameter(written[1:], node)
            return Placeholder("", None, name) if name else None
        found = self._named(written, node, setting, f"the placeholder <{written}>", "DR240")
        if found is None:
            return None
        placeholder, attribute = found
        if attribute.kind in _NOT_SHOWN:
            hint = f"Write <{written}.name>." if attribute.kind is Kind.REFERENCE else ""
            findings.error("DR240", f"<{written}> is {one(attribute.kind)} and cannot be shown in a text", node, hint)
            return None
        path = placeholder.path
        mention = setting.mentions.get(placeholder.subject)
        if certain and mention is not None and not mention.certain:
            hint = "Name it in a text before the last one: the last one is said where there is nobody to name."
            findings.error("DR241", f"nobody may be there to be called <{written}>", node, hint)
            return placeholder
        if path is None or not certain or (always_shown(attribute) and not path.steps):
            return placeholder
        if not is_certain(path, path.origin, attribute, setting.facts(placeholder.subject)):
            missing = path.steps[-1] if always_shown(attribute) else str(path)
            where = "'when'" if placeholder.subject == "deal" else f"the condition on the {placeholder.subject}"
            hint = f"Add 'known: [{missing}]' to {where}, or leave the placeholder out."
            findings.error("DR241", f"<{written}> may be unknown when the rule fires", node, hint)
        return placeholder

    def _named(
        self, written: str, node: Node, setting: _Setting, what: str, code: str
    ) -> tuple[Placeholder, Attribute] | None:
        """Find the attribute written ``stakeholder.name``, or ``customer`` for one of the deal."""
        findings = self.scope.findings
        first, _, rest = written.partition(".")
        nameable = setting.nameable()
        if first in nameable and rest:
            subject, path = first, rest
        elif first in self.scope.subjects and first != "deal":
            is_bound = first in setting.bound
            problem = "names no attribute" if is_bound else f"speaks of {one(first)} that is not bound"
            hint = f"Write '{first}.name'." if is_bound else f"Bind it: 'for_each: {{{first}: ...}}'."
            findings.error(code, f"{what} {problem}", node, hint)
            return None
        else:
            subject, path = "deal", written
        read = self.scope.read(path, nameable.get(subject, "deal"))
        if isinstance(read, Refused):
            near = read.hint
            if first == "deal" and rest:
                near = f"Deal attributes stand alone: '{rest}'."
            elif subject == "deal":
                near = suggestion(first, [*nameable, *self.scope.subjects["deal"].attributes])
                near = near or (
                    read.hint if read.hint.startswith("Did") else listing((*nameable, "deal attributes"))
                )
            findings.error(code, f"{what}: {read.message}", node, near)
            return None
        if read.attribute is None:
            findings.error(code, f"{what} is a conclusion, only attributes may stand here", node)
            return None
        return Placeholder(subject, read.path), read.attribute

    def _asked(self, node: Node, setting: _Setting) -> Placeholder | None:
        written = text(node, "what to ask", self.scope.findings)
        found = self._named(written, node, setting, "what to ask", "DR210") if written else None
        if found is None:
            return None
        placeholder, attribute = found
        if attribute.derived and not attribute.reverse:
            hint = f"Ask for '{attribute.name.removesuffix('_days')}'."
            self.scope.findings.error("DR210", f"'{attribute.name}' is computed and cannot be asked for", node, hint)
            return None
        return placeholder

    def _conclude(self, node: Node, setting: _Setting) -> Conclusions:
        scope, findings = self.scope, self.scope.findings
        children = entries(node, "'conclude'", findings)
        if isinstance(node.value, dict) and not children:
            findings.error("DR232", "'conclude' names no conclusion", node)
        found: list[tuple[str, str | bool]] = []
        for name, child in children.items():
            declared = scope.conclusions.get(name)
            if declared is None:
                if scope.complete:
                    hint = suggestion(name, scope.conclusions) or listing(sorted(scope.conclusions))
                    findings.key_error("DR222", f"no book declares the conclusion '{name}'", child, hint)
                continue
            if declared.on not in (*setting.bound, "deal"):
                message = f"'{name}' is about {one(declared.on)}, which this rule does not bind"
                findings.key_error("DR250", message, child, f"Bind it: 'for_each: {{{declared.on}: ...}}'.")
                continue
            items = child.value if isinstance(child.value, list) and declared.many else [child]
            if not declared.many and isinstance(child.value, list):
                findings.error("DR251", f"'{name}' has one value at a time", child, "Declare it with 'many: true'.")
                continue
            for item in items:
                if declared.values and isinstance(item.value, str) and item.value in declared.values:
                    found.append((name, item.value))
                elif not declared.values and item.value is True:
                    found.append((name, True))
                else:
                    self._refuse_value(name, item, tuple(declared.values))
        return tuple(sorted(set(found)))

    def _refuse_value(self, name: str, node: Node, legal: tuple[str, ...]) -> None:
        if not legal:
            hint = "Write true; nothing has to be concluded for it to be absent."
        else:
            near = suggestion(node.value, legal) if isinstance(node.value, str) else ""
            hint = f"{near} {listing(legal)}".strip()
        self.scope.findings.error("DR251", f"'{name}' cannot be concluded as {described(node)}", node, hint)
