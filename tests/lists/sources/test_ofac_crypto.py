from __future__ import annotations

from pathlib import Path

import pytest

from dissuade.errors import EditionRefusedError
from dissuade.lists.reading import Reading, take_sample
from dissuade.lists.sources.ofac_crypto import CURRENCIES, FORMATS, read_addresses
from dissuade.model.party import Identifier, Party

BITCOIN = "123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX"
ETHER = "0x4f47bc496083c727c5fbe3ce9cdf2b0f6496270c"


def read(*paths: Path) -> tuple[Reading, list[Party]]:
    reading = Reading("ofac-crypto", paths)
    return reading, list(read_addresses(reading))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_real_files_make_one_wallet_of_each_address(shared: Path) -> None:
    paths = sorted((shared / "data" / "A_ofac" / "crypto").glob("*.txt"))
    reading, found = read(*paths)
    lines = [(path.stem[-4:].strip("_"), line) for path in paths for line in path.read_text().split()]
    assert len({line for _, line in lines}) == len(found) == reading.records == 641
    assert sorted(lines) == sorted(
        (code, party.identifiers[0].value) for party in found for code in party.properties["currency"]
    )
    assert dict(reading.warnings) == {}


def test_every_real_file_is_told_by_its_name_and_content(shared: Path) -> None:
    for path in sorted((shared / "data" / "A_ofac" / "crypto").glob("*.txt")):
        sample = take_sample(path)
        assert [form.source for form in FORMATS if form.detect(sample)] == ["ofac-crypto"]
        assert sum(is_part(sample) for _, is_part in FORMATS[0].parts) == 1


def test_an_address_on_two_chains_is_one_wallet(tmp_path: Path) -> None:
    one, two = (write(tmp_path, f"sanctioned_addresses_{code}.txt", ETHER + "\n") for code in ("ETH", "BSC"))
    _, (wallet,) = read(one, two)
    assert (wallet.id, wallet.schema) == (f"ofac-crypto-{ETHER}", "CryptoWallet")
    assert wallet.identifiers == (Identifier(type="publicKey", value=ETHER, note="ETH; BSC"),)


def test_a_line_that_is_no_address_is_named_and_a_repeated_one_counted(tmp_path: Path) -> None:
    lines = [BITCOIN, *(f"1{number:033d}" for number in range(100)), "n/a", BITCOIN]
    reading, found = read(write(tmp_path, "addresses-XBT.txt", "\n".join(lines) + "\n"))
    assert len(found) == 101
    assert dict(reading.warnings) == {"address": 1, "duplicate": 1}
    assert reading.examples[0].line == 102


MALFORMED: dict[str, tuple[str, str | bytes, str, str]] = {
    "no bytes": ("x_XBT.txt", b"", "empty", "no content"),
    "a web page": ("x_XBT.txt", b"<html><p>Not found</p></html>", "html", "a web page"),
    "no currency in the name": ("addresses.txt", BITCOIN, "schema", f"none of the currency codes {CURRENCIES[0]}"),
    "prose": ("x_ETH.txt", "Not found\nTry later\n", "schema", "2 of the first 2 lines are no wallet addresses"),
    "comments only": ("x_ETH.txt", "# none\n", "schema", "no line is a wallet address"),
    "cut in an address": ("x_XBT.txt", f"{BITCOIN}\n{BITCOIN[:30]}", "truncated", "the last line has no end"),
    "binary": ("x_ETH.txt", bytes(range(200)), "schema", "no wallet address"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_files_are_refused_with_a_precise_message(tmp_path: Path, case: str) -> None:
    name, content, reason, words = MALFORMED[case]
    with pytest.raises(EditionRefusedError) as refusal:
        read(write(tmp_path, name, content))
    assert refusal.value.reason == reason
    assert words in refusal.value.message
