"""Each record in a learning log carries a mark by which it is known again: in every form, unseen, telling nothing."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given
from msgspec.structs import replace

import content
from journals.export import log_snapshot
from journals.export.finished import without_findings
from journals.export.html_form import html_page
from journals.export.learning_log import render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.export.redaction import Document
from journals.export.word_form import word_file
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.document_marks import (
    RecordMark,
    compared_text,
    mark_in_bookmark,
    mark_in_comment,
    project_mark,
    record_mark,
    text_hash,
    without_marks,
)
from journals.records.model import Action, Lesson, Observation, Project
from tests.journals.export.test_learning_log import TODAY
from tests.journals.making import journal_of
from tests.strategies import observations, texts
from tui.features.common.rendered_document import document_blocks
from tui.locale import catalogue

IDS = [f"01JD000000000000000000{n:04d}" for n in range(6)]
SEEN = Observation(id=IDS[1], text="Lyden faldt ud", stage="S4", kind="hindered", happened="2026-11-02")
LEARNED = Lesson(id=IDS[2], title="Prøv det svære", learned="Det svære så vi ikke", status="final")
TO_DO = Action(id=IDS[3], text="Ring til dem\ni morgen", owner="gruppeleder")


def project() -> Journal:
    return journal_of(Project(id=IDS[0], name="Nord"), SEEN, LEARNED, TO_DO, Action(id=IDS[4], text="x", status="done"))


def document(journal: Journal, audience: str = "internal") -> Document:
    taken = project_snapshots([journal], audience=audience)  # type: ignore[arg-type]
    return render_learning_log(taken, content.load("da"), catalogue("da"), today=TODAY)


def test_every_form_holds_the_mark_of_each_record() -> None:
    text = document(project()).text
    wanted = {*map(record_mark, project().observations), record_mark(LEARNED), record_mark(TO_DO)}
    wanted |= {record_mark(each) for each in project().actions} | {project_mark(IDS[0], IDS)}
    assert {mark_in_comment(each) for each in re.findall("<!--.*?-->", text)} == wanted
    page = html_page(text, "da", catalogue("da"))
    assert {mark_in_bookmark(each) for each in re.findall('<a id="(.*?)"></a>', page)} == wanted
    assert "<!--" not in page
    word = WordDocument(BytesIO(word_file(text, "da", TODAY)))
    names = [each.get(qn("w:name")) or "" for each in word.element.body.iter(qn("w:bookmarkStart"))]
    assert {mark_in_bookmark(each) for each in names} == wanted
    assert max(map(len, names)) <= 40  # longer ones Word cuts off


def test_a_reader_in_the_app_sees_none() -> None:
    text = document(project()).text
    assert "tb:" not in without_marks(text)
    assert "\n\n\n" not in without_marks(text)
    assert not [block for block in document_blocks(text) if "tb:" in block.text or "<!--" in block.text]
    assert document_blocks(text) == document_blocks(without_marks(text))


def test_what_others_get_has_none() -> None:
    assert "<!--" not in document(project(), "sharing").text


def test_the_texts_of_a_record_are_hashed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []

    def mark(record: Record) -> RecordMark | None:
        hashed.append(record.id)
        return record_mark(record)

    monkeypatch.setattr(log_snapshot, "record_mark", mark)
    document(project())
    assert sorted(hashed) == sorted(each.id for each in (*project().observations, LEARNED, *project().actions))


def test_no_hash_is_left_of_what_was_taken_out() -> None:
    told = replace(SEEN, text="Ring til 86 12 34 56")
    made = document(journal_of(Project(id=IDS[0], name="Nord"), told, LEARNED, TO_DO))
    assert text_hash(told) in made.text
    cleaned = without_findings(made, "[fjernet]").text
    assert "86 12" not in cleaned
    assert text_hash(told) not in cleaned
    assert f"<!-- tb:o:{told.id} -->" in cleaned
    blocked = document(journal_of(Project(id=IDS[0], name="Nord"), replace(SEEN, text="om 010190-1234"))).text
    assert text_hash(replace(SEEN, text="om 010190-1234")) not in blocked


def test_of_what_was_written_in_private_nothing_says_when() -> None:
    seen = replace(SEEN, private=True, reply="Tak for det")
    text = document(journal_of(Project(id=IDS[0], name="Nord"), seen)).text
    assert "Tak for det" in text
    assert seen.id not in text
    assert f"tb:p:{IDS[0]}:0000000000" in text


@given(observations)
def test_a_mark_is_read_back_from_wherever_it_stands(seen: Observation) -> None:
    mark = record_mark(replace(seen, id=IDS[0]))
    assert mark is not None
    for each in (mark, replace(mark, tail="")):
        assert mark_in_comment(f"x {each.comment}") == each
        assert mark_in_bookmark(each.bookmark) == each
    assert record_mark(replace(seen, id="a-b")) is None


@given(texts)
def test_what_word_processors_do_to_a_text_is_no_change(text: str) -> None:
    once = compared_text("text", text)
    assert compared_text("text", once) == once
    typed = text.replace('"', "”").replace("'", "’").replace("-", "–").replace(" ", "\xa0")
    assert compared_text("text", typed.replace("\n", " \n\n")) == once


def test_of_a_role_counts_what_stands_before_the_sign_between_facts() -> None:
    assert {compared_text("perspective", role) for role in ("leder", "leder · nat", "leder\n·", " leder ·")} == {
        "leder"
    }
