"""The overview as a document and as pictures: the numbers are those that are counted, said in words too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import content
from journals.export.html_form import html_page
from journals.export.labels import Labels
from journals.export.overview_form import render_overview, render_recurrence, render_timeline
from journals.export.redaction import Document
from journals.overview.recurrence import recurrences
from journals.overview.source import OverviewSource
from journals.overview.timeline import HAPPENINGS, timeline
from journals.records.facets import tally
from journals.records.model import SIGNS, Action, Observation, Project
from journals.text.clean import clean
from journals.text.language import LANGUAGES, Language
from tests.guides import of_five_stages
from tests.hostile import texts
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
SVG = "{http://www.w3.org/2000/svg}"
guide_of = cache(content.load)
PICTURES: tuple[Callable[[OverviewSource, Labels], Document], ...] = (render_timeline, render_recurrence)

_days = st.dates(date(2026, 7, 1), date(2026, 11, 20)).map(date.isoformat)
_seen = st.builds(
    Observation,
    text=st.just("kode væk"),
    kind=st.sampled_from(["concern", "idea"]),
    sign=st.sampled_from([*SIGNS, None]),
    pitfalls=st.frozensets(st.sampled_from(["1.1", "4.4"]), max_size=2),
    happened=_days,
    perspective=st.just("leder"),
)
_actions = st.builds(Action, id=st.uuids().map(str), text=st.just("Ring"), status=st.just("done"), done=_days)


def source(
    projects: dict[str, list[Observation]], actions: list[Action] | None = None, name: str = "Skærme"
) -> OverviewSource:
    return OverviewSource(
        projects=tuple(Project(id=each, name=name) for each in projects),
        tallies={each: tally(seen) for each, seen in projects.items() if seen},
        lessons=(),
        uses={},
        concerns=tuple((of, each) for of, seen in projects.items() for each in seen if each.kind == "concern"),
        actions=tuple((next(iter(projects)), each) for each in actions or ()),
    )


def labels(language: Language = "da", guide: content.Guide | None = None) -> Labels:
    return Labels(guide or guide_of(language), catalogue(language), TODAY)


def words_in(svg: str, kind: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}desc") is not None
    texts = (each for each in root.iter(f"{SVG}text") if each.get("class", "") == kind)
    return ["".join(span.itertext()) for each in texts for span in each]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from("ABCDEF"), st.lists(_seen, max_size=4), min_size=1), st.lists(_actions))
def test_every_number_is_one_that_is_counted(
    language: Language, projects: dict[str, list[Observation]], actions: list[Action]
) -> None:
    told, say = source(projects, actions), catalogue(language)
    weeks, again = timeline(told, TODAY), recurrences(told)
    drawn = words_in(render_timeline(told, labels(language)).text, "count")
    assert sorted(drawn) == sorted(str(number) for week in weeks for number in week.counts.values())
    bars = [say("export.again.of", n=len(each.projects), of=each.looked) for each in again]
    picture = render_recurrence(told, labels(language))
    assert [each for each in words_in(picture.text, "") if each in bars] == bars
    document = render_overview(told, labels(language)).text
    for each in again:
        numbers = f"| {len(each.projects)} | {each.looked} | {each.bites} |"
        assert f"{labels(language).pitfall(each.pitfall)} {numbers}" in picture.shown
        assert numbers in document
    page = html_page(document, language, say)
    assert page.count("<svg") == bool(told.tallies) + bool(again) + bool(weeks)
    assert page.count(f"<summary>{say('export.page.as_table')}") == page.count("<svg")
    assert not [word for word in ("leder", "kode væk", "Ring") if word in page], "it holds numbers, and no words"


def test_what_is_empty_says_so_and_a_guide_of_ones_own_has_its_pitfalls(tmp_path: Path) -> None:
    nothing = source({"A": []})
    assert catalogue("da")("overview.nothing") in render_overview(nothing, labels()).text
    for render in PICTURES:
        ElementTree.fromstring(render(nothing, labels()).text)
    own = labels(guide=content.load("da", of_five_stages(tmp_path / "guide")))
    told = source({"A": [Observation(text="x", sign="bites", pitfalls=frozenset({"1.9"}), stage="S5")]})
    assert "1.9 Faldgrube 9" in words_in(render_recurrence(told, own).text, "")
    assert "| 1.9 Faldgrube 9 |  |  |  |  | ×1 |" in render_overview(told, own).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_can_happen_has_a_name_in_the_picture(language: Language) -> None:
    names = [catalogue(language)(f"export.weeks.{each}") for each in HAPPENINGS]
    assert len(set(names)) == len(names)


@given(texts())
def test_whatever_a_project_is_called_a_picture_is_xml(name: str) -> None:
    told = source({"A": [Observation(text="x", sign="bites", pitfalls=frozenset({"1.1"}))]}, name=clean(name))
    for render in PICTURES:
        ElementTree.fromstring(render(told, labels()).text)
    html_page(render_overview(told, labels()).text, "da", catalogue("da"))


def test_a_week_that_has_no_room_is_counted_and_the_axis_leaves_none_out() -> None:
    days = ("2024-12-30", "2026-06-01", "2026-11-02", "2026-11-16")
    concerns = [Observation(id=day, text="x", kind="concern", happened=day) for day in days]
    svg = render_timeline(source({"A": concerns}), labels()).text
    heads = words_in(svg, "head")
    assert heads == ["2026", *map(str, range(22, 48))]
    assert "1 tidligere uge er ikke med." in words_in(svg, "")
