"""What a meeting makes of what it looks at: one sentence is enough, and all else that is known comes along."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.records.model import MOST_PITFALLS, Lesson, Observation
from journals.records.retro import Theme
from journals.retro.agreements import (
    actions_from,
    draft_action,
    draft_lesson,
    lessons_from,
)
from journals.retro.meeting import begin_retro
from journals.retro.themes import Group
from tests.journals.conftest import started, throwaway
from tests.journals.retro.conftest import HOUR, NOW, TODAY
from tests.strategies import costly

_notes = st.lists(
    st.builds(
        Observation,
        text=st.sampled_from(["lyden faldt ud", "det gik godt"]),
        stage=st.sampled_from(["S2", "S3", "S4"]),
        pitfalls=st.frozensets(st.sampled_from(["2.4", "4.4", "1.1"]), max_size=2),
        private=st.booleans(),
    ),
    max_size=5,
)


@costly(5)
@given(_notes, st.booleans())
def test_a_lesson_has_all_that_is_known_of_what_it_rests_on_and_nothing_private(
    written: list[Observation], grouped: bool
) -> None:
    with throwaway() as library:
        journal = started(library)
        meeting = begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one", people=4)
        notes = meeting.gather(*written)
        if grouped:
            meeting.themes.add(notes, Theme(name="Lyden"))
        group = meeting.candidates[0] if meeting.candidates else Group(Theme(), [])
        (lesson,), _ = journal.add(draft_lesson(meeting, group, "Ring først"))
        assert (lesson.title, lesson.status, lesson.do) == ("Ring først", "draft", "Ring først")
        assert lesson.evidence == {note.id for note in group.notes if not note.private}
        assert lesson.stage in {note.stage for note in group.notes} or not group.notes
        assert len(lesson.pitfalls) <= MOST_PITFALLS
        assert lesson.pitfalls <= {each for note in group.notes for each in note.pitfalls}
        assert lesson.context == journal.project.context
        assert meeting.lessons == [lesson], "it is the meeting's, with a theme or without one"
        (action,), _ = journal.add(draft_action(meeting, group, "Ring til it"))
        assert meeting.actions == [action]
        assert actions_from(meeting, group) == [action]
        assert lessons_from(meeting, group) == [lesson]


def test_what_came_of_a_theme_goes_with_it_into_another() -> None:
    with throwaway() as library:
        journal = started(library)
        meeting = begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one", people=4)
        for name in ("Lyden", "Tiden"):
            meeting.themes.add(meeting.gather(Observation(text=name)), Theme(name=name))
        sound, _ = meeting.groups
        (lesson,), _ = journal.add(draft_lesson(meeting, sound, "Ring først"))
        (action,), _ = journal.add(draft_action(meeting, sound, "Ring til it"))
        meeting.themes.merge([sound], [], meeting.groups[1].theme)
        (both,) = meeting.groups
        assert (lessons_from(meeting, both), actions_from(meeting, both)) == ([lesson], [action])


def test_a_lesson_of_before_belongs_to_the_meeting_by_its_theme() -> None:
    with throwaway() as library:
        journal = started(library)
        meeting = begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one", people=4)
        theme = meeting.themes.add(meeting.gather(Observation(text="x")), Theme(name="Lyden"))
        (old,), _ = journal.add(Lesson(title="Som før", theme=theme.id))
        assert meeting.lessons == [old]
        assert lessons_from(meeting, meeting.groups[0]) == [old]
