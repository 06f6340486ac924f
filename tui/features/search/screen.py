"""Search: what is typed is found while one types, in everything that teams wrote and in the guide."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from journals.index.search_result import Hit, SearchResult
from journals.index.terms import searchable_text, searched_fields
from journals.library.shelf_search import ShelfHit, with_shelf
from journals.text.clean import clean
from journals.text.tokens import tokenize
from tui.commands import Command, by_id
from tui.features.search.filter_picker import pick_filter
from tui.features.search.query_line import QueryLine, QuerySuggester, continues
from tui.features.search.result_place import result_place
from tui.features.search.result_rows import KeptSearch, ResultRenderer, SearchRow
from tui.features.search.saved_searches import forget_search, load_searches, note_search, save_search
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import GuidePage
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.list_under_input import ListUnderInput
from tui.ui.widgets.row_list import Heading
from tui.wording.card_hits import is_written
from tui.wording.display import brief
from tui.wording.empty_search import empty_search_text
from tui.wording.search_completion import completions, correction, hint, values_offered, values_text
from tui.wording.search_filters import QueryVocabulary, other_guides
from tui.wording.search_periods import asked_days
from tui.wording.search_query import ParsedQuery, parse_query

MOST = 60
"""Findings that are listed; who wants others types more."""
_AGAIN = 0.5
"""Seconds between looks at how far the index has come."""


IndexState: TypeAlias = tuple[int, float]
"""How many steps the index has taken, and what share of them is done."""


@dataclass
class Answered(Message):
    """A search has been answered."""

    turn: int
    query: ParsedQuery
    asked_of: IndexState
    result: SearchResult


class SearchScreen(ListUnderInput, ListScreen[SearchRow]):
    """A line, and what is found."""

    scope: ClassVar[str] = "search"
    takes_letters: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    def __init__(self) -> None:
        super().__init__()
        self._result = SearchResult([])
        self._also: list[str] = []
        """The synonyms that something was found by."""
        self._query: ParsedQuery | None = None
        """What was asked for that the result answers."""
        self._asked: ParsedQuery | None = None
        """What is asked for now."""
        self._opens_answer = False
        """Whether Enter was pressed before what is typed was answered: what the letters before found is not meant."""
        self._turn = self._answered = 0
        """The latest search, and the latest that was answered."""
        self._pending_search: Future[SearchResult] | None = None
        """The latest search, where the index was asked."""
        self._seen = (0, 0.0)
        """How far the index had come when what is shown was asked for: it may have grown while it answered."""

    def body(self) -> ComposeResult:
        """Yield the line and the list."""
        line = QueryLine(self.action_forget)
        line.suggester = QuerySuggester(self.completion)
        yield line
        yield from super().body()

    def on_mount(self) -> None:
        """Focus the line and start asking."""
        self.rows.can_focus = False
        self.set_focus(self.line)
        self.set_interval(_AGAIN, self._ask_again)

    @property
    def line(self) -> QueryLine:
        """What is typed."""
        return self.query_one(QueryLine)

    @property
    def vocabulary(self) -> QueryVocabulary:
        """What the values of filters can mean now."""
        projects = {journal.id: journal.project for journal in self.app.library.journals}
        app = self.app
        others = partial(other_guides, app.language, app.guide_folder, app.library.local.cache)
        return QueryVocabulary(app.guide, projects, app.today, others)

    def fill(self) -> None:
        """Search again: something has changed."""
        self.show_heading()
        self.line.placeholder = self.say("search.ask")
        self._search()

    def drawing(self) -> Drawing[SearchRow]:
        """Return how what was found looks."""
        self._renderer = ResultRenderer(self.app)
        return self._renderer.drawing

    def items(self) -> Sequence[SearchRow]:
        """Return what was found, or the searches that were kept."""
        return self._result.hits or self._kept()

    def heading(self) -> tuple[str, str]:
        """Return where we are."""
        return self.say("search.title"), ""

    def question(self) -> str:
        """Return how much was found, and what was not taken as it stands."""
        say, result, parts = self.say, self._result, list[str]()
        if self._query and self._query.is_understood and not self._query.query.is_empty:
            number = len(result.hits)
            more = say("search.more_by_day" if result.by_day else "search.more", n=number)
            parts.append(more if result.has_more else say.count("search.found", number))
            if result.mode == "near":
                typed, words = result.corrections()
                parts = [say("search.near", typed=typed, words=words)]
            elif result.mode == "parts":
                typed, words = result.parts()
                parts = [say("search.parts", typed=typed, words=words)]
            elif result.mode == "some":
                parts = [say("search.some")]
        if self._query and (periods := self._query.query.filters.periods):
            parts += [period for period in [asked_days(say, periods)] if period]
        if self._also and result.hits:
            parts.append(say("search.also", words=", ".join(self._also)))
        offered, line = self.completion(self.line.value), self.line.value
        if offered and offered.split() != line.split() and not continues(line, offered):
            parts.insert(0, say("search.offered", line=brief(offered, 60)))
        if values := values_offered(self.line.value, self.vocabulary, say):
            parts.insert(0, say("search.values", values=values_text(values)))
        parts = [say("search.unknown", filter=each) for each in (self._query.unknown if self._query else [])] + parts
        if self.app.indexer.progress < 1:
            parts.append(say("search.building", percent=int(100 * self.app.indexer.progress)))
        return " · ".join(parts)

    def invitation(self) -> str:
        """Return what can be searched for, what could be meant, or that nothing was found and what could be tried."""
        asked, say = self._query, self.say
        if asked is None or (asked.query.is_empty and not asked.unknown):
            return say("search.empty")
        if asked.unknown:
            return "\n".join(hint(each, self.vocabulary, say) for each in asked.unknown)
        looked = empty_search_text(say, asked.query, asked.filters, len(self.app.library.journals))
        return f"{say('search.none')} {looked}"

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that work while one types."""
        forget = ["search.forget"] if self.can(by_id("search.forget")) else []
        names = ["search.open", "search.complete", "search.narrow", *forget, "search.save", "app.back", "app.help"]
        return [(self.key(each, typing=True), self.say(f"commands.{each}.short")) for each in names]

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; only a search that was kept can be forgotten."""
        return super().can(command) and (command.id != "search.forget" or isinstance(self.rows.item, KeptSearch))

    def completion(self, line: str) -> str:
        """Return a line as it is offered to be completed; empty where nothing is."""
        known, say = self.vocabulary, self.say
        if found := completions(line, known, say):
            return found[0]
        unknown = parse_query(clean(line), known, self.app.language).unknown
        meant = {each: correction(each, known, say) for each in unknown if each in line}
        return next((line.replace(each, instead) for each, instead in meant.items() if instead), "")

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while one types."""
        event.stop()
        self._opens_answer = False
        self._search()

    def _search(self) -> None:
        query = parse_query(clean(self.line.value), self.vocabulary, self.app.language)
        self._turn, self._asked = self._turn + 1, query
        turn, asked_of = self._turn, self._index_now()
        self.app.indexer.stop()
        if query.query.is_empty or not query.is_understood:
            self._query, self._result, self._answered, self._seen = query, SearchResult([]), turn, asked_of
            self._show()
            return
        self._pending_search = self.app.indexer.search(query.query, MOST, partial(is_written, self.app.guide))
        self._pending_search.add_done_callback(lambda done: self._hear(turn, query, asked_of, done))

    def _hear(self, turn: int, query: ParsedQuery, asked_of: IndexState, done: Future[SearchResult]) -> None:
        """Hear from the thread that searches."""
        if not done.cancelled() and done.exception() is None:
            self.post_message(Answered(turn, query, asked_of, done.result()))

    def on_answered(self, message: Answered) -> None:
        """Show what was found, unless it has been asked again since: what was stopped has found nothing."""
        if message.turn == self._turn:
            self._answered, self._seen = message.turn, message.asked_of
            fresh = self._query is None or message.query.query != self._query.query
            self._query, shelf = message.query, self.app.library.shelf
            self._result = with_shelf(message.result, shelf, message.query.query, MOST)
            self._also = _synonyms(self._result)
            self._show(from_the_top=fresh)
            if self._opens_answer:
                self._opens_answer = False
                self.action_open()

    def _ask_again(self) -> None:
        """Search again where there is more to be found now; a search under way is not stopped for that."""
        if self._index_now() != self._seen and (self._pending_search is None or self._pending_search.done()):
            self._search()

    def _index_now(self) -> IndexState:
        """Return what is different when the index has come further."""
        return self.app.indexer.steps, self.app.indexer.progress

    def _show(self, *, from_the_top: bool = False) -> None:
        self._renderer.show(self._result)
        if from_the_top:
            self.rows.fill([])
        super().fill()
        self.rows.refresh()
        self.show_keys()

    def _kept(self) -> list[SearchRow]:
        """Return the searches that were kept, where nothing is asked for."""
        if clean(self.line.value).strip():
            return []
        kept, rows = load_searches(self.app.library.local), list[SearchRow]()
        for key, lines in (("search.saved", kept.saved), ("search.latest", kept.latest)):
            if lines:
                rows += [Heading(key), *map(KeptSearch, lines)]
        return rows

    # What can be done

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what is under the cursor, once what is typed is answered."""
        event.stop()
        if self._query == self._asked:
            self.action_open()
        else:
            self._opens_answer = True

    def action_open(self) -> None:
        """Open the place, or search again for what was kept."""
        row = self.rows.item
        if isinstance(row, KeptSearch):
            self._type(row.line)
        elif isinstance(row, Hit):
            note_search(self.app.library.local, self.line.value)
            self._go(row)

    def _go(self, hit: Hit) -> None:
        if hit.project is None:
            self.app.go(GuidePage(hit.id))
            return
        journals = self.app.library.shelf.journals if isinstance(hit, ShelfHit) else self.app.library.journals
        journal = next((each for each in journals if each.id == hit.project), None)
        if journal is None:
            self.app.notify_user(self.say("search.gone"))
        else:
            field = self._renderer.snippet_of(hit).matched_field
            text = dict(searched_fields(hit.record)).get(field, "")
            self.app.fetch(journal, lambda: self.app.go(result_place(journal, hit, field, text)))

    def action_complete(self) -> None:
        """Take the completion that is shown."""
        if completed := self.completion(self.line.value):
            self._type(completed)

    def action_narrow(self) -> None:
        """Choose a filter, and then its value, from lists."""
        pick_filter(self.app, self.vocabulary, lambda typed: self._type(f"{self.line.value.rstrip()} {typed}".lstrip()))

    def action_save(self) -> None:
        """Save the search."""
        if clean(self.line.value).strip():
            saved = save_search(self.app.library.local, clean(self.line.value))
            self.app.notify_user(self.say("search.now_saved" if saved else "search.not_saved"))

    def action_forget(self) -> None:
        """Save a search no longer."""
        if isinstance(row := self.rows.item, KeptSearch):
            forget_search(self.app.library.local, row.line)
            self.app.notify_user(self.say("search.forgotten"))
            self._show()

    def _type(self, line: str) -> None:
        self.line.value = line
        self.line.cursor_position = len(line)


def _synonyms(result: SearchResult) -> list[str]:
    """Return the synonyms that something was found by, of those that stand in what was found."""
    if not result.is_by_synonyms:
        return []
    return result.synonyms({word for hit in result.hits for word in tokenize(searchable_text(hit.record))})
