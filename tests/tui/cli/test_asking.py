"""How the command line is asked, and how it refuses: help, languages, mistakes, the exit status."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest

from journals.text.language import LANGUAGES
from tests.tui.cli.conftest import Made, Shell, logs
from tui.cli.framework import LocalizedArgument, LocalizedOption
from tui.cli.program import COMMAND_MODULES, program
from tui.locale import catalogue

COMMANDS = [name for section in COMMAND_MODULES.values() for name in section]
ENGLISH = re.compile(r"Usage|Options:|Commands|Show this|\[OPTIONS\]|required|default|\bfor\b help")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command_in_its_section(shell: Shell, language: str) -> None:
    say = catalogue("da" if language == "da" else "en")
    out = shell.done("--lang", language, "--help").out
    assert out.startswith(f"{say('cli.help.usage')} tilbageblik ")
    for section, names in COMMAND_MODULES.items():
        block = out.split(f"\n{say(f'cli.section.{section}')}:\n")[1].split("\n\n")[0]
        assert [line.split()[0] for line in block.splitlines() if line.startswith("  ") and line[2] != " "] == list(
            names
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_all_it_takes(shell: Shell, name: str, language: str) -> None:
    out = shell.done(name, "--help", "--lang", language).out
    command = program.get_command(click.Context(program), name)
    assert command is not None
    for param in command.params:
        if isinstance(param, LocalizedOption):
            assert re.search(rf"^  {param.opts[0]}\b", out, re.MULTILINE), param.name
    first = catalogue("da" if language == "da" else "en")(f"cli.{name}").partition("\n")[0]
    assert first in " ".join(out.split())
    if language == "da":
        assert not ENGLISH.search(out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_has_a_help_of_its_own(language: str) -> None:
    say = catalogue("da" if language == "da" else "en")
    for name in COMMANDS:
        command = program.get_command(click.Context(program), name)
        assert command is not None
        for param in command.params:
            assert say.has(f"cli.{name}.{param.name}") or say.has(f"cli.any.{param.name}"), (name, param.name)
            if isinstance(param, LocalizedArgument):
                assert say.has(f"cli.value.{param.name}"), (name, param.name)


@pytest.mark.parametrize("before", [True, False])
def test_global_options_stand_anywhere(shell: Shell, tmp_path: Path, before: bool) -> None:
    (tmp_path / "other").mkdir()
    options = ["--library", str(tmp_path / "other"), "--lang", "en"]
    line = [*options, "new", "P"] if before else ["new", "P", *options]
    assert shell.done(*line, "--json").json["folders"][0].startswith(str(shell.library))
    assert shell.done("projects", *options).out.endswith("under way, 0 observations\n")
    told = shell.json("info", *options)["library"]
    assert told == [str(shell.library), str(tmp_path / "other")]


USAGE = [
    (["nosuch"], "Der er ikke nogen kommando, der hedder »nosuch«."),
    (["help"], "Der er ikke nogen kommando, der hedder »help«. Mener I --help?"),
    (["slet"], "Der er ikke nogen kommando, der hedder »slet«. Mener I delete eller purge?"),
    (["søg"], "Der er ikke nogen kommando, der hedder »søg«. Mener I search?"),
    (["liste"], "Der er ikke nogen kommando, der hedder »liste«. Se: "),
    (["observations", "--late"], "Der er ikke noget valg, der hedder --late. Er det en tekst, så skriv -- foran den."),
    (["observation"], "Der er ikke nogen kommando, der hedder »observation«. Mener I observations?"),
    (["-x"], "Der er ikke nogen kommando, der hedder »-x«."),
    (["--nosuch"], "Der er ikke noget valg, der hedder --nosuch. Er det en tekst, så skriv -- foran den."),
    (["--lang", "fr"], "--lang kan ikke være »fr«. Vælg en af disse: da, en."),
    (["--lang"], "--lang mangler det, der skal stå efter."),
    (["projects", "--lang", "fr"], "--lang kan ikke være »fr«. Vælg en af disse: da, en."),
    (["--library", ""], "--library mangler det, der skal stå efter."),
    (["projects", "--guide="], "--guide mangler det, der skal stå efter."),
    (["export", "--to", ""], "--to mangler det, der skal stå efter."),
    (["demo", "--to", " "], "--to mangler det, der skal stå efter."),
    (["log"], "PROJEKT mangler."),
    (["log", "x"], "TEKST mangler."),
    (
        ["log", "x", "det", "tog", "tid"],
        "»tog« er der ikke plads til. Hører det til teksten, så sæt den i anførselstegn.",
    ),
    (["log", "x", "y", "--stge", "S4"], "Der er ikke noget valg, der hedder --stge. Mener I --stage?"),
    (["log", "x", "y", "--stage"], "--stage mangler det, der skal stå efter."),
    (["log", "x", "y", "--quick=ja"], "Der skal ikke stå noget efter --quick."),
    (["log", "x", "y", "--stage", "S9"], "--stage kan ikke være »S9«. Vælg en af disse: S1 Idé, S2 Mål, S3 "),
    (
        ["log", "x", "y", "--kind", "sur"],
        "--kind kan ikke være »sur«. Vælg en af disse: virkede, hindrede, ",
    ),
    (
        ["log", "x", "y", "--pitfall", "I1.1"],
        "--pitfall kan ikke være »I1.1«. Mener I 1.1? Vælg en af disse: 1.1, ",
    ),
    (["log", "x", "y", "--insight", "1.1"], "--insight kan ikke være »1.1«. Mener I I1.1? Vælg en af disse: I1.1, "),
    (["log", "x", "y", "--sign", "ok"], "--sign kan ikke være »ok«. Vælg en af disse: bider, håndteret, hold-øje."),
    (["log", "x", "y", "--date", "31.2"], "»31.2« er ikke en dato. Skriv fx "),
    (["project", "x", "--context", "C1"], "»C1« er ikke et vilkår. Skriv fx "),
    (["project", "x", "--context", "C1=9"], "»C1=9« er ikke et vilkår."),
    (["project", "x", "--context", "C9=1"], "--context kan ikke være »C9«. Vælg en af disse: C1, "),
    (["reply", "x", "y", "--as", "måske"], "--as kan ikke være »måske«. Vælg en af disse: handlet, plan, nej."),
    (["reply", "x", "y"], "--as mangler."),
    (["lesson", "x"], "--title mangler."),
    (["delete"], "ID mangler."),
    (
        ["new", "x", "--kind", "old"],
        "--kind kan ikke være »old«. Vælg en af disse: ny, ny-udgave, ny-brug, ",
    ),
]


@pytest.mark.parametrize(("line", "said"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_mistake_is_status_2_and_one_line_that_says_what(shell: Shell, line: list[str], said: str) -> None:
    answer = shell(*line)
    assert (answer.status, answer.out) == (2, "")
    path = " ".join(["tilbageblik", *[word for word in line[:1] if word in COMMANDS]])
    assert answer.told.startswith(f"{path}: {said}")
    assert answer.told.endswith(f" Se: {path} --help")


def test_mistakes_are_told_in_the_language_asked_for(shell: Shell) -> None:
    for line, _ in USAGE:
        answer = shell("--lang", "en", *line) if "--lang" not in line else shell(*line)
        assert answer.status == 2
        if "--lang" not in line:
            assert answer.told.endswith(" --help")
            assert " See: tilbageblik" in answer.told


REFUSED = [
    (["log", "nowhere", "x"], "Der er ikke noget projekt, der hedder »nowhere«."),
    (["log", "", "x"], "Der er ikke noget projekt, der hedder »«."),
    (["log", "Skærm", "x"], "»Skærm« passer på flere projekter: Skærmbesøg, Skærmsamtaler."),
    (["log", "Skærmbesøg", " \n"], "Der mangler en tekst."),
    (["edit", "01Z", "--text", "x"], "Der er ikke noget med id »01Z«."),
    (["edit", "0", "--text", "x"], "»0« passer på flere: "),
    (["export", "nowhere"], "Der er ikke noget projekt, der hedder »nowhere«."),
    (["observations", "nowhere"], "Der er ikke noget projekt, der hedder »nowhere«."),
]


@pytest.mark.parametrize(
    ("line", "said"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_what_is_refused_is_status_1_and_one_line(shell: Shell, line: list[str], said: str) -> None:
    for name in ("Skærmbesøg", "Skærmsamtaler"):
        shell.done("new", name)
    before = [log.read_bytes() for log in logs(shell.library)]
    answer = shell(*line)
    assert (answer.status, answer.out) == (1, "")
    assert answer.told.startswith(said)
    assert [log.read_bytes() for log in logs(shell.library)] == before


def test_what_fits_many_stays_one_short_line(shell: Shell, project: Made) -> None:
    shell.done("log", "skærm", "-", stdin="\n".join(map(str, range(30))))
    answer = shell("edit", "0", "--text", "x")
    assert answer.told.endswith(" …. Skriv mere af id'et.")
    assert len(answer.told) < 400


LONG = "ord " * 2_000
TYPED = [
    *(["log", LONG, "x"], ["log", "x", "y", LONG], ["log", "skærm", "x", "--stage", LONG], [LONG], ["edit", LONG]),
    *(["log", "skærm", "x", "--sign", LONG], ["log", "skærm", "x", "--date", LONG], ["card", "skærm", LONG]),
    *(["card", "skærm", "purpose", LONG], ["card", "skærm", "purpose", f"G1={LONG}"], ["search", f"trin:{LONG}"]),
    *(
        ["project", "skærm", "--context", LONG],
        ["import", "x", "--columns", LONG],
        ["import", "x", "--delimiter", LONG],
    ),
    *(["import", LONG, "--project", "skærm"], ["export", "--to", LONG], ["check", "--guide", LONG], ["guide", LONG]),
    *(["guide", "--guide", LONG], ["actions", "--limit", LONG], ["decide", "skærm", LONG, "gælder"], ["shelf", LONG]),
    *(["restore", LONG], ["retro", "skærm", LONG, "gjort"], ["completion", LONG], ["sync", "--library", LONG]),
]


@pytest.mark.parametrize("line", TYPED, ids=lambda line: " ".join(line).partition("ord ")[0])
def test_of_a_long_mistake_the_beginning_is_told_again(shell: Shell, project: Made, line: list[str]) -> None:
    answer = shell(*line)
    assert answer.status != 0
    assert 10 < len(answer.told) < 500


@pytest.mark.parametrize("line", [["completion", "x"], ["shelf", "x"], ["log", "x", "\udce6"], ["card"], ["delete"]])
def test_what_a_mistake_is_in_is_named_as_the_help_names_it(shell: Shell, line: list[str]) -> None:
    shell.library.mkdir()
    assert not re.search(r"[\[\]…]", shell(*line).told)


def test_a_project_is_found_by_id_folder_or_start_of_name(shell: Shell, project: Made) -> None:
    shell.done("new", "Andet")
    for name in (project["id"], project["id"].lower(), Path(project["folders"][0]).name, "SKÆRM", "Skærmbesøg"):
        assert shell.json("project", name)["id"] == project["id"]


# Languages


def first(shell: Shell, *line: str) -> str:
    return shell(*line, "--help").out.split()[0]


def test_danish_unless_told(shell: Shell) -> None:
    assert first(shell) == "Sådan:"


def test_the_language_is_told_else_from_the_environment_else_chosen_else_configured_else_the_systems(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, own_places: Path
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert first(shell) == "Usage:"
    assert shell.json("config")["settings"]["language"] == {"value": "en", "from": "system"}
    monkeypatch.setenv("LANG", "sv_SE")
    assert first(shell) == "Sådan:"
    (own_places / "config").mkdir(parents=True)
    (own_places / "config" / "config.toml").write_text('language = "en"\n')
    assert first(shell) == "Usage:"
    (own_places / "state").mkdir(parents=True)
    (own_places / "state" / "choices.json").write_text('{"language": "da"}')
    assert first(shell) == "Sådan:"
    monkeypatch.setenv("TILBAGEBLIK_LANG", "en")
    assert first(shell) == "Usage:"
    assert first(shell, "--lang", "da") == "Sådan:"
    assert first(shell, "--lang=da") == "Sådan:"


def test_a_language_in_the_environment_that_is_none_is_a_mistake(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILBAGEBLIK_LANG", "de")
    answer = shell("projects")
    assert (answer.status, "TILBAGEBLIK_LANG kan ikke være »de«" in answer.told) == (2, True)
    assert first(shell) == "Sådan:"


def test_after_two_dashes_nothing_is_a_language(shell: Shell, project: Made) -> None:
    assert "observation: --lang" in shell.done("log", "--", "skærm", "--lang").out


# Settings


def test_a_config_file_that_cannot_be_is_told_in_one_line(shell: Shell, own_places: Path) -> None:
    file = own_places / "config" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("libary = []\n")
    answer = shell("config", "check")
    told = f"{file}, linje 1: »libary« er ikke en indstilling. Skulle der stå »libraries«?\n"
    assert (answer.status, answer.out, answer.err) == (1, told, "")
    assert first(shell) == "Sådan:"


def test_the_library_comes_from_the_environment_or_the_config_file(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_places: Path
) -> None:
    def library() -> Any:
        from click.testing import CliRunner

        return CliRunner().invoke(program, ["info", "--json"]).stdout

    (own_places / "config").mkdir(parents=True)
    (own_places / "config" / "config.toml").write_text(f'libraries = ["{(tmp_path / "c").as_posix()}"]\n')
    assert str(tmp_path / "c") in library()
    monkeypatch.setenv("TILBAGEBLIK_LIBRARY", str(tmp_path / "e"))
    assert str(tmp_path / "e") in library()
    assert str(tmp_path / "c") not in library()


def test_new_projects_go_into_the_first_library_and_all_are_read(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "En")
    other = Shell(tmp_path / "other")
    other.done("new", "To")
    assert [row["name"] for row in shell.json("projects", "--library", str(other.library))] == ["En", "To"]
    assert [row["name"] for row in shell.json("projects")] == ["En"]


def test_version(shell: Shell) -> None:
    assert re.fullmatch(r"tilbageblik (\d+\.\d+\.\d+|\(kører fra kildeteksten\))\n", shell.done("--version").out)
