"""What is said when the program is closed."""

from __future__ import annotations

from pathlib import Path

from journals.errors import Invalid
from tui.locale import catalogue
from tui.wording.errors import end_lines, problem_text


def test_closing_says_where_all_is_saved_unless_something_else_is_to_be_said(tmp_path: Path) -> None:
    say = catalogue("da")
    [line] = end_lines(say, [tmp_path, tmp_path / "nothing here"], [], [])
    assert line == f"Lukket. Alt er gemt i {tmp_path}"
    assert end_lines(say, [tmp_path / "nothing here"], [], []) == []
    [line] = end_lines(say, [tmp_path], [tmp_path / "kept"], [])
    assert "Alt er gemt" not in line


def test_what_is_missing_is_called_what_it_is() -> None:
    say = catalogue("en")
    assert problem_text(say, Invalid("text_empty", field="name")).startswith("A name is missing")
    assert problem_text(say, Invalid("text_empty", field="text")).startswith("A text is missing")
