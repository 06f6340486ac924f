"""Dates on the command line: which are meant, and which are asked about."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.tui.cli.conftest import Made, Shell
from tui.cli import dates as cli_dates
from tui.cli.session import Session


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(Session, "today", property(lambda _: day))


def test_what_was_seen_is_the_latest_such_day_also_across_new_year(
    shell: Shell, project: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, date(2027, 1, 4))
    for typed, meant in (
        ("28.12", "2026-12-28"),
        ("uge 52", "2026-12-21"),
        ("uge 53", "2026-12-28"),
        ("4.1", "2027-01-04"),
    ):
        assert shell.json("log", "skærm", "a", "--date", typed)["happened"] == meant
    assert len(shell.json("observations", "skærm", "--since", "28.12")) == 3
    assert len(shell.json("observations", "skærm", "--until", "uge 52")) == 1
    assert len(shell.json("observations", "skærm", "--since", "december", "--until", "2026")) == 3
    assert len(shell.json("observations", "skærm", "--since", "2027-W01")) == 1
    assert shell.json("log", "skærm", "lyden ;28.12 faldt ud", "--quick")["happened"] == "2026-12-28"


def test_a_deadline_in_a_week_is_over_when_its_sunday_is(
    shell: Shell, project: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shell.json("action", "skærm", "opladere", "--due", "uge 48")
    assert (made["due"], made["due_week"]) == ("2026-11-29", "2026-W48")
    assert "uge 48" in shell.done("actions", "skærm").out
    for day, late in ((24, 0), (29, 0), (30, 1)):
        on(monkeypatch, date(2026, 11, day))
        assert len(shell.json("actions", "--late")) == late
    assert shell.json("edit", made["id"], "--due", "torsdag i uge 50")["due"] == "2026-12-10"
    assert "due_week" not in shell.json("action", "skærm", "b", "--due", "1.12")
    assert shell.json("project", "skærm", "--delete-after", "uge 3")["delete_after"] == "2027-01-24"


def test_a_deadline_that_has_been_wants_its_year(shell: Shell, project: Made) -> None:
    answer = shell("action", "skærm", "a", "--due", "20.11")
    assert answer.status == 1
    assert "fredag 20.11.2026" in answer.told
    assert "lørdag 20.11.2027" in answer.told
    assert shell.json("actions", "skærm") == []
    told = shell("--json", "action", "skærm", "a", "--due", "20.11.2026")
    assert (told.status, told.json["due"]) == (0, "2026-11-20")
    assert "har allerede været" in told.told
    assert shell.json("action", "skærm", "b", "--due", "15.1")["due"] == "2027-01-15"


def test_an_observation_that_has_not_come_is_asked_about(
    shell: Shell, project: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("a", "--date", "1.12.2026"), ("a ;på fredag", "--quick")):
        answer = shell("log", "skærm", *words)
        assert answer.status == 1
        assert "er ikke kommet endnu" in answer.told
        assert "--yes" in answer.told
        assert shell.done("--json", "log", "skærm", *words, "--yes").json["happened"] > "2026-11-24"
    lines = shell("log", "skærm", "-", "--quick", stdin="en\nto ;om 3 dage\ntre\n")
    assert (lines.status, len(lines.lines)) == (1, 2), "a line that is refused does not stop the others"
    monkeypatch.setattr(cli_dates, "is_interactive", lambda: True)
    asked: list[str] = []

    def answer_with(said: str, question: str) -> bool:
        asked.append(question)
        return said == "ja"

    for said, status in (("ja", 0), ("nej", 1)):
        monkeypatch.setattr(cli_dates, "is_confirmed", partial(answer_with, said))
        assert shell("log", "skærm", "a", "--date", "i morgen").status == status
        assert "onsdag 25.11.2026" in asked[-1]


def test_a_date_without_a_year_that_lies_far_off_wants_its_year(shell: Shell, project: Made) -> None:
    for words in (("log", "skærm", "a", "--date", "uge 53"), ("log", "skærm", "a ;uge 53", "--quick")):
        answer = shell(*words)
        assert answer.status != 0
        assert "2020-W53" in answer.told
    assert "2024-02-29" in shell("observations", "skærm", "--since", "29.2").told
    assert shell.json("observations", "skærm") == []
    assert shell.json("log", "skærm", "a", "--date", "2020-W53")["happened"] == "2020-12-28"
    assert shell.json("log", "skærm", "a", "--date", "uge 53", "--yes")["happened"] == "2020-12-28"


def test_a_day_soon_to_come_is_the_latest_such_day_to_a_script_and_that_is_told(
    shell: Shell, project: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, date(2026, 11, 30))
    for typed, meant, told in (("5.12", "2025-12-05", "05.12.2026"), ("uge 50", "2025-12-08", "uge 50, 2026")):
        for words in (("a", "--date", typed), (f"a ;{typed}", "--quick")):
            answer = shell("--json", "log", "skærm", *words)
            assert (answer.status, answer.json["happened"]) == (0, meant)
            assert told in answer.told


def test_next_friday_is_this_weeks_for_a_script_which_is_told_so(shell: Shell, project: Made) -> None:
    answer = shell("action", "skærm", "ring op", "--due", "næste fredag", "--json")
    assert (answer.status, answer.json["due"]) == (0, "2026-11-27")
    assert "fredag 04.12.2026" in answer.told
