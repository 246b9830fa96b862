"""Steps of a scale are named in the order of the scale."""

import dealrules


def test_a_run_of_steps_reads_in_its_order():
    engine = dealrules.Engine.load()
    deal = dealrules.Deal.from_dict({"id": "d", "as_of": "2026-11-27"})
    text = " ".join(engine.explain(deal, "phases.on-to-implementation").text().split())
    assert "before contact, recognition of needs, evaluation of options, resolution of concerns" in text
