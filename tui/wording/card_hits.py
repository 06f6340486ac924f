"""A card that a search found, in words: what it is called, and no result without the terms it holds on."""

from __future__ import annotations

from collections.abc import Iterator

from content import CardForm, Guide
from content.cards import NOTE
from journals.index.query_expansion import ExpandedQuery
from journals.index.search import Hit, SearchResult
from journals.lessons.entries import entry_title
from journals.records.model import Card
from journals.text.clean import one_line
from journals.text.tokens import token_spans
from tui.locale import Catalogue
from tui.wording.profile import shown_with_text


def without_chosen(guide: Guide, found: SearchResult) -> SearchResult:
    """Return what was found but for cards in which only the name of a choice matches: nobody wrote that word."""
    if not len(found.expanded):
        return found  # filters alone: no word was asked for
    kept = [hit for hit in found.hits if hit.table != Card.TABLE or _is_written(guide, hit, found.expanded)]
    return SearchResult(kept, found.mode, found.has_more, found.expanded)


def card_hit_text(say: Catalogue, guide: Guide, card: Card) -> str:
    """Return what a card that was found holds, on one line."""
    form = guide.card(card.form)
    own = entry_title(form, card.answers) if form else ""
    led_to = shown_with_text(say, None, form, card.answers) if form else ""
    rest = [one_line(text) for text in written_answers(form, card)]
    return " · ".join(dict.fromkeys(filter(None, (own, *((led_to,) if led_to else rest)))))


def written_answers(form: CardForm | None, card: Card) -> Iterator[str]:
    """Yield what people wrote on a card, in the order of its form."""
    yield from written_fields(form, card).values()


def written_fields(form: CardForm | None, card: Card) -> dict[str, str]:
    """Return what people wrote on a card by its fields, in the order of its form."""
    if form is None:
        written = set(card.written)
        return {name: text for name, text in card.answers.items() if text in written}
    chosen = {field.id for field in form.fields if field.names or field.kind in ("date", "observation")}
    names = (name for field in form.fields for name in (field.id, field.id + NOTE) if name not in chosen)
    return {name: text for name in names if (text := card.answers.get(name, ""))}


def _is_written(guide: Guide, hit: Hit, expanded: ExpandedQuery) -> bool:
    card = hit.record
    if not isinstance(card, Card):
        return True
    texts = written_answers(guide.card(card.form), card)
    return any(expanded.nearest(word) for text in texts for _, _, word in token_spans(text))
