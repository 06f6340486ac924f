"""What an option's values are called: in both languages, whatever the app speaks, and none is left out."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from journals.text.language import LANGUAGES, Language
from tests.tui.cli.conftest import Shell
from tui.cli.import_options import DelimiterType
from tui.cli.param_types import ChoiceType, ContextLevelType, GuideIdType, TextType
from tui.cli.program import COMMAND_MODULES, program
from tui.cli.value_words import all_words, meant_value, value_words
from tui.locale import SAYS, catalogue

FREE = {
    "action", "answers", "area", "because", "conditions", "copy", "do", "ending", "entry", "evidence", "first_step",
    "gone", "item", "learned", "lesson", "line", "measure", "name", "observation", "origin", "owner", "part",
    "perspective", "project", "projects", "query", "record", "records", "retro", "situation", "skip", "source",
    "technology", "text", "title", "unit",
}  # fmt: skip
"""Where one writes what one will, or the id of a record."""
LOOKED_UP = {"form", "meeting", "page"}
"""Where one names a card, a format or a page of the guide, which are of the guide and not of the program."""
PROPER = {
    "briefing", "csv", "docx", "html", "ics", "json", "markdown", "svg", "tinydb",
    "azure_csv", "azure_json", "azure_mail", "funretro_copy", "funretro_csv", "jrnl_json", "jrnl_text", "logseq",
    "mail", "parabol_csv", "scrumlr_csv", "scrumlr_json", "scrumlr_markdown", "tilbageblik_csv", "tilbageblik_json",
    "trello", "word", "plan", "da", "en", "bash", "fish", "powershell", "zsh",
}  # fmt: skip
"""What is called the same in every language."""


def params() -> Iterator[tuple[str, click.Parameter]]:
    """Yield what each command takes."""
    context = click.Context(program)
    for name in (name for section in COMMAND_MODULES.values() for name in section):
        command = program.get_command(context, name)
        assert command is not None
        yield from ((name, param) for param in command.params)


CHOICES = {(param.type.topic, param.type.values) for _, param in params() if isinstance(param.type, ChoiceType)}


def test_no_option_with_few_values_is_left_out() -> None:
    for command, param in params():
        assert not isinstance(param.type, click.Choice), (command, param.name)
        if type(param.type) in (TextType, click.types.StringParamType) and not getattr(param, "is_flag", False):
            assert param.name in FREE | LOOKED_UP, (command, param.name)
    assert {topic for topic, _ in CHOICES} >= {"kind", "sign", "status", "decision", "held", "format", "audience", "by"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_value_has_a_word_of_the_language_and_each_word_means_one(language: Language) -> None:
    say = catalogue(language)
    for topic, values in CHOICES:
        for name in values:
            (shown, *_) = words = value_words(topic, name, say)
            assert " " not in shown, "it can be typed without quotation marks"
            if topic != "encoding" or name == "auto":
                assert language == "en" or name in PROPER or shown != name, (topic, name)
            for word in words:
                for typed in (word, word.upper(), word.replace("-", " "), word.replace("å", "aa").replace("ø", "oe")):
                    assert meant_value(topic, values, typed) == name, (topic, typed)
    assert {word for topic, values in CHOICES for name in values for word in all_words(topic, name)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_screen_calls_a_value_is_understood(language: Language) -> None:
    say, seen = catalogue(language), 0
    for topic, values in (*CHOICES, ("level", ("1", "2", "3", "4", "5"))):
        for name in values:
            for screen in (topic, "lesson_status", "action_status"):
                if (screen == topic or topic == "status") and say.has(key := f"words.{screen}.{name}"):
                    assert meant_value(topic, values, say(key)) == name, key
                    seen += 1
    assert seen > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_shows_the_words_of_the_language(shell: Shell, language: Language) -> None:
    say = catalogue(language)
    for command, param in params():
        if isinstance(param.type, ChoiceType) and isinstance(param, click.Option) and param.name == "kind":
            shown = "|".join(value_words(param.type.topic, name, say)[0] for name in param.type.values)
            assert f"--kind {shown}" in " ".join(shell.done(command, "--help", "--lang", language).out.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_understood_in_both_languages_and_json_is_english(shell: Shell, language: Language) -> None:
    shell.before = ["--lang", language]
    project = shell.json("new", "Skærme", "--kind", "udrulning")["id"]
    for kind in ("bekymring", "concern", "Bekymring"):
        made = shell.json("log", project, "Den fryser", "--kind", kind, "--stage", "prøve", "--pitfall", "1.2")
        assert (made["kind"], made["stage"]) == ("concern", "S4")
    note = made["id"]
    assert shell.json("log", project, "Den fryser", "--stage", "trial")["stage"] == "S4"
    assert shell.json("log", project, "Den fryser", "--stage", "roll-out")["stage"] == "S6"
    assert shell.json("log", project, "Ny igen", "--pitfall", "opgradering")["pitfalls"] == ["1.3"]
    assert len(shell.json("observations", "--kind", "bekymring")) == 3
    assert shell.json("edit", note, "--sign", "hold øje")["sign"] == "watch"
    assert shell.json("edit", note, "--sign", "ingen")["sign"] is None
    assert shell.json("reply", note, "Vi ringer", "--as", "handlet")["reply_as"] == "acted"
    lesson = shell.json("lesson", project, "--title", "Prøv først", "--learned", "Det er svært")["id"]
    assert shell.json("edit", lesson, "--status", "endelig")["status"] == "final"
    assert len(shell.json("lessons", "--status", "endelig")) == 1
    action = shell.json("action", project, "Ring")["id"]
    assert shell.json("edit", action, "--status", "gjort")["status"] == "done"
    assert shell.done("actions", "--by", "frist", "--status", "gjort").out
    other = shell.json("new", "Låse")["id"]
    assert shell.json("decide", other, lesson, "gælder-ikke", "--because", "Andre døre")["decision"] == "no"
    assert shell.json("project", project, "--status", "afsluttet")["status"] == "finished"
    assert [each["name"] for each in shell.json("projects", "--status", "afsluttet")] == ["Skærme"]
    context = shell.json("project", project, "--context", "C1=svært:få hænder", "--context", "økonomi=easy")["context"]
    assert (context["C1"]["level"], context["C1"]["note"], context["C4"]["level"]) == (1, "få hænder", 5)
    assert "Den fryser" not in shell.done("export", project, "--for", "deling").out
    assert shell.done("export", project, "--format", "udsagn").out
    assert shell.done("search", "fryser", "--in", "observationer,lessons").out
    card = shell.json("card", project, "formål og gevinster", "G1=hovedmålet", "G1.asked=ja")
    assert (card["answers"]["G1"], card["answers"]["G1.asked"]) == ("main", "yes")
    assert shell.json("card", project, "fence", "way=unknown")["answers"]["way"] == "unknown"


@pytest.mark.parametrize("name", ["dansk", "Danish", "engelsk", "en"])
def test_a_language_is_called_so_in_any(shell: Shell, name: str) -> None:
    first = "Begynd" if name[0].lower() == "d" else "Begin"
    assert f"{first} " in shell.done("new", "--help", "--lang", name).out


def test_an_unknown_value_names_the_nearest_and_all(shell: Shell) -> None:
    shell.done("new", "Skærme")
    told = shell.run("log", "Skærme", "x", "--kind", "bekymrin").told
    assert "Mener I bekymring?" in told
    assert "virkede, hindrede, bekymring, spørgsmål, idé, overraskede" in told
    told = shell.run("log", "Skærme", "x", "--kind", "concert", "--lang", "en").told
    assert "Did you mean concern?" in told
    assert "worked, hindered, concern, question, idea, surprise" in told
    told = shell.run("log", "Skærme", "x", "--stage", "udrulnin").told
    assert "Mener I S6" in told
    assert "S1 " in told
    told = shell.run("import", "-", "--project", "Skærme", "--delimiter", "kommma").told
    assert "Mener I komma?" in told


def test_own_types_are_the_only_ones_with_values_of_their_own() -> None:
    found = {type(param.type) for _, param in params() if isinstance(param.type, TextType)}
    assert {each for each in found if "get_metavar" in vars(each)} == {TextType, ChoiceType, DelimiterType}
    assert {GuideIdType, ContextLevelType} <= found
    assert len(SAYS) == len(LANGUAGES)
