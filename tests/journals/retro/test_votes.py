"""Dots: counted aloud or given unseen, on themes and loose notes; who gave what and in what order is nowhere."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.errors import Invalid
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.model import Lesson, Observation
from journals.records.retro import Theme, Vote
from journals.retro.meeting import Meeting, begin_retro
from journals.retro.votes import Ballot, BallotBox
from tests.journals.conftest import added, own_log, started, throwaway
from tests.journals.library.undoing import undone
from tests.journals.retro.conftest import HOUR, NOW, TODAY
from tests.strategies import costly

TARGETS = "abcde"
LIMIT = 3


def filled(moves: Sequence[tuple[str, int]]) -> Ballot:
    """Return a ballot after somebody wanted so many dots on each."""
    ballot = Ballot(LIMIT)
    for target, dots in moves:
        ballot.set(target, dots)
    return ballot


def boxed(*ballots: Ballot) -> BallotBox:
    box = BallotBox()
    for ballot in ballots:
        box.put(ballot)
    return box


moves = st.lists(st.tuples(st.sampled_from(TARGETS), st.integers(-1, LIMIT + 1)), max_size=8)


@given(moves)
def test_nobody_gives_more_than_they_have_or_takes_what_is_not_theirs(wanted: list[tuple[str, int]]) -> None:
    ballot, stands = Ballot(LIMIT), Counter[str]()
    for target, dots in wanted:
        may = dots >= 0 and stands.total() - stands[target] + dots <= LIMIT
        assert ballot.set(target, dots) == may
        if may:
            stands[target] = dots
        assert +ballot.given == +stands
        assert 0 <= ballot.left == LIMIT - stands.total()


@given(st.lists(moves, max_size=12), st.randoms())
def test_the_box_holds_the_sums_in_whatever_order(people: list[list[tuple[str, int]]], by: Random) -> None:
    ballots = [filled(each) for each in people]
    box = boxed(*ballots)
    by.shuffle(ballots)
    again = boxed(*ballots)
    assert (box.sums, box.voters) == (again.sums, again.voters)
    assert box.sums == sum((each.given for each in ballots), Counter[str]())
    assert box.voters == sum(each.left < LIMIT for each in ballots)
    assert set(vars(box)) == {"sums", "voters"}, "and nothing else of anybody is kept"


@costly(5)
@given(st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4), min_size=4, max_size=9))
def test_what_is_counted_is_what_people_gave(people: list[list[tuple[int, int]]]) -> None:
    with throwaway() as library:
        meeting = begin_retro(started(library), HOUR, today=TODAY, now=NOW, leader="one", people=len(people))
        meeting.gather(Observation(text="løs"), Observation(text="i bunken"))
        themes = [meeting.themes.add([meeting.ungrouped[-1]] * (not n), Theme(name=str(n))) for n in range(3)]
        targets = [*(theme.id for theme in themes), meeting.ungrouped[0].id]
        ballots = [filled([(targets[n], dots) for n, dots in each]) for each in people]
        box = boxed(*ballots)
        if box.voters < 4:
            with pytest.raises(Invalid):
                meeting.votes.cast(box)
            assert meeting.votes.all == []
        else:
            meeting.votes.cast(box)
            assert {each.theme.id: each.dots for each in meeting.candidates} == {
                each: box.sums[each] for each in targets
            }
            assert meeting.dots_left == sum(each.left for each in ballots) == 3 * len(people) - len(meeting.votes.all)


def test_the_dots_of_all_are_one_act_of_one_moment_in_no_order(
    library: Library, journal: Journal, meeting: Meeting
) -> None:
    themes = [meeting.themes.add([], Theme(name=name)).id for name in TARGETS]
    lines: list[list[int]] = []
    for _ in range(64):  # each dot comes to stand first and last; by chance one does not once in 10^5 runs
        meeting.votes.cast(boxed(*(filled([(theme, 1)]) for theme in themes)))
        assert len({each.id[:15] for each in meeting.votes.all}) == 1
        undone(library)
        assert meeting.votes.all == [], "the round is one step"
    journal.delete(*journal.all(Theme)).wait()
    for line in own_log(journal).read_text(encoding="utf-8").splitlines():
        do = json.loads(line).get("do", [])
        if do and all(table == Vote.TABLE and fields.get("theme") for table, _, fields in do):
            assert {name for _, _, fields in do for name in fields} == {"retro", "theme", "deleted"}
            lines.append([themes.index(fields["theme"]) for _, _, fields in do])
    assert len(lines) == 64
    for place in (0, -1):
        assert {line[place] for line in lines} == set(range(len(TARGETS)))


def test_with_fewer_than_four_nothing_is_kept(library: Library, journal: Journal, meeting: Meeting) -> None:
    theme = meeting.themes.add([], Theme(name="Lyden")).id
    passed = Ballot(LIMIT)
    library.in_background(lambda: None).result()  # it is on disk
    before = own_log(journal).read_bytes()
    with pytest.raises(Invalid) as refused:
        meeting.votes.cast(boxed(*[filled([(theme, 1)])] * 3, passed))
    assert refused.value.code == "too_few_voters"
    library.in_background(lambda: None).result()
    assert (own_log(journal).read_bytes(), meeting.votes.all) == (before, [])


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
@costly(5)
def test_a_count_stands_whatever_stood_before_and_is_one_step(counts: list[int]) -> None:
    with throwaway() as library:
        meeting = begin_retro(started(library), HOUR, today=TODAY, now=NOW, leader="one", people=4)
        theme = meeting.themes.add([], Theme(name="Lyden")).id
        stood = 0
        for dots in counts:
            meeting.votes.set(theme, dots)
            assert meeting.votes.counts[theme] == dots
            if dots != stood:
                undone(library)
                assert meeting.votes.counts[theme] == stood
                meeting.votes.set(theme, dots)
            stood = dots


def test_a_dot_on_a_loose_note_goes_with_it_and_lapses_with_it(meeting: Meeting) -> None:
    one, two = meeting.gather(Observation(text="et"), Observation(text="to"))
    meeting.votes.set(one.id, 2)
    meeting.votes.add(two.id)
    assert [(each.theme.name, each.dots, each.is_loose) for each in meeting.ranked] == [
        ("et", 2, True),
        ("to", 1, True),
    ]
    theme = meeting.themes.add([one], Theme(name="Lyden"))
    meeting.votes.add(theme.id)
    assert [(each.theme.name, each.dots) for each in meeting.ranked] == [("Lyden", 3), ("to", 1)]
    meeting.themes.loosen(one)
    assert [(each.theme.name, each.dots) for each in meeting.ranked] == [("et", 2), ("Lyden", 1), ("to", 1)]
    left = meeting.dots_left
    meeting.journal.delete(one)
    assert meeting.dots_left == left + 2


def test_a_lesson_of_a_loose_note_is_the_meetings_own(journal: Journal, meeting: Meeting) -> None:
    (note,) = meeting.gather(Observation(text="et"))
    added(journal, Lesson(title="Prøv først", theme=note.id, retro=meeting.id), Lesson(title="En anden", theme=note.id))
    assert [lesson.title for lesson in meeting.lessons] == ["Prøv først"]
