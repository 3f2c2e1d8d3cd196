"""Lists brought up to date: what has to be fetched, where from, and what becomes of it."""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import unquote, urljoin, urlsplit

from dissuade.errors import ConfigurationError, InputError, ListError
from dissuade.lists.catalog import Download, find_source, load_catalog
from dissuade.lists.checks import Allowances
from dissuade.lists.download import Downloaded, DownloadError, Limits, Validators, fetch_file
from dissuade.lists.editions import EditionStore, write_atomically
from dissuade.lists.intake import Intake, add_files

__all__ = ["SourceUpdate", "read_settings", "update_sources"]

MAX_PAGE = 4 << 20
State = Literal["added", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class SourceUpdate:
    """What came of the update of one source; ``intake`` is None if nothing was fetched."""

    source: str
    state: State
    detail: str
    intake: Intake | None = None


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What ``lists.toml`` says about one source.

    Args:
        urls: addresses instead of those of the catalogue.
        headers: sent with every request for this source, such as an API key.
    """

    urls: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def read_settings(home: Path) -> dict[str, SourceSettings]:
    """Read ``lists.toml`` in the home folder; without the file there are no settings.

    The file has a table for a source: ``[sources.wb-debarred]`` with ``urls = ["..."]``, ``headers = {key = "..."}``.

    Raises:
        ConfigurationError: the file is no TOML or has another form.
    """
    path = home / "lists.toml"
    if not path.exists():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"not valid TOML: {error}", path=path) from error
    tables = data.pop("sources", {})
    if data or not isinstance(tables, dict):
        raise ConfigurationError(
            "only tables [sources.NAME] are known here", path=path, field=next(iter(data), "sources")
        )
    return {name: _read_source_settings(path, name, table) for name, table in tables.items()}


def _read_source_settings(path: Path, name: str, table: Any) -> SourceSettings:
    place = f"sources.{name}"
    if not isinstance(table, dict):
        raise ConfigurationError("this must be a table", path=path, field=place)
    if unknown := table.keys() - {"urls", "headers"}:
        raise ConfigurationError("only urls and headers are known", path=path, field=f"{place}.{sorted(unknown)[0]}")
    urls, headers = table.get("urls", []), table.get("headers", {})
    if not isinstance(urls, list) or not all(isinstance(url, str) and _is_address(url) for url in urls):
        raise ConfigurationError("this must be a list of http(s) addresses", path=path, field=f"{place}.urls")
    if not isinstance(headers, dict) or not all(
        isinstance(value, str) and re.fullmatch(r"[!-~]+", key) and value.isprintable()
        for key, value in headers.items()
    ):
        raise ConfigurationError("this must be a table of texts", path=path, field=f"{place}.headers")
    return SourceSettings(tuple(urls), MappingProxyType(headers))


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def update_sources(
    store: EditionStore,
    names: Sequence[str] = (),
    *,
    addresses: Mapping[str, Sequence[str]] | None = None,
    limits: Limits | None = None,
    again: bool = False,
    allowed: Allowances | None = None,
) -> list[SourceUpdate]:
    """Fetch sources and take in what changed; nothing that is kept is touched by a failure.

    What comes over https from an address of the catalogue is not suspected of tampering; what would have been refused
    is noted with the edition.

    Args:
        names: sources; default: those with an edition, an entry in ``addresses`` or addresses in the settings.
        addresses: by source, instead of those of the settings and the catalogue.
        limits: of time and size for one file.
        again: fetch even what the server says has not changed.
        allowed: see ``add_files``.

    Raises:
        InputError: an unknown source, or one without an address.
        ListError: another update is running.
    """
    import filelock

    settings = read_settings(store.home)
    given = addresses or {}
    wanted = list(dict.fromkeys(names or (*store.sources(), *given, *(n for n, s in settings.items() if s.urls))))
    plans = [(name, _plan(name, given.get(name, ()), settings.get(name, SourceSettings()))) for name in wanted]
    if not names:
        plans = [(name, downloads) for name, downloads in plans if downloads]
    for name, downloads in plans:
        if not downloads:
            entry = find_source(name)
            raise InputError(f"no address is known for {name}; fetch it from {entry.page} and add it. {entry.note}")
    store.folder.mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(store.folder / ".update.lock", timeout=0):
            return [
                _update_one(
                    store, name, downloads, settings.get(name, SourceSettings()), limits or Limits(), again,
                    allowed or Allowances(),
                )
                for name, downloads in plans
            ]  # fmt: skip
    except filelock.Timeout as error:
        raise ListError(f"another update is running on {store.folder}") from error


def _plan(name: str, given: Sequence[str], settings: SourceSettings) -> tuple[Download, ...]:
    find_source(name)
    known = _known(name)
    urls = given or settings.urls
    if not urls:
        return known
    downloads = []
    for place, url in enumerate(urls):
        fallback = known[place].name if len(known) == len(urls) else f"{name}-{place}"
        base = unquote(PurePosixPath(urlsplit(url).path).name)
        downloads.append(Download(name=base if "." in base else fallback, url=url))
    return tuple(downloads)


def _known(name: str) -> tuple[Download, ...]:
    return next((entry.downloads for entry in load_catalog() if entry.name == name), ())


def _update_one(
    store: EditionStore,
    name: str,
    downloads: Sequence[Download],
    settings: SourceSettings,
    limits: Limits,
    again: bool,
    allowed: Allowances,
) -> SourceUpdate:
    if all(download in _known(name) and download.url.startswith("https://") for download in downloads):
        allowed = replace(allowed, accept_changes=True)  # the publisher's own server vouches for what it sends
    memory_path = store.folder / "downloads" / f"{name}.json"
    memory = _read_memory(memory_path) if store.editions(name) and not again else {}
    work = store.folder / "downloads" / name
    try:
        fetched = [_fetch(download, work, settings, limits, memory) for download in downloads]
        if all(item is None for item in fetched):
            return SourceUpdate(name, "unchanged", "the server says that nothing has changed")
        if None in fetched:  # one part of a set changed: the set needs all of them
            fetched = [
                item or _fetch(download, work, settings, limits, {})
                for item, download in zip(fetched, downloads, strict=True)
            ]
    except DownloadError as error:
        return SourceUpdate(name, "failed", str(error))
    except OSError as error:
        return SourceUpdate(name, "failed", f"cannot write to {work}: {error}")
    files = [item for item in fetched if item is not None]
    dates = [item.modified for item in files if item.modified]
    intake = add_files(
        store,
        [item.path for item in files],
        source=name,
        server_date=max(dates, default=""),
        address=" ".join(download.url for download in downloads),
        allowed=allowed,
    )
    for item in files:
        item.path.unlink(missing_ok=True)
    if intake.refused or not (intake.added or intake.unchanged):
        return SourceUpdate(name, "failed", "; ".join(map(str, intake.refused)) or "nothing of use", intake)
    new_memory = {item.url: item.validators.to_dict() for item in files}
    write_atomically(memory_path, json.dumps(new_memory, indent=1).encode("utf-8"), memory_path.parent)
    return SourceUpdate(name, "added" if intake.added else "unchanged", "", intake)


def _fetch(
    download: Download, work: Path, settings: SourceSettings, limits: Limits, memory: Mapping[str, Validators]
) -> Downloaded | None:
    url = download.url
    if download.link:
        page = fetch_file(url, work, "page.html", limits=replace(limits, max_bytes=MAX_PAGE), headers=settings.headers)
        assert page is not None  # nothing was known of it
        url = _find_link(download, page.path.read_text(encoding="utf-8", errors="replace"))
        page.path.unlink()
    name = PurePosixPath(urlsplit(url).path).name if download.link else download.name
    return fetch_file(url, work, name, limits=limits, headers=settings.headers, known=memory.get(url))


def _find_link(download: Download, page: str) -> str:
    links = [html.unescape(link) for link in re.findall(r"""(?i)\bhref\s*=\s*["']([^"']+)["']""", page)]
    fitting = sorted(
        {link for link in links if re.fullmatch(download.link, PurePosixPath(urlsplit(link).path).name)},
        key=lambda link: PurePosixPath(urlsplit(link).path).name,
    )
    if not fitting:
        raise DownloadError(download.url, f"the page has no link to a file like {download.link}")
    target: str = urljoin(download.url, fitting[-1])
    if urlsplit(target).hostname != urlsplit(download.url).hostname:
        raise DownloadError(download.url, f"the link on the page leads to another host: {target}")
    return target


def _read_memory(path: Path) -> dict[str, Validators]:
    """What the servers said last time; a damaged memory is no memory."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {url: Validators(**item) for url, item in data.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
