"""An advice stays as long as the facts that its ``because`` names stay, whatever else is changed or becomes known.

For each advice a second deal is made, in which every fact that is not named has another value, unknown facts are
filled in and lists have further members. A fact named is kept as it is:

* a value, or that it is unknown; the days to or since a date stand for the date;
* a list: which members it has; a list that is read backwards (the needs of a person) stands for the references that
  make it up;
* that nothing was concluded: second deals in which something is are passed over.
"""

from __future__ import annotations

from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import dealrules
from dealrules.snapshot import SUBJECTS, Deal, Kind
from dealrules.testing import rulesets
from dealrules.testing.random_deals import DealGenerator

EXAMPLES = settings.default.max_examples
seeds = st.integers(0, 2**32)


@cache
def shipped():
    return dealrules.Engine.load()


def named_facts(advice):
    """Return subject, member and attribute of every fact named, as it is given in a deal."""
    named = set()
    for fact in advice.because:
        if fact.conclusion:
            continue
        attribute = SUBJECTS[fact.subject].attributes[fact.attribute]
        if attribute.derived and attribute.kind is Kind.DAYS:
            attribute = SUBJECTS[fact.subject].attributes[fact.attribute.removesuffix("_days")]
        if attribute.reverse:
            named.add((attribute.target, None, attribute.reverse))
            holder = attribute.target
            while holder != "deal":
                named.add(("list", None, holder))
                holder, _ = SUBJECTS[holder].collection
        elif attribute.kind is Kind.LIST and attribute.target == "rating":
            named.add(("list", fact.member, "rating"))
        elif attribute.kind is Kind.LIST:
            named.add(("list", None, attribute.target))
        else:
            named.add((fact.subject, fact.member, attribute.name))
    return named


class Changed:
    """A deal as plain data in which every fact that is not named has the value of another deal."""

    def __init__(self, deal, other, named):
        self.named = named
        self.random = Random(0)
        self.ids = {}
        for subject in SUBJECTS:
            if subject not in ("deal", "rating"):
                before, after = self.listed(deal, subject), self.listed(other, subject)
                frozen = ("list", None, subject) in named
                self.ids[subject] = {each["id"] for each in [*(before or ()), *(() if frozen else after or ())]}
        self.data = self.member(deal, other, "deal")

    @staticmethod
    def listed(deal, subject):
        _, attribute = SUBJECTS[subject].collection
        *section, name = attribute.split(".")
        holder = deal.get(section[0], {}) if section else deal
        return holder.get(name)

    def member(self, data, other, subject):
        made = {}
        for attribute in SUBJECTS[subject].attributes.values():
            if attribute.derived:
                continue
            *section, name = attribute.name.split(".")
            value = self.value(data, other, subject, attribute, section, name)
            if value is not None:
                (made.setdefault(section[0], {}) if section else made)[name] = value
        return made

    def value(self, data, other, subject, attribute, section, name):
        old = (data.get(section[0], {}) if section else data).get(name)
        new = (other.get(section[0], {}) if section else other).get(name)
        identifier = data.get("id")
        if attribute.kind is Kind.LIST:
            return self.members(old, new, attribute.target, identifier)
        if (
            name in ("id", "as_of")
            or {(subject, identifier, attribute.name), (subject, None, attribute.name)} & self.named
        ):
            return old
        if attribute.kind is Kind.REFERENCE:
            return new if new in self.ids[attribute.target] else old
        if attribute.kind is Kind.REFERENCE_SET and new is not None:
            return sorted(set(new) & self.ids[attribute.target])
        return old if new is None else new

    def members(self, old, new, subject, holder):
        if {("list", None, subject), ("list", holder, subject)} & self.named:
            new_ids = ()
        else:
            new_ids = [each["id"] for each in new or ()]
        if old is None and (new is None or not new_ids):
            return old
        by_id = {each["id"]: each for each in new or ()}
        found = []
        for each in old or ():
            stand_in = by_id.get(each["id"]) or (self.random.choice(new) if new else {})
            found.append(self.member(each, stand_in, subject))
        if subject == "rating" and old is not None:
            return found
        known = {each["id"] for each in old or ()}
        return found + [self.member({"id": each}, by_id[each], subject) for each in new_ids if each not in known]


def firing(review):
    return {(advice.rule.id, advice.members) for advice in (*review.advice, *(advice for advice, _ in review.hidden))}


def concluded(review):
    return {(made.name, made.target.subject, made.target.id) for made in review.conclusions}


def assert_reasons_suffice(engine, seed):
    random = Random(seed)
    size = random.randint(1, 3)
    deal = DealGenerator(random, size=size, known=random.choice((0.3, 0.7, 1.0))).deal()
    other = DealGenerator(random, size=size + random.randint(0, 1), least=size, known=1.0).deal().to_dict()
    review = engine.review(deal)
    for advice in random.sample(review.advice, min(len(review.advice), 5)):
        changed = engine.review(Deal.from_dict(Changed(deal.to_dict(), other, named_facts(advice)).data))
        conclusions = [fact for fact in advice.because if fact.conclusion]
        absent = {(fact.attribute, fact.subject, fact.member) for fact in conclusions if not fact.known}
        assert absent & concluded(changed) or (advice.rule.id, advice.members) in firing(changed)


@settings(max_examples=EXAMPLES // 4)
@given(rulesets(size=15), seeds)
def test_the_reasons_of_generated_rules_suffice(ruleset, seed):
    assert_reasons_suffice(dealrules.Engine(ruleset), seed)


@settings(max_examples=EXAMPLES // 20)
@given(seeds)
def test_the_reasons_of_shipped_rules_suffice(seed):
    assert_reasons_suffice(shipped(), seed)
