"""Word files made for tests, from the XML of their text."""

from __future__ import annotations

import zipfile
from io import BytesIO

from content.heading_words import heading_words
from journals.importing.source import ImportSource
from tests.journals.importing.planning import TODAY

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Kommunens afsnit"/>
  <w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Listeafsnit"><w:name w:val="List Paragraph"/></w:style>
<w:style w:type="paragraph" w:styleId="Opstilling-punkttegn"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Indholdsfortegnelse1"><w:name w:val="toc 1"/></w:style>
"""


def p(text: str, style: str = "", more: str = "", run: str = "") -> str:
    """Return a paragraph; `more`: further properties of it, `run`: of its letters."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, run: str = "") -> str:
    """Return a run of letters."""
    return f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def li(text: str, level: int = 0, style: str = "Listeafsnit") -> str:
    """Return an item of a list."""
    return p(text, style, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def tbl(*rows: tuple[str, ...]) -> str:
    """Return a table; what begins with `<` stands in its cell as it is."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(row: tuple[str, ...]) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{each if each.startswith('<') else p(each)}</w:tc>" for each in row) + "</w:tr>"


def word_file(*body: str, styles: str = STYLES) -> bytes:
    """Return a Word file with this text."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>")
        if styles:
            archive.writestr("word/styles.xml", f"<w:styles {NAMES}>{styles}</w:styles>")
        archive.writestr("docProps/core.xml", "<x>Skjult Forfatter</x>")
        archive.writestr("word/comments.xml", "<x>En kommentar</x>")
    return data.getvalue()


def word_source(*body: str, styles: str = STYLES) -> ImportSource:
    """Return the same, ready to be read."""
    return ImportSource("opsamling.docx", word_file(*body, styles=styles), heading_words(), TODAY)
