"""The data forms: what a program reads of them is what was written, and nothing in them acts or leaves unasked."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tinydb import TinyDB, where

from journals.export.csv_form import CSV_COLUMNS, render_csv
from journals.export.data_snapshot import data_snapshots
from journals.export.finished import without_findings
from journals.export.json_form import render_json, render_tinydb
from journals.export.progress import Cancelled
from journals.export.redaction import Document
from journals.library.journal import Journal
from journals.privacy import guard
from journals.privacy.detector import detect
from journals.privacy.findings import Finding
from journals.records.base import Level
from journals.records.model import Action, Lesson, Observation, Project
from journals.text.clean import clean
from tests.hostile import texts
from tests.journals.making import journal_of
from tui.locale import catalogue

DA = catalogue("da")
TODAY = date(2026, 11, 24)
PHONE = "Ring til vagten på 86 12 34 56"


def project(text: str = "Lyden faldt ud") -> Journal:
    return journal_of(
        Project(id="P1", name="Skærme", unit="Nord", ending="Spørg aftenholdet", context={"C1": Level(2, "nye")}),
        Observation(id="O1", text=text, kind="hindered", sign="bites", stage="S4", pitfalls=frozenset({"4.4", "2.3"})),
        Observation(id="O2", text="hemmeligt", private=True),
        Lesson(
            id="L1", title="Prøv dér, hvor det er svært", learned="Det gik", status="final", evidence=frozenset({"O1"})
        ),
        Lesson(id="L2", title="Ikke færdig"),
        Action(id="A1", text="Køb stik", owner="gruppeleder", due="2026-W49"),
    )


def rows(document: Document, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV, by the names of its columns here."""
    read = list(csv.reader(io.StringIO(document.text, newline=""), delimiter=delimiter, strict=True))
    assert {len(row) for row in read} == {len(CSV_COLUMNS)}
    return [dict(zip(CSV_COLUMNS, row, strict=True)) for row in read[1:]]


def as_csv(journal: Journal, **how: Any) -> Document:
    return render_csv(data_snapshots([journal]), DA, **how)


def as_json(journal: Journal) -> Document:
    return render_json(data_snapshots([journal]), DA, today=TODAY)


def as_tinydb(journal: Journal) -> Document:
    return render_tinydb(data_snapshots([journal]), DA)


@given(texts())
def test_what_a_program_reads_is_what_stands_in_the_records(said: str) -> None:
    journal = project(said)
    (text,) = [each.text for each in journal.observations if each.id == "O1"]
    (row,) = [row for row in rows(as_csv(journal)) if row["id"] == "O1"]
    assert row["text"].removeprefix("'") == text.removeprefix("'")
    assert not row["text"].startswith(("=", "+", "-", "@", "\t", "\r"))
    (read,) = json.loads(as_json(journal).text)["projects"]
    assert {each["id"]: each.get("text") for each in read["records"]}["O1"] == text


def test_a_row_says_in_words_what_it_is() -> None:
    by_id = {row["id"]: row for row in rows(as_csv(project()))}
    assert (
        by_id["O1"] | {"table": "observation", "kind": "hindrede", "sign": "bider", "pitfalls": "2.3, 4.4"}
        == by_id["O1"]
    )
    assert by_id["L1"]["text"] == "Prøv dér, hvor det er svært"
    assert by_id["A1"] | {"due": "2026-12-06", "status": "åben", "owner": "gruppeleder"} == by_id["A1"]


def test_for_excel_it_has_a_mark_and_the_separator_of_the_language() -> None:
    made = as_csv(project(), for_excel=True)
    assert made.text.startswith('\ufeff"Hvad";"Projekt";')
    assert len(rows(made, ";")) == 5


def test_tinydb_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(as_tinydb(project()).text, encoding="utf-8")
    with TinyDB(path, encoding="utf-8") as db:
        assert db.tables() == {"projects", "observations", "lessons", "actions"}
        (found,) = db.table("observations").search(where("pitfalls").any(["4.4"]))
        assert found["project"] == "P1"
        assert db.table("projects").get(doc_id=1)["name"] == "Skærme"


@pytest.mark.parametrize("make", [as_csv, as_json, partial(as_csv, for_excel=True)])
def test_what_was_written_in_private_is_not_in_it(make: Any) -> None:
    assert "hemmeligt" not in make(project()).text


@pytest.mark.parametrize("make", [as_csv, as_json])
def test_personal_data_is_asked_about_and_can_be_replaced_in_its_place(make: Any) -> None:
    made = make(project(f'"{PHONE}"\nog "så\\"'))
    assert dict(made.personal["warn"]) == {"phone": 1}
    cut = without_findings(made, '["fjernet"]')
    assert "86 12 34 56" not in cut.text
    text = rows(cut)[0]["text"] if make is as_csv else json.loads(cut.text)["projects"][0]["records"][0]["text"]
    assert text == '"Ring til vagten på ["fjernet"]"\nog "så\\"'
    assert cut.found == []


def test_what_can_never_be_stored_is_taken_out() -> None:
    made = as_json(project("borger 010190-1234"))
    assert "1234" not in made.text
    assert made.personal["block"]["cpr"] == 1


@pytest.mark.parametrize("make", [as_csv, as_json, as_tinydb])
def test_a_text_is_looked_at_once_however_often_it_stands_there(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(text: str) -> list[Finding]:
        looked.append(text)
        return detect(text)

    monkeypatch.setattr(guard, "detect", look)
    assert make(project()).found == []
    assert {text: times for text, times in Counter(filter(None, looked)).items() if times > 1} == {}
    assert {"Lyden faldt ud", "Skærme", "nye"} <= {*looked}


def test_others_get_finished_lessons_and_no_statements() -> None:
    (read,) = json.loads(render_json(data_snapshots([project()], "sharing"), DA, today=TODAY).text)["projects"]
    assert [each["id"] for each in read["records"]] == ["L1"]
    assert read["records"][0]["evidence"] == []
    assert (read["unit"], read["ending"], read["context"]) == ("", "", {"C1": {"level": 2}})


def test_it_can_be_stopped() -> None:
    def stop(done: int, of: int) -> None:
        assert of == 6
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        as_csv(project(), tick=stop)


def test_the_same_records_give_the_same_bytes() -> None:
    assert as_json(project()).text == as_json(project()).text
    assert clean(as_json(project()).text) == as_json(project()).text
