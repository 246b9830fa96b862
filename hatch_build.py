"""What is added to a wheel when it is built: the shipped books in the form in which they load fastest."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from shutil import copytree
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StoredBooksHook(BuildHookInterface):
    """Stores the books; an editable install does without, because there the books may change at any time."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the stored form of the books to the files of the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from dealrules.stored import NAME, store
        finally:
            sys.path.remove(self.root)
        self._scratch = tempfile.TemporaryDirectory()  # until the wheel is written
        folder = Path(self._scratch.name) / "rulebooks"
        copytree(Path(self.root) / "rulebooks", folder)
        build_data["force_include"][str(store(folder))] = f"dealrules/rulebooks/{NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what stood there until the wheel was written."""
        if version != "editable":
            self._scratch.cleanup()
