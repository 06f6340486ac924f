"""Packs and the shelf on the command line: handed on by one organisation, taken in by another."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journals.ids import created_at, ulid
from tests.amount import amount
from tests.journals.library.test_shelf import AARHUS, JSON, LESSON, as_file, pack
from tests.tui.cli.conftest import Made, Shell, logs

CALLED = f"Skærme, Ældre, {created_at(ulid()).year}"
"""What the project is called by others."""


def pack_file(tmp_path: Path, value: object = None) -> str:
    file = tmp_path / "x.pack"
    file.write_bytes(as_file(value or pack()))
    return str(file)


def test_what_one_hands_on_another_takes_in(shell: Shell, project: Made, tmp_path: Path) -> None:
    shell.done("log", "Skærm", "Chaufføren sagde det igen")
    shell.done("lesson", "Skærm", "--title", "Et udkast")
    file = tmp_path / "x.pack"
    empty = shell("export", "--format", "pack", "--origin", "Aarhus", "--to", str(file))
    assert (empty.status, "--status endelig" in empty.err, file.exists()) == (1, True, False)
    shell.done("lesson", "Skærm", "--title", "Spørg chaufførerne", "--do", "Kør med", "--final")
    first = tmp_path / "first.pack"
    assert "--origin" in shell("export", "--format", "pack", "--to", str(file)).told
    shell.done("export", "--format", "pack", "--origin", "Aarhus", "--to", str(file))
    text = file.read_text("utf-8")
    assert "Et udkast" not in text
    assert "Skærmbesøg" not in text  # what a project is called may be a unit's name
    assert "Chaufføren sagde" not in text
    shell.done("export", "--format", "pack", "--to", str(first))  # the name is remembered
    again = json.loads(first.read_text("utf-8"))
    assert again | {"made_at": ""} == json.loads(text) | {"made_at": ""}
    assert "egen pakke" in shell("import", str(file)).err
    other = Shell(tmp_path / "other")
    mine = other.json("new", "Affald", "--technology", "Sensorer")["id"]
    assert other.json("import", str(file), "--dry-run")["new"] == 1
    assert other.json("shelf") == []
    assert other.done("import", str(file)).lines[0].startswith("Lagt på hylden: 1 læring fra Aarhus.")
    (lesson,) = other.json("shelf", "Aarhus")
    assert (lesson["title"], lesson["origin"]) == ("Spørg chaufførerne", "Aarhus")
    assert f"Udefra · Aarhus: {CALLED}" in other.done("shelf", "aar").lines
    assert other.json("lessons") == []
    (met,) = other.json("review", "Affald")
    assert (met["lesson"], met["origin"], met["decision"]) == (lesson["id"], "Aarhus", None)
    assert "    Udefra: Aarhus" in other("review", "Affald").out.splitlines()
    assert [each["id"] for each in other.json("search", "chauffør kør") if each.get("origin") == "Aarhus"] == [
        lesson["id"]
    ]
    assert f"Udefra: Aarhus, {CALLED}: Spørg [chaufførerne]" in other.done("search", "chauffør").out
    assert f"{CALLED}: Spørg chaufførerne · [Kør] med" in other.done("search", "kør").out, "the sentence that matches"
    for asked in ("chaufføren", "hvordan kør chaufføren", '"spørg chaufførerne"'):
        assert lesson["id"] in [each["id"] for each in other.json("search", asked)], asked
    for asked in ("chaufføren fløj", '"chaufførerne spørg"'):
        assert lesson["id"] not in other("search", asked, "--json").out, asked
    assert not [each for each in other.json("search", "chauffør kind:concern") if "origin" in each]
    use = other.json("decide", "Affald", lesson["id"], "applies")
    assert (use["lesson"], use["project"]) == (lesson["id"], mine)
    assert other.json("held", "Affald", lesson["id"][:12], "helped")["held"] == "helped"
    assert f"Aarhus: {CALLED}, udefra" in other.done("export", "Affald", "--format", "briefing").out
    assert f"(Aarhus: {CALLED}, udefra)" in other.done("export", "Affald").out
    assert other.json("check") == []
    assert other("edit", lesson["id"], "--title", "x").status == 1
    other.done("shelf", "remove", "Aarhus")
    assert other.json("shelf") == []
    assert other.json("check") == []
    after = other.json("held", "Affald", lesson["id"][:12], "hurt")  # known from the decision
    assert (after["lesson"], after["held"], after["origin"]) == (lesson["id"], "hurt", use["origin"])
    refused = other.json("decide", "Affald", lesson["id"], "no", "--because", "ingen chauffører")
    kept = ("origin", "origin_name", "lesson_title")
    assert [refused[name] for name in kept] == [use[name] for name in kept]
    briefing = other.done("export", "Affald", "--format", "briefing").out
    assert "Spørg chaufførerne" in briefing
    assert f"Aarhus: {CALLED}, udefra, taget af hylden" in briefing
    assert "ikke længere" not in briefing
    assert f"(Aarhus: {CALLED}, udefra, taget af hylden)" in other.done("export", "Affald").out


def test_the_last_lesson_is_withdrawn_by_an_empty_pack(shell: Shell, project: Made, tmp_path: Path) -> None:
    lesson = shell.json("lesson", "Skærm", "--title", "Spørg dem", "--do", "Kør med", "--final")["id"]
    first, second = (str(tmp_path / name) for name in ("1.pack", "2.pack"))
    shell.done("export", "--format", "pack", "--origin", "Aarhus", "--to", first)
    other = Shell(tmp_path / "other")
    other.done("import", first)
    shell.done("edit", lesson, "--status", "retired", "--because", "forkert")
    assert "trækker" in shell("export", "--format", "pack", "--to", second).told
    assert other.json("import", second)["gone"] == 1
    assert other.json("shelf", "Aarhus") == []


def test_a_project_without_final_lessons_does_not_withdraw_those_of_the_others(
    shell: Shell, project: Made, tmp_path: Path
) -> None:
    shell.done("lesson", "Skærm", "--title", "Spørg dem", "--do", "Kør med", "--final")
    shell.done("export", "--format", "pack", "--origin", "Aarhus", "--to", str(tmp_path / "1.pack"))
    shell.done("new", "Tom")
    assert shell("export", "Tom", "--format", "pack", "--to", str(tmp_path / "2.pack")).status == 1


def test_who_calls_themselves_otherwise_is_told_who_will_refuse_the_pack(
    shell: Shell, project: Made, tmp_path: Path
) -> None:
    shell.done("lesson", "Skærm", "--title", "Spørg dem", "--do", "Kør med", "--final")
    shell.done("export", "--format", "pack", "--origin", "Aarhus", "--to", str(tmp_path / "1.pack"))
    told = shell("export", "--format", "pack", "--origin", "Randers", "--to", str(tmp_path / "2.pack")).told
    assert all(each in told for each in ("Aarhus", "Randers", "hylde"))


def test_undo_says_that_it_does_not_reach_the_shelf_before_it_takes_back_more(
    shell: Shell, project: Made, tmp_path: Path
) -> None:
    shell.done("log", "Skærm", "Det her er mit")
    shell.done("import", pack_file(tmp_path))
    told = shell("undo")
    assert (told.status, "Aarhus" in told.err, "shelf fjern" in told.err) == (1, True, True)
    assert len(shell.json("observations")) == 1
    assert "mit" in shell.done("undo").out
    shell.done("redo")
    shell.done("shelf", "remove", "Aarhus")
    shell.done("log", "Skærm", "Senere")
    assert "Senere" in shell.done("undo").out  # that came after
    assert "taget af hylden" in shell("undo").err
    assert "mit" in shell.done("undo").out


def test_a_newer_pack_says_that_what_was_adopted_has_changed(shell: Shell, project: Made, tmp_path: Path) -> None:
    shell.done("import", pack_file(tmp_path))
    assert "tilbageblik shelf" in shell("lessons").err  # there is nothing of one's own, but there is this
    shell.done("decide", "Skærm", LESSON, "applies")
    newer = pack(made="2026-12-01")
    newer["projects"][0]["lessons"][0]["do"] = "Lad være"
    newer["projects"][0]["lessons"].append({"id": f"{LESSON[:-1]}9", "title": "Ny"})
    told = shell.done("import", pack_file(tmp_path, newer)).out
    assert "1 ny, 1 ændret, 0 taget ud. 1, som I har taget til jer, er ændret" in told
    assert "taget til jer" not in shell.done("import", pack_file(tmp_path, newer)).out
    shell.done("lesson", "Skærm", "--title", "Vores")
    assert shell("lessons").err == ""


def test_what_cannot_be_taken_in_is_told_in_a_line(shell: Shell, project: Made, tmp_path: Path) -> None:
    good = pack_file(tmp_path)
    assert shell("import", good, str(tmp_path / "notes.txt")).status == 2
    assert shell("import", str(tmp_path / "none.txt")).status == 2  # no pack, and no project
    bad = tmp_path / "bad.pack"
    bad.write_text("{}")
    both = shell("import", str(bad), good)
    assert (both.status, both.err.count("\n"), len(both.lines)) == (1, 1, 1)
    assert both.err.startswith("bad.pack: ")
    renamed = tmp_path / "x.json"
    renamed.write_bytes(Path(good).read_bytes())
    assert shell("import", str(renamed), "--dry-run").status == 0  # it is known by what it holds
    (shell.library / "shelf" / "y.json").write_text("x")
    assert "y.json" in shell("shelf").err
    assert [each["level"] for each in shell("check", "--json").json] == ["notice"]
    assert shell("shelf", "x", "y").status == 2
    assert shell("shelf", "remove").status == 2
    assert shell("shelf", "Odense").status == 1
    told = pack()
    told["projects"][0]["lessons"][0]["do"] = "Ring til 12 34 56 78"
    assert "telefonnummer" in shell("import", pack_file(tmp_path, told)).err


READING = (
    ("shelf",),
    ("shelf", "Aarhus"),
    ("review", "Skærm"),
    ("lessons",),
    ("check",),
    ("projects",),
    ("export", "Skærm"),
    ("decide", "Skærm", LESSON, "later"),
)


@settings(max_examples=amount(6, 200), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(JSON, st.integers(0, 22), st.booleans())
def test_any_json_as_a_pack_stops_no_command_and_changes_nothing_of_ones_own(
    shell: Shell, tmp_path: Path, value: object, place: int, planted: bool
) -> None:
    if not shell.library.exists():
        shell.done("new", "Skærmbesøg")
    before = {log: log.read_bytes() for log in logs(shell.library)}
    text = json.dumps(pack())
    spots = [at for at, sign in enumerate(text) if sign in '123[{"']
    at = spots[place % len(spots)]
    data = (text[:at] + json.dumps(value) + text[at + 1 :]).encode() if place else json.dumps(value).encode()
    (tmp_path / "x.pack").write_bytes(data)
    assert shell("import", str(tmp_path / "x.pack")).status in (0, 1)
    shelf = shell.library / "shelf"
    if planted:
        shelf.mkdir(exist_ok=True)
        (shelf / f"{AARHUS}.json").write_bytes(data)
    for args in READING:
        assert shell(*args).status in (0, 1), args
    changed = [log for log, whole in before.items() if not log.read_bytes().startswith(whole)]
    assert not changed
