"""What is missing: only where something is noted, nothing of what has been, nobody who wrote in private."""

from __future__ import annotations

from datetime import date

from journals.export.gap_words import gap_texts
from journals.overview.gaps import Gap, GapContext, gaps
from journals.records.model import Card, Observation, Project
from tests.guides import guide_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
FORMS = ("involvement", "support", "committee", "calendar", "plan", "none of ours")


def entry(form: str, number: int, **answers: str) -> Card:
    return Card(id=f"card-{form}-{number:03}", form=form, answers=answers)


def noted(*cards: Card, seen: tuple[Observation, ...] = (), stage: str = "S2") -> GapContext:
    return GapContext(Project(id="P", stage=stage), cards, seen, ("S1", "S2", "S3", "S4", "S5"), TODAY)


def test_where_nothing_is_noted_nothing_is_missing() -> None:
    seen = (Observation(id="O", perspective="nattevagt"),)
    decided = entry("decision", 1, day="2026-11-01", decision="continue")
    assert all(gaps(form, noted(decided, *(entry(form, 2) for form in FORMS), seen=seen)) == [] for form in FORMS)


def test_who_wrote_in_private_is_not_named() -> None:
    seen = (
        Observation(id="O1", perspective="nattevagt", private=True, retro="R"),
        Observation(id="O2", perspective="køkken"),
    )
    told = gaps("involvement", noted(entry("involvement", 1, group="dagvagt", degree="heard", stage="S1"), seen=seen))
    assert told == [Gap("not_there", ("køkken",)), Gap("silent_stages", ("S2",))]


def test_what_has_fallen_together_and_is_over_is_not_told() -> None:
    cards = (
        entry("calendar", 1, what="flytning", **{"from": "2026-W40", "until": "2026-W41"}),
        entry("calendar", 2, what="ny vagtplan", **{"from": "2026-W41", "until": "2026-W49"}),
        entry("calendar", 3, what="tilsyn", **{"from": "2026-11-26"}),
    )
    (told,) = gaps("calendar", noted(*cards))
    assert told == Gap("collision", ("ny vagtplan", "tilsyn"), "", "2026-W48", "2026-W48")


def test_every_gap_has_words_and_many_names_are_counted() -> None:
    say, guide = catalogue("da"), guide_of("da")
    names = tuple(f"gruppe {n}" for n in range(9))
    (text,) = gap_texts(say, guide, [Gap("alone", names)], str)
    assert "gruppe 5 og 3 mere" in text
    (stages,) = gap_texts(say, guide, [Gap("silent_stages", ("S1", "X9"))], str)
    assert "1 Idé" in stages
    (weeks,) = gap_texts(say, guide, [Gap("collision", ("a", ""), "", "2026-W52", "2027-W01")], str)
    assert weeks == "Hos jer, uge 52–1: 2 ting på samme tid: a, –."
