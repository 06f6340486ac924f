"""What a history says is for people: no id stands in it, whatever was done."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import partial

import pytest

from content.formats import load_formats
from journals.lessons.adoption import decide
from journals.lessons.review import finish_review
from journals.library.across import name_anywhere
from journals.library.history import read_history
from journals.library.library import Library
from journals.records.model import RECORDS, Lesson, Observation
from journals.text.language import LANGUAGES, Language
from tests.guides import guide_of
from tests.tui.full_meeting import full_meeting
from tui.locale import catalogue
from tui.wording.history import HistoryFormatter

TODAY = date(2026, 11, 24)
AN_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{20,}|review-S|use-|card-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_history_shows_an_id(library: Library, language: Language) -> None:
    guide, say = guide_of(language), catalogue(language)
    library.refresh()
    one, *_, other = sorted(library.journals, key=lambda each: len(each.all(Lesson)))
    hour = next(each for each in load_formats(language) if each.id == "hour")
    full_meeting(one, hour, TODAY, datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    on_shelf = "shelf-01KATH00000000000000000000-01KATJ00000000000000000000"  # and taken away since
    for number, lesson in enumerate(other.lessons[:3]):
        note = Observation(text="gælder ikke her")
        decide(
            one,
            lesson,
            (other.id, on_shelf, on_shelf)[number],
            ("no", "later", "adapted")[number],
            today=TODAY,
            because="nej",
            reason=note,
        )
    finish_review(one, "S2", Observation(text="set"), today=TODAY, lesson_count=3)
    told, name_of = [], partial(name_anywhere, library)
    for kind in RECORDS:
        for record in one.all(kind):
            teller = HistoryFormatter(say, guide, one, kind.TABLE, record.id, name_of=name_of)
            told += [
                line for entry in read_history(library, one, kind.TABLE, record.id) for line in teller.lines(entry)
            ]
    assert len(told) > 100
    assert any(other.project.name in line for line in told)
    assert any(say("history.other_project") in line for line in told)
    assert [line for line in told if AN_ID.search(line)] == []
