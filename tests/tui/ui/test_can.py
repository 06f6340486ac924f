"""Can it be done now? What `can` refuses is not offered, and pressing its key does nothing at all."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping

import pytest
from textual.app import App

from content.formats import load_formats
from journals.lessons.adoption import use_id
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.model import Action, Lesson, Observation, Project, Use
from journals.retro.meeting import begin_retro
from journals.retro.timer import now
from tests.tui.conftest import TODAY, Sit, begin
from tests.tui.desk import Desk
from tests.tui.everywhere import every_scope
from tui.commands import COMMANDS, Command, of_scope
from tui.ui.places import CardPage, FinalLessonsPage, OutcomesPage, Place, ProjectPage, ReviewPage
from tui.ui.screen import AppScreen

SCOPES = every_scope()
FORM = load_formats("da")[1]

EMPTY_PLACES: Mapping[str, Callable[[Journal], Place]] = {
    "project": ProjectPage,
    "finals": FinalLessonsPage,
    "held": OutcomesPage,
    "card": lambda journal: CardPage(journal, "context"),
    "review": lambda journal: ReviewPage(journal, "S1"),
}
"""Scopes of screens, opened on a project in which nothing is written."""
EMPTY_PHASES = {"gather": "gather", "groups": "understand", "choose": "choose", "follow_up": "follow_up"}
"""Scopes of a meeting in which nothing is written yet, and the phase each is in."""

ALSO_WITHOUT = {
    "home.retro": "a meeting of another project can be under way, which `can` knows",
    "project.distil": "a lesson can begin from nothing",
    "project.action": "an action can begin from nothing",
    "choose.count": "dots can be counted when there are none",
    "groups.from_log": "a note comes onto an empty board",
    "groups.fold_all": "groups are folded wherever the cursor is",
    "gather.take_all": "what the log shows is taken while the other list has the keys",
    "search.forget": "it needs a search that was kept, which `can` knows",
    "card.choose": "it needs a field with choices, which `can` knows",
    "import_files.read": "what is typed or ticked is read where the list is empty",
    "import.reading": "a file is read in another way where nothing was found in it",
    "review.open": "it needs a lesson on the page, which `can` knows",
    "review.applies": "it needs a lesson on the page, which `can` knows",
    "review.adapted": "it needs a lesson on the page, which `can` knows",
    "review.no": "it needs a lesson on the page, which `can` knows",
    "review.later": "it needs a lesson on the page, which `can` knows",
}
"""Commands whose action looks at the cursor and that are no row commands, and why."""
ALSO_OPEN = {"guide.open"}
"""Row commands whose action does not look at the cursor itself: what it shows does."""

_UNDER_CURSOR = re.compile(
    r"self\.(rows|board)\.(item|picked|toggle\(\)|action_move)|self\.(entry|item|page_here|project_here)\b|\b_?picked\b"
)


def refused(place: AppScreen) -> list[Command]:
    return [each for each in of_scope(*place.scopes, "app") if not place.can(each)]


async def _do_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Assert that no key of what is refused here does anything, and that the key bar offers none of it."""
    place, done = desk.place, list[str]()
    assert isinstance(place, AppScreen)
    dispatch = App._dispatch_action

    async def noted(app: App[int], namespace: object, action: str, params: object) -> bool:
        done.append(action)
        return await dispatch(app, namespace, action, params)  # type: ignore[arg-type]

    off = refused(place)
    if place.rows is None or place.rows.item is None:
        assert {each for each in of_scope(*place.scopes) if each.row} <= {*off}
    meant = {key: by_id_of_key(place, key) for command in off for key in command.keys}
    words = {word for _, word in place.hints()}
    offered = {place.say(f"commands.{each.id}.short") for each in of_scope(*place.scopes, "app") if place.offers(each)}
    for command in off:
        assert not place.offers(command), command.id
        if command.bar and (word := place.say(f"commands.{command.id}.short")) not in offered:
            assert word not in words, command.id
    seen = desk.seen
    with monkeypatch.context() as patch:
        patch.setattr(App, "_dispatch_action", noted)
        for command in off:
            for key in command.keys:
                if meant[key] == command.id:
                    await desk.press(key)
                    assert (done, desk.place) == ([], place), (command.id, key)
    assert desk.seen == seen


def by_id_of_key(place: AppScreen, key: str) -> str:
    """Return the command that a key belongs to, the nearest scope first."""
    scopes = [*place.scopes, "app"]
    return next(each.id for scope in scopes for each in of_scope(scope) if key in each.keys)


@pytest.mark.parametrize("way", ["", "v", "b", "z"])
async def test_where_there_is_no_project_no_row_command_is_offered_or_done(
    sit_empty: Sit, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press(*way)
        await _do_nothing(desk, monkeypatch)


@pytest.mark.parametrize("scope", EMPTY_PLACES)
async def test_where_there_is_no_row_no_row_command_is_offered_or_done(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch, scope: str
) -> None:
    begin(colleague, Project(name="Skærme"))
    async with sit_empty(size=(120, 36)) as desk:
        await desk.until(lambda: desk.app.library.journals)
        desk.app.go(EMPTY_PLACES[scope](desk.app.library.journals[0]))
        await desk.settle()
        assert isinstance(desk.place, AppScreen)
        assert desk.place.scope == scope
        await _do_nothing(desk, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("scope", EMPTY_PHASES)
async def test_in_a_meeting_too(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch, scope: str
) -> None:
    journal = begin(colleague, Project(name="Skærme"))
    meeting = begin_retro(journal, FORM, today=TODAY, now=now(), leader="", people=4)
    meeting.go_to_phase(FORM, EMPTY_PHASES[scope], now())
    meeting.pause(now())  # or the clock would change what is seen
    colleague.in_background(lambda: None).result()  # all of it is on disk
    async with sit_empty(size=(120, 36)) as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("enter", "r")
        place = desk.place
        assert isinstance(place, AppScreen)
        assert scope in place.scopes
        await _do_nothing(desk, monkeypatch)


def _offered(desk: Desk) -> set[str]:
    """Return the commands of this place that can be done; the key bar must offer no other."""
    assert isinstance(desk.place, AppScreen)
    place, keys = desk.place, desk.lines[-1]
    can = {each.id for each in of_scope(place.scope) if place.can(each)}
    for each in of_scope(place.scope):
        if each.bar and each.id not in can:
            assert f" {place.say(f'commands.{each.id}.short')} " not in f"{keys} ", each.id
    return can


async def test_what_is_offered_changes_with_the_row_under_the_cursor(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(colleague, Project(name="Skærme"), Observation(text="Kan vi nå det?", kind="question"), Action(text="Prøv"))
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press("b")
        assert _offered(desk) & {"actions.reply", "actions.drop"} == {"actions.reply"}
        await _do_nothing(desk, monkeypatch)
        await desk.press("down")
        assert _offered(desk) & {"actions.reply", "actions.drop"} == {"actions.drop"}
        await _do_nothing(desk, monkeypatch)
        await desk.press("up")
        assert _offered(desk) & {"actions.reply", "actions.drop"} == {"actions.reply"}


async def test_a_lesson_that_is_not_at_hand_cannot_be_read(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = Lesson(id="01L1", title="Spørg aftenholdet")
    begin(colleague, Project(name="Skærme"), lesson)
    uses = [Use(id=use_id(of), lesson=of, decision="applies") for of in (lesson.id, "nowhere")]
    begin(colleague, Project(name="A Nord"), *uses)
    async with sit_empty(size=(120, 36)) as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        desk.app.go(OutcomesPage(next(j for j in desk.app.library.journals if j.project.name == "A Nord")))
        await desk.settle()
        place = desk.place
        assert isinstance(place, AppScreen)
        seen = set()
        for _ in uses:
            at_hand = place.rows is not None and place.rows.item is not None and place.rows.item.lesson is not None
            assert ("held.read" in _offered(desk)) == at_hand
            seen.add(at_hand)
            await _do_nothing(desk, monkeypatch)
            await desk.press("down")
        assert seen == {True, False}


def _code(kind: type, name: str, seen: set[str]) -> str:
    """Return the source of a method, and of those of its own that it calls."""
    if name in seen or not callable(method := getattr(kind, name, None)):
        return ""
    seen.add(name)
    source = inspect.getsource(method)
    return source + "".join(_code(kind, called, seen) for called in re.findall(r"self\.(\w+)\(", source))


def test_a_command_that_acts_on_the_row_under_the_cursor_says_so() -> None:
    found = {each.id for each in COMMANDS if each.scope != "app" and _reads_cursor(each)}
    meant = {each.id for each in COMMANDS if each.scope != "app" and each.row} - ALSO_OPEN | set(ALSO_WITHOUT)
    assert found == meant


def _reads_cursor(command: Command) -> bool:
    code = _code(SCOPES[command.scope], f"action_{command.action}", {"fill", "_show_all", "rows"})
    return bool(_UNDER_CURSOR.search(code))
