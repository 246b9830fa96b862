"""The rule language: what a rulebook may say, how it is read, and the model that comes of it."""

from __future__ import annotations

from dealrules.rulebook.composition import load_rulebooks, read_rulebooks
from dealrules.rulebook.model import Rule, Rulebook, RuleSet
from dealrules.rulebook.stratification import strata

__all__ = ["Rule", "RuleSet", "Rulebook", "load_rulebooks", "read_rulebooks", "strata"]
