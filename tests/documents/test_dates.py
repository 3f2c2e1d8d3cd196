"""Dates and time expressions: spans, values, basis."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dissuade.documents.dates import find_dates, says_when
from dissuade.model.report import DateMention

WEDNESDAY = dt.date(2023, 9, 6)


def values(text: str, day: dt.date | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(date.span.text, date.value) for date in find_dates(text, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Kim on Tuesday.", [("Tuesday", "2023-09-05")]),
        ("He will meet Kim on Tuesday.", [("Tuesday", "2023-09-12")]),
        ("On Tuesday, he said the talks will continue.", [("Tuesday", "2023-09-05")]),
        ("The deal must close by Friday.", [("Friday", "2023-09-08")]),
        ("They met in July.", [("July", "2023-07")]),
        ("They exchanged letters last month.", [("last month", "2023-08")]),
        ("Last year, it shipped shells.", [("Last year", "2022")]),
        ("He may come next week.", [("next week", "2023-W37")]),
        ("There were signs in recent weeks.", [("recent weeks", "PAST_REF")]),
        ("It had done so in the past.", [("the past", "PAST_REF")]),
        ("The past president spoke.", []),
        ("It will arrive in the coming days.", [("the coming days", "FUTURE_REF")]),
        ("He fell for the first time in 10 years.", [("10 years", "P10Y")]),
        ("Months after the attack, he left.", [("Months", "PXM")]),
        ("It left on Aug. 4. A week later it docked.", [("Aug. 4", "2023-08-04"), ("A week later", "2023-W32")]),
        ("on 24 February 2022", [("24 February 2022", "2022-02-24")]),
        ("on Feb. 24, 2022,", [("Feb. 24, 2022", "2022-02-24")]),
        ("in early 2022", [("early 2022", "2022")]),
        ("in the third quarter of 2022", [("the third quarter of 2022", "2022-Q3")]),
        ("from 4 to 22 January 2023", [("4 to 22 January 2023", "2023-01-04/2023-01-22")]),
        ("from May to October 2020", [("May", "2020-05"), ("October 2020", "2020-10")]),
        ("the last week of July", [("the last week of July", "2023-W30")]),
        ("the first Tuesday of November 2024", [("the first Tuesday of November 2024", "2024-11-05")]),
        ("two weeks ago", [("two weeks ago", "2023-W34")]),
        ("three days after January 12, 2023", [("three days after January 12, 2023", "2023-01-15")]),
        ("in the 1990s", [("the 1990s", "199")]),
        ("for three years", [("three years", "P3Y")]),
        ("every Monday", [("every Monday", "XXXX-WXX-1")]),
        ("the day after tomorrow", [("the day after tomorrow", "2023-09-08")]),
        ("2023-09-05", [("2023-09-05", "2023-09-05")]),
        ("on Sunday the 3rd", [("Sunday the 3rd", "2023-09-03")]),
    ],
)
def test_reads_an_expression_as_news_means_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met troops who march.",
        "a second man of that age",
        "It came at the last minute, as soon as they could, soon after the vote.",
        "the Daily Mail and New York's Weekly Standard",
        "their office hours in the early days",
        "They scored twice in the first half.",
        "feb 30",
        "1,200 soldiers and $2023 and 2000 shells",
        "",
        "Once more, the current was strong, and so were their current accounts.",
        "The cook, 52 years old, left a 17-year-old deckhand, a reef 13.8 million years old and a decades-old feud.",
        "There was a list that may have slipped.",
        "The Mail on Sunday, the Sunday Times and USA Today printed it.",
        "A broker named Quinton Winter bought it.",
        "The cook, in his early 40s, left when rates were in the low 50s.",
        "The fall of the dynasty shook them in some quarters.",
        "It was the last day I saw of each may; a summer job for nearly 2000.",
        "The flavour of the week, a man in his mid-to-late 50s, saw the dawn of a new order.",
        "A Norwegian daily wrote of resolutions 1718, 1874 and 2270, and of the 24th regiment on the 12th floor.",
        "He came on the 24th.",
        'He read the weekly "Panorama".',
        "She hosts Harbour This Week and buys same day parcels.",
        "About three-quarters of it burned, and three quarters of the crew left.",
    ],
)
def test_leaves_words_that_only_look_like_times(text: str) -> None:
    assert [] == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The captain, 52 years old, had sailed for two decades.", [("two decades", "P2DE")]),
        ("A 17-year-old deckhand served a three-year term.", [("three-year", "P3Y")]),
        ("Exports fell over the past five years.", [("the past five years", "P5Y")]),
        ("The last year has been hard.", [("The last year", "P1Y")]),
        ("A quarter-century of sanctions ended.", [("A quarter-century", "P25Y")]),
        ("He spent months in talks.", [("months", "PXM")]),
        ("It was gone for weeks or months at a time.", [("weeks", "PXW"), ("months", "PXM")]),
        ("They spoke nine minutes a day.", [("nine minutes", "PT9M"), ("a day", "P1D")]),
        ("It took an hour and a half.", [("an hour and a half", "PT1.5H")]),
    ],
)  # fmt: skip
def test_reads_lengths_but_no_ages(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The yard will soon deliver it.", [("soon", "FUTURE_REF")]),
        ("It had previously flown another flag.", [("previously", "PAST_REF")]),
        ("The firm was formerly called Orion.", [("formerly", "PAST_REF")]),
        ("The tanker recently changed its name.", [("recently", "PAST_REF")]),
        ("It is currently at anchor and now waits.", [("currently", "PRESENT_REF"), ("now", "PRESENT_REF")]),
        ("Decades ago it built warships; years later it was sold.",
         [("Decades ago", "PAST_REF"), ("years later", "PAST_REF")]),
        ("Orders will grow in the years ahead.", [("the years ahead", "FUTURE_REF")]),
        ("Not long ago it was empty.", [("Not long ago", "PAST_REF")]),
        ("They pause for the moment.", [("the moment", "PRESENT_REF")]),
    ],
)  # fmt: skip
def test_a_vague_time_is_past_present_or_future(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in fiscal 1998.", [("fiscal 1998", "FY1998")]),
        ("the second quarter of fiscal 2013", [("the second quarter of fiscal 2013", "2013-Q2")]),
        ("Output grew in Q3 2004.", [("Q3 2004", "2004-Q3")]),
        ("Profit fell in the first half from a year ago.", [("the first half", "2023-H1"), ("a year ago", "2022-H1")]),
        ("It has run since mid-2003.", [("mid-2003", "2003")]),
        ("He resigned late last year.", [("late last year", "2022")]),
        ("They fought in the 2008-9 crisis.", [("2008-9", "2008/2009")]),
        ("The treaty was signed half a century ago.", [("half a century ago", "1973")]),
        ("They met three or four months ago.", [("three or four months ago", "2023-06")]),
        ("It spoke of the Sept. 11 attacks and of 9/11.", [("Sept. 11", "2001-09-11"), ("9/11", "2001-09-11")]),
        ("This past summer was hot.", [("This past summer", "2023-SU")]),
    ],
)  # fmt: skip
def test_reads_periods_of_business_and_history(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It lifted off at 10:30 a.m. EST on Monday.",
            [("10:30 a.m. EST", "2023-09-04T10:30"), ("Monday", "2023-09-04")],
        ),
        ("It docked at 0600 GMT.", [("0600 GMT", "2023-09-06T06:00")]),
        ("It sailed at 1430 hours.", [("1430 hours", "2023-09-06T14:30")]),
        ("It sank on the morning of March 3.", [("the morning of March 3", "2023-03-03TMO")]),
        ("It Sank On The Night Of Tuesday.", [("The Night Of Tuesday", "2023-09-05TNI")]),
        ("It sank on the night\nof Tuesday.", [("the night\nof Tuesday", "2023-09-05TNI")]),
        ("It fell overnight.", [("overnight", "2023-09-06TNI")]),
        ("It left on December 14, at 8 a.m.", [("December 14", "2022-12-14"), ("8 a.m.", "2022-12-14T08:00")]),
        ("Sent: 6 Jan 2017 - 6:37am", [("6 Jan 2017 - 6:37am", "2017-01-06T06:37")]),
        ("Date: Wed Oct 26 15:50:06 2016", [("Wed Oct 26 15:50:06 2016", "2016-10-26T15:50")]),
        ("It sank at 19:00, 2016-12-22.", [("19:00, 2016-12-22", "2016-12-22T19:00")]),
        (
            "It will sail at 8 p.m. on Monday, May 6.",
            [("8 p.m.", "2024-05-06T20:00"), ("Monday, May 6", "2024-05-06")],
        ),
        ("It sank in the early hours of Sunday.", [("the early hours of Sunday", "2023-09-03TMO")]),
        ("It sank before dawn on Monday.", [("dawn", "2023-09-04TMO"), ("Monday", "2023-09-04")]),
        ("It sank at 8 p.m. on May 3.", [("8 p.m.", "2023-05-03T20:00"), ("May 3", "2023-05-03")]),
        (
            "They met at 18:00 (16:00 GMT) on Monday.",
            [("18:00", "2023-09-04T18:00"), ("16:00 GMT", "2023-09-04T16:00"), ("Monday", "2023-09-04")],
        ),
    ],
)
def test_reads_times_of_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


def test_a_time_whose_day_is_not_said_bounds_no_day() -> None:
    (date,) = find_dates("It docked at 10:30 a.m.", WEDNESDAY)
    assert ("2023-09-06T10:30", "", "") == (date.value, date.earliest, date.latest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet every Monday.", [("every Monday", "XXXX-WXX-1")]),
        ("It reports annually.", [("annually", "P1Y")]),
        ("They meet twice a week.", [("twice a week", "P1W")]),
        ("It pays twice-monthly.", [("twice-monthly", "P1M")]),
        ("It makes nine per year.", [("per year", "P1Y")]),
        ("It calls every few days.", [("every few days", "PXD")]),
        ("The semi-annual report came.", [("semi-annual", "P6M")]),
        ("The bi-weekly report came.", [("bi-weekly", "P2W")]),
        ("They meet on Friday mornings.", [("Friday mornings", "XXXX-WXX-5TMO")]),
        (
            "They patrol every night and every weekday.",
            [("every night", "XXXX-XX-XXTNI"), ("every weekday", "XXXX-WXX-WD")],
        ),
    ],
)
def test_reads_repetitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It left on Aug. 4. Two days earlier it had loaded, and the next day it sank.",
         ["2023-08-04", "2023-08-02", "2023-08-03"]),
        ("In 2009 it was sold; later that year it sank; the following year it was raised.", ["2009", "2009", "2010"]),
        ("He left on 3 May 2010. That night, police came.", ["2010-05-03", "2010-05-03TNI"]),
    ],
)  # fmt: skip
def test_counts_the_next_day_from_the_one_told_before(text: str, expected: list[str]) -> None:
    assert expected == [value for _, value in values(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The results will be announced on Saturday.", "2023-09-09"),
        ("I’ll be back on Friday.", "2023-09-08"),
        ("It comes off a strong Monday.", "2023-09-04"),
        ("It was due to the storm on Sunday.", "2023-09-03"),
        ("between May and July", "2023-05"),
        ("May to July", "2023-05"),
    ],
)
def test_the_clause_says_whether_a_day_lies_ahead(text: str, expected: str) -> None:
    assert expected == values(text)[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The depot had been emptied by Monday.", "2023-09-04"),
        ("The depot must be emptied by Monday.", "2023-09-11"),
        ("The licence expires on Saturday.", "2023-09-09"),
        ("The last tender comes September 26.", "2023-09-26"),
        ("The cutter was seized on September 26.", "2022-09-26"),
        ("Talks resume if she takes office in January.", "2024-01"),
        ("They had met before the fair in late October.", "2023-10"),
        ("It had raised $3 million by the end of July.", "2023-07"),
        ("She asked for the tug no later than the beginning of October.", "2023-10"),
        ("THE TUG WILL LEAVE ON SATURDAY.", "2023-09-09"),
        ("In a statement Saturday, the ministry could not confirm it.", "2023-09-02"),
        ("He was hit on the head in August by a block.", "2023-08"),
        ("The film is slated to open on Saturday.", "2023-09-09"),
    ],
)
def test_a_deadline_or_a_schedule_lies_ahead_unless_it_was_met(text: str, expected: str) -> None:
    assert expected == values(text)[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It had loaded three days before it sank.", [("three days", "P3D")]),
        ("Steel fell from last year’s third quarter.", [("last year’s third quarter", "2022-Q3")]),
        ("A weeks-long strike ended.", [("A weeks-long", "PXW")]),
        ("They fled in spring last year.", [("spring last year", "2022-SP")]),
        ("The truce would last four years.", [("four years", "P4Y")]),
        ("It was built in the mid-1970s.", [("the mid-1970s", "197")]),
        ("He called earlier today.", [("earlier today", "2023-09-06")]),
        ("It fell by half in recent times.", [("recent times", "PAST_REF")]),
        ("The mate left the day before the vote.", [("the day before", "P1D")]),
        ("It ended on Monday. The November run is next.", [("Monday", "2023-09-04"), ("November", "2023-11")]),
        ("He spoke at 9 p.m. Moscow time.", [("9 p.m. Moscow time", "2023-09-06T21:00")]),
        ("In 1972 it was laid down; that November it sailed.", [("1972", "1972"), ("that November", "1972-11")]),
        ("In October 2014 it was sold; eight months later it burned.",
         [("October 2014", "2014-10"), ("eight months later", "2015-06")]),
        ("The tug was sold; three years later, it sank.", [("three years later", "P3Y")]),
        ("She came in the fall of 2011 and left the following spring.",
         [("the fall of 2011", "2011-FA"), ("the following spring", "2012-SP")]),
        ("She came in October 2011 and left the following March.",
         [("October 2011", "2011-10"), ("the following March", "2012-03")]),
        ("She came on October 5, 2011, and left the following Monday.",
         [("October 5, 2011", "2011-10-05"), ("the following Monday", "2011-10-10")]),
        ("The trial is expected to last through the summer.", [("the summer", "2024-SU")]),
        ("It was towed; half an hour later it sank.", [("half an hour later", "PT30M")]),
        ("The list came on Thursday following a leak.", [("Thursday", "2023-08-31")]),
        ("When the two meet on Thursday, they talk.", [("Thursday", "2023-09-07")]),
        ("It was said before foreign ministers meet in Rome on Thursday.", [("Thursday", "2023-09-07")]),
        ("It was said when the two met on Thursday.", [("Thursday", "2023-08-31")]),
        ("They met on 12\u00a0May.", [("12\u00a0May", "2023-05-12")]),
        ("They met on 12 Sep\u00adtem\u00adber 2022.", [("12 Sep\u00adtem\u00adber 2022", "2022-09-12")]),
        ("They will meet on Thurs\u00adday.", [("Thurs\u00adday", "2023-09-07")]),
        ("He will meet the U.N. envoy, Lars Holm, in Riyadh on Thursday.", [("Thursday", "2023-09-07")]),
    ],
)  # fmt: skip
def test_counts_from_what_the_text_says(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It runs 24 hours a day.", [("24 hours", "PT24H"), ("a day", "P1D")]),
        ("The crew earned $15 an hour at sixty miles an hour.", [("an hour", "PT1H")]),
        ("It sank in the 2008-09 season, two-and-a-half years late.",
         [("2008-09", "2008/2009"), ("two-and-a-half years", "P2.5Y")]),
        ("The sea was there for 13.8 million years; the reef rose 65 million years ago.",
         [("13.8 million years", "P13800000Y"), ("65 million years ago", "MA65")]),
        ("The harbour was dug 2,500 years ago.", [("2,500 years ago", "BC0478")]),
        ("It rained at dawn and overnight Monday.",
         [("dawn", "2023-09-06TMO"), ("overnight Monday", "2023-09-04TNI")]),
        ("On 3 May 2010 he wrote; earlier in the day he had rung.", [("3 May 2010", "2010-05-03"),
                                                                     ("earlier in the day", "2010-05-03")]),
        ("It sailed in June 2008; in September of the following year it sank.",
         [("June 2008", "2008-06"), ("September of the following year", "2009-09")]),
        ("Profit rose in the third quarter of 2011. Sales in the quarter, too.",
         [("the third quarter of 2011", "2011-Q3"), ("the quarter", "2011-Q3")]),
        ("It left on 2 June 2022; on the 24th it sank.", [("2 June 2022", "2022-06-02"), ("the 24th", "2022-06-24")]),
        ("In this Aug. 21, 2012, photo he smiles.", [("Aug. 21, 2012", "2012-08-21")]),
        ("He was seen making Friday the first anniversary.", [("Friday", "2023-09-01")]),
        ("It fell on Palm Sunday.", [("Palm Sunday", "2023-04-02")]),
        ("It burned on Black Friday.", [("Black Friday", "2022-11-25")]),
        ("Shares fell in morning trading.", [("morning", "2023-09-06TMO")]),
        ("Despite months of talks, their decades-long feud went on.", [("months", "PXM"), ("decades-long", "PXDE")]),
        ("The next two or three years decide.", [("The next two or three years", "P2Y")]),
        ("He has not been seen in two weeks.", [("two weeks", "P2W")]),
        ("He will be back in two weeks.", [("two weeks", "2023-W38")]),
        ("Traffic is heavy in the June-to-November season.", [("June", "2023-06"), ("November", "2023-11")]),
    ],
)  # fmt: skip
def test_reads_the_ways_in_which_news_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was to leave on Friday.", "2023-09-08"),
        ("The tug is due to sail on Friday.", "2023-09-08"),
        ("The inspectors have until Friday.", "2023-09-08"),
        ("He ran the yard until December.", "2022-12"),
        ("The hearing is on Friday.", "2023-09-08"),
        ("The talks resume on Monday.", "2023-09-11"),
        ("Rain is forecast for Monday.", "2023-09-11"),
        ("She faces a hearing on Friday.", "2023-09-08"),
        ("He is due back in court on Monday.", "2023-09-11"),
        ("Traders are waiting for Friday’s report.", "2023-09-08"),
    ],
)
def test_what_was_to_come_lies_ahead(text: str, expected: str) -> None:
    assert expected == values(text)[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares rose in afternoon trading.", ("afternoon", "2023-09-06TAF")),
        ("They ran in the middle of the night.", ("the middle of the night", "2023-09-06TNI")),
        ("It happens almost every year.", ("almost every year", "P1Y")),
        ("The trial ends on Christmas Day.", ("Christmas Day", "2023-12-25")),
        ("It earned more than in the same quarter of 2012.", ("the same quarter of 2012", "2012-Q2")),
        ("It earned more than in the same quarter last year.", ("the same quarter last year", "2022-Q2")),
    ],
)
def test_business_news_tells_times_its_own_way(text: str, expected: tuple[str, str]) -> None:
    assert expected in values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has stood here since Oct. 1.", "2022-10-01"),
        ("The mayor died on Oct. 2.", "2022-10-02"),
        ("The ferry was held in a small port on Oct. 20.", "2022-10-20"),
        ("On Oct. 10, a paper printed it.", "2022-10-10"),
        ("The brother endorsed Sen. Ash in October.", "2022-10"),
        ("The union said it would appeal Monday’s ruling.", "2023-09-04"),
        ("Traders will stay calm ahead of Friday’s decision.", "2023-09-08"),
        ("The court will open at 8 in St. Ives with J. Ash on Friday.", "2023-09-08"),
        ("By Friday the water had fallen.", "2023-09-01"),
        ("By Friday, he said, it would fall.", "2023-09-08"),
        ("By Friday the tug must leave.", "2023-09-08"),
        ("The candidate for the Oct. 8 election spoke late.", "2023-10-08"),
        ("She was named in a vote on Oct. 5.", "2023-10-05"),
        ("The league moved the match to Oct. 9.", "2023-10-09"),
        ("The long-delayed Oct. 9 match was sold out.", "2023-10-09"),
        ("The mayor said Oct. 9 suits him.", "2023-10-09"),
        ("He lost ground before the October election.", "2023-10"),
    ],
)
def test_what_was_done_then_does_not_lie_ahead(text: str, expected: str) -> None:
    assert [value for _, value in values(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 41-year-old cook left the two-day fair.", [("two-day", "P2D")]),
        ("He called late yesterday.", [("late yesterday", "2023-09-05")]),
        ("Not that long ago it was empty.", [("Not that long ago", "PAST_REF")]),
        ("They will stay for a while.", [("a while", "PXX")]),
        ("The shop opened around 7:15 p.m.", [("around 7:15 p.m.", "2023-09-06T19:15")]),
        ("Sales for the year ended June 30 rose.", [("the year", "P1Y"), ("June 30", "2023-06-30")]),
        ("Sales rose from the year-ago quarter.", [("the year-ago quarter", "2022-Q2")]),
        ("Sales rose in the most recent quarter.", [("the most recent quarter", "2023-Q2")]),
        (
            "It fell in the month of May and in the year 2000.",
            [("the month of May", "2023-05"), ("the year 2000", "2000")],
        ),
        ("The yard extended its offer to Sept. 20.", [("Sept. 20", "2023-09-20")]),
        ("It added a revision Friday to December’s count.", [("Friday", "2023-09-01"), ("December", "2022-12")]),
        ("He spoke on “This Week” of it.", []),
        ("Sales for March and April fell.", [("March", "2023-03"), ("April", "2023-04")]),
        ("The first quarter’s sales, last year’s and this.", [("The first quarter", "2023-Q1"), ("last year", "2022")]),
        ("In the fiscal second quarter it lost.", [("the fiscal second quarter", "2023-Q2")]),
        ("It was a season like 2011-12.", [("2011-12", "2011/2012")]),
        ("Some 20 years ago it sank.", [("Some 20 years ago", "2003")]),
        ("It will return some day.", [("some day", "FUTURE_REF")]),
        ("On Wednesday, the 28-year-old sang.", [("Wednesday", "2023-09-06")]),
        ("It left just two days ago.", [("two days ago", "2023-09-04")]),
        ("It lasted just over a week.", [("just over a week", "P1W")]),
        ("It sank late last night.", [("late last night", "2023-09-05TNI")]),
        ("It sank early this morning.", [("early this morning", "2023-09-06TMO")]),
        ("They called at noon on Monday on “60 Minutes”.", [("noon", "2023-09-04T12:00"), ("Monday", "2023-09-04")]),
        ("It flooded once in 100 years.", [("100 years", "P100Y")]),
        ("It flooded in 2014, 2015 and 2017.", [("2014", "2014"), ("2015", "2015"), ("2017", "2017")]),
        ("They joined the annual March for Peace.", [("annual", "P1Y")]),
        ("This January 1st it closed.", [("January 1st", "2023-01-01")]),
        ("It had 20-plus years left.", [("20-plus years", "P20Y")]),
        ("A year-ago loss had shrunk.", [("A year-ago", "2022")]),
        ("It broke in nineteen oh four and in May nineteen ninety-seven.",
         [("nineteen oh four", "1904"), ("May nineteen ninety-seven", "1997-05")]),
        ("In May two thousand tons came by the year two thousand.",
         [("May", "2023-05"), ("the year two thousand", "2000")]),
    ],
)  # fmt: skip
def test_marks_as_much_as_the_guidelines_do(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


_TIMEML = """<?xml version="1.0"?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-04-18T09:00" functionInDocument="CREATION_TIME">04/18/2013</TIMEX3></DCT>
<TEXT>The mill <EVENT eid="e1">closed <TIMEX3 tid="t1" type="DATE" value="2013-04-17">Wednesday</TIMEX3></EVENT>
&amp; reopens <!-- by hand --><TIMEX3 tid="t2" type="DATE" value="2013-04">this month</TIMEX3>.</TEXT>
<TLINK lid="l1" relType="BEFORE" timeID="t1" relatedToTime="t0"/>
</TimeML>
"""


def test_the_benchmark_reads_timeml(tmp_path: Path) -> None:
    from benchmarks.times import measure, read_timeml

    path = tmp_path / "mill.tml"
    path.write_text(_TIMEML, encoding="utf-8")
    day, text, expected = read_timeml(path)
    assert (dt.date(2013, 4, 18), "The mill closed Wednesday\n& reopens this month.") == (day, text)
    assert [("Wednesday", ("2013-04-17",)), ("this month", ("2013-04",))] == [
        (text[one.start : one.end], one.values) for one in expected
    ]
    assert {"marked": 2, "found": 2, "relaxed": 2, "strict": 2, "type": 2, "value": 2} == measure([path])


def test_the_benchmark_refuses_timeml_without_a_creation_time(tmp_path: Path) -> None:
    from benchmarks.times import read_timeml

    path = tmp_path / "mill.tml"
    path.write_text("<TimeML><TEXT>today</TEXT></TimeML>", encoding="utf-8")
    with pytest.raises(ValueError, match="creation time"):
        read_timeml(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More storms were possible Thursday.", ["2013-05-23"]),
        ("Forecasters predicted sunshine for Thursday.", ["2013-05-23"]),
        ("Classes were cancelled for Wednesday.", ["2013-05-22"]),
        ("The union called a strike for Thursday.", ["2013-05-23"]),
        ("Responsibility for Saturday's bombing was claimed.", ["2013-05-18"]),
        ("It was originally planned for Wednesday.", ["2013-05-15"]),
        ("Storms are possible Thursday and Friday.", ["2013-05-23", "2013-05-24"]),
        ("The court on Friday ordered him to pay.", ["2013-05-17"]),
        ("The firm on Friday agreed to sell its mines.", ["2013-05-17"]),
        ("The court ordered him to leave on Friday.", ["2013-05-24"]),
        ("The company lost $3 billion by Friday.", ["2013-05-17"]),
        ("Crews could not start until Sunday.", ["2013-05-19"]),
        ("Shops will stay closed until at least Thursday.", ["2013-05-23"]),
        ("Results are due Friday, said the company.", ["2013-05-24"]),
        ("He had been due in court Monday but fled.", ["2013-05-20"]),
        ("The team was to have left on Monday but had no plane.", ["2013-05-20"]),
        ("The minister is in Moscow on Friday.", ["2013-05-24"]),
        ("Polls close at noon Saturday.", ["2013-05-25T12:00"]),
        ("The finals continue Thursday.", ["2013-05-23"]),
        ("The shops were told they can open Thursday.", ["2013-05-23"]),
        ("The council rejected the plan on Thursday.", ["2013-05-16"]),
        ("The Senate takes up the bill Thursday.", ["2013-05-23"]),
        ("The embargo takes full effect on July 1.", ["2013-07-01"]),
        ("“They will rest and go again in the autumn,” said Park.", ["2013-FA"]),
    ],
)
def test_a_day_ahead_is_told_by_what_is_planned_for_it(text: str, expected: list[str]) -> None:
    assert expected == [date.value for date in find_dates(text, dt.date(2013, 5, 21))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They said on Monday that a deal could be signed on Tuesday.", ["2014-11-10", "2014-11-11"]),
        ("In 2008, when the bank failed in September, he left.", ["2008", "2008-09"]),
        ("A leader is chosen next year, when they vote in June.", ["2015", "2015-06"]),
        ("It struck at 2:45 p.m. Monday. It hit a school at 3:15 p.m.", ["2014-11-10T14:45", "2014-11-10T15:15"]),
        ("It struck at 2:45 p.m. Monday.\n\nThe news came at 3:15 p.m.", ["2014-11-10T14:45", "2014-11-13T15:15"]),
        ("Trains will not run tomorrow, and one left just before dawn.", ["2014-11-14", "2014-11-13TMO"]),
        ("It rose in May 2011 for six weeks. Since that spring it fell.", ["2011-05", "P6W", "2011-SP"]),
        ("GDP shrank in the first quarter and grew in the second.", ["2014-Q1", "2014-Q2"]),
        ("The first came, and then the second.", []),
        ("Profit was higher than in the same period of last year.", ["2013"]),
        ("On March 3 of last year he resigned.", ["2013-03-03"]),
        ("On 9 October last year he resigned.", ["2013-10-09"]),
    ],
)  # fmt: skip
def test_what_was_told_before_dates_what_follows(text: str, expected: list[str]) -> None:
    assert expected == [date.value for date in find_dates(text, dt.date(2014, 11, 13))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the first landing there in 37 years; it was late.", [("37 years", "P37Y")]),
        ("It freezes in nights that last two weeks.", [("two weeks", "P2W")]),
        ("The deal saves $120 million a year from the second year.", [("a year", "P1Y")]),
        ("Pay falls to $14 an hour from $18.", [("an hour", "PT1H")]),
        ("The border is closed for the time being.", [("the time being", "PRESENT_REF")]),
        ("It takes a month or more.", [("a month or more", "P1M")]),
        ("Prices rose 2 percent in the year to June.", [("the year", "P1Y"), ("June", "2023-06")]),
        ("It was shot late in the evening.", [("late in the evening", "2023-09-06TEV")]),
        ("They gave up at nightfall.", [("nightfall", "2023-09-06TNI")]),
        ("The march began at dawn Tuesday.", [("dawn Tuesday", "2023-09-05TMO")]),
        ("By midday Tuesday it was over.", [("midday Tuesday", "2023-09-05TMI")]),
        ("At 4 in the afternoon it rained.", [("4 in the afternoon", "2023-09-06T16:00")]),
        ("He gave three in the morning.", [("the morning", "2023-09-06TMO")]),
        ("They expect more by morning.", [("morning", "2023-09-06TMO")]),
        ("It was 5:10 p.m. Monday EDT.", [("5:10 p.m. Monday EDT", "2023-09-04T17:10")]),
    ],
)
def test_more_ways_to_write_a_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009"])
def test_blanks_of_other_kinds_change_no_date(blank: str) -> None:
    text = "A hearing is set for Jan. 20, and the trial is to start in the autumn. He will be there on Tuesday."
    raw = text.replace(" ", blank)
    assert [date.value for date in find_dates(text, WEDNESDAY)] == [date.value for date in find_dates(raw, WEDNESDAY)]
    assert all(raw[date.span.start : date.span.end] == date.span.text for date in find_dates(raw, WEDNESDAY))


def test_articles_are_tagged_as_the_timex3_guidelines_have_it() -> None:
    from benchmarks.times import FOLDER, f1_scores, measure

    scores = f1_scores(measure(FOLDER.glob("*.txt")))
    assert scores["relaxed"] >= 0.98
    assert scores["value"] >= 0.96


@pytest.mark.parametrize("text", ["now", "soon", "recent weeks", "for two years", "every Monday"])
def test_a_length_or_vague_time_says_not_when_something_happened(text: str) -> None:
    assert [False] == [says_when(date) for date in find_dates(text, WEDNESDAY)]


@pytest.mark.parametrize("text", ["on Monday", "last month", "the past five years", "2019"])
def test_a_day_a_period_or_a_span_says_when(text: str) -> None:
    assert [True] == [says_when(date) for date in find_dates(text, WEDNESDAY)]


def test_relative_dates_stay_relative_without_a_publication_date() -> None:
    dates = find_dates("He left yesterday, came on Monday and goes next month; it was May 2022.", None)
    assert [("P-1D", ""), ("XXXX-WXX-1", ""), ("FUTURE_REF", ""), ("2022-05", "2022-05-01")] == [
        (date.value, date.earliest) for date in dates
    ]


def test_says_on_what_the_value_rests() -> None:
    (date,) = find_dates("He met Kim on Tuesday.", WEDNESDAY)
    assert "the last one on or before the dateline (past cue 'met')" == date.basis


def test_the_rest_of_a_period_begins_at_the_dateline() -> None:
    (date,) = find_dates("It is idle for the rest of the year.", WEDNESDAY)
    assert ("2023", "2023-09-06", "2023-12-31") == (date.value, date.earliest, date.latest)


def test_a_vague_number_gets_no_invented_value() -> None:
    assert [("a few days ago", "PAST_REF")] == values("a few days ago")


@pytest.mark.shared
def test_finds_the_dates_of_the_annotated_report(shared: Path) -> None:
    report = shared / "reports" / "000_38320f658f82b1b7"
    gold = YAML(typ="safe").load(report.with_suffix(".gold.yaml").read_text(encoding="utf-8"))["timex"]
    found = find_dates(report.with_suffix(".txt").read_text(encoding="utf-8"), WEDNESDAY)
    assert [(x["start"], x["end"], x["value"]) for x in gold] == [(d.span.start, d.span.end, d.value) for d in found]


def _shifted(date: DateMention, days: int) -> str:
    return (dt.date.fromisoformat(date.earliest) + dt.timedelta(days=days)).isoformat()


@given(st.integers(-400, 400).map(lambda weeks: 7 * weeks))
@settings(max_examples=40)
def test_shifting_the_dateline_by_weeks_shifts_relative_days(days: int) -> None:
    text = "He came on Monday, left yesterday and will return on Friday; two days ago he met them today."
    before, after = find_dates(text, WEDNESDAY), find_dates(text, WEDNESDAY + dt.timedelta(days=days))
    assert [_shifted(date, days) for date in before] == [date.earliest for date in after]


@given(
    st.lists(
        st.sampled_from(
            ["last", "next", "May", "2023", "on", "Monday", "the", "third", "week", "of", "12", "-", "ago", "years",
             "’99", "half", "past", "31", "century", "early", "three", "김정은", "Q3", "to", ",", "\n", "9999",
             "quarter"]
        ),
        max_size=12,
    ),
    st.one_of(st.none(), st.dates()),
)  # fmt: skip
@settings(max_examples=300)
def test_spans_are_the_text_and_bounds_are_ordered(words: list[str], day: dt.date | None) -> None:
    text = " ".join(words)
    end = 0
    for date in find_dates(text, day):
        assert text[date.span.start : date.span.end] == date.span.text
        assert end <= date.span.start
        assert not (date.earliest and date.latest) or date.earliest <= date.latest
        end = date.span.end


def test_the_day_of_a_dateline_is_past_whatever_the_sentence_says() -> None:
    text = "SEOUL, Sept 5 (Wirex) - It is so.\n\nANKARA, Sept 5 (Wirex) - Turkey will deliver drones."
    assert [("Sept 5", "2023-09-05")] * 2 == values(text)


def test_two_figures_make_no_year_before_the_first() -> None:
    assert [] == [date for date in find_dates("’99-’99", dt.date(78, 1, 1)) if date.value.startswith("-")]


def test_a_line_that_ends_ends_no_sentence() -> None:
    text = "He is due to meet his Russian counterpart, Viktor\nSorokin, in Sochi on Thursday."
    assert [("Thursday", "2023-09-07")] == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit rose in the third quarter, from a year-earlier loss.",
         [("the third quarter", "2012-Q3"), ("a year-earlier", "2011-Q3")]),
        ("Sales rose to 5 in the third quarter, from 4 a year earlier and 3 in the comparable year-ago quarter.",
         [("the third quarter", "2012-Q3"), ("a year earlier", "2011-Q3"),
          ("the comparable year-ago quarter", "2011-Q3")]),
        ("It was 7.7 percent in February, compared with 8.3 percent a year earlier.",
         [("February", "2013-02"), ("a year earlier", "2012-02")]),
        ("It lost in the second quarter ended Oct. 31; results for that quarter were bad.",
         [("the second quarter", "2012-Q2"), ("Oct. 31", "2012-10-31"), ("that quarter", "2012-Q2")]),
        ("For the year ended Dec. 31, earnings doubled.", [("the year", "P1Y"), ("Dec. 31", "2012-12-31")]),
        ("A year earlier he left.", [("A year earlier", "2012")]),
    ],
)  # fmt: skip
def test_what_is_compared_counts_from_the_quarter_or_month_told_before(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == values(text, dt.date(2013, 3, 22))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He could not be reached Thursday.", ["2013-03-21"]),
        ("Neither man could be found on Wednesday.", ["2013-03-20"]),
        ("He could be freed on Monday.", ["2013-03-25"]),
        ("Voters go to the polls on Sunday.", ["2013-03-24"]),
        ("A deadline of March 31 was set.", ["2013-03-31"]),
        ("From Monday to Friday, banks will be shut.", ["2013-03-25", "2013-03-29"]),
        ("The bank has threatened to cut off funds on Monday.", ["2013-03-25"]),
        ("A report to be published on Monday tells why.", ["2013-03-25"]),
        ("He returned Monday from Asia and leaves Saturday for Africa.", ["2013-03-18", "2013-03-23"]),
        ("The city marks Friday the end of the war.", ["2013-03-22"]),
        ("The city marks Saturday the end of the war.", ["2013-03-23"]),
        ("Talks, originally planned for Wednesday, were put off to Friday.", ["2013-03-20", "2013-03-22"]),
        ("He faces prison when he is sentenced in June.", ["2013-06"]),
        ("The second trial is set for June.\nThe first was set for September, the second for May.",
         ["2013-06", "2013-09", "2013-05"]),
        ("He was to be sentenced on March 6; the budget, due on March 20, was late.", ["2013-03-06", "2013-03-20"]),
    ],
)  # fmt: skip
def test_the_clause_tells_which_way_a_day_lies(text: str, expected: list[str]) -> None:
    assert expected == [date.value for date in find_dates(text, dt.date(2013, 3, 22))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The current talks follow the recent attacks.", [("current", "PRESENT_REF"), ("recent", "PAST_REF")]),
        ("It was his most recent visit, and an ocean current bore him.", []),
    ],
)
def test_current_and_recent_tell_the_time_of_what_they_stand_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text)


def test_reads_words_that_wide_blanks_part_and_keeps_their_offsets() -> None:
    text = "It grew last\n year, and on Feb.  2 he left\u00adfor two\t weeks.  Monday\n\n  3 came."

    found = find_dates(text, dt.date(2013, 3, 22))

    assert [("last\n year", "2012"), ("Feb.  2", "2013-02-02"), ("two\t weeks", "P2W"), ("Monday", "2013-03-18")] == [
        (date.span.text, date.value) for date in found
    ]
    assert all(text[date.span.start : date.span.end] == date.span.text for date in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sale will close in the first quarter.", "2014-Q1"),
        ("It will report for the third quarter next week.", "2013-Q3"),
        ("The sale closed in the first quarter.", "2013-Q1"),
        ("It will be sold in the first half of the year.", "2013-H1"),
        ("Sales will fall in the first half.", "2014-H1"),
    ],
)
def test_a_quarter_or_half_to_come_that_is_over_is_one_of_the_next_year(text: str, expected: str) -> None:
    assert find_dates(text, dt.date(2013, 11, 14))[0].value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit fell in the third-quarter. It lost $5 million, compared with a gain of $4 million, or $1.02 a share, "
         "if one leaves out the sale of the mill, which had been sold with its forests and roads, a year earlier.",
         [("third-quarter", "2012-Q3"), ("a year earlier", "2011-Q3")]),
        ("It grew in the second quarter of 2012. Sales in the latest period were 5. In the 2011 period, they were 4.",
         [("the second quarter of 2012", "2012-Q2"), ("the latest period", "2012-Q2"), ("the 2011 period", "2011-Q2")]),
        ("In the latest period, he left.", []),
        ("In the 2011 quarter it lost.", [("2011", "2011")]),
        ("For the full year, profit rose.", [("the full year", "2012")]),
        ("For the full year, it expects a loss.", [("the full year", "2013")]),
        ("It will grow next year. For the year, profit fell.", [("next year", "2014"), ("the year", "2012")]),
        ("It will close over the next year or so.", [("the next year or so", "2014")]),
        ("Concerns about future demand grew as oil futures fell.", []),
        ("The firm said it is calling for the redemption on April 7 of its notes.", [("April 7", "2013-04-07")]),
        ("He said in the capital on April 7 that she left.", [("April 7", "2012-04-07")]),
    ],
)  # fmt: skip
def test_reports_of_earnings_name_the_period_once(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text, dt.date(2013, 3, 22))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She turns 30 next month.", [("next month", "2012-12")]),
        ("He was arrested hours later.", [("hours later", "PAST_REF")]),
        ("He will be back days later.", [("days later", "FUTURE_REF")]),
        ("It formed billions of years ago, in tens of thousands of years.",
         [("billions of years ago", "PAST_REF"), ("tens of thousands of years", "PXY")]),
        ("It lasted a few hundred years.", [("a few hundred years", "PXY")]),
        ("On Oct. 29 the sea rose; by the next morning 40 were dead. A month later, many had left.",
         [("Oct. 29", "2012-10-29"), ("the next morning", "2012-10-30TMO"), ("A month later", "2012-11")]),
        ("He will step down at year's end.", [("year's end", "2012")]),
        ("As recently as July he stayed.", [("July", "2012-07")]),
        ("Hours are 10 to 5.", []),
        ("It plays again Friday.", [("Friday", "2012-11-30")]),
        ("Lawmakers vote on Thursday on tax breaks.", [("Thursday", "2012-11-29")]),
        ("Their votes on Thursday were close, and this vote on Thursday was not.",
         [("Thursday", "2012-11-22"), ("Thursday", "2012-11-22")]),
    ],
)  # fmt: skip
def test_reads_news_of_the_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text, dt.date(2012, 11, 28))


def test_the_end_of_the_year_that_is_told_in_spring_is_that_of_the_last() -> None:
    assert [("year-end", "2012")] == values("It had 500 workers at year-end.", dt.date(2013, 2, 20))
    assert [("year-end", "2013")] == values("It will have 500 workers at year-end.", dt.date(2013, 2, 20))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It was the worst storm this winter.", dt.date(2013, 1, 20), [("this winter", "2012-WI")]),
        ("It was the worst storm this winter.", dt.date(2013, 3, 7), [("this winter", "2012-WI")]),
        ("It will be cold this winter.", dt.date(2013, 3, 7), [("this winter", "2013-WI")]),
        ("It snowed last winter.", dt.date(2013, 1, 20), [("last winter", "2011-WI")]),
        ("It snowed last winter.", dt.date(2013, 3, 7), [("last winter", "2012-WI")]),
        ("Staff walked out for five days from Feb. 18 to 22.", dt.date(2013, 3, 7),
         [("five days", "P5D"), ("Feb. 18 to 22", "2013-02-18/2013-02-22")]),
        ("He must go within five days from March 1.", dt.date(2013, 3, 7), [("five days from March 1", "2013-03-06")]),
        ("He lies there until Friday, when the funeral begins at 10 a.m.", dt.date(2013, 3, 7),
         [("Friday", "2013-03-08"), ("10 a.m.", "2013-03-08T10:00")]),
        ("He left Friday. When he came back at 10 a.m. it was over.", dt.date(2013, 3, 7),
         [("Friday", "2013-03-01"), ("10 a.m.", "2013-03-07T10:00")]),
    ],
)  # fmt: skip
def test_a_winter_is_the_nearest_and_a_length_begins_where_it_says(
    text: str, published: dt.date, expected: list[tuple[str, str]]
) -> None:
    assert expected == values(text, published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gunman killed 12 on Monday, ending a siege that had begun at 8:20 a.m. in the hall.",
         [("Monday", "2013-09-16"), ("8:20 a.m.", "2013-09-16T08:20")]),
        ("He left Monday. It began at 8 a.m. in the hall.", [("Monday", "2013-09-16"), ("8 a.m.", "2013-09-17T08:00")]),
        ("He was told to come back Thursday.", [("Thursday", "2013-09-19")]),
        ("He told the court on Thursday.", [("Thursday", "2013-09-12")]),
        ("It fell to 1.5 percent in August, from 2 percent in July and 1.7 percent a year earlier.",
         [("August", "2013-08"), ("July", "2013-07"), ("a year earlier", "2012-08")]),
        ("Sales fell in June and rose in July from a year earlier.",
         [("June", "2013-06"), ("July", "2013-07"), ("a year earlier", "2012-07")]),
        ("Her term runs out at the end of January.", [("the end of January", "2014-01")]),
        ("It was the second in as many weeks.", []),
        ("No rain is forecast before the weekend.", [("the weekend", "2013-W38-WE")]),
        ("On March 3 he left; the night before he wept.",
         [("March 3", "2013-03-03"), ("the night before", "2013-03-02TNI")]),
    ],
)  # fmt: skip
def test_what_a_sentence_told_before_holds_for_what_follows(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text, dt.date(2013, 9, 17))


@pytest.mark.parametrize("published", [None, dt.date(1, 1, 2), dt.date(9999, 12, 30)])
def test_no_bound_lies_outside_the_calendar(published: dt.date | None) -> None:
    text = (
        "It earned 5 cents in the fiscal third quarter, from 4 in the second quarter of 2012 and 3 a year earlier. "
        "Sales rose in the third quarter from a year earlier. It will grow next quarter, up from a year earlier."
    )

    for date in find_dates(text, published):
        for bound in filter(None, (date.earliest, date.latest)):
            assert dt.date.fromisoformat(bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hopes to cut 10,000 jobs by 2015. Two years earlier it had cut 3,500.",
         [("2015", "2015"), ("Two years earlier", "2011")]),
        ("The final is on Feb. 17, with the doubles the day before.",
         [("Feb. 17", "2013-02-17"), ("the day before", "2013-02-16")]),
        ("She turns pro at 9 a.m. Thursday and flies out the same evening.",
         [("9 a.m. Thursday", "2013-02-07T09:00"), ("the same evening", "2013-02-07TEV")]),
        ("He left on March 3, 2012. The trial opens in 2015. Two days later he died.",
         [("March 3, 2012", "2012-03-03"), ("2015", "2015"), ("Two days later", "2012-03-05")]),
    ],
)  # fmt: skip
def test_what_was_counts_from_no_day_to_come(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == values(text, dt.date(2013, 2, 5))
