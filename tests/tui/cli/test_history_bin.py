"""`history`, `bin` and `restore` on the command line, and undo of each kind of act across processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.conftest import Made, Shell, ids, logs


def test_history_is_a_list_the_latest_first(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "Skærm", "lyden faldt ud", "--kind", "hindered")["id"]
    shell.done("edit", seen, "--text", "lyden faldt ud to gange", "--pitfall", "4.4")
    shell.done("undo")
    shell.done("delete", seen)
    rows = shell.json("history", seen)
    assert [(row["what"], row["how"]) for row in rows] == [
        ("deleted", "done"),
        ("changed", "undone"),
        ("changed", "done"),
        ("made", "done"),
    ]
    text = {"field": "text", "before": "lyden faldt ud", "after": "lyden faldt ud to gange"}
    assert rows[2]["changes"] == [text, {"field": "pitfalls.4.4", "before": None, "after": True}]
    assert all(row["here"] and row["by"] is None and row["writer"] for row in rows)
    assert rows[0].keys() >= {"at", "stamp", "writer", "by", "here", "what", "how", "changes", "erased"}
    lines = shell.done("history", seen[:22]).lines
    assert lines[0].endswith(" · slettet · denne maskine")
    assert "    Tekst: »lyden faldt ud« → »lyden faldt ud to gange«" in lines
    assert any(line.startswith("    Faldgrube sat på: 4.4 ") for line in lines)


def test_a_project_and_what_nobody_knows(shell: Shell, project: Made) -> None:
    shell.done("project", "Skærm", "--stage", "3", "--status", "finished", "--context", "C1=2:få hænder")
    lines = shell.done("history", "Skærm", "--lang", "en").lines
    assert "    Status: finished" in lines
    assert any(line.startswith("    Stage: 3 ") for line in lines)
    assert any(line.endswith(": 2 rather hard, “få hænder”") for line in lines)
    assert shell("history", "findes-ikke").told.startswith("Der er ikke noget med id")


def test_the_function_of_who_writes_comes_from_the_settings(shell: Shell, project: Made, own_places: Path) -> None:
    (own_places / "config").mkdir(parents=True)
    config = own_places / "config" / "config.toml"
    config.write_text('function = "leders bærbare"\n', encoding="utf-8")
    seen = shell.json("log", "Skærm", "lyden faldt ud")["id"]
    assert [row["by"] for row in shell.json("history", seen)] == ["leders bærbare"]
    assert shell.done("history", seen).lines[0].endswith("skrevet · leders bærbare (her)")
    assert shell.json("info")["function"] == "leders bærbare"
    assert "Funktion (i historien): leders bærbare" in shell.done("info").lines
    config.write_text('function = "ring 20 12 34 56"\n', encoding="utf-8")
    told = shell("config", "check").out
    assert "ligner personoplysninger" in told
    assert "20 12" not in told
    assert shell("log", "Skærm", "en til").status == 0, "the library was named, so the settings are not needed"
    assert not any(b"20 12" in log.read_bytes() for log in logs(shell.library))


def test_the_bin_and_bringing_back(shell: Shell, project: Made) -> None:
    one, two = (shell.json("log", "Skærm", text, "--pitfall", "4.4")["id"] for text in ("en", "to"))
    lesson = shell.json("lesson", "Skærm", "--title", "Prøv først")["id"]
    shell.done("delete", one, two, lesson)
    rows = shell.json("bin")
    assert {row["id"] for row in rows} == {one, two, lesson}
    assert (
        next(row for row in rows if row["id"] == one).items()
        >= {
            "project": project["id"],
            "table": "observations",
            "text": "en",
            "pitfalls": ["4.4"],
        }.items()
    )
    assert all(row["deleted"] and row["writer"] for row in rows)
    lines = shell.done("bin", "Skærm").lines
    assert len(lines) == 3
    assert any("  læring, slettet " in line and line.endswith(": Prøv først") for line in lines)
    before = logs(shell.library)[0].read_bytes().count(b"\n")
    assert ids(shell.json("restore", *(line.split()[0] for line in lines if "observation" in line))) == [one, two] or [
        two,
        one,
    ]
    assert logs(shell.library)[0].read_bytes().count(b"\n") == before + 1, "one act"
    assert set(ids(shell.json("observations"))) == {one, two}
    shell.done("undo")
    assert shell.json("observations") == []
    shell.done("redo")
    assert "Prøv først" in shell.done("restore", lesson).out
    assert shell.json("bin") == []


def test_a_deleted_project_comes_back_by_its_id(shell: Shell, project: Made) -> None:
    shell.done("log", "Skærm", "en")
    shell.done("delete", project["id"])
    (row,) = shell.json("bin")
    assert (row["id"], row["table"], row["name"]) == (project["id"], "projects", "Skærmbesøg")
    assert shell.json("restore", project["id"])[0]["name"] == "Skærmbesøg"
    assert len(shell.json("observations", "Skærm")) == 1


def test_a_deleted_project_comes_back_by_its_name(shell: Shell, project: Made) -> None:
    other = shell.json("new", "Skærm i skolen")
    shell.done("delete", project["id"])
    shell.done("delete", other["id"])
    both = shell("restore", "skærm")
    assert both.status == 1
    assert project["id"] in both.told
    assert other["id"] in both.told
    assert [row["name"] for row in shell.json("restore", "skærmb")] == ["Skærmbesøg"]
    assert [row["name"] for row in shell.json("restore", "Skærm I Skolen")] == ["Skærm i skolen"]
    assert "skærmb" in shell("restore", "skærmb").told, "it is there already"


def test_only_projects_are_named_by_name(shell: Shell, project: Made) -> None:
    shell.done("delete", shell.json("log", "Skærm", "lyden faldt ud")["id"])
    assert shell("restore", "lyden faldt ud").status == 1
    assert shell("restore", " ").status == 1


def test_what_is_not_deleted_is_refused_and_nothing_comes_back(shell: Shell, project: Made) -> None:
    one, two = (shell.json("log", "Skærm", text)["id"] for text in ("en", "to"))
    shell.done("delete", one)
    answer = shell("restore", one, two)
    assert answer.status == 1
    assert "tilbageblik bin" in answer.told
    assert ids(shell.json("observations")) == [two]
    shell.done("restore", one)
    empty = shell("bin")
    assert (empty.status, empty.out) == (0, "")
    assert empty.told == "Der er ikke noget slettet, der kan hentes tilbage."


ACTS: dict[str, list[str]] = {
    "edit": ["edit", "{seen}", "--text", "andet", "--kind", "idea", "--pitfall", "4.4"],
    "reply": ["reply", "{asked}", "Det er ordnet", "--as", "acted"],
    "tick": ["done", "{action}"],
    "drop": ["drop", "{action}", "--because", "ikke mere"],
    "archive": ["project", "Skærm", "--status", "archived"],
    "facts": ["project", "Skærm", "--name", "Skærmbesøg nord", "--area", "Ældre", "--context", "C1=2:få hænder"],
    "delete": ["delete", "{seen}", "{asked}", "{action}"],
    "restore": ["restore", "{gone}", "{lost}"],
    "lesson": ["lesson", "Skærm", "--title", "Prøv først", "--evidence", "{seen}"],
}


def everything(shell: Shell) -> list[Any]:
    return [shell.json(name) for name in ("projects", "observations", "lessons", "actions", "bin")]


@pytest.mark.long
@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_one_undo_in_another_process(shell: Shell, project: Made, name: str) -> None:
    made = {text: shell.json("log", "Skærm", text)["id"] for text in ("seen", "gone", "lost")}
    made["asked"] = shell.json("log", "Skærm", "hvornår?", "--kind", "question")["id"]
    made["action"] = shell.json("action", "Skærm", "Ring")["id"]
    shell.done("delete", made["gone"], made["lost"])
    before = everything(shell)
    assert shell(*(word.format(**made) for word in ACTS[name])).status == 0
    after = everything(shell)
    assert after != before
    assert shell.run("undo").status == 0
    assert without_stamps(everything(shell)) == without_stamps(before)
    assert shell.run("redo").status == 0
    assert without_stamps(everything(shell)) == without_stamps(after)


def without_stamps(lists: list[Any]) -> list[Any]:
    """When something was deleted is the time of the undo, where that deleted it again."""
    return [sorted((row | {"deleted": None} for row in rows), key=lambda row: str(row["id"])) for rows in lists]
