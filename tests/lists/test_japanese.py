from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissuade.lists.japanese import (
    find_leading_country,
    has_particulars,
    read_dates,
    says_more_than_dates,
    split_items,
    split_names,
)
from dissuade.model.party import NameKind


@pytest.mark.parametrize(
    "cell",
    [
        "(a)カワ・ハマワンディ(以前のリスト記載ぶり)(b)1974年3月21日イラク国バグダッドにて",
        "(a)カワ・ハマワンディ（以前掲載の氏名）；１９６８年５月２５日",
    ],
)
def test_remarks_and_dates_are_no_names(cell: str) -> None:
    assert [name for name, _ in split_names(cell)] == ["カワ・ハマワンディ"]
    assert has_particulars(cell)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1963年頃", [("1963", "", True)]),
        ("1941年8月20日", [("1941-08-20", "", False)]),
        ("1966 年1月1日", [("1966-01-01", "", False)]),
        ("(a)1955年-1958年頃\n(b)１945年-1950年頃", [("1955", "1958", True), ("1945", "1950", True)]),
        ("1965年4月14日又は1964年3月1日", [("1965-04-14", "", False), ("1964-03-01", "", False)]),
        ("1984年から1986年までの間", [("1984", "1986", False)]),
        ("1979年から1982年頃、または1982年", [("1979", "1982", True), ("1982", "", False)]),
        ("1970-1973年頃", [("1970", "1973", True)]),
        ("おおよそ1964年", [("1964", "", True)]),
        ("1967年12月22日又は10月22日", [("1967-12-22", "", False), ("1967-10-22", "", False)]),
        ("1986年12月13日または 31日", [("1986-12-13", "", False), ("1986-12-31", "", False)]),
        ("1966/1969年3月27日", [("1966-03-27", "", False), ("1969-03-27", "", False)]),
        ("2000年2月20/29日", [("2000-02-20", "", False), ("2000-02-29", "", False)]),
        ("1977年8月から9月の間", [("1977-08", "1977-09", False)]),
        ("1963年、約1964年", [("1963", "", False), ("1964", "", True)]),
        ("昭和40年4月14日", [("1965-04-14", "", False)]),
        ("平成元年1月8日", [("1989-01-08", "", False)]),
        ("20 August 1941", [("1941-08-20", "", False)]),
        ("1957.4.1", [("1957-04-01", "", False)]),
        ("2022/10/21", [("2022-10-21", "", False)]),
        ("1962年13月", []),
        ("不明", []),
        ("おおむね30～35歳", []),
    ],
)
def test_dates_are_read_in_japanese_and_western_forms(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert expected == [(date.value, date.until, date.circa) for date in read_dates(text)]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("(a)1955年-1958年頃\n(b)１945年-1950年頃", False),
        ("1965年4月14日又は1964年3月1日", False),
        ("1961年1月1日から1963年12月31日までの間", False),
        ("20 August 1941", False),
        ("不明", False),
        ("1979年3月3日（偽造旅券より）", True),
        ("1941年8月20日セルビア共和国ポジャレヴァッツ生", True),
    ],
)
def test_what_a_cell_says_besides_its_dates_is_noticed(text: str, more: bool) -> None:
    assert more is says_more_than_dates(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MOHAMMAD HASSAN AKHUND", ["MOHAMMAD HASSAN AKHUND"]),
        ("A・カビール\n (a.k.a.: A. Kabir)", ["A・カビール", "A. Kabir"]),
        ("(a)ムーサ（Musa）、\n(b)アブドゥ（Abd Allah）", ["ムーサ", "Musa", "アブドゥ", "Abd Allah"]),
        (
            "（ａ）イブン・ラーディン（ｂ）サイフ\n(a.k.a.:(a)Ibn Ladin (b)Saif)",
            ["イブン・ラーディン", "サイフ", "Ibn Ladin", "Saif"],
        ),
        ("ファリス；ファレス\nFaris Mana'a; Fares Manaa", ["ファリス", "ファレス", "Faris Mana'a", "Fares Manaa"]),
        (
            "フンジン、コリア\nHUNJIN Trading CO.;KOREA HENJIN",
            ["フンジン", "コリア", "HUNJIN Trading CO.", "KOREA HENJIN"],
        ),
        ("(a.k.a. Ammar Bouslim, Hassan Rostom)", ["Ammar Bouslim", "Hassan Rostom"]),
        ("AKASHI AKA\n(a.k.a. A. Kabir)", ["AKASHI AKA", "A. Kabir"]),
        ("AL-BASHAAIR TRADING COMPANY, LTD", ["AL-BASHAAIR TRADING COMPANY, LTD"]),
        ("(別称)ミリタリー・サプライズ", ["ミリタリー・サプライズ"]),
        ("不明", []),
        ("", []),
        ("()、；", []),
    ],
)
def test_cells_of_names_are_split_into_names(text: str, expected: list[str]) -> None:
    assert expected == [name for name, _ in split_names(text)]


def test_former_names_and_original_script_are_told() -> None:
    former = "(旧称、公開株式会社ミクロン、別称、ミクロン)\n(f.k.a. OAO Mikron; a.k.a. Mikron JSC)"
    assert [
        ("公開株式会社ミクロン", NameKind.FORMER),
        ("ミクロン", NameKind.ALIAS),
        ("OAO Mikron", NameKind.FORMER),
        ("Mikron JSC", NameKind.ALIAS),
    ] == list(split_names(former))
    assert [("ABD AL-KHALIQ AL-HOUTHI", None), ("عبدالخالق الحوثي", NameKind.ORIGINAL)] == list(
        split_names("ABD AL-KHALIQ AL-HOUTHI\n（original script：عبدالخالق الحوثي）")
    )
    assert ["ABDUL REHMAN MAKKI"] == [name for name, _ in split_names("ABDUL REHMAN MAKKI(original script：不明)")]


def test_dates_and_documents_in_a_cell_of_names_are_left_out_and_told() -> None:
    text = "アフタール(ヌールの息子、1965年にカンダハールで出生、旅券番号:OR1961825)"
    assert ["アフタール"] == [name for name, _ in split_names(text)]
    assert (True, False) == (has_particulars(text), has_particulars("カビール（A. Kabir）"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北朝鮮平壌特別市中央区域", "kp"),
        ("コンゴ民主共和国ゴマ（Goma）", "cd"),
        ("ドイツ旅券 5208323009", "de"),
        ("サウディ・アラビア", "sa"),
        ("ダフヤン", ""),
        ("Pyongyang", ""),
    ],
)
def test_the_country_at_the_beginning_is_found(text: str, expected: str) -> None:
    assert expected == find_leading_country(text)


def test_items_drop_what_is_unknown() -> None:
    assert ["Milan, Italy", "Tunis, Tunisia"] == split_items("(a)Milan, Italy (b)不明 (c)Tunis, Tunisia")


@given(st.text(alphabet="abA （）()；;、,:：年月日1９頃・ーカ不明旧称akf.\nن", max_size=40))
def test_no_text_breaks_the_readers_and_no_name_has_lost_brackets(text: str) -> None:
    read_dates(text)
    split_items(text)
    for name, _ in split_names(text):
        assert name
        assert name.count("(") == name.count(")")
