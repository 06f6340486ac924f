"""Word files: headings by style and looks, lists real and typed, tables, and nothing that one does not see."""

from __future__ import annotations

from io import BytesIO

import pytest

from journals.errors import Invalid
from journals.importing.formats import format_of, read_file
from journals.importing.outline import ListItem, Table
from journals.importing.readers.word import word_outline
from journals.importing.source import ImportSource
from tests.journals.importing.planning import TODAY
from tests.journals.importing.test_opening import packed
from tests.journals.importing.word_files import NAMES, li, p, r, tbl, word_file, word_source


def found(*body: str) -> list[tuple[str, str]]:
    """What is found: kind and text."""
    items = read_file(word_source(*body)).items
    names = {"actions": "action", "lessons": "lesson"}
    return [(names.get(each.table) or each.kind or "none", each.text) for each in items]


def test_danish_styles_and_lists() -> None:
    assert found(
        p("Opsamling 24. november 2025", "Titel"),
        p("Til stede: Testperson Et, Testperson To"),
        p("Gik godt", "Overskrift1"),
        p("Alle kom i gang", "Opstilling-punkttegn"),
        li("Makkerne ringede"),
        li("til hinanden om aftenen", 1),
        p("Drillede", "Egen"),
        p("– lyden hakkede"),
        p("- ingen vidste, hvem man skulle ringe til"),
        p("Aftaler", "Overskrift2"),
        p("☑ Sæt sedler op"),
        p("☐ Bestil stik"),
    ) == [
        ("worked", "Alle kom i gang"),
        ("worked", "Makkerne ringede\n- til hinanden om aftenen"),
        ("hindered", "lyden hakkede"),
        ("hindered", "ingen vidste, hvem man skulle ringe til"),
        ("action", "Sæt sedler op"),
        ("action", "Bestil stik"),
    ]
    reading = read_file(word_source(p("Opsamling 24. november 2025", "Titel"), p("Skidt", "Overskrift1"), li("Lyden")))
    assert reading.day == "2025-11-24"
    assert (reading.format, reading.encoding) == ("word", "utf-8")


@pytest.mark.parametrize("looks", ["<w:b/>", '<w:sz w:val="32"/>', '<w:u w:val="single"/>'])
def test_headings_by_their_looks_alone(looks: str) -> None:
    assert found(
        p("Det gik godt", run=looks),
        li("Rolige nætter"),
        p("Det drillede", run=looks),
        li("Lyden"),
        li("Batteriet"),
    ) == [("worked", "Rolige nætter"), ("hindered", "Lyden"), ("hindered", "Batteriet")]


def test_what_one_sees_is_read_and_nothing_else() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Fra en formular', 'Opstilling-punkttegn')}</w:sdtContent></w:sdt>"
    changed = (
        '<w:p><w:pPr><w:pStyle w:val="Opstilling-punkttegn"/></w:pPr>'
        f'<w:ins w:id="1" w:author="Skjult Forfatter">{r("Ny tekst")}</w:ins>'
        '<w:del w:id="2" w:author="Skjult Forfatter"><w:r><w:delText>slettet</w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3">{r("flyttet")}</w:moveFrom>'
        f'<w:hyperlink r:id="x">{r(" med link")}</w:hyperlink>'
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
        '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        "<w:r><w:br/><w:t>næste linje</w:t></w:r></w:p>"
    )
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
        f"{p('– i en boks')}</w:txbxContent></wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{p('– i en boks')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert found(p("Gik godt", "Overskrift1"), control, changed, box) == [
        ("worked", "Fra en formular"),
        ("worked", "Ny tekst med link\nnæste linje"),
        ("worked", "i en boks"),
    ]


def test_a_contents_list_is_left_out() -> None:
    reading = read_file(
        word_source(
            p("Gik godt 1", "Indholdsfortegnelse1"),
            p("Skidt 2", "Indholdsfortegnelse1"),
            p("Gik godt", "Overskrift1"),
            li("Nætterne"),
        )
    )
    assert [each.text for each in reading.items] == ["Nætterne"]
    assert [each.reason for each in reading.dropped] == ["contents"]


def test_tables_are_read_by_their_columns() -> None:
    assert found(
        p("Aftaler", "Overskrift1"),
        tbl(
            ("Hvad", "Hvem", "Hvornår"),
            ("Køb et stik", "superbruger", "20.3."),
            ("Skriv vejledning", "Mette Hansen", ""),
        ),
    ) == [("action", "Køb et stik (hvornår: 20.3.)"), ("action", "Skriv vejledning")]
    assert found(tbl(("Gik godt", "Drillede"), (li("Nætterne") + li("Ro"), p("Lyden") + p("Batteriet")))) == [
        ("worked", "Nætterne"),
        ("worked", "Ro"),
        ("hindered", "Lyden"),
        ("hindered", "Batteriet"),
    ]


def test_a_table_that_only_puts_text_side_by_side_is_text() -> None:
    side = p("Gik godt", "Overskrift1") + li("Nætterne")
    other = p("Drillede", "Overskrift1") + li("Lyden") + li("Batteriet")
    assert found(tbl((side, other))) == [("worked", "Nætterne"), ("hindered", "Lyden"), ("hindered", "Batteriet")]
    assert found(tbl((p("Gik godt", run="<w:b/>") + li("Nætterne"),))) == [("worked", "Nætterne")]


def test_merged_cells_keep_their_columns() -> None:
    merged = "<w:tcPr><w:vMerge/></w:tcPr>"
    first = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Gik godt")}'
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Lyden")}'
    outline = word_outline(word_source(tbl((first, "Nætterne", "a"), (merged + p(""), "Ro", "b"), ("Skidt", wide))))
    (table,) = (each for each in outline.blocks if isinstance(each, Table))
    rows = [row.cells for row in table.rows]
    assert rows[-2:] == [("Gik godt", "Ro", "b"), ("Skidt", "Lyden", "")]


def test_nested_lists_and_paragraphs_that_go_on() -> None:
    outline = word_outline(
        word_source(li("a", 1), li("b", 3), p("mere om b", "Listeafsnit"), li("c", 1), p("Andet"), li("d"))
    )
    items = [(each.text, each.depth) for each in outline.blocks if isinstance(each, ListItem)]
    assert items == [("a", 0), ("b\nmere om b", 1), ("c", 0), ("d", 0)]


def test_a_file_made_by_the_library_that_writes_such() -> None:
    from docx import Document

    document = Document()
    document.add_heading("Det drillede", 1)
    document.add_paragraph("Lyden faldt ud", style="List Bullet")
    document.add_paragraph("to gange", style="List Bullet 2")
    document.add_paragraph("Batteriet", style="List Number")
    document.core_properties.author = "Skjult Forfatter"
    data = BytesIO()
    document.save(data)
    reading = read_file(ImportSource("x.docx", data.getvalue(), word_source().words, TODAY))
    assert [(each.kind, each.text) for each in reading.items] == [
        ("hindered", "Lyden faldt ud\n- to gange"),
        ("hindered", "Batteriet"),
    ]
    assert reading.names == ()


def test_what_is_spoiled_or_hostile_is_told_in_words() -> None:
    source = word_source(p("x"))
    assert format_of(source).name == "word"
    whole = word_file(p("Gik godt", "Overskrift1"), li("x"))
    deep = word_file("<w:sdt><w:sdtContent>" * 400 + p("x") + "</w:sdtContent></w:sdt>" * 400)
    for data in (whole.replace(b"PK\x03\x04", b"PK\x03\x05"), deep, word_file("</w:body>")):
        with pytest.raises(Invalid, match="import_damaged"):
            read_file(ImportSource("x.docx", data, source.words, TODAY))
    entity = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {NAMES}><w:body>{p("a &e; b")}'
    data = packed(**{"word/document.xml": f"{entity}</w:body></w:document>".encode()})
    assert "root" not in "".join(
        each.text for each in read_file(ImportSource("x.docx", data, source.words, TODAY)).items
    )
    frames = "<w:tbl><w:tr><w:tc>" * 60 + p("Dybt nede") + "</w:tc></w:tr></w:tbl>" * 60
    assert len(found(frames)) <= 1
