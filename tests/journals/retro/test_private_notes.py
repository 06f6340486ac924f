"""What was written in private must not leave: no document holds it, and once it is erased no byte does."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from journals.export.document_format import ExportContext
from journals.export.formats import DOCUMENT_FORMATS
from journals.export.progress import ignore_progress
from journals.ids import created_at
from journals.index.index import Index
from journals.library import maintenance
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.capture import CapturedLine
from journals.records.model import Lesson, Observation
from journals.records.retro import RawNotes, Theme
from journals.retro import anonymity
from journals.retro.follow_up import answer_concern
from journals.retro.meeting import Meeting, begin_retro
from journals.sharing.backup import back_up
from journals.sharing.restore import restore_backup
from tests.files import contents
from tests.guides import guide_of
from tests.journals.conftest import OpenLibrary, own_log, started
from tests.journals.indexing import update_fully
from tests.journals.library.undoing import undone
from tests.journals.retro.conftest import HOUR, NOW, TODAY
from tui.locale import catalogue

RAW = tuple(f"hemmelig{word}" for word in ("abe", "bjørn", "charlie", "delfin", "elefant", "frø", "gnu", "hest"))


def begun(journal: Journal) -> Meeting:
    return begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one", people=5)


def revealed(meeting: Meeting, *texts: str) -> list[Observation]:
    return meeting.reveal([CapturedLine(text, "concern") for text in texts], "S4", TODAY, writers=4)


def documents(library: Library, journal: Journal) -> Iterator[str]:
    """Every document of a project there is, and all that is copied for it."""
    for language in ("da", "en"):
        context = ExportContext(library, guide_of(language), catalogue(language), TODAY, origin="Os selv")
        for form in DOCUMENT_FORMATS.values():
            if form.name == "pack" and not any(lesson.status == "final" for lesson in journal.lessons):
                continue  # there is nothing to hand on
            snapshot = form.snapshot([journal], context)
            yield from (repr(snapshot), form.render(snapshot, context, ignore_progress).text)


def leaks(library: Library, journal: Journal) -> list[str]:
    """The raw texts that any document holds."""
    return [raw for raw in RAW for document in documents(library, journal) if raw in document]


def on_disk(*folders: Path) -> set[str]:
    """The raw texts that any byte of these folders holds."""
    every = b"\0".join(contents(*folders).values())
    return {raw for raw in RAW if raw.encode() in every}


def held(library: Library) -> Meeting:
    """A meeting with private notes that were grouped, edited, deleted, undone, tagged, answered and built upon."""
    meeting = begun(started(library))
    journal = meeting.journal
    spoken = meeting.gather(Observation(text="sagt højt"))
    notes = {note.text: note for note in revealed(meeting, *RAW[:5])}
    one, two, three, four, five = (notes[raw] for raw in RAW[:5])
    theme = meeting.themes.add([one, two, *spoken], Theme(name="Tempoet"))
    other = meeting.themes.add([three], Theme(name="Tiden"))
    journal.edit((two, replace(two, text=f"{RAW[5]} er skrevet om", pitfalls=frozenset({"4.4"}))))
    journal.edit((two, replace(two, text=RAW[6])))
    undone(library)
    journal.delete(four)
    answer_concern(meeting, five, replace(five, reply="Det svarer vi alle på"))
    revealed(meeting, RAW[7])
    undone(library)
    journal.add(Lesson(title="Hellere langsomt", theme=theme.id, evidence=frozenset({one.id, spoken[0].id})))
    meeting.themes.merge([group for group in meeting.groups if group.theme.id == other.id], [], theme)
    meeting.private_notes.summarize(theme, "Det går for hurtigt")
    return meeting


@pytest.mark.long
@pytest.mark.parametrize("answer", [None, "delete", "keep"])
def test_no_document_holds_a_raw_text_whichever_came_first(open_library: OpenLibrary, answer: RawNotes | None) -> None:
    library = open_library()
    meeting = held(library)
    journal = meeting.journal
    assert leaks(library, journal) == []
    if answer:
        meeting.private_notes.decide(answer)
        assert leaks(library, journal) == []
    meeting.close(TODAY)
    assert leaks(library, journal) == []
    next_one = begun(journal)
    if answer == "keep":
        kept = next(note for note in meeting.gathered if note.text == RAW[0])
        next_one.themes.add([kept], Theme(name="Stadig"))
        answer_concern(next_one, kept, replace(kept, reply="Nu har vi svaret"))
        assert any("Nu har vi svaret" in each for each in documents(library, journal))
    assert leaks(library, journal) == []
    library.close()


@pytest.mark.parametrize("answer", ["delete", "keep"])
def test_the_record_says_how_many_there_were_and_the_rooms_sentence(
    open_library: OpenLibrary, answer: RawNotes
) -> None:
    library = open_library()
    meeting = held(library)
    meeting.private_notes.decide(answer)
    meeting.close(TODAY)
    context = ExportContext(library, guide_of("da"), catalogue("da"), TODAY)
    form = DOCUMENT_FORMATS["retro"]
    text = form.render(form.snapshot([meeting.journal], context), context, ignore_progress).text
    assert "4 sedler" in text
    assert "Det går for hurtigt" in text
    gone = "3 sedler, der blev skrevet hver for sig og er slettet"
    assert (gone in text) == (answer == "delete"), "in the pile that two became"
    assert ("De er slettet, som lovet." in text) == (answer == "delete")


def test_when_it_is_erased_no_byte_holds_a_raw_text(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> None:
    library, index = open_library(), Index(tmp_path / "one" / "cache", [folder])
    meeting = held(library)
    update_fully(index)
    assert on_disk(tmp_path) == {*RAW}
    exported = tmp_path / "exported.md"
    meeting.private_notes.decide("delete")
    exported.write_text("\n".join(documents(library, meeting.journal)), encoding="utf-8")
    meeting.close(TODAY)
    library.apply_purges()
    library.refresh()
    assert on_disk(tmp_path) == set(), "at once, not when the program ends"
    update_fully(index)
    library.close()
    again = open_library()
    update_fully(index)
    assert on_disk(tmp_path) == set()
    index.close()
    assert [note.text for note in Meeting(again.journals[0], meeting.id).gathered] == ["sagt højt"]


def test_a_machine_that_dies_before_it_could_erase_does_so_at_its_next_start(
    open_library: OpenLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    meeting = held(library)
    meeting.private_notes.decide("delete")
    library.in_background(lambda: None).result()
    before = own_log(meeting.journal).read_bytes()
    meeting.close(TODAY)
    library.in_background(lambda: None).result()
    said = own_log(meeting.journal).read_bytes().removeprefix(before)
    assert said.count(b"\n") == 1, "that it ended and what is erased is one act: there is nothing between to die in"
    monkeypatch.setattr(maintenance, "apply_purges", lambda *_: None)
    library.close()
    assert on_disk(folder) == {*RAW}
    monkeypatch.undo()
    again = open_library()
    again.in_background(lambda: None).result()
    assert on_disk(folder) == set()


def test_what_was_kept_stays(open_library: OpenLibrary, folder: Path) -> None:
    library = open_library()
    meeting = held(library)
    meeting.private_notes.decide("keep")
    meeting.close(TODAY)
    library.close()
    assert on_disk(folder) == {*RAW}
    open_library().close()
    assert on_disk(folder) == {*RAW}


# Two machines


def test_another_machine_erases_its_own_log_when_it_starts_next(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, other = open_library(), open_library(by="two")
    meeting = begun(started(library))
    other.refresh()
    theirs = Meeting(other.journals[0], meeting.id)
    revealed(theirs, *RAW[:4])
    theirs.journal.delete(theirs.gathered[0]).wait()
    other.in_background(lambda: None).result()
    library.refresh()
    revealed(meeting, *RAW[4:])
    meeting.private_notes.decide("delete")
    meeting.close(TODAY)
    library.close()
    assert on_disk(tmp_path) == {*RAW[:4]}
    other.refresh()
    other.close()
    assert on_disk(tmp_path) == set()


@pytest.mark.parametrize(("undo", "mine", "erased"), [(False, True, 8), (True, True, 4), (False, False, 4)])
def test_what_comes_after_the_end_is_erased_too(
    open_library: OpenLibrary, folder: Path, tmp_path: Path, undo: bool, mine: bool, erased: int
) -> None:
    """A machine that was not synced reveals a round, and somebody deletes; the meeting has ended elsewhere by then."""
    library = open_library()
    meeting = begun(started(library))
    library.in_background(lambda: None).result()
    away = tmp_path / "away"
    shutil.copytree(folder, away)
    other = open_library(away, by="two")
    theirs = Meeting(other.journals[0], meeting.id)
    revealed(theirs, *RAW[:4])
    if undo:
        undone(other)
    other.in_background(lambda: None).result()
    if mine:
        revealed(meeting, *RAW[4:])
        meeting.private_notes.decide("delete")
    meeting.close(TODAY)
    library.close()
    project = Path(meeting.journal.folders[0].path.name)
    for log in (folder / project).glob("*.jsonl"):
        shutil.copy(log, away / project / log.name)
    other.refresh()
    (late,) = added_(theirs)
    undone(other)
    assert theirs.journal.get(Observation, late.id) is None, "undo takes back what a person did, not that"
    other.close()
    assert on_disk(away) == set()
    for log in (away / project).glob("*.jsonl"):
        shutil.copy(log, folder / project / log.name)
    again = open_library()
    assert on_disk(folder) == set()
    counted = Meeting(again.journals[0], meeting.id).private_notes.count()
    assert (counted.there, counted.erased) == (0, erased)


def added_(meeting: Meeting) -> list[Observation]:
    """A note that was written after the meeting."""
    new, pending = meeting.journal.add(Observation(text="efter mødet"))
    pending.wait()
    return new


def test_what_two_machines_did_to_a_note_at_once_does_not_make_it_public(
    open_library: OpenLibrary, folder: Path
) -> None:
    library, other = open_library(), open_library(by="two")
    meeting = begun(started(library))
    notes = revealed(meeting, *RAW[:4])
    library.in_background(lambda: None).result()
    other.refresh()
    journal = other.journals[0]
    pending = journal.edit((notes[0], replace(notes[0], text=f"{notes[0].text} med mere")))
    assert pending is not None
    pending.wait()
    library.refresh()
    undone(library)
    (left,) = (note for note in meeting.journal.observations if "med mere" in note.text)
    assert not left.private, "undo left what the other had written, and only that"
    assert leaks(library, meeting.journal) == []
    other.close()
    meeting.private_notes.decide("delete")
    meeting.close(TODAY)
    library.close()
    open_library(by="two").close()
    assert on_disk(folder) == set()


@pytest.mark.parametrize("behind_ms", [0, 90_000])
def test_an_undone_round_is_erased_though_the_clock_was_set_back_or_stood_still(
    open_library: OpenLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch, behind_ms: int
) -> None:
    library = open_library()
    meeting = begun(started(library))
    set_back = round(created_at(meeting.id).timestamp() * 1000) - behind_ms
    monkeypatch.setattr(anonymity, "time", SimpleNamespace(time_ns=lambda: set_back * 1_000_000))
    drawn = itertools.count()  # the smallest ids of a moment there are
    monkeypatch.setattr(anonymity, "os", SimpleNamespace(urandom=lambda size: next(drawn).to_bytes(size, "big")))
    revealed(meeting, *RAW)
    undone(library)
    meeting.close(TODAY)
    library.close()
    assert on_disk(folder) == set()


def test_a_backup_of_before_brings_nothing_back(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> None:
    library = open_library()
    meeting = held(library)
    copy = back_up(library, tmp_path / "copies", TODAY).folder
    meeting.private_notes.decide("delete")
    meeting.close(TODAY)
    library.close()
    assert on_disk(folder) == set()
    again = open_library()
    restore_backup(again, copy, TODAY)
    again.refresh()
    assert [note.text for note in Meeting(again.journals[0], meeting.id).gathered if note.private] == []
    again.close()
    open_library().close()
    assert on_disk(folder) == set()


def test_in_a_library_that_is_remembered_late_notes_are_found_too(
    open_library: OpenLibrary, folder: Path, tmp_path: Path
) -> None:
    library, other = open_library(), open_library(by="two")
    meeting = begun(started(library))
    other.refresh()
    theirs = Meeting(other.journals[0], meeting.id)
    meeting.close(TODAY)
    library.in_background(lambda: None).result()
    index = Index(tmp_path / "two" / "cache", [folder])
    update_fully(index)
    revealed(theirs, *RAW[:4])  # it had not heard that the meeting had ended
    other.in_background(lambda: None).result()
    remembered = Library([folder], other.local)
    remembered.attach_index(index)
    remembered.refresh()
    for step in index.update(lambda: False):
        remembered.apply_summaries(step.projects)
    assert {each.record for each in remembered.journals[0].purges.orders.all} == {note.id for note in theirs.gathered}
    remembered.close()
    index.close()
    library.close()
    other.close()
    open_library(by="two").close()
    assert on_disk(folder) == set()
