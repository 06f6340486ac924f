"""The sample library: whole, harmless, and always fresh."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.demo import sample
from journals.demo.sample import copy_samples
from journals.errors import Problem
from journals.ids import created_at
from journals.lessons.entries import entries, entry_day
from journals.library.check import check_library
from journals.library.library import Library
from journals.library.privacy_scan import scan_library
from journals.log import act as acts
from journals.log.act import Act
from journals.log.stamp import wall_time
from journals.overview.gaps import GapContext, gaps
from journals.records.decisions import decision_days, trial_days
from journals.records.fields import Day, When, schema
from journals.records.model import RECORDS, Card, Review, Use
from journals.records.retro import Retro
from journals.text.dates import first_day
from tests.guides import guide_of
from tests.journals.conftest import installation

TODAY = date(2026, 11, 24)
LANGUAGES = ("da", "en")

DATED = {
    *("happened", "due", "done", "replied", "ended", "delete_after"),
    *("decided", "held_on", "revised", "day", "closed", "next"),
}
"""Fields that hold a day or a week; written out, so that one that is no longer marked is missed here."""


ULID = re.compile(r"(?i:\b[0-9A-Z]{26}\b)")


def lines(folder: Path) -> dict[str, list[Act]]:
    return {
        str(log.relative_to(folder)): [acts.decode(line) for line in log.read_bytes().splitlines()]
        for log in sorted(folder.glob("*/*.jsonl"))
    }


def days(folder: Path) -> list[date]:
    """All days and stamps, and the days that ids are of, in the order they stand."""
    found = []
    for each in [act for found in lines(folder).values() for act in found]:
        found += [wall_time(stamp).date() for stamp in (each.at, each.undoes) if stamp]
        found += [
            date.fromisoformat(first_day(value))
            for _, _, fields in each.do
            for value in dated(fields).values()
            if value
        ]
        found += [created_at(name.upper()).date() for name in ULID.findall(acts.encode(each).decode())]
    return found


def dated(fields: dict[str, Any]) -> dict[str, Any]:
    """The days among the fields of a record: those that are called so, and answers in the form of one."""
    answers = re.compile(r"\d{4}-(\d\d-\d\d|W\d\d)")
    return {
        name: value
        for name, value in fields.items()
        if name in DATED or (name.startswith("answers.") and answers.fullmatch(value))
    }


def drawn(value: object) -> str:
    """Something with the ids in it, but not the times in these."""
    return ULID.sub(lambda found: found[0][10:], json.dumps(value, sort_keys=True))


def newest(folder: Path) -> date:
    return max(wall_time(act.at).date() for found in lines(folder).values() for act in found)


@given(today=st.dates(date(2020, 1, 1), date(2090, 12, 31)), language=st.sampled_from(LANGUAGES))
def test_the_newest_is_from_the_week_before_today(today: date, language: str) -> None:
    folders = sample._folders(language)
    logs = [(folder.name, log.name, sample._read(log)) for folder in folders for log in sample._logs(folder)]
    last = max(wall_time(act.at).date() for _, _, found in logs for act in found)
    shift = timedelta(weeks=((today - last).days - 1) // 7)
    assert today - timedelta(days=7) <= last + shift < today


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 25), date(2027, 1, 1), date(2031, 2, 28)])
def test_all_is_moved_by_the_same_whole_weeks(tmp_path: Path, today: date, language: str) -> None:
    first = copy_samples(tmp_path / "first", TODAY, language)
    other = copy_samples(tmp_path / "other", today, language)
    moved = {there - here for here, there in zip(days(first), days(other), strict=True)}
    assert len(moved) == 1
    assert moved.pop().days % 7 == 0
    assert today - timedelta(days=7) <= newest(other) < today


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_but_days_and_stamps_and_times_in_ids_is_moved(tmp_path: Path, language: str) -> None:
    first = lines(copy_samples(tmp_path / "first", TODAY, language))
    other = lines(copy_samples(tmp_path / "other", TODAY + timedelta(days=700), language))
    assert list(first) == list(other)

    def rest(found: dict[str, list[Act]]) -> list[object]:
        return [
            [
                act.at[10:],
                drawn([act.project, [(t, r, {n: f[n] for n in f.keys() - dated(f).keys()}) for t, r, f in act.do]]),
            ]
            for acts_ in found.values()
            for act in acts_
        ]

    assert rest(first) == rest(other)


def test_a_day_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = copy_samples(tmp_path / "one", TODAY), copy_samples(tmp_path / "two", TODAY)
    for log in one.glob("*/*"):
        assert log.read_bytes() == (two / log.relative_to(one)).read_bytes()


def test_weeks_are_moved_as_weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample._moved_day("2026-W47", timedelta(weeks=7)) == "2027-W01"
    assert sample._moved_day("2026-11-24", timedelta(weeks=-1)) == "2026-11-17"
    assert sample._moved_day(None, timedelta(weeks=1)) is None


def test_every_field_that_holds_a_day_is_known() -> None:
    dated = {
        name
        for record in RECORDS
        for name, hint in get_type_hints(record, include_extras=True).items()
        if hint in (Day | None, When | None)
    }
    assert dated == DATED == set().union(*(schema(kind).days for kind in RECORDS))


@pytest.mark.parametrize(("language", "number", "begins"), [("da", 4, "Eksempel: "), ("en", 2, "Sample: ")])
def test_the_samples_are_whole_and_plainly_samples(tmp_path: Path, language: str, number: int, begins: str) -> None:
    library = Library([copy_samples(tmp_path / "library", TODAY, language)], installation(tmp_path / "one"))
    library.refresh()
    assert library.faults() == []
    assert check_library(library, guide_of(language)) == []
    assert scan_library(library, TODAY).faults == []
    assert len(library.journals) == number
    assert all(journal.project.name.startswith(begins) for journal in library.journals)
    assert all(journal.observations and journal.lessons and journal.actions for journal in library.journals)
    assert all(journal.project.technology_type for journal in library.journals)
    library.close()


def test_the_english_samples_hold_retros_and_decisions_about_lessons_and_no_danish(tmp_path: Path) -> None:
    folder = copy_samples(tmp_path / "library", TODAY, "en")
    assert not re.findall("[æøåÆØÅ]", "".join(log.read_text(encoding="utf-8") for log in folder.glob("*/*.jsonl")))
    library = Library([folder], installation(tmp_path / "one"))
    library.refresh()
    assert [len([retro for retro in journal.all(Retro) if retro.closed]) for journal in library.journals] == [1, 1]
    active = next(journal for journal in library.journals if journal.project.status == "active")
    assert {use.decision for use in active.all(Use)} == {"applies", "adapted", "no", "later"}
    assert [use.held for use in active.all(Use) if use.held] == ["helped"]
    assert {review.status for review in active.all(Review)} == {"done"}
    library.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("today", [TODAY, TODAY + timedelta(weeks=37)])
def test_a_newcomer_sees_each_form_with_entries_and_what_is_missing_in_them(
    tmp_path: Path, today: date, language: str
) -> None:
    library = Library([copy_samples(tmp_path / "library", today, language)], installation(tmp_path / "one"))
    library.refresh()
    forms = [form for form in guide_of("da").cards if form.several]
    stages = [stage.id for stage in guide_of("da").stages]
    noted = {
        journal.project.status: {form.id: entries(journal, form) for form in forms}
        for journal in library.journals
        if entries(journal, forms[0])
    }
    assert set(noted) == {"active", "finished"}
    assert all(all(by_form.values()) for by_form in noted.values())
    active = next(journal for journal in library.journals if journal.project.status == "active")
    seen = GapContext(active.project, active.all(Card), active.observations, stages, today)
    assert {"only_told", "collision", "late_discussion", "no_help"} <= {
        gap.what for form in forms for gap in gaps(form.id, seen)
    }
    assert len(trial_days(seen.cards)) == 1
    assert [day > today.isoformat() for day in decision_days(seen.cards)] == [True]
    written = [entry_day(form, card) for form in forms for card in noted["active"][form.id]]
    assert all(abs(date.fromisoformat(first_day(day)) - today) < timedelta(days=100) for day in written)
    library.close()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(Problem, match="folder_not_empty"):
        copy_samples(tmp_path, TODAY)
    assert [path.name for path in tmp_path.iterdir() if path.name != "local"] == ["mine"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Problem, match="not_written"):
        copy_samples(tmp_path / "file" / "samples", TODAY)
