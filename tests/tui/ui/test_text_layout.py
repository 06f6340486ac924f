"""Breaking and fitting text by the cells it takes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from journals.text.clean import clean, one_line
from tests import hostile
from tui.ui.text_layout import break_at_joints, cells, fit, height, in_rows, line_ends, line_starts, wrap

WIDTHS = st.integers(1, 120)
TEXTS = hostile.texts().map(clean)
WIDE = "視頻訪問, 👩‍👩‍👧 og ｆｕｌｄ"


@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cc", "Cs"))))
def test_cells_are_those_the_terminal_takes(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(TEXTS.map(one_line), st.integers(-3, 120))
def test_fit_gives_exactly_the_cells_asked_for(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == max(0, width)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("kort", 6, "kort  "),
        ("kort", 4, "kort"),
        ("for langt", 6, "for l…"),
        ("視頻訪問", 5, "視頻…"),
        ("視頻訪問", 4, "視 …"),
        ("", 2, "  "),
        ("æøå", 0, ""),
    ],
)
def test_fit_cuts_with_an_ellipsis_or_fills_with_spaces(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked_for_but_where_one_character_is(text: str, width: int) -> None:
    assert all(cells(line) <= max(width, 2) for line in wrap(text, width))


@given(TEXTS, WIDTHS)
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@given(TEXTS, WIDTHS, st.integers(1, 8))
def test_height_is_how_many_lines_wrap_gives(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, most)
    assert height(text, width, most) == len(lines) <= most


@example("[bold red]markup[/]\nline\nparagraphord ⚠️ 1️⃣ 🏳️\u200d🌈 🧑🏽\u200d🚒", 7, 7)
@given(TEXTS, st.integers(4, 120), st.integers(1, 8))
def test_what_is_left_out_ends_in_an_ellipsis(text: str, width: int, most: int) -> None:
    whole, some = wrap(text, width), wrap(text, width, most)
    assert some[:-1] == whole[: len(some) - 1]
    if len(whole) > most:
        assert some[-1].endswith("…")
        assert cells(some[-1]) <= width


def test_lines_break_between_words_where_they_can() -> None:
    assert wrap("det tog en halv time", 10) == ["det tog en", "halv time"]
    assert wrap("arbejdsgangsbeskrivelse er langt", 10) == ["arbejdsgan", "gsbeskrive", "lse er", "langt"]
    assert wrap("hjemmepleje-distriktsleder går", 14) == ["hjemmepleje-", "distriktsleder", "går"]
    assert wrap("e-mailadministration", 10) == ["e-mailadmi", "nistration"]
    assert wrap("en\n\nto", 10) == ["en", "", "to"]
    assert wrap("", 10) == [""]
    assert wrap(WIDE, 8)[0] == "視頻訪問"


@given(st.text(st.sampled_from("ab æ日\u0301 "), max_size=60), st.integers(2, 12))
def test_a_line_that_is_typed_is_broken_with_nothing_lost_and_nothing_too_wide(text: str, width: int) -> None:
    starts = line_starts(text, width)
    lines = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert "".join(lines) == text
    assert all(cells(line) <= width for line in lines)
    assert all(line for line in lines[1:])


@given(st.lists(st.text(st.sampled_from("a ø"), min_size=1, max_size=12)), st.integers(1, 40))
def test_rows_hold_whole_pieces_in_order_and_as_many_as_fit(pieces: list[str], width: int) -> None:
    rows = in_rows(pieces, width, cells)
    assert [piece for row in rows for piece in row] == pieces
    lines = ["  ".join(row) for row in rows]
    assert all(cells(line) <= width or len(row) == 1 for line, row in zip(lines, rows, strict=True))
    for line, (first, *_) in zip(lines, rows[1:], strict=False):
        assert cells(f"{line}  {first}") > width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("/home/anna/Dokumenter/noter.md findes ikke.", 20, ["/home/anna/", "Dokumenter/noter.md", "findes ikke."]),
        ("Filen /home/Dokumenter/noter findes", 20, ["Filen /home/", "Dokumenter/noter", "findes"]),
        (r"C:\Users\anna\Documents", 12, ["C:\\Users\\", "anna\\", "Documents"]),
        ("borgermøde-referat_2026.md", 14, ["borgermøde-", "referat_", "2026.md"]),
        ("Ord uden led: abcdefghijklmnopq", 10, ["Ord uden", "led:", "abcdefghij", "klmnopq"]),
        ("en/to tre/fire", 9, ["en/to", "tre/fire"]),
    ],
)
def test_a_path_is_broken_behind_its_separators_in_textuals_texts_too(text: str, width: int, lines: list[str]) -> None:
    break_at_joints()
    assert [each.plain.rstrip() for each in Content(text).wrap(width)] == lines
    assert Content(text).get_height({}, width) == len(lines)


@given(TEXTS.map(one_line), WIDTHS)
def test_no_line_of_textuals_is_wider_than_asked_for_and_nothing_is_lost(text: str, width: int) -> None:
    ends = line_ends(text, width)
    lines = [text[start:end] for start, end in pairwise((0, *ends, len(text)))]
    assert "".join(lines) == text
    assert all(cells(line.rstrip()) <= max(width, 2) for line in lines)
