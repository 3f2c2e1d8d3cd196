from __future__ import annotations

import pytest

from dissuade.cli.identifier_faults import find_fault


@pytest.mark.parametrize(
    ("kind", "value", "schema", "fault"),
    [
        ("imoNumber", "9179842", "Vessel", ""),
        ("imoNumber", "IMO 9179842", "", ""),
        ("imoNumber", "9179843", "Vessel", "fails its check digit"),
        ("imoNumber", "9179843", "", "fails its check digit"),
        ("imoNumber", "5342883", "Company", ""),
        ("imoNumber", "917984", "Company", "not 7 digits"),
        ("mmsi", "27344050", "Vessel", "not 9 digits"),
        ("leiCode", "253400V1H6ART1UQ0N98", "", ""),
        ("leiCode", "253400V1H6ART1UQ0N99", "", "has not the form or check digits of its kind"),
        ("leiCode", "C5J403", "", "has not the form or check digits of its kind"),
        ("swiftBic", "SABRRUMM", "", ""),
        ("swiftBic", "SABRRUMMXXX", "", ""),
        ("swiftBic", "SABR", "", "has not the form or check digits of its kind"),
        ("innCode", "7707083893", "", ""),
        ("innCode", "7707083894", "", "has not the form or check digits of its kind"),
        ("ogrnCode", "1027700132195", "", ""),
        ("email", "kdb.co.chesin.com", "", "not an address"),
        ("passportNumber", "654330000", "", ""),
    ],
)
def test_a_fault_is_told_by_the_rules_of_the_kind(kind: str, value: str, schema: str, fault: str) -> None:
    assert fault == find_fault(kind, value, schema)
