"""A copy with changed facts is the object that would have been made of these facts, its imprint included."""

from random import Random

import attrs
import pytest

from dealrules.testing.random_deals import DealGenerator


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_copy_equals_one_made_of_the_facts(seed):
    first, second, *_ = DealGenerator(Random(seed), size=5, least=2, known=0.6).deal().stakeholders
    names = [field.name for field in attrs.fields(type(first)) if field.name != "id"]
    facts = {name: getattr(second, name) for name in Random(seed).sample(names, 10)}
    changed, made = first.changed(facts), attrs.evolve(first, **facts)

    assert changed == made
    assert changed.imprint == made.imprint
