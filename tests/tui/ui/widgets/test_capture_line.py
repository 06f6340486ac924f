"""Quick capture: one line of plain typing."""

from __future__ import annotations

import pytest
from textual.containers import Horizontal
from textual.widgets import Input, TextArea

from journals.lessons.suggest import Suggestion
from journals.records.model import Observation
from tests.tui.conftest import FETCH, NEWEST, Sit
from tests.tui.desk import Desk
from tui.ui.suggester import Suggester
from tui.ui.widgets.capture_line import Capture


def newest(desk: Desk) -> Observation:
    return desk.made(Observation)[-1]


def line(desk: Desk) -> str:
    """The line as it is seen: what it is understood as, and what is typed."""
    region = desk.one("#line", Horizontal).region
    return desk.lines[region.y]


async def test_a_line_is_logged_at_once_in_the_chosen_stage_and_the_line_stays_open(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "4", "n")
        await desk.write("Lyden faldt ud hos to borgere", "enter")
        made = newest(desk)
        assert (made.text, made.stage, made.happened) == ("Lyden faldt ud hos to borgere", "S4", "2026-11-24")
        assert (made.kind, made.sign, made.pitfalls) == (None, None, frozenset())
        assert "Lyden faldt ud hos to borgere" in desk.seen
        assert desk.lines[2].split()[3] == "2"
        await desk.write("Og så kom den igen", "enter")
        assert newest(desk).text == "Og så kom den igen"
        await desk.press("escape")
        await desk.press("down")
        assert not desk.one("Capture", Capture).is_open


async def test_an_empty_line_is_not_logged(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n", "enter")
        await desk.write("   ", "enter")
        await desk.write("#44 :4", "enter")
        assert len(desk.journal.observations) == 25


async def test_a_mark_says_the_kind(sit: Sit) -> None:
    marks = {"+": "worked", "-": "hindered", "!": "concern", "?": "question", "*": "idea", "": None}
    async with sit() as desk:
        await desk.press("enter", "n")
        for mark, kind in marks.items():
            await desk.write(f"{mark}det gik")
            assert desk.app.say(f"words.kind.{kind or 'none'}") in line(desk)
            await desk.press("enter")
            assert newest(desk).kind == kind
            assert newest(desk).text == "det gik"


async def test_markers_are_shown_as_understood_while_typing(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        assert "2 Mål" in line(desk)
        assert "#44 faldgrube" in desk.words
        await desk.write("-kun de friske #44")
        assert "hindrede" in line(desk)
        assert f"#4.4 {desk.app.guide.pitfall('4.4').title}" in desk.words
        await desk.write(" :5")
        assert "5 I brug" in line(desk)
        await desk.press("enter")
        made = newest(desk)
        assert (made.text, made.kind, made.stage) == ("kun de friske", "hindered", "S5")
        assert made.pitfalls == {"4.4"}
        assert "Gemt ved trin 5" in desk.told[-1]


@pytest.mark.long
async def test_what_is_not_a_marker_stays_in_the_text(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("kl :9 #99 a:4 nr#44", "enter", "enter")  # the first says what is none
        assert newest(desk).text == "kl :9 #99 a:4 nr#44"


async def test_digits_and_letters_are_text_while_the_line_is_open(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("1234567 0 nemtdawf.pvkbxuUlgh +-", "enter")
        assert newest(desk).text == "1234567 0 nemtdawf.pvkbxuUlgh +-"
        assert "▌2 Mål" in desk.lines[1]


async def test_what_is_half_typed_is_kept_when_the_line_is_left(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        await desk.press("escape", "4", "n")
        assert "4 Prøve" in line(desk)
        await desk.write(" skrevet", "enter")
        assert newest(desk).text == "halvt skrevet"
        assert newest(desk).stage == "S4"


async def test_all_stages_log_at_the_stage_of_the_project(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "0", "n")
        await desk.write("et sted", "enter")
        assert newest(desk).stage == "S2"


@pytest.mark.long
async def test_a_new_line_that_the_filter_hides_is_told(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "f")
        await desk.write("partshøring", "enter", "n")
        await desk.write("noget helt andet", "enter")
        assert newest(desk).text == "noget helt andet"
        assert "noget helt andet" not in desk.seen
        assert "Gemt ved trin 2" in desk.told[-1]


async def test_the_cursor_stands_on_what_was_just_logged(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "end", "n")
        await desk.write("nyt øverst", "enter", "escape")
        await desk.press("m")
        assert "nyt øverst" in desk.words
        await desk.write("21", "enter")
        assert newest(desk).pitfalls == {"2.1"}


@pytest.mark.long
async def test_a_line_that_is_too_long_is_told_and_kept(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste("x" * 20_001)
        await desk.press("enter")
        assert len(desk.told) == 1
        assert len(desk.journal.observations) == 25
        await desk.press("backspace", "enter")
        assert len(newest(desk).text) == 20_000


@pytest.mark.long
async def test_ctrl_g_changes_the_words_and_leaves_the_line(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("?halvt skrevet")
        await desk.press("ctrl+g")
        assert "question" in line(desk)
        assert "save and next" in desk.lines[-1]
        await desk.write(" færdigt", "enter")
        assert newest(desk).text == "halvt skrevet færdigt"


@pytest.mark.long
async def test_resizing_leaves_the_line(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("!smalt")
        for size in [(40, 12), (120, 36), (80, 24)]:
            await desk.resize(*size)
            assert "smalt" in line(desk), size
            assert desk.lines[-1].split()[:2] == ["Enter", "gem"]
        await desk.write(" og bredt", "enter")
        assert newest(desk).text == "smalt og bredt"


async def test_tab_does_not_lose_the_line(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        await desk.press("tab")
        await desk.write(" e", "enter")
        assert "Ret observationen" not in desk.seen
        assert newest(desk).text == "halvt e"


async def test_escape_leaves_the_line_before_the_project(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.press("escape")
        assert NEWEST in desk.lines[0]
        assert "n ny" in desk.lines[-1]
        await desk.press("escape")
        assert "Projekter" in desk.seen


@pytest.mark.long
async def test_a_click_on_the_list_closes_the_line_and_keeps_what_was_typed(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        await desk.pilot.click("#list", offset=(5, 1))
        await desk.settle()
        assert "n ny" in desk.lines[-1]
        await desk.press("n")
        await desk.write(" skrevet", "enter")
        assert newest(desk).text == "halvt skrevet"


@pytest.mark.long
async def test_a_look_at_the_help_leaves_what_is_half_typed(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        await desk.press("f1", "escape")
        await desk.write(" skrevet", "enter")
        assert newest(desk).text == "halvt skrevet"


async def test_a_line_that_looks_like_a_pitfall_is_suggested_and_tab_takes_it(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Suggestion("4.4", 1.0, ("de friske",), "bites")
    monkeypatch.setattr(
        Suggester, "suggest", lambda _, language, text: [found] if "friske" in text and language == "da" else []
    )
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("vi prøver kun hos de friske")
        title = desk.app.guide.pitfall("4.4").title
        assert f"4.4 {title}" in desk.words
        assert "»de friske«" in desk.words
        await desk.press("tab")
        assert f"#4.4 {title}" in desk.words
        await desk.press("tab", "enter")
        assert newest(desk).pitfalls == {"4.4"}
        assert newest(desk).text == "vi prøver kun hos de friske"
        await desk.write("ingenting at foreslå")
        await desk.press("tab")
        await desk.press("enter")
        assert newest(desk).text == "ingenting at foreslå"


@pytest.mark.long
async def test_the_real_suggestions_come_while_one_types(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Suggester, "fetch", FETCH)
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("vi har kun prøvet hos de friske, ikke dér hvor det er svært i virkeligheden")
        await desk.until(lambda: "Tab: mærk" in desk.words)
        await desk.press("tab", "enter")
        assert newest(desk).pitfalls


@pytest.mark.long
async def test_nothing_that_is_typed_in_blinks(sit: Sit) -> None:
    async with sit() as desk:
        for way in (("n",), ("e",), ("f",), ("enter", "n"), ("escape", "enter", "e"), ("m",), ("ctrl+p",)):
            await desk.press(*way)
            typing = desk.place.query("Input, TextArea")
            assert typing
            assert not any(each.cursor_blink for each in typing.results(Input)), way
            assert not any(each.cursor_blink for each in typing.results(TextArea)), way
            await desk.press("escape")
