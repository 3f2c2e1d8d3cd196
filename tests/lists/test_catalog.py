from __future__ import annotations

import pkgutil
import re
from urllib.parse import urlsplit

import pytest

from dissuade.errors import InputError
from dissuade.lists import sources
from dissuade.lists.catalog import find_source, load_catalog, load_formats

OFFICIAL_HOSTS = {
    "sanctionslistservice.ofac.treas.gov",
    "scsanctions.un.org",
    "webgate.ec.europa.eu",
    "sanctionslist.fcdo.gov.uk",
    "data.trade.gov",
    "www.sesam.search.admin.ch",
    "www.international.gc.ca",
    "www.dfat.gov.au",
    "www.mof.go.jp",
    "apigwext.worldbank.org",
    "www.bis.doc.gov",
}


def test_every_format_belongs_to_a_source_of_the_catalogue() -> None:
    assert {form.source for form in load_formats()} <= {entry.name for entry in load_catalog()}


def test_every_source_of_the_catalogue_has_a_format() -> None:
    assert {entry.name for entry in load_catalog()} <= {form.source for form in load_formats()}


def test_every_reader_is_in_the_catalogue() -> None:
    named = {module for entry in load_catalog() for module in entry.readers}
    offering = {
        info.name
        for info in pkgutil.iter_modules(sources.__path__)
        if hasattr(__import__(f"{sources.__name__}.{info.name}", fromlist=["FORMATS"]), "FORMATS")
    }
    assert named == offering


def test_no_two_formats_of_a_source_share_a_name() -> None:
    names = [(form.source, form.name) for form in load_formats()]
    assert len(set(names)) == len(names)


def test_lists_are_fetched_over_https_from_their_publishers() -> None:
    urls = [urlsplit(item.url) for entry in load_catalog() for item in entry.downloads]
    assert {url.scheme for url in urls} == {"https"}
    assert {url.hostname for url in urls} == OFFICIAL_HOSTS


def test_a_download_has_a_file_name_and_a_link_pattern_that_compiles() -> None:
    for entry in load_catalog():
        for item in entry.downloads:
            assert re.fullmatch(r"[\w.-]+\.\w+", item.name)
            re.compile(item.link)


def test_an_unconfirmed_address_is_explained() -> None:
    for entry in load_catalog():
        if not entry.downloads or not all(item.confirmed for item in entry.downloads):
            assert entry.note or not entry.page


def test_the_formats_of_one_source_are_only_its_own() -> None:
    assert {form.source for form in load_formats(["ofac-cons"])} == {"ofac-cons"}


def test_an_unknown_source_is_an_input_error_that_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="un-sc"):
        find_source("united-nations")
