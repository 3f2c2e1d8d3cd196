"""``dissuade demo``: the main job on the example that ships with the package."""

from __future__ import annotations

from importlib.resources import as_file, files

import click

__all__ = ["demo"]

EXAMPLE = "arms_talks.txt"


@click.command()
def demo() -> int:
    """Read a news report, screen who is in it, and decide the deals it speaks of.

    The report ships with dissuade: the talks about arms between North Korea and Russia in September 2023.
    """
    from dissuade.cli.show_report import show_report
    from dissuade.deals import decide
    from dissuade.reports import read

    with as_file(files("dissuade") / "examples" / EXAMPLE) as path:
        report = read(path)
        click.echo(f"$ dissuade read {path} --decide\n")
    show_report(report, [decide(deal) for deal in report.deals])
    return 0
