"""`tilbageblik check`: the contract, the words, and the exit status."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import content
from tests.tui.cli.conftest import Made, Shell, logs
from tui.locale import catalogue


def test_nothing_wrong(shell: Shell, project: Made) -> None:
    assert shell.json("check") == []
    assert shell.done("check").out == "Intet er forkert.\n"
    assert shell.done("check", "--lang", "en").out == "Nothing is wrong.\n"


def test_what_is_wrong_is_status_1(shell: Shell, project: Made) -> None:
    log = logs(shell.library)[0]
    with log.open("ab") as file:
        file.write(b"{damage}\n{more\n")
    answer = shell("check", "--json")
    assert (answer.status, answer.err) == (1, "")
    assert answer.json == [
        {
            "level": "wrong",
            "file": str(log),
            "line": line,
            "reason": catalogue("da")("fault.bad_line"),
        }
        for line in (3, 4)
    ]
    answer = shell("check", "--lang", "en")
    skipped = catalogue("en")("fault.bad_line")
    assert "backup --from" in skipped, "what there is to do"
    assert answer.lines == [
        f"wrong: {log} line 3: {skipped}",
        f"wrong: {log} line 4: {skipped}",
        "2 places are wrong.",
    ]


def test_a_notice_is_no_reason_for_alarm(shell: Shell, project: Made) -> None:
    log = logs(shell.library)[0]
    copy = shutil.copy(log, log.with_stem(f"{log.stem}-PC1234"))
    answer = shell("check", "--json")
    assert (answer.status, answer.err) == (0, "")
    assert [(row["level"], row["file"], row["line"]) for row in answer.json] == [("notice", str(copy), None)]
    assert shell.done("check").lines[-1] == "Intet er forkert."


def test_a_field_that_is_left_out_is_named_with_its_record_and_project(shell: Shell, project: Made) -> None:
    log = logs(shell.library)[0]
    with log.open("ab") as file:
        file.write(b'{"at":"2026-01-01T00:00:00.000Z-0000-zzzzzzzz","do":[["observations","R1",')
        file.write(b'{"text":"x","happened":"snart"}]]}\n')
    (line, _) = shell.done("check").lines
    assert f"{log} linje 3" in line
    assert "I R1 (observation i Skærmbesøg) er feltet »Hvornår« udeladt" in line
    assert "the field “When” is left out" in shell.done("check", "--lang", "en").out


def test_a_guide_is_checked_too(shell: Shell, project: Made, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(Path(content.__file__).parent / "da", own)
    with (own / "roles.md").open("a", encoding="utf-8") as file:
        file.write("\n## R01 Ukendt\n\n## ZZ Ukendt\n")
    answer = shell("check", "--guide", str(own), "--json")
    assert answer.status == 1
    assert {row["level"] for row in answer.json} == {"wrong"}
    assert {row["file"] for row in answer.json} == {str(own / "roles.md")}
    assert any("overskriften begynder ikke med et id" in row["reason"] for row in answer.json)


def test_formats_and_cards_of_a_guide_are_checked_too(shell: Shell, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shell.done("guide", "new", str(own))
    form = own / "formats" / "ours.md"
    form.write_text("# Vores\n\nTil os.\n\n## Sang (5)\n\nSyng.\n", encoding="utf-8")
    (own / "cards").mkdir()
    (own / "cards" / "one.md").write_text("# one Et kort\n\nHjælp.\n\n## Z9\n", encoding="utf-8")
    answer = shell("check", "--guide", str(own), "--json")
    rows = {(Path(row["file"]), row["line"]) for row in answer.json if row["level"] == "wrong"}
    assert answer.status == 1
    assert (form, 5) in rows
    assert any(file == own / "cards" / "one.md" for file, _ in rows)


@pytest.mark.parametrize("text", ["stage", "pitfall"])
def test_a_record_tagged_by_another_guide_is_a_notice(shell: Shell, project: Made, tmp_path: Path, text: str) -> None:
    own = str(tmp_path / "own")
    shell.done("guide", "new", own)
    theirs = {"stage": ("--stage", "S7"), "pitfall": ("--pitfall", "4.4")}[text]
    made = shell.json("log", "skærm", "x", *theirs)
    rows = shell.json("check", "--guide", own)
    assert any(made["id"] in row["reason"] and row["level"] == "notice" for row in rows)
    assert shell.json("check") == []


def test_a_long_log_is_said_beside_what_a_command_answers(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.done("new", "Skærmbesøg")
    shell.done("log", "Skærm", "lyden faldt ud")
    monkeypatch.setattr("journals.log.reader.LONG_LOG", 10)
    for args, found in ((["observations"], "lyden faldt ud"), (["search", "lyden"], "[lyden] faldt ud")):
        answer = shell(*args)
        assert answer.status == 0
        assert found in answer.out
        assert "tilbageblik compact" in answer.told
    answer = shell("check")
    assert answer.status == 0
    assert "tilbageblik compact" in answer.out


def test_half_a_line_of_anothers_log_is_not_called_fine(shell: Shell, project: Made) -> None:
    log = logs(shell.library)[0]
    head = log.read_bytes().splitlines(keepends=True)[0]
    log.with_name("zzzzzzzz.jsonl").write_bytes(head + b'{"at":"2026-11')
    assert shell.done("check").lines[-1].startswith("Intet andet er forkert. Bliver linjen ved at være halv")


def test_what_was_removed_on_purpose_is_accepted_and_that_taken_back(shell: Shell, project: Made) -> None:
    (log,) = logs(shell.library)
    away = log.parent.rename(shell.library.parent / "away")
    told = shell("check")
    assert (told.status, "check --accept" in told.out) == (1, True)
    assert "--withdraw" in shell.done("check", "--accept").out
    assert shell.json("check") == shell.json("check", "--accept")["accepted"] == []
    assert shell.json("check", "--withdraw") == {"withdrawn": 1}
    assert shell("check").status == 1
    (accepted,) = shell.json("check", "--accept")["accepted"]
    assert (accepted["level"], accepted["file"]) == ("wrong", str(shell.library))
    away.rename(log.parent)
    assert [each["name"] for each in shell.json("projects")] == [project["name"]]
    assert shell.json("check") == []
    assert shell("check", "--accept", "--privacy").status == 2


@pytest.mark.parametrize("option", [[], ["--privacy"]])
def test_a_folder_that_is_not_there_is_wrong_not_fine(
    shell: Shell, project: Made, tmp_path: Path, option: list[str]
) -> None:
    away = tmp_path / "away"
    answer = shell("check", *option, "--library", str(away))
    assert answer.status == 1
    assert answer.lines == [
        f"forkert: {away}: {catalogue('da')('cli.check.no_folder')}",
        catalogue("da").count("cli.check.wrong_places", 1),
    ]
    (row,) = shell("check", *option, "--library", str(away), "--json").json
    assert (row["level"], row["file"]) == ("wrong", str(away))
