"""Learning logs that went out and were edited, and what of them is read back; for the tests of both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace

import content
from content.heading_words import heading_words
from journals.export.html_form import html_page
from journals.export.word_form import word_file
from journals.importing.formats import read_file
from journals.importing.found import FileReading
from journals.importing.known_texts import KnownTexts
from journals.importing.log_changes import LogChange, LogComparison, RecordsHere, compare_log
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.planned_items import ImportPlan
from journals.importing.source import ImportSource
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation, Project
from journals.text.language import Language
from tests.documents import learning_log
from tests.journals.making import journal_of
from tests.strategies import PITFALLS, STAGES
from tui.locale import SAYS, catalogue

TODAY = date(2026, 11, 24)
PROJECT = Project(id="01JD0000000000000000000999", name="Nord", stage="S4", reply_days=14)
guide_of = cache(content.load)
FORMS = ("markdown", "html", "docx")


def numbered(records: Iterable[Record]) -> list[Record]:
    return [replace(each, id=f"01JD00000000000000000{n:05d}") for n, each in enumerate(records)]


def written(journal: Journal, language: Language = "da") -> str:
    return learning_log([journal], guide_of(language), catalogue(language), today=TODAY)


def in_form(text: str, form: str, language: Language = "da") -> tuple[str, bytes]:
    if form == "html":
        return "log.html", html_page(text, language, catalogue(language)).encode()
    return ("log.docx", word_file(text, language, TODAY)) if form == "docx" else ("log.md", text.encode())


def read(name: str, data: bytes) -> FileReading:
    return read_file(ImportSource(name, data, heading_words(), TODAY, says=SAYS))


def compared(journal: Journal, data: bytes | str, name: str = "log.md") -> tuple[LogComparison, FileReading]:
    reading = read(name, data.encode() if isinstance(data, str) else data)
    return compare_log(reading, RecordsHere(journal, STAGES, PITFALLS), TODAY), reading


def changes(journal: Journal, data: bytes | str, name: str = "log.md") -> list[LogChange]:
    return [each.change for each in compared(journal, data, name)[0].changes]


IDS = [f"01JD00000000000000000{n:05d}" for n in range(9)]
SEEN = Observation(id=IDS[1], text="Lyden faldt ud\n\nhos to", stage="S4", kind="hindered", happened="2026-11-02")
ASKED = Observation(id=IDS[2], text="Hvem hører dårligt?", stage="S1", kind="concern")
LEARNED = Lesson(id=IDS[3], title="Prøv det svære", learned="Det svære så vi ikke", do="Begynd der", status="final")
TO_DO = Action(id=IDS[4], text="Ring til dem", owner="gruppeleder", due="2026-12-01")
DONE = Action(id=IDS[5], text="Mål lyden", status="done", done="2026-11-01")
ALL = (SEEN, ASKED, LEARNED, TO_DO, DONE)


def small(*others: Record) -> Journal:
    now = {each.id: each for each in (*ALL, *others)}
    return journal_of(PROJECT, *now.values())


def edited(*pairs: tuple[str, str]) -> str:
    text = written(small())
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def told(journal: Journal, text: str) -> list[tuple[str, str, dict[str, object]]]:
    return [
        (each.where, each.before.id, {one.field: one.there for one in each.differences})
        for each in changes(journal, text)
    ]


def planned(journal: Journal, text: str, folder: Path) -> ImportPlan:
    settings = PlanSettings(
        today=TODAY,
        stage="S4",
        role_word="en kollega",
        is_known=KnownTexts(journal, folder).has,
        stages=STAGES,
        here=RecordsHere(journal, STAGES, PITFALLS),
    )
    return make_plan([read("log.md", text.encode())], settings)
