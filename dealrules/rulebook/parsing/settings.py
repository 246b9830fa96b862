"""What a book says about the checks of its rules: ``checks: {levels: {...}, ignore: [...]}``.

``levels`` gives a code of a check another level (``error``, ``warning`` or ``off``). Each entry of ``ignore`` names a
``code``, what it is ``about`` (a rule, a parameter, a conclusion ...; left out: anything in the book), and the
``reason``, which is compulsory.
"""

from __future__ import annotations

import re

from dealrules.documents import Node
from dealrules.rulebook.model import CheckSettings, Exemption
from dealrules.rulebook.parsing.fields import check_keys, described, entries, member, text, word
from dealrules.rulebook.parsing.findings import Findings

__all__ = ["LEVELS", "read_settings"]

LEVELS = ("error", "warning", "off")
_KEYS = ("levels", "ignore")
_ENTRY_KEYS = ("code", "about", "reason")
_CODE = re.compile(r"DR[345]\d\d")


def read_settings(node: Node | None, findings: Findings) -> CheckSettings:
    """Read the settings of one book."""
    if node is None or node.value is None:
        return CheckSettings()
    children = entries(node, "'checks'", findings)
    if children:
        check_keys(node, _KEYS, "'checks'", findings)
    levels = {}
    for code, child in entries(children["levels"], "'levels'", findings).items() if "levels" in children else ():
        level = word(child, LEVELS, f"the level of {code}", findings)
        if not _CODE.fullmatch(code):
            findings.key_error("DR209", f"'{code}' is no code of a check", child, "Codes of checks are DR301 to DR599.")
        elif level:
            levels[code] = level
    return CheckSettings(levels=levels, exemptions=tuple(_exemptions(children.get("ignore"), findings)))


def _exemptions(node: Node | None, findings: Findings) -> list[Exemption]:
    if node is None or node.value is None:
        return []
    if not isinstance(node.value, list):
        findings.error("DR201", f"'ignore' is a list, not {described(node)}", node)
        return []
    found = [_exemption(item, findings) for item in node.value]
    return [exemption for exemption in found if exemption is not None]


def _exemption(node: Node, findings: Findings) -> Exemption | None:
    what = "an entry of 'ignore'"
    if not entries(node, what, findings):
        return None
    check_keys(node, _ENTRY_KEYS, what, findings)
    code, reason = member(node, "code", what, findings), member(node, "reason", what, findings)
    about = node.value.get("about")
    named = (about and text(about, "'about'", findings)) or ""
    given = code and text(code, "'code'", findings)
    if code is not None and given and not _CODE.fullmatch(given):
        findings.error("DR209", f"'{given}' is no code of a check", code, "Codes of checks are DR301 to DR599.")
        return None
    if reason is None or text(reason, "the reason", findings) is None or not given:
        return None
    return Exemption(code=given, about=named, location=node.location)
