"""Hypothesis profiles: ``ordinary`` for every run, ``long`` for a night, ``quick`` while one works.

A profile is chosen with ``--hypothesis-profile=long``.

The ordinary profile draws the same examples every time, so that a run says something about the code and not about its
luck. The long one draws new ones. A test that sets no number of examples takes that of the profile, or a share of it.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ordinary",
    max_examples=1_000,
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("ordinary"), max_examples=100_000, derandomize=False)
settings.register_profile("chunk", settings.get_profile("long"), max_examples=2_000, database=None)
settings.register_profile("quick", settings.get_profile("ordinary"), max_examples=100)
settings.load_profile("ordinary")


def pytest_configure(config: pytest.Config) -> None:
    """Let a failing test say which rules it failed on, many though they are."""
    config.addinivalue_line("filterwarnings", "ignore:Generating overly large repr")
