"""`undo` and `redo` on the command line: what they say was done, and that they say so when nothing could be."""

from __future__ import annotations

import json

import pytest

from tests.tui.cli.conftest import Made, Shell, ids, logs


def test_one_record_is_told_by_what_it_says_and_what_was_done_with_it(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "Skærm", "Koden virker ikke hos de borgere, der er flyttet")["id"]
    said = "observationen »Koden virker ikke hos de …« i Skærmbesøg"
    ways = {
        (): ("er væk igen", "er her igen"),
        ("edit", seen, "--kind", "idea"): ("ændringen af", "ændringen af"),
        ("edit", seen, "--pitfall", "4.4"): ("mærket 4.4 på", "mærket 4.4 på"),
        ("delete", seen): ("er her igen", "er væk igen"),
    }
    for way, (undone, redone) in ways.items():
        if way:
            shell.done(*way)
        for command, start, what in (("undo", "Fortrudt", undone), ("redo", "Gjort igen", redone)):
            whole = f"{said} {what}" if what.startswith("er ") else f"{what} {said}"
            now = {"undo": " (Slags: ikke udfyldt)", "redo": " (Slags: idé)"}[command] if "--kind" in way else ""
            assert shell.done(command).out == f"{start}: {whole}{now}.\n"
    lesson = shell.json("lesson", "Skærm", "--title", "Prøvførstmedétbesøgogsåmedfleresenere")["id"]
    assert shell.done("undo", "--lang", "en").out == (
        "Undone: the lesson “Prøvførstmedétbesøgogsåmedfle…” in Skærmbesøg is gone again.\n"
    )
    assert lesson


def test_several_are_counted(shell: Shell, project: Made) -> None:
    shell.done("delete", *(shell.json("log", "Skærm", text)["id"] for text in ("en", "to")))
    assert shell.done("undo").out == "Fortrudt: 2 observationer i Skærmbesøg er her igen.\n"


def test_a_project_that_is_gone_is_told_by_the_name_it_had(shell: Shell, project: Made) -> None:
    assert shell.done("undo").out == "Fortrudt: projektet »Skærmbesøg« er væk igen.\n"
    assert shell.done("redo").out == "Gjort igen: projektet »Skærmbesøg« er her igen.\n"


@pytest.mark.parametrize("written", ["noget", "ring 20 12 34 56"])
def test_what_was_purged_is_said_to_be_gone_and_the_next_undo_goes_further(
    shell: Shell, project: Made, written: str
) -> None:
    older = shell.json("log", "Skærm", "ældre")["id"]
    gone = shell.json("log", "Skærm", written, "--allow-personal-data")["id"]
    shell.done("edit", gone, "--kind", "idea")
    shell.done("purge", gone, "--yes")
    refused = shell("undo")
    assert (refused.status, refused.told) == (
        1,
        (
            "Kunne ikke fortrydes: ændring af 1 observation i Skærmbesøg. Det, der stod før, er slettet for alvor. "
            "At fortryde en gang til går videre til det, der blev gjort før det: observationen »ældre« i Skærmbesøg er "
            "væk igen."
        ),
    )
    assert shell("redo").status == 1
    assert shell.done("undo").out == "Fortrudt: observationen »ældre« i Skærmbesøg er væk igen.\n"
    assert shell.json("observations") == []
    shell.done("redo")
    assert ids(shell.json("observations")) == [older]


def test_json_says_what_was_changed_left_and_erased(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "Skærm", "ring 20 12 34 56", "--allow-personal-data")["id"]
    assert "slettet for altid" in shell("edit", seen, "--text", "ring til [fjernet]", "--kind", "idea").told
    undone = shell.json("undo")
    text = {"table": "observations", "id": seen, "field": "text"}
    assert undone["done"] == "undo"
    assert undone["changed"] == [{"table": "observations", "id": seen}]
    assert text in undone["erased"]
    assert undone["left"] == undone["erased"]
    assert shell.json("observations")[0]["kind"] is None
    shell.done("redo")
    said = shell.done("undo").out
    assert said.startswith(
        "Fortrudt: ændringen af observationen »ring til [fjernet]« i Skærmbesøg (Slags: ikke udfyldt)."
    )


def test_a_part_that_was_erased_is_said_beside_what_was_undone(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "Skærm", "ring 20 12 34 56", "--allow-personal-data")["id"]
    assert "slettet for altid" in shell("edit", seen, "--text", "ring til [fjernet]", "--kind", "idea").told
    assert shell.done("undo").out == (
        "Fortrudt: ændringen af observationen »ring til [fjernet]« i Skærmbesøg (Slags: ikke udfyldt). "
        "Ét felt står, som det er, fordi det, der stod før, er slettet for alvor.\n"
    )
    assert "    Det, der stod i den før, er slettet for alvor." in shell.done("history", seen).lines


def test_undo_tells_what_it_undid_and_what_it_left(shell: Shell, project: Made) -> None:
    row = shell.json("log", "skærm", "før")
    assert shell.done("undo").out == "Fortrudt: observationen »før« i Skærmbesøg er væk igen.\n"
    assert shell.json("observations") == []
    assert shell.done("redo").out == "Gjort igen: observationen »før« i Skærmbesøg er her igen.\n"
    assert ids(shell.json("observations")) == [row["id"]]
    log = logs(shell.library)[0]
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    theirs = {"at": f"2099-01-01T00:00:00.000Z-0000-{'zz' * 4}", "do": lines[-1]["do"]}
    theirs["do"][0][2] = {"text": "deres", "deleted": False}
    (log.parent / "zzzzzzzz.jsonl").write_text(json.dumps(theirs) + "\n", encoding="utf-8")
    undone = shell.json("undo")
    assert {"table": "observations", "id": row["id"], "field": "text"} in undone["left"]


@pytest.mark.parametrize(("command", "said"), [("undo", "ikke mere at fortryde"), ("redo", "ikke noget fortrudt")])
def test_nothing_to_take_back_is_status_1(shell: Shell, command: str, said: str) -> None:
    shell.library.mkdir()
    answer = shell(command, "--json")
    assert (answer.status, answer.out, said in answer.told) == (1, "", True)


def test_undo_says_what_stands_again_as_one_would(shell: Shell, project: Made) -> None:
    action = shell.json("action", "Skærm", "Køb en ekstra skærm")["id"]
    shell.done("done", action)
    said = shell.done("undo").out
    assert "(Status: åben; Gjort: ikke udfyldt)" in said
    assert "(Status: gjort; Gjort: 24.11.2026)" in shell.done("redo").out
