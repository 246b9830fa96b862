"""The scalars of the YAML 1.2 core schema."""

from __future__ import annotations

import math
import re

__all__ = ["NUMBER_STARTS", "WORDS", "NotANumberError", "number"]

WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""The plain scalars that are not text, besides numbers."""

NUMBER_STARTS = frozenset("+-.0123456789")
"""What a number may begin with."""

DIGITS_LIMIT = 40
"""The longest integer, in characters; Python refuses far longer ones, and no fact of a deal has as many."""

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class NotANumberError(Exception):
    """A scalar that claims to be a number, and cannot be one."""


def number(text: str) -> int | float | str:
    """Return the number that a plain scalar writes, or the text when it is none.

    >>> number("30"), number("0.5"), number("+3d"), number("2025-06-01")
    (30, 0.5, '+3d', '2025-06-01')

    Raises:
        NotANumberError: the number is not finite, or has too many digits.
    """
    if _INTEGER.fullmatch(text):
        if len(text) > DIGITS_LIMIT:
            raise NotANumberError
        return int(text)
    if _FLOAT.fullmatch(text):
        value = float(text)
        if math.isinf(value):
            raise NotANumberError
        return value
    if _BASED.fullmatch(text):
        if len(text) > DIGITS_LIMIT:
            raise NotANumberError
        return int(text, 0)
    if _NOT_FINITE.fullmatch(text):
        raise NotANumberError
    return text
