"""Logging observations: `log`, from the command line and from stdin."""

from __future__ import annotations

import json

import pytest

from journals.library.all_projects import AllProjects
from journals.library.library import Library
from journals.records.base import Record
from tests.amount import amount
from tests.tui.cli.conftest import Made, Shell, ids


def test_log_answers_with_the_observation(shell: Shell, project: Made) -> None:
    options = ("--stage", "s4", "--kind", "hindered", "--pitfall", "44", "--pitfall", "#2.3", "--sign", "bites")
    more = ("--role", "gruppeleder", "--date", "i går", "--insight", "i2.1")
    made = shell.json("log", "skærm", "Lyden faldt ud", *options, *more)
    assert made.pop("id")
    assert made == {
        "project": project["id"],
        "table": "observations",
        "text": "Lyden faldt ud",
        "stage": "S4",
        "happened": "2026-11-23",
        "kind": "hindered",
        "sign": "bites",
        "pitfalls": ["2.3", "4.4"],
        "insights": ["I2.1"],
        "perspective": "gruppeleder",
        "retro": None,
        "prompt": None,
        "private": False,
        "review": None,
        "reply": "",
        "reply_as": None,
        "replied": None,
        "waits": False,
    }


def test_a_tag_brings_the_earlier_lesson_on_one_line_of_its_own_once_a_run(shell: Shell) -> None:
    earlier = shell.json("new", "Skærmbesøg i syd", "--technology", "Videosamtaler", "--area", "Hjemmepleje")
    lesson = shell.json("lesson", "syd", "--title", "Aftal, hvem der svarer", "--stage", "5", "--pitfall", "4.1")
    shell.json("new", "Skærmbesøg i nord", "--technology", "Videosamtaler", "--area", "Hjemmepleje")
    options = ("nord", "Ingen tog den", "--stage", "5", "--pitfall", "4.1")
    answer = shell("log", *options)
    assert answer.told == "Lært før (ingen har prøvet den endnu): Aftal, hvem der svarer · Skærmbesøg i syd"
    assert len(answer.lines) == 1
    told = shell.json("log", *options)["earlier_lesson"]
    assert (told["lesson"], told["project"], told["pitfall"]) == (lesson["id"], earlier["id"], "4.1")
    for silent in (("--kind", "worked"), ("--sign", "handled")):
        assert shell("log", *options, *silent).err == ""
    assert shell("log", "nord", "Ingen tog den").err == "", "without a tag nothing is looked for"
    many = shell("log", "nord", "-", "--stage", "5", "--pitfall", "4.1", stdin="en\nto\n")
    assert many.told.startswith("Lært før")
    assert len(many.lines) == 2


def test_the_lessons_of_the_others_are_looked_up_once_a_run(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Library] = []

    def counted(library: Library, *kinds: type[Record], is_beside: bool = False) -> AllProjects:
        made.append(library)
        return AllProjects(library, *kinds, is_beside=is_beside)

    monkeypatch.setattr("journals.lessons.announcement.AllProjects", counted)
    shell.json("new", "Skærmbesøg", "--technology", "skærme")
    shell.done("log", "Skærm", "-", "--pitfall", "4.1", "--pitfall", "4.4", stdin="en\nto\ntre\n")
    assert len(made) == 1


def test_log_stands_at_the_projects_stage_today_unless_told(shell: Shell, project: Made) -> None:
    shell.done("project", "skærm", "--stage", "S5")
    made = shell.json("log", "skærm", "Så er vi i gang")
    assert (made["stage"], made["happened"], made["kind"], made["pitfalls"]) == ("S5", "2026-11-24", None, [])


@pytest.mark.parametrize("text", ["-det tog for lang tid", "--- tre streger", "--Nej=tak", "-1", "- [ ] punkt"])
def test_a_text_may_begin_with_a_dash(shell: Shell, project: Made, text: str) -> None:
    assert shell.json("log", "skærm", text)["text"] == text
    assert [each["text"] for each in shell.json("observations")] == [text]


def test_whatever_comes_after_two_dashes_is_text(shell: Shell, project: Made) -> None:
    answer = shell.done("log", "--json", "skærm", "--", "--kind")
    assert answer.json["text"] == "--kind"


def test_quick_reads_markers_and_options_fill_in(shell: Shell, project: Made) -> None:
    made = shell.json("log", "skærm", "-det tog for lang tid #44 :4", "--quick", "--kind", "idea", "--pitfall", "2.3")
    assert made["text"] == "det tog for lang tid"
    assert (made["kind"], made["stage"], made["pitfalls"]) == ("hindered", "S4", ["2.3", "4.4"])
    answer = shell("log", "skærm", "ingen tegn #99", "--quick", "--kind", "idea", "--json")
    assert (answer.json["text"], answer.json["kind"]) == ("ingen tegn #99", "idea")
    assert answer.status == 0
    assert "»#99« er ikke en dag" in answer.err


def test_without_quick_the_text_is_taken_as_it_is(shell: Shell, project: Made) -> None:
    made = shell.json("log", "skærm", "!Er det her #44 :4?")
    assert (made["text"], made["kind"], made["stage"], made["pitfalls"]) == ("!Er det her #44 :4?", None, "S1", [])


def test_log_in_words_begins_with_an_id_to_edit_it_by(shell: Shell, project: Made) -> None:
    line = shell.done("log", "skærm", "Bippet\nlarmer", "--kind", "concern", "--pitfall", "44", "--sign", "watch").lines
    (short, _, words) = line[0].partition("  ")
    assert words == "S1, 24.11.2026, bekymring, hold øje 4.4, venter på svar: Bippet larmer"
    assert shell.json("edit", short, "--text", "Bippet larmer")["text"] == "Bippet larmer"


def test_every_line_of_stdin_is_an_observation(shell: Shell, project: Made) -> None:
    answer = shell("log", "skærm", "-", "--json", "--kind", "idea", stdin="Æn\r\n\n   \ntö\n-tre")
    rows = [json.loads(line) for line in answer.lines]
    assert [row["text"] for row in rows] == ["Æn", "tö", "-tre"]
    assert {row["kind"] for row in rows} == {"idea"}
    assert (answer.status, answer.err) == (0, "")
    assert ids(shell.json("observations"))[::-1] == ids(rows)


def test_a_line_that_is_refused_is_told_with_its_number_and_the_others_are_logged(shell: Shell, project: Made) -> None:
    lines = b"\xef\xbb\xbfgod\n\n" + b"\xff\xfe\n" + b"x" * 20_001 + b"\n" + "også god\n".encode()
    answer = shell("log", "skærm", "-", "--json", stdin=lines)
    assert answer.status == 1
    assert [json.loads(line)["text"] for line in answer.lines] == ["god", "også god"]
    assert [json.loads(line)["error"]["message"] for line in answer.err.splitlines()] == [
        "Linje 3 er ikke gemt: Linjen er ikke UTF-8-tekst. Gem filen som UTF-8, og prøv igen.",
        "Linje 4 er ikke gemt: Teksten er på 20001 tegn; der er plads til 20000. Del den i flere.",
    ]
    assert len(shell.json("observations")) == 2


def test_a_line_of_markers_only_is_refused(shell: Shell, project: Made) -> None:
    answer = shell("log", "skærm", "-", "--quick", stdin="+ #44\n! Støj\n")
    assert answer.status == 1
    assert answer.told.startswith("Linje 1 er ikke gemt: ")
    assert [row["kind"] for row in shell.json("observations")] == ["concern"]


def test_hostile_text_is_stored_clean(shell: Shell, project: Made) -> None:
    assert shell.json("log", "skærm", "a\x1b[31mb\u202ec")["text"] == "a\ufffd[31mb\ufffdc"


def test_three_pitfalls_are_too_many(shell: Shell, project: Made) -> None:
    answer = shell("log", "skærm", "x", "--pitfall", "11", "--pitfall", "12", "--pitfall", "13")
    assert (answer.status, "højst have 2 faldgruber" in answer.told) == (1, True)
    assert shell.json("observations") == []


LINES = ["første linje", "naïve façade 視 🎉", "tredje"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "utf-16-be"])
def test_text_of_wide_letters_is_read_by_its_mark(shell: Shell, project: Made, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    answer = shell("log", "skærm", "-", stdin=(mark + "\r\n".join(LINES) + "\r\n").encode(encoding))
    assert (answer.status, answer.err) == (0, "")
    assert [row["text"] for row in shell.json("observations")][::-1] == LINES


@pytest.mark.long
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("first", amount(["視頻訪問"], ["plain line", "", "視頻訪問"]))
def test_wide_letters_without_a_mark_are_refused_whole(shell: Shell, project: Made, encoding: str, first: str) -> None:
    answer = shell("log", "skærm", "-", stdin=f"{first}\nanden\ntredje\n".encode(encoding))
    assert answer.status == 1
    assert "Intet er gemt" in answer.err
    assert shell.json("observations") == []
    assert shell("suggest", "-", stdin="anden\n".encode(encoding)).status == 1


def test_a_zero_byte_and_a_broken_letter_spoil_no_line_before_them(shell: Shell, project: Made) -> None:
    answer = shell("log", "skærm", "-", stdin=b"god\nskidt\0\nog god\n")
    assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert answer.err.startswith("Linje 2 ")
    answer = shell("log", "skærm", "-", stdin="én\nto".encode("utf-16") + b"\n")
    assert answer.status == 1
    texts = [row["text"] for row in shell.json("observations")][::-1]
    assert texts[:2] == ["god", "og god"]
    assert not any("\0" in text or "\ufffd" in text for text in texts)


def test_breaks_within_a_paragraph_end_a_line_and_bullets_go(shell: Shell, project: Made) -> None:
    shell("log", "skærm", "-", stdin="- en\vto\fthree\x85fire\u2028- [x] fem\rseks\n3. klasses elever\n")
    texts = [row["text"] for row in shell.json("observations")][::-1]
    assert texts == ["en", "to", "three", "fire", "[x] fem", "seks", "3. klasses elever"]
    assert {row["kind"] for row in shell.json("observations")} == {None}


def test_where_lines_weigh_for_and_against_their_signs_stay(shell: Shell, project: Made) -> None:
    shell("log", "skærm", "-", stdin="* et\n+ godt\n- skidt\n-5 grader\n")
    assert [row["text"] for row in shell.json("observations")][::-1] == ["et", "+ godt", "- skidt", "-5 grader"]


def test_that_a_line_is_not_saved_is_said_once(shell: Shell, project: Made) -> None:
    assert shell("log", "skærm", "-", stdin="god\n010190-1234\n").err.count("gemt:") == 1


def test_a_date_that_cannot_be_logged_is_not_what_is_suggested(shell: Shell, project: Made) -> None:
    told = shell("log", "skærm", "noget", "--date", "tirdag").told
    assert "i fredags" in told
    assert "om 14 dage" not in told


def test_a_sign_that_is_kept_as_text_is_told(shell: Shell, project: Made) -> None:
    told = shell("log", "skærm", "-ingen spurgte")
    assert (told.status, "--quick" in told.told) == (0, True)
    shell.done("log", "skærm", "-ingen spurgte", "--kind", "hindered")
    shell.done("log", "skærm", "-5 grader i kælderen")
