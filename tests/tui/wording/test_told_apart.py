"""Names of projects side by side: what several begin with tells them not apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.wording.overview import told_apart


def test_what_several_begin_with_is_left_out() -> None:
    assert told_apart(["Eksempel: Skærme", "Eksempel: Sensorer", "Døre"]) == ["Skærme", "Sensorer", "Døre"]
    assert told_apart(["Skærme i Nord", "Skærme i Syd"]) == ["Nord", "Syd"]
    assert told_apart(["Plan: A", "Døre"]) == ["Plan: A", "Døre"], "one alone is told by all of it"
    assert told_apart(["Skærme"]) == ["Skærme"]
    assert told_apart(["Eksempel: ", "Eksempel: Døre"]) == ["Eksempel: ", "Døre"], "nothing would be no name"


@given(st.lists(st.text("ab :", min_size=1), max_size=4))
def test_each_keeps_its_end(names: list[str]) -> None:
    assert all(short and name.endswith(short) for short, name in zip(told_apart(names), names, strict=True))
