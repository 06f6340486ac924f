"""`backup` on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Made, Shell, logs


def test_there_and_back_again(shell: Shell, project: Made, tmp_path: Path) -> None:
    shell.done("log", "Skærm", "lyden faldt ud")
    made = shell.json("backup", "--to", str(tmp_path / "copies"))
    assert Path(made["folder"]).parent == tmp_path / "copies"
    assert (made["projects"], made["lines"], made["left_out"], made["wrong"]) == (1, 3, [], 0)
    assert made["size"] == logs(shell.library)[0].stat().st_size
    shutil.rmtree(shell.library)
    told = shell.json("backup", "--from", made["folder"], "--dry-run")
    assert (len(told["folders"]), told["dry_run"]) == (1, True)
    assert not shell.library.exists()
    assert shell.done("backup", "--from", made["folder"]).out.startswith("1 projekt, der var væk, er hentet tilbage: ")
    assert [row["text"] for row in shell.json("observations")] == ["lyden faldt ud"]
    assert shell.done("check").out == "Intet er forkert.\n"
    assert shell.done("backup", "--from", made["folder"]).out.startswith("Der mangler ikke noget.")


def test_it_is_told_in_words(shell: Shell, project: Made, tmp_path: Path) -> None:
    first, second = shell.done("backup", "--to", str(tmp_path / "copies")).lines
    assert (
        first
        == f"Kopien ligger i {tmp_path / 'copies' / 'tilbageblik-2026-11-24'}. Den er kontrolleret, og alt er med."
    )
    assert second == "1 projekt, 2 linjer, 1 kB"
    english = shell.done("backup", "--to", str(tmp_path / "copies"), "--lang", "en").lines[0]
    assert english.startswith(f"The copy is in {tmp_path / 'copies' / 'tilbageblik-2026-11-24-2'}.")
    log = logs(shell.library)[0]
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    copy = str(tmp_path / "copies" / "tilbageblik-2026-11-24")
    dry = shell.done("backup", "--from", copy, "--dry-run").lines
    done = shell.done("backup", "--from", copy).lines
    assert dry == ["Det ville ske:", *done]
    assert done[0].startswith("1 ændring, der manglede, er hentet tilbage i ")
    assert shell.json("projects")[0]["name"] == "Skærmbesøg"


def test_a_backup_that_is_not_whole_is_status_1(shell: Shell, project: Made, tmp_path: Path) -> None:
    away = logs(shell.library)[0].with_name("9hq2m0c4.jsonl")
    away.touch()
    answer = shell("backup", "--to", str(tmp_path / "copies"))
    assert answer.status == 1
    assert answer.told == f"Ét sted kunne ikke læses og er ikke med: {away}"


def test_a_project_that_is_gone_is_named_and_is_status_1(shell: Shell, project: Made, tmp_path: Path) -> None:
    shell.done("new", "Fald")
    first, second = logs(shell.library)
    second.write_bytes(first.read_bytes())
    answer = shell("backup", "--to", str(tmp_path / "copies"))
    assert answer.status == 1
    assert shell("check").status == 1
    assert answer.err.rstrip().endswith(f"så gem de ældre kopier: {second.parent}")
    assert answer.lines[0].endswith("er ikke, som det skal være:")
    again = shell("backup", "--to", str(tmp_path / "copies"), "--json")
    assert (again.status, json.loads(again.out)["gone"]) == (1, [str(second.parent)])


def test_damage_is_told_and_copied(shell: Shell, project: Made, tmp_path: Path) -> None:
    log = logs(shell.library)[0]
    log.write_bytes(log.read_bytes() + b"{\xff}\n")
    answer = shell("backup", "--to", str(tmp_path / "copies"))
    assert (answer.status, answer.told[:27]) == (0, "Ét sted i biblioteket er fo")
    shutil.rmtree(log.parent)
    answer = shell("backup", "--from", str(tmp_path / "copies" / "tilbageblik-2026-11-24"))
    assert (answer.status, answer.told[:9]) == (0, "1 linje i")


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        ([], 2, "Sig enten --to MAPPE eller --from MAPPE."),
        (["--to", "{tmp}/a", "--from", "{tmp}/b"], 2, "Sig enten --to MAPPE eller --from MAPPE."),
        (["--to", "{tmp}/a", "--dry-run"], 2, "--dry-run hører til --from."),
        (["--to", "{library}"], 1, "{library} ligger i biblioteket {library}."),
        (["--to", "{tmp}/no/such"], 1, "Kopien i {tmp}/no/such kunne ikke skrives: "),
        (["--from", "{tmp}/a"], 1, "Der er ingen sikkerhedskopi i {tmp}/a."),
        (["--from", "{tmp}/copies"], 1, "Der er flere kopier i {tmp}/copies."),
    ],
)
def test_what_cannot_be_is_one_line(
    shell: Shell, project: Made, tmp_path: Path, options: list[str], status: int, said: str
) -> None:
    for _ in range(2):
        shell.done("backup", "--to", str(tmp_path / "copies"))
    names = {"tmp": tmp_path, "library": shell.library}
    answer = shell("backup", *(each.format(**names) for each in options))
    assert answer.status == status
    assert answer.told.removeprefix("tilbageblik backup: ").startswith(said.format(**names))
    copies = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert copies == ["tilbageblik-2026-11-24", "tilbageblik-2026-11-24-2"]


def test_the_folder_the_copy_was_put_into_will_do_while_there_is_one_in_it(
    shell: Shell, project: Made, tmp_path: Path
) -> None:
    shell.done("backup", "--to", str(tmp_path / "copies"))
    (log,) = logs(shell.library)
    shutil.rmtree(log.parent)
    shell.done("backup", "--from", str(tmp_path / "copies"))
    assert logs(shell.library) == [log]


def test_an_empty_library_is_told(shell: Shell, tmp_path: Path) -> None:
    shell.library.mkdir()
    assert shell("backup", "--to", str(tmp_path / "copies")).told.startswith("Der er ingen projekter at kopiere i ")


def test_a_copy_without_what_we_have_written_is_not_called_whole(shell: Shell, project: Made, tmp_path: Path) -> None:
    shell.done("new", "Fald")
    for text in ("en", "to", "tre"):
        shell.done("log", "Skærm", text)
    whole = shell.json("backup", "--to", str(tmp_path / "copies"))["folder"]
    fall, log = logs(shell.library)
    if "fald" not in str(fall.parent):
        fall, log = log, fall
    shutil.rmtree(fall.parent)
    log.write_bytes(log.read_bytes()[:-30])
    answer = shell("backup", "--to", str(tmp_path / "later"))
    assert answer.status == 1
    assert "holder det hele" not in answer.out
    assert answer.lines[1].startswith("1 projekt, ")
    assert "2 steder i biblioteket, er væk" in answer.err
    assert "Den sidste linje i én log er kun halv" in answer.err
    assert shell("check").status == 1
    shell.done("backup", "--from", whole)
    assert shell("check").status == 0, "all that was missing is back"
    assert {row["text"] for row in shell("observations", "--json").json} == {"en", "to", "tre"}


def test_what_comes_back_is_counted_by_what_people_wrote_and_known_again(
    shell: Shell, project: Made, tmp_path: Path
) -> None:
    log = logs(shell.library)[0]
    before = log.read_bytes()
    head = before.splitlines(keepends=True)[0]
    notes = [["observations", f"01J00000000000000000000{number:03}", {"text": f"nr. {number}"}] for number in range(7)]
    act = json.dumps({"at": "2026-11-01T00:00:00.000Z-0000-zzzzzzzz", "do": notes}).encode() + b"\n"
    log.with_name("zzzzzzzz.jsonl").write_bytes(head + act)
    copy = shell.json("backup", "--to", str(tmp_path / "copies"))["folder"]
    log.with_name("zzzzzzzz.jsonl").unlink()
    assert shell.done("backup", "--from", copy).out.startswith("7 ændringer, der manglede, er hentet tilbage")
    (row,) = [row for row in shell.json("check") if "-backup-" in row["file"]]
    assert "hentet tilbage fra en sikkerhedskopi" in row["reason"]
