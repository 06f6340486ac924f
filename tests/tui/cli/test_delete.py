"""Deleting: `delete`, and that `undo` brings it all back."""

from __future__ import annotations

from tests.tui.cli.conftest import Made, Shell, ids


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
