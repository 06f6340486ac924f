"""Changing what was written: `edit`."""

from __future__ import annotations

import pytest

from tests.tui.cli.conftest import Made, Shell


def test_edit_changes_what_is_told_and_leaves_the_rest(shell: Shell, project: Made) -> None:
    old = shell.json("log", "skærm", "før", "--kind", "idea", "--pitfall", "44", "--sign", "bites", "--role", "leder")
    new = shell.json("edit", old["id"], "--text", "efter", "--date", "uge 47")
    assert new == old | {"text": "efter", "happened": "2026-11-16"}
    assert shell.json("observations") == [new]


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        (("--pitfall", "11", "--pitfall", "1.2"), {"pitfalls": ["1.1", "1.2"]}),
        (("--no-pitfalls",), {"pitfalls": [], "sign": None}),
        (("--no-pitfalls", "--sign", "watch"), {"pitfalls": [], "sign": "watch"}),
        (("--kind", "none"), {"kind": None}),
        (("--sign", "none"), {"sign": None}),
        (("--insight", "I1.2"), {"insights": ["I1.2"]}),
        (("--role", ""), {"perspective": ""}),
        (("--text", "?hvorfor #11", "--quick"), {"text": "hvorfor", "kind": "question", "waits": True}),
    ],
)
def test_edit_takes_away_and_replaces(shell: Shell, project: Made, options: tuple[str, ...], changed: Made) -> None:
    old = shell.json("log", "skærm", "før", "--kind", "idea", "--pitfall", "44", "--sign", "bites", "--role", "leder")
    if "--quick" in options:
        changed = changed | {"pitfalls": ["1.1", "4.4"]}
    assert shell.json("edit", old["id"], *options) == old | changed


def test_edit_of_a_lesson_and_an_action(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "set")
    lesson = shell.json("lesson", "skærm", "--title", "T", "--evidence", seen["id"])
    told = shell.json("edit", lesson["id"], "--learned", "meget", "--status", "final", "--no-evidence")
    assert told == lesson | {"learned": "meget", "status": "final", "evidence": []}
    again = shell.json("edit", lesson["id"], "--evidence", seen["id"][:-1])
    assert again["evidence"] == [seen["id"]]
    action = shell.json("action", "skærm", "A", "--due", "1.12")
    told = shell.json("edit", action["id"], "--owner", "leder", "--due", "", "--status", "done")
    assert told == action | {"owner": "leder", "due": None, "status": "done", "done": "2026-11-24"}
    assert "  S6, gjort" in shell.done("edit", action["id"], "--stage", "S6").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "tilbageblik edit: Sig, hvad der skal rettes. Se: tilbageblik edit --help"),
        (("--owner", "x"), "tilbageblik edit: --owner passer ikke til en observation. Se: tilbageblik edit --help"),
        (
            ("--no-evidence",),
            "tilbageblik edit: --evidence passer ikke til en observation. Se: tilbageblik edit --help",
        ),
        (
            ("--status", "done"),
            "tilbageblik edit: --status passer ikke til en observation. Se: tilbageblik edit --help",
        ),
    ],
)
def test_edit_refuses_what_does_not_fit(shell: Shell, project: Made, options: tuple[str, ...], said: str) -> None:
    old = shell.json("log", "skærm", "før")
    answer = shell("edit", old["id"], *options)
    assert (answer.status, answer.told) == (2, said)
    assert shell.json("observations") == [old]


def test_a_lesson_is_taken_out_with_a_reason_and_then_only_listed_where_it_is_asked_for(
    shell: Shell, project: Made
) -> None:
    lesson = shell.json("lesson", "skærm", "--title", "T")
    assert shell("edit", lesson["id"], "--status", "retired").told.startswith("Skriv kort hvorfor")
    told = shell.json("edit", lesson["id"], "--status", "retired", "--because", "de fås ikke mere")
    assert (told["status"], told["because"]) == ("retired", "de fås ikke mere")
    assert shell.json("lessons") == []
    (found,) = shell.json("lessons", "--status", "retired")
    assert (found["id"], found["used"], found["helped"], found["none"], found["hurt"]) == (lesson["id"], 0, 0, 0, 0)
    assert "fordi de fås ikke mere" in shell.done("lessons", "--status", "retired").out
    assert "taget ud, fordi: de fås ikke mere" in shell.done("export", "skærm").out
    assert "Det tager vi med fra andre:" in shell.done("export", "skærm", "--format", "briefing").out
    assert shell.json("edit", lesson["id"], "--status", "draft")["because"] == ""


def test_a_lesson_cannot_be_done_nor_a_project_edited_like_an_observation(shell: Shell, project: Made) -> None:
    lesson = shell.json("lesson", "skærm", "--title", "T")
    answer = shell("edit", lesson["id"], "--status", "done")
    assert answer.status == 2
    assert "udkast, endelig, taget-ud" in answer.told
    answer = shell("edit", project["id"], "--text", "x")
    assert (answer.status, "tilbageblik project" in answer.told) == (1, True)
