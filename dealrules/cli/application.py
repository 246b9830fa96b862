"""The commands put together."""

from __future__ import annotations

import typer

from dealrules import __version__
from dealrules.cli.check import check
from dealrules.cli.explain import explain
from dealrules.cli.output import write
from dealrules.cli.prove import run_proof
from dealrules.cli.review import review
from dealrules.cli.test import run_tests

__all__ = ["app"]

_EXIT_CODES = """\b
Exit codes (退出码):
  0  all is well
  1  findings: a deal or a rulebook was refused, or a test of a rule failed
  2  misuse: a wrong option, a file that cannot be read, an unknown rule
Of several, the worst. Findings go to standard error, one a line:
  file:line:column: CODE message"""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


def _version(asked: bool) -> None:
    if asked:
        write(f"dealrules {__version__}\n")
        raise typer.Exit


@app.callback(epilog=_EXIT_CODES)
def _application(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Review deals with rulebooks of key-account selling; check and test the rulebooks.

    用大客户销售规则库评审项目，并检查、测试规则库。
    """


app.command("review", epilog=_EXIT_CODES)(review)
app.command("explain", epilog=_EXIT_CODES)(explain)
app.command("check", epilog=_EXIT_CODES)(check)
app.command("prove", epilog=_EXIT_CODES, short_help="Prove that the rules hold together, on every deal.")(run_proof)
app.command("test", epilog=_EXIT_CODES)(run_tests)
