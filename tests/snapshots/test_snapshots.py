"""Snapshots appear whole, open at once, and say when they are damaged."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from dissuade.errors import ListError, SnapshotError
from dissuade.model.party import Identifier, Party
from dissuade.model.party_brief import brief_of
from dissuade.screening import Screener
from dissuade.snapshots import (
    build_snapshot,
    compile_snapshot,
    current_snapshot,
    in_memory,
    open_current,
    open_snapshot,
    open_starter,
)
from dissuade.snapshots.identifiers import identifier_types
from tests.screening.listed import PARTIES

SOURCES = {"un-sc": "2026-02-27", "ofac-sdn": "2023-12-28"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_snapshot(PARTIES, tmp_path_factory.mktemp("snapshots") / "a", SOURCES)


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_a_snapshot_gives_the_parties_back(built: Path) -> None:
    assert list(PARTIES) == list(open_snapshot(built).parties)


def test_it_says_what_it_was_made_of(built: Path) -> None:
    ref = open_snapshot(built).ref
    assert tuple(sorted(SOURCES.items())) == ref.sources
    assert not ref.starter
    assert len(ref.id) == 64


def test_the_same_parties_give_the_same_id(built: Path, tmp_path: Path) -> None:
    again = build_snapshot(PARTIES, tmp_path / "b", SOURCES)
    fewer = build_snapshot(PARTIES[1:], tmp_path / "c", SOURCES)
    assert open_snapshot(built).ref.id == open_snapshot(again).ref.id
    assert open_snapshot(built).ref.id != open_snapshot(fewer).ref.id


def test_the_same_parties_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = build_snapshot(PARTIES, tmp_path / "b", SOURCES)
    assert (built / "manifest.json").read_text() == (again / "manifest.json").read_text()


def test_a_snapshot_of_nobody_opens_and_finds_nobody(tmp_path: Path) -> None:
    assert [] == list(open_snapshot(build_snapshot((), tmp_path / "none", {})).parties)


def test_nothing_is_left_of_a_snapshot_that_failed(tmp_path: Path) -> None:
    def broken() -> Iterator[Party]:
        yield PARTIES[0]
        raise ListError("the parties of un-sc are damaged")

    with pytest.raises(ListError, match="damaged"):
        build_snapshot(broken(), tmp_path / "failed", SOURCES)
    assert [] == list(tmp_path.iterdir())


def test_a_sound_snapshot_passes_verification(built: Path) -> None:
    open_snapshot(built, verify=True)


@pytest.mark.parametrize(
    "name", ["meta.json", "manifest.json", "parties.bin", "briefs.bin", "entries.npy", "identifiers.hash.npy"]
)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(SnapshotError, match=name.replace(".", r"\.")):
        open_snapshot(copy)


@pytest.mark.parametrize("name", ["parties.bin", "posting_about.npy", "names.form.npy", "comparison.about.npy"])
def test_a_truncated_file_is_named(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:-1])
    with pytest.raises(SnapshotError, match=f"{name.replace('.', chr(92) + '.')} is damaged"):
        open_snapshot(copy)


def test_a_changed_byte_is_found_by_verification(copy: Path) -> None:
    content = bytearray((copy / "posting_about.npy").read_bytes())
    content[-1] ^= 1
    (copy / "posting_about.npy").write_bytes(content)
    with pytest.raises(SnapshotError, match="does not have the hash"):
        open_snapshot(copy, verify=True)


@pytest.mark.parametrize("name", ["parties.bin", "briefs.bin"])
def test_a_changed_party_is_found_when_it_is_read(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[20] ^= 0xFF
    (copy / name).write_bytes(content)
    parties = open_snapshot(copy).parties
    with pytest.raises(SnapshotError, match=rf"{name}: party 0 is damaged"):
        parties.get(0) if name == "parties.bin" else parties.brief(0)


def test_the_brief_of_a_party_is_that_of_its_record(built: Path) -> None:
    parties = open_snapshot(built).parties
    assert [parties.brief(number) for number in range(len(parties))] == [brief_of(party) for party in parties]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"format": 999}', '{"format": 3}'])
def test_meta_data_that_cannot_be_read_is_a_snapshot_error(copy: Path, content: str) -> None:
    (copy / "meta.json").write_text(content)
    with pytest.raises(SnapshotError):
        open_snapshot(copy)


def test_a_folder_that_is_no_snapshot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="no complete snapshot"):
        open_snapshot(tmp_path)


@pytest.mark.parametrize(
    ("identifier", "party"),
    [
        (Identifier(type="imoNumber", value="7937317"), "ofac-sdn-20001"),
        (Identifier(type="", value="IMO7937317"), "ofac-sdn-20001"),
        (Identifier(type="swiftBic", value="KKBCKPPY"), "un-sc-KPe.010"),
        (Identifier(type="swiftBic", value="kkbckppyxxx"), "un-sc-KPe.010"),
        (Identifier(type="publicKey", value="149w62rY42aZBox8fGcmqNsXUzSStKeq8C"), "ofac-sdn-30001"),
        (Identifier(type="cryptoAddress", value="149w62rY42aZBox8fGcmqNsXUzSStKeq8C"), "ofac-sdn-30001"),
        (Identifier(type="publicKey", value="0x098b716b8aaf21512996dc57eb0615e2383e2f96"), "ofac-sdn-30001"),
    ],
)
def test_an_identifier_is_found_however_it_is_written(built: Path, identifier: Identifier, party: str) -> None:
    snapshot = open_snapshot(built)
    assert [party] == [snapshot.parties.get(number).id for number in snapshot.identifiers.find([identifier])]


def test_a_snapshot_tells_which_types_of_identifier_its_parties_have(built: Path) -> None:
    assert {"imoNumber", "swiftBic", "publicKey"} == identifier_types(built)


@pytest.mark.parametrize(
    "identifier",
    [
        Identifier(type="publicKey", value="149W62RY42AZBOX8FGCMQNSXUZSSTKEQ8C"),
        Identifier(type="imoNumber", value="7937318"),
        Identifier(type="passportNumber", value=""),
    ],
)
def test_another_identifier_is_not_found(built: Path, identifier: Identifier) -> None:
    assert [] == open_snapshot(built).identifiers.find([identifier])


def test_without_lists_the_starter_snapshot_answers(home: Path) -> None:
    snapshot = open_current(home)
    assert snapshot.ref.starter
    assert len(snapshot.parties) > 50


def test_the_starter_snapshot_is_compiled_once(home: Path) -> None:
    first = open_starter(home).folder
    stamp = (first / "meta.json").stat().st_mtime_ns
    assert (first, stamp) == (open_starter(home).folder, (first / "meta.json").stat().st_mtime_ns)


def test_a_home_that_cannot_be_written_still_answers(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    assert open_starter(tmp_path / "home").ref.starter


def test_compiling_without_lists_is_list_trouble(home: Path) -> None:
    with pytest.raises(ListError, match="no list has been added"):
        compile_snapshot(home)


def test_a_pointer_to_nothing_is_a_snapshot_error(home: Path) -> None:
    (home / "snapshots").mkdir(parents=True)
    (home / "snapshots" / "current").write_text("../../etc\n")
    with pytest.raises(SnapshotError, match="not there"):
        current_snapshot(home)


def test_readers_of_an_old_snapshot_are_not_disturbed(tmp_path: Path) -> None:
    old = open_snapshot(build_snapshot(PARTIES, tmp_path / "old", SOURCES))
    build_snapshot(PARTIES[:2], tmp_path / "new", SOURCES)
    shutil.rmtree(tmp_path / "old")
    assert PARTIES[-1] == old.parties.get(len(PARTIES) - 1)
    assert np.all(old.index.posting_share > 0)


def test_in_memory_it_is_the_same_snapshot(built: Path) -> None:
    mapped = open_snapshot(built)
    copy = in_memory(mapped)
    assert np.array_equal(copy.comparison.forms.about, mapped.comparison.forms.about)
    assert copy.comparison.forms.chars is copy.index.vocabulary.chars
    assert not np.shares_memory(copy.index.entries, mapped.index.entries)
    for name in ("Chong Chon Gang", "Ocean Maritime Managment"):
        found = Screener(copy).screen(name)
        assert found
        assert found == Screener(mapped).screen(name)


def test_meta_data_counts_what_is_inside(built: Path) -> None:
    meta = json.loads((built / "meta.json").read_text())
    assert (len(PARTIES), 5) == (meta["parties"], meta["identifiers"])


def test_words_of_another_version_of_the_names_are_not_used(copy: Path) -> None:
    assert len(open_snapshot(copy).index.word_hash) > 0
    meta = json.loads((copy / "meta.json").read_text())
    (copy / "meta.json").write_text(json.dumps(meta | {"names_version": "another"}))
    assert len(open_snapshot(copy).index.word_hash) == 0
