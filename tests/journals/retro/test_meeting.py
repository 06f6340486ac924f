"""A retrospective: each act is stored as it happens, the private round leaves no trace, and the clock is a moment."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from content.retro_format import Phase
from journals.errors import Invalid
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.capture import CapturedLine
from journals.records.model import Lesson, Observation
from journals.records.retro import Retro, RetroProgress, Theme
from journals.retro.meeting import Meeting, begin_retro, former_retros, open_retro
from journals.retro.timer import adjusted, end_of, remaining, restarted, toggled, turned
from tests.journals.conftest import OpenLibrary, added, own_log, started, throwaway
from tests.journals.library.undoing import undone
from tests.journals.retro.conftest import HOUR, NOW, TODAY
from tests.strategies import costly


def notes(meeting: Meeting, *texts: str) -> list[Observation]:
    return meeting.gather(*(Observation(text=text) for text in texts))


# The clock

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


@given(moments, st.integers(0, 7200), st.integers(0, 7200))
def test_what_is_left_is_the_time_since_it_was_wound(at: datetime, seconds: int, later: int) -> None:
    running = restarted(RetroProgress(), seconds, at)
    assert remaining(running, at + timedelta(seconds=later)) == seconds - later


@given(st.lists(st.tuples(st.sampled_from(HOUR.phases), st.integers(0, 900)), max_size=12))
def test_whichever_way_the_room_goes_each_phase_has_the_time_that_was_left_of_it(walk: list[tuple[Phase, int]]) -> None:
    at, running = NOW, restarted(RetroProgress(phase=HOUR.phases[0].kind), HOUR.phases[0].minutes * 60, NOW)
    left = {each.kind: each.minutes * 60 for each in HOUR.phases}
    for phase, seconds in walk:
        at += timedelta(seconds=seconds)
        left[running.phase] -= seconds  # type: ignore[index]
        later = [each.kind for each in HOUR.phases]
        later = later[later.index(running.phase) :]  # type: ignore[arg-type]
        assert end_of(running, HOUR.phases, at) == at + timedelta(seconds=sum(max(0, left[each]) for each in later))
        running = turned(running, phase, at)
        assert remaining(running, at) == left[phase.kind]


@given(st.text(max_size=12))
def test_a_time_that_no_clock_wrote_is_the_phases_own(written: str) -> None:
    gather = HOUR.phase("gather")
    assert (
        abs(remaining(turned(RetroProgress(time_left={"gather": f"{written}x"}), gather, NOW), NOW))
        == gather.minutes * 60
    )


@given(moments, st.integers(0, 7200), st.integers(0, 600), st.integers(0, 7200))
def test_a_pause_takes_no_time(at: datetime, seconds: int, before: int, pause: int) -> None:
    stopped = toggled(restarted(RetroProgress(), seconds, at), at + timedelta(seconds=before))
    assert remaining(stopped, at + timedelta(days=1)) == seconds - before
    again = at + timedelta(seconds=before + pause)
    assert remaining(toggled(stopped, again), again) == seconds - before


@given(moments, st.integers(0, 600), st.integers(0, 1200), st.integers(-20, 20))
def test_minutes_are_given_from_what_is_left(at: datetime, seconds: int, later: int, minutes: int) -> None:
    then = at + timedelta(seconds=later)
    running = restarted(RetroProgress(), seconds, at)
    assert remaining(adjusted(running, minutes, then), then) == max(0, max(0, seconds - later) + 60 * minutes)


def test_a_clock_that_somebody_broke_has_nothing_left() -> None:
    assert remaining(RetroProgress(ends="soon"), NOW) == 0
    assert remaining(RetroProgress(ends="2026-11-25T13:00:00"), NOW) == 0


# The meeting


def test_it_stands_where_it_stood_after_a_restart(
    open_library: OpenLibrary, library: Library, journal: Journal, meeting: Meeting
) -> None:
    meeting.go_to_phase(HOUR, "understand", NOW)
    meeting.set_focus("4.4")
    library.in_background(lambda: None).result()  # it is written
    again = open_library(by="two")
    found = open_retro(again.journal(journal.id))
    assert found is not None
    assert (found.id, found.running.phase, found.running.at) == (meeting.id, "understand", "4.4")
    assert remaining(found.running, NOW) == HOUR.phase("understand").minutes * 60


def test_undo_reaches_across_phases_and_leaves_the_meeting_where_it_is(library: Library, meeting: Meeting) -> None:
    notes(meeting, "Lyden faldt ud")
    meeting.go_to_phase(HOUR, "understand", NOW)
    meeting.add_minutes(2, NOW)
    meeting.set_focus("4.4")
    undone(library)
    assert meeting.gathered == []
    assert (meeting.running.phase, meeting.running.at) == ("understand", "4.4")


def test_a_note_belongs_to_one_theme_at_a_time(library: Library, meeting: Meeting) -> None:
    one, two, three = notes(meeting, "et", "to", "tre")
    lyd = meeting.themes.add([one, two], Theme(name="Lyden"))
    assert [(g.theme.name, [n.text for n in g.notes]) for g in meeting.groups] == [("Lyden", ["et", "to"])]
    assert meeting.ungrouped == [three]
    tid = meeting.themes.add([two, three], Theme(name="Tiden"))
    assert [[n.text for n in g.notes] for g in meeting.groups] == [["et"], ["to", "tre"]]
    meeting.votes.add(tid.id)
    meeting.themes.loosen(three)
    assert meeting.ungrouped == [three]
    meeting.themes.dissolve(meeting.groups[1].theme)
    assert ([g.theme.id for g in meeting.groups], len(meeting.ungrouped)) == ([lyd.id], 2)
    undone(library)
    assert [(g.theme.name, g.dots) for g in meeting.groups] == [("Lyden", 0), ("Tiden", 1)]


def test_themes_become_one_with_their_dots_and_come_apart_again(library: Library, meeting: Meeting) -> None:
    one, two, three = notes(meeting, "et", "to", "tre")
    lyd = meeting.themes.add([one], Theme(name="Lyden"))
    meeting.votes.add(meeting.themes.add([two], Theme(name="Rummet")).id)
    meeting.votes.add(lyd.id)
    before = meeting.groups
    meeting.themes.merge(before, [three], lyd)
    assert [(g.theme, g.notes, g.dots) for g in meeting.groups] == [(lyd, [one, two, three], 2)]
    undone(library)
    assert meeting.groups == before
    assert meeting.ungrouped == [three]


def test_dots_are_counted_one_by_one(
    open_library: OpenLibrary, library: Library, journal: Journal, meeting: Meeting
) -> None:
    theme = meeting.themes.add(notes(meeting, "et"), Theme(name="Lyden"))
    library.in_background(lambda: None).result()  # it is on disk
    other = open_library(by="two")
    there = Meeting(other.journal(journal.id), meeting.id)
    meeting.votes.add(theme.id)
    there.votes.add(theme.id)
    library.in_background(lambda: None).result()
    other.refresh()  # both dots count, though neither knew of the other
    assert there.groups[0].dots == 2
    assert meeting.dots_left == 4 * 3 - 1
    meeting.votes.remove(theme.id)
    meeting.votes.remove(theme.id)
    assert meeting.groups[0].dots == 0


def test_a_theme_gives_back_no_dot_but_its_own_and_takes_its_own_along(meeting: Meeting) -> None:
    one, two = notes(meeting, "et", "to")
    lyd, tid = meeting.themes.add([one], Theme(name="Lyden")), meeting.themes.add([two], Theme(name="Tiden"))
    meeting.votes.add(tid.id)
    meeting.votes.remove(lyd.id)
    assert [group.dots for group in meeting.groups] == [0, 1]
    left = meeting.dots_left
    meeting.themes.dissolve(meeting.groups[1].theme)
    assert meeting.dots_left == left + 1


@costly(5)
@given(st.lists(st.integers(0, 3), max_size=4))
def test_themes_stand_by_their_dots_and_equals_as_they_were_made(dots: list[int]) -> None:
    with throwaway() as library:
        meeting = begin_retro(started(library), HOUR, today=TODAY, now=NOW, leader="one", people=4)
        for number, votes in enumerate(dots):
            theme = meeting.themes.add([], Theme(name=str(number)))
            for _ in range(votes):
                meeting.votes.add(theme.id)
        expected = sorted(range(len(dots)), key=lambda number: (-dots[number], number))
        assert [(int(group.theme.name), group.dots) for group in meeting.ranked] == [(n, dots[n]) for n in expected]
        assert meeting.dots_left == 4 * 3 - sum(dots)


def test_what_one_meeting_holds_is_not_anothers(journal: Journal, meeting: Meeting) -> None:
    (old,) = notes(meeting, "et")
    meeting.votes.add(meeting.themes.add([old], Theme(name="Lyden")).id)
    meeting.reflect("4.4", "yes")
    meeting.park("en anden gang")
    second = begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one", people=4)
    assert (second.groups, second.gathered, second.parked, second.reflections) == ([], [], [], {})
    assert second.dots_left == 4 * 3
    second.reflect("4.4", "no")
    assert {each.answer for each in meeting.reflections.values()} == {"yes"}
    third = begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one")
    found = open_retro(journal)
    assert found is not None
    assert found.id == third.id, "the latest is gone on with"
    assert [each.id for each in former_retros(journal, third.id)] == [second.id, meeting.id]


def test_memory_is_what_the_log_held_of_the_stages_that_are_looked_at(journal: Journal, meeting: Meeting) -> None:
    early, late = added(journal, Observation(text="først", stage="S1"), Observation(text="sidst", stage="S2"))
    meeting.gather(Observation(text="nu", stage="S1"))
    added(journal, Observation(text="Det gælder ikke hos os", stage="S1", review="use-01"))
    assert set(meeting.earlier_observations) == {early, late}, "what a review decided is nothing that happened"
    meeting.update(replace(meeting.retro, stages=frozenset({"S1"})))
    assert meeting.earlier_observations == [early]


def test_what_a_pitfall_did_stands_apart_from_where_it_was_handled(journal: Journal, meeting: Meeting) -> None:
    about = frozenset({"4.4"})
    said = Observation(text="a", pitfalls=about), Observation(text="b", sign="bites", pitfalls=about)
    handled = Observation(text="c", sign="handled", pitfalls=about)
    added(journal, *said, handled, Observation(text="d", sign="bites", pitfalls=frozenset({"1.1"})))
    bit, fine = meeting.evidence_on("4.4")
    assert ({each.text for each in bit}, {each.text for each in fine}) == ({"a", "b"}, {"c"})


def test_a_new_phase_looks_at_nothing_yet(meeting: Meeting) -> None:
    meeting.set_focus("4.4")
    meeting.go_to_phase(HOUR, "understand", NOW)
    assert meeting.running.at == ""


def test_the_mirror_keeps_one_answer_for_a_pitfall_and_unknown_is_no_answer(meeting: Meeting) -> None:
    assert meeting.reflections == {}
    meeting.reflect("4.4", "yes")
    meeting.reflect("4.4", "partly", "kun den ene adresse")
    assert [(each.answer, each.note) for each in meeting.reflections.values()] == [("partly", "kun den ene adresse")]


def test_what_was_learned_here_is_known_by_its_theme(journal: Journal, meeting: Meeting) -> None:
    theme = meeting.themes.add(notes(meeting, "et"), Theme(name="Lyden"))
    added(journal, Lesson(title="Prøv lyden først", theme=theme.id), Lesson(title="En anden"))
    assert [lesson.title for lesson in meeting.lessons] == ["Prøv lyden først"]


# The private round

SECRETS = ("jeg er bange for det", "lederen hører ikke efter", "vi har ikke tid", "det er meget godt", "aldrig mere")


def revealed(meeting: Meeting, texts: Sequence[str] = SECRETS, writers: int = 4) -> list[Observation]:
    return meeting.reveal([CapturedLine(text, "concern") for text in texts], "S4", TODAY, writers=writers)


def test_nothing_is_kept_where_one_could_guess_who_wrote(meeting: Meeting, folder: Path) -> None:
    with pytest.raises(Invalid) as refused:  # five notes, but of three
        revealed(meeting, writers=3)
    assert refused.value.code == "too_few_writers"
    assert meeting.gathered == []
    assert not any(text.encode() in each.read_bytes() for text in SECRETS for each in folder.rglob("*.jsonl"))


def test_a_reveal_is_one_act_without_order_or_time_of_day(journal: Journal, meeting: Meeting) -> None:
    orders = set()
    for _ in range(12):  # five texts in the order they were written twelve times in a row: one in 10^24
        made = revealed(meeting)
        assert len({each.id[:10] for each in made}) == 1  # the same moment
        assert {(each.happened, each.stage, each.kind) for each in made} == {("2026-W48", "S4", "concern")}
        orders.add(tuple(each.text for each in sorted(made, key=lambda each: each.id)))
    assert len(orders) > 1
    assert len(meeting.gathered) == 12 * len(SECRETS)
    journal.delete(*meeting.gathered).wait()
    lines = [line for line in own_log(journal).read_bytes().splitlines() if SECRETS[0].encode() in line]
    assert len(lines) == 12
    assert all(all(text.encode() in line for text in SECRETS) for line in lines)


def test_neither_the_line_in_the_log_nor_the_ids_keep_the_order_of_writing(journal: Journal, meeting: Meeting) -> None:
    for _ in range(128):  # each note comes to stand in each place; by chance one does not once in 10^11 runs
        revealed(meeting)
    journal.delete(meeting.gathered[0]).wait()
    acts = [json.loads(line)["do"] for line in own_log(journal).read_text(encoding="utf-8").splitlines()[-129:-1]]
    reveals = [[(record, fields["text"]) for _, record, fields in changes] for changes in acts]
    in_line = [tuple(SECRETS.index(text) for _, text in reveal) for reveal in reveals]
    by_id = [tuple(SECRETS.index(text) for _, text in sorted(reveal)) for reveal in reveals]
    for orders in (in_line, by_id):
        assert all({order[place] for order in orders} == set(range(len(SECRETS))) for place in range(len(SECRETS)))
    assert any(line != by for line, by in zip(in_line, by_id, strict=True))


@pytest.mark.parametrize("keep", [True, False])
def test_what_was_written_in_private_is_erased_at_the_end_unless_it_is_kept(
    open_library: OpenLibrary, folder: Path, keep: bool
) -> None:
    library = open_library()
    meeting = begin_retro(started(library), HOUR, today=TODAY, now=NOW, leader="one", people=5)
    (said,) = notes(meeting, "sagt højt")
    revealed(meeting, SECRETS[:3])
    undone(library)
    revealed(meeting, SECRETS[3:])
    meeting.journal.delete(meeting.gathered[0])
    meeting.private_notes.decide("keep" if keep else "delete")
    meeting.close(TODAY)
    library.close()
    on_disk = b"".join(each.read_bytes() for each in folder.rglob("*.jsonl"))
    assert [text.encode() in on_disk for text in SECRETS] == [keep] * len(SECRETS)
    assert said.text.encode() in on_disk


def test_what_an_earlier_meeting_kept_of_its_private_round_stays(journal: Journal, meeting: Meeting) -> None:
    revealed(meeting)
    meeting.private_notes.decide("keep")
    meeting.close(TODAY)
    journal.delete(meeting.gathered[0])
    second = begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one", people=5)
    revealed(second)
    second.close(TODAY)
    assert len(meeting.gathered) == len(SECRETS) - 1
    assert second.gathered == []
    assert {order.record for order in journal.purges.orders.all}.isdisjoint(each.id for each in meeting.gathered)
    assert len(journal.deleted()) == 1, "and what was deleted can be brought back"


def test_a_meeting_that_has_ended_is_not_gone_on_with(journal: Journal, meeting: Meeting) -> None:
    meeting.close(TODAY)
    assert open_retro(journal) is None
    (retro,) = journal.all(Retro)
    assert retro.closed == "2026-11-25"
    journal.edit((retro, replace(retro, closed=None)))
    assert open_retro(journal) is not None
