"""The command line: one group that loads a command only when it is asked for."""

from __future__ import annotations

import codecs
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from dissuade.errors import DissuadeError

__all__ = ["cli", "main"]

COLLECT_AFTER = (200_000, 20, 20)
"""Thresholds of the cyclic garbage collector of the ``dissuade`` process."""

PIPE_CLOSED = 141
"""Status where nobody reads on, as of any process that the signal of a closed pipe ends."""

_COMMANDS = {
    "lists": ("dissuade.cli.lists", "lists", "Add, update, show and compare official lists."),
    "screen": ("dissuade.cli.screen", "screen", "Screen a name or a table against the lists."),
    "compare": ("dissuade.cli.compare", "compare", "Compare two names and explain the result."),
    "evaluate": ("dissuade.cli.evaluate", "evaluate", "Measure what screening finds, and pick a threshold."),
    "read": ("dissuade.cli.read", "read", "Read a report: who is in it, who claims what, and when."),
    "decide": ("dissuade.cli.decide", "decide", "Decide a deal, or run worked cases."),
    "rules": ("dissuade.cli.rules", "rules", "Show regimes and rules, and which are live on a date."),
    "goods": ("dissuade.cli.goods", "goods", "Find HS and ECCN candidates for goods."),
    "demo": ("dissuade.cli.demo", "demo", "Read, screen and decide the example that ships with dissuade."),
}


class _LazyGroup(click.Group):
    """A group whose commands are imported on use, so that help stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, attribute, _ = _COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # click would end with status 1, which means that something was found
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(PIPE_CLOSED) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry[2]) for name, entry in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dissuade")
def cli() -> None:
    """Sanctions and export controls as code.

    Exit status: 0 nothing found or permitted, 1 something to look at, 2 wrong usage or input, 3 list trouble.
    The lists live under $DISSUADE_HOME. Nothing here is legal advice.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return (or exit with) its status.

    Args:
        arguments: without the program name; None takes those of the process.
    """
    try:
        result: Any = cli.main(args=arguments, prog_name="dissuade", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("interrupted; run the same command again to go on", err=True)
        return 130
    except DissuadeError as error:
        click.echo(f"dissuade: {error}", err=True)
        return error.exit_code
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"dissuade: {place}{error.strerror or error}", err=True)
        return DissuadeError.exit_code
    return result if isinstance(result, int) else 0


def run() -> None:
    """Entry point of the installed ``dissuade`` command."""
    # Imports and list records make millions of objects that stay; looking through them for cycles costs a tenth.
    gc.set_threshold(*COLLECT_AFTER)
    codecs.register_error("escape", _escape)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="escape")
    sys.exit(main())


def _escape(error: UnicodeError) -> tuple[str, int]:
    """What a terminal cannot show, as escapes that JSON knows too."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2)), error.end


if __name__ == "__main__":
    run()
