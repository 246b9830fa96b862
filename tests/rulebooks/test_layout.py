"""The shipped books are laid out to be read: short lines, no file that needs a map, no mapping broken over lines."""

from __future__ import annotations

import pytest
import yaml

from dealrules.rulebook.shipped import shipped_rulebooks

FILES = sorted(shipped_rulebooks().rglob("*.yaml"))
WIDTH, LENGTH = 120, 1200


def broken_mappings(node):
    """Yield the lines in which flow mappings begin that do not end there."""
    if isinstance(node, yaml.ScalarNode):
        return
    if isinstance(node, yaml.MappingNode) and node.flow_style and node.start_mark.line != node.end_mark.line:
        yield node.start_mark.line + 1
    for part in node.value:
        for child in part if isinstance(part, tuple) else (part,):
            yield from broken_mappings(child)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_is_laid_out_to_be_read(file):
    lines = file.read_text(encoding="utf-8").splitlines()

    assert [number for number, line in enumerate(lines, 1) if len(line) > WIDTH] == []
    assert len(lines) <= LENGTH
    assert list(broken_mappings(yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader))) == []
