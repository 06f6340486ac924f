"""`tilbageblik import`: looked at first, stored as one act, and again only what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Shell

NOTES = """## Gik godt
- Makkere om aftenen
- Overlap på ti minutter

## Drillede
- Lyden faldt ud
- Ring til 20 30 40 50

## Aftaler
- Bestil headset
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A file of notes."""
    file = tmp_path / "noter.md"
    file.write_text(NOTES, encoding="utf-8")
    return file


def test_looked_at_stored_taken_back_and_grown(shell: Shell, notes: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    args = ("import", str(notes), "--project", "Skærm")
    seen = shell(*args, "--dry-run")
    assert seen.status == 0
    assert "linje 2  virkede: Makkere om aftenen" in seen.out
    assert "I alt bliver hentet: 2 virkede, 1 hindrede, 1 handling" in seen.out
    assert "20 30 40 50" not in seen.out + seen.err, "what is left out is not said again"
    assert shell.json("observations") == []

    stored = shell(*args)
    assert stored.status == 1, "something was left out"
    assert "noter.md, linje 7: ligner et telefonnummer" in stored.told
    assert "Hentet til »Skærmbesøg«: 2 virkede, 1 hindrede, 1 handling" in stored.out
    assert len(shell.json("observations")) == 3
    taken_back = "hentningen af 1 handling, 3 observationer fra noter.md til Skærmbesøg"
    assert f"Fortrudt: {taken_back}" in shell("undo").out
    assert f"Gjort igen: {taken_back}" in shell("redo").out
    shell.done("undo")
    assert shell.json("observations") == shell.json("actions") == []

    assert shell(*args, "--json").status == 1
    notes.write_text(NOTES + "- Prøv lyden hver morgen\n", encoding="utf-8")
    grown = shell(*args, "--json", "--allow-personal-data")
    assert [each["text"] for each in grown.json["records"]] == ["Ring til 20 30 40 50", "Prøv lyden hver morgen"]
    again = shell(*args)
    assert (again.status, again.out) == (0, "")
    assert again.told == "Der var ikke noget nyt at hente."


def test_what_json_holds(shell: Shell, notes: Path) -> None:
    shell.done("new", "Skærmbesøg")
    dry = shell("import", str(notes), "--project", "Skærm", "--dry-run", "--json", "--stage", "4").json
    (file,) = dry["files"]
    assert (file["file"], file["format"], file["encoding"]) == ("noter.md", "markdown", "utf-8")
    assert file["found"] == {"worked": 2, "hindered": 2, "action": 1}
    assert file["dropped"] == file["names"] == []
    wanted = {"table", "kind", "text", "line", "stage", "happened"}
    assert all(wanted <= each.keys() and "id" not in each for each in dry["records"])
    assert {each["stage"] for each in dry["records"]} == {"S4"}
    assert dry["left_out"] == [{"file": "noter.md", "line": 7, "reason": "personal"}]
    done = shell("import", str(notes), "--project", "Skærm", "--json").json
    stored = {each["id"] for table in ("observations", "actions") for each in shell.json(table)}
    assert {each["id"] for each in done["records"]} == stored


def test_what_comes_in_is_read(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    answer = shell("import", "-", "--project", "Skærm", "--json", stdin="+ Det gik\r\n- Lyden\r\n".encode("utf-16"))
    assert [(each["kind"], each["text"]) for each in answer.json["records"]] == [
        ("worked", "Det gik"),
        ("hindered", "Lyden"),
    ]
    assert answer.json["files"][0]["file"] == "-"


def test_one_file_that_cannot_be_read_stops_all(shell: Shell, notes: Path, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    for bad, said in (
        (tmp_path / "none.md", "findes ikke"),
        (tmp_path, "er en mappe"),
        (tmp_path / "a.pdf", "læses her"),
    ):
        answer = shell("import", str(notes), str(bad), "--project", "Skærm")
        assert (answer.status, answer.out) == (1, "")
        assert said in answer.told
    assert shell.json("observations") == []
    dry = shell("import", str(notes), str(tmp_path), "--project", "Skærm", "--dry-run", "--json")
    assert dry.status == 1
    assert [each["file"] for each in json.loads(dry.out)["files"]] == ["noter.md"]


@pytest.mark.parametrize(
    "args",
    [
        ("--columns", "text"),
        ("--columns", "kind=2"),
        ("--columns", "text=0"),
        ("--columns", "text=1,text=2"),
        ("--columns", "text=1+2"),
        ("--columns", "text=1,colour=2"),
        ("--delimiter", "abc"),
        ("--format", "excel97"),
        ("--encoding", "rot13"),
    ],
)
def test_what_cannot_be_meant_is_a_mistake(shell: Shell, notes: Path, args: tuple[str, ...]) -> None:
    shell.done("new", "Skærmbesøg")
    assert shell("import", str(notes), "--project", "Skærm", *args).status == 2
    assert shell("import", str(notes)).status == 2


def test_who_breaks_it_off_has_stored_nothing(shell: Shell, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.done("new", "Skærmbesøg")

    def broken_off(*args: object) -> None:
        raise KeyboardInterrupt

    for step in ("read_inputs", "make_plan", "write_plan"):
        with monkeypatch.context() as patch:
            patch.setattr(f"tui.cli.importing.{step}", broken_off)
            assert shell("import", str(notes), "--project", "Skærm", "--allow-personal-data").status == 130
    assert shell.json("observations") == []


def test_a_table_that_nobody_knows_is_asked_about(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    file = tmp_path / "tavle.csv"
    file.write_text("Xa;Yb;Zc\n1;Lyden hakkede i dag;q\n2;Makkerne ringede selv;r\n", encoding="utf-8")
    asked = shell("import", str(file), "--project", "Skærm")
    if asked.status == 0:  # it was sure of the column by itself
        assert len(shell.json("observations")) == 2
        return
    assert (asked.status, asked.out) == (1, "")
    assert "--columns" in asked.told
    assert shell.json("observations") == []
    told = shell("import", str(file), "--project", "Skærm", "--columns", "text=2", "--json")
    assert [each["text"] for each in told.json["records"]] == ["Lyden hakkede i dag", "Makkerne ringede selv"]


def test_days_are_told_and_where_they_are_from(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    args = ("--project", "Skærm", "--dry-run")
    file = tmp_path / "referat 2025-03-14.md"
    file.write_text("## Gik godt\n- Makkere\n\n## Drillede\n- 12-03-2025: Lyden faldt ud\n", encoding="utf-8")
    seen = shell("import", str(file), *args)
    assert "Dato: 14.03.2025, efter filens navn" in seen.out
    assert "1 note har sin egen dato: 12.03.2025" in seen.out
    assert "linje 5  hindrede, 12.03.2025: Lyden faldt ud" in seen.out
    rough = tmp_path / "noter.md"
    rough.write_text("# Erfaringer fra efteråret 2024\n\n## Gik godt\n- Makkere\n", encoding="utf-8")
    assert "Dato: omkring uge 42, 2024 (der står »efteråret 2024«)" in shell("import", str(rough), *args).out
    rows = tmp_path / "rows.csv"
    rows.write_text("Dato;Type;Tekst\nQ3 2024;Gik godt;Makkere\n;Drillede;Lyden faldt ud\n", encoding="utf-8")
    seen = shell("import", str(rows), *args)
    assert "1 note er fra omkring uge 33, 2024 (der står »q3 2024«)" in seen.out
    assert "1 observation uden dato: sat til i dag" in seen.out
    (found,) = shell("import", str(rough), *args, "--json").json["files"]
    assert (found["day"], found["day_from"], found["rough_days"]) == (
        "2024-W42",
        "title",
        {"2024-W42": "efteråret 2024"},
    )


def test_text_before_the_first_heading_is_offered_and_an_empty_file_is_said_to_be_one(
    shell: Shell, tmp_path: Path
) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    file = tmp_path / "noter.md"
    text = "# Møde\n\nLederen var med i begyndelsen, og så gik hun igen.\n\n## Gik godt\n- Makkere\n"
    file.write_text(text, encoding="utf-8")
    args = ("import", str(file), "--project", "Skærm")
    assert "Hentes ikke: tekst før den første overskrift: linje 3" in shell(*args, "--dry-run").out
    assert [each["text"] for each in shell(*args, "--all", "--dry-run", "--json").json["records"]] == [
        "Lederen var med i begyndelsen, og så gik hun igen.",
        "Makkere",
    ]
    assert len(shell(*args, "--json").json["records"]) == 1
    empty = tmp_path / "tom.md"
    empty.write_text("\n\n", encoding="utf-8")
    assert "Der står ingen tekst i tom.md" in shell("import", str(empty), "--project", "Skærm").told


def test_what_is_said_of_columns_is_remembered_once_something_is_stored(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    for number in (1, 2):
        (tmp_path / f"{number}.csv").write_text(
            f"Xa;Yb;Zc\n1;Lyden hakkede {number} gange;q\n2;Makker {number} ringede selv;r\n", encoding="utf-8"
        )
    first, second = str(tmp_path / "1.csv"), str(tmp_path / "2.csv")
    args = ("--project", "Skærm")
    assert shell("import", first, *args, "--columns", "text=2", "--dry-run").status == 0
    assert shell("import", second, *args).status == 1, "who only looked has said nothing yet"
    assert shell("import", first, *args, "--columns", "text=2").status == 0
    assert [each["text"] for each in shell("import", second, *args, "--json").json["records"]] == [
        "Lyden hakkede 2 gange",
        "Makker 2 ringede selv",
    ]


def test_what_stands_below_what_is_held_back_waits_with_it_and_is_told(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    file = tmp_path / "2026_01_02.md"
    file.write_text(
        "- ## Gik godt\n\t- Ring til 20 30 40 50\n\t\t- TODO Sig det til hende\n- Alt virkede\n", encoding="utf-8"
    )
    args = ("import", str(file), "--project", "Skærm")
    told = "linje 3: kommer ikke med, så længe linje 2, som den står under, holdes tilbage"
    assert told in shell(*args, "--dry-run").out
    dry = json.loads(shell(*args, "--dry-run", "--json").out)
    assert {"file": file.name, "line": 3, "reason": "held_along"} in dry["left_out"]
    assert [each["text"] for each in dry["records"]] == ["Alt virkede"]
    stored = shell(*args)
    assert (stored.status, told in stored.err) == (1, True)
    assert shell.json("actions") == []
    shell.done(*args, "--allow-personal-data")
    assert [each["text"] for each in shell.json("actions")] == ["Sig det til hende"]


def test_what_was_not_taken_as_it_stands_is_told_of_what_is_stored_too(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg", "--lang", "da")
    file = tmp_path / "noter.csv"
    file.write_text("Tekst,Dato\nLyden faldt ud,31/02/2026\nNy lader,3/2/2026\n", encoding="utf-8")
    stored = shell("import", str(file), "--project", "Skærm")
    assert stored.status == 0
    told = stored.err.splitlines()
    assert "dato, der ikke kan være rigtig, ikke brugt: linje 2" in told


def test_what_is_of_no_use_for_any_of_the_files_is_refused(shell: Shell, notes: Path, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    cells = tmp_path / "skema.csv"
    cells.write_text("Tekst;Slags\nLyden faldt ud;bekymring\n", "utf-8")
    letter = tmp_path / "brev.eml"
    letter.write_text("From: a@example.com\nSubject: Noter\nContent-Type: text/plain\n\nGik godt\n- Lyden\n", "utf-8")
    args = ("--project", "Skærm", "--json")
    for file, *options in (
        (notes, "--part", "Team Nord"),
        (notes, "--delimiter", ";"),
        (notes, "--columns", "text=1"),
        (notes, "--delete-gone"),
        (cells, "--part", "Team Nord"),
        (letter, "--encoding", "cp1252"),
    ):
        answer = shell("import", str(file), *options, *args)
        assert (answer.status, answer.out) == (2, ""), options
        assert f"{options[0]} har ingen betydning for {file.name}. Udelad {options[0]}." in answer.told
    assert shell.json("observations") == []
    both = shell("import", str(notes), str(cells), "--delimiter", ";", "--encoding", "utf-8", *args)
    assert "Lyden faldt ud" in [each["text"] for each in both.json["records"]]


def test_a_part_that_the_file_has_not_is_asked_about(shell: Shell, tmp_path: Path) -> None:
    for name in ("Skærmbesøg", "Låse"):
        shell.done("log", shell.json("new", name)["id"], f"noget om {name}")
    own = tmp_path / "alt.csv"
    shell.done("export", "--format", "csv", "--to", str(own))
    shell.done("new", "Andet")
    answer = shell("import", str(own), "--project", "Andet", "--part", "Sensorer")
    assert (answer.status, "Skærmbesøg" in answer.err, "--part" in answer.err) == (1, True, True)
    assert shell.json("observations", "Andet") == []
    assert len(shell.json("import", str(own), "--project", "Andet", "--part", "Låse", "--dry-run")["records"]) == 1


def test_days_and_weeks_of_notes_are_told_in_their_order(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    cells = tmp_path / "egne.csv"
    cells.write_text("Dato;Note;Type\n12.11.2026;Skærmen frøs;dårligt\nuge 46;Alle kom på;godt\n", "utf-8")
    assert "uge 46, 2026 – 12.11.2026" in shell("import", str(cells), "--project", "skærm", "--dry-run").out


def test_old_actions_that_come_in_as_open_are_told(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    old = tmp_path / "gammel.md"
    old.write_text("# Handlinger\n- Bestil headset inden 1. juni 2025\n- Ring til IT inden 1. juni 2027\n", "utf-8")
    args = ("import", str(old), "--project", "Skærm", "--lang", "da")
    assert "1 handling skulle være gjort før i dag" in shell.done(*args, "--dry-run").out
    assert "tilbageblik done" in shell(*args).told
