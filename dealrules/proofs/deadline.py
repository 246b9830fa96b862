"""How long a proof may take."""

from __future__ import annotations

import time

import attrs

__all__ = ["Deadline", "TimeIsUp"]


class TimeIsUp(Exception):
    """The time limit was reached before a question was answered."""


@attrs.frozen
class Deadline:
    """The moment at which proving stops; ``None`` is never."""

    at: float | None = None

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """Return the deadline so many seconds from now."""
        return cls(None if seconds is None else time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """The seconds that are left; endless without a deadline."""
        return float("inf") if self.at is None else max(0.0, self.at - time.monotonic())

    @property
    def milliseconds(self) -> int:
        """The milliseconds that are left, as many as the solver can count."""
        return int(min(self.left * 1000, 2**31 - 1))

    def check(self) -> None:
        """Raise :class:`TimeIsUp` when less than a millisecond is left."""
        if self.at is not None and not self.milliseconds:
            raise TimeIsUp
