"""The rule language: how a trainer writes doctrine down, and what the library makes of it.

A **rulebook** is one YAML (or JSON) file, or the files of a folder that begin with the same name. It begins with
``rulebook`` (its name), ``version``, ``language: 1`` and ``title: {en: ..., zh: ...}``; it may declare things, and it
holds ``rules``. Of several files one has the header, the others the name alone
(:mod:`dealrules.rulebook.parsing.parts`)::

    rules:
      - id: entry.power-before-need             # begins with the name of the book
        title: {en: The decision maker is met too early, zh: 过早会见决策人}
        source: [entry_strategy/power_early_error]          # a rule without a source does not load
        when:                                   # a condition on the deal
          phase: [pre_contact, needs_recognition]           # one of; a run of steps: {from: ..., to: ...}
          needs: {none: {state: explicit}}
        for_each:                               # one advice for each person that matches
          stakeholder: {focus: power, next_contact_days: {between: [0, $soon]}}
        then:
          avoid: meet_power                     # exactly one of do, avoid, focus, tactic, ask, warn
          priority: high                        # critical, high, normal (if nothing is said), low
          text: {en: Put off the meeting with <stakeholder.name>., zh: 暂缓与<stakeholder.name>会面。}
          instead: {en: Develop the problem first., zh: 先把问题做大。}
        tests:
          - fires: {phase: needs_recognition, needs: [], stakeholders: [{focus: power, next_contact: +3d}]}

**Rules.** ``id``, ``title``, ``source`` and ``then`` are compulsory. ``when`` and ``for_each`` are the conditions; with
several bindings, ``target`` says whose advice it is (else it is the only binding's, or the deal's). ``support`` is
``course`` (the default), ``practice`` or ``unconfirmed``; ``group`` joins a group of which one rule applies;
``supersedes`` names rules that this one hides; ``caution`` says when not to follow the advice. ``mentions`` names
members that the texts speak of, without one advice for each.

**Advice.** ``do``, ``avoid`` and ``tactic`` name a move; an ``avoid`` needs ``instead``, a ``tactic`` needs ``topic``.
``focus`` is ``receptivity``, ``dissatisfaction`` or ``power``; ``ask`` names the fact to find out
(``stakeholder.stance``; its own question is the text, unless one is given); ``warn`` names a risk. ``conclude: {name:
value}`` may stand beside the advice, or alone.

**Conditions** are mappings of attributes to what is demanded of them, all of which must hold; besides,
``all_of: [...]``, ``any_of: [...]``, ``not: {...}``, ``known: [...]`` and ``unknown: [...]``. Which demands fit which
attribute: :mod:`dealrules.rulebook.parsing.matchers`; lists, paths and conclusions:
:mod:`dealrules.rulebook.parsing.conditions`. In ``for_each`` members are related by references:
``concern: {owner: <stakeholder>}``. What is not known makes nothing true: a rule fires only if its condition
certainly holds.

**Numbers.** 0 to 3 may stand bare. Any other is a parameter, with a unit and a meaning, so that it can be changed
without editing rules: ``parameters: {soon: {value: 30, unit: days, en: ..., zh: ...}}``, written ``$soon``, in other
books ``$entry.soon``. Units are ``days``, ``percent``, ``count``, ``minutes`` and ``money`` (with ``currency: CNY``).

**Texts** exist in English and Chinese; ``<...>`` shows a fact, see :mod:`dealrules.rulebook.templates`.

**Declarations** (each with ``en`` and ``zh``): ``parameters``; ``moves: {name: {en, zh}}``; ``risks``; ``groups: {name:
{choose: one, promise: {when: {...}}}}``; ``conclusions: {name: {on: deal, values: boolean}}``, where ``values`` is
``boolean``, the name of a vocabulary or ``{word: {en, zh}}``, and ``many: true`` allows several at once;
``attributes``, see :mod:`dealrules.rulebook.parsing.extensions`; ``sources: {id: {en, zh}}``, for doctrine of your own;
``respondents``, who at the customer would know what (:mod:`dealrules.rulebook.parsing.respondents`);
``within_reach``, what somebody can bring about (:mod:`dealrules.rulebook.parsing.reach`);
and ``promises: [{every: phase, has: [do, avoid]}]``. Books share these names, and each is declared once. A move may
say how it bears on others, see :mod:`dealrules.rulebook.parsing.moves`.

Everything that is wrong is said at once, with its place; the codes are listed in
:mod:`dealrules.rulebook.parsing.findings`.

>>> from dealrules.documents import read_document
>>> book, _ = read_document('''
... rulebook: mine
... version: 1.0.0
... language: 1
... title: {en: Mine, zh: 我的}
... rules:
...   - id: mine.budget
...     title: {en: No budget yet, zh: 尚无预算}
...     source: workshop/budget
...     when: {phase: options_evaluation, budget: nnoe}
...     then: {ask: budget}
... ''', "mine.yaml")
>>> from dealrules.rulebook import load_rulebooks
>>> ruleset, diagnostics = load_rulebooks([book])
>>> [(found.code, found.line, found.message) for found in diagnostics]
[('DR212', 10, "'budget' cannot be 'nnoe'")]
>>> diagnostics[0].hint
"Did you mean 'none'? Legal: none, planned, approved."
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dealrules.rulebook.model import Rule, Rulebook, RuleSet

if TYPE_CHECKING:
    from dealrules.rulebook.composition import load_rulebooks, read_rulebooks
    from dealrules.rulebook.schema import rulebook_schema
    from dealrules.rulebook.stratification import strata

__all__ = ["Rule", "RuleSet", "Rulebook", "load_rulebooks", "read_rulebooks", "rulebook_schema", "strata"]

_HOME_OF = {
    "load_rulebooks": "composition",
    "read_rulebooks": "composition",
    "rulebook_schema": "schema",
    "strata": "stratification",
}


def __getattr__(name: str) -> Any:
    """Import what reads books when it is first asked for: a host whose books are stored does without."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
