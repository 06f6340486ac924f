"""`today` and `actions --by` on the command line."""

from __future__ import annotations

from tests.tui.cli.conftest import Made, Shell


def test_today_says_what_waits_and_where(shell: Shell, project: Made) -> None:
    told = shell.run("today")
    assert (told.status, told.out, told.err.count("\n")) == (0, "", 1), "nothing waits"
    assert shell.json("today") == []
    shell.done("log", project["id"], "Hvem svarer?", "--kind", "concern", "--date", "2026-10-01")
    shell("action", project["id"], "Ring til driften", "--due", "2026-W45", "--owner", "Teamleder")
    shell("action", project["id"], "Køb opladere", "--due", "2026-11-20")
    nothing = {"observation": None, "past": None}
    assert shell.json("today") == [
        {"kind": "late", "number": 2, "projects": [project["id"]], "day": "2026-11-08", **nothing},
        {"kind": "concerns", "number": 1, "projects": [project["id"]], "day": "2026-10-01", **nothing},
    ]
    first, second = shell("today").out.splitlines()
    assert first.startswith("2 handlinger er over tid · siden uge 45 · ")
    assert second.startswith("En bekymring eller et spørgsmål venter på svar · siden uge 40 · ")


def test_today_says_what_is_due_today(shell: Shell, project: Made) -> None:
    today = shell.json("action", project["id"], "Ring til driften", "--due", "i dag")["due"]
    shell("action", project["id"], "Køb opladere", "--due", "i morgen")
    (told,) = shell.json("today")
    assert (told["kind"], told["number"], told["day"]) == ("due_today", 1, today)
    assert shell("today").out.startswith("En handling skal være gjort i dag · ")


def test_today_says_how_many_wait_longer_than_was_agreed(shell: Shell, project: Made) -> None:
    other = shell.json("new", "Porte", "--reply-days", "7")
    for day in ("2026-10-01", "2026-11-17", "2026-11-16"):
        for each in (project, other):
            shell.done("log", each["id"], "Hvem svarer?", "--kind", "concern", "--date", day)
    (told,) = shell.json("today")
    assert (told["number"], told["past"]) == (6, 2), "on its last day there is still time"
    assert shell("today").out.startswith("6 bekymringer og spørgsmål venter på svar, 2 over tid · siden uge 40 · ")


def test_today_says_what_nobody_has_decided(shell: Shell, project: Made) -> None:
    shell.done("card", project["id"], "trial", "question=Om natten?", "day=uge 40", "result=ja")
    shell("card", project["id"], "decision", "about=Skal alle med?", "day=2026-11-20")
    shell.done("card", project["id"], "decision", "about=Og så?", "day=2026-12-20")
    assert [each["kind"] for each in shell.json("today")] == ["to_decide", "trials"]
    first, second = shell("today").out.splitlines()
    assert first.startswith("En aftalt beslutning er ikke taget · siden ")
    assert second.startswith("En prøve med resultat venter på en beslutning · siden ")
    trial = shell.json("card", project["id"], "trial")["entries"][0]["id"]
    shell.done("card", project["id"], "trial", "--entry", trial, "decision=again")
    assert [each["kind"] for each in shell.json("today")] == ["to_decide"]


def test_actions_by_owner_and_by_deadline(shell: Shell, project: Made) -> None:
    other = shell.json("new", "Andet")["id"]
    for where, text, owner, due in (
        (project["id"], "a", "Teamleder", "2026-12-10"),
        (other, "b", "teamleder", "2026-11-20"),
        (other, "c", "driften", "2026-11-27"),
        (project["id"], "d", "", ""),
    ):
        shell("action", where, text, *(["--owner", owner] if owner else []), *(["--due", due] if due else []))
    assert [each["text"] for each in shell.json("actions", "--by", "owner")] == ["c", "b", "a", "d"]
    assert [each["text"] for each in shell.json("actions", "--by", "date")] == ["b", "c", "a", "d"]
    titles = ("driften", "teamleder", "Uden ansvarlig")
    assert tuple(each for each in shell("actions", "--by", "owner").out.splitlines() if "  " not in each) == titles
    told = shell("actions", "--by", "date").out.splitlines()
    times = ("Skulle være gjort", "Denne uge", "Senere", "Uden frist")
    assert tuple(each for each in told if "  " not in each) == times
    assert any(each.endswith(": b (Andet)") for each in told)
