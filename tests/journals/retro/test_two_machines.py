"""Two machines at one meeting: whatever each does before it hears of the other, nothing points at nothing."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journals.library.library import Library
from journals.records.model import Action, Lesson, Observation
from journals.records.retro import Theme
from journals.retro.agreements import actions_from, lessons_from
from journals.retro.meeting import Meeting, begin_retro
from tests.journals.conftest import installation, started
from tests.journals.library.undoing import take_back
from tests.journals.retro.conftest import HOUR, NOW
from tests.strategies import costly

ACTS = (
    *("group", "put", "put", "merge", "merge", "dissolve", "loosen", "vote", "vote", "unvote", "rename"),
    *("learn", "agree", "delete_note", "take_in", "put_back", "vote_loose", "undo", "restore", "hear"),
)
"""What somebody may do; some of it more often."""


class Machine:
    """One of two machines, and the meeting as it sees it."""

    def __init__(self, base: Path, by: str) -> None:
        self.library = Library([base / "library"], installation(base / by))
        self.library.refresh()

    def attend(self, project: str, retro: str) -> None:
        self.meeting = Meeting(self.library.journal(project), retro)

    def hear(self) -> None:
        """Take in what the other has written."""
        self.library.refresh()

    def write(self) -> None:
        """Wait until everything is on disk."""
        self.library.in_background(lambda: None).result()

    def do(self, act: str, one: int, two: int) -> None:
        """Do it to what is there; nothing, where there is nothing to do it to."""
        getattr(self, f"_{act}", self._to_groups)(*((one, two) if hasattr(self, f"_{act}") else (act, one, two)))
        self.write()

    def _to_groups(self, act: str, one: int, two: int) -> None:
        meeting, groups = self.meeting, self.meeting.groups
        if not groups:
            return
        group, other = groups[one % len(groups)], groups[two % len(groups)]
        note = meeting.gathered[two % len(meeting.gathered)] if meeting.gathered else None
        match act:
            case "put" if note:
                meeting.themes.add([note], group.theme)
            case "merge":
                meeting.themes.merge([group, other], meeting.ungrouped[:1], other.theme)
            case "dissolve":
                meeting.themes.dissolve(group.theme)
            case "rename":
                meeting.themes.rename(group.theme, f"{group.theme.name}!")
            case "vote":
                meeting.votes.add(group.theme.id)
            case "unvote":
                meeting.votes.remove(group.theme.id)
            case "learn":
                meeting.journal.add(Lesson(title="lært", theme=group.theme.id))
            case "agree":
                meeting.journal.add(Action(text="aftalt", source=group.theme.id, retro=meeting.id))

    def _group(self, one: int, two: int) -> None:
        loose = self.meeting.ungrouped
        self.meeting.themes.add(loose[: 1 + one % 2], Theme(name=f"bunke {one}{two}"))

    def _loosen(self, one: int, _: int) -> None:
        if notes := self.meeting.gathered:
            self.meeting.themes.loosen(notes[one % len(notes)])

    def _vote_loose(self, one: int, _: int) -> None:
        if notes := self.meeting.ungrouped:
            self.meeting.votes.add(notes[one % len(notes)].id)

    def _delete_note(self, one: int, _: int) -> None:
        if notes := self.meeting.gathered:
            self.meeting.journal.delete(notes[one % len(notes)])

    def _take_in(self, one: int, _: int) -> None:
        if notes := self.meeting.earlier_observations:
            self.meeting.themes.loosen(notes[one % len(notes)])

    def _put_back(self, one: int, _: int) -> None:
        self.meeting.themes.put_back(*self.meeting.earlier_observations[one:])

    def _undo(self, *_: int) -> None:
        if self.meeting.gathered:  # the first thing that was done is left
            take_back(self.library)

    def _restore(self, one: int, _: int) -> None:
        journal = self.meeting.journal
        if deleted := sorted((each.record for each in journal.deleted()), key=lambda record: record.id):
            journal.undelete(deleted[one % len(deleted)])

    def _hear(self, *_: int) -> None:
        self.hear()


def look_at(meeting: Meeting) -> None:
    """Assert what must be so on every machine at every moment."""
    groups, loose, journal = meeting.groups, meeting.ungrouped, meeting.journal
    shown_dots = sum(each.dots for each in [*groups, *meeting.themes.loose])
    assert meeting.votes.counts.total() == shown_dots, "the counter counts what shows"
    places = Counter(note.id for note in [*loose, *(note for group in groups for note in group.notes)])
    assert set(places.values()) <= {1}, "a note is in one place"
    assert {note.id for note in meeting.gathered} <= places.keys(), "and none is lost"
    homes = meeting.themes.homes
    assert all(homes.living[group.theme.id] == group.theme for group in groups)
    assert {each.id for each in meeting.lessons} == {each.id for each in journal.lessons}, "learned here, theme or not"
    shown = {group.theme.id for group in groups}
    assert all(homes.of(each.theme) in {None, *shown} for each in meeting.lessons)
    assert all(homes.of(each.source) in {None, *shown} for each in meeting.actions)


def seen_by(meeting: Meeting) -> object:
    return meeting.groups, meeting.ungrouped, meeting.lessons, meeting.actions, meeting.dots_left


steps = st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.integers(0, 3), st.integers(0, 3))
EACH_INTO_THE_OTHER = [(0, "merge", 0, 1), (1, "merge", 1, 0), (0, "hear", 0, 0)]


@costly(4)
@given(st.lists(steps, max_size=25))
@example([(0, "vote", 0, 0), (0, "dissolve", 0, 0), (1, "vote", 0, 0)])
@example([(1, "vote", 0, 0), (0, "merge", 0, 1), (1, "vote", 0, 0), (1, "put", 0, 1)])
@example([(0, "take_in", 0, 0), (0, "vote_loose", 0, 0), (1, "put_back", 0, 0), (0, "put_back", 0, 0)])
@example([*EACH_INTO_THE_OTHER, (0, "vote", 0, 0), (0, "dissolve", 0, 0)])
@example([*EACH_INTO_THE_OTHER, (0, "group", 0, 0), (0, "merge", 0, 1), (1, "learn", 0, 0)])
@example([(0, "merge", 0, 1), (0, "restore", 0, 0), (0, "dissolve", 0, 0)])
def test_what_two_machines_do_at_once_leaves_nothing_pointing_at_nothing(todo: list[tuple[int, str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as base:
        Path(base, "library").mkdir()
        machines = Machine(Path(base), "one"), Machine(Path(base), "two")
        try:
            begin(*machines)
            for who, act, one, two in todo:
                machines[who].do(act, one, two)
                look_at(machines[who].meeting)
            for machine in (*machines, *machines):
                machine.hear()
                machine.write()
            assert seen_by(machines[0].meeting) == seen_by(machines[1].meeting)
            take_all_dots_back(machines[0].meeting)
        finally:
            for machine in machines:
                machine.library.close()


def begin(mine: Machine, theirs: Machine) -> None:
    journal = started(mine.library)
    journal.add(Observation(text="stod der i forvejen"), Observation(text="det her også"))
    meeting = begin_retro(journal, HOUR, today=NOW.date(), now=NOW, leader="one", people=4)
    notes = meeting.gather(*(Observation(text=text) for text in "abcde"))
    first = meeting.themes.add(notes[:2], Theme(name="første"))
    second = meeting.themes.add(notes[2:4], Theme(name="anden"))
    for theme in (first, first, second):
        meeting.votes.add(theme.id)
    mine.write()
    theirs.hear()
    for machine in (mine, theirs):
        machine.attend(journal.id, meeting.id)


def take_all_dots_back(meeting: Meeting) -> None:
    for group in [*meeting.groups, *meeting.themes.loose]:
        for left in range(group.dots, 0, -1):
            assert meeting.votes.counts[group.theme.id] == left
            meeting.votes.remove(group.theme.id)
    retro = meeting.retro
    assert meeting.dots_left == retro.people * retro.dots, "every dot that counts can be taken back"


# What becomes of what belongs to a theme that goes


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[tuple[Machine, Machine]]:
    (tmp_path / "library").mkdir()
    both = Machine(tmp_path, "one"), Machine(tmp_path, "two")
    begin(*both)
    yield both
    for machine in both:
        machine.library.close()


def together(*machines: Machine) -> None:
    for machine in machines:
        machine.write()
    for machine in machines:
        machine.hear()


def dots(meeting: Meeting) -> dict[str, int]:
    return {group.theme.name: group.dots for group in meeting.groups}


def test_what_is_given_to_a_theme_meanwhile_follows_a_merge_and_comes_back_with_its_undo(
    machines: tuple[Machine, Machine],
) -> None:
    mine, theirs = machines
    first, second = mine.meeting.groups
    mine.meeting.themes.merge([first], [], second.theme)
    (late,) = theirs.meeting.gather(Observation(text="sent"))
    theirs.meeting.themes.add([late], first.theme)
    theirs.meeting.votes.add(first.theme.id)
    theirs.meeting.journal.add(Lesson(title="lært", theme=first.theme.id))
    theirs.meeting.journal.add(Action(text="aftalt", source=first.theme.id, retro=theirs.meeting.id))
    together(*machines)
    for machine in machines:
        meeting = machine.meeting
        assert dots(meeting) == {"anden": 4}
        assert meeting.dots_left == 4 * 3 - 4
        assert [note.text for note in meeting.groups[0].notes] == ["a", "b", "c", "d", "sent"]
        (group,) = meeting.groups
        assert [each.title for each in lessons_from(meeting, group)] == ["lært"]
        assert [each.text for each in actions_from(meeting, group)] == ["aftalt"]
    take_back(mine.library)
    theirs.hear()
    for machine in machines:
        assert dots(machine.meeting) == {"første": 3, "anden": 1}
        assert [len(group.notes) for group in machine.meeting.groups] == [3, 2]
        assert [len(lessons_from(machine.meeting, group)) for group in machine.meeting.groups] == [1, 0]


def test_what_is_given_to_a_theme_meanwhile_lapses_with_it_and_comes_back_with_it(
    machines: tuple[Machine, Machine],
) -> None:
    mine, theirs = machines
    first = mine.meeting.groups[0].theme
    mine.meeting.themes.dissolve(first)
    theirs.meeting.votes.add(first.id)
    theirs.meeting.journal.add(Lesson(title="lært", theme=first.id))
    together(*machines)
    for machine in machines:
        assert dots(machine.meeting) == {"anden": 1}
        assert machine.meeting.dots_left == 4 * 3 - 1
        assert [note.text for note in machine.meeting.ungrouped] == ["a", "b", "e"]
        assert [each.title for each in machine.meeting.lessons] == ["lært"]
    mine.meeting.journal.undelete(first)
    assert dots(mine.meeting) == {"første": 3, "anden": 1}
    assert [len(group.notes) for group in mine.meeting.groups] == [2, 2]


def test_two_that_are_merged_into_each_other_are_one(machines: tuple[Machine, Machine]) -> None:
    for here, (into, away) in zip(machines, ((0, 1), (1, 0)), strict=True):
        groups = here.meeting.groups
        here.meeting.themes.merge([groups[away]], [], groups[into].theme)
    together(*machines)
    for machine in machines:
        assert dots(machine.meeting) == {"første": 3}
        assert [note.text for note in machine.meeting.groups[0].notes] == ["a", "b", "c", "d"]
    machines[0].meeting.themes.dissolve(machines[0].meeting.groups[0].theme)
    together(*machines)
    assert [(each.meeting.groups, len(each.meeting.ungrouped), each.meeting.dots_left) for each in machines] == [
        ([], 5, 4 * 3)
    ] * 2


def test_a_note_from_the_log_stays_at_the_meeting_when_its_theme_is_taken_apart(
    machines: tuple[Machine, Machine],
) -> None:
    meeting = machines[0].meeting
    log = meeting.earlier_observations[0]
    meeting.themes.add([log], meeting.groups[0].theme)
    meeting.themes.dissolve(meeting.groups[0].theme)
    assert log in meeting.ungrouped
    meeting.themes.put_back(log)
    assert log not in meeting.ungrouped
    meeting.themes.loosen(log)
    assert log in meeting.ungrouped
