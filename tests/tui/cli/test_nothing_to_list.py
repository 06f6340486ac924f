"""A command says when there is nothing; what is known of neither side is said once; where a document goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Made, Shell
from tests.tui.cli.every_command import GOES_ON
from tui.cli.program import COMMAND_MODULES


def test_a_project_is_named_in_both_ways_and_by_a_part_of_its_name(shell: Shell, project: Made) -> None:
    shell.done("log", "--project", "besøg", "set")
    for command in ("observations", "export"):
        assert "set" in shell.done(command, "--project", "besøg").out
        assert shell.done(command, "--project=besøg").out == shell.done(command, "skærm").out
    assert shell("observations", "--project").status == 2
    assert shell("projects", "--project", "x").status == 2  # it is about none


@pytest.mark.long
@pytest.mark.parametrize(
    "command",
    [
        ("observations", "skærm"),
        ("observations", "--untagged"),
        ("lessons",),
        ("actions", "--late"),
        ("retros", "skærm"),
        ("review", "skærm"),
        ("projects", "--status", "archived"),
        ("search", "findesikke"),
        ("bin",),
        ("overview",),
    ],
)
def test_a_list_of_nothing_says_so(shell: Shell, project: Made, command: tuple[str, ...]) -> None:
    told = shell.run(*command)
    assert (told.status, told.out, told.err.count("\n")) == (0, "", 1)
    assert shell.run(*command, "--json").err == "" or command[0] == "search"


@pytest.mark.long
@pytest.mark.parametrize("is_empty", [True, False])
def test_no_command_that_reads_is_silent(shell: Shell, is_empty: bool) -> None:
    """Of a library without a project, and of one with a project in which nothing is."""
    shell.library.mkdir()
    if not is_empty:
        shell.done("new", "Et")
    needs = {
        "review": ["Et"],
        "search": ["findesikke"],
        "suggest": ["noget"],
        "history": ["Et"],
        "card": ["Et", "calendar"],
    }
    needs |= {"publish": ["--to", str(shell.library.parent / "sider")], "completion": ["bash"], "guide": ["4.4"]}
    others = {
        "compact": ["Et"],
        "purge": ["Et", "--dry-run"],
        "sync": [],
        "backup": ["--to", str(shell.library.parent / "b")],
    }
    elsewhere = {"demo", *GOES_ON}
    names = [name for section in ("read", "keep") for name in COMMAND_MODULES[section] if name not in elsewhere]
    for name in (*names, "review", "bin", "card", "undo", "redo"):
        told = shell(name, *needs.get(name, others.get(name, [])))
        assert told.out or told.err.count("\n") == 1, name


def test_a_list_of_nothing_says_what_there_is_and_what_to_do(shell: Shell, project: Made) -> None:
    for table, how in (("observations", "log"), ("lessons", "lesson"), ("actions", "action")):
        assert f"tilbageblik {how} " in shell(table).told
        assert f"tilbageblik {how} " in shell(table, "skærm").told
    assert "tryk r" in shell("retros").told
    assert "import" in shell("review", "skærm").told
    for number in range(2):
        shell.done("log", "skærm", f"nr. {number}")
        assert shell("observations", "--kind", "idé").told.endswith("med: tilbageblik observations")
        lesson = shell.json("lesson", "skærm", "--title", f"nr. {number}")["id"]
        shell.done("edit", lesson, "--status", "retired", "--because", "nu ikke")
        shown = shell("lessons", "skærm").told.partition("med: tilbageblik ")[2].split()
        assert shown[:2] == ["lessons", project["id"][-7:]]
        assert len([line for line in shell.done(*shown).lines if line[:1] != " "]) == number + 1
    assert "Der er 2, og ingen af dem passer" in shell("observations", "--text", "findesikke").told
    assert shell("actions", "--by", "date", "--late").told == shell("actions").told
    assert shell("projects", "--status", "archived").told.endswith("tilbageblik projects")


def test_conditions_that_nobody_has_described_are_named_once(shell: Shell, project: Made) -> None:
    for number in range(3):
        other = shell.json("new", f"Før {number}")["id"]
        shell.done("lesson", other, "--title", f"Læring {number}")
    told = shell.run("review", "skærm")
    assert "ukendt" not in told.out
    assert told.err.count("Vilkårene er ikke beskrevet") == 1
    shell.done("card", "skærm", "context", "C1=4")
    told = shell.run("review", "skærm")
    assert told.out.count("ukendt") == 6, "then and the distance, in each of three"
    assert told.err == ""


def test_a_document_goes_into_a_new_folder_or_to_stdout(shell: Shell, project: Made) -> None:
    new = shell.library.parent / "ny"
    first = shell("export", "skærm", "--to", f"{new}/")
    assert (first.status, first.out.strip()[-3:]) == (0, ".md")
    assert str(new) in first.err, "that the folder is new is told, and only then"
    assert len(list(new.iterdir())) == 1
    assert shell.done("export", "skærm", "--to", "-").out.startswith("---\n")
    for to, begins in (("log.html", b"<!doctype"), ("log.docx", b"PK"), ("log.csv", b'"'), ("log.json", b"{")):
        shell.done("export", "skærm", "--to", str(new / to))
        assert (new / to).read_bytes().startswith(begins), "the ending of a name says its form"
    shell.done("export", "skærm", "--format", "briefing", "--to", str(new / "briefing.html"))
    assert shell.done("export", "skærm", "--format", "html", "--to", f"{new}/").out.strip().endswith(".html")
    assert shell("export", "skærm", "--format", "docx").status == 2
    for ending in (".pdf", ".xlsx", ".odt"):
        assert "kan ikke skrives" in shell("export", "skærm", "--to", str(new / f"log{ending}")).told
    for made in ("log.html", "log.docx"):
        read = shell.done("import", str(new / made), "--project", "skærm", "--dry-run").out
        assert f"{made} (læringslog" in read, "what left in any form is known again"


def test_what_is_not_there_is_looked_for_in_the_right_list(shell: Shell, project: Made) -> None:
    assert "tilbageblik lessons" in shell("decide", "skærm", "01ZZZZZZ", "no").told
    assert "tilbageblik observations" in shell("edit", "01ZZZZZZ", "--text", "x").told


def test_an_empty_library_tells_of_the_samples(shell: Shell) -> None:
    assert "tilbageblik demo" in shell("projects").told


def test_projects_that_only_have_names_alike_have_not_the_same_technology(shell: Shell, project: Made) -> None:
    other = shell.json("new", "Kolibri et andet sted", "--technology", "kolibri")["id"]
    shell.done("lesson", other, "--title", "Læring")
    mine = shell.json("new", "Kolibri")["id"]
    told = shell.run("review", mine)
    assert "navn ligner" in told.out
    assert "teknologi" not in told.out
    assert f"tilbageblik project {mine[-7:]} --technology-type" in told.err, "a product tells nothing"
    shell.done("project", mine, "--technology-type", "droner")
    assert "--technology-type" not in shell.run("review", mine).err


@pytest.mark.parametrize(
    "line",
    [
        ["today"],
        ["search", "lyd"],
        ["check"],
        ["check", "--privacy"],
        ["overview"],
        ["bin"],
        ["shelf"],
        ["undo"],
        ["export"],
    ],
    ids=" ".join,
)
def test_that_a_named_library_is_not_there_is_said_once_by_all(shell: Shell, line: list[str]) -> None:
    answer = shell(*line)
    assert answer.err.count(f"Biblioteket findes ikke: {shell.library}.") == 1
    assert not shell.library.exists()


def test_of_several_libraries_the_one_that_is_not_there_is_told(shell: Shell, project: Made, tmp_path: Path) -> None:
    for name in ("today", "projects"):
        answer = shell("--library", str(tmp_path / "andet"), name)
        assert answer.err.startswith(f"Biblioteket findes ikke: {tmp_path / 'andet'}.")
    assert shell("--library", str(tmp_path / "andet"), "new", "Nyt").err == ""
