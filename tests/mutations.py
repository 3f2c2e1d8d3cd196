"""Files that went wrong on the way: cut, flipped, encoded otherwise, replaced by something else; always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator

__all__ = ["mutate"]

_ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp1251", "cp949", "utf-8-sig")
_OTHER = {
    "nothing": b"",
    "blanks": b" \r\n\t\r\n",
    "zero bytes": bytes(4096),
    "a web page": b"<!DOCTYPE html><html><body>403 Forbidden</body></html>",
    "deep lists": b"[" * 20_000,
    "deep objects": b'{"a":' * 20_000,
    "half a ZIP": b"PK\x03\x04" + bytes(range(100)),
    "half a gzip": b"\x1f\x8b\x08" + bytes(range(100)),
}


def mutate(data: bytes, seed: object, *, flips: int = 8) -> Iterator[tuple[str, bytes]]:
    """Yield ``(what happened, content)`` for a whole file."""
    chance = random.Random(str(seed))
    yield from _OTHER.items()
    for _ in range(flips):
        place = chance.randrange(1, len(data))
        yield f"cut at {place}", data[:place]
    for _ in range(flips):
        place = chance.randrange(len(data))
        yield (
            f"a bit flipped at {place}",
            data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :],
        )
    for name, piece in (("zero bytes", bytes(3)), ("no UTF-8", b"\xff\xfe"), ("a half surrogate", b"\xed\xa0\x80")):
        place = chance.randrange(len(data))
        yield f"{name} at {place}", data[:place] + piece + data[place:]
    for encoding in _ENCODINGS:
        try:
            yield f"in {encoding}", data.decode("utf-8").encode(encoding, "replace")
        except UnicodeDecodeError:
            continue
    yield "line ends of the Macintosh", data.replace(b"\r\n", b"\n").replace(b"\n", b"\r")
    yield "a cell of 2 MB", data + b'"' + b"x" * 2_000_000
    yield "noise", chance.randbytes(500)
