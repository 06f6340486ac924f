"""Deleting: `delete`, and that `undo` brings it all back."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.demo.sample import copy_samples
from journals.library.library import Library
from journals.library.paths import LocalFolders
from tests.tui.cli.conftest import TODAY, Made, Shell, ids


def test_delete_is_one_act_and_undo_brings_it_all_back(shell: Shell, project: Made) -> None:
    rows = [shell.json("log", "skærm", text) for text in ("en", "to", "tre")]
    gone = shell.json("delete", rows[0]["id"], rows[2]["id"], rows[0]["id"])
    assert ids(gone) == [rows[0]["id"], rows[2]["id"]]
    assert ids(shell.json("observations")) == [rows[1]["id"]]
    undone = shell.json("undo")
    assert (undone["done"], undone["project"], undone["left"]) == ("undo", project["id"], [])
    assert sorted(record["id"] for record in undone["records"]) == sorted(ids(gone))
    assert len(shell.json("observations")) == 3
    assert shell.json("redo")["done"] == "redo"
    assert ids(shell.json("observations")) == [rows[1]["id"]]


def test_a_project_is_deleted_too_and_told_as_it_was(shell: Shell, project: Made) -> None:
    assert shell.json("delete", project["id"]) == [project]
    assert shell("projects", "--json").json == []
    shell.done("undo")
    assert shell.done("delete", project["id"]).lines == [
        f"{project['id'][-7:]}  S1, i gang: Skærmbesøg",
        "Slettet. tilbageblik undo henter det tilbage.",
    ]


def test_delete_deletes_nothing_when_one_is_not_there(shell: Shell, project: Made) -> None:
    row = shell.json("log", "skærm", "en")
    answer = shell("delete", row["id"], "01ZZZZ")
    assert (answer.status, "01ZZZZ" in answer.told) == (1, True)
    assert shell.json("observations") == [row]


def test_what_is_erased_for_good_is_not_promised_back(shell: Shell, project: Made) -> None:
    shell.json("log", "skærm", "en god note")
    seen = shell.json("log", "skærm", "ring til 33 12 34 56 om døren", "--allow-personal-data")["id"]
    changed = shell.json("edit", seen, "--text", "ring til 33 12 34 57 om døren", "--allow-personal-data")
    assert changed["erased"] == ["text"]
    told = shell("delete", seen, "--lang", "en")
    assert "brings it back" not in told.out
    assert "Erased for good" in told.out
    for _ in range(2):
        refused = shell("undo", "--lang", "en")
        assert (refused.status, refused.out) == (1, "")
        assert "Could not be undone" in refused.err
    assert "“en god note” in Skærmbesøg is gone again" in refused.err, "what the next one would take is said"
    assert len(shell.json("observations")) == 1


def test_a_beginning_of_a_name_erases_no_project(shell: Shell, project: Made) -> None:
    refused = shell("purge", "Skærm", "--yes", "--lang", "en")
    assert refused.status == 1
    assert "tilbageblik projects" in refused.err
    assert shell("delete", "Skærm", "--lang", "en").err == refused.err
    shell.done("purge", "skærmbesøg", "--yes")
    assert shell("projects", "--json").json == []


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_what_is_part_of_a_meeting_or_answers_a_lesson_is_not_deleted_alone(
    shell: Shell, tmp_path: Path, as_json: tuple[str, ...]
) -> None:
    copy_samples(shell.library, TODAY, "en")
    before = one_of_each(shell.library, tmp_path)
    parts = {table: record for table, record in before.items() if table not in ALONE}
    assert parts.keys() >= {"retros", "running", "themes", "members", "votes", "mirror", "parked", "uses", "reviews"}
    for table, record in parts.items():
        refused = shell("delete", record, *as_json)
        assert refused.status == 1, table
        assert "purge" in refused.told, table
    assert one_of_each(shell.library, tmp_path) == before


ALONE = {"projects", "observations", "lessons", "actions", "cards"}


def one_of_each(folder: Path, place: Path) -> dict[str, str]:
    """Return the id of a record that is there of each table, the first one."""
    library = Library([folder], LocalFolders(place / "s", place / "c", place / "k"))
    try:
        library.refresh()
        there = sorted(
            (table, record)
            for journal in library.journals
            for table, record in journal.known_ids()
            if journal.is_there(table, record)
        )
        return dict(reversed(there))
    finally:
        library.close()
