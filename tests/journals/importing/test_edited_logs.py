"""A learning log that was edited: what was changed there comes in, and what was changed here stays."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from msgspec.structs import replace

from journals.export.finished import without_findings
from journals.export.learning_log import render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.export.scope import Scope
from journals.importing.known_texts import KnownTexts
from journals.importing.plan_changes import leave_personal_data, remove_personal_data
from journals.importing.storing import store_plan
from journals.records.model import Observation
from tests.documents import learning_log
from tests.journals.conftest import OpenLibrary
from tests.journals.importing.edited_logs import (
    ALL,
    ASKED,
    IDS,
    LEARNED,
    PROJECT,
    SEEN,
    TO_DO,
    TODAY,
    changes,
    compared,
    edited,
    guide_of,
    in_form,
    planned,
    read,
    small,
    told,
    written,
)
from tests.journals.making import journal_of
from tui.locale import catalogue


def test_a_text_that_is_changed_there_keeps_the_empty_lines_it_has_here() -> None:
    assert told(small(), edited(("hos to", "hos tre"))) == [("there", SEEN.id, {"text": "Lyden faldt ud\n\nhos tre"})]
    assert changes(small(), edited(("hos to", "hos tre")))[0].is_safe


def test_what_was_changed_here_stays_and_what_was_changed_in_both_is_asked_about() -> None:
    here = small(replace(SEEN, text="Lyden faldt ud hos mange"))
    assert told(here, edited()) == [("here", SEEN.id, {})]
    assert told(here, edited(("hos to", "hos tre"))) == [("both", SEEN.id, {"text": "Lyden faldt ud\nhos tre"})]
    assert not changes(here, edited(("hos to", "hos tre")))[0].is_safe
    same = small(replace(SEEN, text="Lyden faldt ud\n\nhos tre"))
    assert told(same, edited(("hos to", "hos tre"))) == [], "both made the same change"


def test_a_text_and_what_else_is_changed_are_told_apart() -> None:
    tagged = small(replace(SEEN, pitfalls=frozenset({"4.4"}), sign="bites"))
    assert told(tagged, edited(("hos to", "hos tre"))) == [("there", SEEN.id, {"text": "Lyden faldt ud\n\nhos tre"})]


def test_what_the_logs_still_tell_says_which_field_was_changed_where(open_library: OpenLibrary) -> None:
    journal, write = open_library().create(PROJECT)
    write.wait()
    journal.add(*ALL)[1].wait()
    text = written(journal)
    write = journal.edit((LEARNED, replace(LEARNED, do="Begynd hos de raske", status="draft")))  # type: ignore[assignment]
    write.wait()
    told_there = text.replace("Det svære så vi ikke", "Det svære så ingen")
    assert told(journal, told_there) == [("there", LEARNED.id, {"learned": "Det svære så ingen"})]
    (both,) = changes(journal, told_there.replace("Begynd der", "Begynd straks"))
    assert both.where == "both"
    assert [(each.field, each.written, each.there) for each in both.differences] == [
        ("learned", None, "Det svære så ingen"),
        ("do", "Begynd der", "Begynd straks"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "record", "fields"),
    [
        ("- hindrede", "+ virkede", SEEN.id, {"kind": "worked"}),
        ("2. november 2026", "3. november 2026", SEEN.id, {"happened": "2026-11-03"}),
        ("2. november 2026 <", "2. november 2026 · set af aftenvagt · × bider 4.4 Prøvet <", SEEN.id,
         {"perspective": "aftenvagt", "sign": "bites", "pitfalls": frozenset({"4.4"})}),
        ("**Venter på svar.**", "**Svar:** Vi prøver hos dem først", ASKED.id, {"reply": "Vi prøver hos dem først"}),
        ("**Venter på svar.**", "**Venter på svar.** Vi prøver", ASKED.id, {"reply": "Vi prøver"}),
        ("### Prøv det svære", "### Prøv det sværeste", LEARNED.id, {"title": "Prøv det sværeste"}),
        ("Begynd der", "Begynd der\n  - hos tre\n  - hos fem", LEARNED.id, {"do": "Begynd der\n- hos tre\n- hos fem"}),
        ("**Status:** endelig", "**Status:** udkast", LEARNED.id, {"status": "draft"}),
        ("**Hvem:** gruppeleder", "**Hvem:** planlægger", TO_DO.id, {"owner": "planlægger"}),
        ("1. december 2026", "8. december 2026", TO_DO.id, {"due": "2026-12-08"}),
        ("1. december 2026", "uge 50, 2026", TO_DO.id, {"due": "2026-W50"}),
        ("  - **Hvem:** gruppeleder", "  - gjort, 20. november 2026\n  - **Hvem:** gruppeleder", TO_DO.id,
         {"status": "done", "done": "2026-11-20"}),
        ("- Ring til dem", "- [x] Ring til dem", TO_DO.id, {"status": "done"}),
    ],
)  # fmt: skip
def test_what_else_people_change(old: str, new: str, record: str, fields: dict[str, object]) -> None:
    text = written(small()).replace(old, new)
    assert text != written(small())
    (made,) = told(small(), text)
    assert made[:2] == ("there", record)
    assert made[2] == fields


def test_what_is_gone_is_told_and_what_came_here_since_is_not() -> None:
    text = written(small())
    at = text.index("- **! bekymring** <")
    text = text[:at] + text[text.index("### Trin 4") :]
    later = Observation(id="01KZ0000000000000000000000", text="Skrevet siden")
    (gone,) = changes(small(later), text)
    assert (gone.where, gone.before, gone.is_safe, gone.is_doubtful) == ("gone", ASKED, False, False)
    assert changes(small(), text.replace("tb:p:", "tb:x:")) == [], "nobody knows what was in it"


def test_a_text_that_is_only_left_out_is_not_ticked() -> None:
    (made,) = changes(small(), edited(("- **Det ville vi gøre:** Begynd der\n", "")))
    assert (made.where, made.is_safe, made.is_doubtful) == ("there", False, True)
    assert made.differences[0].is_emptied


def test_new_bullets_become_what_they_stand_under() -> None:
    reading = read(
        "log.md",
        edited(
            ("### Trin 4 Prøve\n", "### Trin 4 Prøve\n\n- Vi lånte et headset\n- **+ virkede** · Makkere\n"),
            ("- Ring til dem", "- Køb headset\n  - **Hvem:** it-drift\n  - **Senest:** 1. marts 2027\n- Ring til dem"),
            ("## Det venter", "### Spørg før I køber\n\n- **Det lærte vi:** De havde ét\n\n## Det venter"),
            ("## Om projektet", "## Gik godt\n\n- Mødet om mandagen\n\n## Om projektet"),
        ).encode(),
    )
    found = {each.text: each for each in reading.items}
    assert list(found) == [
        *("Spørg før I køber", "Køb headset", "Vi lånte et headset", "Makkere", "Mødet om mandagen"),
    ]
    assert (found["Vi lånte et headset"].own["stage"], found["Makkere"].kind) == ("S4", "worked")
    assert found["Køb headset"].due == "2027-03-01"
    assert (found["Køb headset"].table, found["Køb headset"].owner) == ("actions", "it-drift")
    assert (found["Spørg før I køber"].table, found["Spørg før I køber"].own["learned"]) == ("lessons", "De havde ét")
    assert (found["Mødet om mandagen"].kind, getattr(found["Mødet om mandagen"], "project", "")) == (
        "worked",
        PROJECT.id,
    )


def test_a_new_note_has_its_reply_and_what_was_deleted_here_stays_away(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    journal, write = open_library().create(PROJECT)
    write.wait()
    journal.add(*ALL)[1].wait()
    text = written(journal)
    new = "- **? spørgsmål** · 3. november 2026\n\n  Hvem køber?\n\n  **Svar 4. november 2026 (nej, fordi):** Ingen\n\n"
    at = text.index("- **- hindrede**")
    journal.delete(SEEN).wait()
    plan = planned(journal, text[:at] + new + text[at:], tmp_path)
    assert [each.item.text for each in plan.items] == ["Hvem køber?"], "it stands there as it was when it was deleted"
    known = KnownTexts(journal, tmp_path)
    (record,), write = store_plan(plan, journal, known, TODAY)
    write.wait()
    assert isinstance(record, Observation)
    assert (record.reply, record.reply_as, record.replied) == ("Ingen", "no", "2026-11-04")
    (again,) = (each for each in planned(journal, text.replace("hos to", "hos fem"), tmp_path).items if not each.change)
    assert (again.item.text, again.is_ticked) == ("Lyden faldt ud\nhos fem", False), "it is offered, for it was edited"


def test_where_a_mark_is_lost_the_text_is_what_counts(tmp_path: Path) -> None:
    text = re.sub(rf" <!-- tb:o:{SEEN.id}.*?-->", "", edited())
    found, reading = compared(small(), text)
    assert [each.text for each in reading.items] == ["Lyden faldt ud\nhos to"]
    assert [each.change.where for each in found.changes] == ["gone"], "what nobody knows again is told, and stays"
    plan = planned(small(), text, tmp_path)
    assert [(each.standing, each.is_ticked) for each in plan.items] == [("known", False)] * 1 + [("new", False)]


def test_a_mark_that_stands_twice_is_of_the_one_that_is_as_it_was(tmp_path: Path) -> None:
    text = edited()
    begin = text.index("- **- hindrede**")
    end = text.index("## Om projektet")
    copied = text[:begin] + text[begin:end].replace("hos to", "hos naboen") + text[begin:]
    found, _ = compared(small(), copied)
    assert (found.changes, [each.text for each in found.items]) == ((), ["Lyden faldt ud\nhos naboen"])
    assert [each.item.text for each in planned(small(), copied, tmp_path).ready] == ["Lyden faldt ud\nhos naboen"]


def test_a_mark_that_is_damaged_takes_nothing_away() -> None:
    hash_wrong = re.sub(rf"({SEEN.id}):\w+", r"\1:0000000000", edited())
    assert told(small(), hash_wrong) == []
    assert told(small(), hash_wrong.replace("hos to", "x")) == [("both", SEEN.id, {"text": "Lyden faldt ud\n\nx"})]
    unknown = edited().replace(SEEN.id, "01JD0000000000000000077777")
    found, _ = compared(small(), unknown)
    assert [each.text for each in found.items] == ["Lyden faldt ud\nhos to"]
    broken = edited().replace(f"tb:o:{SEEN.id}", "tb:o:?!")
    assert [each.text for each in read("log.md", broken.encode()).items] == ["Lyden faldt ud\nhos to"]


def test_a_reply_to_a_note_of_a_private_round_brings_nothing_in() -> None:
    here = small(replace(ASKED, private=True, reply="Vi prøver hos dem først", replied="2026-11-03"))
    found, reading = compared(here, written(here))
    assert (found.changes, found.items, reading.items) == ((), (), ())


def test_a_line_that_was_copied_into_other_notes_makes_no_log_of_them() -> None:
    (line,) = (each for each in edited().split("\n") if SEEN.id in each)
    assert read("noter.md", f"# Gik godt\n\n- Makkere\n{line}\n".encode()).format == "markdown"
    assert read("noter.md", written(small()).encode()).format == "tilbageblik_log"


def test_a_log_of_lessons_alone_tells_nothing_gone() -> None:
    taken = project_snapshots([small()], scope=Scope(lessons_only=True))
    text = render_learning_log(taken, guide_of("da"), catalogue("da"), today=TODAY).text
    assert changes(small(), text) == []
    assert [each.before for each in changes(small(), text.replace("Begynd der", "Begynd her"))] == [LEARNED]


def test_of_several_projects_only_what_is_of_this_one_comes(tmp_path: Path) -> None:
    other = replace(PROJECT, id="01JD0000000000000000000998", name="Syd")
    theirs = Observation(id=IDS[8], text="Hos dem faldt lyden ikke ud", stage="S4")
    both = learning_log([small(), journal_of(other, theirs)], guide_of("da"), catalogue("da"), today=TODAY)
    text = both.replace("hos to", "hos tre").replace("ikke ud", "aldrig ud")
    plan = planned(small(), text, tmp_path)
    assert [each.change.before.id for each in plan.items if each.change] == [SEEN.id]
    assert [each.found.text for each in plan.items if each.standing == "elsewhere"] == ["Hos dem faldt lyden aldrig ud"]
    assert [each.item.text for each in plan.ready] == ["Lyden faldt ud\n\nhos tre"]


def test_what_was_taken_out_of_the_document_changes_nothing_here() -> None:
    here = small(replace(SEEN, text="Ring til 86 12 34 56\nom lyden"))
    made = render_learning_log(project_snapshots([here]), guide_of("da"), catalogue("da"), today=TODAY)
    text = without_findings(made, "[fjernet]").text
    assert "86 12" not in text
    assert told(here, text) == []
    assert [each[0] for each in told(here, text.replace("om lyden", "om billedet"))] == ["both"]


def test_word_may_change_quotes_and_dashes_and_people_may_type_there() -> None:
    here = small(replace(SEEN, text='Hun sagde "nej" - to gange...'))
    _, data = in_form(written(here), "docx")
    word = WordDocument(BytesIO(data))
    for each in word.paragraphs:
        for run in each.runs:
            run.text = run.text.replace('"nej"', "”nej”").replace(" - to", " – to").replace("...", "…")
            run.text = run.text.replace("Det svære så vi ikke", "Det svære så vi først bagefter")
        if each.text.startswith("- hindrede"):
            each.insert_paragraph_before("Skrevet i Word", style="List Bullet")
    out = BytesIO()
    word.save(out)
    found, reading = compared(here, out.getvalue(), "log.docx")
    assert [each.text for each in reading.items] == ["Skrevet i Word"]
    (change,) = (each.change for each in found.changes)
    assert (change.where, change.before.id, change.differences[0].there) == (
        "there",
        LEARNED.id,
        "Det svære så vi først bagefter",
    )


@pytest.mark.parametrize("owner", ["Hanne Sørensen", "Hanne Brorholt", "Hanne"])
def test_an_owner_who_became_a_person_is_asked_about_and_the_old_one_may_stay(tmp_path: Path, owner: str) -> None:
    text = edited(("**Hvem:** gruppeleder", f"**Hvem:** {owner}"), ("Ring til dem", "Ring til dem i dag"))
    plan = planned(small(), text, tmp_path)
    (place,) = [n for n, each in enumerate(plan.items) if each.change]
    assert (plan.items[place].other_findings, plan.items[place].underlined) == (("name",), ())
    for taken in (remove_personal_data(plan, [place], "[fjernet]"), leave_personal_data(plan, [place])):
        (ready,) = taken.ready
        assert ready.change
        assert ready.change.after == replace(TO_DO, text="Ring til dem i dag"), "only the name stays out"


def test_where_nothing_but_a_name_was_changed_nothing_is_left_to_store(tmp_path: Path) -> None:
    plan = planned(small(), edited(("**Hvem:** gruppeleder", "**Hvem:** Hanne Sørensen")), tmp_path)
    assert not remove_personal_data(plan, range(len(plan.items)), "[fjernet]").ticked
