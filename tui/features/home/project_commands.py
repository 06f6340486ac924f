"""What can be done with a project where projects are listed."""

from __future__ import annotations

from msgspec.structs import replace

from journals.lessons.due import is_review_due
from journals.library.journal import Journal
from tui.features.home.project_order import HomeRow
from tui.features.home.waiting_list import ProjectRows
from tui.ui.list_screen import ListScreen
from tui.ui.places import ClosingPage
from tui.ui.widgets.row_list import GroupTitle
from tui.wording.display import brief


class ProjectListScreen(ListScreen[HomeRow]):
    """A list of projects."""

    def list_view(self) -> ProjectRows[HomeRow]:
        """Return the list of projects."""
        return ProjectRows(self.drawing(), id="list")

    @property
    def rows(self) -> ProjectRows[HomeRow]:
        """The projects."""
        return self.query_one("#list", ProjectRows)

    @property
    def project_here(self) -> Journal | None:
        """The project under the cursor."""
        return None if isinstance(self.rows.item, GroupTitle) else self.rows.item

    def chosen_journals(self) -> list[Journal]:
        """Return the projects that an export is about."""
        return [row for row in self.rows.picked if not isinstance(row, GroupTitle)]

    def narrowed_journals(self) -> list[Journal]:
        """Return the projects that fit the word of the filter."""
        return [row for row in self.rows.items if not isinstance(row, GroupTitle)] if self.word else []

    def action_edit(self) -> None:
        """Change what is known of the project."""
        from tui.features.common.record_forms import project_form

        if (journal := self.project_here) is not None:
            self.app.push_screen(project_form(self.app, journal))

    def action_stage(self) -> None:
        """Change the project's stage."""
        from tui.ui.dialogs.pick import pick_stage

        journal = self.project_here
        if journal is None:
            return

        def move(stage: str | None) -> None:
            if stage is None:
                return
            old, was_due = journal.project, is_review_due(self.app.library, journal)
            names = {"project": brief(old.name), "stage": f"{stage[1:]} {self.app.guide.title_of(stage)}"}
            if stage == old.stage:
                self.app.notify_user(self.say("home.stays", **names))
            elif self.app.write(lambda: journal.edit((old, replace(old, stage=stage)))):
                message = self.say("home.moved", **names)
                if was_due:
                    keys = {"open": self.key("home.open"), "key": self.key("project.look_back")}
                    message = f"{message} {self.say('home.moved_unread', **keys)}"
                self.app.notify_user(message)

        self.app.push_screen(pick_stage(self.app, journal.project.stage, brief(journal.project.name)), move)

    def action_closing(self) -> None:
        """Close the project."""
        if (journal := self.project_here) is not None:
            self.app.fetch(journal, lambda: self.app.go(ClosingPage(journal)))

    def action_archive(self) -> None:
        """Put the project away, or take it out again."""
        from tui.wording.closing import closed_text, is_put_away_by

        for journal in self.chosen_journals():
            old = journal.project
            status = "active" if old.status == "archived" else "archived"
            new = replace(old, status=status)
            if self.app.write(lambda journal=journal, old=old, new=new: journal.edit((old, new))):  # type: ignore[misc]
                if is_put_away_by(old, new):
                    message = closed_text(self.say, journal.project, journal.summary, self.app.today)
                else:
                    message = self.say(f"home.now_{status}", project=brief(old.name))
                self.app.notify_user(
                    self.app.hints.after(message, "home.archived") if status == "archived" else message
                )
                self.deselect_all()

    def action_delete(self) -> None:
        """Delete the project, after a second key."""
        from tui.ui.dialogs.confirm import Confirm

        journal = self.project_here
        if journal is None:
            return

        def delete(sure: bool | None) -> None:
            if sure and self.app.write(lambda: journal.delete(journal.project)):
                self.app.notify_undoable(self.say("home.deleted"))

        def ask() -> None:
            text = self.say.count("home.sure", journal.summary.observations, project=brief(journal.project.name))
            self.app.push_screen(Confirm(text, "home.delete_it"), delete)

        self.app.fetch(journal, ask)
