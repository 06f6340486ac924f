"""Reading what there is: lists and filters, search, export, the guide, keys, info."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from content import load
from content.formats import load_formats
from journals.demo.sample import copy_samples
from journals.export.markdown_blocks import without_front_matter
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.retro.meeting import begin_retro
from tests.guides import guide_of
from tests.tui.cli.conftest import TODAY, Made, Shell, ids, logs
from tui.commands import COMMANDS
from tui.wording.search_query import TABLES


@pytest.fixture
def samples(shell: Shell) -> Shell:
    """A shell on the sample library."""
    copy_samples(shell.library, TODAY)
    return shell


def test_projects_carry_what_the_contract_names(samples: Shell) -> None:
    rows = samples.json("projects")
    assert len(rows) == 4
    for row in rows:
        assert row.keys() >= {"id", "name", "stage", "status", "observations"}
        assert row["observations"] == len(samples.json("observations", row["id"]))
    names = [row["name"] for row in rows]
    assert names == sorted(names, key=lambda name: name.replace("Æ", "Z"))


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("observations", "id project text stage kind sign pitfalls perspective happened"),
        ("lessons", "id project title stage pitfalls"),
        ("actions", "id project text owner due status"),
    ],
)
def test_lists_carry_what_the_contract_names(samples: Shell, command: str, keys: str) -> None:
    rows = samples.json(command)
    projects = set(ids(samples.json("projects")))
    assert rows
    for row in rows:
        assert row.keys() >= set(keys.split())
        assert row["project"] in projects
    one = rows[0]["project"]
    assert samples.json(command, one) == [row for row in rows if row["project"] == one]


@pytest.mark.parametrize(
    ("command", "fits"),
    [
        ("observations --stage 2", lambda row: row["stage"] == "S2"),
        ("observations --stage S2 --stage S4", lambda row: row["stage"] in ("S2", "S4")),
        ("observations --pitfall 44 --pitfall 1.1", lambda row: {"4.4", "1.1"} & set(row["pitfalls"])),
        ("observations --untagged", lambda row: not row["pitfalls"]),
        ("observations --kind concern --kind idea", lambda row: row["kind"] in ("concern", "idea")),
        ("observations --sign handled", lambda row: row["sign"] == "handled"),
        ("observations --waiting", lambda row: row["kind"] in ("concern", "question") and not row["reply"]),
        ("observations --since 2026-09-01", lambda row: row["happened"] >= "2026-09-01"),
        ("observations --text SKAERM", lambda row: "skærm" in (row["text"] + row["reply"]).lower()),
        ("observations --stage 2 --kind concern", lambda row: (row["stage"], row["kind"]) == ("S2", "concern")),
        ("lessons --stage 4", lambda row: row["stage"] == "S4"),
        ("lessons --pitfall 3.2", lambda row: "3.2" in row["pitfalls"]),
        ("lessons --status draft", lambda row: row["status"] == "draft"),
        ("lessons --status final", lambda row: row["status"] == "final"),
        ("actions --status open --status dropped", lambda row: row["status"] in ("open", "dropped")),
        ("actions --late", lambda row: row["status"] == "open" and (row["due"] or "9") < "2026-11-24"),
        ("projects --status stopped", lambda row: row["status"] == "stopped"),
        ("projects --stage 7", lambda row: row["stage"] == "S7"),
        ("projects --kind upgrade", lambda row: row["kind"] == "upgrade"),
        ("projects --text affald", lambda row: "affald" in row["name"].lower()),
    ],
)
def test_filters_keep_what_fits_and_nothing_else(samples: Shell, command: str, fits: Any) -> None:
    name, *options = command.split()
    everything = samples.json(name)
    kept = samples.json(name, *options)
    if "--text" not in options:  # words may hit in other fields too
        assert kept == [row for row in everything if fits(row)]
    assert all(fits(row) for row in kept)
    assert 0 < len(kept) < len(everything) or command == "actions --late"


def test_since_knows_the_day_a_week_begins_on(shell: Shell, project: Made) -> None:
    made = shell.json("log", "skærm", "x")
    log = logs(shell.library)[0]
    was, is_ = f'"happened":"{made["happened"]}"', '"happened":"2026-W47"'
    log.write_text(log.read_text(encoding="utf-8").replace(was, is_), encoding="utf-8")
    assert len(shell.json("observations", "--since", "16.11")) == 1
    assert shell.json("observations", "--since", "17.11") == []


def test_lists_in_words_are_lines_with_ids_that_find_each(samples: Shell) -> None:
    for command in ("observations", "actions", "lessons"):
        project = samples.json("projects")[0]["id"]
        records = [line for line in samples.done(command, project).lines if not line.startswith("    ")]
        for line, row in zip(records, samples.json(command, project), strict=True):
            short = line.partition("  ")[0]
            assert row["id"].startswith(short)
            assert [each for each in samples.json(command) if each["id"].startswith(short)] == [row]


def test_nothing_is_drawn_and_nothing_is_coloured(samples: Shell) -> None:
    for command in ("projects", "observations", "lessons", "actions", "check", "keys", "info", "guide"):
        out = samples.done(command).out
        assert not any("\u2500" <= character <= "\u259f" or character == "\x1b" for character in out), command


def test_of_several_projects_each_has_its_name_above(samples: Shell) -> None:
    lines = samples.done("lessons", "--lang", "en").lines
    names = [row["name"] for row in samples.json("projects")]
    assert [line for line in lines if line in names] == names
    assert any(line.startswith("    What we learned: ") for line in lines)


def test_an_empty_library_is_said_to_be_empty(shell: Shell) -> None:
    for command in ("projects", "observations", "lessons", "actions"):
        answer = shell(command, "--json")
        assert (answer.status, answer.json) == (0, [])
        begin = f"Der er ingen projekter i {shell.library}. Begynd med: tilbageblik new NAVN. "
        assert answer.told == begin + "Se først, hvordan det kan blive: tilbageblik demo"


def test_lists_answer_with_what_is_intact_in_a_damaged_log(shell: Shell, project: Made) -> None:
    shell.done("log", "skærm", "en")
    shell.done("log", "skærm", "to")
    log = logs(shell.library)[0]
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:-2], b"{damage}\n", lines[-1]]))
    answer = shell("observations", "--json")
    assert (answer.status, [row["text"] for row in answer.json]) == (0, ["to"])
    assert answer.told.endswith("Se hvad: tilbageblik check")


def test_search_finds_in_everything_the_nearest_first(samples: Shell) -> None:
    found = samples.json("search", "borger", "--limit", "1000")
    assert all(row.keys() >= {"id", "project", "table", "score", "text"} for row in found)
    assert {row["table"] for row in found} == set(TABLES)
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)
    assert {row["project"] is None for row in found if row["table"] == "guide"} == {True}
    top = samples.json("search", "borger", "--limit", "3")
    assert top == found[:3]


def test_search_asks_for_all_words_and_says_when_only_some_are_there(samples: Shell) -> None:
    both = samples.json("search", "skærm borger", "--limit", "1000")
    assert all("sk" in row["text"].casefold() or row["table"] != "observations" for row in both)
    assert len(both) < len(samples.json("search", "borger", "--limit", "1000"))
    answer = samples("search", "borger findesikke", "--json")
    assert answer.json
    assert answer.told == "Intet har alle ordene. Her er det, der har nogle af dem"


def test_search_says_what_it_took_a_mistyped_word_for(samples: Shell) -> None:
    answer = samples("search", "borgrene")
    assert answer.lines
    assert "»borgrene«" in answer.told


def test_search_understands_filters_in_the_line(samples: Shell) -> None:
    found = samples.json("search", "i:observationer faldgrube:44 slags:bekymring", "--limit", "1000")
    rows = {row["id"]: row for row in samples.json("observations")}
    assert found
    assert all("4.4" in rows[each["id"]]["pitfalls"] and rows[each["id"]]["kind"] == "concern" for each in found)
    answer = samples("search", "trin:findesikke borger", "--json")
    assert answer.told == "trin:findesikke siger ikke noget her"
    assert (answer.status, answer.json) == (1, []), "what is not understood does not widen what is found"
    assert samples("search", "🎉", "--in", "observations").out == ""
    stage = samples.json("search", "trin:prøve tablet", "--limit", "1000")
    assert samples.json("search", "stage:trial tablet", "--limit", "1000") == stage


def test_search_looks_only_where_it_is_told(samples: Shell) -> None:
    found = samples.json("search", "borger", "--in", "lessons,guide", "--limit", "1000")
    assert {row["table"] for row in found} == {"lessons", "guide"}


def test_search_folds_letters(shell: Shell, project: Made) -> None:
    made = shell.json("log", "skærm", "Ældre på GÅRDEN")
    assert ids(shell.json("search", "aeldre gaarden", "--in", "observations")) == [made["id"]]


def test_search_in_words_and_without_luck(samples: Shell) -> None:
    line = samples.done("search", "affald", "--in", "projects").lines[0]
    assert (
        line.split("  ", 1)[1] == "et projekt, Eksempel: Sensorer i affaldsspande: Eksempel: Sensorer i affaldsspande"
    )
    answer = samples("search", "findesikke")
    assert (answer.status, answer.out, answer.told) == (0, "", "Der er ikke noget med »findesikke«.")
    assert samples.json("search", "findesikke") == []


@pytest.mark.parametrize(
    "options", [("",), ("x", "--limit", "0"), ("x", "--limit", "mange"), ("x", "--in", "guide,x"), ("x", "--in", "")]
)
def test_search_refuses_what_it_cannot_do(shell: Shell, options: tuple[str, ...]) -> None:
    answer = shell("search", *options)
    assert (answer.status, answer.out) == (2, "")
    assert answer.told.startswith("tilbageblik search: ")


def test_a_calendar_has_the_line_ends_that_calendars_want(samples: Shell) -> None:
    calendar = samples.run("export", "--format", "ics").out
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.count("\n") == calendar.count("\r\n") > 20


def test_papers_for_a_meeting_are_of_the_kind_that_is_named(samples: Shell) -> None:
    assert "Bevar" in samples.done("export", "Eksempel: Sensorer", "--format", "print", "--meeting", "habits").out
    assert samples("export", "--format", "print", "--meeting", "tea").status == 2
    assert samples("export", "--meeting", "habits").status == 2


def test_export_of_a_part_says_which(samples: Shell) -> None:
    text = samples.done("export", "--pitfall", "44", "--since", "2020", "--until", "2099").out
    assert "Her står kun det om faldgruben »4.4" in text
    assert "fra 1. januar 2020 til og med 31. december 2099." in text
    assert "## Eksempel: Skærmbesøg" in text
    assert "Her står kun læringerne." in samples.done("export", "Eksempel: Sensorer", "--lessons-only").out
    assert samples("export", "--format", "briefing", "--pitfall", "44").status == 2


def test_export_is_markdown_on_stdout(samples: Shell) -> None:
    text = samples.done("export", "Eksempel: Sensorer").out
    assert without_front_matter(text).startswith("# Læringslog: Eksempel: Sensorer i affaldsspande\n")
    assert without_front_matter(samples.done("export").out).startswith("# Læringslog: 4 projekter\n")
    told = samples.json("export", "Eksempel: Sensorer")
    assert (told["format"], told["text"]) == ("markdown", text)


def test_export_never_writes_over_a_file_unless_forced(samples: Shell, tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    assert samples.done("export", "--to", str(path), "--lang", "en").out == f"{path}\n"
    first = path.read_text(encoding="utf-8")
    assert without_front_matter(first).startswith("# Learning log: 4 projects\n")
    answer = samples("export", "--to", str(path))
    assert (answer.status, answer.told) == (
        1,
        f"{path} er der allerede. Vælg et andet navn (på kommandolinjen skriver --force oven i den).",
    )
    assert path.read_text(encoding="utf-8") == first
    told = samples.json("export", "Eksempel: Sensorer", "--to", str(path), "--force")
    assert told["file"] == str(path)
    assert "Sensorer i affaldsspande" in without_front_matter(path.read_text(encoding="utf-8")).splitlines()[0]


def test_export_into_a_folder_chooses_the_name(samples: Shell, tmp_path: Path) -> None:
    samples.done("export", "Eksempel: Sensorer", "--to", str(tmp_path))
    assert [path.name for path in tmp_path.glob("*.md")] == [
        "laeringslog-eksempel-sensorer-i-affaldsspande-2026-11-24.md"
    ]


def test_export_refuses_other_formats_and_an_empty_library(shell: Shell) -> None:
    answer = shell("export", "--format", "odt")
    assert (answer.status, "markdown" in answer.told) == (2, True)
    assert (shell("export").status, shell("export").out) == (1, "")


def test_the_record_of_the_latest_retro_is_exported(samples: Shell, tmp_path: Path) -> None:
    name = "Eksempel: Sensorer"
    assert "Der er ikke holdt noget tilbageblik" in samples("export", name, "--format", "retro").told
    assert "ét projekt" in samples("export", "--format", "retro").told
    library = Library([samples.library], LocalFolders(*[tmp_path / "local"] * 3))
    library.refresh()
    form = load_formats("da")[0]
    for purpose in ("Det første", "Det seneste"):
        meeting = begin_retro(
            find_project(library, name), form, today=TODAY, now=datetime(2026, 11, 24, tzinfo=UTC), leader="one"
        )
        meeting.update(replace(meeting.retro, purpose=purpose))
    library.close()
    second, first = samples.json("retros", name)
    assert (first["state"], first["title"], first["notes"], first["purpose"]) == (
        "under-way",
        form.title,
        0,
        "Det første",
    )
    assert [row["id"] for row in samples.json("retros")] == [second["id"], first["id"]]
    assert [line.split("  ")[1].startswith("24.11.2026, i gang") for line in samples.done("retros", name).lines] == [
        True
    ] * 2
    assert samples.json("retros", samples.json("projects")[0]["id"]) == []
    assert samples("retros", "findes ikke").status == 1
    text = samples.done("export", name, "--format", "retro").out
    assert text.startswith("# Tilbageblik: Eksempel: Sensorer i affaldsspande\n")
    assert f" · {form.title} · " in text
    assert "Det seneste" in text
    assert samples.json("export", name, "--format", "retro")["text"] == text
    assert samples.json("export", name, "--format", "retro", "--retro", second["id"].lower())["text"] == text
    assert "Det første" in samples.done("export", name, "--format", "retro", "--retro", first["id"]).out
    assert "tilbageblik retros" in samples("export", name, "--format", "retro", "--retro", "findes-ikke").told
    assert samples("export", name, "--retro", first["id"]).status == 2
    samples.done("export", name, "--format", "retro", "--to", str(tmp_path))
    assert [path.name for path in tmp_path.glob("*.md")] == [
        "tilbageblik-eksempel-sensorer-i-affaldsspande-2026-11-24.md"
    ]
    short = samples.done("export", name, "--format", "retro", "--short").out
    assert "**Formål:** Det seneste" in short
    assert "--short hører til --format retro." in samples("export", name, "--short").told


def test_guide_prints_a_page_or_all(shell: Shell) -> None:
    guide = guide_of("da")
    for typed in ("4.4", "#44", "p4.4"):
        assert shell.done("guide", typed).out.startswith(f"4.4 {guide['4.4'].title}\n")
    whole = shell.done("guide").out
    assert all(item.title.split()[0] in whole for item in guide.items())
    page = shell.json("guide", "s4")
    assert (page["id"], page["kind"], page["title"]) == ("S4", "stage", guide["S4"].title)
    assert [each["id"] for each in shell.json("guide")] == [item.id for item in guide.items()]
    assert shell.done("guide", "S4", "--lang", "en").out.startswith(f"S4 {load('en')['S4'].title}\n")


def test_a_page_that_is_not_there(shell: Shell) -> None:
    answer = shell("guide", "9.9")
    assert (answer.status, answer.told) == (
        1,
        "Kataloget har ingen side, der hedder »9.9«. Skriv fx 4.4, S4 eller R1.",
    )
    assert shell("guide", "4.4", "x").status == 2


def test_guide_new_writes_a_guide_that_works(shell: Shell, tmp_path: Path) -> None:
    own = tmp_path / "own"
    files = shell.json("guide", "new", str(own))["files"]
    assert files
    assert all(Path(file).is_file() for file in files)
    first = shell.json("guide", "--guide", str(own))[0]
    assert shell.done("guide", first["id"], "--guide", str(own)).out
    assert shell.json("check", "--guide", str(own)) == []
    answer = shell("guide", "new", str(own))
    assert (answer.status, str(own) in answer.told) == (1, True)
    assert shell("guide", "new").status == 2


@pytest.mark.parametrize("command", [["guide"], ["projects", "--stage", "1"], ["log", "x", "y", "--quick"]])
def test_a_guide_that_is_none_is_told_in_one_line(shell: Shell, tmp_path: Path, command: list[str]) -> None:
    shell.done("new", "x")
    missing = tmp_path / "nowhere"
    answer = shell("--guide", str(missing), *command)
    assert answer.status == 1
    assert answer.told == f"Kataloget i {missing} kan ikke bruges. {missing}:1: mappen findes ikke."


def test_keys_lists_every_command(shell: Shell) -> None:
    rows = shell.json("keys")
    assert [(row["id"], row["keys"]) for row in rows] == [(each.id, list(each.keys)) for each in COMMANDS]
    assert all(row["title"] for row in rows)
    danish, english = shell.done("keys").out, shell.done("keys", "--lang", "en").out
    assert "  Ctrl+Q: Luk programmet\n" in danish
    assert "  Ctrl+Q: Quit the program\n" in english


def test_keys_shows_the_users_own(shell: Shell, own_places: Path) -> None:
    (own_places / "config").mkdir(parents=True)
    (own_places / "config" / "config.toml").write_text('[keys]\napp.quit = "ctrl+x, f9"\n', encoding="utf-8")
    assert {row["id"]: row["keys"] for row in shell.json("keys")}["app.quit"] == ["ctrl+x", "f9"]
    assert "  ctrl+x, f9: Luk programmet\n" in shell.done("keys").out


def test_info_tells_where_everything_lies(shell: Shell, own_places: Path) -> None:
    told = shell.json("info")
    assert told["library"] == [str(shell.library)]
    assert (told["state"], told["cache"]) == (str(own_places / "state"), str(own_places / "cache"))
    assert told["config"] == str(own_places / "config" / "config.toml")
    assert (told["language"], told["theme"], told["named"]) == ("da", "dark", True)
    assert told["packages"]["tinydb"]
    lines = shell.done("info", "--lang", "en").lines
    assert f"Library: {shell.library}" in lines
    assert "Language: en" in lines
