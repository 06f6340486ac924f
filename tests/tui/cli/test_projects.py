"""Starting a project and changing what is known of it: `new` and `project`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Made, Shell, ids, logs
from tui.cli import projects


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
    assert (answer.status, answer.told) == (1, "Der mangler et navn. Skriv, hvad det skal hedde.")
    assert not shell.library.exists()


def test_a_type_of_technology_is_told_in_either_language_and_answered_by_its_id(shell: Shell) -> None:
    made = shell.json("new", "Ud på gulvet", "--technology", "Kolibri", "--technology-type", "sensorer")
    assert made["technology_type"] == "sensors"
    assert "    Type teknologi: Sensorer og alarmer" in shell.done("project", "ud på").lines
    assert "    Type: Sensors and alarms" in shell.done("project", "ud på", "--lang", "en").lines
    for typed, stored in (("Video calls", "video-calls"), ("locks", "locks"), ("", "")):
        assert shell.json("project", "ud på", "--technology-type", typed)["technology_type"] == stored
    for typed, guessed in (
        ("robotstøvsuger", "Robotter, der kører eller gør rent"),
        ("nødkald", "Sensorer og alarmer"),
        ("gps", "Sensorer og alarmer"),
        ("loftlift", "Løft, forflytning og plejehjælpemidler"),
        ("robot vacuum", "Robotter, der kører eller gør rent"),
        ("vagtplna", "Vagtplan og mødetid"),
        ("skærm", "Videosamtaler eller Skærme og udstyr til undervisning"),
    ):
        asked = shell("project", "ud på", "--technology-type", typed)
        assert asked.status == 2
        assert f"Mener I {guessed}?" in asked.told
    answer = shell("project", "ud på", "--technology-type", "kaffe")
    assert answer.status == 2
    assert "»kaffe«" in answer.told
    assert "Videosamtaler · Sensorer og alarmer" in answer.told, "some hold commas"
    assert shell.json("project", "ud på")["technology_type"] == ""


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
    assert line.endswith(": 2 rather hard, få hænder")


def test_within_how_many_days_concerns_are_answered_is_agreed_and_taken_away(shell: Shell, project: Made) -> None:
    assert shell.json("project", "skærm")["reply_days"] is None
    assert shell.json("project", "skærm", "--reply-days", "14")["reply_days"] == 14
    assert "    Svar inden (dage): 14" in shell.done("project", "skærm").lines
    for wrong in ("0", "366", "-1", "to uger"):
        answer = shell("project", "skærm", "--reply-days", wrong)
        assert (answer.status, "1 til 365" in answer.told) == (2, True)
    assert shell.json("project", "skærm", "--unit", "Nord")["reply_days"] == 14
    assert shell.json("project", "skærm", "--reply-days", "")["reply_days"] is None
    shell.done("undo")
    assert shell.json("project", "skærm")["reply_days"] == 14
    assert "Svar inden (dage): 14 → ikke udfyldt" in shell.done("history", project["id"]).out


def test_a_thing_that_has_a_name_is_asked_about_as_a_thing(shell: Shell) -> None:
    assert "Er det, hvad I kalder tingen, kan det stå" in shell("new", "Sansegyngen Rasmus").told
    assert "hvad I kalder tingen" not in shell("new", "Borgeren Rasmus").told


def test_what_a_closed_project_leaves_open_is_said_once(shell: Shell, project: Made) -> None:
    shell.done("action", "skærm", "Ring til it")
    shell.done("log", "skærm", "Hvem har ansvaret?", "--kind", "question")
    shell.done("lesson", "skærm", "--title", "Prøv først", "--do", "Prøv med to borgere")
    told = shell("project", "skærm", "--status", "finished").err
    assert "1 åben handling" in told
    assert "1 læring er stadig et udkast" in told
    assert "venter på svar" in told
    assert "tilbageblik actions" in told
    assert shell.done("project", "skærm", "--ending", "Spørg dem").err == ""


def test_a_path_that_is_made_whole_is_told(shell: Shell, tmp_path: Path) -> None:
    deep = tmp_path / "skrevet" / "forkert"
    told = shell.alone("--library", str(deep), "new", "Skærmbesøg")
    assert (told.status, str(deep) in told.told) == (0, True)
    again = shell.alone("--library", str(deep), "new", "Medicinrobot")
    assert (again.status, again.err) == (0, "")


def test_a_second_project_of_one_name_is_asked_about_and_told_to_a_script(
    shell: Shell, project: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = shell("new", "skærmbesøg", "--json")
    assert told.status == 0
    assert project["id"][-7:] in told.told
    monkeypatch.setattr(projects, "is_interactive", lambda: True)
    monkeypatch.setattr(projects, "is_confirmed", lambda _: False)
    assert shell("new", "Skærmbesøg").status == 1
    assert len(shell.json("projects")) == 2
    monkeypatch.setattr(projects, "is_confirmed", lambda _: True)
    shell.done("new", "Skærmbesøg")
    assert len(shell.json("projects")) == 3


def test_a_name_that_another_project_has_is_told_of(shell: Shell) -> None:
    first, other = shell.json("new", "Porte"), shell.json("new", "Døre")
    said = shell("project", other["id"], "--name", "porte")
    assert said.status == 0
    assert first["id"][-7:] in said.err
    assert "tilbageblik undo" in said.err
    assert shell.done("project", other["id"], "--name", "porte").err == "", "nothing has changed"
