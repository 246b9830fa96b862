"""How a snapshot is printed: only what is known."""

from hypothesis.vendor.pretty import pretty

from dealrules import Deal
from dealrules.snapshot import Need


def test_what_is_unknown_is_not_printed():
    deal = Deal.from_dict({"id": "d", "as_of": "2026-11-20", "needs": [{"id": "n", "urgent": True}]})
    assert "Need(id='n', urgent=True)" in repr(deal)
    assert pretty(deal) == repr(deal)


def test_a_class_is_printed_as_a_class():
    assert pretty([Deal, Need]).count("Deal") == 1
