"""Japanese persons and firms in Chinese characters: family and given names that are known, readings of other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from dissuade.names.data_files import read_rows
from dissuade.names.tokens import Form

__all__ = ["firm_readings", "is_japanese_firm", "is_japanese_pair", "japanese_parts", "japanese_word", "read_on"]

_QUALITY = 0.97
_LONGEST_FAMILY = 3
_FIRM_QUALITY = 0.9  # of how the name of a firm is read, where no table has it
_JAPANESE_FIRM = re.compile(
    "会社|製作所|商事|商会|商店|重工業|汽船|郵船|商船|製薬|証券|興業|鉄工|鉄道|電機|電気|[\u3041-\u30ff]"
    "|[鉄発検険圧円拡戦総沢浜渋図売読変駅応対帯浄焼薬実広択楽観権両亜仏労厳塁恵悪拠桜歩歯残滝県砕稲穂竜継続絵緑縁荘覚豊軽転辺遅鉱銭鋳鎮雑顕駆髪鶏黒齢価団囲]"
)
_OTHER_COUNTRIES = re.compile("公司|集団|中国|中國|朝鮮|韓国|平壌|台湾|台灣|香港|研究院|大学|[省市]")
_CLOSED = re.compile("(?:tsu|chi)(?=[kst])|(?<=[aeiou])ku(?=k)")  # 発展 hatten, 日産 nissan, 学校 gakko
_VOICED = (("sh", "j"), ("ch", "j"), ("ts", "z"), ("k", "g"), ("s", "z"), ("t", "d"), ("h", "b"), ("f", "b"))
_LONGEST_WORD = 4


@cache
def _names() -> dict[str, dict[str, tuple[Form, ...]]]:
    found: dict[str, dict[str, tuple[Form, ...]]] = {"FAMILY": {}, "GIVEN": {}}
    for sort, spellings, written in read_rows("japanese_names"):
        forms = tuple(Form(spelling, _QUALITY, "ja") for spelling in spellings.split("|"))
        for characters in written.split("|"):
            found[sort][characters] = found[sort].get(characters, ()) + forms
    return found


def japanese_parts(part: str) -> tuple[int, tuple[Form, ...], tuple[Form, ...]] | None:
    """Where a name written together falls into a Japanese family and given name.

    Args:
        part: characters without a blank.

    Returns:
        The characters of the family name, its forms and those of the given name; None if both are not known. Many
        Chinese names begin with the characters of a Japanese family name, so that one alone proves nothing.

    >>> japanese_parts("安倍晋三")[0]
    2
    """
    known = _names()
    for length in range(min(_LONGEST_FAMILY, len(part) - 1), 1, -1):
        family, given = known["FAMILY"].get(part[:length]), known["GIVEN"].get(part[length:])
        if family and given:
            return length, family, given
    return None


def is_japanese_firm(name: str) -> bool:
    """Whether the name of a firm is plainly Japanese, by its legal form or its characters."""
    return _JAPANESE_FIRM.search(name) is not None and _OTHER_COUNTRIES.search(name) is None


@lru_cache(maxsize=5_000)
def firm_readings(part: str) -> tuple[Form, ...]:
    """Forms of a word of a Japanese firm's name: a known family name, or as its characters are read one by one.

    Args:
        part: characters without a blank.

    >>> [form.text for form in firm_readings("安川")][:2]
    ['yasukawa', 'ansen']
    """
    families = _names()["FAMILY"]
    if (family := families.get(part)) is not None:
        return family
    texts = [
        form.text + on
        for size in range(len(part) - 1, 1, -1)
        for form in families.get(part[:size], ())
        if (on := read_on(part[size:]))
    ]
    if 1 < len(part) <= _LONGEST_WORD:
        texts += [*(_read_kun(part) if len(part) == 2 else ()), *filter(None, (read_on(part),))]
    return tuple(Form(text, _FIRM_QUALITY, "ja-firm") for text in dict.fromkeys(texts))


@cache
def _readings() -> dict[str, tuple[str, tuple[str, ...]]]:
    """How a character is read: from Chinese, and as Japanese words."""
    return {char: (on, tuple(kun.split(","))) for on, kun, chars in read_rows("kanji_readings") for char in chars}


def read_on(word: str) -> str:
    """A word as Japanese reads it from Chinese, in Hepburn without long marks; "" if a character is not known.

    >>> read_on("重工業")
    'jukogyo'
    """
    sounds = [_readings().get(char, ("",))[0] for char in word]
    if not all(sounds):
        return ""
    met = [_meet(*two) if at % 2 == 0 else two[0] for at, two in enumerate(pairwise(sounds))]  # words are of two
    return "".join((*met, sounds[-1]))


def _meet(first: str, after: str) -> str:
    """A sound as it is before another: hatsu and ten are hatten."""
    closed = _CLOSED.search(first + after)
    if closed is None or closed.end() != len(first):
        return first
    return first[: closed.start()] + ("t" if after.startswith("ch") else after[0])


def _read_kun(word: str) -> Iterator[str]:
    first, second = (_readings().get(char, ("", ("",)))[1] for char in word)
    for start in filter(None, first):
        for end in filter(None, second):
            yield start + end
            voiced = next((other + end[len(plain) :] for plain, other in _VOICED if end.startswith(plain)), "")
            if voiced:
                yield start + voiced


def is_japanese_pair(family: str, given: str) -> bool:
    """Whether two words are a Japanese family name and given name: only together are they read as Japanese."""
    known = _names()
    return family in known["FAMILY"] and given in known["GIVEN"]


def japanese_word(part: str, before: str, after: str) -> tuple[Form, ...]:
    """Forms of a family name that a given name follows, or of a given name behind a family name; else none.

    Args:
        part: characters without a blank.
        before, after: the only other word of the name, where it stands before or after them, else "".
    """
    known = _names()
    if after in known["GIVEN"]:
        return known["FAMILY"].get(part, ())
    return known["GIVEN"].get(part, ()) if before in known["FAMILY"] else ()
