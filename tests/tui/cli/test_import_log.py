"""`tilbageblik import` of a learning log that comes back: what was changed in it comes in, and nothing here is lost."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tui.cli.conftest import Shell


def test_a_learning_log_comes_back_and_nothing_here_is_lost(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    ids = [shell("log", "Skærm", text, "--json").json["id"] for text in ("Lyden faldt ud", "Makkere", "Hvem ved det?")]
    file = tmp_path / "log.md"
    shell.done("export", "Skærm", "--to", str(file), "--lang", "da")
    shell.done("edit", ids[1], "--text", "Makkere om aftenen")
    log = file.read_text("utf-8").replace("Lyden faldt ud", "Lyden faldt ud hos to").replace("Makkere", "Makkerpar")
    begin = log.rindex("\n- ", 0, log.index(ids[2]))
    log = log[:begin] + "\n- Ring til 20 30 40 50" + log[log.index("Hvem ved det?") + len("Hvem ved det?") :]
    file.write_bytes(log.replace("\n", "\r\n").encode())
    args = ("import", str(file), "--project", "Skærm")

    dry = shell(*args, "--dry-run")
    assert dry.status == 0
    for said in (
        "observation, rettet i dokumentet, kommer med: Lyden faldt ud",
        "Tekst: her »Lyden faldt ud«, i dokumentet »Lyden faldt ud hos to«",
        "rettet begge steder, kommer ikke med: Makkere om aftenen",
        "Tekst: her »Makkere om aftenen«, i dokumentet »Makkerpar«",
        "væk i dokumentet, kommer ikke med: Hvem ved det?",
    ):
        assert said in dry.out
    held = shell(*args, "--dry-run", "--json").json
    assert {each["id"]: (each["where"], each["taken"]) for each in held["changes"]} == {
        ids[0]: ("there", True),
        ids[1]: ("both", False),
        ids[2]: ("gone", False),
    }
    assert held["changes"][0]["fields"] == [
        {"field": "text", "here": "Lyden faldt ud", "there": "Lyden faldt ud hos to"}
    ]

    stored = shell(*args)
    assert stored.status == 1, "something has to be decided, and personal data was left out"
    assert "1 er rettet både her og i dokumentet" in stored.err

    def now() -> dict[str, str]:
        return {each["id"]: each["text"] for each in shell.json("observations")}

    assert now() == {ids[0]: "Lyden faldt ud hos to", ids[1]: "Makkere om aftenen", ids[2]: "Hvem ved det?"}
    followed = shell(*args, "--overwrite", "--delete-gone", "--allow-personal-data", "--json")
    assert followed.status == 0
    assert [each["text"] for each in followed.json["records"]] == ["Ring til 20 30 40 50"]
    assert (now()[ids[1]], ids[2] in now(), len(now())) == ("Makkerpar", False, 3)
    shell.done("undo")
    assert (now()[ids[1]], now()[ids[2]], len(now())) == ("Makkere om aftenen", "Hvem ved det?", 3)

    shell.done("new", "Syd")
    elsewhere = shell("import", str(file), "--project", "Syd", "--json")
    assert (elsewhere.json["records"], elsewhere.json["changes"]) == ([], [])
    assert {each["reason"] for each in elsewhere.json["left_out"]} == {"elsewhere"}
    without = tmp_path / "without.md"
    without.write_text(re.sub(r" ?<!-- tb:.*?-->", "", file.read_text("utf-8")), encoding="utf-8")
    refused = shell("import", str(without), "--project", "Skærm")
    assert (refused.status, "uden de mærker" in refused.told) == (1, True)


def test_a_name_in_a_log_that_comes_back_is_told_and_as_an_owner_asked_about(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    shell.done("action", "Skærm", "Ring til dem", "--owner", "planlægger")
    file = tmp_path / "log.html"
    shell.done("export", "Skærm", "--to", str(file), "--lang", "da")
    log = file.read_text("utf-8")
    file.write_text(log.replace("planlægger", "Hanne"), encoding="utf-8")
    asked = shell("import", str(file), "--project", "Skærm")
    assert (asked.status, asked.out) == (1, "")
    assert "ligner et navn" in asked.told
    file.write_text(log.replace("Ring til dem", "Ring til Hanne"), encoding="utf-8")
    stored = shell("import", str(file), "--project", "Skærm")
    assert "rettet" in stored.out
    assert "ligner et navn" in stored.err


def test_what_is_held_back_of_a_log_is_not_said_to_come(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    shell.done("action", "Skærm", "Ring til dem", "--owner", "planlægger")
    file = tmp_path / "log.md"
    shell.done("export", "Skærm", "--to", str(file), "--lang", "da")
    file.write_text(file.read_text("utf-8").replace("planlægger", "Hanne Sørensen"), encoding="utf-8")
    args = ("import", str(file), "--project", "Skærm")
    dry = shell(*args, "--dry-run")
    assert "kommer ikke med: Ring til dem" in dry.out
    assert dry.status == 0
    stored = shell(*args)
    assert stored.status == 1
    assert "ligner et navn" in stored.err
    assert "ikke noget nyt" not in stored.told
