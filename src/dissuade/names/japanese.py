"""Japanese persons and firms in Chinese characters: family and given names that are known, readings of other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise

from dissuade.names.data_files import read_rows
from dissuade.names.han_family_names import begins_with_family, sounds_foreign
from dissuade.names.japanese_given import given_forms
from dissuade.names.tokens import Form

__all__ = ["firm_readings", "is_japanese_firm", "is_japanese_pair", "japanese_parts", "japanese_word", "read_on"]

_QUALITY = 0.97
_LONGEST_FAMILY = 3
_READINGS, _QUALITY_OF_READING = 8, 0.9  # of a family name that no table has
_FIRM_QUALITY = 0.9  # of how the name of a firm is read, where no table has it
_OF_CHINESE = 3  # characters of most Chinese names
_ENDS = ("郎", "朗", "介", "助", "之", "丸")  # of given names of three characters
_ONLY_JAPANESE = re.compile(
    "[鉄発検険圧円拡戦総沢浜渋図売読変駅応対帯浄焼薬実広択楽観権両亜仏労厳塁恵悪拠桜歩歯残滝県砕稲穂竜継続絵緑縁荘覚豊軽転辺遅鉱銭鋳鎮雑顕駆髪鶏黒齢価団囲関々辻畑笹]"
)
_JAPANESE_FIRM = re.compile(
    "会社|製作所|商事|商会|商店|重工業|汽船|郵船|商船|製薬|証券|興業|鉄工|鉄道|電機|電気|[\u3041-\u30ff]|"
    + _ONLY_JAPANESE.pattern
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
        The characters of the family name, its forms and those of the given name; None if it is none. Many Chinese names
        begin with the characters of a Japanese family name: that alone proves nothing of a name that short.

    >>> japanese_parts("安倍晋三")[0], japanese_parts("小泉進次郎")[0], japanese_parts("高山强")
    (2, 2, None)
    """
    known = _names()
    lengths = range(min(_LONGEST_FAMILY, len(part) - 1), 1, -1)
    for length in lengths:
        family, given = known["FAMILY"].get(part[:length]), part[length:]
        if family and given in known["GIVEN"]:
            return length, family, _forms_of_given(given)
    is_short = len(part) < _OF_CHINESE or (len(part) == _OF_CHINESE and begins_with_family(part))
    if is_short and _ONLY_JAPANESE.search(part) is None:
        return None
    for length in (*lengths, 1):
        family, given = known["FAMILY"].get(part[:length]), part[length:]
        if family and (length > 1 or len(given) < _OF_CHINESE or given.endswith(_ENDS)) and given_forms(given):
            return length, family, _forms_of_given(given)
    family, given = _family_forms(part[:2]), part[2:]
    read = () if sounds_foreign(given) else given_forms(given)
    return (2, family, read) if family and read else None


def _forms_of_given(name: str) -> tuple[Form, ...]:
    """Forms of a given name: those of the table, then other readings of its characters."""
    known = _names()["GIVEN"].get(name, ())
    texts = {form.text for form in known}
    return (*known, *(form for form in given_forms(name) if form.text not in texts))


@lru_cache(maxsize=5_000)
def _family_forms(name: str) -> tuple[Form, ...]:
    """The likeliest readings of a family name of two characters that no table has; none if one is not known."""
    texts = dict.fromkeys((*_read_kun(name), *_read_mixed(name)))
    return tuple(Form(text, _QUALITY_OF_READING, "ja") for text in islice(texts, _READINGS))


def _read_mixed(name: str) -> Iterator[str]:
    """Two characters, of which one is read from Chinese: 徳川 tokugawa."""
    (first_on, first_kun), (second_on, second_kun) = (_readings().get(char, ("", ("",))) for char in name)
    yield from (first_on + end for end in _with_voiced(second_kun) if first_on)
    yield from (start + second_on for start in first_kun if start and second_on)


def _with_voiced(readings: Iterable[str]) -> Iterator[str]:
    """Readings as they are behind another one, then with the voiced consonant that many get there."""
    for plain in filter(None, readings):
        yield plain
        voiced = next((other + plain[len(first) :] for first, other in _VOICED if plain.startswith(first)), "")
        if voiced:
            yield voiced


def is_japanese_firm(name: str) -> bool:
    """Whether the name of a firm is plainly Japanese, by its legal form or its characters."""
    return _JAPANESE_FIRM.search(name) is not None and _OTHER_COUNTRIES.search(name) is None


@lru_cache(maxsize=5_000)
def firm_readings(part: str) -> tuple[Form, ...]:
    """Forms of a word of a Japanese firm's name: a known family name, or as its characters are read one by one.

    Args:
        part: characters without a blank.

    >>> [form.text for form in firm_readings("安川")][:2]
    ['yasukawa', 'yasugawa']
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
    return (start + end for start in filter(None, first) for end in _with_voiced(second))


def is_japanese_pair(family: str, given: str) -> bool:
    """Whether two words are a Japanese family name and given name: only together are they read as Japanese."""
    known = _names()
    if family not in known["FAMILY"]:
        return False
    return given in known["GIVEN"] or (len(family) > 1 and bool(given_forms(given)))


def japanese_word(part: str, before: str, after: str) -> tuple[Form, ...]:
    """Forms of a family name that a given name follows, or of a given name behind a family name; else none.

    Args:
        part: characters without a blank.
        before, after: the only other word of the name, where it stands before or after them, else "".
    """
    known = _names()
    if after and is_japanese_pair(part, after):
        return known["FAMILY"][part]
    return _forms_of_given(part) if is_japanese_pair(before, part) else ()
