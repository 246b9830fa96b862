"""The shipped books keep the laws that :mod:`dealrules.testing.laws` puts to every book."""

from __future__ import annotations

from hypothesis import settings

from dealrules.testing.laws import laws_of

TestShippedBooks = laws_of(settings=settings(max_examples=max(settings.default.max_examples // 100, 1)))
