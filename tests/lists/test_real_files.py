"""The real official files: what is sound is taken, every known failure is refused for its reason."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists.checks import Allowances
from dissuade.lists.editions import EditionStore
from dissuade.lists.intake import add_files

pytestmark = pytest.mark.shared


@pytest.fixture
def store(tmp_path: Path) -> EditionStore:
    return EditionStore(tmp_path / "home")


def refusal(store: EditionStore, path: Path) -> EditionRefusedError:
    found = add_files(store, [path])
    assert found.added == ()
    (error,) = found.refused
    return error


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("D_deltas/failure_cases/ofac_sdn_2024-05-04_EMPTY.csv", "empty"),
        ("D_deltas/failure_cases/un_download_2021-02-09_92b.html", "html"),
        ("D_deltas/failure_cases/un_download_2021-08-19_153b.html", "html"),
        ("D_deltas/failure_cases/un_consolidated_2025-08-16_MALFORMED.xml", "malformed"),
        ("C_csl/official_samples/csl_invalid.csv", "malformed"),
        ("C_csl/official_samples/govwizely_sdn_sdn.xml", "truncated"),
        ("C_csl/official_samples/govwizely_treasury_consolidated_consolidated.xml", "truncated"),
        ("A_ofac/latest_pieces/alt_2025-12.csv", "mismatch"),
        ("B_lists/japan/list_russia_tokutei.pdf", "unknown-format"),
        ("D_deltas/un_consolidated/un_all_versions.tar.xz", "too-large"),
    ],
)
def test_a_known_failure_is_refused_for_its_reason(name: str, reason: str, shared: Path, store: EditionStore) -> None:
    error = refusal(store, shared / "data" / name)
    assert (reason, str(shared / "data" / name)) == (error.reason, error.path)
    assert store.sources() == ()


def test_the_tampered_copy_is_refused_and_the_record_is_named(shared: Path, store: EditionStore) -> None:
    folder = shared / "data" / "A_ofac" / "consolidated_xml"
    found = add_files(store, [folder])
    assert ["2024-05-06", "2025-03-28"] == [item.edition.published for item in found.added]
    (error,) = found.refused
    assert error.reason == "tampered"
    assert "ofac-cons-9639" in error.message
    assert "INFOSEC TEST FILE" in error.message
    assert store.current()["ofac-cons"].published == "2025-03-28"


def test_a_real_list_cut_at_any_place_is_refused(shared: Path, store: EditionStore, tmp_path: Path) -> None:
    whole = (shared / "data" / "B_lists" / "un" / "un_consolidated_2026-02-27.xml").read_bytes()
    path = tmp_path / "consolidated.xml"
    reasons = set()
    for share in (0.001, 0.1, 0.5, 0.9, 0.999):
        path.write_bytes(whole[: int(len(whole) * share)])
        reasons.add(refusal(store, path).reason)
    assert reasons == {"truncated"}


def test_half_of_a_csv_list_has_shrunk(shared: Path, store: EditionStore, tmp_path: Path) -> None:
    plain = shared / "data" / "D_deltas" / "ofac_sdn_csv" / "plain"
    add_files(store, [plain / "sdn_2024-05-03.csv"])
    half = tmp_path / "sdn_2024-06-13.csv"
    lines = (plain / "sdn_2024-06-13.csv").read_bytes().splitlines(keepends=True)
    half.write_bytes(b"".join(lines[: len(lines) // 2]) + b"\x1a")
    assert refusal(store, half).reason in ("shrunk", "truncated")
    assert add_files(store, [plain / "sdn_2024-06-13.csv"]).refused == ()


def test_consecutive_real_editions_are_all_taken(shared: Path, store: EditionStore, tmp_path: Path) -> None:
    archive = shared / "data" / "D_deltas" / "ofac_consolidated_xml" / "consolidated_all_versions.tar.xz"
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "editions", filter="data")
    found = add_files(store, [tmp_path / "editions"])
    assert (30, (), ()) == (len(found.added), found.refused, found.skipped)
    dates = [edition.published for edition in store.editions("ofac-cons")]
    assert dates == sorted(set(dates))


def test_the_one_real_edition_that_looks_tampered_with_can_be_accepted(shared: Path, store: EditionStore) -> None:
    plain = shared / "data" / "D_deltas" / "ofac_sdn_csv" / "plain"
    add_files(store, [plain / "sdn_2022-02-24.csv"])
    error = refusal(store, plain / "sdn_2022-02-25.csv")
    assert error.reason == "tampered"
    assert "'JSC TRANSAVIAEXPORT AIRLINES' became" in error.message
    found = add_files(store, [plain / "sdn_2022-02-25.csv"], allowed=Allowances(accept_changes=True))
    assert [True] == [bool(item.notice) for item in found.added]


def test_the_counts_of_an_edition_are_those_of_its_parties(shared: Path, store: EditionStore) -> None:
    found = add_files(
        store, [shared / "data" / "A_ofac" / "sdn_trio_2023-12-28"], date="2023-12-28", allowed=Allowances()
    )
    (edition,) = (item.edition for item in found.added)
    parties = list(store.parties(edition))
    assert (13_821, 13_821) == (edition.parties, len(parties))
    assert edition.names == sum(len(party.names) for party in parties)
    assert edition.identifiers == sum(len(party.identifiers) for party in parties)
    assert len({party.id for party in parties}) == len(parties)
