"""`--plain`: line by line, through a pipe and in a terminal of lines; nothing is drawn, and nothing stored is lost."""

from __future__ import annotations

import signal
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.formats import load_formats
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.records.model import Action
from journals.retro.meeting import begin_retro
from tests.amount import amount
from tests.terminal import Terminal
from tests.tui.cli.conftest import TODAY, Made, Shell
from tests.tui.cli.test_process import posix
from tui.cli.plain.start import TASKS, run_plain
from tui.cli.program import COMMAND_MODULES
from tui.cli.session import Session


def say(shell: Shell, *lines: str, lang: str = "da", status: int = 0) -> list[str]:
    """Answer line by line, and return all that is said."""
    answer = shell("--plain", "--lang", lang, stdin="".join(f"{line}\n" for line in lines))
    assert (answer.status, answer.err) == (status, "")
    return answer.lines


def texts(shell: Shell) -> list[str]:
    return [each["text"] for each in shell.json("observations")]


def test_each_thing_that_can_be_done_has_its_name_on_the_command_line() -> None:
    commands = {name for section in COMMAND_MODULES.values() for name in section}
    assert {task.name for task in TASKS} <= commands


def test_a_project_is_chosen_by_any_word_and_observations_are_lines(shell: Shell, project: Made) -> None:
    lines = ("- lyden faldt ud #44 ;i går", "+", "!hvem svarer om natten?")
    said = say(shell, "skærm", "log", *lines, "q", "undo", status=1)  # a line without a text is refused
    assert said[-1] == "Slut. 3 ændringer er gemt."
    assert texts(shell) == ["lyden faldt ud"]
    (seen,) = shell.json("observations")
    assert (seen["kind"], seen["pitfalls"], seen["happened"]) == ("hindered", ["4.4"], "2026-11-23")


def test_an_empty_library_begins_with_a_project(shell: Shell) -> None:
    said = say(shell, "ny", "Robotter", "1", "den stod i vejen")
    assert "Slut. 2 ændringer er gemt." in said
    assert [each["name"] for each in shell.json("projects")] == ["Robotter"]


def test_personal_data_is_asked_about_and_without_an_answer_not_stored(shell: Shell, project: Made) -> None:
    said = say(
        shell,
        "1",
        "1",
        "ring 20 12 34 56",
        "1",
        "ring 20 12 34 57",
        "gem",
        "cpr 010190-1232",
        "1",
        "ring 20 12 34 58",
        status=1,
    )
    assert sorted(texts(shell)) == ["cpr [fjernet]", "ring 20 12 34 57", "ring [fjernet]"]
    assert said[-1].startswith("Det seneste, I skrev, er ikke gemt")
    assert not any("58" in line for line in said)


def test_of_a_line_that_is_too_long_it_is_said_that_it_is_not_stored_and_what_to_do(
    shell: Shell, project: Made
) -> None:
    said = say(shell, "1", "1", "x" * 20_001, "den sad fast", status=1)
    at = next(place for place, line in enumerate(said) if "Del den i flere" in line)
    assert said[at + 1] == "Det er ikke gemt."
    assert said.count("Det er ikke gemt.") == 1
    assert texts(shell) == ["den sad fast"]


def test_untagged_observations_come_one_at_a_time_with_what_they_look_like(shell: Shell, project: Made) -> None:
    for text in ("Vi har kun prøvet hos fem frivillige", "En fin dag"):
        shell.done("log", "skærm", text)
    said = say(shell, "1", "edit", "4.4", "bider", "spring")
    assert any("1 af 2" in line and "kun prøvet" in line for line in said)
    assert any("fordi der står" in line for line in said)
    tagged = {each["text"]: (each["pitfalls"], each["sign"]) for each in shell.json("observations")}
    assert tagged == {"Vi har kun prøvet hos fem frivillige": (["4.4"], "bites"), "En fin dag": ([], None)}


def test_a_meeting_is_followed_up(shell: Shell, project: Made, tmp_path: Path) -> None:
    library = Library([shell.library], LocalFolders(*[tmp_path / "theirs"] * 3))
    library.refresh()
    now = datetime(2026, 11, 24, 9).astimezone()
    meeting = begin_retro(find_project(library, project["id"]), load_formats("da")[0], today=TODAY, now=now, leader="x")
    for text in ("Ring til it", "Skriv til alle", "Køb mere"):
        meeting.journal.add(Action(text=text, retro=meeting.id))
    meeting.close(TODAY)
    library.close()
    said = say(shell, "1", "retro", "ret", "leder", "1.12.", "gjort", "droppet", "", "droppet", "for dyrt")
    assert any("Aftalt: Ring til it" in line for line in said)
    found = {each["text"]: each for each in shell.json("actions")}
    assert {text: each["status"] for text, each in found.items()} == {
        "Ring til it": "done",
        "Skriv til alle": "open",
        "Køb mere": "dropped",
    }
    assert (found["Ring til it"]["owner"], found["Ring til it"]["due"]) == ("leder", "2026-12-01")
    assert found["Køb mere"]["because"] == "for dyrt"


def test_others_lessons_are_read_and_decided_about(shell: Shell, project: Made) -> None:
    other = shell.json("new", "Affald")
    shell.done("lesson", other["id"], "--title", "Spørg først", "--do", "Gå turen med", "--final")
    said = say(shell, "skærm", "review", "spørg", "tilpasset", "kun om dagen")
    assert "Det ville vi gøre: Gå turen med" in said
    assert [each["decision"] for each in shell.json("review", "skærm")] == ["adapted"]


def test_a_reason_with_personal_data_is_asked_about_too(shell: Shell, project: Made) -> None:
    other = shell.json("new", "Affald")
    shell.done("lesson", other["id"], "--title", "Spørg først", "--do", "Spørg", "--final")
    decided = ("review", "1", "tilpasset", "ring 20 12 34 56")
    assert say(shell, "skærm", *decided, "nej")[-1] == "Slut. Intet nyt er gemt."
    assert say(shell, "skærm", *decided, status=1)[-1].startswith("Det seneste, I skrev, er ikke gemt")
    assert [each["decision"] for each in shell.json("review", "skærm")] == [None]
    assert say(shell, "skærm", *decided, "ja")[-1] == "Slut. 1 ændring er gemt."
    assert [each["decision"] for each in shell.json("review", "skærm")] == ["adapted"]


def test_what_fits_several_projects_is_read_out_and_asked_again(shell: Shell, project: Made) -> None:
    shell.done("new", "Skærme i skolen")
    said = say(shell, "skærm", "skole", "log", "den virkede")
    assert any("passer på 2" in line for line in said)
    assert [line[:2] for line in said].count("1.") == 3, "those that fit come with their numbers"
    assert [each["text"] for each in shell.json("observations", "skolen")] == ["den virkede"]


def test_the_name_of_a_task_is_not_taken_for_an_observation(shell: Shell, project: Made) -> None:
    said = say(shell, "1", "log", "lyden faldt ud", "fortryd", "nej", "søg", "ja", "q", "fortryd")
    assert "fortryd kan også være noget, I vil gøre. Skal det gemmes som en observation?" in said
    assert texts(shell) == ["lyden faldt ud"]


def test_lines_of_a_script_that_are_no_answers_are_counted(shell: Shell, project: Made) -> None:
    said = say(shell, "0", "findes ikke", "log", status=1)
    assert said[-1] == "3 linjer blev ikke forstået, og intet fra dem er gemt."
    said = shell("--plain", "--lang", "da", stdin=b"1\nlog\n\xe6\xf8\n").lines
    assert said[-1] == "1 linje blev ikke forstået, og intet fra den er gemt."


def test_the_samples_are_tried_line_by_line_on_a_copy_that_goes(
    shell: Shell, project: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    before = {*Path(tempfile.gettempdir()).glob("tilbageblik-*")}
    answer = shell("demo", "--plain", "--lang", "da", stdin="jobcentret\nlog\nlyden faldt ud\n")
    assert "findes ikke" not in answer.err, "the copy is there by then"
    assert (answer.status, answer.lines[-1]) == (0, "Slut. 1 ændring er gemt.")
    assert {*Path(tempfile.gettempdir()).glob("tilbageblik-*")} <= before
    assert [each["id"] for each in shell.json("projects")] == [project["id"]]
    refused = shell("demo", "--plain", "--to", str(tmp_path / "copy"))
    assert (refused.status, (tmp_path / "copy").exists()) == (2, False)


def test_the_guide_and_a_search_are_read(shell: Shell, project: Made) -> None:
    shell.done("log", "skærm", "lyden faldt ud")
    said = say(shell, "1", "guide", "4.4", "", "search", "lyden", "1")
    assert "4.4 Prøvet, men ikke i virkeligheden" in said
    assert "lyden faldt ud" in said


def test_a_file_is_read_out_before_anything_is_stored(shell: Shell, project: Made, tmp_path: Path) -> None:
    notes = tmp_path / "noter.md"
    notes.write_text("# Gik godt\n\n- Lyden var fin\n", encoding="utf-8")
    say(shell, "1", "import", f'"{notes}"', "nej", "import", str(tmp_path / "findes-ikke"), status=1)
    assert texts(shell) == []
    said = say(shell, "1", "import", str(tmp_path / "findes-ikke"), str(notes), "ja", status=1)
    assert texts(shell) == ["Lyden var fin"]
    assert said[-1] == "Slut. 1 ændring er gemt."


@pytest.mark.parametrize("name", ["-", "--help", "--json"])
def test_a_file_may_be_called_what_a_command_line_would_read(
    shell: Shell, project: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert say(shell, "1", "import", name, status=1)[-1] == "Slut. Intet nyt er gemt."
    Path(tmp_path, name).write_text("# Gik godt\n\n- Lyden var fin\n", encoding="utf-8")
    assert say(shell, "1", "import", name, "ja")[-1] == "Slut. 1 ændring er gemt."
    assert texts(shell) == ["Lyden var fin"]


def test_nothing_is_written_in_a_project_that_is_no_more(shell: Shell) -> None:
    said = say(shell, "ny", "Robotter", "undo", "log", "den stod i vejen", status=1)
    assert not any(line.startswith("Gemt:") for line in said)
    assert shell("projects", "--json").json == []


def test_a_project_that_another_deletes_takes_no_more_lines(
    shell: Shell, project: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    def lines() -> Iterator[str]:
        yield from ("1", "log")
        shell.done("undo")
        yield from ("den kom igen", "q", "q")

    session = Session(("--lang", "da"))
    session.requested_folders = [shell.library]
    run_plain(session, lines())
    said = capsys.readouterr().out
    assert "Gemt:" not in said
    assert said.endswith("Slut. Intet nyt er gemt.\n")
    assert shell("projects", "--json").json == []


def test_thousands_of_digits_are_no_number_of_a_list(shell: Shell, project: Made) -> None:
    say(shell, "9" * 5000, status=1)


def test_a_command_beside_it_is_refused(shell: Shell, project: Made) -> None:
    assert shell("--plain", "projects").status == 2


WORDS = (
    "",
    "?",
    "q",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "mere",
    "log",
    "edit",
    "retro",
    "guide",
    "skærm",
    "4.4",
)
HOSTILE = ("\x1b[2J→ ✦ ┌─┐ ·", "- ✓ ■ … 24.11.2026", "ring 20 12 34 56", "\u202eabc\u200b", "\x07\x9b31m")


def is_speakable(letter: str) -> bool:
    """Return whether a sign may be said: nothing that acts on a terminal, and nothing drawn."""
    drawn = 0x2190 <= ord(letter) < 0x2400 or 0x2440 <= ord(letter) < 0x27C0 or letter in "·…•"
    return not drawn and unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_is_drawn_and_what_is_said_to_be_stored_is(shell: Shell, project: Made, lang: str) -> None:
    shell.done("log", "skærm", "✦ ─ → ● var på skærmen", "--kind", "concern")
    shell.done("action", "skærm", "Køb · mere", "--owner", "▲ leder", "--due", "1.12.")

    @settings(max_examples=amount(8, 200), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.lists(st.sampled_from((*WORDS, *HOSTILE)), max_size=14))
    def holds(lines: list[str]) -> None:
        answer = shell("--plain", "--lang", lang, stdin="".join(f"{line}\n" for line in ("skærm", *lines)))
        assert answer.err == ""
        assert not {each for line in answer.lines for each in line if not is_speakable(each)}
        said = ("Slut.", "The end.")[lang == "en"]
        assert sum(line.startswith(said) for line in answer.lines) == 1

    holds()


@posix
@pytest.mark.parametrize("end", ["SIGKILL", "SIGINT"])
def test_what_is_said_to_be_stored_outlives_the_session(shell: Shell, project: Made, end: str) -> None:
    with shell.process("--plain") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("skærm\nlog\nlyden faldt ud\n".encode())
        process.stdin.flush()
        assert any(line.startswith(b"Gemt:") for line in process.stdout)
        process.send_signal(getattr(signal, end))
        rest = process.stdout.read().decode()
    if end == "SIGINT":
        assert (process.returncode, rest.splitlines()[-1]) == (130, "Slut. 1 ændring er gemt.")
    assert texts(shell) == ["lyden faldt ud"]


@posix
def test_a_terminal_of_lines_is_talked_to_without_being_asked(shell: Shell, project: Made) -> None:
    command = [sys.executable, "-m", "tui", "--library", str(shell.library), "--lang", "da"]
    with Terminal(command, env={**shell.env(), "TERM": "dumb"}, rows=60, columns=200) as terminal:
        terminal.until("TERM=dumb", "Hvilket projekt?")
        terminal.press("skærm\r", "log\r", "lyden faldt ud\r")
        terminal.until("Gemt:")
        terminal.press("\x04")
        terminal.until("Slut. 1 ændring er gemt.")
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.written
    assert texts(shell) == ["lyden faldt ud"]
