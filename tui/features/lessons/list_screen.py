"""The lessons of all projects, to be found again: by stage, pitfall, project and word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from journals.lessons.adoption import Uses, track_record, uses_in
from journals.library.across import all_records
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Lesson
from journals.text.clean import filter_key
from tui.commands import Command
from tui.features.common import lesson_actions
from tui.features.common.lesson_form import lesson_form
from tui.features.common.lesson_page import lesson_page
from tui.features.lessons.lesson_rows import LessonRenderer, ListedLesson
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import Confirm
from tui.ui.dialogs.pick import pick_pitfall, pick_project
from tui.ui.list_screen import ListScreen
from tui.ui.places import LessonPage
from tui.ui.widgets.line_view import Drawing
from tui.wording.display import PREVIEW_LENGTH, brief

ALL_LESSONS = "0"
_CHANGES = ("edit", "final", "choose", "split", "merge", "retire", "retired", "project", "delete")
"""Commands that mean nothing for lessons of others."""


class LessonsScreen(ListScreen[ListedLesson]):
    """All lessons, narrowed down as one likes."""

    scope: ClassVar[str] = "lessons"
    has_detail = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("lessons")

    def __init__(self, *, others: bool = False) -> None:
        """`others`: whether it begins with what other organisations have learned."""
        super().__init__()
        self._pitfall = self._project = ""
        self._stage = ALL_LESSONS
        self._all = 0
        """How many lessons there are, narrowed down or not."""
        self._retired = False
        self._others = others
        """Whether it shows what other organisations have learned instead; the two are never mixed."""
        self._uses: Uses = {}

    def drawing(self) -> Drawing[ListedLesson]:
        """Return how a lesson looks in the list."""
        return LessonRenderer(self.app).drawing

    def items(self) -> list[ListedLesson]:
        """Return the lessons that fit, those that ask to be revised first, the latest first."""
        self._uses = uses_in(self.app.library)
        library = self.app.library
        found: Sequence[tuple[Journal, Lesson]] = (
            library.shelf.lessons() if self._others else all_records(library, Lesson)
        )
        every = [ListedLesson(j, lesson, track_record(lesson, self._uses)) for j, lesson in found]
        every = [found for found in every if self._retired or found.lesson.status != "retired"]
        every.sort(key=lambda found: found.lesson.id, reverse=True)
        every.sort(key=lambda found: not found.asks)  # what hurt twice comes first
        self._all = len(every)
        return [found for found in every if self._fits(found)]

    def heading(self) -> tuple[str, str]:
        """Return how many lessons are chosen, shown, and there."""
        chosen = len(self.rows.chosen)
        right = [self.say.count("lessons.chosen", chosen)] if chosen else []
        count = self.say("lessons.count", shown=len(self.rows.items), all=self._all)
        return self.say("shelf.title" if self._others else "lessons.title"), " · ".join([*right, count])

    def question(self) -> str:
        """Return what the list is narrowed down to."""
        guide, parts = self.app.guide, []
        if self._stage != ALL_LESSONS:
            parts.append(f"{self._stage} {guide.title_of(f'S{self._stage}')}")
        if self._pitfall:
            parts.append(f"{self._pitfall} {guide.title_of(self._pitfall)}")
        if self._project:
            parts.append(brief(self.app.library.journal(self._project).project.name))
        if self.word:
            parts.append(self.say("words.quoted", text=self.word))
        if parts:
            return self.say("lessons.only", what=" · ".join(parts))
        narrow = ("lessons.stage", "lessons.all_stages", "lessons.filter", "lessons.pitfall")
        if self._others:
            return self.app.hints.list_after(self.say("shelf.question"), "lessons.others", *narrow)
        return self.app.hints.list_after(self.say("lessons.all"), *narrow, "lessons.project")

    def invitation(self) -> str:
        """Return that nothing fits, or how a lesson is made, or comes from others."""
        if self._others and not self._all:
            return self.say("shelf.invitation")
        empty = self.say("lessons.nothing_fits" if self._all else "lessons.empty")
        if self._others or not (there := self.app.library.shelf.lessons()):
            return empty
        counted = self.say.count("shelf.lessons", len(there))
        return f"{empty}\n\n{self.say('shelf.there_too', counted=counted, key=self.key('lessons.others'))}"

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done here at all: one comes to the shelf by a key of this place."""
        return command.id != "app.shelf" and super().applies(command)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; what others learned can only be read."""
        if command.id == "lessons.take_off" and not self._others:
            return False
        return super().can(command) and not (self._others and command.id.removeprefix("lessons.") in _CHANGES)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command: what others learned only where there is anything of it."""
        if command.id == "lessons.others" and not (self._others or self.app.library.shelf.packs):
            return False
        return super().offers(command)

    def detail(self, item: ListedLesson) -> Content:
        """Return the lesson as a page."""
        return lesson_page(self.app, item.journal, item.lesson, PREVIEW_LENGTH, self._uses)

    def record_of(self, item: ListedLesson) -> tuple[Journal, Record]:
        """Return the lesson."""
        return item.journal, item.lesson

    def _fits(self, found: ListedLesson) -> bool:
        lesson = found.lesson
        if self._stage not in (ALL_LESSONS, lesson.stage[1:]) or (self._project and found.journal.id != self._project):
            return False
        if self._pitfall and self._pitfall not in lesson.pitfalls:
            return False
        if not self.word:
            return True
        words = " ".join([lesson.title, lesson.situation, lesson.learned, lesson.do, found.journal.project.technology])
        return filter_key(self.word) in filter_key(words)

    # What can be done

    def action_open(self) -> None:
        """Read the lesson with its evidence."""
        if (found := self.rows.item) is not None:
            self.app.go(LessonPage(found.journal, found.lesson.id))

    def action_edit(self) -> None:
        """Change the lesson."""
        if (found := self.rows.item) is not None:
            self.app.push_screen(lesson_form(self.app, found.journal, found.lesson, asked=found.asks))

    def action_final(self) -> None:
        """Switch between draft and final."""
        if (found := self.rows.item) is not None:
            lesson_actions.toggle_final(self.app, found.journal, found.lesson)

    def action_split(self) -> None:
        """Make two or more of the lesson."""
        if (found := self.rows.item) is not None:
            lesson_actions.split(self.app, found.journal, found.lesson)

    def action_merge(self) -> None:
        """Make one lesson of those chosen, all from one project."""
        picked = self.rows.picked
        if len({found.journal.id for found in picked}) > 1:
            self.app.notify_user(self.say("lessons.of_one_project"), "warning")
        elif picked:
            lesson_actions.merge(self.app, picked[0].journal, [found.lesson for found in picked], self.deselect_all)

    def action_retire(self) -> None:
        """Take the lesson out of use, or into use again."""
        if (found := self.rows.item) is not None:
            lesson_actions.retire(self.app, found.journal, found.lesson)

    def action_retired(self) -> None:
        """Toggle whether retired lessons are shown."""
        self._retired = not self._retired
        self._show_all()

    def action_others(self) -> None:
        """Show what other organisations have learned instead, or one's own again."""
        self._others, self._project = not self._others, ""
        self._show_all()
        self.show_keys()

    def action_take_off(self) -> None:
        """Take all from the organisation whose lesson this is off the shelf, once that has been asked."""
        found, say, shelf = self.rows.item, self.say, self.app.library.shelf
        pack = next((each for each in shelf.packs if found and each.lessons.keys() & {found.lesson.id}), None)
        if pack is None:
            return

        def answered(sure: bool | None) -> None:
            if sure and self.app.write(lambda: shelf.remove(pack)):
                self.app.notify_user(say("shelf.removed", origin=pack.origin.name))
                self._show_all()

        counted = say.count("shelf.lessons", len(pack.lessons))
        text = say("shelf.ask_remove", origin=pack.origin.name, counted=counted)
        self.app.push_screen(Confirm(text, "shelf.do_remove", title="shelf.title"), answered)

    def action_delete(self) -> None:
        """Delete the lesson; undo brings it back."""
        found = self.rows.item
        if found is not None and self.app.write(lambda: found.journal.delete(found.lesson)):
            self.app.notify_undoable(self.say("lessons.deleted"), found.lesson)

    # Narrowing down

    def action_pitfall(self) -> None:
        """Show only lessons about one pitfall."""
        self.app.push_screen(
            pick_pitfall(self.app, "lessons.ask_pitfall", none="lessons.any_pitfall"), self._narrow_pitfall
        )

    def _narrow_pitfall(self, pitfall: str | None) -> None:
        if pitfall is not None:
            self._pitfall = pitfall
            self._show_all()

    def action_project(self) -> None:
        """Show only lessons from one project."""
        self.app.push_screen(pick_project(self.app, "lessons.ask_project", "lessons.any_project"), self._narrow_project)

    def _narrow_project(self, project: str | None) -> None:
        if project is not None:
            self._project = project
            self._show_all()

    def action_stage(self, key: str) -> None:
        """Show only lessons from one stage."""
        self._stage = key
        self._show_all()

    def action_all_stages(self) -> None:
        """Show lessons from all stages."""
        self._stage = ALL_LESSONS
        self._show_all()
