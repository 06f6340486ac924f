"""How what was found looks in a list: the sentence with the matches, and below it what it is and where it is from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from msgspec.structs import replace

from content.cards import NOTE
from journals.index.search_result import Hit, SearchResult
from journals.library.shelf_search import ShelfHit
from journals.records.base import Record
from journals.records.model import Action, Card, Lesson, Observation, Project
from journals.records.retro import Retro
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Heading
from tui.wording.card_hits import written_fields
from tui.wording.display import KIND_SIGNS, brief, long_date, relative_day, shown_day, signs
from tui.wording.plain_markdown import without_markdown
from tui.wording.profile import terms_text
from tui.wording.search_hits import NAMING, hit_name, sentence_label
from tui.wording.snippets import Snippet, snippet

_TERMS = 3
"""Lines of the terms that something holds on."""
_SIGNS = {"lessons": "✦", "actions": "→", "cards": "≡", "projects": "▪", "guide": "§"}
_MEETING = "○"
"""The sign of what is of a meeting or a review."""
_NAME = 40
"""Characters of what something is called, beside the sentence."""


@dataclass(frozen=True)
class KeptSearch:
    """A search that was kept."""

    line: str


SearchRow: TypeAlias = Hit | KeptSearch | Heading


class ResultRenderer:
    """Draws hits, and where nothing is asked for the searches that were kept."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self._result = SearchResult([])
        self._snippets: dict[tuple[int, int], Snippet] = {}
        self.drawing: Drawing[SearchRow] = Drawing(
            _key,
            self._draw,
            lambda row, width, here: len(self._draw(row, width, here)),
            lambda row: not isinstance(row, Heading),
        )

    def show(self, result: SearchResult) -> None:
        """Mark the matches of a search from now on."""
        self._result, self._snippets = result, {}

    def _draw(self, row: SearchRow, width: int, here: bool) -> list[Line]:
        if isinstance(row, Heading):
            return [[(fit(self._app.say(row.key), width), "strong")]]
        if isinstance(row, KeptSearch):
            return [[(fit(row.line, width), "")]]
        words = self._terms(row, width - 2)
        terms: list[Line] = [[("  " + text, "")] for text in (wrap(words, max(8, width - 2), _TERMS) if words else ())]
        return [self._sentence(row, width - 2), *terms, self._about_line(row, width - 2)]

    def _terms(self, hit: Hit, width: int) -> str:
        """Return the terms without which the answer of a card that is shown is never shown; "" beside any other."""
        card = hit.record
        if not isinstance(card, Card) or (form := self._app.guide.card(card.form)) is None:
            return ""
        field = form.field(self.snippet_of(hit, width).field.partition(".")[2].removesuffix(NOTE))
        return terms_text(self._app.say, None, form, field, card.answers) if field and field.shown_with else ""

    def snippet_of(self, hit: Hit, width: int = _NAME) -> Snippet:
        """Return the sentence of a hit with the matches."""
        key = (id(hit), width)
        if key not in self._snippets:
            self._snippets[key] = snippet(self._shown(hit.record), self._result.expanded, width)
        return self._snippets[key]

    def _sentence(self, hit: Hit, width: int) -> Line:
        """Return the sentence with the matches, which are marked by more than colour."""
        shown = self.snippet_of(hit, width)
        sign = KIND_SIGNS[hit.record.kind] if isinstance(hit.record, Observation) else _SIGNS.get(hit.table, _MEETING)
        return [(f"{sign} ", "dim"), *_marked(shown.text, shown.marks, "")]

    def _shown(self, record: Record) -> Record:
        """Return a record with the texts that it may be shown by: of a card what was written, in the form's order."""
        if not isinstance(record, Card):
            return record
        return replace(record, answers=written_fields(self._app.guide.card(record.form), record))

    def _about_line(self, hit: Hit, width: int) -> Line:
        """Return what it is, what of it matches besides the sentence, and where it is from."""
        shown, before = self.snippet_of(hit, width), ["  " + part for part in self._what(hit, width)[:1]]
        before += self._what(hit, width)[1:]
        text, marks = " · ".join(before), list[tuple[int, int]]()
        for label in shown.labels:
            text += " · "
            marks += [(len(text) + start, len(text) + stop) for start, stop in label.marks]
            text += label.text
        line = fit(" · ".join([text, *self._whence(hit)]), width + 2)
        seen = len(line.rstrip().removesuffix("…"))
        return _marked(line, [mark for mark in marks if mark[1] <= seen], "dim")

    def _what(self, hit: Hit, width: int) -> list[str]:
        """Return what was found, of when where that was asked, which text the sentence is, and what it is called."""
        record, guide, shown = hit.record, self._app.guide, self.snippet_of(hit, width)
        form = guide.card(record.form) if isinstance(record, Card) else None
        parts = [form.title if form else self._app.say(f"search.a.{hit.table}")]
        if self._result.by_day:
            day = shown_day(record) if isinstance(record, Observation) else ""
            parts.append(long_date(self._app.say, day or hit.day))
        if hit.project is None:
            return [*parts, f"{hit.id} {brief(getattr(record, 'title', ''), 60)}"]
        parts.append(sentence_label(self._app.say, guide, record, shown.field))
        if shown.field not in NAMING:
            name = brief(without_markdown(hit_name(guide, record)), _NAME)
            is_told = name.rstrip("…") in f"{shown.text}\n{self._terms(hit, width)}"
            parts += [] if is_told else [name]
        return [each for each in parts if each]

    def _whence(self, hit: Hit) -> list[str]:
        """Return where it is from, and when it was."""
        record, parts = hit.record, list[str]()
        if hit.project is None:
            return []
        if isinstance(hit, ShelfHit):
            parts.append(self._app.say("shelf.mark", origin=brief(hit.origin, 60)))
        if not isinstance(record, Project):
            parts.append(brief(hit.name, 60))
        if isinstance(record, Observation | Lesson | Project):
            parts.append(f"{record.stage[1:]} {self._app.guide.short_of(record.stage)}".strip())
        if isinstance(record, Observation) and record.happened and not self._result.by_day:
            parts.append(relative_day(self._app.say, shown_day(record), self._app.today))
        if isinstance(record, Observation | Lesson) and record.pitfalls:
            sign = signs()[record.sign] if isinstance(record, Observation) else "#"
            parts.append(f"{sign} {' '.join(sorted(record.pitfalls)[:3])}")
        if isinstance(record, Action) and record.owner and not self.snippet_of(hit).labels:
            parts.append(brief(record.owner, 40))
        if isinstance(record, Retro) and record.day and not self._result.by_day:
            parts.append(long_date(self._app.say, record.day))
        return parts


def _marked(text: str, marks: Iterable[tuple[int, int]], style: str) -> Line:
    line, at = list[tuple[str, str]](), 0
    for start, stop in marks:
        line += [(text[at:start], style), (text[start:stop], "match")]
        at = stop
    return [*line, (text[at:], style)]


def _key(row: SearchRow) -> str:
    if isinstance(row, Hit):
        return f"{row.table} {row.id}"
    return f"= {row.line}" if isinstance(row, KeptSearch) else row.key
