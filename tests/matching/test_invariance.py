"""What does not change who is meant does not change the answer, and neither does which name comes first."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissuade.matching.compare import compare
from dissuade.names import analyze_name
from dissuade.names.tokens import NameClass, TokenKind

PAIRS = (
    ("BARREH, Mariam", "OMAR BARREH Mariam"),
    ("SALIM KONY", "SALIM SALEH KONY"),
    ("Su Lu-chi", "Liu-chi Su"),
    ("金铁三", "Jin Tiesan"),
    ("김정은", "Kim Jong Un"),
    ("Сергей Шойгу", "Sergei Shoigu"),
    ("Abdelmajid Al-Zindani", "عبد المجيد عزيز الزنداني"),
    ("CH'OE SO'K MIN", "チェ・ソクミン"),
    ("Thein Sein", "သိန်းစိန်"),
    ("Giorgi Margvelashvili", "გიორგი მარგველაშვილი"),
    ("Binyamin Netanyahu", "בנימין נתניהו"),
    ("Mohammad bin Salman", "Muhammad ibn Salman"),
)
WORDS = (
    "Kim",
    "Jong",
    "Un",
    "Сергей",
    "Шойгу",
    "محمد",
    "김정은",
    "习近平",
    "Mr",
    "Dr",
    "bin",
    "al-Zindani",
    "José",
    "წერეთელი",
    "OOO",
)


def probability(a: str, b: str) -> float:
    return compare(a, b, schema="Person").probability


@pytest.mark.parametrize("title", ["Mr", "Mr.", "Dr.", "Sheikh", "Mrs", "Gen.", "Engr", "Adm.", "Avv.", "Lic."])
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_a_title_changes_nothing(title: str, a: str, b: str) -> None:
    assert probability(a, b) == pytest.approx(probability(f"{title} {a}", b), abs=0.05)


@pytest.mark.parametrize(
    ("titled", "plain"),
    [
        ("H.E. Ali Khamenei", "Ali Khamenei"),
        ("H.R.H. Mohammed bin Rashid", "Mohammed bin Rashid"),
        ("Dipl.-Ing. Jan Novak", "Jan Novak"),
        ("Sir John Smith KBE", "John Smith"),
        ("Brig. Gen. Ali Abdullah", "Ali Abdullah"),
    ],
)
def test_titles_and_honours_weigh_next_to_nothing(titled: str, plain: str) -> None:
    assert probability(plain, plain) == pytest.approx(probability(titled, plain), abs=0.05)


def test_dotted_initials_of_a_name_stay_initials() -> None:
    tokens = analyze_name("S.E. Hinton", NameClass.PERSON).tokens
    assert [TokenKind.INITIAL, TokenKind.INITIAL, TokenKind.NAME] == [token.kind for token in tokens]


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@pytest.mark.parametrize(
    "write",
    [
        full_width,
        lambda text: text.replace("'", "’"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: f"  {text} ",
        lambda text: f"{text}.",
    ],
)
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_how_characters_are_encoded_changes_nothing(write, a: str, b: str) -> None:  # type: ignore[no-untyped-def]
    assert probability(a, b) == pytest.approx(probability(write(a), b), abs=1e-9)
    assert probability(a, b) == pytest.approx(probability(a, write(b)), abs=1e-9)


@pytest.mark.parametrize(("a", "b"), [("Acme Trading Ltd", "Acme Trading"), ("ООО Ромашка", "Romashka LLC")])
@pytest.mark.parametrize(("form", "other"), [("Ltd", "Limited"), ("Limited", "LTD."), ("LTD.", "Ltd.")])
def test_the_spelling_of_a_legal_form_changes_nothing(a: str, b: str, form: str, other: str) -> None:
    first = compare(f"{b} {form}", a, schema="Company").probability
    assert first == pytest.approx(compare(f"{b} {other}", a, schema="Company").probability, abs=1e-9)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Acme L.T.D.", "Acme LTD"),
        ("Acme G.m.b.H.", "Acme GmbH"),
        ("Acme Sp. z o.o.", "Acme sp z oo"),
        ("Acme S.p.A.", "ACME SPA"),
        ("O.O.O. Romashka", "OOO Romashka"),
        ("AcmeLLC", "Acme L.L.C."),
        ("SberBank", "SBERBANK"),
        ("Acme (Pvt.) Ltd.", "Acme Private Limited"),
        ("I.R.I.S.L.", "IRISL"),
        ("Acme L. T. D.", "Acme LTD"),
        ("О. О. О. Romashka", "ООО Romashka"),
        ("П.А.О. Romashka", "ПАО Romashka"),
        ("Acme Co Limited Liability Company", "Acme Co LLC"),
        ("Institut Acme d‘Iran", "Institut Acme d'Iran"),
    ],
)
def test_full_stops_and_capitals_change_nothing(a: str, b: str) -> None:
    other = "Acme Sberbank Romashka IRISL"
    for schema in ("Company", "Organization"):
        assert compare(a, other, schema=schema).probability == pytest.approx(
            compare(b, other, schema=schema).probability, abs=1e-9
        )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("محـمد حسن", "محمد حسن"),
        ("مُحَمَّد حسن", "محمد حسن"),
        ("علی یزدی", "علي يزدي"),
        ("أحمد حسن", "احمد حسن"),
        ("בִּנְיָמִין נתניהו", "בנימין נתניהו"),
    ],
)
def test_signs_that_many_leave_out_change_nothing(a: str, b: str) -> None:
    assert probability(a, b) == pytest.approx(probability(b, b), abs=1e-9)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), st.lists(st.sampled_from(WORDS), min_size=1, max_size=5)
)
@settings(max_examples=200)
def test_sides_may_be_swapped_to_the_last_bit(a: list[str], b: list[str]) -> None:
    left, right = " ".join(a), " ".join(b)
    assert probability(left, right) == probability(right, left)


@pytest.mark.parametrize(
    ("a", "b", "schema"),
    [("VENUS III", "VENUS R", "Vessel"), ("Alpha Fund III", "Alpha Fund", "Company"), ("SEA II", "SEA 2", "Vessel")],
)
def test_capitals_make_no_number(a: str, b: str, schema: str) -> None:
    expected = compare(a, b, schema=schema).probability
    for written in (a.lower(), a.title()):
        assert compare(written, b, schema=schema).probability == pytest.approx(expected, abs=1e-9)
