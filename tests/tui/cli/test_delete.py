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
