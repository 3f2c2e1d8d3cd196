"""Lists of wallet addresses that OFAC has designated: one text file per currency, one address on each line.

The addresses are those of the feature ``Digital Currency Address - <code>`` of the SDN list, as tools extract them from
the advanced XML into ``sanctioned_addresses_<code>.txt``. The files say nothing about whose wallet it is; the SDN list
does. An address that stands in several files (the same key on Ethereum and on BSC) is one wallet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType

from dissuade.lists.reading import Reading, Sample, SourceFormat, open_text, refuse_blank_or_html
from dissuade.model.party import Identifier, Listing, Name, Party

__all__ = ["CURRENCIES", "FORMATS", "read_addresses"]

CURRENCIES = (
    *("XBT", "ETH", "USDT", "TRX", "LTC", "BCH", "XMR", "DASH", "ZEC"),
    *("USDC", "ARB", "BSC", "BSV", "BTG", "ETC", "XRP", "XVG", "SOL"),
)
"""Currency codes in OFAC's labels, Bitcoin first: a set is told by that file."""

_ADDRESS = re.compile(r"(?:[a-z]{2,12}:)?[0-9A-Za-z]{25,110}")
_FILE_NAME = re.compile(r"(?:^|[_.-])(?P<code>[A-Za-z]{3,5})(?:[_.-][\d-]+)?\.(?:txt|csv)$")


def currency_of(file_name: str) -> str:
    """The currency code in a file name such as ``sanctioned_addresses_XBT.txt``, "" if there is none."""
    match = _FILE_NAME.search(file_name)
    code = match["code"].upper() if match else ""
    return code if code in CURRENCIES else ""


def read_addresses(reading: Reading) -> Iterator[Party]:
    """Read the address files of one edition.

    Yields:
        One ``CryptoWallet`` for each distinct address, in the order in which they first appear.

    Raises:
        EditionRefusedError: ``empty``, ``html``, ``schema`` (no currency in a file name, no address) or ``truncated``.
    """
    wallets: dict[str, list[str]] = {}
    for path in reading.paths:
        code = currency_of(path.name)
        if not code:
            known = ", ".join(CURRENCIES)
            raise reading.refuse("schema", f"the file name ends with none of the currency codes {known}", path=path)
        for address in _read_lines(reading, path):
            codes = wallets.setdefault(address, [])
            if code in codes:
                reading.warn("duplicate", f"{address} stands twice in {path.name}")
            else:
                codes.append(code)
    for address, codes in wallets.items():
        reading.records += 1
        yield _make_wallet(reading.source, address, codes)


def _read_lines(reading: Reading, path: Path) -> Iterator[str]:
    refuse_blank_or_html(reading, path)
    good = number = 0
    line = "\n"
    bad: list[int] = []
    with open_text(path) as stream:
        for number, line in enumerate(stream, start=1):
            address = line.strip(' \t\r\n\x1a,"')
            if not address or address.startswith("#"):
                continue
            if _ADDRESS.fullmatch(address):
                good += 1
                yield address
            else:
                bad.append(number)
                reading.warn("address", f"{path.name}: not a wallet address: {address[:80]!r}", line=number)
            if len(bad) > 1 and len(bad) > 0.02 * good:
                message = f"{len(bad)} of the first {good + len(bad)} lines are no wallet addresses"
                raise reading.refuse("schema", message, path=path, line=bad[0])
    if not line.endswith(("\n", "\r", "\x1a")):
        raise reading.refuse("truncated", "the last line has no end", path=path, line=number)
    if not good:
        raise reading.refuse("schema", "no line is a wallet address", path=path, line=bad[0] if bad else None)


def _make_wallet(source: str, address: str, codes: list[str]) -> Party:
    return Party(
        id=f"{source}-{address}",
        schema="CryptoWallet",
        names=(Name(text=address),),
        identifiers=(Identifier(type="publicKey", value=address, note="; ".join(codes)),),
        listings=(Listing(source=source, authority="OFAC", reference=address),),
        topics=("sanction",),
        properties=MappingProxyType({"currency": tuple(codes)}),
    )


def _detect(code: str, sample: Sample) -> bool:
    if currency_of(sample.name) != code:
        return False
    lines = [line.strip() for line in sample.head.decode("ascii", "replace").splitlines()[:20]]
    lines = [line for line in lines if line and not line.startswith("#")]
    return bool(lines) and sum(_ADDRESS.fullmatch(line) is not None for line in lines) > 0.8 * len(lines)


def _detect_any(sample: Sample) -> bool:
    return any(_detect(code, sample) for code in CURRENCIES)


FORMATS = (
    SourceFormat(
        source="ofac-crypto",
        name="txt",
        title="Wallet addresses designated by OFAC, one text file per currency",
        detect=_detect_any,
        read=read_addresses,
        parts=tuple((code, partial(_detect, code)) for code in CURRENCIES),
    ),
)
