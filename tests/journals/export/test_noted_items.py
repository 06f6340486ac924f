"""What is noted on forms with several entries stands on the page for those who decide and in the committee's note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content import Guide
from journals.export.committee import render_committee_note
from journals.export.noted_items import mid_sentence
from journals.export.one_page import LINES, fitting_items, printed_lines
from journals.export.redaction import Document
from journals.export.summary import render_summary
from journals.export.summary_snapshot import SummarySnapshot
from journals.records.base import Record
from journals.records.model import Action, Card, Lesson, Observation, Project
from tests.guides import guide_of
from tests.hostile import texts
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
    assert "**Planen blev lavet om 18. november 2026:** En uge senere – vagtplanen" in told
    assert "anledning: en observation, som ikke står her" in told
    assert "Nyt lønsystem · Solbakken · uge 46, 2026" in told
    assert told.index("Flytning") < told.index("Nyt lønsystem"), "what comes stands before what has been"
    assert "**Lokalt MED 12. november 2026:** Må den bruges om natten? – ja, til prøven" in told
    assert "hemmeligt" not in told


def test_a_change_of_plan_tells_what_set_it_off_and_a_talk_where_it_was() -> None:
    told = rendered(
        render_summary,
        entry("plan", 1, what="Færre hold", day="2026-11-18", why="for travlt", seen="O1"),
        entry("plan", 2, what="Flere hold", day="2026-11-19", why="mere ro"),
        entry("committee", 1, topic="Natten", agreed="vi venter"),
        Observation(id="O1", text="tre faldt fra"),
    )
    assert "Færre hold – for travlt – anledning: tre faldt fra" in told
    assert "Flere hold – mere ro – ikke noteret: anledning" in told
    assert "**Talt om:** Natten – vi venter – ikke noteret: hvor" in told


def test_a_result_stands_before_what_is_still_to_be_tried_and_no_list_crowds_out_another() -> None:
    told = rendered(render_summary, *NOTED, *(entry("decision", n, decision="stop") for n in range(10, 40)))
    assert told.index("Holder den natten ud?") < told.index("Kan vikarer?")
    assert told.index("Planen blev lavet om") < told.index("Lokalt MED") < told.index(" mere\n")
    assert printed_lines(told) <= LINES


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


def test_a_list_that_is_whole_needs_no_line_for_how_many_more_there_are() -> None:
    one_line, long = "- kort", "- " + "langt " * 30
    assert fitting_items([[one_line], [long]], 4 + 4 + 2) == [[one_line], [long]]
    assert fitting_items([[one_line], [long, long]], 4 + 4 + 2) == [[one_line], []]
    assert fitting_items([[one_line], [one_line, one_line]], 0) == [[one_line], []]
    assert fitting_items([[long, long], [one_line, long]], 4 + 4 + 2) == [[], [one_line]], "the short one comes first"


_FIELDS = {
    "decision": ["about", "reasons", "decided-by"],
    "trial": ["question", "place", "untried", "result", "means.note", "volume.note"],
    "plan": ["what", "why", "day"],
    "calendar": ["what", "units", "until"],
    "committee": ["topic", "agreed", "principles", "when"],
}
_entries = st.lists(
    st.sampled_from([*_FIELDS]).flatmap(
        lambda form: st.tuples(st.just(form), st.dictionaries(st.sampled_from(_FIELDS[form]), texts()))
    ),
    max_size=12,
)


@pytest.mark.long
@settings(max_examples=40)
@given(_entries, texts())
def test_whatever_is_noted_it_is_one_page(noted: list[tuple[str, dict[str, str]]], name: str) -> None:
    said = {"decision": "adjust", "means": "yes", "from": "2026-W47"}
    cards = [entry(form, number, **said, **told) for number, (form, told) in enumerate(noted)]
    project = Project(id="P", name=name, technology=name, area=name, unit=name, ending=name)
    asked = Observation(
        id="O", text=name, kind="concern", happened="2026-11-01", sign="bites", pitfalls=frozenset({"4.4"})
    )
    taken = SummarySnapshot(
        journal_of(project, *cards, asked, Action(id="A", text=name), Lesson(id="L", title=name)), "[fjernet]"
    )
    for render in (render_summary, render_committee_note):
        assert printed_lines(render([taken], guide_of("da"), DA, today=TODAY).text) <= LINES
