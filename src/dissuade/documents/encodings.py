"""Bytes to text: the encoding that a document has, whatever it says it has."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from dissuade.errors import InputError

__all__ = ["decode"]

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a", b"\xfd7zXZ\x00", b"BZh9")
"""What begins like this may hold text, but is none."""
_HEAD = 4096  # bytes in which a page says its charset
_SAMPLE = 65_536  # bytes from which an encoding is guessed
_ENOUGH = 24  # bytes above ASCII, with fewer any guess is as good as another

_LABELS = frozenset(
    (
        *("utf-8", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "ascii", "koi8-r", "koi8-u", "tis-620"),
        *("mac-roman", "mac-cyrillic", "cp437", "cp850", "cp852", "cp866", "cp874", "cp932", "cp949"),
        *(f"cp{number}" for number in range(1250, 1259)),
        *(f"iso8859-{number}" for number in range(1, 17)),
        *("gb2312", "gbk", "gb18030", "hz", "big5", "big5hkscs", "euc_jp", "shift_jis", "iso2022_jp"),
        *("euc_kr", "iso2022_kr"),
    )
)
"""Encodings that a document may say it has, by their names in Python; its others ("punycode") are none of documents."""
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What documents of a label are in, as browsers read them (WHATWG Encoding Standard, section 4.2)."""
_WESTERN = frozenset({"cp1252", "iso8859-15", "cp1254", "mac-roman"})
_GUESSED = ["cp1251", "koi8_r", "iso8859_5", "cp866", "cp1253", "cp1255", "cp1256", "cp874", "gb18030", "big5", "cp932",
            "euc_jp", "cp949"]  # fmt: skip
"""Encodings of other alphabets; Latin ones cannot be told apart by a page or two."""
_KANA = re.compile(rb"[\xa4\xa5][\xa1-\xf6]")
"""Syllables of Japanese in EUC, which hardly stand in Chinese and Korean."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile("[A-Za-z]")


def decode(data: bytes, *, label: str = "", path: str | Path | None = None) -> tuple[str, tuple[str, ...]]:
    """Turn bytes into text: by byte order mark, as UTF-8, by the label, else a guess of the alphabet or Windows-1252.

    Args:
        data: the bytes.
        label: the charset that a message says it has; what a page says of itself is looked for.
        path: for errors.

    Returns:
        The text, and what to tell about how it was read.

    Raises:
        InputError: it is binary, or in an alphabet of which the encoding cannot be told.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name), ()
            except UnicodeDecodeError as error:
                raise InputError(f"the byte order mark says {name}, but it is not", path=path) from error
    codec = _codec(label)
    if codec and codec not in _WESTERN:
        try:
            return data.decode(codec), ()
        except UnicodeError:
            codec = ""
    if (wide := _without_mark(data)) is not None:
        return wide, ("the text is UTF-16 without a byte order mark",)
    if data.count(b"\x00") > len(data) // 100 or data.startswith(_ARCHIVES):
        raise InputError("it is binary, not a text, an HTML page, an e-mail or a PDF", path=path)
    text, notices = _without_label(data, codec, path)
    if not label or (codec in _WESTERN and (data.isascii() or text == data.decode(codec, "replace"))):
        return text, notices
    return text, (f"the message says it is in {label}, but it is not", *notices)


def _without_label(data: bytes, codec: str, path: str | Path | None) -> tuple[str, tuple[str, ...]]:
    """Read as UTF-8, else by a Western label or what the page says, else by its letters."""
    if b"\x1b$" in data and data.isascii():
        return data.decode("iso2022_jp", "replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    if sum(not c.isascii() for c in text) > 5 * broken:
        places = "one place" if broken == 1 else f"{broken:,} places"
        return text, (f"the text is not valid UTF-8 in {places}",)
    declared = re.search(rb"charset=[\"']?([\w-]{3,20})", data[:_HEAD], re.IGNORECASE)
    for name in (_codec(declared[1].decode("ascii")) if declared else "", codec):
        if name and name != "utf-8":
            try:
                return data.decode(name), ()
            except UnicodeError:
                continue
    western = data.decode("cp1252", "replace")
    high = sum(byte > 127 for byte in data[:_SAMPLE])
    if high < _ENOUGH or not _says_nothing(western):
        return western, ("the text is not valid UTF-8; it was read as Windows-1252",)
    name = _guess(data)
    if not name:
        raise InputError("it is not UTF-8, and its encoding cannot be told; save it as UTF-8", path=path)
    return data.decode(name, "replace"), (f"the text is not valid UTF-8; it was read as {name}, which is a guess",)


def _codec(label: str) -> str:
    """The codec for what a document says it is in, "" if there is none for documents."""
    try:
        name = codecs.lookup(label.removeprefix("x-")).name if label else ""
    except (LookupError, ValueError):
        return ""
    return _READ_AS.get(name, name) if name in _LABELS else ""


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by every second byte of its blanks and ASCII letters being none."""
    half = len(data) // 2
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        nothing, others = data[first::2].count(0), data[1 - first :: 2].count(0)
        if half >= 8 and nothing > half // 10 and others == 0 and len(data) % 2 == 0:
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                return None
    return None


def _says_nothing(western: str) -> bool:
    """Whether a text read as Windows-1252 is in another alphabet: most words with marked letters have no plain ones.

    "Èâàí" is "Иван"; where letters of two bytes stand, plain ones may be half of them, but then most are marked.
    """
    marked = [word for word in _WORD.findall(western[:_SAMPLE]) if not word.isascii()]
    alone = sum(not _LATIN.search(word) for word in marked)
    letters = [c for c in western[:_SAMPLE] if c.isalpha()]
    return alone * 2 > len(marked) or sum(not c.isascii() for c in letters) * 3 > len(letters)


def _guess(data: bytes) -> str:
    """The encoding by which the letters of a text make words, "" if none does."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample[: sample.rfind(b" ") + 1] or sample
    if len(_KANA.findall(sample)) * 10 > sum(byte > 127 for byte in sample):
        return "euc_jp"
    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return str(best.encoding) if best is not None else ""
