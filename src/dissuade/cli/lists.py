"""``dissuade lists``: add, update, show and compare official lists."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dissuade.errors import EditionRefusedError, InputError
from dissuade.processes import available_processors

if TYPE_CHECKING:
    from dissuade.lists.editions import EditionStore
    from dissuade.lists.intake import Intake
    from dissuade.lists.updating import SourceUpdate

__all__ = ["lists"]

LIST_TROUBLE = 3
MOST_PROCESSES = 4  # each takes some 150 MB

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def _share(_: click.Context, __: click.Parameter, value: str) -> float:
    try:
        share = float(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise click.BadParameter(f"a share is between 0 and 1, or a percentage such as 20%; got {value!r}")
    return share


def allowance_options(command: Any) -> Any:
    """Add the options that let something pass that would be refused."""
    for option in (
        click.option("--accept-changes", is_flag=True, help="Take an edition that looks tampered with."),
        click.option("--accept-schema", is_flag=True, help="Take an edition in which a field has gone."),
        click.option("--allow-older", is_flag=True, help="Keep an older edition as history; the current one stays."),
        click.option("--accept-shrink", is_flag=True, help="Take an edition whatever it lost."),
        click.option("--max-shrink", default="20%", show_default=True, metavar="SHARE", callback=_share,
                     help="How much smaller an edition may be than the one before."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def lists(context: click.Context, as_json: bool) -> int:
    """Show the lists that answers rest on, or add, update and compare lists."""
    if context.invoked_subcommand is not None:
        return 0
    store = _open_store()
    current = store.current()
    if as_json:
        _print_json({"home": str(store.home), "editions": [edition.to_dict() for edition in current.values()]})
    elif not current:
        click.echo(f"No list has been added under {store.home}; see `dissuade lists add` and `dissuade lists update`.")
    else:
        from dissuade.cli.lists_show import show_editions

        show_editions(current.values())
    return 0


@lists.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--source", default="", metavar="NAME", help="What the files are, instead of telling it from them.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="When they were published, if they do not say so.")
@click.option("--sha256", default="", metavar="HEX", help="The publisher's hash of the one file that is given.")
@allowance_options
@json_option
def add(
    paths: tuple[Path, ...],
    source: str,
    date: str,
    sha256: str,
    max_shrink: float,
    accept_shrink: bool,
    allow_older: bool,
    accept_changes: bool,
    accept_schema: bool,
    as_json: bool,
) -> int:
    """Add files, folders or archives as published; source, format and date are told from their content.

    Every file is hashed, checked against the edition before it and kept. One that is damaged, shrunk, older or looks
    tampered with is refused with the reason and changes nothing. Exit status 3 if anything was refused.
    """
    from dissuade.lists.checks import Allowances
    from dissuade.lists.intake import add_files

    store = _open_store()
    allowed = Allowances(
        max_shrink=max_shrink,
        accept_shrink=accept_shrink,
        allow_older=allow_older,
        accept_changes=accept_changes,
        accept_schema=accept_schema,
    )
    intake = add_files(
        store,
        paths,
        source=source,
        date=date,
        sha256=sha256,
        allowed=allowed,
        processes=available_processors(MOST_PROCESSES),
    )
    snapshot = _compile(store) if intake.added or intake.unchanged else None
    if as_json:
        _print_json({**_describe_intake(intake), "snapshot": snapshot})
    else:
        from dissuade.cli.lists_show import show_intake, show_new_snapshot

        show_intake(intake)
        show_new_snapshot(snapshot)
    return LIST_TROUBLE if intake.refused else 0


@lists.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option(
    "--from-url", "addresses", multiple=True, metavar="NAME=URL", help="Fetch a source elsewhere; repeatable."
)
@click.option("--timeout", default=900.0, show_default=True, metavar="SECONDS", type=click.FloatRange(min=1),
              help="For one file, with all attempts.")  # fmt: skip
@click.option("--again", is_flag=True, help="Fetch even what the server says has not changed.")
@allowance_options
@json_option
def update(
    names: tuple[str, ...],
    addresses: tuple[str, ...],
    timeout: float,
    again: bool,
    max_shrink: float,
    accept_shrink: bool,
    allow_older: bool,
    accept_changes: bool,
    accept_schema: bool,
    as_json: bool,
) -> int:
    """Download lists from their official addresses; without names, those that have been added before.

    Whatever goes wrong, the editions that are kept stay as they are. Addresses and headers can also be given in
    lists.toml in the home folder. Exit status 3 if a list could not be updated.
    """
    from dissuade.lists.checks import Allowances
    from dissuade.lists.download import Limits
    from dissuade.lists.updating import update_sources

    store = _open_store()
    results = update_sources(
        store,
        names,
        addresses=_read_addresses(addresses),
        limits=Limits(total_seconds=timeout),
        again=again,
        allowed=Allowances(
            max_shrink=max_shrink,
            accept_shrink=accept_shrink,
            allow_older=allow_older,
            accept_changes=accept_changes,
            accept_schema=accept_schema,
        ),
    )
    if not results:
        raise InputError(
            "no list has been added yet; name those to fetch, such as `dissuade lists update ofac-sdn un-sc eu-fsf` "
            "(`dissuade lists sources` shows all)"
        )
    snapshot = _compile(store) if any(result.state != "failed" for result in results) else None
    if as_json:
        _print_json({"sources": [_describe_update(result) for result in results], "snapshot": snapshot})
    else:
        from dissuade.cli.lists_show import show_new_snapshot, show_updates

        show_updates(results)
        show_new_snapshot(snapshot)
    return LIST_TROUBLE if any(result.state == "failed" for result in results) else 0


@lists.command()
@click.argument("name")
@click.option("--from", "old", default="", metavar="EDITION", help="Id or date; default: the one before --to.")
@click.option("--to", "new", default="", metavar="EDITION", help="Id or date; default: the current one.")
@json_option
def diff(name: str, old: str, new: str, as_json: bool) -> int:
    """Show which parties were added, removed and changed between two editions of a list."""
    from dissuade.errors import ListError
    from dissuade.lists.diff import diff_editions

    store = _open_store()
    target = store.find(name, new)
    editions = store.editions(name)
    if old:
        base = store.find(name, old)
    else:
        place = [edition.id for edition in editions].index(target.id)
        if not place:
            raise ListError(f"{target.id} is the oldest edition of {name}; there is nothing to compare it with")
        base = editions[place - 1]
    found = diff_editions(store, base, target)
    if as_json:
        _print_json(found.to_dict())
    else:
        from dissuade.cli.lists_show import show_diff

        show_diff(found)
    return 0


@lists.command()
@click.argument("name")
@click.option("--edition", default="", metavar="EDITION", help="Id or date; default: the current one.")
@json_option
def show(name: str, edition: str, as_json: bool) -> int:
    """Show one edition: files, hashes, counts, warnings, unmapped fields, and which other editions are kept."""
    store = _open_store()
    found = store.find(name, edition)
    editions = store.editions(name)
    if as_json:
        _print_json({"edition": found.to_dict(), "editions": [other.id for other in editions]})
    else:
        from dissuade.cli.lists_show import show_edition

        show_edition(found, editions)
    return 0


@lists.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option("--all", "everything", is_flag=True, help="Every list that has been added.")
@click.option("--edition", default="", metavar="EDITION", help="Id or date, of one list; default: the current one.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: standard output.")
@json_option
def export(names: tuple[str, ...], everything: bool, edition: str, output: Path | None, as_json: bool) -> int:
    """Write the parties of lists as FollowTheMoney entities, one JSON object a line.

    A file appears when it is whole. With --json what was written is told as JSON.
    """
    from dissuade.lists.export import entity_lines

    if everything == bool(names):
        raise click.UsageError("name the lists to export, or say --all")
    if edition and len(names) != 1:
        raise click.UsageError("--edition is of one list")
    if as_json and output is None:
        raise click.UsageError("--json tells what was written to a file; give one with -o")
    store = _open_store()
    chosen = [store.find(name, edition) for name in dict.fromkeys(names or store.sources())]
    if not chosen:
        raise InputError("no list has been added yet; see `dissuade lists add` and `dissuade lists update`")
    parties = entity_lines(store, chosen)
    if output is None:
        for lines in parties:
            click.echo("\n".join(lines))
        return 0
    party_count = entity_count = 0
    temporary = output.with_name(output.name + ".writing")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            for lines in parties:
                stream.write("\n".join(lines) + "\n")
                party_count += 1
                entity_count += len(lines)
        os.replace(temporary, output)
    finally:
        temporary.unlink(missing_ok=True)
    if as_json:
        editions = [{"source": item.source, "edition": item.id} for item in chosen]
        told = {"output": str(output), "parties": party_count, "entities": entity_count, "editions": editions}
        _print_json(told)
    else:
        from dissuade.cli.show import plain
        from dissuade.cli.words import count_of

        words = "party" if party_count == 1 else "parties"
        click.echo(f"{party_count:,} {words} of {count_of(len(chosen), 'list')} in {plain(str(output))}")
    return 0


@lists.command()
@json_option
def sources(as_json: bool) -> int:
    """Show the lists that can be read, who publishes them and where."""
    from dissuade.lists.catalog import load_catalog

    catalog = load_catalog()
    if as_json:
        _print_json({"sources": [entry.to_dict() for entry in catalog]})
    else:
        from dissuade.cli.lists_show import show_catalog

        show_catalog(catalog)
    return 0


def _open_store() -> EditionStore:
    from dissuade.lists.editions import EditionStore
    from dissuade.lists.home import find_home

    return EditionStore(find_home())


def _compile(store: EditionStore) -> dict[str, Any]:
    from dissuade.snapshots import compile_snapshot, open_snapshot

    return open_snapshot(compile_snapshot(store.home, processes=available_processors(MOST_PROCESSES))).ref.to_dict()


def _read_addresses(texts: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in texts:
        name, equals, url = text.partition("=")
        if not equals or not url.startswith(("https://", "http://")):
            raise InputError("write NAME=URL with an http(s) address", field="--from-url", value=text)
        found.setdefault(name, []).append(url)
    return found


def _describe_intake(intake: Intake) -> dict[str, Any]:
    return {
        "added": [item.to_dict() for item in intake.added],
        "unchanged": [edition.to_dict() for edition in intake.unchanged],
        "refused": [_describe_refusal(error) for error in intake.refused],
        "skipped": [{"path": path, "reason": reason} for path, reason in intake.skipped],
    }


def _describe_update(result: SourceUpdate) -> dict[str, Any]:
    return {
        "source": result.source,
        "state": result.state,
        "detail": result.detail,
        **(_describe_intake(result.intake) if result.intake else {}),
    }


def _describe_refusal(error: EditionRefusedError) -> dict[str, Any]:
    names = ("path", "source", "reason", "message", "line", "field")
    return {name: getattr(error, name) for name in names}


def _print_json(data: dict[str, Any]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
