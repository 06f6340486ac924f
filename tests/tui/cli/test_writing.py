"""Writing things down: projects, observations, lessons, actions, replies; and taking it back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.tui.cli.conftest import Shell, ids, logs

Made = dict[str, Any]


def test_new_answers_with_the_project(shell: Shell) -> None:
    made = shell.json("new", "Skærmbesøg", "--technology", "Skærme", "--kind", "new-use", "--area", "Ældre")
    assert {key: made[key] for key in ("name", "technology", "kind", "area", "stage", "status", "observations")} == {
        "name": "Skærmbesøg",
        "technology": "Skærme",
        "kind": "new-use",
        "area": "Ældre",
        "stage": "S1",
        "status": "active",
        "observations": 0,
    }
    assert ids(shell.json("projects")) == [made["id"]]
    assert [str(log.parent) for log in logs(shell.library)] == made["folders"]


def test_new_in_words_begins_with_an_id_that_finds_the_project(shell: Shell) -> None:
    short, _, words = shell.done("new", "Skærmbesøg").lines[0].partition("  ")
    assert words == "Skærmbesøg: S1, i gang, 0 observationer"
    assert shell.json("project", short)["name"] == "Skærmbesøg"


def test_a_project_needs_a_name(shell: Shell) -> None:
    answer = shell("new", "  ")
    assert (answer.status, answer.told) == (1, "Der mangler en tekst. Skriv, hvad der skal stå.")
    assert not shell.library.exists()


def test_project_changes_what_is_told_and_leaves_the_rest(shell: Shell, project: Made) -> None:
    before = shell.json("project", "skærm")
    after = shell.json("project", "skærm", "--stage", "4", "--unit", "Nord")
    assert after == before | {"stage": "S4", "unit": "Nord"}


def test_project_without_options_changes_nothing(shell: Shell, project: Made) -> None:
    before = [log.read_bytes() for log in logs(shell.library)]
    assert shell.done("project", "skærm").lines[1] == "    Teknologi: Skærme"
    assert [log.read_bytes() for log in logs(shell.library)] == before


def test_a_project_that_ends_gets_its_day_and_loses_it_when_it_goes_on(shell: Shell, project: Made) -> None:
    assert (
        shell.json("project", "skærm", "--status", "stopped", "--ending", "Prøv før I køber")["ended"] == "2026-11-24"
    )
    assert shell.json("project", "skærm", "--status", "archived")["ended"] == "2026-11-24"
    assert shell.json("project", "skærm", "--status", "active")["ended"] is None


def test_the_context_is_set_one_factor_at_a_time(shell: Shell, project: Made) -> None:
    shell.done("project", "skærm", "--context", "C1=2:få hænder", "--context", "c4=5")
    made = shell.json("project", "skærm", "--context", "C4=:ingen penge")
    assert made["context"] == {"C1": {"level": 2, "note": "få hænder"}, "C4": {"level": None, "note": "ingen penge"}}
    assert list(shell.json("project", "skærm", "--context", "C4=")["context"]) == ["C1"]
    line = shell.done("project", "skærm", "--lang", "en").lines[-2]
    assert line.startswith("    C1 ")
    assert line.endswith(": 2, få hænder")


def test_log_answers_with_the_observation(shell: Shell, project: Made) -> None:
    options = ("--stage", "s4", "--kind", "hindered", "--pitfall", "44", "--pitfall", "#2.3", "--sign", "bites")
    more = ("--role", "gruppeleder", "--date", "i går", "--insight", "i2.1")
    made = shell.json("log", "skærm", "Lyden faldt ud", *options, *more)
    assert made.pop("id")
    assert made == {
        "project": project["id"],
        "table": "observations",
        "text": "Lyden faldt ud",
        "stage": "S4",
        "happened": "2026-11-23",
        "kind": "hindered",
        "sign": "bites",
        "pitfalls": ["2.3", "4.4"],
        "insights": ["I2.1"],
        "perspective": "gruppeleder",
        "retro": None,
        "private": False,
        "reply": "",
        "reply_as": None,
        "replied": None,
        "waits": False,
    }


def test_log_stands_at_the_projects_stage_today_unless_told(shell: Shell, project: Made) -> None:
    shell.done("project", "skærm", "--stage", "S5")
    made = shell.json("log", "skærm", "Så er vi i gang")
    assert (made["stage"], made["happened"], made["kind"], made["pitfalls"]) == ("S5", "2026-11-24", None, [])


@pytest.mark.parametrize("text", ["-det tog for lang tid", "--- tre streger", "--Nej=tak", "-1", "- [ ] punkt"])
def test_a_text_may_begin_with_a_dash(shell: Shell, project: Made, text: str) -> None:
    assert shell.json("log", "skærm", text)["text"] == text
    assert [each["text"] for each in shell.json("observations")] == [text]


def test_whatever_comes_after_two_dashes_is_text(shell: Shell, project: Made) -> None:
    answer = shell.done("log", "--json", "skærm", "--", "--kind")
    assert answer.json["text"] == "--kind"


def test_quick_reads_markers_and_options_fill_in(shell: Shell, project: Made) -> None:
    made = shell.json("log", "skærm", "-det tog for lang tid #44 :4", "--quick", "--kind", "idea", "--pitfall", "2.3")
    assert made["text"] == "det tog for lang tid"
    assert (made["kind"], made["stage"], made["pitfalls"]) == ("hindered", "S4", ["2.3", "4.4"])
    made = shell.json("log", "skærm", "ingen tegn #99", "--quick", "--kind", "idea")
    assert (made["text"], made["kind"]) == ("ingen tegn #99", "idea")


def test_without_quick_the_text_is_taken_as_it_is(shell: Shell, project: Made) -> None:
    made = shell.json("log", "skærm", "!Er det her #44 :4?")
    assert (made["text"], made["kind"], made["stage"], made["pitfalls"]) == ("!Er det her #44 :4?", None, "S1", [])


def test_log_in_words_begins_with_an_id_to_edit_it_by(shell: Shell, project: Made) -> None:
    line = shell.done("log", "skærm", "Bippet\nlarmer", "--kind", "concern", "--pitfall", "44", "--sign", "watch").lines
    (short, _, words) = line[0].partition("  ")
    assert words == "S1, 24.11.2026, bekymring, hold øje 4.4, venter på svar: Bippet larmer"
    assert shell.json("edit", short, "--text", "Bippet larmer")["text"] == "Bippet larmer"


def test_every_line_of_stdin_is_an_observation(shell: Shell, project: Made) -> None:
    answer = shell("log", "skærm", "-", "--json", "--kind", "idea", stdin="Æn\r\n\n   \ntö\n-tre")
    rows = [json.loads(line) for line in answer.lines]
    assert [row["text"] for row in rows] == ["Æn", "tö", "-tre"]
    assert {row["kind"] for row in rows} == {"idea"}
    assert (answer.status, answer.err) == (0, "")
    assert ids(shell.json("observations"))[::-1] == ids(rows)


def test_a_line_that_is_refused_is_told_with_its_number_and_the_others_are_logged(shell: Shell, project: Made) -> None:
    lines = b"\xef\xbb\xbfgod\n\n" + b"\xff\xfe\n" + b"x" * 20_001 + b"\n" + "også god\n".encode()
    answer = shell("log", "skærm", "-", "--json", stdin=lines)
    assert answer.status == 1
    assert [json.loads(line)["text"] for line in answer.lines] == ["god", "også god"]
    assert answer.err.splitlines() == [
        "Linje 3 er ikke gemt: Linjen er ikke UTF-8-tekst. Gem filen som UTF-8, og prøv igen.",
        "Linje 4 er ikke gemt: Teksten er på 20001 tegn; der er plads til 20000. Del den i flere.",
    ]
    assert len(shell.json("observations")) == 2


def test_a_line_of_markers_only_is_refused(shell: Shell, project: Made) -> None:
    answer = shell("log", "skærm", "-", "--quick", stdin="+ #44\n! Støj\n")
    assert answer.status == 1
    assert answer.told.startswith("Linje 1 er ikke gemt: ")
    assert [row["kind"] for row in shell.json("observations")] == ["concern"]


def test_hostile_text_is_stored_clean(shell: Shell, project: Made) -> None:
    assert shell.json("log", "skærm", "a\x1b[31mb\u202ec")["text"] == "a\ufffd[31mb\ufffdc"


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
    assert "Briefing:" in shell.done("export", "skærm", "--format", "briefing").out
    assert shell.json("edit", lesson["id"], "--status", "draft")["because"] == ""


def test_a_lesson_cannot_be_done_nor_a_project_edited_like_an_observation(shell: Shell, project: Made) -> None:
    lesson = shell.json("lesson", "skærm", "--title", "T")
    answer = shell("edit", lesson["id"], "--status", "done")
    assert answer.status == 2
    assert "draft, final, retired" in answer.told
    answer = shell("edit", project["id"], "--text", "x")
    assert (answer.status, "tilbageblik project" in answer.told) == (1, True)


def test_three_pitfalls_are_too_many(shell: Shell, project: Made) -> None:
    answer = shell("log", "skærm", "x", "--pitfall", "11", "--pitfall", "12", "--pitfall", "13")
    assert (answer.status, "højst have 2 faldgruber" in answer.told) == (1, True)
    assert shell.json("observations") == []


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
        f"{project['id'][:10]}  S1, i gang: Skærmbesøg",
        "Slettet. tilbageblik undo henter det tilbage.",
    ]


def test_delete_deletes_nothing_when_one_is_not_there(shell: Shell, project: Made) -> None:
    row = shell.json("log", "skærm", "en")
    answer = shell("delete", row["id"], "01ZZZZ")
    assert (answer.status, "01ZZZZ" in answer.told) == (1, True)
    assert shell.json("observations") == [row]


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
    answer = shell(command, "--json")
    assert (answer.status, answer.out, said in answer.told) == (1, "", True)


def test_a_lesson_takes_stage_pitfalls_and_context_along(shell: Shell, project: Made) -> None:
    shell.done("project", "skærm", "--context", "C1=2:få hænder")
    first = shell.json("log", "skærm", "en", "--stage", "S3", "--pitfall", "11")
    second = shell.json("log", "skærm", "to", "--stage", "S4", "--pitfall", "44", "--pitfall", "11")
    options = ("--situation", "s", "--learned", "l", "--do", "d", "--conditions", "c", "--final")
    made = shell.json(
        "lesson", "skærm", "--title", "T", *options, "--evidence", first["id"], "--evidence", second["id"]
    )
    assert made.pop("id")
    assert made == {
        "project": project["id"],
        "table": "lessons",
        "title": "T",
        "situation": "s",
        "learned": "l",
        "do": "d",
        "conditions": "c",
        "stage": "S4",
        "pitfalls": ["1.1", "4.4"],
        "evidence": [first["id"], second["id"]],
        "context": {"C1": {"level": 2, "note": "få hænder"}},
        "status": "final",
        "because": "",
        "came_from": [],
        "revised": None,
        "theme": None,
    }
    told = shell.json("lesson", "skærm", "--title", "T", "--stage", "7", "--pitfall", "2.2", "--evidence", first["id"])
    assert (told["stage"], told["pitfalls"], told["status"]) == ("S7", ["2.2"], "draft")


def test_evidence_must_be_an_observation(shell: Shell, project: Made) -> None:
    answer = shell("lesson", "skærm", "--title", "T", "--evidence", project["id"])
    assert (answer.status, answer.told) == (
        1,
        f"{project['id']} er et projekt, men her skal der bruges en observation.",
    )
    assert shell.json("lessons") == []


def test_an_action_and_what_becomes_of_it(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "set")
    options = ("--owner", "leder", "--due", "1.12", "--first-step", "ring", "--stage", "5", "--source", seen["id"])
    made = shell.json("action", "skærm", "-Køb skærme", *options)
    assert made == {
        "id": made["id"],
        "project": project["id"],
        "table": "actions",
        "text": "-Køb skærme",
        "owner": "leder",
        "due": "2026-12-01",
        "first_step": "ring",
        "stage": "S5",
        "source": seen["id"],
        "retro": None,
        "carried": [],
        "status": "open",
        "done": None,
        "because": "",
    }
    assert shell.json("done", made["id"]) == made | {"status": "done", "done": "2026-11-24"}
    assert shell.json("drop", made["id"], "--because", "dyrt") == made | {"status": "dropped", "because": "dyrt"}
    assert shell.json("edit", made["id"], "--status", "open") == made
    assert shell.json("actions") == [made]


def test_done_wants_an_action_and_drop_a_reason(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "set")
    made = shell.json("action", "skærm", "A")
    assert shell("done", seen["id"]).told == f"{seen['id']} er en observation, men her skal der bruges en handling."
    assert shell("drop", made["id"]).told.startswith("tilbageblik drop: --because mangler.")
    assert shell("drop", made["id"], "--because", " ").status == 1
    assert shell.json("actions")[0]["status"] == "open"


def test_a_reply(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "Hvem betaler?", "--kind", "question")
    assert seen["waits"]
    made = shell.json("reply", seen["id"], "Det gør vi", "--as", "acted")
    assert made == seen | {"reply": "Det gør vi", "reply_as": "acted", "replied": "2026-11-24", "waits": False}
    assert shell.json("reply", seen["id"], "Nej", "--as", "no")["replied"] == "2026-11-24"


def test_only_concerns_and_questions_are_replied_to(shell: Shell, project: Made) -> None:
    seen = shell.json("log", "skærm", "En idé", "--kind", "idea")
    assert "Kun bekymringer og spørgsmål kan få svar" in shell("reply", seen["id"], "ja", "--as", "plan").told
    assert shell("reply", project["id"], "ja", "--as", "plan").status == 1
    asked = shell.json("log", "skærm", "Hvem?", "--kind", "question")
    assert shell("reply", asked["id"], " ", "--as", "plan").status == 1
    assert shell.json("observations", "--waiting") == [asked]
