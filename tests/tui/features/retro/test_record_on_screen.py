"""The record as the room reads it: no signs of Markdown, and whatever was written is only text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.export.escape import line, paragraph
from journals.export.markdown_blocks import bullets, document, heading, labelled_text
from journals.records.model import Action
from journals.records.retro import Retro
from journals.text.clean import clean, one_line
from tests.hostile import texts
from tui.features.common.rendered_document import (
    DocumentBlock,
    beginning_at,
    document_block_drawing,
    document_blocks,
)
from tui.features.retro.agreements_dialog import agreements_text
from tui.locale import catalogue
from tui.ui.text_layout import cells


def drawn(block: DocumentBlock, width: int) -> list[str]:
    return ["".join(text for text, _ in each) for each in document_block_drawing.draw(block, width, False)]


def test_headings_lists_and_labels_lose_their_signs() -> None:
    text = document(
        [
            heading(1, "Møde"),
            "Formål",
            heading(2, "Aftaler"),
            bullets([f"Mål lyden\\\n  to gange\n{bullets([labelled_text('Hvem', 'teknikeren')])}"]),
        ]
    )
    blocks = document_blocks(text)
    shown = [(each.text, each.level, each.indent, each.text[: each.label]) for each in blocks]
    assert shown == [
        ("Møde", 1, "", ""),
        ("Formål", 0, "", ""),
        ("", 0, "", ""),
        ("Aftaler", 2, "", ""),
        ("Mål lyden\nto gange", 0, "· ", ""),
        ("Hvem: teknikeren", 0, "  · ", "Hvem:"),
    ]
    assert beginning_at(blocks, "Aftaler")[0].text == "Aftaler"
    assert beginning_at(blocks, "Læringer") == blocks
    assert drawn(blocks[4], 14) == ["· Mål lyden   ", "  to gange    "]
    assert drawn(blocks[5], 14) == ["  · Hvem:     ", "    teknikeren"]


@given(texts(), texts(), st.integers(12, 60))
def test_what_was_written_is_shown_as_it_is_and_in_its_own_place(one: str, two: str, width: int) -> None:
    blocks = document_blocks(
        document([heading(2, f"x {line(one)}"), bullets([f"x {paragraph(two)}", labelled_text("Hvem", line(one))])])
    )
    said = "\n".join(each.strip() for each in f"x {clean(two).strip()}".split("\n"))
    assert [each.text.strip() for each in blocks] == [
        f"x {one_line(clean(one))}".strip(),
        said.strip(),
        f"Hvem: {one_line(clean(one))}".strip(),
    ]
    for block in blocks:
        assert len(drawn(block, width)) == document_block_drawing.height(block, width, False)


@given(texts(), st.integers(20, 100))
def test_agreements_are_read_in_full_within_the_screen(text: str, width: int) -> None:
    action = Action(text=f"x{text}", owner=text, due="2026-12-01", first_step=text)
    shown = agreements_text(catalogue("da"), [action], Retro(told=text, next="2026-12-24"), width).plain.split("\n")
    assert shown[0].startswith("1  x")
    assert all(cells(each) <= width + 1 for each in shown[: shown.index("")])
