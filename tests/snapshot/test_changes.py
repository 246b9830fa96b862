"""A copy with changed facts is the object that would have been made of these facts, its imprint included."""

from random import Random

import attrs
import pytest

from dealrules.testing.random_deals import DealGenerator


def two_people(seed):
    """Return two people of which something is known and something is not."""
    random = Random(seed)
    while True:
        people = DealGenerator(random, size=5, least=2, known=0.6).deal().stakeholders
        if people:
            return people[:2]


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_copy_equals_one_made_of_the_facts(seed):
    first, second = two_people(seed)
    names = [field.name for field in attrs.fields(type(first)) if field.name != "id"]
    facts = {name: getattr(second, name) for name in Random(seed).sample(names, 10)}
    changed, made = first.changed(facts), attrs.evolve(first, **facts)

    assert changed == made
    assert changed.imprint == made.imprint
