"""What is noted on forms with several entries stands on the page for those who decide and in the committee's note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from content import Guide
from journals.export.committee import render_committee_note
from journals.export.noted_items import mid_sentence
from journals.export.redaction import Document
from journals.export.summary import SummarySnapshot, render_summary
from journals.records.base import Record
from journals.records.model import Card, Observation, Project
from tests.guides import guide_of
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
DA = catalogue("da")
Render = Callable[..., Document]


def entry(form: str, number: int, **answers: str) -> Card:
    told = {name.replace("__", "-"): text for name, text in answers.items()}
    return Card(id=f"card-{form}-01kb00000000000000000000{number:02}", form=form, answers=told)


def rendered(render: Render, *records: Record, guide: Guide | None = None) -> str:
    taken = SummarySnapshot(journal_of(Project(id="P", name="Skærme", stage="S4"), *records), "[fjernet]")
    return render([taken], guide or guide_of("da"), DA, today=TODAY).text


NOTED = (
    entry(
        "decision",
        1,
        about="Skal vi blive ved?",
        day="2026-11-16",
        decision="adjust",
        reasons="natten var for tynd",
        decided__by="Lokalt MED",
    ),
    entry("decision", 2, about="Skal alle have den?", day="2027-01-12"),
    entry(
        "trial",
        1,
        question="Holder den natten ud?",
        day="2026-11-09",
        place="Solbakken",
        hard="no",
        means="yes",
        untried="weekenden",
        result="to af tre nætter",
        decision="adjust",
        **{"means.note": "en konsulent på gangen"},
    ),
    entry("trial", 2, question="Kan vikarer?", day="2026-12-01", place="Elmegade"),
    entry("plan", 1, what="En uge senere", day="2026-11-18", why="vagtplanen", seen="O1"),
    entry("calendar", 1, what="Nyt lønsystem", units="Solbakken", **{"from": "2026-W46"}),
    entry("calendar", 2, what="Flytning", **{"from": "2026-W49", "until": "2026-W51"}),
    entry("committee", 1, topic="Må den bruges om natten?", when="2026-11-12", where="local", agreed="ja, til prøven"),
    Observation(id="O1", text="hemmeligt", private=True, retro="R1"),
)


@pytest.mark.parametrize("render", [render_summary, render_committee_note])
def test_decisions_trials_plan_changes_and_talks_are_told(render: Render) -> None:
    told = rendered(render, *NOTED)
    assert "**Skal vi blive ved?** ret til – natten var for tynd (16. november 2026, af lokalt MED)" in told
    trial = (
        "**Holder den natten ud?** 9. november 2026 · sted: Solbakken · svært sted: nej · "
        "ekstra hjælp: ja – en konsulent på gangen · ikke prøvet: weekenden · "
        "ikke noteret: ekstra øjne, de ivrigste, mængde, variation → **resultat:** to af tre nætter – retter til"
    )
    assert trial in told
    assert "**Kan vikarer?** 1. december 2026 · sted: Elmegade" in told, "without a result no term is missing yet"
    assert "**Planen lavet om 18. november 2026:** En uge senere – vagtplanen" in told
    assert "Nyt lønsystem · Solbakken · uge 46, 2026" in told
    assert told.index("Flytning") < told.index("Nyt lønsystem"), "what comes stands before what has been"
    assert "**lokalt MED 12. november 2026:** Må den bruges om natten? – ja, til prøven" in told
    assert "hemmeligt" not in told


def test_a_group_inside_a_sentence_is_no_heading() -> None:
    assert [mid_sentence(name) for name in ("Afløsere", "IT-drift", "MED", "natholdet", "")] == [
        "afløsere",
        "IT-drift",
        "MED",
        "natholdet",
        "",
    ]
    assert "**Hjælp til afløsere:** ikke noteret → en makker" in rendered(
        render_committee_note, entry("support", 1, group="Afløsere", help="en makker")
    )
