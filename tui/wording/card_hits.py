"""A card that a search found, in words: what it is called, and no result without the terms it holds on."""

from __future__ import annotations

from collections.abc import Iterator

from content import CardForm, Guide
from content.cards import NOTE
from journals.index.query_expansion import ExpandedQuery
from journals.index.search_result import Hit, MatchMode
from journals.lessons.entries import entry_title
from journals.records.model import Card
from journals.text.clean import one_line
from journals.text.tokens import tokenize
from tui.locale import Catalogue
from tui.wording.profile import shown_with_text


def is_written(guide: Guide, expanded: ExpandedQuery, mode: MatchMode, hit: Hit) -> bool:
    """Return whether a hit is more than a card in which only the name of a choice matches: nobody wrote that word."""
    if hit.table != Card.TABLE or not len(expanded):  # filters alone: no word was asked for
        return True
    card = hit.record
    if not isinstance(card, Card):
        return True
    texts = written_answers(guide.card(card.form), card)
    return any(expanded.nearest(word) for text in texts for word in tokenize(text))


def card_hit_text(say: Catalogue, guide: Guide, card: Card) -> str:
    """Return what a card that was found holds, on one line."""
    form = guide.card(card.form)
    own = entry_title(form, card.answers) if form else ""
    led_to = shown_with_text(say, None, form, card.answers) if form else ""
    rest = [one_line(text) for text in written_answers(form, card)]
    named = [own] if own not in led_to else []  # which may be among the terms
    return " · ".join(dict.fromkeys(filter(None, (*named, *((led_to,) if led_to else rest)))))


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
