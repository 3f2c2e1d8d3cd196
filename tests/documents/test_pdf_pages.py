from __future__ import annotations

from dissuade.documents.pdf_pages import join_pages, without_running_lines

PAGES = [
    f"Letter of the Chair\nA/79/{30}\n{words}\n{number}/3 24-00{number}17"
    for number, words in enumerate(
        ["The crates were sent to the\nport of Mombasa.", "Nobody asked for", "them. 12 tonnes were lost."], start=1
    )
]


def test_lines_that_return_on_pages_are_left_out_whatever_their_figures() -> None:
    pages, found = without_running_lines(PAGES)
    assert found
    assert pages == ["The crates were sent to the\nport of Mombasa.", "Nobody asked for", "them. 12 tonnes were lost."]


def test_pages_without_running_lines_stay_as_they_are() -> None:
    pages = ["One.\nTwo.", "Three.", "Four.\nFive."]
    assert (pages, False) == without_running_lines(pages)


def test_two_pages_show_no_running_line() -> None:
    assert (["Head\na", "Head\nb"], False) == without_running_lines(["Head\na", "Head\nb"])


def test_rows_of_figures_are_no_page_numbers() -> None:
    goods = ["rice", "maize", "wheat", "barley"]
    tables = [f"{n} 45 600\nThe rest was {goods[n]}.\n{n}" for n in range(4)]
    assert (["0 45 600\nThe rest was rice.", "1 45 600\nThe rest was maize."], True) == (
        without_running_lines(tables)[0][:2],
        without_running_lines(tables)[1],
    )


def test_pages_that_hold_nothing_else_are_kept() -> None:
    assert (["The same."] * 4, False) == without_running_lines(["The same."] * 4)


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    assert "sent to the\nport." == join_pages(["sent to the", "port."])
    assert "It left.\n\nThe port" == join_pages(["It left.", "The port"])
    assert "Security Council\n\nThe Panel" == join_pages(["Security Council", "The Panel"])
