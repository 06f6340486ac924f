"""Excel workbooks for tests, written as plainly as the format allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)
Cell = str | int | float | bool | date | None


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    hidden: Sequence[str] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook: the rows of each sheet by its name; a text that begins with `=` is a formula of value 3.

    `parts` replaces parts of the archive.
    """
    found = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _book(sheets, hidden),
        "xl/_rels/workbook.xml.rels": _relations(
            {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)}
            | {"rId99": ("styles", "styles.xml")}
        ),
        "xl/styles.xml": _STYLES,
    }
    for at, (name, rows) in enumerate(sheets.items(), 1):
        found[f"xl/worksheets/sheet{at}.xml"] = _sheet(rows, (merged or {}).get(name, ()))
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part, text in {**found, **(parts or {})}.items():
            archive.writestr(part, text)
    return out.getvalue()


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    names = [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
    names += [(f"worksheets/sheet{at}.xml", "worksheet") for at in range(1, sheets + 1)]
    overrides = "".join(f'<Override PartName="/xl/{name}" ContentType="{kind}.{what}+xml"/>' for name, what in names)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relations}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{overrides}</Types>'


def _relations(by_id: Mapping[str, tuple[str, str]]) -> str:
    each = (f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for name, (kind, to) in by_id.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _book(sheets: Mapping[str, object], hidden: Sequence[str]) -> str:
    each = (
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"{" state=" if name in hidden else ""}'
        f"{chr(34) + 'hidden' + chr(34) if name in hidden else ''}/>"
        for at, name in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(each)}</sheets></workbook>'


def _sheet(rows: Sequence[Sequence[Cell]], merged: Sequence[str]) -> str:
    lines = []
    for at, row in enumerate(rows, 1):
        cells = "".join(_cell(value, f"{chr(64 + place)}{at}") for place, value in enumerate(row, 1))
        lines.append(f'<row r="{at}">{cells}</row>')
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    merges = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData>{merges}</worksheet>'


def _cell(value: Cell, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    if value.startswith("="):
        return f'<c r="{place}"><f>{escape(value[1:])}</f><v>3</v></c>'
    text = escape(value).replace("\n", "&#10;")
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
