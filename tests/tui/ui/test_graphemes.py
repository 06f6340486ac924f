"""One Backspace takes one visible sign, and the cursor stands before or after one, never within."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Input, TextArea
from wcwidth import iter_graphemes

from journals.text.clean import clean
from tui.ui.graphemes import grapheme_end, is_grapheme_start, next_grapheme, previous_grapheme
from tui.ui.widgets.inputs import LineInput, TextInput

SIGNS = (
    "🇩🇰",
    "👩\u200d👩\u200d👧",
    "👍🏽",
    "🧑🏽\u200d🚒",
    "1\ufe0f\u20e3",
    "🏳\ufe0f\u200d🌈",
    "x\u0323\u0301",
    "å",
    "視",
    "ก็",
    "a",
)
parts = st.sampled_from([*SIGNS, *"".join(SIGNS), "\u0301", "ß", " ", "עִ", "\u1112\u1161", "한"])
texts = st.lists(parts, max_size=12).map("".join).map(clean)


@given(texts)
@example("\U0001f3fd\u200d👩\u200d👧")
def test_signs_are_those_that_unicode_knows(text: str) -> None:
    starts = [at for at in range(len(text)) if is_grapheme_start(text, at)]
    signs = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=False)]
    assert signs == list(iter_graphemes(text))


@given(st.text())
def test_there_and_back_in_any_text(text: str) -> None:
    at, ends = 0, [0]
    while at < len(text):
        assert all(
            grapheme_end(text, within) == next_grapheme(text, at) for within in range(at + 1, next_grapheme(text, at))
        )
        at = next_grapheme(text, at)
        ends.append(at)
    for end, start in zip(ends[:0:-1], ends[-2::-1], strict=True):
        assert previous_grapheme(text, end) == start
    assert (previous_grapheme(text, 0), next_grapheme(text, len(text))) == (0, len(text))


class Typing(App[None]):
    def compose(self) -> ComposeResult:
        yield LineInput()
        yield TextInput()


@pytest.mark.long
@pytest.mark.parametrize("field", [LineInput, TextInput])
async def test_each_key_takes_a_whole_sign(field: type[Input] | type[TextArea]) -> None:
    app, count = Typing(), len(SIGNS)
    async with app.run_test() as pilot:
        where = app.query_one(field)
        where.focus()

        def now() -> str:
            return where.text if isinstance(where, TextArea) else where.value

        async def press(*keys: str) -> None:
            await pilot.press(*keys)

        where.insert("".join(SIGNS)) if isinstance(where, TextArea) else where.insert_text_at_cursor("".join(SIGNS))
        for left in range(count - 1, -1, -1):
            await press("backspace")
            assert now() == "".join(SIGNS[:left])
        where.insert("".join(SIGNS)) if isinstance(where, TextArea) else where.insert_text_at_cursor("".join(SIGNS))
        await press("end", *["left"] * (count - 1), "x", *["right"] * (count - 2), "y", "home", "delete", "delete")
        assert now() == "".join(SIGNS[1:-1]) + "y" + SIGNS[-1]
        await press("shift+right", "shift+right", "shift+left", "backspace", "end", "shift+left", "z")
        assert now() == "".join(SIGNS[2:-1]) + "yz"
