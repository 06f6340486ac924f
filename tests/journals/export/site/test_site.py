"""A site: every page is reached, no link leads nowhere, and nothing that people wrote acts on any page."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import mdformat
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journals.demo.sample import copy_samples
from journals.export.audience import AUDIENCES, Audience
from journals.export.document_format import ExportContext
from journals.export.log_snapshot import project_snapshots
from journals.export.progress import Cancelled, ignore_progress
from journals.export.site.page_names import page_paths
from journals.export.site.publishing import Site, make_site, take_site, write_site
from journals.export.site.site_html import browser_pages
from journals.export.site.site_snapshot import SiteSnapshot
from journals.library.library import Library
from journals.records.model import Lesson, Project
from journals.text.language import LANGUAGES, Language
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.conftest import OpenLibrary
from tests.journals.export.test_pages import Page
from tests.journals.making import journal_of
from tests.journals.markdown import github
from tui.locale import catalogue

TODAY = date(2026, 11, 24)


@pytest.fixture
def library(folder: Path, open_library: OpenLibrary) -> Library:
    copy_samples(folder, TODAY)
    return open_library()


def context(library: Library | None, language: Language = "da", audience: Audience = "internal") -> ExportContext:
    say = catalogue(language)
    return ExportContext(library, guide_of(language), say, TODAY, audience=audience)  # type: ignore[arg-type]


def site_of(project: Project, *lessons: Lesson) -> Site:
    """The site of one project."""
    taken = SiteSnapshot(project_snapshots([journal_of(project, *lessons)]), {}, "internal")
    return make_site(taken, context(None), ignore_progress)


def links(text: str) -> list[str]:
    if text.startswith("<!doctype"):
        return [str(each["href"]) for tag, each in Page(text).tags if tag == "a" and str(each["href"])[0] != "#"]
    return [
        str(child.attrs["href"])
        for token in github().parse(text)
        for child in token.children or []
        if child.type == "link_open"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_link_leads_to_a_page_and_every_page_is_reached(
    library: Library, tmp_path: Path, language: Language, audience: Audience
) -> None:
    now = context(library, language, audience)
    site = make_site(take_site(library.journals, now), now, ignore_progress)
    assert not site.flagged
    folder = tmp_path / "site"
    report = write_site(site.leaving(), folder, now, ignore_progress)
    names = [each.casefold() for each in report.written]
    assert len(set(names)) == len(names)
    for first, ending in (("README.md", "*.md"), ("index.html", "*.html")):
        reached, left = set[Path](), [folder / first]
        while left:
            page = left.pop()
            if page not in reached:
                reached.add(page)
                left += [(page.parent / each).resolve() for each in links(page.read_text("utf-8"))]
        assert reached == set(folder.rglob(ending))
    learned = sum(len(each.lessons) for each in library.journals if audience == "internal") or sum(
        lesson.status == "final" for each in library.journals for lesson in each.lessons
    )
    assert len(list(folder.glob("lessons/*.md"))) == learned


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_as_a_formatter_writes_it(library: Library, language: Language) -> None:
    now = context(library, language)
    for page in make_site(take_site(library.journals, now), now, ignore_progress).leaving():
        tidy = mdformat.text(page.text, options={"compact_tables": True}, extensions={"gfm", "tables", "frontmatter"})
        assert page.text == tidy, page.path


def test_others_get_no_statement(library: Library) -> None:
    now = context(library, audience="sharing")
    read = "\n".join(each.text for each in make_site(take_site(library.journals, now), now, ignore_progress).leaving())
    statements = [each.text for journal in library.journals for each in journal.observations]
    assert not [each for each in statements if each in read]


@settings(max_examples=10)  # each makes twenty pages twice
@example("</script><script>alert(1)</script>")
@example("[x](javascript:alert)")
@example("](lessons/x.md)")
@given(texts())
def test_what_people_wrote_acts_on_no_page(text: str) -> None:
    site = site_of(
        Project(id="p", name=text, technology=text), Lesson(id="l", title=text, do=text, pitfalls=frozenset({"1.1"}))
    )
    pages = site.leaving()
    known = {each.path for each in pages}
    for page in pages:
        assert {each.removeprefix("../") for each in links(page.text)} <= known, text
    for path, html in browser_pages(pages, "da", catalogue("da")):
        scripts = [each for tag, each in Page(html).tags if tag == "script"]
        assert scripts == ([{"type": "application/json", "id": "pages"}, {}] if path == "index.html" else [])
        assert {tag for tag, _ in Page(html).tags}.isdisjoint({"img", "iframe", "link", "object"})


def test_the_search_knows_every_page_and_loads_nothing() -> None:
    site = site_of(Project(id="p", name="Skærm"), Lesson(id="l", title="</script>Øv", do="Spørg <b> & hør"))
    pages = dict(browser_pages(site.leaving(), "da", catalogue("da")))
    found = re.search(r'<script type="application/json" id="pages">(.*?)</script>', pages["index.html"], re.DOTALL)
    assert found
    rows = json.loads(found[1])
    assert {each["address"] for each in rows} == pages.keys() - {"index.html"}
    (lesson,) = (each for each in rows if each["kind"] == "læring")
    assert lesson["title"] == "</script>Øv"
    assert "Det ville vi gøre: Spørg <b> & hør" in lesson["text"]
    assert "default-src 'none'" in pages["index.html"]
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", "".join(pages.values()))


@given(
    st.lists(st.tuples(st.text(max_size=9), st.sampled_from(["Ens", "ENS", "øns", "", "視"])), unique_by=lambda p: p[0])
)
def test_names_are_plain_and_each_is_its_own(titles: list[tuple[str, str]]) -> None:
    paths = page_paths("lessons", titles, "laering")
    assert paths.keys() == {each for each, _ in titles}
    assert len(set(paths.values())) == len(paths)
    assert all(re.fullmatch(r"lessons/[a-z0-9-]+\.md", each) for each in paths.values())


def test_personal_data_is_found_where_it_stands_and_can_be_replaced() -> None:
    title = "Ring til 12 34 56 78"
    site = site_of(Project(id="p", name="Skærm"), Lesson(id="l", title=title), Lesson(id="other", title="Fint"))
    assert site.records_to_mend == ["l"]
    assert len(site.question.found) == len({each.text for each in site.question.found}) > 0
    assert all("12345678" not in page.path and "12-34" not in page.path for page in site.pages)
    assert any("12 34 56 78" in page.text for page in site.leaving())
    assert not any("12 34 56 78" in page.text for page in site.leaving("(taget ud)"))


def test_making_it_can_be_stopped(library: Library) -> None:
    def tick(done: int, of: int) -> None:
        if done > of // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_site(take_site(library.journals, context(library)), context(library), tick)
