"""What another program wrote without any sense of size: all of it opens, answers keys, and stays as it was written.

Smaller than `tests/giant.py` can be, for nothing here is about time; what took seconds then takes them for ever now.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.errors import Invalid
from journals.library.journal import Journal
from journals.privacy.validation import checked_record
from journals.records.model import Observation
from journals.text.clean import MAX_TEXT, filter_key
from tests.giant import PROJECT, Giant
from tests.tui.conftest import Sit
from tests.tui.everywhere import PLACES, name_of
from tui.features.common import export_folder
from tui.features.common import record_forms as forms
from tui.features.common.lesson_page import lesson_page
from tui.features.common.observation_rows import ObservationRenderer
from tui.features.export.screen import ExportScreen
from tui.locale import catalogue
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.choice import Choice
from tui.wording.display import PAGE_LENGTH, PREVIEW_LENGTH, brief, shortened

TEXT = "Lyden faldt ud igen. " * 1_000
NAME = "Skærmbesøg " * 2_000
KEYS = ("down", "x", "end", "tab", "escape")


@pytest.fixture
def giant(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library in which everything is too large."""
    monkeypatch.setattr(export_folder, "documents_folder", lambda: tmp_path)
    Giant(folder, text=TEXT, lines="Igen\n" * 4_100, name=NAME).write()
    return folder


def written(folder: Path) -> str:
    """Return the text of the one document in a folder."""
    (path,) = folder.glob("*.md")
    return path.read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.usefixtures("giant")
@pytest.mark.parametrize("part", range(3))
async def test_every_place_and_every_box_opens_and_answers(sit_empty: Sit, part: int) -> None:
    async with sit_empty(size=[(80, 24), (20, 5), (120, 36)][part]) as desk:
        journal = desk.app.library.journals[0]
        for name in list(PLACES)[part::3]:
            while len(desk.app.screen_stack) > 1:
                desk.app.pop_screen()
            desk.app.push_screen(PLACES[name](desk.app, journal))
            await desk.settle()
            assert name_of(desk.place).split()[0] == name.split()[0]
            assert len(desk.strips) == desk.app.size.height
            for key in KEYS:  # without a look in between: what the first does is for the second to see
                desk.send(key)
            await desk.settle()
            assert desk.app.is_running, name
        held = {observation.id: observation.text for observation in journal.observations}
        assert held[f"{PROJECT}O0"] == f"{TEXT}."


@pytest.mark.usefixtures("giant")
async def test_what_is_too_long_to_edit_stays_as_it_is(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        journal = desk.app.library.journals[0]
        old = journal.get(Observation, f"{PROJECT}O0")
        assert old is not None
        desk.app.push_screen(forms.observation_form(desk.app, journal, old))
        await desk.settle()
        assert "tegn er for meget at rette her" in desk.words
        await desk.press("ctrl+s")
        assert len(desk.app.screen_stack) == 1, "saved, and nothing to save"
        assert journal.get(Observation, old.id) == old
        desk.app.push_screen(forms.observation_form(desk.app, journal, old))
        await desk.settle()
        desk.app.screen.query(Choice).first().focus()
        await desk.press("right", "ctrl+s")
        new = journal.get(Observation, old.id)
        assert new is not None
        assert (new.text, new.perspective) == (old.text, old.perspective)
        assert new.stage != old.stage, "the rest of it can be changed"


@pytest.mark.usefixtures("giant")
async def test_a_project_too_large_can_be_changed_elsewhere(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        journal = desk.app.library.journals[0]
        old = journal.project
        await desk.press("e")
        desk.app.screen.query(Choice).first().focus()
        await desk.press(*["right"] * 3, "ctrl+s")
        assert len(desk.app.screen_stack) == 1, desk.seen
        assert journal.project != old
        assert (journal.project.name, journal.project.ending) == (old.name, old.ending)


@pytest.mark.long
@pytest.mark.usefixtures("giant")
async def test_the_whole_text_is_exported(sit_empty: Sit, tmp_path: Path) -> None:
    async with sit_empty() as desk:
        await desk.press("x", "enter")
        assert isinstance(desk.place, ExportScreen)
    assert TEXT.strip() in written(tmp_path)


def test_what_is_shown_says_what_is_left_out() -> None:
    say = catalogue("da")
    assert shortened(say, "kort") == "kort"
    assert shortened(say, "a" * PAGE_LENGTH) == "a" * PAGE_LENGTH
    long = shortened(say, "a" * (PAGE_LENGTH + 1))
    assert long.startswith("a" * PAGE_LENGTH)
    assert "1 tegn mere" in long
    assert len(shortened(say, "x\n" * 10_000).split("\n")) < 300, "many short lines are many lines to draw"
    assert brief("to\nlinjer") == "to linjer"
    assert len(brief(TEXT)) < 400
    assert brief(TEXT).endswith("…")


@pytest.mark.usefixtures("giant")
async def test_a_page_is_never_longer_than_one_waits_for(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        journal: Journal = desk.app.library.journals[0]
        look = ObservationRenderer(desk.app, set)
        for observation in journal.observations:
            assert len(look.full_text(observation).plain) < 3 * PREVIEW_LENGTH
        for lesson in journal.lessons:
            assert len(lesson_page(desk.app, journal, lesson).plain) < 6 * PAGE_LENGTH
            assert len(lesson_page(desk.app, journal, lesson, PREVIEW_LENGTH).plain) < 8 * PREVIEW_LENGTH


def test_what_stood_too_long_may_stay_but_not_come() -> None:
    old = Observation(id="O", text="a" * (MAX_TEXT + 1))
    assert checked_record(replace(old, perspective="ny"), old).text == old.text
    for new in (old, replace(old, text="b" * (MAX_TEXT + 1))):
        with pytest.raises(Invalid):
            checked_record(new, None if new is old else old)


@pytest.mark.parametrize(
    ("text", "width"),
    [("ord " * 5_000, 7), ("ø" * 5_000, 11), ("語" * 999, 5), ("a\n" * 500, 3), ("e\u0301" * 300, 9)],
    ids=["words", "one word", "wide letters", "lines", "accents"],
)
def test_the_first_lines_are_those_of_the_whole(text: str, width: int) -> None:
    whole = wrap(text, width)
    assert "".join("".join(whole).split()) == "".join(text.split())
    assert wrap(text, width, 4)[:3] == whole[:3]
    assert len(wrap(text, width, 4)) == height(text, width, 4) == 4
    assert fit(text, width) == fit(text[:200], width)


def test_a_filter_folds_all_letters() -> None:
    assert filter_key("Ærø på RÅ, é") == "aro pa ra, e"
