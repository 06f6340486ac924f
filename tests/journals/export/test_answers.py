"""Answers since last time: what was asked, what came of it, and what waits; each once, and nothing from before."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journals.export.answers import AnswersSnapshot, render_answers
from journals.records.base import Record
from journals.records.model import Action, Observation, Project
from journals.records.retro import Retro
from tests.guides import guide_of
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
DA = catalogue("da")


def page(*records: Record, since: str = "") -> str:
    journal = journal_of(Project(id="P", name="Skærme"), *records)
    taken = AnswersSnapshot(journal, "[fjernet]", since, TODAY)
    return render_answers([taken], guide_of("da"), DA, today=TODAY).text


def asked(name: str, replied: str | None = None, *, private: bool = False) -> Observation:
    reply = f"svar på {name}" if replied else ""
    return Observation(
        id=name, text=f"spurgt {name}", kind="question", reply=reply, replied=replied, private=private, retro="R1"
    )


def test_it_goes_back_to_the_latest_meeting_or_the_day_that_is_named() -> None:
    records = [
        asked("tidligt", "2026-11-01"),
        asked("sent", "2026-11-12"),
        asked("aldrig"),
        asked("hemmeligt", "2026-11-13", private=True),
        Action(id="A", text="Læg en oplader frem", status="done", done="2026-11-11"),
        Retro(id="R1", day="2026-11-10", closed="2026-11-10", next="2026-12-08"),
    ]
    told = page(*records)
    assert "siden 10. november 2026" in told
    assert "**spurgt sent**" in told
    assert "svar på sent" in told
    assert "tidligt" not in told
    assert told.index("spurgt sent") < told.index("Læg en oplader frem") < told.index("spurgt aldrig")
    assert "svar på hemmeligt" in told, "a reply is written for everyone"
    assert "spurgt hemmeligt" not in told
    assert "8. december 2026" in told
    assert "svar på tidligt" in page(*records, since="2026-10-01")
    assert "siden 24. oktober 2026" in page(), "a month where there is nothing to begin at"
    assert "Ingen har spurgt" in page()


_days = st.dates(date(2026, 10, 1), date(2026, 11, 24)).map(date.isoformat)


@given(st.lists(st.none() | _days, max_size=8), _days)
def test_each_answer_since_stands_there_once(replies: list[str | None], since: str) -> None:
    told = page(*(asked(f"nr-{n}-", replied) for n, replied in enumerate(replies)), since=since)
    for number, replied in enumerate(replies):
        assert told.count(f"spurgt nr-{number}-") == (replied is None or replied >= since)
