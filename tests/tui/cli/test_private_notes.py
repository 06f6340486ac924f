"""What was written in private at a meeting is not printed: whatever a command line prints can be piped into a file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from content.formats import load_formats
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.capture import CapturedLine
from journals.records.model import Lesson, Project
from journals.retro.meeting import begin_retro
from tests.tui.cli.conftest import Shell

RAW = ("hemmelig melon", "hemmelig pære", "hemmelig blomme", "hemmelig kirsebær")


@pytest.fixture
def ids(shell: Shell, tmp_path: Path) -> list[str]:
    """The ids of private notes: one edited and answered, one deleted, one that a lesson rests on."""
    shell.library.mkdir()
    library = Library([shell.library], LocalFolders(*(tmp_path / "other" / each for each in ("s", "c", "k"))))
    journal, _ = library.create(Project(name="Skærm"))
    now = datetime(2026, 11, 24, tzinfo=UTC)
    meeting = begin_retro(journal, load_formats("da")[0], today=date(2026, 11, 24), now=now, leader="", people=5)
    lines = [CapturedLine(text, "concern", "S1", ("4.4",)) for text in RAW]
    one, two, three, four = meeting.reveal(lines, "S1", date(2026, 11, 24), writers=4)
    journal.edit((one, replace(one, text=one.text + " igen", perspective="hemmelig rolle", reply="Et svar til alle")))
    journal.delete(two)
    journal.add(Lesson(title="En læring", evidence=frozenset({three.id})))
    library.close()
    return [one.id, two.id, three.id, four.id]


def test_a_search_does_not_say_what_was_written_in_private(shell: Shell, ids: list[str]) -> None:
    """That some note holds a word is a thing to know, too: it is found by its reply, and listed without words."""
    assert shell.json("search", "melon") == []
    for mistyped in ("melno", "kirsebaar"):
        answer = shell("search", mistyped, "--in", "observations")
        assert (answer.out, "melon" in answer.told, "kirsebær" in answer.told) == ("", False, False)
    (found,) = shell.json("search", "svar", "--in", "observations")
    assert (found["id"], found["match"]) == (ids[0], "Et svar til alle")
    assert "Et [svar] til alle" in shell.done("search", "svar", "--in", "observations").out
    assert len(shell.json("search", "slags:bekymring")) == 3


def test_a_search_goes_on_as_if_private_notes_were_not_there(shell: Shell, ids: list[str]) -> None:
    """Neither do they take the places of what may be printed, nor is it told by what is tried when nothing is found."""
    shell.done("log", "Skærm", "En hemmelighed om ferien")
    for limit in ("1", "20"):
        rows = shell.json("search", "hemmelig", "--in", "observations", "--limit", limit)
        assert [row["text"] for row in rows] == ["En hemmelighed om ferien"]
    for asked, shown in (
        ("ferien", "En hemmelighed om [ferien]"),
        ("hemmelig", "En [hemmelighed]"),
        ("svar", "[svar]"),
    ):
        nowhere = shell("search", f"{asked} ananas", "--in", "observations")
        assert shown in nowhere.out
        for word in ("melon", "pære", "blomme", "kirsebær"):
            answer = shell("search", f"{asked} {word}", "--in", "observations")
            assert (answer.out, answer.err) == (nowhere.out, nowhere.err), (asked, word)


def test_no_command_prints_a_raw_text(shell: Shell, ids: list[str]) -> None:
    lines = [
        ("observations",),
        ("search", "hemmelig"),
        ("bin",),
        ("lessons",),
        ("export",),
        ("export", "--format", "retro"),
        ("export", "--format", "retro", "--short"),
        *(("history", each) for each in ids),
        ("purge", ids[0], "--dry-run"),
        ("restore", ids[1]),
        ("edit", ids[0], "--stage", "2"),
        ("undo",),
        ("redo",),
    ]
    for line in lines:
        for more in ((), ("--json",)):
            answer = shell(*line, *more)
            if line[0] in ("observations", "export", "history"):
                assert answer.status == 0, (line, answer)
            assert "hemmelig" not in answer.out + answer.err.replace("»hemmelig«", ""), (line, answer)
    assert "Et svar til alle" in shell.done("export").out
    for short in ((), ("--short",)):
        record = shell.done("export", "--format", "retro", *short).out
        assert "Mødet er ikke slut endnu" in record, "nor has anybody said yet what becomes of what is not in it"
    assert "(skrevet for sig; teksten står ikke her)" in shell.done("observations").out
    assert all(row["private"] and row["text"] == "" for row in shell.json("observations"))
