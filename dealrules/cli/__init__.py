"""The command line: ``dealrules review``, ``explain``, ``check``, ``test`` and ``prove``.

It needs the extra ``cli``; without it, :func:`main` says so in one line.
"""

import gc
import sys
from typing import NoReturn

__all__ = ["main"]

_NEEDED = ("click", "rich")


def main() -> NoReturn:
    """Run the command line with the arguments of the process, and exit with its code."""
    gc.disable()  # what is imported stays; to visit it again and again takes a twentieth of a short command
    try:
        from dealrules.cli.application import app
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        print(f"dealrules: the command line needs {error.name}: pip install 'dealrules[cli]'", file=sys.stderr)
        sys.exit(2)
    gc.freeze()
    gc.enable()
    sys.exit(app(prog_name="dealrules"))
