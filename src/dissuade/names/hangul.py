"""Hangul: taking syllables apart, and telling a Korean name from a foreign one written in Hangul."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

__all__ = ["SURNAMES", "compose", "is_given_name", "is_korean_name", "parts_of", "surname_length"]

# Spellings that surnames have beside what the systems yield; the first is the commonest in the press.
SURNAMES: dict[str, tuple[str, ...]] = {
    "김": ("kim", "gim", "kym"), "이": ("lee", "yi", "ri", "rhee", "i", "li", "rhie"),
    "리": ("ri", "lee", "rhee", "li", "yi", "ry"), "박": ("park", "pak", "bak", "bark"),
    "최": ("choe", "choi", "choy", "che"), "정": ("jong", "jung", "chong", "jeong", "chung"), "강": ("kang", "gang"),
    "조": ("jo", "cho", "joh"), "윤": ("yun", "yoon", "youn"), "장": ("jang", "chang"), "임": ("im", "lim", "rim", "yim"),
    "림": ("rim", "lim", "im"), "한": ("han", "hahn"), "오": ("o", "oh"), "서": ("so", "seo", "suh", "sur"),
    "신": ("sin", "shin"), "권": ("kwon", "gwon", "kweon"), "황": ("hwang",), "안": ("an", "ahn"), "송": ("song",),
    "류": ("ryu", "yu", "ryoo", "yoo", "lyu"), "유": ("yu", "yoo", "ryu", "you"), "홍": ("hong",),
    "전": ("jon", "jeon", "chon", "chun", "jun", "cheon"), "고": ("ko", "go", "koh"), "문": ("mun", "moon"),
    "양": ("yang", "ryang"), "량": ("ryang", "yang", "liang"), "손": ("son", "sohn"), "배": ("pae", "bae", "bai"),
    "백": ("paek", "baek", "paik", "back"), "허": ("ho", "heo", "hur", "huh"), "남": ("nam",), "심": ("sim", "shim"),
    "노": ("no", "noh", "ro", "roh"), "로": ("ro", "roh", "no", "noh"), "하": ("ha",), "곽": ("kwak", "gwak"),
    "성": ("song", "seong", "sung"), "차": ("cha",), "주": ("ju", "joo", "chu"), "우": ("u", "woo", "wu"),
    "구": ("ku", "gu", "koo"), "민": ("min",), "진": ("jin", "chin"), "나": ("na", "ra"), "라": ("ra", "na"),
    "엄": ("om", "eom", "um"), "채": ("chae",), "원": ("won",), "천": ("chon", "cheon", "chun"),
    "방": ("pang", "bang"), "공": ("kong", "gong"), "현": ("hyon", "hyun", "hyeon"), "함": ("ham", "hahm"),
    "변": ("pyon", "byon", "byun", "byeon"), "염": ("yom", "yeom", "ryom"), "렴": ("ryom", "yom", "yeom"),
    "여": ("yo", "yeo", "ryo"), "려": ("ryo", "yo", "yeo"), "추": ("chu", "choo"), "도": ("to", "do"),
    "소": ("so",), "석": ("sok", "seok", "suk"), "선": ("son", "seon", "sun"), "설": ("sol", "seol", "sul"),
    "마": ("ma",), "길": ("kil", "gil"), "연": ("yon", "yeon", "ryon"), "련": ("ryon", "yon"), "위": ("wi", "wee"),
    "표": ("pyo",), "명": ("myong", "myung", "myeong"), "기": ("ki", "gi", "kee"), "반": ("pan", "ban"),
    "왕": ("wang",), "금": ("kum", "geum", "keum"), "옥": ("ok",), "육": ("yuk", "yook"), "륙": ("ryuk", "yuk"),
    "인": ("in",), "맹": ("maeng",), "제": ("je", "che"), "모": ("mo",), "탁": ("tak",), "국": ("kuk", "guk", "kook"),
    "어": ("o", "eo", "uh"), "은": ("un", "eun"), "편": ("pyon", "pyeon", "pyun"), "용": ("yong", "ryong"),
    "룡": ("ryong", "yong"), "예": ("ye",), "경": ("kyong", "kyung", "gyeong"), "봉": ("pong", "bong"),
    "사": ("sa",), "부": ("pu", "boo", "bu"), "가": ("ka", "ga"), "복": ("pok", "bok"), "태": ("thae", "tae"),
    "목": ("mok",), "형": ("hyong", "hyung"), "피": ("pi",), "두": ("tu", "doo", "du"), "감": ("kam", "gam"),
    "음": ("um", "eum"), "빈": ("pin", "bin"), "동": ("tong", "dong"), "온": ("on",), "호": ("ho",),
    "범": ("pom", "bum", "beom"), "좌": ("jwa",), "팽": ("paeng",), "승": ("sung", "seung"), "간": ("kan",),
    "상": ("sang",), "시": ("si", "shi"), "갈": ("kal", "gal"), "탄": ("than", "tan"), "독고": ("tokko", "dokgo"),
    "남궁": ("namgung", "namkung", "namgoong"), "황보": ("hwangbo",), "선우": ("sonu", "sunwoo", "seonwoo"),
    "제갈": ("jegal", "chegal"), "사공": ("sagong", "sakong"), "동방": ("tongbang", "dongbang"),
}  # fmt: skip


def compose(text: str) -> str:
    """Conjoining jamo as precomposed syllables."""
    return unicodedata.normalize("NFC", text)


def parts_of(syllable: str) -> tuple[int, int, int]:
    """Initial (0-18), vowel (0-20) and final (0-27) of a precomposed syllable (Unicode 15, section 3.12)."""
    code = ord(syllable) - 0xAC00
    return code // 588, code % 588 // 28, code % 28


@cache
def _name_syllables() -> frozenset[str]:
    """Syllables that read a Han character, so that a Korean given name can hold them."""
    text = (files("dissuade.names") / "data" / "hangul_syllables.txt").read_text(encoding="utf-8")
    return frozenset("".join(line for line in text.splitlines() if not line.startswith("#")))


def surname_length(word: str) -> int:
    """Syllables of the surname that a word begins with: 2, 1, or 0 if it begins with none."""
    if len(word) > 2 and word[:2] in SURNAMES:
        return 2
    return 1 if word[:1] in SURNAMES else 0


def is_korean_name(word: str) -> bool:
    """Whether a Hangul word without spaces can be a Korean family name with a given name of one or two syllables."""
    surname = surname_length(word)
    given = word[surname:]
    return bool(surname) and 1 <= len(given) <= 2 and all(s in _name_syllables() for s in given)


def is_given_name(word: str) -> bool:
    """Whether a Hangul word can be a Korean given name of one or two syllables."""
    return 1 <= len(word) <= 2 and all(s in _name_syllables() for s in word)
