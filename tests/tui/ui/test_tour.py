"""The tour of the samples, which one does oneself."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Sit
from tui.ui.tour import TOUR_STEPS


@pytest.mark.long
async def test_the_samples_say_that_they_are_a_copy_and_each_step_of_the_tour_is_done_by_doing_it(sit: Sit) -> None:
    async with sit() as desk:
        assert "En kopi at prøve i" not in desk.words
        await desk.press("f7")
        assert "Rundtur" not in desk.words, "there is one of the samples only"
        desk.app.is_sample = True
        desk.app.publish_change()
        await desk.settle()
        assert "En kopi at prøve i" in desk.words
        await desk.press("f7")
        assert "Rundtur 1 af 7 · Åbn et projekt: flyt med pilene, og tryk Enter" in desk.words
        await desk.press("s", "escape")
        assert "Rundtur 1 af 7" in desk.words, "something else does not count"
        await desk.press("enter")
        assert "Rundtur 2 af 7 · Skriv en iagttagelse: tryk n" in desk.words
        await desk.press("p")
        assert "Rundtur 2 af 7 · Gå tilbage med Esc. Så: Skriv en iagttagelse" in desk.words
        await desk.press("escape", "escape")
        assert "Rundtur 2 af 7 · Åbn projektet med Enter. Så: Skriv en iagttagelse" in desk.words
        await desk.press("enter", "n")
        await desk.write("lyden faldt ud igen")
        assert "Rundtur 2 af 7" in desk.words, "nothing is stored yet"
        await desk.press("enter")
        assert "Rundtur 3 af 7 · Sæt en faldgrube på den: tryk Esc, så m" in desk.words
        await desk.press("escape", "f7")
        assert "Rundtur" not in desk.words, "put aside"
        await desk.press("m", "2", "3", "enter", "f7")
        assert "Rundtur 3 af 7" in desk.words, "and taken up: what was done meanwhile was not for it"
        await desk.press("m", "4", "4", "enter")
        assert "Rundtur 4 af 7" in desk.words
        await desk.press("d")
        await desk.write("Prøv lyden først", "ctrl+s")
        assert "Rundtur 5 af 7 · Læs, hvad andre lærte" in desk.words
        await desk.press("j")
        assert "Rundtur 6 af 7" in desk.words
        await desk.press("k")
        assert "Rundtur 7 af 7" in desk.words
        await desk.press("escape", "s")
        assert "Det var rundturen" in desk.words
        await desk.press("f7", "escape", "escape", "escape")
        assert "Det var rundturen" not in desk.words
        await desk.press("f7", "g")
        assert "Tour 1 of 7 · Open a project" in desk.words, "it can be done again"
        assert len(TOUR_STEPS) == 7
