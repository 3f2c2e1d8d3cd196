"""Codes that a deal may use, checked: countries, currencies, HS, ECCN, IMO."""

from __future__ import annotations

import re

__all__ = ["COUNTRIES", "CURRENCIES", "REGIONS", "check_eccn", "check_hs", "check_imo"]

_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW EU"
)
_CURRENCIES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL "
    "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
    "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UZS VED VES VND VUV WST XAF XAG XAU XCD XOF XPD XPF XPT YER ZAR ZMW ZWG BTC ETH USDT USDC TRX XMR "
    "BARTER"
)

COUNTRIES = frozenset(_COUNTRIES.split())
"""ISO 3166-1 alpha-2, with XK (Kosovo) and EU (the Union as a whole)."""

CURRENCIES = frozenset(_CURRENCIES.split())
"""ISO 4217 with CNH, the common digital currencies, and BARTER for goods against goods."""

REGIONS = frozenset({"UA-CRIMEA", "UA-DNR", "UA-LNR", "NONE"})

_ECCN = re.compile(r"[0-9][A-E][0-9]{3}(\.[a-z0-9]+)*")
_SIMILAR = {"UK": "GB", "EL": "GR", "SU": "RU", "KO": "KR"}


def country_hint(text: str) -> str:
    """Return a hint for a code that people mistake for a country code."""
    meant = _SIMILAR.get(text.upper())
    return f"; {meant} is meant?" if meant else ""


def check_hs(text: str) -> str | None:
    """Return the digits of an HS code of 4, 6, 8 or 10 digits, or ``None`` if it cannot be one."""
    digits = re.sub(r"[ .]", "", text)
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (4, 6, 8, 10):
        return None
    if not 1 <= int(digits[:2]) <= 97 or digits[:2] == "77":
        return None
    return digits


def check_eccn(text: str) -> str | None:
    """Return an ECCN in its usual form, or ``EAR99``, or ``None`` if it cannot be one."""
    if text.upper() == "EAR99":
        return "EAR99"
    head, dot, tail = text.partition(".")
    eccn = head.upper() + dot + tail.lower()
    return eccn if _ECCN.fullmatch(eccn) else None


def check_imo(text: str) -> str | None:
    """Return the seven digits of an IMO ship number whose check digit is right, else ``None``.

    Source: IMO resolution A.1117(30); the last digit is the last digit of the sum of the first six times 7 to 2.
    """
    digits = re.sub(r"^IMO\s*", "", text.strip(), flags=re.IGNORECASE)
    if len(digits) != 7 or not digits.isascii() or not digits.isdigit():
        return None
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=False))
    return digits if total % 10 == int(digits[6]) else None
