from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from dissuade.errors import ListError
from dissuade.lists.editions import EditionStore, write_atomically
from dissuade.lists.intake import add_files
from tests.lists.official_files import PEOPLE, make_people, write_un

LATER = "2026-02-28T00:00:09.554Z"


@pytest.fixture
def store(tmp_path: Path) -> EditionStore:
    found = EditionStore(tmp_path / "home")
    assert add_files(found, [write_un(tmp_path, PEOPLE)]).refused == ()
    return found


def test_a_home_that_does_not_exist_has_no_editions(tmp_path: Path) -> None:
    store = EditionStore(tmp_path / "nowhere")
    assert ((), {}, ()) == (store.sources(), store.current(), store.editions("un-sc"))
    assert not store.folder.exists()


def test_an_edition_is_found_by_id_prefix_and_date(store: EditionStore, tmp_path: Path) -> None:
    add_files(store, [write_un(tmp_path, PEOPLE, LATER)])
    older, newer = store.editions("un-sc")
    assert [newer, older, older, newer] == [
        store.find("un-sc", wanted) for wanted in ("", "2026-02-27", older.id, newer.id[:14])
    ]


@pytest.mark.parametrize(
    ("source", "wanted", "words"),
    [
        ("un-sc", "2019", "no edition of un-sc fits '2019'"),
        ("un-sc", "2026-02", "more than one edition"),
        ("eu-fsf", "", "no edition of 'eu-fsf' has been added"),
    ],
)
def test_an_edition_that_is_not_there_is_a_list_error(
    source: str, wanted: str, words: str, store: EditionStore, tmp_path: Path
) -> None:
    add_files(store, [write_un(tmp_path, PEOPLE, LATER)])
    with pytest.raises(ListError, match=words):
        store.find(source, wanted)


def test_damaged_parties_are_noticed(store: EditionStore) -> None:
    edition = store.current()["un-sc"]
    (path,) = store.folder.glob("parties/*/*.jsonl.gz")
    lines = gzip.decompress(path.read_bytes()).replace(b"Zawahiri", b"Sawahiri")
    path.write_bytes(gzip.compress(lines))
    with pytest.raises(ListError, match="damaged"):
        list(store.parties(edition))


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b", b"not gzip", gzip.compress(b"{}\n", mtime=0)])
def test_unreadable_parties_are_a_list_error(damage: bytes, store: EditionStore) -> None:
    (path,) = store.folder.glob("parties/*/*.jsonl.gz")
    path.write_bytes(damage)
    with pytest.raises(ListError, match="un-sc"):
        list(store.parties(store.current()["un-sc"]))


def test_missing_parties_are_a_list_error(store: EditionStore) -> None:
    edition = store.current()["un-sc"]
    (path,) = store.folder.glob("parties/*/*.jsonl.gz")
    path.unlink()
    with pytest.raises(ListError, match="cannot be read"):
        list(store.parties(edition))


def test_a_damaged_official_file_is_noticed(store: EditionStore, tmp_path: Path) -> None:
    (path,) = store.folder.glob("files/*/*.gz")
    path.write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ListError, match="no longer has its hash"):
        store.extract(store.current()["un-sc"], tmp_path / "out")


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"files": []}', '{"files": [{"part": 1}], "examples": []}'])
def test_a_damaged_record_is_a_list_error(damage: str, store: EditionStore) -> None:
    (path,) = store.folder.glob("editions/un-sc/*.json")
    path.write_text(damage)
    with pytest.raises(ListError, match="is damaged"):
        store.current()


def test_a_home_that_cannot_be_written_is_a_list_error(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    with (
        pytest.raises(ListError, match="cannot write"),
        EditionStore(tmp_path / "home").locked(),
    ):
        pass


def test_what_an_interrupted_run_left_is_cleared(store: EditionStore) -> None:
    (store.folder / "incoming" / "files").mkdir(parents=True)
    (store.folder / "incoming" / "files" / "half.xml").write_text("<CONSOLIDATED")
    with store.locked():
        assert not list(store.incoming.iterdir())
    assert not store.incoming.exists()


def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "memory.json"
    target.write_text("old")

    def fail(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        write_atomically(target, b"new", tmp_path)
    assert target.read_text() == "old"


def run_add(home: Path, *paths: Path) -> subprocess.Popen[bytes]:
    script = """
        import sys
        from pathlib import Path
        from dissuade.lists.editions import EditionStore
        from dissuade.lists.intake import add_files
        found = add_files(EditionStore(Path(sys.argv[1])), [Path(path) for path in sys.argv[2:]])
        sys.exit(len(found.refused))
    """
    arguments = [sys.executable, "-c", textwrap.dedent(script), str(home), *map(str, paths)]
    return subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_process_that_is_killed_leaves_the_old_edition_or_the_new_one_whole(tmp_path: Path) -> None:
    dates = [f"2026-01-{day:02}" for day in range(1, 13)]
    files = [write_un(tmp_path, make_people(300 + n), f"{date}T00:00:00.000Z") for n, date in enumerate(dates)]
    store = EditionStore(tmp_path / "home")
    add_files(store, files[:1])
    began = time.monotonic()
    assert run_add(tmp_path / "home", files[1]).wait() == 0
    whole = time.monotonic() - began
    chance = random.Random(20260101)
    for number, path in enumerate(files[2:], start=2):
        process = run_add(tmp_path / "home", path)
        time.sleep(whole * chance.uniform(0.3, 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        current = store.current()["un-sc"]
        assert current.published <= dates[number]
        assert len(list(store.parties(current))) == current.parties
        store.extract(current, tmp_path / f"out-{number}")
    add_files(store, files)
    assert store.current()["un-sc"].published == dates[-1]
    assert not store.incoming.exists()


@pytest.mark.parametrize("step", ["keep_file", "keep_parties", "keep_edition"])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_at_any_step_can_be_repaired_by_adding_again(
    step: str, after: bool, store: EditionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.current()["un-sc"]
    original = getattr(EditionStore, step)

    def crash(self: EditionStore, *arguments: object) -> None:
        if after:
            original(self, *arguments)
        raise KeyboardInterrupt

    path = write_un(tmp_path, PEOPLE[:5], LATER)
    monkeypatch.setattr(EditionStore, step, crash)
    with pytest.raises(KeyboardInterrupt):
        add_files(store, [path])
    monkeypatch.undo()
    committed = step == "keep_edition" and after
    assert (store.current()["un-sc"] == before) is not committed
    found = add_files(store, [path])
    assert len(found.unchanged if committed else found.added) == 1
    assert len(list(store.parties(store.current()["un-sc"]))) == 5


def test_two_processes_that_add_at_once_do_not_clash(tmp_path: Path) -> None:
    dates = [f"2026-01-{day:02}" for day in range(1, 5)]
    files = [write_un(tmp_path, make_people(100 + n), f"{date}T00:00:00.000Z") for n, date in enumerate(dates)]
    processes = [run_add(tmp_path / "home", *files) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    store = EditionStore(tmp_path / "home")
    assert dates == [edition.published for edition in store.editions("un-sc")]
    for edition in store.editions("un-sc"):
        assert len(list(store.parties(edition))) == edition.parties
