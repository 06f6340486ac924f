"""A paste comes whole and in its place, whatever stands in it and however the terminal cuts it up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from tui.ui.terminal_input import PasteParser

START, END = "\x1b[200~", "\x1b[201~"
PASTES = st.text(st.sampled_from("ab\n\x1b[A201~é")).filter(lambda text: END not in text + END[:-1])


def read(*chunks: str) -> list[str]:
    """Return what comes of chunks: keys by their letters, pastes between brackets."""
    parser, seen = PasteParser(), []
    for chunk in chunks:
        for each in parser.feed(chunk):
            if isinstance(each, Paste):
                seen.append(f"<{each.text}>")
            elif isinstance(each, Key):
                seen.append(each.character or each.key)
    return seen


@given(st.lists(PASTES, min_size=1, max_size=3), st.data())
def test_each_paste_is_itself_between_what_is_typed(pastes: list[str], data: st.DataObject) -> None:
    chunks = [""]
    for text in pastes:
        chunks[-1] += "k" + START
        inside = text + END
        for cut in sorted(data.draw(st.lists(st.integers(0, len(inside)), max_size=4))):
            head, inside = inside[: len(inside) - cut], inside[len(inside) - cut :]
            chunks += [head, ""]
        chunks += [inside, ""]
    chunks.append("k")
    expected = [each for text in pastes for each in ("k", f"<{text}>")]
    assert read(*[chunk for chunk in chunks if chunk]) == [*expected, "k"]


def test_an_escape_in_a_paste_is_no_key() -> None:
    assert read(f"{START}x\x1b[Ay{END}") == ["<x\x1b[Ay>"]
    assert read(f"a{START}x\x1b{END}\r") == ["a", "<x\x1b>", "\r"]


def test_a_mark_that_is_cut_in_two_is_a_mark() -> None:
    assert read("a\x1b[20", "0~one\x1b[20", "1~b") == ["a", "<one>", "b"]
    assert read(f"{START}one\x1b", "[201~b") == ["<one>", "b"]
