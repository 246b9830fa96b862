"""The formulas of rules are true on a deal exactly where the reference evaluator says that the rules fire."""

from __future__ import annotations

import z3
from hypothesis import given, settings

from dealrules.engine.reference import Reference
from dealrules.proofs.firings import Firings
from dealrules.proofs.universe import Universe
from dealrules.rulebook.domains import Domains
from dealrules.testing import deals, rulesets
from tests.proofs.assignment import Assignment

SIZE = 3


def fired(ruleset, deal):
    """Return what fires on a deal, by the formulas."""
    universe = Universe(
        ruleset.subjects, Domains.of_rules(ruleset), {name: SIZE for name in ruleset.subjects if name != "deal"}
    )
    firings = Firings(ruleset, universe)
    every = [each for rule in ruleset.rules.values() for each in firings.of(rule)]
    assignment = Assignment.of(universe, deal)
    solver = z3.SolverFor("QF_FD")
    solver.add(*(each for each in (*universe.constraints, *assignment.literals()) if each is not True))
    assert solver.check() == z3.sat, "a valid deal is no deal of the universe"
    model = solver.model()
    return {
        (each.rule.id, tuple(map(assignment.position, each.members)))
        for each in every
        if each.formula is True or z3.is_true(model.eval(each.formula, model_completion=True))
    }


@settings(max_examples=settings.default.max_examples // 40)
@given(rulesets(size=12), deals(size=SIZE))
def test_formulas_agree_with_the_reference(ruleset, deal):
    reference = Reference(ruleset, deal)

    assert fired(ruleset, deal) == {(firing.rule, firing.members) for firing in reference.firings}
