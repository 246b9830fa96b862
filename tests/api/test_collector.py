"""Loading holds the garbage collector of its host, and gives it back as it was."""

import gc

import pytest

import dealrules


@pytest.fixture(params=[True, False], ids=["on", "off"])
def collector(request):
    """Switch the collector on or off for a test."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_the_collector_is_as_it_was(collector, tmp_path):
    dealrules.Engine.load()
    assert gc.isenabled() is collector
    book = tmp_path / "book.yaml"
    book.write_text("rulebook: [")
    with pytest.raises(dealrules.InvalidRulebook):
        dealrules.Engine.load(book)
    assert gc.isenabled() is collector


def test_what_the_host_has_set_aside_stays_aside():
    gc.freeze()
    try:
        aside = gc.get_freeze_count()
        dealrules.Engine.load()
        # a frozen object that nobody needs any more may go meanwhile, but none joins them, and they are not let go
        assert aside - 1_000 < gc.get_freeze_count() <= aside
    finally:
        gc.unfreeze()


def test_an_engine_that_is_dropped_is_collected(collector):
    gc.collect()
    before = len(gc.get_objects())
    dealrules.Engine.load()
    gc.collect()
    assert len(gc.get_objects()) < before + 10_000
