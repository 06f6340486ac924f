"""`tilbageblik publish` as people and scripts use it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.cli.conftest import Made, Shell


def test_pages_are_put_into_a_folder_and_what_somebody_changed_stays(
    shell: Shell, project: Made, tmp_path: Path
) -> None:
    lesson = shell.json("lesson", "Skærm", "--title", "Spørg dem, der kører ruten")
    folder = tmp_path / "sider"
    told = shell.json("publish", "--to", str(folder))
    assert (told["folder"], told["projects"]) == (str(folder), [project["id"]])
    assert {"README.md", "index.html"} < set(told["written"])
    assert all((folder / each).is_file() for each in told["written"])
    (page,) = folder.glob("lessons/*.md")
    assert lesson["id"] in page.read_text("utf-8")
    assert shell.done("publish", "--to", str(folder)).lines == [f"{folder}: alt er, som det var."]
    page.write_text("Min egen", encoding="utf-8")
    shell.done("edit", lesson["id"], "--title", "Spørg chaufførerne")
    again = shell("publish", "Skærm", "--to", str(folder))
    assert again.status == 0
    assert "1 side, der ikke er med længere, er fjernet." in again.err
    assert f"er væk eller hedder noget andet nu: lessons/{page.name}." in again.err
    assert page.read_text("utf-8") == "Min egen"
    only = shell.json("publish", "--to", str(tmp_path / "md"), "--format", "markdown")
    assert {Path(each).suffix for each in only["written"]} == {".md"}


def test_what_is_not_to_reach_others_is_refused_and_told_where(shell: Shell, project: Made, tmp_path: Path) -> None:
    made = ["lesson", "Skærm", "--title", "Ring til 12 34 56 78", "--allow-personal-data"]
    lesson = shell.json(*made)["id"]
    folder = tmp_path / "sider"
    internal = shell("publish", "--to", str(folder))
    assert internal.status == 1
    assert f"i {lesson}. Ret det med: tilbageblik edit ID" in internal.told
    shell.done("edit", lesson, "--status", "final", "--do", "Ring", "--allow-personal-data")
    for allowed in ([], ["--allow-personal-data"]):
        shared = shell("publish", "--to", str(folder), "--for", "sharing", *allowed)
        assert shared.status == 1
        assert f"i {lesson}, og det må ikke nå andre" in shared.told
        assert "12 34" not in shared.told
    assert not folder.exists()
    assert shell("publish", "--to", str(folder), "--allow-personal-data").status == 0


def test_where_it_cannot_be_put_is_said_in_one_line(shell: Shell, project: Made, tmp_path: Path) -> None:
    assert shell("publish").status == 2
    (tmp_path / "mine.txt").write_text("x")
    for place, why in ((tmp_path, "der ligger andet"), (tmp_path / "mine.txt", "kunne ikke skrives")):
        answer = shell("publish", "--to", str(place))
        assert answer.status == 1
        assert why in answer.told
    assert (tmp_path / "mine.txt").read_text() == "x"
