"""Points and indented lines go on where they began."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui.ui.text_layout import cells
from tui.ui.widgets.hanging_static import hanging


def test_a_point_goes_on_below_its_words_and_what_is_bold_stays_so() -> None:
    text = Content.assemble("· ", ("Det store tal", "bold"), " blev lovet\nsom er en anden linje end den")
    hung = hanging(text, 20)
    assert hung.plain == "· Det store tal blev\n  lovet\nsom er en anden linje end den"
    assert "".join(hung.plain[span.start : span.end] for span in hung.spans) == "Det store tal"


def test_no_word_is_pushed_into_a_column_too_narrow_to_read() -> None:
    assert hanging(Content("      " + "ord " * 9), 20).plain == "      " + "ord " * 9


@given(st.text("ab ·-\n»æ界", max_size=80), st.integers(17, 40))
def test_nothing_is_lost_and_no_line_that_hangs_is_too_wide(text: str, width: int) -> None:
    hung = hanging(Content(text), width).plain
    assert hung.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert all(cells(line) <= width for line in hung.split("\n") if line not in text.split("\n"))
