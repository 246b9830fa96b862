"""Plain data as YAML that a person can read and the library reads back as the same data."""

from __future__ import annotations

from typing import Any

import yaml

from dealrules.documents.scalars import WORDS, NotANumberError, number

__all__ = ["as_yaml"]

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Quoting(_Dumper):  # type: ignore[misc]
    """Quotes every text that the core schema of YAML 1.2 would read as something else."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write equal data out twice, because the library refuses aliases."""
        return True


def _text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _is_ambiguous(text) else None)


def _is_ambiguous(text: str) -> bool:
    """Say whether YAML 1.2 reads an unquoted text as a number, a truth value or nothing."""
    try:
        return text in WORDS or not isinstance(number(text), str)
    except NotANumberError:
        return True


_Quoting.add_representer(str, _text)


def as_yaml(data: Any) -> str:
    """Return plain data as YAML, in the order it has.

    >>> print(as_yaml({"id": "d-17", "name": "0o17", "needs": [{"id": "n1", "urgent": True}]}), end="")
    id: d-17
    name: "0o17"
    needs:
    - id: n1
      urgent: true
    """
    return str(yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=110))
