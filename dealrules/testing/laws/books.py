"""The books under test: read once, when the first law asks for them, and seen in the ways the laws need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path

import attrs
from hypothesis import reject

from dealrules.api import Engine, shipped_rulebooks
from dealrules.documents import Node, plain, read_document, read_file
from dealrules.engine.reference import Kleene, Reference
from dealrules.errors import ConclusionConflict, Diagnostic, InvalidDeal, InvalidRulebook
from dealrules.review import Review
from dealrules.rulebook import Rule, RuleSet, load_rulebooks
from dealrules.rulebook.absence import Absences
from dealrules.rulebook.composition import files_at
from dealrules.snapshot import Deal, deal_from_node
from dealrules.testing.ignorance import lawful_rules
from dealrules.testing.laws.statements import Outcome, Verdicts, outcome
from dealrules.testing.strategies import extensions_of
from dealrules.testing.yaml_text import as_yaml

__all__ = ["Books"]


class Books:
    """Rulebooks, with the shipped ones or without.

    Args:
        paths: files, or folders of ``.yaml`` files.
        parameters: values for named thresholds.
        shipped: the shipped books are read too.
    """

    def __init__(self, paths: tuple[str | Path, ...], parameters: Mapping[str, float] | None, *, shipped: bool) -> None:
        self.paths, self.parameters, self.shipped = tuple(map(Path, paths)), parameters, shipped

    @cached_property
    def engine(self) -> Engine:
        """The engine that has loaded them; raises ``InvalidRulebook`` with every diagnostic."""
        return Engine.load(*self.paths, parameters=self.parameters, shipped=self.shipped)

    @cached_property
    def reordered(self) -> Engine:
        """An engine that knows the rules in the opposite order."""
        rules = dict(reversed(list(self.ruleset.rules.items())))
        return Engine(attrs.evolve(self.ruleset, rules=rules))

    @property
    def ruleset(self) -> RuleSet:
        """The rules of all books."""
        return self.engine.ruleset

    @cached_property
    def lawful(self) -> tuple[Rule, ...]:
        """The rules that do not ask for what is not known."""
        return lawful_rules(self.ruleset)

    @cached_property
    def unshaken(self) -> frozenset[str]:
        """The ids of the rules that rest on no absence, explained or not."""
        absences = Absences(self.ruleset, unexplained=False)
        return frozenset(rule.id for rule in self.ruleset.rules.values() if not absences.of(rule))

    def reread(self) -> RuleSet:
        """Write the books at ``paths`` (if there are none, the shipped ones) as YAML, and return what is read again."""
        diagnostics: list[Diagnostic] = []
        files = chain.from_iterable(map(files_at, self.paths or (shipped_rulebooks(),)))
        written = [_again(file, diagnostics) for file in files]
        others = files_at(shipped_rulebooks()) if self.shipped and self.paths else []
        read = [read_file(file)[0] for file in others]
        ruleset, found = load_rulebooks([node for node in (*read, *written) if node is not None], self.parameters)
        if ruleset is None or diagnostics:
            raise InvalidRulebook([*diagnostics, *found])
        return ruleset

    def review(self, deal: Deal) -> Review:
        """Review a deal; one on which the books contradict themselves is another law's business."""
        try:
            return self.engine.review(deal)
        except ConclusionConflict:
            reject()

    def review_reordered(self, deal: Deal) -> Review:
        """Review a deal with the rules in the opposite order."""
        return self.reordered.review(deal)

    def read_deal(self, text: str) -> Deal:
        """Read a deal with the extension attributes of the books; raises ``InvalidDeal``."""
        node, diagnostics = read_document(text, "deal.yaml")
        deal = None
        if node is not None:
            deal, found = deal_from_node(node, extensions_of(self.ruleset.subjects))
            diagnostics = [*diagnostics, *found]
        if deal is None:
            raise InvalidDeal(diagnostics)
        return deal

    def verdicts(self, deal: Deal) -> Verdicts:
        """Return the verdicts of the lawful rules, on the deal and on every combination of members."""
        reference = Reference(self.ruleset, deal)
        found: dict[tuple[str, tuple[str, ...] | None], Kleene] = {}
        for rule in self.lawful:
            found[rule.id, None] = reference.overall(rule)
            for members in reference.combinations(rule):
                found[rule.id, _ids(reference, rule, members)] = reference.verdict(rule, members)
        return found

    def found(self, deal: Deal) -> Outcome:
        """Return what the engine finds."""
        return outcome(self.review(deal))

    def expected(self, deal: Deal) -> Outcome:
        """Return what the reference evaluator finds, in each phase in which the deal may be."""
        seen = [self._expected(each) for each in self.engine.seen(deal)]
        return frozenset.intersection(*seen)

    def _expected(self, deal: Deal) -> Outcome:
        reference = Reference(self.ruleset, deal)
        rules = self.ruleset.rules
        fires = {
            ("fires", firing.rule, *_ids(reference, rules[firing.rule], firing.members))
            for firing in reference.firings
            if rules[firing.rule].advice is not None
        }
        made = {
            ("concluded", each.name, str(each.value), each.member.subject, reference.population.identifier(each.member))
            for each in reference.made
        }
        return frozenset(fires | made)


def _ids(reference: Reference, rule: Rule, members: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(map(reference.population.identifier, reference.bound(rule, members).values()))


def _again(file: Path, diagnostics: list[Diagnostic]) -> Node | None:
    """Read a book, write it as YAML and read that."""
    node, found = read_file(file)
    again, more = read_document(as_yaml(plain(node)), str(file)) if node is not None else (None, [])
    diagnostics += [*found, *more]
    return again
