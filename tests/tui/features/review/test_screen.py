"""The review on the screen: one lesson at a time, an answer to each, and an end that the log tells of."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from journals.lessons.adoption import decide, use_of
from journals.lessons.due import review_of, was_placed
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.base import Level
from journals.records.model import Action, Decision, Lesson, Observation, Project, Review, Use
from tests.hostile import HOSTILE
from tests.tui.conftest import NEWEST, OPENS, Sit, begin
from tests.tui.desk import Desk
from tests.tui.test_hostile import harmless
from tui.features.home.screen import HomeScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.features.overview.screen import OverviewScreen
from tui.features.project.screen import ProjectScreen
from tui.features.review.screen import ReviewScreen
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.privacy import PrivacyDialog
from tui.wording import review_due as looking_back

DO = "Lån en superbruger i to uger"
CONTEXT = {"C1": Level(2, "Vant til skærme"), "C3": Level(4)}
LESSONS = (
    Lesson(title="Lad dem, der skriver mest, prøve først", do=DO, stage="S4", pitfalls=frozenset({"4.4"})),
    Lesson(title="Sæt tallet sammen med gruppelederne", stage="S2", context=CONTEXT, conditions="Kun frivillige"),
    Lesson(title="Vis den gamle måde frem først", stage="S3", pitfalls=frozenset({"1.4"})),
    Lesson(title="Taget ud igen", status="retired"),
)


@pytest.fixture(autouse=True)
def _opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_back, "opens_on_review", OPENS)


PLACED = Project(technology_type="sensors", area="Plejehjem")
"""A project of which is said what the ranking stands on."""


@pytest.fixture
def two(colleague: Library) -> None:
    """A project that starts, and one that taught three lessons and took one of them back."""
    begin(colleague, Project(name="Gammelt", stage="S7", status="finished"), *LESSONS)
    begin(colleague, replace(PLACED, name="A nyt", stage="S2", context={"C1": Level(5, "Nye folk"), "C3": Level(4)}))


def room(desk: Desk) -> ReviewScreen:
    place = desk.place
    assert isinstance(place, ReviewScreen)
    return place


def shown(desk: Desk) -> Lesson:
    item = room(desk).item
    assert item is not None
    return item.lesson


async def test_a_whole_review_in_a_few_keys_each_with_an_answer_in_the_log(sit: Sit) -> None:
    async with sit() as desk:
        assert "Et projekt mangler erfaringstjek før start" in desk.words
        await desk.press("enter")
        assert "Erfaringstjek, før vi går i gang" in desk.lines[0]
        journal, first = desk.journal, shown(desk)
        assert journal.project.name == NEWEST
        for words in ("Fra: ", "Fordi: ", "Dengang", "≠ meget", "░ 0 af 12", "1 gælder", "Spørg jer selv"):
            assert words in desk.words, words

        await desk.press("1", "enter", "enter", "enter", "enter")
        (measure,) = desk.made(Action)
        assert (measure.text, measure.source) == (" ".join(first.do.split()), first.id)
        assert shown(desk) != first, "on to the next"

        second = shown(desk)
        await desk.press("2")
        await desk.write("med to i stedet for fem", "enter", "tab")
        await desk.write("gruppeleder", "ctrl+s")
        use = use_of(journal, second.id)
        assert use is not None
        assert (use.decision, use.because) == ("adapted", "med to i stedet for fem")
        assert [each.owner for each in desk.made(Action)] == ["", "gruppeleder"]
        assert desk.made(Action)[-1].text == f"{second.title}: med to i stedet for fem", "one can see what it is about"

        third = shown(desk)
        await desk.press("3")
        await desk.write("vi har ingen natvagter", "enter")
        (reason,) = desk.made(Observation)
        assert reason.stage == "S2"
        assert third.title in reason.text
        assert reason.text.endswith("gælder ikke her, fordi vi har ingen natvagter")

        fourth = shown(desk)
        await desk.press("4")
        assert "░ 4 af 12 · 1 gælder · 1 tilpasset · 1 gælder ikke her · 1 senere" in desk.words

        await desk.press("u")
        assert shown(desk) == fourth, "what is undone is shown"
        assert use_of(journal, fourth.id) is None
        await desk.press("left", "1", "ctrl+s")
        changed = use_of(journal, third.id)
        assert changed is not None
        assert changed.decision == "applies"
        assert reason not in journal.observations, "what came of the answer before goes with it"
        assert shown(desk) == fourth, "on to the next that waits"

        while room(desk).item:
            await desk.press("4")
        assert "Det har I besluttet" in desk.words
        assert "Tryk Enter, så er erfaringstjekket gjort" in desk.words
        await desk.press("enter")
        ended = review_of(journal, "S2")
        assert ended is not None
        assert (ended.status, ended.met) == ("done", 12)
        assert isinstance(desk.place, ProjectScreen)
        assert "I har tjekket andres erfaringer før dette trin (24.11.2026)" in desk.words
        assert "12 læringer fra andre projekter" in journal.observations[0].text
        await desk.press("escape", "enter")
        assert isinstance(desk.place, ProjectScreen), "it is done"


@pytest.mark.usefixtures("two")
async def test_what_another_window_decided_meanwhile_is_said_first(sit_empty: Sit, colleague: Library) -> None:
    async with sit_empty() as desk:
        await desk.press("enter")
        journal, lesson = room(desk).journal, shown(desk)
        colleague.refresh()
        theirs = find_project(colleague, journal.id)
        origin = find_project(colleague, "Gammelt")

        def answer() -> tuple[str | None, str]:
            use = use_of(journal, lesson.id)
            return (use.decision, use.because) if use else (None, "")

        async def decided(how: Decision, because: str) -> None:
            written = decide(theirs, lesson, origin.id, how, today=desk.app.today, because=because)
            assert written is not None
            written.wait()
            await desk.until(lambda: answer() == (how, because))

        await desk.press("3")
        await desk.write("Vi har ingen skærme")
        await decided("adapted", "Kun om natten")
        await desk.press("enter")
        assert "tilpasset: Kun om natten" in desk.told[-1]
        assert "Vi har ingen skærme" in desk.seen, "the line is there still"
        assert answer() == ("adapted", "Kun om natten")
        await desk.press("enter")
        assert answer() == ("no", "Vi har ingen skærme")


@pytest.mark.long
@pytest.mark.usefixtures("two")
async def test_it_can_be_left_for_now_or_skipped_with_a_reason_and_opened_again(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "escape")
        assert isinstance(desk.place, ProjectScreen)
        assert "Erfaringstjekket mangler" in desk.words
        await desk.press("escape", "enter")
        assert isinstance(desk.place, ProjectScreen), "offered once, then it waits"
        await desk.press("j", "a")
        assert "I har svaret på 0 af 3, og 2 er ikke læst" in desk.words
        await desk.write("Ring til 12345678", "enter")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("tab")
        ended = review_of(desk.journal, "S2")
        assert ended is not None
        assert (ended.status, ended.because) == ("skipped", "Ring til [fjernet]")
        (note,) = desk.made(Observation)
        assert "Ring til [fjernet]" in note.text
        assert not note.needs_tag, "it is an answer, not a note"
        assert "I sprang erfaringstjekket over" in desk.words
        await desk.press("4", "j")
        assert "Hvad gik galt for andre ved 4 Prøve?" in desk.lines[0]
        await desk.press("end", "right", "right", "right", "enter")
        assert [each.stage for each in desk.journal.all(Review)] == ["S2", "S4"]


@pytest.mark.usefixtures("two")
async def test_it_shows_what_differs_and_with_tab_all_of_it(sit_empty: Sit) -> None:
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press("enter")
        while not shown(desk).context:
            await desk.press("right")
        assert "Særvilkår dengang: Kun frivillige" in desk.words
        assert " · udkast · trin 2" in desk.words, "nobody takes a draft for what a team has agreed on"
        row = next(line for line in desk.lines if "Vant til skærme" in line)
        assert row.index("Vant") < row.index("│") < row.index("Nye folk") < row.index("≠ meget")
        assert "= ens" not in desk.words
        await desk.press("tab")
        assert "= ens" in next(line for line in desk.lines if "Ledelse" in line)
        await desk.press("enter")
        assert isinstance(desk.place, LessonScreen)


@pytest.mark.usefixtures("two")
async def test_personal_data_is_asked_about_before_it_is_stored(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "3")
        await desk.write("ring til 12345678 først", "enter")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter")
        assert desk.one("Input", Input).value == "ring til 12345678 først", "it is typed still"
        await desk.press("enter", "tab")
        (use,) = desk.journal.all(Use)
        assert "12345678" not in use.because + desk.made(Observation)[0].text
        await desk.press("2")
        await desk.write("ring til 87654321", "enter", "tab")
        assert isinstance(desk.place, Form)
        await desk.press("ctrl+s")
        assert any("ring til [fjernet]" in each.because for each in desk.journal.all(Use))


@pytest.mark.long
@pytest.mark.usefixtures("two")
async def test_ending_early_says_how_many_are_unread_and_asks_why(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "3")
        await desk.write("vi har ingen natvagter", "enter", "o")
        assert isinstance(desk.place, OverviewScreen)
        await desk.press("escape")
        assert isinstance(desk.place, ReviewScreen), "no key beside the answers ends it"
        await desk.press("a")
        assert "og 1 er ikke læst" in desk.words
        await desk.press("escape", "a")
        await desk.write("mødet var slut", "enter")
        ended = review_of(desk.journal, "S2")
        assert ended is not None
        assert (ended.status, ended.met, ended.because) == ("done", 1, "mødet var slut")
        assert "før alt var læst" in desk.words
        assert "Resten læste vi ikke, fordi mødet var slut" in desk.made(Observation)[-1].text
        assert not any(each.needs_tag for each in desk.journal.observations)
        assert desk.journal.summary.untagged == 0


@pytest.mark.long
@pytest.mark.usefixtures("two")
async def test_a_new_project_is_asked_once_what_it_is_and_opens_on_it(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Gammelt", status="finished"), *LESSONS)
    async with sit_empty() as desk:
        state = desk.app.library.local.state
        await desk.press("n")
        await desk.write("Kolibri om natten", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        assert "Hvad tager I i brug? Et tomt felt springes over" in desk.words
        await desk.press("enter", "enter", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, ReviewScreen) and room(desk).item)
        assert "Esc lad vente" in desk.words
        journal = find_project(desk.app.library, "Kolibri")
        assert (journal.project.technology_type, journal.project.area) == ("", ""), "skipped"
        await desk.until(lambda: was_placed(state, journal.id))
        await desk.press("escape")
        assert isinstance(desk.place, ProjectScreen)
        await desk.press("j")
        await desk.until(lambda: isinstance(desk.app.screen, ReviewScreen) and room(desk).item)
        await desk.press("escape", "escape", "n")
        await desk.write("Skærmbesøg om natten", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        assert "Vi tror, det er: Videosamtaler (Enter tager det)" in desk.words
        await desk.press("enter", "enter")
        await desk.write("Hjemmepleje", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, ReviewScreen) and room(desk).item)
        project = find_project(desk.app.library, "Skærmbesøg").project
        assert (project.technology_type, project.area) == ("video-calls", "Hjemmepleje")


@pytest.mark.long
async def test_nobody_is_asked_where_there_is_nothing_to_look_back_at(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="A først"), Lesson(title="Egen læring"))
    begin(colleague, Project(name="B hørt om", hearsay=True, stage="S1"))
    async with sit_empty() as desk:
        assert "tilbageblik mangler" not in desk.words
        assert "hørt om" in desk.seen
        await desk.press("enter", "j")
        assert "Her er ingen læringer fra andre projekter endnu" in desk.words
        await desk.press("1", "3", "4", "tab", "right", "left", "escape", "escape", "down", "enter")
        assert isinstance(desk.place, ProjectScreen)
        await desk.press("escape", "e", "tab", "tab", "tab", "tab", "left", "ctrl+s")
        assert isinstance(desk.place, HomeScreen)
        assert "Et projekt mangler erfaringstjek" in desk.words, "it is ours after all"


@pytest.mark.long
async def test_two_projects_are_compared_side_by_side(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Forbilledet", hearsay=True, technology="Robotter", context=CONTEXT))
    begin(colleague, replace(PLACED, name="A vores", technology="Sensorer", context={"C1": Level(5, "Nye folk")}))
    async with sit_empty() as desk:
        await desk.press("c", "enter")
        assert "8 af 8 vilkår" in desk.lines[0]
        row = next(line for line in desk.lines if "Nye folk" in line)
        assert row.index("Vant til skærme") < row.index("Nye folk") < row.index("≠ meget")
        assert "(hørt om)" in desk.words
        await desk.press("tab", "end")
        row = next(line for line in desk.lines if "Robotter" in line)
        assert row.index("Sensorer") < row.index("Robotter")
        await desk.press("c", "escape", "escape")
        assert isinstance(desk.place, HomeScreen)


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), (120, 36)])
async def test_hostile_and_long_texts_are_shown_as_text(
    sit_empty: Sit, colleague: Library, size: tuple[int, int]
) -> None:
    texts = [text for text in HOSTILE if len(text) < 6_000]
    for number, text in enumerate(texts[:: len(texts) // 8]):
        title = " ".join(text.split()) or "x"
        context = {f"C{each}": Level(1 + each % 5, text) for each in range(1, 9)}
        lesson = Lesson(title=title, do=text, learned=text, conditions=text, stage="S4")
        begin(colleague, Project(name=f"B{number} {title}"[:4_000], context=context), lesson)
    begin(colleague, replace(PLACED, name="A nyt", stage="S2", context={"C1": Level(5, HOSTILE[0])}))
    async with sit_empty(size=size) as desk:
        await desk.press("enter")
        while room(desk).item:
            harmless(desk, shown(desk).title)
            await desk.press("tab")
            harmless(desk, shown(desk).title)
            await desk.press("tab", *(("1", "ctrl+s") if room(desk)._session.index % 2 else ("4",)))
        harmless(desk, "summary")
        await desk.press("enter", "escape", "c", "enter")
        harmless(desk, "compare")


@pytest.mark.long
async def test_conditions_of_which_nothing_is_known_take_one_line(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Gammelt", status="finished"), Lesson(title="Øv jer først"))
    begin(colleague, replace(PLACED, name="A nyt"))
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press("enter")
        assert "Vilkårene er ikke beskrevet" in desk.words
        assert "ukendt" not in desk.words
        assert "Spørg jer selv" not in desk.words
