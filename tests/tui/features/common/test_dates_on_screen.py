"""Dates that are typed on the screen: marked in a line, in a field, and asked about where they are hardly meant."""

from __future__ import annotations

from journals.records.model import Action, Observation
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.ui.dialogs.confirm import Confirm
from tui.ui.widgets.capture_line import CaptureInput


def newest(desk: Desk) -> Observation:
    return desk.made(Observation)[-1]


async def test_a_day_is_marked_while_one_logs_and_one_to_come_is_asked_about(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        assert ";i går" in desk.words
        await desk.write("-nettet faldt ud ;14.11 #44")
        assert "lørdag 14.11.2026" in desk.words
        await desk.press("enter")
        made = newest(desk)
        assert (made.text, made.kind, made.happened) == ("nettet faldt ud", "hindered", "2026-11-14")
        number = len(desk.made(Observation))
        await desk.write("kabler ;-) og ;snart")
        assert "»;snart« er ikke en dag" in desk.words
        await desk.press("enter")
        assert len(desk.made(Observation)) == number, "it may have been meant, so that is said once"
        assert "Enter igen gemmer linjen sådan" in desk.words
        await desk.press("enter")
        assert (newest(desk).text, newest(desk).happened) == ("kabler ;-) og ;snart", "2026-11-24")
        number = len(desk.made(Observation))
        await desk.write("vi mødes ;på fredag", "enter")
        assert isinstance(desk.place, Confirm)
        assert "fredag 27.11.2026 er ikke kommet endnu" in desk.words
        await desk.press("escape")
        assert len(desk.made(Observation)) == number
        assert desk.one("#capture", CaptureInput).value == "vi mødes ;på fredag", "nothing typed is lost"
        await desk.press("enter", "enter")
        assert (newest(desk).text, newest(desk).happened) == ("vi mødes", "2026-11-27")
        await desk.write("nytår ;uge 53", "enter")
        assert "»uge 53« uden årstal er uge 53, 2020" in desk.words
        await desk.press("escape")
        assert desk.one("#capture", CaptureInput).value == "nytår ;uge 53", "nothing typed is lost"
        await desk.press("enter", "enter")
        assert (newest(desk).text, newest(desk).happened) == ("nytår", "2020-12-28")


async def test_a_whole_paste_gets_a_day_by_a_key_or_by_what_is_typed_before_it(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste("lyden faldt ud\nskærmen ;i går blev sort")
        await desk.press("d")
        await desk.write("i fredags")
        assert "fredag 20.11.2026" in desk.words
        await desk.press("enter")
        assert "20.11.2026" in desk.words
        await desk.press("enter")
        assert [(each.text, each.happened) for each in desk.made(Observation)[-2:]] == [
            ("lyden faldt ud", "2026-11-20"),
            ("skærmen ;i går blev sort", "2026-11-20"),
        ], "short marks are for typing"
        await desk.write(";14.11 ")
        await desk.paste("en\nring 22 33 44 55")
        assert "14.11.2026" in desk.words
        await desk.press("enter", "escape")
        assert desk.one("#capture", CaptureInput).value == ";2026-11-14 ring 22 33 44 55", "what waits keeps its day"
        assert (newest(desk).text, newest(desk).happened) == ("en", "2026-11-14")


async def test_a_deadline_is_said_in_words_kept_as_a_week_and_asked_about_where_it_has_been(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "a")
        assert "på fredag, om 14 dage eller uge 7" in desk.words, "the empty field says what can be written"
        await desk.write("Køb opladere", "tab", "tab")
        await desk.write("snart", "ctrl+s")
        assert "Senest (dato): »snart« er ikke en dato" in desk.words
        await desk.press("ctrl+u")
        await desk.write("20.11")
        assert "lørdag 20.11.2027" in desk.words
        await desk.press("ctrl+s")
        assert "»20.11« har været: fredag 20.11.2026. Er det lørdag 20.11.2027" in desk.words
        await desk.press("escape", "ctrl+u")
        await desk.write("uge 48")
        assert "uge 48, 2026 (23.11.2026 til 29.11.2026)" in desk.words
        await desk.press("ctrl+s")
        (made,) = desk.made(Action)
        assert (made.text, made.due) == ("Køb opladere", "2026-W48")
        await desk.press("b")
        assert "uge 48 !" not in desk.words, "its Sunday is not over"
