"""Words that Turkish firms cut short: ``Paz. San. ve Tic. Ltd. Şti.``; elsewhere most of them are names."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["FULL_WORDS", "in_full"]

FULL_WORDS = {
    "amb": "ambalaj", "bil": "bilisim", "dan": "danismanlik", "den": "denizcilik", "elek": "elektrik",
    "elk": "elektrik", "en": "enerji", "ener": "enerji", "gum": "gumruk", "hay": "hayvancilik", "hiz": "hizmetleri",
    "hold": "holding", "ihr": "ihracat", "ins": "insaat", "ith": "ithalat", "kim": "kimya", "kuy": "kuyumculuk",
    "loj": "lojistik", "mad": "madencilik", "mak": "makina", "med": "medikal", "muh": "muhendislik",
    "mus": "musavirlik", "nak": "nakliyat", "oto": "otomotiv", "paz": "pazarlama", "pet": "petrol",
    "plas": "plastik", "san": "sanayi", "sav": "savunma", "sey": "seyahat", "sig": "sigorta", "tar": "tarim",
    "tas": "tasimacilik", "tek": "teknoloji", "teks": "tekstil", "tic": "ticaret", "tur": "turizm",
    "ulus": "uluslararasi", "urt": "uretim", "yat": "yatirim",
}  # fmt: skip
"""Keys of the words by those of their abbreviations."""

_SIGNS = frozenset(("sti", "tic", "ticaret", "sanayi", "sirketi"))
_STOCK_COMPANY = "ş"  # A.Ş., which without its cedilla is a legal form of many countries


def in_full(keys: Sequence[str], text: str) -> list[str]:
    """The keys of a name's words, abbreviations in full if the name is plainly that of a Turkish firm.

    Args:
        keys: of the words, in the order written; the first word is taken for the firm's name.
        text: the name.
    """
    if len(keys) < 3 or not (_SIGNS.intersection(keys) or (keys[-1] in ("as", "s") and _ends_turkish(text))):
        return list(keys)
    return [keys[0], *(FULL_WORDS.get(key, key) for key in keys[1:])]


def _ends_turkish(text: str) -> bool:
    return _STOCK_COMPANY in text[-4:].lower()
