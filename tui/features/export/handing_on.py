"""Handing on what was learned: linked pages in a folder, and a pack for another organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from journals.errors import Problem
from journals.export.document_format import ExportContext
from journals.export.files import write_new
from journals.export.formats import DOCUMENT_FORMATS
from journals.export.pack_form import check_pack
from journals.export.progress import Cancelled
from journals.export.redaction import Document
from journals.export.site.publishing import Site, make_site, take_site, write_site
from journals.export.site.site_files import SiteReport
from journals.library.journal import Journal
from journals.log.atomic import free_path
from journals.text.clean import slug
from tui.features.common.outgoing import confirm_outgoing
from tui.features.export.typed_place import typed_place
from tui.ui.background import BackgroundTask
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.screen import AppScreen
from tui.ui.widgets.progress import UnderWay
from tui.wording.errors import problem_text
from tui.wording.shelf import pack_lines
from tui.wording.site_report import kept_line, removed_line, written_line


@dataclass(frozen=True)
class HandingOn:
    """Asks what has to be known, makes it where it can be stopped, and tells where it is."""

    screen: AppScreen
    """Its `UnderWay` shows how far it is."""
    journals: Sequence[Journal]
    context: ExportContext
    folder: Path
    """Where it is proposed to go."""

    def publish(self) -> None:
        """Put linked pages into a folder, which is asked for."""

        def take(typed: str | None) -> None:
            if typed:
                self.screen.app.run_worker(self._make_site(typed_place(typed)), group="export")

        say = self.screen.say
        proposed = self.folder / slug(say("site.folder"))
        is_sharing = self.context.audience == "sharing"
        question = "site.ask_folder_sharing" if is_sharing else "site.ask_folder"
        statuses = {lesson.status for journal in self.journals for lesson in journal.lessons}
        if not statuses or (is_sharing and "final" not in statuses):
            question = "site.ask_folder_none"
        self.screen.app.push_screen(PromptDialog(question, str(proposed)), take)

    async def _make_site(self, folder: Path) -> None:
        app, say, context = self.screen.app, self.screen.say, self.context
        snapshot = take_site(self.journals, context)
        making = BackgroundTask(lambda tick: make_site(snapshot, context, tick))
        self._follow(making, "site.making")
        try:
            site: Site = await making.result()
        except Cancelled:
            app.notify_user(say("site.not_written"))
            return
        question = site.question

        def leave(leaving: Document) -> None:
            by = None if leaving is question else say("guard.removed")
            app.run_worker(self._put_site(site, by, folder), group="export")

        confirm_outgoing(app, question, leave, context.audience)

    async def _put_site(self, site: Site, replace_by: str | None, folder: Path) -> None:
        app, say, context = self.screen.app, self.screen.say, self.context
        pages = site.leaving(replace_by)
        writing = BackgroundTask(lambda tick: write_site(pages, folder, context, tick))
        self._follow(writing, "export_room.writing")
        try:
            report: SiteReport = await writing.result()
        except Cancelled:
            app.notify_user(say("site.not_written"))
        except Problem as problem:
            app.notify_user(problem_text(say, problem), "error")
        else:
            lines = [written_line(say, folder, report), removed_line(say, report), kept_line(say, report)]
            app.notify_user("\n".join(filter(None, lines)))

    def _follow(self, task: BackgroundTask[Site] | BackgroundTask[SiteReport], key: str) -> None:
        if self.screen.is_attached:
            self.screen.query_one(UnderWay).follow(task, self.screen.say(key), self.screen.say)

    def pack(self) -> None:
        """Write a pack for another organisation; whom it is from is asked."""
        known = self.context.library.shelf.own_origin()
        if not self.screen.app.write(lambda: check_pack(self.context.library, self.journals)):
            return

        def take(typed: str | None) -> None:
            if typed:
                self.screen.app.write(lambda: self._make_pack(typed))

        self.screen.app.push_screen(PromptDialog("shelf.ask_origin", known.name if known else ""), take)

    def _make_pack(self, origin: str) -> None:
        """Make it and ask about it: lessons are few, so that is done at once.

        Raises:
            Problem: what is typed cannot be a name, or cannot be stored.
        """
        chosen = DOCUMENT_FORMATS["pack"]
        context = structs.replace(self.context, origin=origin, audience="sharing")
        snapshot = chosen.snapshot(self.journals, context)
        document = chosen.render(snapshot, context, lambda done, of: None)
        path = free_path(self.folder / chosen.file_name(self.journals, context))
        lines = [self.context.say("shelf.pack_written", path=path), *pack_lines(self.screen.say, snapshot)]
        confirm_outgoing(
            self.screen.app, document, lambda leaving: self._write_pack(path, leaving, "\n".join(lines)), "sharing"
        )

    def _write_pack(self, path: Path, leaving: Document, message: str) -> None:
        def write() -> None:
            write_new(path, leaving.text)
            self.screen.app.notify_user(message)

        self.screen.app.write(write)
