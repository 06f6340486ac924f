"""Publishing a site: its pages are made, looked at and asked about, and put in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from journals.export.decided_lessons import lessons_in
from journals.export.document_format import ExportContext
from journals.export.finished import without_findings
from journals.export.labels import Labels
from journals.export.progress import ProgressCallback, ProgressCounter
from journals.export.redaction import Document, FlaggedPassage, PersonalCounts, sum_counts
from journals.export.site.site_files import SiteReport, place_site
from journals.export.site.site_html import LeavingPage, browser_pages
from journals.export.site.site_pages import SitePage, site_pages
from journals.export.site.site_snapshot import SiteContent, SiteSnapshot, site_snapshot
from journals.library.journal import Journal

SiteForm: TypeAlias = Literal["markdown", "html"]
SITE_FORMS: tuple[SiteForm, ...] = get_args(SiteForm)


class Site(Struct, frozen=True):
    """All pages, and what looks like personal data in them."""

    pages: list[SitePage]
    personal: PersonalCounts

    @property
    def flagged(self) -> list[SitePage]:
        """The pages that hold what has to be asked about."""
        return [page for page in self.pages if page.document.found]

    @property
    def records_to_mend(self) -> list[str]:
        """Ids of the lessons that hold it, and of projects of which it is no lesson's."""
        lessons = [page for page in self.flagged if page.kind == "lesson"]
        told_by_lessons = {page.project for page in lessons}
        projects = [page for page in self.flagged if page.kind == "project" and page.about not in told_by_lessons]
        return [page.about for page in [*lessons, *projects]]

    @property
    def question(self) -> Document:
        """What has to be asked about on all pages, each passage once, as of one document without a text."""
        passages = {each.text: each for page in self.pages for each in page.document.found}
        return Document("", self.personal, [FlaggedPassage(each.text, each.found, []) for each in passages.values()])

    def leaving(self, replace_by: str | None = None) -> list[LeavingPage]:
        """Return the pages as they leave, with what was found on them replaced where that was answered."""
        made = [(each.path, each.document) for each in self.pages]
        return [
            LeavingPage(path, (document if replace_by is None else without_findings(document, replace_by)).text)
            for path, document in made
        ]


def take_site(journals: Sequence[Journal], context: ExportContext) -> SiteSnapshot:
    """Copy what a site is made of, in the thread that owns the projects."""
    return site_snapshot(context.library, journals, lessons_in(context.library), context.audience)


def make_site(snapshot: SiteSnapshot, context: ExportContext, tick: ProgressCallback) -> Site:
    """Return the site of what was taken, in any thread.

    Raises:
        Cancelled: when `tick` does.
    """
    records = sum(map(len, snapshot.projects))
    lessons = sum(len(each.records.lessons) for each in snapshot.projects)
    steps = ProgressCounter(records + len(snapshot.projects) + lessons + len(context.guide.pitfalls) + 1, tick)
    labels = Labels(context.guide, context.say, context.today, context.retro_title, context.formats())
    content = SiteContent(snapshot, labels, steps.advance)
    pages = []
    for page in site_pages(content):
        pages.append(page)
        steps.advance()
    counts = sum_counts([content, *(page.document for page in pages)])
    passages = {each.text: each for page in pages for each in page.document.found}
    warned = Counter(finding.what for each in passages.values() for finding in each.found)
    return Site(pages, {**counts, "warn": warned})


def write_site(
    pages: Sequence[LeavingPage],
    folder: Path,
    context: ExportContext,
    tick: ProgressCallback,
    forms: Sequence[SiteForm] = SITE_FORMS,
) -> SiteReport:
    """Put the pages of a site into a folder, in these forms beside each other.

    Raises:
        Problem: as `place_site` does.
        Cancelled: when `tick` does; then nothing has changed.
    """
    return place_site(folder, {path: text.encode() for path, text in _files(pages, context, forms)}, tick)


def _files(
    pages: Sequence[LeavingPage], context: ExportContext, forms: Sequence[SiteForm]
) -> Iterator[tuple[str, str]]:
    if "markdown" in forms:
        yield from ((page.path, page.text) for page in pages)
    if "html" in forms:
        yield from browser_pages(pages, context.guide.language, context.say)
