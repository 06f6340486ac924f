"""Every form of file, and every reason for leaving something out, has its words in both languages."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from journals.importing.formats import IMPORT_FORMATS
from journals.importing.found import DroppedText, DropReason, FileReading, FoundItem
from journals.importing.planned_items import ImportPlan, PlannedItem, Standing
from journals.text.language import LANGUAGES, Language
from tui.features.importing.plan_editing import as_table
from tui.locale import catalogue
from tui.wording.importing import (
    COUNTED_KINDS,
    date_lines,
    dropped_lines,
    found_text,
    import_format_text,
    lines_text,
    told_facts,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_has_words(language: Language) -> None:
    say = catalogue(language)
    assert all(say.has(f"import_formats.{name}") for name in IMPORT_FORMATS)
    assert all(say.has(f"importing.dropped.{reason}") for reason in get_args(DropReason))
    reasons = {*get_args(Standing), "personal", "reply", "archived", "unticked"} - {"new"}
    assert all(say.has(f"importing.left.{reason}") for reason in reasons)
    assert found_text(say, {}) == say("importing.nothing")
    assert len(found_text(say, dict.fromkeys(COUNTED_KINDS, 2)).split(", ")) == len(COUNTED_KINDS)


def test_that_an_action_is_done_is_told_where_it_becomes_something_else() -> None:
    action = FoundItem(table="actions", text="Bestil stik", line=1, owner="teknisk service", is_done=True)
    say = catalogue("da")
    assert told_facts(say, action) == ["teknisk service", "gjort"]
    assert told_facts(say, replace(action, is_done=False)) == ["teknisk service"]
    source = ImportPlan(files=(), items=(PlannedItem(item=action, found=action, file=0),))
    note = as_table(say, "0")(source, [0])
    assert note.items[0].item.text == "Bestil stik (teknisk service, gjort)"
    again = as_table(say, "actions")(note, [0]).items[0].item
    assert (again.text, again.is_done) == ("Bestil stik", True)


def test_of_many_places_the_first_are_said() -> None:
    say = catalogue("da")
    assert lines_text(say, [3]) == "linje 3"
    assert lines_text(say, range(1, 12)) == "linje 1, 2, 3, 4, 5, 6, 7, 8 og 3 til"
    dropped = [DroppedText(line=n, reason="empty") for n in (4, 2, 4)]
    assert dropped_lines(say, dropped) == ["tomt punkt: linje 2, 4"]
    assert import_format_text(say, "plain") == "tekst"


def test_a_year_that_headings_do_not_say_is_told_with_what_it_is_taken_from() -> None:
    taken = {"2025-02-03": "Møde 3/2", "2025-02-09": "Møde 9/2"}
    file = FileReading(file="x", format="markdown", encoding="utf-8", day="2025-03-12", years_taken=taken)
    told = date_lines(catalogue("da"), ImportPlan((file,), ()), 0)
    assert "2 overskrifter som »Møde 3/2« siger ikke, hvilket år: læst som 2025, fordi filen er fra " in told[1]
