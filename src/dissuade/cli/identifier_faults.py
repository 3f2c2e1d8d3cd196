"""What is wrong with an identifier by the rules of its own kind: its length, its check digits."""

from __future__ import annotations

import re
from functools import lru_cache

from dissuade.lists.values import is_imo_number, is_lei
from dissuade.matching.identifiers import normalize_identifier

__all__ = ["find_fault"]

_CHECKED = {"isin": "isin", "swiftBic": "bic", "innCode": "inn", "ogrnCode": "ogrn"}
_DIGITS = {"imoNumber": 7, "mmsi": 9, "dunsCode": 9}
_MISFORMED = "has not the form or check digits of its kind"
_NOT_A_SHIP = frozenset({"Person", "Organization", "Company", "LegalEntity", "PublicBody", "Airplane", "CryptoWallet"})


@lru_cache(maxsize=65_536)
def find_fault(kind: str, value: str, schema: str = "") -> str:
    """Say what is wrong, "" if nothing is or if the kind has no rules.

    Args:
        kind: FtM property, such as ``imoNumber``.
        value: as written; not empty.
        schema: of the party; the number that the IMO gives a company has no check digit of a ship.
    """
    bare = normalize_identifier(kind, value)
    if digits := _DIGITS.get(kind):
        if not re.fullmatch(rf"[0-9]{{{digits}}}", bare):
            return f"not {digits} digits"
        is_faulty = kind == "imoNumber" and schema not in _NOT_A_SHIP and not is_imo_number(bare)
        return "fails its check digit" if is_faulty else ""
    if kind in _CHECKED:
        from rigour.ids import get_identifier_format  # costs 0.1 s to import

        form = get_identifier_format(_CHECKED[kind])
        return "" if form is None or form.is_valid(bare) else _MISFORMED
    if kind == "leiCode":
        return "" if is_lei(bare) else _MISFORMED
    if kind == "email" and "@" not in bare:
        return "not an address"
    return ""
