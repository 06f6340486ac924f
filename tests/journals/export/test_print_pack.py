"""The papers for a meeting: slips, the facilitator's page, a poster; what people wrote stays text there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings

import content
from content.formats import load_formats
from content.retro_format import Format
from journals.export.finished import without_findings
from journals.export.labels import Labels
from journals.export.print_pack import print_snapshot, render_print_pack
from journals.export.redaction import Document
from journals.records.base import Record
from journals.records.model import Lesson, Observation, Project
from journals.records.retro import Retro
from journals.text.clean import clean, one_line
from journals.text.language import LANGUAGES, Language
from tests.hostile import texts
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
guide_of = cache(content.load)
formats_of = cache(load_formats)


class Papers(HTMLParser):
    """What a browser would see: the classes of what is opened, and the text of each cell and heading."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.classes: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        self.texts = [each.strip() for each in self.texts]
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.classes += (dict(attrs).get("class") or "").split()
        self.texts.append("")
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def made(
    *records: Record,
    language: Language = "da",
    meeting: str = "",
    name: str = "Skærme",
    formats: Sequence[Format] | None = None,
) -> Document:
    labels = Labels(
        guide_of(language), catalogue(language), TODAY, formats=formats_of(language) if formats is None else formats
    )
    return render_print_pack(print_snapshot([journal_of(Project(id="P1", name=name), *records)]), labels, meeting)


def lesson(number: int, status: str = "final", title: str = "") -> Lesson:
    return Lesson(id=f"L{number}", title=title or f"Læring {number}", do=f"Gør {number}", status=status)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_has_its_words_and_minutes_on_the_facilitators_page(language: Language) -> None:
    for form in formats_of(language):
        papers = Papers(made(language=language, meeting=form.id).text)
        assert papers.classes.count("slip") == 8
        assert papers.classes.count("page") == 3
        for phase in form.phases:
            assert phase.title in papers.texts
            assert phase.lead in papers.texts
        for prompt in form.prompts:
            assert papers.texts.count(prompt.heading) >= 8, "each slip asks it"
        minutes = [
            int(each) for each in re.findall(r"<td>([0-9]+)</td>", made(language=language, meeting=form.id).text)
        ]
        assert minutes == [phase.minutes for phase in form.phases]
        clock = re.findall(r"<td>([0-9]+)[.:]([0-9]{2})</td>", made(language=language, meeting=form.id).text)
        assert [int(h) * 60 + int(m) for h, m in clock] == [sum(minutes[:at]) for at in range(len(minutes))]


def test_it_goes_by_the_latest_meeting_where_none_is_named() -> None:
    retros = (Retro(id="R1", format="long", day="2026-05-01"), Retro(id="R2", format="habits", day="2026-09-01"))
    assert "Bevar" in made(*retros).text
    assert "Bevar" not in made(*retros, meeting="trio").text
    assert "Til mødelederen" in made().text
    assert "Til mødelederen" not in made(formats=()).text, "without any format there are slips and a poster"
    assert Papers(made(formats=()).text).classes.count("slip") == 8


def test_the_poster_has_three_lessons_the_final_ones_first_and_the_map() -> None:
    lessons = [lesson(1, "draft"), lesson(2), lesson(3, "retired"), lesson(4), lesson(5, "draft")]
    seen = Observation(id="O1", stage="S4", sign="bites", pitfalls=frozenset({"4.4"}))
    document = made(*lessons, seen)
    assert re.findall(r"<h3>(Læring [0-9])( \(udkast\))?</h3>", document.text) == [
        ("Læring 4", ""),
        ("Læring 2", ""),
        ("Læring 5", " (udkast)"),
    ]
    assert document.text.count("<svg") == 1
    assert ">×1<" in document.text
    assert "Læring 4" in document.shown
    assert "Der er ingen læringer." in made().text


@settings(max_examples=30)
@given(texts())
@example("</p></main><script>x</script>")
def test_what_people_write_is_text_on_every_page(text: str) -> None:
    document = made(lesson(1, title=clean(text)), name=clean(text))
    papers = Papers(document.text)
    assert set(papers.tags).isdisjoint({"script", "img", "iframe", "link", "form", "a"})
    whole = one_line(clean(text))
    if whole and len(whole) <= 70 and not document.personal["block"] and "&" not in whole:
        assert papers.texts.count(whole) >= 9, "on each slip and on the poster"


def test_a_name_is_asked_about_and_can_be_taken_out_everywhere() -> None:
    document = made(lesson(1, title="Spørg Anna Sørensen"), name="Skærme hos Anna Sørensen")
    assert document.found
    without = without_findings(document, "[fjernet]").text
    assert "Sørensen" not in without
    assert Papers(without).classes.count("slip") == 8
