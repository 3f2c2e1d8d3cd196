"""What a first name of each script would wait for, loaded beforehand."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dissuade.screening.screener import Screener

__all__ = ["NAMES", "get_ready"]

NAMES = (
    "Kim Jong Un", "Müller, Hans", "Ivan Petrovich Sidorov", "Abd al-Rahman bin Muhammad", "Acme Trading Ltd",
    "김정은", "무역회사", "金正恩", "李 伟明", "贸易有限公司", "田中 太郎", "キム・ジョンウン", "さくら商事株式会社",
    "Сергей Кужугетович Шойгу", "ООО Ромашка", "Ким Чен Ын", "Олександр Шевченко", "محمد عبد الله", "شرکت بازرگانی",
    "דוד כהן", "Γιώργος Παπαδόπουλος", "გიორგი ბერიძე", "Արամ Սարգսյան", "สมชาย ใจดี", "အောင်ဆန်း", "ស៊ុន ហ៊ុន",
    "ສົມສັກ", "አበበ ቢቂላ", "दीपक शर्मा", "রহমান", "ਸਿੰਘ", "પટેલ", "ରାମ", "முருகன்", "రామ", "ರಾಮ", "രാമൻ", "පෙරේරා",
    "བསྟན་འཛིན", "ᠮᠣᠩᠭᠣᠯ", "މުޙައްމަދު", "ܝܘܚܢܢ",
    "ⵎⵓⵃⵎⵎⴷ", "ߞߊߙߌߡ", "ᏣᎳᎩ",
)  # fmt: skip


def get_ready(screener: Screener) -> None:
    """Screen names of every script and sort; twice, since a name of known words goes another way.

    All that there is by then is kept for good, so the garbage collector is told not to go through it again: each of its
    full passes would take 70 ms out of some call.
    """
    for schema in ("", "", "Person", "Company", "Vessel"):
        for name in NAMES:
            screener.screen(name, schema=schema)
    gc.collect()
    gc.freeze()
