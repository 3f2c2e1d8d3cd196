"""``dissuade compare A B``."""

from __future__ import annotations

import json

import click

from dissuade.cli.options import schema_option
from dissuade.errors import InputError

__all__ = ["compare"]


@click.command()
@click.argument("a")
@click.argument("b")
@schema_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def compare(a: str, b: str, schema: str, as_json: bool) -> int:
    """Compare two names: the probability that they mean the same party, and why.

    Exit status 1 if it is 0.5 or more, else 0.
    """
    from dissuade.matching.compare import compare as compare_names
    from dissuade.screening.queries import check_name, has_letters

    for field, name in (("A", a), ("B", b)):
        check_name(name, field)
        if not has_letters(name):
            raise InputError("no name to compare: it has no letter and no digit", field=field, value=name)
    comparison = compare_names(a, b, schema=schema)
    if as_json:
        click.echo(json.dumps(comparison.to_dict(), ensure_ascii=False))
    else:
        from dissuade.cli.show import make_console, show_comparison

        show_comparison(make_console(), a, b, comparison)
    return int(comparison.probability >= 0.5)
