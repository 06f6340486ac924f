"""Home: the projects, what waits today, and a look at the one under the cursor.

It is what the app opens on, so what only a key press needs is imported when the key is pressed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from journals.lessons.due import reviews_due
from journals.library.across import journals_with_deleted
from journals.library.journal import Journal
from journals.privacy.guard import is_deletion_due
from journals.records.base import Record
from journals.records.model import Observation, Project
from journals.text.clean import filter_key, sort_key
from tui.commands import Command, by_id, keys_shown
from tui.ui.bindings import bindings
from tui.ui.places import ClosingPage, ComparePage, ProjectPage, ReviewPage
from tui.ui.screen import Room
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.row_list import Drawing, Line, Rows
from tui.wording.display import KIND_SIGNS, brief, relative_day, signs

WIDE = 100
"""From this width of the table the technology has a column of its own."""
_REST = 0.15
"""Seconds the cursor rests on a project before its log is read."""
BESIDE = 96
"""From this width of the screen the project is shown beside the table, with more of what was seen."""


class HomeScreen(Room):
    """The projects of the library."""

    scope: ClassVar[str] = "home"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def __init__(self) -> None:
        super().__init__()
        self._word = ""
        self._archived = False
        self._at: str | None = None

    def body(self) -> ComposeResult:
        """Today, the projects, and a look at one."""
        yield Static(id="today", markup=False)
        with Container(id="beside"):
            with Vertical(id="table"):
                yield Static(id="columns", markup=False)
                yield Rows[Journal](Drawing(lambda journal: journal.id, self._draw, lambda *_: 1), id="projects")
            with Container(id="preview"):
                yield Static(id="look", markup=False)
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[Journal]:
        """The list of projects."""
        return self.query_one("#projects", Rows)

    def fill(self) -> None:
        """Show the projects."""
        app = self.app
        today = app.today.isocalendar()
        self.headline(
            self.say("home.title"),
            self.say("home.date", weekday=self.say(f"dates.weekday.{today.weekday}"), week=today.week),
        )
        journals = sorted(app.library.journals, key=_order)
        shown = [j for j in journals if self._archived or j.project.status != "archived"]
        if self._word:
            shown = [j for j in shown if filter_key(self._word) in filter_key(_all_words(j.project))]
        self.query_one("#today", Static).update(self._today(journals))
        self.rows.fill(shown, at=self._at)
        self._at = None
        self._columns()
        self._invite(bool(journals), bool(shown))
        self._look()

    # What is shown

    def _today(self, journals: list[Journal]) -> Content:
        """Say what waits; nothing where nothing does."""
        here = [j for j in journals if j.project.status != "archived"]
        waiting = sum(j.summary.waiting for j in here)
        late = sum(j.summary.overdue(self.app.today.isoformat()) for j in here)
        due = [brief(j.project.name) for j in journals if is_deletion_due(j.project, self.app.today)]
        parts = [self.say.count("guard.due", len(due), names=", ".join(due))] if due else []
        parts += [self.say.count("home.waiting", waiting)] if waiting else []
        parts += [self.say.count("home.late", late)] if late else []
        if reviews := len(reviews_due(self.app.library)):
            parts.append(self.say.count("home.reviews", reviews))
        if unknown := self.app.library.unread_count():
            parts.append(self.say("home.reading", known=len(journals), all=len(journals) + unknown))
        if self._word:
            parts.append(self.say("home.only", word=self._word))
        if not parts:
            return Content("")
        return Content.assemble(" ", (self.say("home.today"), "bold"), "  ", " · ".join(parts))

    def _columns(self) -> None:
        width = self.rows.scrollable_content_region.width or self.size.width
        words = [
            self.say(f"home.column.{name}") for name in ("name", "stage", "observations", "untagged", "actions", "last")
        ]
        line = "  " + self._cells(words, self.say("home.column.technology"), width - 2)
        self.query_one("#columns", Static).update(Content.assemble((line, "$dim")))

    def _cells(self, words: list[str], technology: str, width: int) -> str:
        """Lay one line of the table out; what there is no room for is left out from the right."""
        name, stage, observations, untagged, actions, last = words
        if width < 60:
            return fit(name, width - 15) + " " + fit(stage, 14)
        numbers = f"{observations:>4} {untagged:>5} {actions:>8}  {fit(last, 9)}"
        rest = width - cells(numbers) - 15
        if width >= WIDE:
            rest -= 30
            return f"{fit(name, rest)} {fit(technology, 29)} {fit(stage, 13)} {numbers}"
        return f"{fit(name, rest)} {fit(stage, 13)} {numbers}"

    def _draw(self, journal: Journal, width: int, here: bool) -> list[Line]:
        glance = journal.summary
        project = glance.project
        words = [
            project.name or self.say("home.nameless"),
            self._stage(project),
            str(glance.observations),
            str(glance.untagged) if glance.untagged else "–",
            str(glance.open_actions) if glance.open_actions else "–",
            relative_day(self.say, glance.last, self.app.today),
        ]
        return [[(self._cells(words, project.technology, width), "" if project.status == "active" else "dim")]]

    def _stage(self, project: Project) -> str:
        if project.hearsay:
            return self.say("home.hearsay")
        stage = self.app.guide.get(project.stage)
        short = f"{project.stage[1:]} {getattr(stage, 'short', '')}".strip()
        if project.status == "active":
            return short
        if project.status == "stopped":
            return self.say("home.stopped_at", stage=project.stage[1:])
        return self.say(f"words.status.{project.status}")

    def _look(self) -> None:
        """Show a little of the project under the cursor: its latest words and what bites most."""
        journal = self.rows.item
        if journal is None:
            return
        project, say = journal.project, self.say
        about = [project.technology, say(f"words.project_kind.{project.kind}"), project.area, project.unit]
        facts = [brief(fact) for fact in about if fact]
        lines: list[Content] = [Content.assemble((brief(project.name), "bold"), "  ", (" · ".join(facts), "$dim"))]
        between = Content("\n\n" if self.size.width >= BESIDE else "\n")
        if not journal.is_open:
            self.set_timer(_REST, lambda: self._fetch(journal))
        lines += self._seen(journal) if journal.is_open else [Content(say("home.fetching"))]
        if project.ending:
            lines.append(Content.assemble((say("home.ending") + " ", "$dim"), brief(project.ending)))
        self.query_one("#look", Static).update(between.join(lines))

    def _fetch(self, journal: Journal) -> None:
        """Have a project at hand that the cursor rests on."""
        if self.is_mounted and self.rows.item is journal:
            self.app.fetch(journal)

    def _seen(self, journal: Journal) -> Iterator[Content]:
        """Give what bites most, and what was seen last."""
        bites = Counter(p for o in journal.observations if o.sign == "bites" for p in o.pitfalls).most_common(2)
        if bites:
            names = [f"{p} {getattr(self.app.guide.get(p), 'title', '')} ({n})" for p, n in bites]
            sign = f"{signs()['bites']} {self.say('home.bites_most')} "
            yield Content.assemble((sign, "bold $bites"), " · ".join(names))
        if journal.observations:
            yield from (self._said(each) for each in journal.observations[: 6 if self.size.width >= BESIDE else 1])
        else:
            yield Content(self.say("home.no_observations"))

    def _said(self, observation: Observation) -> Content:
        """Give what was seen last, in its own words."""
        then = relative_day(self.say, observation.happened, self.app.today).capitalize()
        return Content.assemble((f"{then}: ", "$dim"), f"{KIND_SIGNS[observation.kind]} {brief(observation.text)}")

    def _invite(self, any_at_all: bool, any_shown: bool) -> None:
        if self.app.library.unread_count():
            return  # more are on their way
        self.set_class(self.app.loaded and not any_shown, "empty")
        self.query_one("#invite", Static).update(Content(self._invitation(any_at_all)))

    def _invitation(self, any_at_all: bool) -> str:
        if any_at_all:
            return self.say("home.nothing_fits")
        if any(journal.deleted() for journal in journals_with_deleted(self.app.library)):
            return self.say("home.all_deleted", new=self._key("home.new"), bin=self._key("app.bin"))
        return self.say("home.empty") if self.app.named else f"{self.say('home.welcome')}\n\n{self.say('home.empty')}"

    def record_here(self) -> tuple[Journal, Record] | None:
        """Give what `i` tells the history of: the project under the cursor."""
        journal = self.rows.item
        return (journal, journal.project) if journal else None

    def on_rows_moved(self) -> None:
        """Look at the project the cursor is on."""
        if self.is_mounted:
            self._look()

    def on_resize(self) -> None:
        """Lay the columns out anew, and use the room there is."""
        self.call_after_refresh(self._columns)
        self.call_after_refresh(self._look)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; there is no way back from here."""
        return command.id != "app.back" and super().can(command)

    # What can be done

    def chosen_journals(self) -> list[Journal]:
        """Give the projects an export is about."""
        return self.rows.picked

    def action_open(self) -> None:
        """Open the project, and on top of it the look back where that is missing: Esc leaves it to the project."""
        from tui.wording.review_due import opens_on_review

        journal = self.rows.item
        if journal is None:
            return

        def show() -> None:
            self.app.go(ProjectPage(journal))
            if opens_on_review(self.app.library, journal):
                self.app.go(ReviewPage(journal))

        self.app.fetch(journal, show)

    def action_compare(self) -> None:
        """Compare the project with another."""
        if (journal := self.rows.item) is not None:
            self.app.go(ComparePage(journal))

    def action_new(self) -> None:
        """Ask for a name and begin a project."""
        from tui.ui.dialogs.prompt import prompt_and_store

        prompt_and_store(self.app, "home.ask_name", lambda name: Project(name=name), self._begin)

    def _begin(self, project: Project, _: str) -> bool:
        made: list[Journal] = []
        if went := self.app.write(lambda: made.append(self.app.library.create(project)[0])):
            self._at = made[0].id
            self._show_all()
            self.app.go(ProjectPage(made[0]))
        return went

    def action_edit(self) -> None:
        """Change what is known of the project."""
        from tui.features.common.record_forms import project_form

        if (journal := self.rows.item) is not None:
            self.app.push_screen(project_form(self.app, journal))

    def action_stage(self) -> None:
        """Change the project's stage."""
        from tui.ui.dialogs.pick import pick_stage

        journal = self.rows.item
        if journal is None:
            return

        def move(stage: str | None) -> None:
            if stage:
                old = journal.project
                self.app.write(lambda: journal.edit((old, msgspec.structs.replace(old, stage=stage))))

        self.app.push_screen(pick_stage(self.app, journal.project.stage), move)

    def action_closing(self) -> None:
        """Close the project."""
        if (journal := self.rows.item) is not None:
            self.app.fetch(journal, lambda: self.app.go(ClosingPage(journal)))

    def action_archive(self) -> None:
        """Put the project away, or take it out again."""
        for journal in self.rows.picked:
            old = journal.project
            status = "active" if old.status == "archived" else "archived"
            new = msgspec.structs.replace(old, status=status)
            if self.app.write(lambda journal=journal, old=old, new=new: journal.edit((old, new))):  # type: ignore[misc]
                self.app.tell(self.say(f"home.now_{status}", project=brief(old.name), key=self._key("home.archived")))

    def action_archived(self) -> None:
        """Show archived projects too, or not."""
        self._archived = not self._archived
        self._show_all()

    def action_choose(self) -> None:
        """Mark the project."""
        self.rows.toggle()

    def action_filter(self) -> None:
        """Show only projects with a word."""
        from tui.ui.dialogs.prompt import Ask

        def take(word: str | None) -> None:
            if word is not None:
                self._word = word
                self._show_all()

        self.app.push_screen(Ask("home.ask_filter", self._word, empty=True), take)

    def action_delete(self) -> None:
        """Delete the project, after a second key."""
        from tui.ui.dialogs.confirm import Confirm

        journal = self.rows.item
        if journal is None:
            return

        def delete(sure: bool | None) -> None:
            if sure and self.app.write(lambda: journal.delete(journal.project)):
                self.app.tell(self.say("home.deleted", key=self._key("app.undo")))

        text = self.say.count("home.sure", journal.summary.observations, project=brief(journal.project.name))
        self.app.push_screen(Confirm(text, "home.delete_it"), delete)

    def _key(self, command: str) -> str:
        return keys_shown(by_id(command), self.app.language, self.app.settings.keys)


def _order(journal: Journal) -> tuple[int, str]:
    """Projects under way first, then by name."""
    places = {"active": 0, "stopped": 1, "finished": 1, "archived": 2}
    return places[journal.project.status], sort_key(journal.project.name)


def _all_words(project: Project) -> str:
    return " ".join([project.name, project.technology, project.area, project.unit])
