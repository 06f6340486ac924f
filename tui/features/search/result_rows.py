"""How what was found looks in a list: the sentence with the matches, and below it what it is and where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from msgspec.structs import replace

from journals.index.search import Hit, SearchResult
from journals.library.shelf_search import ShelfHit
from journals.records.base import Record
from journals.records.model import Action, Card, Lesson, Observation, Project
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Heading
from tui.wording.card_hits import written_answers
from tui.wording.display import KIND_SIGNS, brief, relative_day, signs
from tui.wording.profile import terms_text
from tui.wording.snippets import Snippet, snippet

_TERMS = 3
"""Lines of the terms that something holds on."""
_SIGNS = {"lessons": "✦", "actions": "→", "cards": "≡", "projects": "▪", "guide": "§"}


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
        told = self._terms(row)
        terms: list[Line] = [[("  " + text, "")] for text in (wrap(told, max(8, width - 2), _TERMS) if told else ())]
        return [self._sentence(row, width - 2), *terms, [("  " + fit(self._about(row), width - 2), "dim")]]

    def _terms(self, hit: Hit) -> str:
        """Return the terms without which what was found in a card is never shown."""
        card = hit.record
        form = self._app.guide.card(card.form) if isinstance(card, Card) else None
        if form is None or not isinstance(card, Card):
            return ""
        results = [field for field in form.fields if field.shown_with and card.answers.get(field.id)]
        return " ".join(terms_text(self._app.say, None, form, field, card.answers) for field in results)

    def _sentence(self, hit: Hit, width: int) -> Line:
        """Return the sentence with the matches, which are marked by more than colour."""
        key = (id(hit), width)
        if key not in self._snippets:
            self._snippets[key] = snippet(self._shown(hit.record), self._result.expanded, width)
        shown, line, at = self._snippets[key], list[tuple[str, str]](), 0
        sign = KIND_SIGNS[hit.record.kind] if isinstance(hit.record, Observation) else _SIGNS[hit.table]
        for start, stop in shown.marks:
            line += [(shown.text[at:start], ""), (shown.text[start:stop], "match")]
            at = stop
        return [(f"{sign} ", "dim"), *line, (shown.text[at:], "")]

    def _shown(self, record: Record) -> Record:
        """Return a record with the texts that it may be shown by: of a card what was written, in the form's order."""
        if not isinstance(record, Card):
            return record
        texts = written_answers(self._app.guide.card(record.form), record)
        return replace(record, answers={str(number): text for number, text in enumerate(texts)})

    def _about(self, hit: Hit) -> str:
        """Return what it is, where it is from, and when it was."""
        record, parts = hit.record, [self._app.say(f"search.a.{hit.table}")]
        if isinstance(record, Card):
            form = self._app.guide.card(record.form)
            parts = [form.title if form else parts[0]]
        if hit.project is None:
            return " · ".join([*parts, f"{hit.id} {brief(getattr(record, 'title', ''), 60)}"])
        if isinstance(hit, ShelfHit):
            parts.append(self._app.say("shelf.mark", origin=brief(hit.origin, 60)))
        if not isinstance(record, Project):
            parts.append(brief(hit.name, 60))
        if isinstance(record, Observation | Lesson | Project):
            parts.append(f"{record.stage[1:]} {self._app.guide.short_of(record.stage)}".strip())
        if isinstance(record, Observation):
            parts += [relative_day(self._app.say, record.happened, self._app.today)] if record.happened else []
        if isinstance(record, Observation | Lesson) and record.pitfalls:
            sign = signs()[record.sign] if isinstance(record, Observation) else "#"
            parts.append(f"{sign} {' '.join(sorted(record.pitfalls)[:3])}")
        if isinstance(record, Action) and record.owner:
            parts.append(brief(record.owner, 40))
        return " · ".join(parts)


def _key(row: SearchRow) -> str:
    if isinstance(row, Hit):
        return f"{row.table} {row.id}"
    return f"= {row.line}" if isinstance(row, KeptSearch) else row.key
