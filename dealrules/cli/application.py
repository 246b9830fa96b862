"""The commands put together; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from dealrules import __version__
from dealrules.cli.options import EPILOG, SETTINGS

__all__ = ["app"]

_COMMANDS = {
    "review": "dealrules.cli.review:review",
    "ask": "dealrules.cli.ask:ask",
    "explain": "dealrules.cli.explain:explain",
    "unlock": "dealrules.cli.unlock:unlock",
    "diff": "dealrules.cli.diff:diff",
    "feedback": "dealrules.cli.feedback:feedback",
    "replay": "dealrules.cli.replay:replay",
    "check": "dealrules.cli.check:check",
    "prove": "dealrules.cli.prove:run_proof",
    "test": "dealrules.cli.test:run_tests",
}


class _Commands(click.Group):
    """The commands by name; a person who reviews a deal does not wait for what proves a rulebook."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=_Commands, no_args_is_help=True, epilog=EPILOG, context_settings=SETTINGS)
@click.version_option(__version__, message="dealrules %(version)s", help="Show the version.")
def app() -> None:
    """Review deals with rulebooks of key-account selling; check and test the rulebooks.

    用大客户销售规则库评审项目，并检查、测试规则库。
    """
