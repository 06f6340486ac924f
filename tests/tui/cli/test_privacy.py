"""The privacy guard on the command line: what is refused, what is asked about, and that it leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Shell

CPR = "010158-5123"
PHONE = "ring på 22 22 12 34"


def holding(base: Path, text: str) -> list[Path]:
    return [path for path in base.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_a_cpr_number_is_never_stored_and_never_echoed(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    for more in ((), ("--allow-personal-data",)):
        answer = shell("log", "Skærm", f"borgeren {CPR} ringede", *more)
        assert answer.status == 1
        assert CPR not in answer.out + answer.err
    assert shell("new", f"Projekt {CPR}").status == 1
    assert CPR not in shell("log", CPR, "noget").err
    assert holding(tmp_path, CPR) == []
    assert [path for path in tmp_path.rglob("*") if CPR in path.name or "010158" in path.name] == []
    assert shell.json("observations", "Skærm") == []


def test_what_is_only_likely_is_refused_until_it_is_meant(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    answer = shell("log", "Skærm", PHONE)
    assert answer.status == 1
    assert "22 22 12 34" not in answer.err
    assert "--allow-personal-data" in answer.told
    seen = shell("log", "Skærm", PHONE, "--allow-personal-data", "--json").json["id"]
    assert shell("edit", seen, "--stage", "S3").status == 0, "what stands there already is not asked about again"


@pytest.mark.parametrize("form", ["markdown", "briefing", "csv", "json", "tinydb"])
def test_no_document_leaves_with_what_looks_like_personal_data_until_it_is_meant(
    shell: Shell, tmp_path: Path, form: str
) -> None:
    shell.done("new", "Skærmbesøg hos Anna Sørensen", "--allow-personal-data")
    shell.done("log", "Skærm", "lyden faldt ud")
    for more in ((), ("--json",), ("--to", str(tmp_path))):
        answer = shell("export", "Skærm", "--format", form, *more)
        assert (answer.status, answer.out) == (1, "")
        assert "Sørensen" not in answer.err
        assert "et navn i dokumentet" in answer.told
        assert "--allow-personal-data" in answer.told
    assert {each.name for each in tmp_path.iterdir()} == {"library", "local"}
    answer = shell("export", "Skærm", "--format", form, "--allow-personal-data")
    assert answer.status == 0
    assert "Anna Sørensen" in answer.out
    assert "Se efter, før det deles" in answer.told


def test_nothing_lets_personal_data_out_to_others(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg hos Anna Sørensen", "--allow-personal-data")
    for more in ((), ("--format", "json"), ("--format", "csv")):
        assert "Skærmbesøg" not in shell.done("export", "Skærm", "--for", "sharing", *more).out  # nor its name
    shell.done("new", "Telefon", "--technology", "Skærm til Anna Sørensen", "--allow-personal-data")
    answer = shell("export", "Telefon", "--format", "json", "--for", "sharing", "--allow-personal-data")
    assert (answer.status, answer.out) == (1, "")
    assert "må ikke nå andre" in answer.told
    assert shell("export", "Telefon", "--for", "sharing", "--allow-personal-data").status == 1
    assert shell("export", "Skærm", "--format", "briefing", "--for", "sharing").status == 2
    assert shell("export", "Skærm", "--excel").status == 2


def test_it_is_said_what_to_write_instead(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    assert "Skriv i stedet: hvem der kan ringes til eller »[fjernet]«" in shell("log", "Skærm", PHONE).told
    assert "Skriv i stedet: rollen, fx »en borger« eller »[fjernet]«" in shell("log", "Skærm", f"borgeren {CPR}").told
    assert shell("log", "Skærm", "talte med fru Hansen i dag").told.endswith("skriv hellere: rollen, fx »en borger«.")
    shell("log", "Skærm", PHONE, "--allow-personal-data")
    assert "Skriv hellere: hvem der kan ringes til." in shell("check", "--privacy").out


def test_of_many_lines_only_those_are_refused(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    answer = shell("log", "Skærm", "-", stdin=f"en\n{CPR}\ntre\n")
    assert answer.status == 1
    assert CPR not in answer.err
    assert sorted(each["text"] for each in shell.json("observations")) == ["en", "tre"]


def test_the_old_text_goes_by_itself_when_it_is_edited_away(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell("log", "Skærm", PHONE, "--allow-personal-data", "--json").json["id"]
    assert holding(tmp_path, "22 22 12 34") != []
    assert "slettet for altid" in shell("edit", seen, "--text", "ring til kontoret").told
    assert holding(tmp_path, "22 22 12 34") == []


def test_a_scan_of_the_library_names_the_place_and_never_the_text(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell("log", "Skærm", PHONE, "--allow-personal-data", "--json").json["id"]
    rows = shell("check", "--privacy", "--json").json
    assert any(seen in row["reason"] and row["line"] for row in rows)
    assert "22 22 12 34" not in str(rows)
