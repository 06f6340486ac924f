"""What a form warns of as all its entries stand together, in words: by its rules, and by what is worked out of them."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from content import CardForm, Guide
from journals.export.gap_words import gap_texts
from journals.lessons.entries import entries, entry_answers
from journals.library.readable_journal import ReadableJournal
from journals.overview.change_calendar import CALENDAR
from journals.overview.discussions import COMMITTEE
from journals.overview.gaps import GapContext, gaps
from journals.records.model import DECISION, Card
from journals.text.clean import one_line
from tui.locale import Catalogue
from tui.wording.display import long_date

_TOLD_OF_ONE = frozenset({CALENDAR, COMMITTEE, DECISION})
"""Forms in which a day that is typed can be too late, not have come, or fall together with another."""


def noted_in(journal: ReadableJournal, guide: Guide, today: date) -> GapContext:
    """Return what gaps are looked for in."""
    stages = [stage.id for stage in guide.stages]
    return GapContext(journal.project, journal.all(Card), journal.observations, stages, today)


def entries_warnings(say: Catalogue, guide: Guide, journal: ReadableJournal, form: CardForm, today: date) -> list[str]:
    """Return what a form that holds several warns of."""
    by_rule = form.entry_warnings([entry_answers(card) for card in entries(journal, form)])
    found = gaps(form.id, noted_in(journal, guide, today))
    return [*by_rule, *gap_texts(say, guide, found, lambda when: long_date(say, when))]


def one_entry_warnings(
    say: Catalogue, guide: Guide, journal: ReadableJournal, form: CardForm, entry: Card, today: date
) -> list[str]:
    """Return what comes of one entry, told as it is written: it comes too late, or falls together with another."""
    if form.id not in _TOLD_OF_ONE:
        return []
    noted, title = noted_in(journal, guide, today), one_line(entry.answers.get("what", ""))
    without = gaps(form.id, replace(noted, cards=[card for card in noted.cards if card.id != entry.id]))
    new = [each for each in gaps(form.id, noted) if each not in without]
    found = [each for each in new if form.id != CALENDAR or title in each.names]
    return gap_texts(say, guide, found, lambda when: long_date(say, when))
