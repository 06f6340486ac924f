"""Our own CSV is read back as it was written, in both languages, also after a spreadsheet has saved it."""

from __future__ import annotations

import pytest

from content.heading_words import heading_words
from journals.export.csv_form import CSV_COLUMNS, render_csv
from journals.export.data_snapshot import data_snapshots
from journals.importing.formats import read_file
from journals.importing.found import FileReading, ReadingChoices
from journals.importing.readers.own_csv import OWN_COLUMNS, own_csv_words
from journals.importing.source import ImportSource
from journals.records.model import Action, Lesson, Observation, Project
from journals.text.language import LANGUAGES, Language
from tests.journals.importing.test_table_files import TODAY, reading
from tests.journals.making import journal_of
from tui.locale import catalogue


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_are_those_of_the_catalogues(language: Language) -> None:
    say, words = catalogue(language), own_csv_words()
    assert OWN_COLUMNS == CSV_COLUMNS
    assert words["columns"][language] == [say(f"export.csv.{column}") for column in CSV_COLUMNS]
    for name, topics in {"kind": ("kind",), "sign": ("sign",), "status": ("action_status", "lesson_status")}.items():
        for value, known in words[name].items():
            said = [say(key) for topic in topics if say.has(key := f"words.{topic}.{value}")]
            assert said
            assert set(said) <= set(known)
    assert all(say(f"export.csv.one.{table}") in known for table, known in words["table"].items())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("for_excel", [False, True])
def test_records_come_back_whole(language: Language, for_excel: bool) -> None:
    journal = journal_of(
        Project(id="P1", name="Skærme"),
        Observation(
            id="O1",
            text='=1+1 er "to", ikke;\n\ntre',
            kind="surprise",
            sign="watch",
            stage="S4",
            happened="2026-02-03",
            pitfalls=frozenset({"2.3", "4.4"}),
            perspective="superbruger",
        ),
        Lesson(id="L1", title="Prøv først", situation="S", learned="L", do="D", stage="S3", status="final"),
        Action(id="A1", text="Køb stik", owner="leder", due="2026-12-06", status="done", done="2026-02-09"),
        Action(id="A2", text="Køb to", status="dropped"),
    )
    document = render_csv(data_snapshots([journal]), catalogue(language), for_excel=for_excel)
    read = reading("log.csv", document.text.encode(), ReadingChoices())
    assert (read.format, read.dropped) == ("tilbageblik_csv", ())
    by_id = {each.own["id"]: each for each in read.items}
    note, lesson, done, dropped = (by_id[name] for name in ("O1", "L1", "A1", "A2"))
    assert (note.text, note.kind, note.happened) == ('=1+1 er "to", ikke;\n\ntre', "surprise", "2026-02-03")
    assert (note.own["sign"], note.own["stage"], note.own["pitfalls"]) == ("watch", "S4", ["2.3", "4.4"])
    assert (lesson.table, lesson.text, lesson.own["do"]) == ("lessons", "Prøv først", "D")
    assert (done.is_done, done.happened, done.owner, done.due) == (True, "2026-02-09", "leder", "2026-12-06")
    assert dropped.is_archived


def test_of_several_projects_the_one_of_that_name_is_read_and_else_it_is_asked() -> None:
    journals = [
        journal_of(Project(id=f"P{name}", name=f"Projekt {name}"), Observation(id=f"O{name}", text=f"Noten {name}"))
        for name in "AB"
    ]
    data = render_csv(data_snapshots(journals), catalogue("da")).text.encode()

    def read(project: str, part: str | None = None) -> FileReading:
        choices = ReadingChoices(part=part)
        return read_file(ImportSource("log.csv", data, heading_words(), TODAY, choices, project=project))

    own = read("projekt b")
    assert ([each.text for each in own.items], own.parts) == (["Noten B"], ())
    assert [each.reason for each in own.dropped] == ["other_project"]
    asked = read("Noget andet")
    assert asked.parts == ("Projekt A", "Projekt B")
    chosen = read("Noget andet", "Projekt B")
    assert [each.text for each in chosen.items] == ["Noten B"]
