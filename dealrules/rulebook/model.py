"""What a rulebook is, after parsing: rules, and the names that a book declares for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import attrs

from dealrules.bilingual import Bilingual, Language
from dealrules.errors import Diagnostic, Location
from dealrules.rulebook.condition import Condition, Path
from dealrules.rulebook.readings import Reading
from dealrules.snapshot.attribute import Attribute
from dealrules.snapshot.subject import Subject
from dealrules.vocabulary import AdviceKind, Priority, Support

__all__ = [
    "AdviceTemplate",
    "Binding",
    "CheckSettings",
    "ConclusionDeclaration",
    "Exemption",
    "Group",
    "Mention",
    "Move",
    "Parameter",
    "Placeholder",
    "Promise",
    "Reach",
    "Respondent",
    "Rule",
    "RuleSet",
    "RuleTest",
    "Rulebook",
    "Template",
    "WrittenTests",
]


@attrs.frozen
class Placeholder:
    """A gap in a text: ``<stakeholder.name>`` (subject and path) or ``<$soon>`` (a parameter, by full name)."""

    subject: str
    path: Path | None
    parameter: str = ""


@attrs.frozen
class Template:
    """A text with gaps, in both languages; each is a sequence of literal pieces and placeholders.

    Attributes:
        en: the English text.
        zh: the Chinese text.
        preferred: more particular texts, the best first; one is used where the deal knows all that it names.
    """

    en: tuple[str | Placeholder, ...]
    zh: tuple[str | Placeholder, ...]
    preferred: tuple[Template, ...] = ()

    def in_language(self, language: Language) -> tuple[str | Placeholder, ...]:
        """Return the pieces of the text in ``language``."""
        return self.zh if language == "zh" else self.en

    @property
    def gaps(self) -> Iterator[Placeholder]:
        """The placeholders of the text, without those of preferred ones."""
        return (piece for piece in (*self.en, *self.zh) if isinstance(piece, Placeholder))


@attrs.frozen(kw_only=True)
class Mention:
    """A member that the texts of a rule may name; it decides nothing.

    Attributes:
        name: what placeholders call it.
        subject: what it is.
        where: what must certainly be true of it.
        within: the list that it stands in, from the deal or from a bound member; ``None`` for all members.
        order: the attribute by which one is chosen among several; empty for the order of their ids.
        largest: choose the largest value of that attribute, or the last word of its scale, and not the least.
        certain: the rule fires only if there is such a member.
    """

    name: str
    subject: str
    where: Condition
    within: Path | None = None
    order: str = ""
    largest: bool = False
    certain: bool = False


@attrs.frozen(kw_only=True)
class Respondent:
    """Who at the customer would know a fact.

    Attributes:
        subject: what the fact is about.
        facts: the facts that are meant, and the sections of which all are; none means all.
        owner: the reference of the member that names the person; empty if a condition chooses.
        where: what must certainly be true of the person.
        ours: nobody there has to be asked: it is a fact of our own.
    """

    subject: str
    facts: frozenset[str] = frozenset()
    owner: str = ""
    where: Condition | None = None
    ours: bool = False

    def knows(self, subject: str, fact: str) -> bool:
        """Say whether the entry is about a fact."""
        return subject == self.subject and (
            not self.facts or fact in self.facts or fact.partition(".")[0] in self.facts
        )


@attrs.frozen(kw_only=True)
class Reach:
    """A fact that somebody can bring about.

    Attributes:
        subject: what it is about.
        fact: the attribute.
        ours: we can bring it about ourselves; else the customer does, and we can work for it.
        to: the values worth bringing about; none means any.
        moves: the moves that bring it about.
        clears: it is a way to clear an advice away; else it counts on the way to a phase only.
    """

    subject: str
    fact: str
    ours: bool
    to: tuple[str | bool, ...] = ()
    moves: tuple[str, ...] = ()
    clears: bool = True


@attrs.frozen(kw_only=True)
class AdviceTemplate:
    """The advice that a rule gives when it fires.

    Attributes:
        kind: do, avoid, focus, tactic, ask or warn.
        move: for do, avoid and tactic, the move advised or warned off; else empty.
        topic: for a tactic, what it is about (``pricing``, ``objection`` ...); else empty.
        focus: for a focus, ``receptivity``, ``dissatisfaction`` or ``power``; else empty.
        risk: for a warning, the risk from the vocabulary or the book; else empty.
        asks: for a question, the attribute to find out, and the subject it starts from.
        text: what is said; for a question without a text, ``None`` (the attribute's own question is used).
        instead: for avoid, what to do instead.
    """

    kind: AdviceKind
    priority: Priority = Priority.NORMAL
    move: str = ""
    topic: str = ""
    focus: str = ""
    risk: str = ""
    asks: Placeholder | None = None
    text: Template | None = None
    instead: Template | None = None


@attrs.frozen
class Binding:
    """One subject of ``for_each`` with the condition on the member bound to it."""

    subject: str
    condition: Condition


@attrs.frozen(kw_only=True)
class RuleTest:
    """A deal written beside a rule, and what the rule must do on it.

    Attributes:
        expects: ``fires``, ``silent`` (false or unknown) or ``unknown``.
        deal: the snapshot as plain data; dates may be relative (``+3d``), ``id`` and ``as_of`` may be missing.
        members: with ``for``, the ids that the rule must fire for, one each of the rule's bindings.
    """

    expects: str
    deal: Mapping[str, Any] = attrs.field(hash=False)
    members: tuple[str, ...] = ()
    location: Location = attrs.field(default=Location(""), eq=False)


class WrittenTests(Protocol):
    """The tests beside a rule as they stand in the book; they are read when asked for, because a review never is."""

    def read(self) -> tuple[tuple[RuleTest, ...], list[Diagnostic]]:
        """Return the tests that can be read, and what is wrong with the others."""


@attrs.frozen(kw_only=True)
class Rule:
    """One piece of doctrine: when it applies, to whom, what it says and where it comes from.

    Attributes:
        id: stable name, prefixed with the book's name (``entry.power-before-need``).
        source: ids of the doctrine items the rule rests on.
        when: condition on the deal.
        for_each: bindings; one advice is made per matching combination of members.
        target: the subject whose advice it is: ``deal`` or one of the bindings.
        concludes: names and values of the conclusions made, each about the deal or the bound member it is declared on.
        group: the ``choose: one`` group the rule belongs to, or empty.
        supersedes: ids of the rules this one hides when both fire on the same target.
        mentions: members that its texts may name besides the bound ones.
        absence: why it may be silenced by another member of a list (see :mod:`dealrules.rulebook.absence`).
        written_tests: the tests beside the rule, unread; :attr:`tests` reads them.
    """

    id: str
    book: str
    title: Bilingual
    source: tuple[str, ...]
    support: Support = Support.COURSE
    when: Condition
    for_each: tuple[Binding, ...] = ()
    target: str = "deal"
    advice: AdviceTemplate | None = None
    concludes: tuple[tuple[str, str | bool], ...] = ()
    group: str = ""
    supersedes: tuple[str, ...] = ()
    caution: Bilingual | None = None
    mentions: tuple[Mention, ...] = ()
    absence: str = ""
    written_tests: WrittenTests | None = attrs.field(default=None, eq=False, repr=False)
    location: Location = attrs.field(default=Location(""), eq=False)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The condition on the deal, then those of the bindings in their order."""
        return (self.when, *(binding.condition for binding in self.for_each))

    @property
    def tests(self) -> tuple[RuleTest, ...]:
        """The tests beside the rule, read anew each time; those that cannot be read are left out."""
        return self.written_tests.read()[0] if self.written_tests else ()


@attrs.frozen(kw_only=True)
class Parameter:
    """A named threshold: its value, its unit and what it stands for."""

    name: str
    value: float
    unit: str
    label: Bilingual
    currency: str = ""
    location: Location = attrs.field(default=Location(""), eq=False)


@attrs.frozen(kw_only=True)
class ConclusionDeclaration:
    """A conclusion that rules may make and read.

    Attributes:
        on: the subject it is about.
        values: its values with labels; a boolean conclusion has none.
        scale: the values are the steps of a scale, so that a rule may ask for a run of them.
        many: several values may hold at once.
        absence: why rules may read that it was not made (see :mod:`dealrules.rulebook.absence`).
        background: that it was not made is the ordinary case, and no reason that a page names.
    """

    name: str
    book: str
    on: str
    label: Bilingual
    values: Mapping[str, Bilingual] = attrs.field(factory=dict, hash=False)
    scale: bool = False
    many: bool = False
    absence: str = ""
    background: bool = False
    location: Location = attrs.field(default=Location(""), eq=False)


@attrs.frozen(kw_only=True)
class Group:
    """Rules of which at most one applies; exactly one where ``promise`` is certainly true."""

    name: str
    book: str
    label: Bilingual
    promise: Condition | None = None
    location: Location = attrs.field(default=Location(""), eq=False)


@attrs.frozen(kw_only=True)
class Move:
    """Something a seller can do, named so that advising and avoiding it can be compared.

    Attributes:
        planned_as: the planned move that a seller would call it: who plans a discount plans any of these.
        excludes: moves that make no sense beside it about the same person or thing, or where one is about the deal.
        excludes_anywhere: moves that make no sense beside it on the same deal, whoever they are about.
        counts_as: moves that are made by making this one: what warns them off speaks against this one.
    """

    name: str
    label: Bilingual
    book: str = ""
    planned_as: str = ""
    excludes: frozenset[str] = frozenset()
    excludes_anywhere: frozenset[str] = frozenset()
    counts_as: frozenset[str] = frozenset()
    location: Location = attrs.field(default=Location(""), eq=False)


@attrs.frozen(kw_only=True)
class DeclaredRisk:
    """Something that advice can warn of: by the vocabulary, or by the book that declares it."""

    name: str
    label: Bilingual
    book: str = ""
    location: Location = attrs.field(default=Location(""), eq=False)


@attrs.frozen(kw_only=True)
class Promise:
    """A coverage promise of a book: for every value of ``every``, the review has advice of these kinds."""

    every: str
    has: tuple[AdviceKind, ...]
    location: Location = attrs.field(default=Location(""), eq=False)


@attrs.frozen(kw_only=True)
class Exemption:
    """A finding that the author of a book accepts: its code, and the rule or name it is about (empty: any)."""

    code: str
    about: str = ""
    location: Location = attrs.field(default=Location(""), eq=False)


@attrs.frozen(kw_only=True)
class CheckSettings:
    """The level that the author of a book gives a code (``error``, ``warning``, ``off``), and what to accept."""

    levels: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    exemptions: tuple[Exemption, ...] = ()


@attrs.frozen(kw_only=True)
class Rulebook:
    """One book as it was read: its header and its rules, in the order of its files.

    Attributes:
        name: its name, with which the ids of its rules begin.
        version: its version, as it is written.
        title: what it is called.
        files: where it was read from, the file with the header first.
        rules: its rules.
        checks: what it says of the findings about it.
    """

    name: str
    version: str
    title: Bilingual
    files: tuple[str, ...]
    rules: tuple[Rule, ...]
    checks: CheckSettings = CheckSettings()


class Digested(Protocol):
    """Content that has a digest."""

    @property
    def digest(self) -> str:
        """The digest."""


@attrs.frozen(kw_only=True)
class RuleSet:
    """Several books composed: what the engine compiles, the checks check and the prover proves.

    All names are resolved and all parameters replaced by their values; rules are sorted by id, so that the order of
    files and of rules in a file does not matter. ``subjects`` includes the extension attributes of the books.
    ``sources`` gives the framework's title for every doctrine id that a rule may cite. ``used_parameters`` are those
    that a condition or a text names.
    """

    books: tuple[Rulebook, ...]
    rules: Mapping[str, Rule]
    subjects: Mapping[str, Subject]
    parameters: Mapping[str, Parameter]
    conclusions: Mapping[str, ConclusionDeclaration]
    groups: Mapping[str, Group]
    moves: Mapping[str, Move]
    risks: Mapping[str, DeclaredRisk]
    promises: tuple[Promise, ...]
    extensions: Mapping[str, Mapping[str, Attribute]]
    sources: Mapping[str, Bilingual]
    readings: tuple[Reading, ...] = ()
    respondents: tuple[Respondent, ...] = ()
    within_reach: tuple[Reach, ...] = ()
    content: Digested | None = attrs.field(default=None, eq=False)
    used_parameters: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """The digest of what was read (see :mod:`dealrules.rulebook.digest`); empty if the rules were not."""
        return self.content.digest if self.content is not None else ""

    def __repr__(self) -> str:
        return f"<RuleSet of {len(self.rules)} rules: {', '.join(book.name for book in self.books)}>"
