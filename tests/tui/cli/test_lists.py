"""Reading what there is: lists and filters, and search."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.tui.cli.conftest import Made, Shell, ids, logs
from tui.wording.search_filters import TABLES


def test_projects_carry_what_the_contract_names(sampled: Shell) -> None:
    rows = sampled.json("projects")
    assert len(rows) == 4
    for row in rows:
        assert row.keys() >= {"id", "name", "stage", "status", "observations"}
        assert row["observations"] == len(sampled.json("observations", row["id"]))
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
def test_lists_carry_what_the_contract_names(sampled: Shell, command: str, keys: str) -> None:
    rows = sampled.json(command)
    projects = set(ids(sampled.json("projects")))
    assert rows
    for row in rows:
        assert row.keys() >= set(keys.split())
        assert row["project"] in projects
    one = rows[0]["project"]
    assert sampled.json(command, one) == [row for row in rows if row["project"] == one]


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
def test_filters_keep_what_fits_and_nothing_else(sampled: Shell, command: str, fits: Any) -> None:
    name, *options = command.split()
    everything = sampled.json(name)
    kept = sampled.json(name, *options)
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


def test_lists_in_words_are_lines_with_ids_that_find_each(sampled: Shell) -> None:
    for command in ("observations", "actions", "lessons"):
        project = sampled.json("projects")[0]["id"]
        records = [line for line in sampled.done(command, project).lines if not line.startswith("    ")]
        for line, row in zip(records, sampled.json(command, project), strict=True):
            short = line.partition("  ")[0]
            assert row["id"].endswith(short)
            assert [each for each in sampled.json(command) if each["id"].endswith(short)] == [row]


def test_nothing_is_drawn_and_nothing_is_coloured(sampled: Shell) -> None:
    for command in ("projects", "observations", "lessons", "actions", "check", "keys", "info", "guide"):
        out = sampled.done(command).out
        assert not any("\u2500" <= character <= "\u259f" or character == "\x1b" for character in out), command


def test_of_several_projects_each_has_its_name_above(sampled: Shell) -> None:
    lines = sampled.done("lessons", "--lang", "en").lines
    names = [row["name"] for row in sampled.json("projects")]
    assert [line for line in lines if line in names] == names
    assert any(line.startswith("    What we learned: ") for line in lines)


def test_an_empty_library_is_said_to_be_empty(shell: Shell) -> None:
    shell.library.mkdir()
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


def test_search_finds_in_everything_the_nearest_first(sampled: Shell) -> None:
    found = sampled.json("search", "borger", "--limit", "1000")
    assert all(row.keys() >= {"id", "project", "table", "score", "text"} for row in found)
    assert {row["table"] for row in found} == {*TABLES} - {"meetings", "reviews"}, "and none of those has the word"
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)
    assert {row["project"] is None for row in found if row["table"] == "guide"} == {True}
    top = sampled.json("search", "borger", "--limit", "3")
    assert top == found[:3]


def test_search_asks_for_all_words_and_says_when_only_some_are_there(sampled: Shell) -> None:
    both = sampled.json("search", "skærm borger", "--limit", "1000")
    seen = [row["text"].casefold() for row in both if row["table"] == "observations"]
    assert all("skærm" in text or "tablet" in text for text in seen), "a synonym is asked for too"
    assert len(both) < len(sampled.json("search", "borger", "--limit", "1000"))
    answer = sampled("search", "borger kvzxwq", "--json")
    assert answer.json
    assert json.loads(answer.told)["error"]["message"] == "Intet har alle ordene. Her er det, der har nogle af dem"


def test_search_says_what_it_took_a_mistyped_word_for(sampled: Shell) -> None:
    answer = sampled("search", "borgrene")
    assert answer.lines
    assert "»borgrene«" in answer.told


def test_search_asks_for_synonyms_too_and_says_so_but_not_of_what_stands_in_quotation_marks(sampled: Shell) -> None:
    answer = sampled("search", "tillidsmand")
    assert answer.told == "også: tillidsrepræsentant, tr"
    assert [line.split()[0] for line in answer.lines] == ["3.4"]
    assert sampled.json("search", "tillidsmand")[0]["id"] == "3.4"
    direct = {row["id"] for row in sampled.json("search", '"kursus"', "--limit", "1000")}
    found = [row["id"] for row in sampled.json("search", "kursus", "--limit", "1000")]
    assert direct < set(found)
    assert sampled("search", '"tillidsmand"').lines == []


def test_search_understands_filters_in_the_line(sampled: Shell) -> None:
    found = sampled.json("search", "i:observationer faldgrube:44 slags:bekymring", "--limit", "1000")
    rows = {row["id"]: row for row in sampled.json("observations")}
    assert found
    assert all("4.4" in rows[each["id"]]["pitfalls"] and rows[each["id"]]["kind"] == "concern" for each in found)
    answer = sampled("search", "trin:findesikke borger", "--json")
    assert json.loads(answer.told)["error"]["message"] == (
        "trin:findesikke kan ikke bruges her. Det kan være: Idé, Mål, Inddrag, Prøve, I brug, Udbred, Drift"
    )
    assert (answer.status, answer.json) == (1, []), "what is not understood does not widen what is found"
    assert sampled("search", "🎉", "--in", "observations").out == ""
    stage = sampled.json("search", "trin:prøve tablet", "--limit", "1000")
    assert sampled.json("search", "stage:trial tablet", "--limit", "1000") == stage


def test_search_prints_the_sentence_that_matches_and_never_only_a_role(shell: Shell, project: Made) -> None:
    text = "Først gik det **fint**. Så frøs *kakkelovnen* hos borgeren."
    shell.done("log", "skærm", text, "--role", "Sosuassistent")
    (found,) = shell.json("search", "kakkelovn", "--in", "observations")
    assert (found["text"], found["match"]) == (text, "Så frøs kakkelovnen hos borgeren.")
    assert shell.done("search", "kakkelovn").lines[0].endswith(": Så frøs [kakkelovnen] hos borgeren.")
    line = shell.done("search", "sosuassistent", "--in", "observationer").lines[0]
    assert line.endswith(": Først gik det fint. Så frøs kakkelovnen hos borgeren. · [Sosuassistent]")


def test_search_says_where_it_looked_and_what_could_be_meant(shell: Shell, project: Made) -> None:
    shell.done("log", "skærm", "Noget", "--date", "2025-11-19")
    assert len(shell.json("search", "uge:47 år:2025")) == len(shell.json("search", "week 47 2025")) == 1
    answer = shell("search", "qqqq trin:prøve", "--in", "læringer")
    assert answer.told == (
        "Der er ikke noget med »qqqq trin:prøve«. Der er kun søgt i det, der passer til trin:prøve --in lessons. "
        "Prøv uden trin:prøve --in lessons. Prøv færre ord eller kun begyndelsen af et ord."
    )
    answer = shell("search", "slgs:bekymring")
    assert (answer.status, answer.out) == (1, "")
    assert "slgs:bekymring kan ikke bruges her. Mente I slags:bekymring?" in answer.told


def test_search_looks_only_where_it_is_told(sampled: Shell) -> None:
    found = sampled.json("search", "borger", "--in", "lessons,guide", "--limit", "1000")
    assert {row["table"] for row in found} == {"lessons", "guide"}


def test_search_folds_letters(shell: Shell, project: Made) -> None:
    made = shell.json("log", "skærm", "Ældre på GÅRDEN")
    assert ids(shell.json("search", "aeldre gaarden", "--in", "observations")) == [made["id"]]


def test_search_in_words_and_without_luck(sampled: Shell) -> None:
    line = sampled.done("search", "affald", "--in", "projects").lines[0]
    assert (
        line.split("  ", 1)[1] == "et projekt, Eksempel: Sensorer i affaldsspande: Eksempel: Sensorer i [affaldsspande]"
    )
    looked = "Der er søgt i alt, hvad I har skrevet i 4 projekter, og i kataloget. "
    looked += "Prøv færre ord eller kun begyndelsen af et ord."
    answer = sampled("search", "kvzxwq")
    assert (answer.status, answer.out, answer.told) == (0, "", "Der er ikke noget med »kvzxwq«. " + looked)
    assert sampled.json("search", "kvzxwq") == []


@pytest.mark.parametrize(
    "options", [("",), ("x", "--limit", "0"), ("x", "--limit", "mange"), ("x", "--in", "guide,x"), ("x", "--in", "")]
)
def test_search_refuses_what_it_cannot_do(shell: Shell, options: tuple[str, ...]) -> None:
    answer = shell("search", *options)
    assert (answer.status, answer.out) == (2, "")
    assert answer.told.startswith("tilbageblik search: ")


def test_json_says_what_a_search_fell_back_to(shell: Shell, project: Made) -> None:
    shell.done("log", "skærm", "Vagtplanen kom for sent")
    (found,) = shell.json("search", "vagtplanen", "--in", "observations")
    assert found["found_by"] == "all"
    near = shell("search", "vagtpalnen", "--in", "observations", "--json")
    assert [each["found_by"] for each in near.json] == ["near"]
    assert json.loads(near.told)["error"]


def test_where_only_a_filter_was_asked_for_that_is_what_nothing_fits(shell: Shell, project: Made) -> None:
    assert shell("search", "slags:bekymring").told == "Der er ikke noget, der passer til slags:bekymring."
