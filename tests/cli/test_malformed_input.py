"""Whatever is handed in: a result, or one precise message and exit status 2 (3 for lists); never a traceback."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dissuade.cli.main import main
from tests.lists.official_files import PEOPLE, un_list, write_sdn_set
from tests.mutations import mutate

pytestmark = pytest.mark.usefixtures("home")

ROWS = [
    {"id": "1", "name": "Kim Jong Un", "schema": "Person", "birth_date": "1984-01-08", "countries": "kp"},
    {"id": "2", "name": "김정은", "schema": "Person", "birth_date": "", "countries": "NO"},
    {"id": "3", "name": "Доль, Марина", "schema": "Person", "birth_date": "1970", "countries": "by"},
]


def _csv(_: Path) -> bytes:
    lines = [",".join(ROWS[0]), *(",".join(f'"{cell}"' for cell in row.values()) for row in ROWS)]
    return "\n".join(lines).encode() + b"\n"


def _jsonl(_: Path) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()


def _parquet(_: Path) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), stream)
    return stream.getvalue()


def _example(name: str) -> Callable[[Path], bytes]:
    return lambda _: files("dissuade").joinpath("examples", name).read_bytes()


def _un(_: Path) -> bytes:
    return un_list(PEOPLE).encode()


def _sdn(folder: Path) -> bytes:
    return write_sdn_set(folder / "set", [7, 8, 9])[0].read_bytes()


def _own(_: Path) -> bytes:
    return b"id,name,schema,identifiers\n1,Kim Jong Un,Person,passportNumber=1\n2,ANGARA,Vessel,imoNumber=9179842\n"


COMMANDS: dict[str, tuple[list[str], str, Callable[[Path], bytes]]] = {
    "screen CSV": (["screen"], "in.csv", _csv),
    "screen JSON lines": (["screen"], "in.jsonl", _jsonl),
    "screen Parquet": (["screen"], "in.parquet", _parquet),
    "decide": (["decide"], "deal.yaml", _example("bearings_to_turkey.yaml")),
    "decide cases": (["decide", "--cases"], "cases.yaml", _example("dprk_shells.yaml")),
    "read a text": (["read"], "in.txt", _example("arms_talks.txt")),
    "read a page": (["read"], "in.html", _example("arms_talks.txt")),
    "read a PDF": (["read"], "in.pdf", _example("arms_talks.txt")),
    "lists add XML": (["lists", "add"], "un.xml", _un),
    "lists add CSV": (["lists", "add"], "sdn.csv", _sdn),
    "lists add a list of one's own": (["lists", "add", "--source", "private"], "own.csv", _own),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_mutation_of_an_input_ends_in_a_traceback_or_without_a_word(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dissuade.cli.lists._compile", lambda store: None)  # compiling is tested elsewhere
    words, file_name, make = COMMANDS[name]
    path = tmp_path / file_name
    refused = 0
    for number, (what, content) in enumerate(mutate(make(tmp_path), name, flips=5)):
        monkeypatch.setenv("DISSUADE_HOME", str(tmp_path / (f"home-{number}" if words[0] == "lists" else "home")))
        path.write_bytes(content)
        status = main([*words, str(path)])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err, (what, err)
        assert status in ((0, 3) if words[0] == "lists" else (0, 1, 2)), (what, status)
        if status > 1:
            refused += 1
            assert file_name in err, (what, err)
            assert len(err.strip()) < 2_000, what
    assert refused >= 6
