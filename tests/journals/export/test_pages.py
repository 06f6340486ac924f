"""A page and a Word file say what the Markdown says: no word more or less, and nothing in them acts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from hypothesis import example, given, settings

from journals.export.escape import line, paragraph
from journals.export.html_form import html_page
from journals.export.markdown_blocks import bullets, document, heading, item, labelled_list, table
from journals.export.markdown_tokens import page_blocks
from journals.export.progress import Cancelled, ProgressCallback
from journals.export.word_form import word_file
from tests.documents import learning_log
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.export.test_learning_log import TODAY, small_project
from tests.journals.making import journal_of
from tests.journals.markdown import commonmark, places
from tui.locale import catalogue

DA = catalogue("da")
VOID = {"meta", "br", "input"}
Make = Callable[[str, ProgressCallback], object]
as_page: Make = lambda text, tick: html_page(text, "da", DA, tick)  # noqa: E731
as_word: Make = lambda text, tick: word_file(text, "da", TODAY, tick)  # noqa: E731


class Page(HTMLParser):
    """What a browser would see: the words of each place, the attributes, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.places: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"p", "th", "td", "h1", "h2", "h3"}:
            self.places.append("")
        elif tag == "br":
            self.places[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open and data != "\n" and "nav" not in self.open:
            self.places[-1] += data


def small_log() -> str:
    """A little of everything."""
    project, *records = small_project()
    return learning_log([journal_of(project, *records)], guide_of("da"), DA, today=TODAY)  # type: ignore[arg-type]


def put_together(text: str) -> str:
    return document(
        [
            heading(1, line(text)),
            heading(2, "To"),
            item(line(text), paragraph(text) or "–"),
            bullets([labelled_list("Hvem", [paragraph(text) or "–"]), "én"]),
            table(["A", "B"], [[line(text), "×1"]]),
        ]
    )


def words(said: list[str]) -> list[str]:
    return [" ".join(each.split()) for each in said if each.strip()]


@given(texts())
def test_a_page_says_what_the_document_says_and_nothing_in_it_acts(text: str) -> None:
    markdown = put_together(text)
    page = Page(html_page(markdown, "da", DA))
    assert words(page.places) == words([place for place in places(commonmark().parse(markdown)) if place.strip()])
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe", "link", "form", "object"})
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)


@settings(max_examples=25)  # each opens Word's template twice
@example("\ufffe\uffff")
@given(texts())
def test_a_word_file_says_what_the_document_says(text: str) -> None:
    markdown = put_together(text)
    word = Document(BytesIO(word_file(markdown, "da", TODAY)))
    said = [each.text for each in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    expected = [
        "".join("\n" if run.kind == "break" else run.text for run in runs).translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD})
        for block in page_blocks(markdown)
        for runs in ([block.runs] if block.kind != "table" else [cell for row in block.cells for cell in row])
    ]
    assert words(said + cells) == words(expected)


def test_a_page_can_be_read_without_eyes() -> None:
    page = Page(html_page(small_log(), "da", DA))
    assert ("html", {"lang": "da"}) in page.tags
    levels = [int(tag[1]) for tag, _ in page.tags if tag[0] == "h" and tag[1:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {str(attributes["href"]).removeprefix("#") for tag, attributes in page.tags if "href" in attributes}
    assert targets <= set(ids)
    assert {attributes.get("scope") for tag, attributes in page.tags if tag == "th"} == {"col", "row"}


def test_each_table_of_a_page_has_a_name_of_its_own() -> None:
    blocks = [
        heading(1, "T"),
        *(part for name in "AB" for part in (heading(2, name), heading(3, "Kort"), table(["x"], []))),
    ]
    page = Page(html_page(document(blocks), "da", DA))
    assert [each["aria-label"] for tag, each in page.tags if tag == "div"] == ["A · Kort", "B · Kort"]


def test_a_word_file_has_styles_headings_and_its_language_and_names_nobody() -> None:
    data = word_file(small_log(), "da", TODAY)
    word = Document(BytesIO(data))
    styles = [each.style.name for each in word.paragraphs if each.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "List Bullet", "List Bullet 2"} <= set(styles)
    (matrix,) = word.tables
    assert matrix.rows[0]._tr.trPr is not None
    assert matrix.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    about = word.core_properties
    assert (about.author, about.last_modified_by, about.comments, about.language) == ("", "", "", "da-DK")
    assert about.title.startswith("Læringslog")
    assert word_file(small_log(), "da", TODAY) == data or _parts(word_file(small_log(), "da", TODAY)) == _parts(data)
    languages = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"da-DK"}


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("make", [as_page, as_word])
def test_making_a_page_tells_how_far_it_is_and_can_be_stopped(make: Make) -> None:
    heard: list[tuple[int, int]] = []

    def tick(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        make(bullets(map(str, range(2000))), tick)
    assert heard[0][0] == 0
    assert 0 < heard[1][0] < heard[1][1]


def test_the_heading_of_a_column_in_a_word_file_is_not_broken_within_a_word() -> None:
    names = ("1 Idé", "2 Mål", "3 Inddrag", "4 Prøve", "5 I brug", "6 Udbred", "7 Drift")
    table = f"| Faldgrube | {' | '.join(names)} |\n|{'---|' * 8}\n| 1.1 Det virkede | {' | '.join('x' * 7)} |\n"
    document = Document(BytesIO(word_file(table, "da", TODAY)))
    widths = [int(column.width or 0) for column in document.tables[0].columns]
    letter = Pt(8.5) * 0.75
    assert all(width >= letter * len(max(name.split(), key=len)) for name, width in zip(names, widths[1:], strict=True))
    assert widths[0] >= sum(widths) / 4
    assert sum(widths) <= Cm(17.01)
    many = f"| A | {' | '.join(['W' * 40] * 12)} |\n|{'---|' * 13}\n"
    crowded = Document(BytesIO(word_file(many, "da", TODAY))).tables[0]
    assert sum(int(column.width or 0) for column in crowded.columns) <= Cm(17.01)
