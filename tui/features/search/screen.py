"""Search: what is typed is found while one types, in everything that teams wrote and in the guide."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from journals.index.search import Hit, SearchResult
from journals.library.journal import Journal
from journals.records.model import Action, Lesson, Observation, Project
from journals.text.clean import clean
from tui.commands import Command, by_id
from tui.features.search import saved_searches as searches
from tui.ui.bindings import bindings
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.places import ActionsPage, GuidePage, LessonPage, Place, ProjectPage
from tui.ui.screen import AppScreen
from tui.ui.text_layout import fit
from tui.ui.widgets.bars import KeyBar
from tui.ui.widgets.inputs import LineInput
from tui.ui.widgets.row_list import Drawing, Heading, Line, Rows
from tui.wording.display import KIND_SIGNS, brief, relative_day, signs
from tui.wording.search_query import FILTERS, ParsedQuery, QueryVocabulary, completions, filter_values, parse_query
from tui.wording.snippets import Snippet, snippet

MOST = 60
"""Findings that are listed; who wants others types more."""
_AGAIN = 0.5
"""Seconds between looks at how far the index has come."""


@dataclass(frozen=True)
class Kept:
    """A search that was kept."""

    line: str


@dataclass
class Found(Message):
    """What a search gave."""

    turn: int
    asked: ParsedQuery
    answer: SearchResult


SearchRow: TypeAlias = Hit | Kept | Heading


class _Asking(LineInput):
    """The line. Delete works on what is typed, and where nothing is on the search that was kept."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("search_line")

    def action_delete_right(self) -> None:
        """Delete a character, or a search that was kept."""
        if self.value:
            super().action_delete_right()
        elif isinstance(self.screen, SearchScreen):
            self.screen.action_forget()


class _Completing(Suggester):
    """Shows dim how a filter may go on, where that begins with what was typed; `_told` says the others."""

    def __init__(self, room: SearchScreen) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._room = room

    async def get_suggestion(self, value: str) -> str | None:
        """Give the first."""
        offered = self._room.offered(value)
        return offered if _goes_on(value, offered) else None


class SearchScreen(AppScreen):
    """A line, and what is found."""

    scope: ClassVar[str] = "search"
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    def __init__(self) -> None:
        super().__init__()
        self._answer = SearchResult([])
        self._asked: ParsedQuery | None = None
        self._snippets: dict[tuple[int, int], Snippet] = {}
        self._turn = self._answered = 0
        """The latest search, and the latest that was answered."""
        self._seen = (0, 0.0)
        """How far the index had come when something was last shown."""

    def body(self) -> ComposeResult:
        """The line, how much was found, and the findings."""
        line = _Asking(id="asking", select_on_focus=False)
        line.suggester = _Completing(self)
        yield line
        yield Static(id="told", markup=False)
        yield Rows[SearchRow](
            Drawing(_key, self._draw, lambda row, *_: 2 if isinstance(row, Hit) else 1, _is_place), id="found"
        )
        yield Static(id="invite", markup=False)

    def on_mount(self) -> None:
        """Let one type at once."""
        super().on_mount()
        self.rows.can_focus = False
        self.line.placeholder = self.say("search.ask")
        self.set_focus(self.line)
        self.set_interval(_AGAIN, self._look_again)

    @property
    def rows(self) -> Rows[SearchRow]:
        """The findings."""
        return self.query_one("#found", Rows)

    @property
    def line(self) -> LineInput:
        """What is typed."""
        return self.query_one("#asking", LineInput)

    @property
    def known(self) -> QueryVocabulary:
        """What the values of filters can mean now."""
        projects = {journal.id: journal.project for journal in self.app.library.journals}
        return QueryVocabulary(self.app.guide, projects, self.app.today)

    def fill(self) -> None:
        """Search again: something has changed."""
        self.headline(self.say("search.title"))
        self.line.placeholder = self.say("search.ask")
        self._ask()

    def hints(self) -> list[tuple[str, str]]:
        """Give the keys that work while one types."""
        names = [("Enter", "search.open"), ("Tab", "search.complete"), ("Ctrl+F", "search.narrow")]
        if self.can(by_id("search.forget")):
            names += [("Del", "search.forget")]
        names += [("Ctrl+S", "search.save"), ("Esc", "app.back"), ("F1", "app.help")]
        return [(key, self.say(f"commands.{name}.short")) for key, name in names]

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; only a search that was kept can be forgotten."""
        return super().can(command) and (command.id != "search.forget" or isinstance(self.rows.item, Kept))

    def offered(self, line: str) -> str:
        """Give the line as it is offered to be completed; empty where nothing is."""
        return next(iter(completions(line, self.known, self.say)), "")

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while one types."""
        event.stop()
        self._ask()

    def _ask(self) -> None:
        asked = parse_query(clean(self.line.value), self.known, self.app.language)
        self._turn += 1
        turn = self._turn
        self.app.indexer.stop()
        if asked.query.is_empty:
            self._asked, self._answer, self._answered = asked, SearchResult([]), turn
            self._show()
            return
        future = self.app.indexer.search(asked.query, MOST)
        future.add_done_callback(lambda done: self._hear(turn, asked, done))

    def _hear(self, turn: int, asked: ParsedQuery, done: Future[SearchResult]) -> None:
        """Hear from the thread that searches."""
        if not done.cancelled() and done.exception() is None:
            self.post_message(Found(turn, asked, done.result()))

    def on_found(self, message: Found) -> None:
        """Show what was found, unless it has been asked again since: what was stopped has found nothing."""
        if message.turn == self._turn:
            self._answered = message.turn
            fresh = self._asked is None or message.asked.query != self._asked.query
            self._asked, self._answer = message.asked, message.answer
            self._show(from_the_top=fresh)

    def _look_again(self) -> None:
        """See whether there is more to be found now."""
        if self._index_now() != self._seen:
            self._ask()

    def _index_now(self) -> tuple[int, float]:
        """Give what is different when the index has come further."""
        return self.app.indexer.steps, self.app.indexer.progress

    # What is shown

    def _show(self, *, from_the_top: bool = False) -> None:
        self._seen = self._index_now()
        self._snippets = {}
        rows: Sequence[SearchRow] = self._answer.hits or self._kept()
        if from_the_top:
            self.rows.fill([])
        self.rows.fill(rows)
        self.rows.refresh()
        self.query_one("#told", Static).update(self._told())
        self.query_one(KeyBar).show(self.hints())
        self.set_class(not rows, "empty")
        blank = self._asked is None or self._asked.query.is_empty
        self.query_one("#invite", Static).update(self.say("search.empty" if blank else "search.none"))

    def _kept(self) -> list[SearchRow]:
        """Give the searches that were kept, where nothing is asked for."""
        if clean(self.line.value).strip():
            return []
        kept, rows = searches.kept(self.app.library.local), list[SearchRow]()
        for key, lines in (("search.saved", kept.saved), ("search.latest", kept.latest)):
            if lines:
                rows += [Heading(key), *map(Kept, lines)]
        return rows

    def _told(self) -> str:
        """Say how much was found, and what was not taken as it stands."""
        say, answer, parts = self.say, self._answer, list[str]()
        if self._asked and not self._asked.query.is_empty:
            number = len(answer.hits)
            parts.append(say("search.more", n=number) if answer.has_more else say.count("search.found", number))
            if answer.mode == "near":
                typed, words = answer.corrections()
                parts = [say("search.near", typed=typed, words=words)]
            elif answer.mode == "some":
                parts = [say("search.some")]
        if (offered := self.offered(self.line.value)) and not _goes_on(self.line.value, offered):
            parts.insert(0, say("search.offered", line=brief(offered, 60)))
        parts = [say("search.unknown", filter=each) for each in (self._asked.unknown if self._asked else [])] + parts
        if self.app.indexer.progress < 1:
            parts.append(say("search.building", percent=int(100 * self.app.indexer.progress)))
        return " · ".join(parts)

    def _draw(self, row: SearchRow, width: int, here: bool) -> list[Line]:
        if isinstance(row, Heading):
            return [[(fit(self.say(row.key), width), "strong")]]
        if isinstance(row, Kept):
            return [[(fit(row.line, width), "")]]
        return [self._sentence(row, width - 2), [("  " + fit(self._about(row), width - 2), "dim")]]

    def _sentence(self, hit: Hit, width: int) -> Line:
        """Give the sentence with the matches, which are marked by more than colour."""
        key = (id(hit), width)
        if key not in self._snippets:
            self._snippets[key] = snippet(hit.record, self._answer.expanded, width)
        shown, line, at = self._snippets[key], list[tuple[str, str]](), 0
        sign = KIND_SIGNS[hit.record.kind] if isinstance(hit.record, Observation) else _SIGNS[hit.table]
        for start, stop in shown.marks:
            line += [(shown.text[at:start], ""), (shown.text[start:stop], "match")]
            at = stop
        return [(f"{sign} ", "dim"), *line, (shown.text[at:], "")]

    def _about(self, hit: Hit) -> str:
        """Say what it is, where it is from, and when it was."""
        record, parts = hit.record, [self.say(f"search.a.{hit.table}")]
        if hit.project is None:
            return " · ".join([*parts, f"{hit.id} {brief(getattr(record, 'title', ''), 60)}"])
        if not isinstance(record, Project):
            parts.append(brief(hit.name, 60))
        if isinstance(record, Observation | Lesson | Project):
            parts.append(f"{record.stage[1:]} {getattr(self.app.guide.get(record.stage), 'short', '')}".strip())
        if isinstance(record, Observation):
            parts += [relative_day(self.say, record.happened, self.app.today)] if record.happened else []
        if isinstance(record, Observation | Lesson) and record.pitfalls:
            sign = signs()[record.sign] if isinstance(record, Observation) else "#"
            parts.append(f"{sign} {' '.join(sorted(record.pitfalls)[:3])}")
        if isinstance(record, Action) and record.owner:
            parts.append(brief(record.owner, 40))
        return " · ".join(parts)

    # What can be done

    def action_move(self, by: int) -> None:
        """Go up or down while the line keeps what is typed."""
        self.rows.action_move(by)

    def action_page(self, by: int) -> None:
        """Go a page."""
        self.rows.action_page(by)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what is under the cursor."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the place, or search again for what was kept."""
        row = self.rows.item
        if isinstance(row, Kept):
            self._type(row.line)
        elif isinstance(row, Hit):
            searches.note(self.app.library.local, self.line.value)
            self._go(row)

    def _go(self, hit: Hit) -> None:
        if hit.project is None:
            self.app.go(GuidePage(hit.id))
            return
        journal = next((each for each in self.app.library.journals if each.id == hit.project), None)
        if journal is None:
            self.app.notify_user(self.say("search.gone"))
        else:
            self.app.fetch(journal, lambda: self.app.go(_place(journal, hit)))

    def action_complete(self) -> None:
        """Take the completion that is shown."""
        if offered := self.offered(self.line.value):
            self._type(offered)

    def action_narrow(self) -> None:
        """Choose a filter, and then its value, from lists."""
        say = self.say

        def names(typed: str) -> list[Option]:
            named = [(name, say(f"search.name.{name}")) for name in FILTERS]
            return [Option(name, word) for name, word in named if word.startswith(typed.casefold())]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._narrow_to(name)

        self.app.push_screen(PickerDialog("search.filter_by", names), chosen)

    def _narrow_to(self, name: str) -> None:
        """Choose a value, where there is a list of them; else let it be typed."""
        word = self.say(f"search.name.{name}")
        known = filter_values(name, self.known, self.say)
        before = f"{self.line.value.rstrip()} ".lstrip()

        def fitting(typed: str) -> list[Option]:
            return [Option(each, each) for each in known if typed.casefold() in each.casefold()][:200]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._type(f'{before}{word}:"{value}" ' if " " in value else f"{before}{word}:{value} ")

        if known:
            self.app.push_screen(PickerDialog("search.filter_by", fitting), chosen)
        else:
            self._type(f"{before}{word}:")

    def action_save(self) -> None:
        """Save the search."""
        if clean(self.line.value).strip():
            saved = searches.save(self.app.library.local, clean(self.line.value))
            self.app.notify_user(self.say("search.now_saved" if saved else "search.not_saved"))

    def action_forget(self) -> None:
        """Save a search no longer."""
        if isinstance(row := self.rows.item, Kept):
            searches.forget(self.app.library.local, row.line)
            self.app.notify_user(self.say("search.forgotten"))
            self._show()

    def _type(self, line: str) -> None:
        self.line.value = line
        self.line.cursor_position = len(line)


_SIGNS = {"lessons": "✦", "actions": "→", "projects": "▪", "guide": "§"}


def _key(row: SearchRow) -> str:
    if isinstance(row, Hit):
        return f"{row.table} {row.id}"
    return f"= {row.line}" if isinstance(row, Kept) else row.key


def _goes_on(line: str, offered: str) -> bool:
    """Tell whether a completion begins as the line does, so that its rest can stand behind it."""
    return bool(offered) and offered.casefold().startswith(line.casefold())


def _is_place(row: SearchRow) -> bool:
    return not isinstance(row, Heading)


def _place(journal: Journal, hit: Hit) -> Place:
    """Give the place where something is."""
    if isinstance(hit.record, Lesson):
        return LessonPage(journal, hit.record.id)
    if isinstance(hit.record, Action):
        return ActionsPage(journal, at=hit.record.id)
    return ProjectPage(journal, at=hit.record.id if isinstance(hit.record, Observation) else None)
