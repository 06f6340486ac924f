"""The palette: every command can be found without knowing its key."""

from __future__ import annotations

import pytest

from content.formats import load_formats
from journals.retro.meeting import begin_retro
from journals.retro.timer import now
from journals.text.language import LANGUAGES, Language
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tests.tui.features.help.ways import NOWHERE, WAYS
from tui.commands import COMMANDS, of_scope
from tui.features.guide.screen import GuideScreen
from tui.features.help.palette import PaletteDialog
from tui.locale.da.palette import TEXTS as DA
from tui.locale.en.palette import TEXTS as EN
from tui.ui.dialogs.pick import Option
from tui.ui.dialogs.reader import MessagesDialog
from tui.ui.screen import AppScreen
from tui.ui.widgets.inputs import LineInput
from tui.ui.widgets.row_list import Rows


@pytest.mark.long
async def test_the_palette_offers_every_command_of_the_place(sit: Sit) -> None:
    async with sit() as desk:
        desk.app.is_sample = True  # where there is a tour too
        for scope, way in WAYS.items():
            await desk.press(*way, "ctrl+p")
            rows: Rows[Option] = desk.one("Rows", Rows)
            listed = [option.value for option in rows.items]
            assert sorted(listed) == sorted(
                c.id for c in of_scope(scope, "app") if c.palette and c.id not in (f"app.{scope}", NOWHERE.get(scope))
            )
            in_sight = listed[: rows.size.height]
            assert {"app.quit", "app.help"} <= set(in_sight), "closing the program is in sight at once"
            assert in_sight[0] == of_scope(scope)[0].id
            await desk.press("escape", "escape", "escape")


@pytest.mark.long
async def test_typing_part_of_a_name_and_enter_does_it(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "ctrl+p")
        await desk.write("faldgrube mærk", "enter")
        assert "Mærk med en faldgrube:" in desk.words
        await desk.press("escape", "ctrl+p")
        await desk.write("xyzzy", "enter")
        assert "Ingen kommando hedder noget i den retning. h viser tasterne her" in desk.words
        await desk.press("escape", "ctrl+p")
        await desk.write("katalog", "enter")
        assert isinstance(desk.place, GuideScreen)
        await desk.press("ctrl+p")
        await desk.write("dansk eller", "enter")
        assert desk.app.language == "en"


async def test_what_cannot_be_done_now_or_here_is_shown_with_why(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("ctrl+p")
        await desk.write("slet projekt")
        rows: Rows[Option] = desk.one("Rows", Rows)
        assert (rows.items[0].value, rows.items[0].look) == ("home.delete", "dim")
        assert "Det kan ikke bruges nu: der er ingen linje at bruge det på." in desk.words
        await desk.press("enter")
        assert isinstance(desk.place, PaletteDialog)
        await desk.press("escape", "ctrl+p")
        await desk.write("tjek ind", "enter")
        assert isinstance(desk.place, PaletteDialog)
        await desk.press("escape", "ctrl+p")
        await desk.write("giv prikker")
        assert "Det gør man i et tilbageblik: vælg. r i et projekt går til mødet." in desk.words
        await desk.press("escape", "ctrl+p")
        await desk.write("gem")
        assert rows_of(desk)[0] == "app.export"
        assert "Alt, I skriver, gemmes af sig selv." in desk.words


FOUND: dict[Language, dict[str, str]] = {
    "da": {
        "kalender": "app.export",
        "luk": "app.quit",
        "Lukke": "app.quit",
        "afslut": "home.closing",
        "afslut program": "app.quit",
        "sprog": "app.language",
        "tema": "app.theme",
        "print": "app.export",
        "printe": "app.export",
        "importér": "app.import",
        "importere": "app.import",
        "fortryd": "app.undo",
        "gem": "app.export",
        "hjælp": "app.help",
        "hjaelp": "app.help",
        "slet": "home.delete",
        "slettet": "app.bin",
        "papirkurv": "app.bin",
        "genveje": "app.help",
        "opgaver": "app.actions",
        "ret": "home.edit",
    },
    "en": {
        "close": "home.closing",
        "exit": "app.quit",
        "close program": "app.quit",
        "language": "app.language",
        "theme": "app.theme",
        "print": "app.export",
        "calendar": "app.export",
        "import": "app.import",
        "undo": "app.undo",
        "save": "app.export",
        "help": "app.help",
        "delete": "home.delete",
        "shortcut": "app.help",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_command_is_found_by_the_words_that_people_use(sit: Sit, language: Language) -> None:
    async with sit(language=language) as desk:
        await desk.press("ctrl+p")
        line = desk.one("LineInput", LineInput)
        for typed, command in FOUND[language].items():
            line.value = typed
            await desk.settle()
            assert rows_of(desk)[:1] == [command], typed
        line.value = "afslut" if language == "da" else "close"
        await desk.settle()
        both = {"home.closing", "app.quit"}
        assert both <= set(rows_of(desk)), "who closes something sees both"


def test_the_words_are_of_actions_that_are_there_in_both_languages() -> None:
    words = [{key for key in texts if key.startswith(("palette.words.", "palette.about."))} for texts in (DA, EN)]
    assert words[0] == words[1]
    assert {key.rpartition(".")[2] for key in words[0]} <= {command.action for command in COMMANDS}


def rows_of(desk: Desk) -> list[str]:
    rows: Rows[Option] = desk.one("Rows", Rows)
    return [option.value for option in rows.items if not option.look]


async def test_what_fits_nothing_does_nothing(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("ctrl+p")
        await desk.write("xyzzy", "enter")
        assert isinstance(desk.place, PaletteDialog)
        await desk.press("up", "down", "pagedown", "escape")
        assert "Projekter" in desk.seen


async def test_the_palette_does_not_open_on_a_dialog(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("n", "ctrl+p")
        assert not isinstance(desk.place, PaletteDialog)
        await desk.press("escape", "ctrl+p", "ctrl+p", "escape")
        assert "Projekter" in desk.seen


@pytest.mark.long
@pytest.mark.parametrize("scope", WAYS)
async def test_a_command_chosen_in_the_palette_is_done_where_it_was_opened(
    sit: Sit, scope: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as desk:
        await desk.press(*WAYS[scope])
        done: list[str] = []
        wanted = [command for command in of_scope(scope) if command.palette]
        for command in wanted:
            name = f"action_{command.action}"
            monkeypatch.setattr(desk.place, name, lambda command=command: done.append(command.id))
        place = desk.place
        assert isinstance(place, AppScreen)
        for command in wanted:
            await desk.press("ctrl+p")
            rows: Rows[Option] = desk.one("Rows", Rows)
            rows.cursor = [option.value for option in rows.items].index(command.id)
            await desk.press("enter")
            if not place.can(command):
                assert isinstance(desk.place, PaletteDialog), "it stays there with why it cannot be done"
                await desk.press("escape")
        assert done == [command.id for command in wanted if place.can(command)]


async def test_messages_can_be_read_again(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("ctrl+p")
        await desk.write("beskeder", "enter")
        assert isinstance(desk.place, MessagesDialog)
        assert "Der er ingen beskeder endnu" in desk.words
        await desk.press("escape", "u", "ctrl+p")
        await desk.write("beskeder", "enter")
        assert "Der er ikke mere at fortryde" in desk.words


async def test_what_belongs_to_the_projects_is_told_to_be_there_and_how_one_goes_back(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "ctrl+p")
        await desk.write("nyt projekt")
        assert "projekterne" in desk.words
        assert "Esc går tilbage" in desk.words
        assert desk.app.say("commands.scope.welcome") not in desk.words, "nobody goes back to the first start"


@pytest.mark.parametrize(("typed", "first"), [("hjælp", "app.help"), ("fortryd", "app.undo"), ("søg", "app.search")])
async def test_what_is_called_so_comes_before_what_only_speaks_of_it(sit: Sit, typed: str, first: str) -> None:
    async with sit() as desk:
        await desk.press("enter", "ctrl+p")
        await desk.write(typed)
        rows: Rows[Option] = desk.one("Rows", Rows)
        assert rows.items[0].value == first


async def test_a_meeting_is_ended_and_made_shorter_by_everyday_words(sit: Sit) -> None:
    async with sit() as desk:
        form = next(each for each in load_formats("da") if each.id == "hour")
        await desk.press("enter")
        begin_retro(desk.journal, form, today=TODAY, now=now(), leader="")
        await desk.press("r")
        for typed, command in (("kortere", "retro.less"), ("30", "retro.more"), ("afbryd", "check_out.close")):
            await desk.press("ctrl+p")
            await desk.write(typed)
            rows: Rows[Option] = desk.one("Rows", Rows)
            assert command in [option.value for option in rows.items], typed
            await desk.press("escape")


async def test_in_a_meeting_help_and_palette_know_the_phase_and_its_part(sit: Sit) -> None:
    async with sit(size=(110, 90)) as desk:
        desk.app.is_sample = True
        form = next(each for each in load_formats("da") if each.id == "hour")
        await desk.press("enter")
        meeting = begin_retro(desk.journal, form, today=TODAY, now=now(), leader="")
        meeting.go_to_phase(form, "understand", now())
        await desk.press("r", "n", "h")
        for command in of_scope("mirror", "understand", "retro", "app"):
            told = desk.app.say(f"commands.{command.id}") in desk.words
            assert told == (command.id != "app.import"), command.id  # undo there is of the meeting alone
        assert desk.app.say("commands.groups.join") not in desk.words, "the keys of another part"
        bin_line = next(line for line in desk.lines if desk.app.say("commands.app.bin") in line)
        assert "z" not in bin_line.split()[:1], "it pauses the clock here"
        await desk.press("escape", "ctrl+p")
        await desk.write("den ramte os; og videre", "enter")
        assert [each.answer for each in meeting.reflections.values()] == ["yes"]
        await desk.press("ctrl+p")
        await desk.write("næste del", "enter")
        assert meeting.running.phase == "understand"
