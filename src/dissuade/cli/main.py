"""The command line: one group that loads a command only when it is asked for."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from dissuade.errors import DissuadeError

__all__ = ["cli", "main"]

COLLECT_AFTER = (200_000, 20, 20)
"""Thresholds of the cyclic garbage collector of the ``dissuade`` process."""

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
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def run() -> None:
    """Entry point of the installed ``dissuade`` command."""
    # Imports and list records make millions of objects that stay; looking through them for cycles costs a tenth.
    gc.set_threshold(*COLLECT_AFTER)
    sys.exit(main())


if __name__ == "__main__":
    run()
