"""What is pasted into the line: one observation for each line, or one of all, where the cursor is."""

from __future__ import annotations

from textual.events import Paste

from journals.records.model import Observation
from tests.tui.conftest import Sit
from tests.tui.ui.widgets.test_capture_line import newest
from tui.features.common.paste_dialog import PasteDialog
from tui.ui.widgets.capture_line import CaptureInput

PASTED = """## Det gik godt
- +den første
- -5 grader #44

- den tredje :3
3. klasses elever
---
"""


async def test_many_pasted_lines_become_one_observation_each_and_their_signs_stay(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste(PASTED)
        assert "5 af 6 linjer bliver gemt" in desk.words
        assert "overskrift" in desk.seen
        assert "6 overraskede" in desk.seen, "no digit is parted from its kind"
        await desk.press("enter")
        assert [(o.text, o.kind, o.stage, o.pitfalls) for o in desk.made(Observation)] == [
            (text, None, "S2", frozenset())
            for text in ("## Det gik godt", "+den første", "-5 grader #44", "den tredje :3", "3. klasses elever")
        ]
        assert desk.one("#capture", CaptureInput).has_focus
        await desk.press("escape", "u")
        assert len(desk.journal.observations) == 25, "one paste is one act"


async def test_pasted_lines_can_be_ticked_off_and_given_a_kind(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste(PASTED)
        await desk.press("o", "down", "+", "2", "space", "right", "right", "end", "space", "enter")
        assert [(o.text, o.kind) for o in desk.made(Observation)] == [
            ("+den første", "worked"),
            ("-5 grader #44", "hindered"),
            ("3. klasses elever", "hindered"),
            ("---", None),
        ]


async def test_marks_are_for_typing_also_where_the_paste_is_in_the_line(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste("-5 grader, se sag #44")
        await desk.write(" og #11", "enter")
        assert (newest(desk).text, newest(desk).kind) == ("-5 grader, se sag #44 og", None)
        assert newest(desk).pitfalls == {"1.1"}
        await desk.write("-")
        await desk.paste("-5 grader\n#44 igen")
        await desk.press("escape", "enter")
        assert (newest(desk).text, newest(desk).kind) == ("-5 grader #44 igen", "hindered")


async def test_many_pasted_lines_can_be_put_in_as_one(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste("første\nanden")
        await desk.press("escape", "enter")
        assert newest(desk).text == "første anden"


async def test_what_comes_along_with_many_pasted_lines_is_text_of_the_line_and_no_key_of_the_box(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        for leaves, left in (("enter", "før dk3"), ("escape", "før første andendk3")):
            desk.one("#capture", CaptureInput).value = ""
            await desk.write("før ")
            desk.put(Paste("første\nanden"))
            for key in "dk3":
                desk.send(key)
            await desk.settle()
            assert isinstance(desk.place, PasteDialog)
            await desk.press(leaves)
            assert desk.one("#capture", CaptureInput).value == left
        assert [(each.text, each.kind) for each in desk.made(Observation)] == [("første", None), ("anden", None)]


async def test_a_paste_keeps_its_place_among_keys(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter")
        desk.send("n")
        desk.put(Paste("et "))
        desk.send("a")
        desk.send("b")
        desk.put(Paste("to "))
        desk.send("enter")
        for text in ("tre", "fire"):
            desk.put(Paste(text))
            desk.send("enter")
        await desk.settle()
        assert [each.text for each in desk.made(Observation)] == ["et abto", "tre", "fire"]


async def test_one_pasted_line_is_put_in_where_the_cursor_is(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("før ")
        await desk.paste("\nmidt\x1b[31m \u202eimellem\n")
        await desk.write(" efter", "enter")
        assert newest(desk).text == "før midt\ufffd[31m \ufffdimellem efter"


async def test_the_keys_stay_in_sight_below_a_long_paste(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "n")
        await desk.paste("\n".join("meget lange linjer " * 20 for _ in range(9)))
        assert "Enter gem hver" in desk.words
        await desk.press("pagedown", "enter")
        assert len(desk.made(Observation)) == 9


async def test_a_line_that_is_not_saved_is_marked_and_not_counted(sit: Sit) -> None:
    async with sit(size=(100, 30)) as desk:
        await desk.press("enter", "n")
        await desk.paste("god\nhos 010158-5123\nring 22 22 12 34\nbedre")
        assert "3 af 4 linjer bliver gemt" in desk.words
        assert desk.seen.count("▲") == 2
        assert "gemmes ikke hos 010158-5123 (ligner et CPR-nummer)" in desk.words
        assert "observation ring 22 22 12 34 (ligner et telefonnummer)" in desk.words
        await desk.press("down", "space")
        assert "3 af 4 linjer bliver gemt" in desk.words
        assert desk.seen.count("▲") == 1


async def test_a_paste_that_asks_can_skip_says_how_many_wait_and_is_not_glued_to_what_stands_there(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("enter", "n")
        await desk.paste("god\nring 22 22 12 34\nbedre")
        assert "1 virkede" in desk.words
        await desk.press("enter")
        assert "Del spring over" in desk.words
        await desk.press("delete")
        assert sorted(each.text for each in desk.made(Observation)) == ["bedre", "god"]
        await desk.paste("ring 22 22 12 34\nring 22 22 12 35\nring 22 22 12 36")
        await desk.press("enter", "enter")
        assert "2 linjer til venter" in desk.words
        await desk.press("ctrl+u")
        await desk.write("login")
        await desk.paste("Første\nAnden")
        await desk.press("escape")
        assert "login Første Anden" in desk.words
        await desk.press("ctrl+s")
        assert "login Første Anden" in [each.text for each in desk.made(Observation)]
