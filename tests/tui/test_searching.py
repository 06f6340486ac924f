"""A typed line as a search: filters in both languages, completion, the sentence that is shown."""

from __future__ import annotations

from datetime import date

import content
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.meaning import Meaning, Meant
from journals.index.query import Filters
from journals.model import Lesson, Observation, Project
from tui.locale import LANGUAGES, Language, catalogue
from tui.searching import FIELDS, Known, completions, read, values
from tui.snippets import snippet

TODAY = date(2026, 11, 24)
PROJECTS = {
    "P1": Project(id="P1", name="Skærm nord", area="Ældre"),
    "P2": Project(id="P2", name="Skærm syd", area="Børn, unge og skoler"),
    "P3": Project(id="P3", name="Tavler", area="Ældre"),
}
KNOWN = {language: Known(content.load(language), PROJECTS, TODAY) for language in LANGUAGES}


def filters(line: str, language: Language = "da") -> Filters:
    asked = read(line, KNOWN[language], language)
    assert asked.unknown == [], line
    return asked.query.filters


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("trin:prøve", Filters(stages=frozenset({"S4"}))),
        ("trin:proeve", Filters(stages=frozenset({"S4"}))),
        ("stage:4", Filters(stages=frozenset({"S4"}))),
        ("TRIN:s4", Filters(stages=frozenset({"S4"}))),
        ("trin:2,4", Filters(stages=frozenset({"S2", "S4"}))),
        ("trin:2 trin:4", Filters(stages=frozenset({"S2", "S4"}))),
        ("trin:Inddr.", Filters(stages=frozenset({"S3"}))),
        ("faldgrube:44", Filters(pitfalls=frozenset({"4.4"}))),
        ("pitfall:4.4,2.3", Filters(pitfalls=frozenset({"4.4", "2.3"}))),
        ("faldgrube:#44", Filters(pitfalls=frozenset({"4.4"}))),
        ("slags:bekymring", Filters(kinds=frozenset({"concern"}))),
        ("slags:concern", Filters(kinds=frozenset({"concern"}))),
        ("kind:bek,spørg", Filters(kinds=frozenset({"concern", "question"}))),
        ("tegn:bider", Filters(signs=frozenset({"bites"}))),
        ("sign:håndteret", Filters(signs=frozenset({"handled"}))),
        ('tegn:"hold øje"', Filters(signs=frozenset({"watch"}))),
        ('projekt:"Skærm nord"', Filters(projects=frozenset({"P1"}))),
        ("project:skærm", Filters(projects=frozenset({"P1", "P2"}))),
        ("område:ældre", Filters(projects=frozenset({"P1", "P3"}))),
        ("omraade:aeldre", Filters(projects=frozenset({"P1", "P3"}))),
        ("projekt:skærm area:ældre", Filters(projects=frozenset({"P1"}))),
        ("projekt:tavler område:børn", Filters(projects=frozenset())),
        ("rolle:leder", Filters(roles=frozenset({"leder"}))),
        ("siden:2025", Filters(since="2025-01-01")),
        ("since:2025-03", Filters(since="2025-03-01")),
        ("siden:24.11", Filters(since="2026-11-24")),
        ('siden:"uge 47"', Filters(since="2026-11-16")),
        ("til:2025", Filters(until="2025-12-31")),
        ("until:2025-03", Filters(until="2025-03-31")),
        ("til:24.11", Filters(until="2026-11-24")),
        ('til:"uge 47"', Filters(until="2026-11-22")),
        ("til:u47", Filters(until="2026-11-22")),
        ("i:observationer", Filters(tables=frozenset({"observations"}))),
        ("in:lessons,katalog", Filters(tables=frozenset({"lessons", "guide"}))),
        ("trin:", Filters()),
    ],
)
def test_filters_are_understood_in_both_languages(line: str, wanted: Filters) -> None:
    assert filters(line) == wanted


def test_the_rest_of_the_line_is_searched_for() -> None:
    asked = read('trin:4 skærmen "falder ud" faldgrube:44 se:her', KNOWN["da"], "da")
    assert asked.query.words == ("skærmen", "se", "her")
    assert asked.query.phrases == (("falder", "ud"),)


@pytest.mark.parametrize("line", ["trin:99", "faldgrube:99", "slags:xyz", "projekt:findesikke", "siden:40.13", "i:intet"])
def test_a_value_that_means_nothing_is_told_and_the_rest_counts(line: str) -> None:
    asked = read(f"skærm {line} slags:idé", KNOWN["da"], "da")
    assert asked.unknown == [line]
    assert asked.query.words == ("skærm",)
    assert asked.query.filters == Filters(kinds=frozenset({"idea"}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FIELDS)
def test_every_completion_is_understood(language: Language, name: str) -> None:
    say, known = catalogue(language), KNOWN[language]
    word = say(f"search.name.{name}")
    if len(word) > 2:
        assert f"skærm {word}:" in completions(f"skærm {word[:2]}", known, say)
    for value in values(name, known, say):
        offered = completions(f"{word}:{value.split()[0][:3]}", known, say)
        quoted = f'{word}:"{value}"' if " " in value else f"{word}:{value}"
        assert quoted in offered or value == value.split()[0][:3]
        asked = read(quoted, known, language)
        assert not asked.unknown
        assert asked.query.filters != Filters()


def test_what_is_no_filter_is_not_completed() -> None:
    say = catalogue("da")
    assert completions("", KNOWN["da"], say) == completions("skærm", KNOWN["da"], say) == []
    assert completions("trin:4 ", KNOWN["da"], say) == []
    assert completions("skærm pro", KNOWN["da"], say) == ["skærm projekt:"]
    assert completions('projekt:"Skærm n', KNOWN["da"], say) == ['projekt:"Skærm nord"']


@given(st.text(max_size=60))
def test_any_line_can_be_typed(line: str) -> None:
    for each in (line, f"trin:{line}", f'projekt:"{line}', f"til:{line}", f"faldgrube:{line} i:{line}"):
        read(each, KNOWN["da"], "da")
        completions(each, KNOWN["da"], catalogue("da"))


def meant(*words: str) -> Meant:
    return Meant([Meaning(word, {2: [word]}, {1: {word}}) for word in words])


def shown(text: str, width: int, *words: str) -> tuple[str, list[str]]:
    found = snippet(Observation(text=text), meant(*words), width)
    return found.text, [found.text[start:stop] for start, stop in found.marks]


def test_a_match_is_shown_in_its_sentence() -> None:
    assert shown("Først et. Så faldt skærmen ud igen. Og så tre.", 60, "skærm") == ("Så faldt skærmen ud igen.", ["skærmen"])
    text = "ord " * 30 + "skærmen faldt ud " + "ord " * 30
    line, marks = shown(text, 40, "skærm", "ud")
    assert line.startswith("… ord")
    assert line.endswith(" …")
    assert marks == ["skærmen", "ud"]


def test_a_match_elsewhere_is_shown_where_it_is() -> None:
    lesson = Lesson(title="Prøv først", learned="Skærmen faldt ud.")
    assert snippet(lesson, meant("skærm"), 40).text == "Skærmen faldt ud."
    assert snippet(lesson, meant("prøv"), 40).text == "Prøv først"
    assert snippet(lesson, meant("intet"), 40).text == "Prøv først"


@given(
    st.lists(st.sampled_from(["ord", "skærmen", "Skærm.", "\n", "x" * 30, "æ", "  ", "- ", "Og?"]), max_size=40),
    st.integers(10, 80),
)
def test_a_snippet_fits_and_shows_a_match_where_there_is_one(parts: list[str], width: int) -> None:
    text = " ".join(parts)
    line, marks = shown(text, width, "skærm")
    assert len(line) <= width
    assert "\n" not in line
    assert bool(marks) == ("skærm" in text.casefold())
