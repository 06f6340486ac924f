"""Pages of Logseq: one outline in which headings are items too, with properties below them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from journals.importing.days import day_in_text
from journals.importing.found import FileReading
from journals.importing.inline import without_comments
from journals.importing.lines import scan_lines
from journals.importing.meaning import read_meaning
from journals.importing.outline import FilePart, ListItem, Outline
from journals.importing.source import ImportSource

_PROPERTY = re.compile(r"\s*(?:- )?([\w./-]+):: ?(.*)")
_DRAWER = re.compile(r"\s*:[A-Z]+:\s*|\s*CLOCK:.*|\s*\{\{.*\}\}\s*")
_TASK = re.compile(r"(?:TODO|DOING|NOW|LATER|WAITING|WAIT|DONE|CANCELED|CANCELLED|IN-PROGRESS) +(?=\S)")
_DONE = ("DONE", "CANCEL")
_PRIORITY = re.compile(r"\[#[A-C]\] ?")
_REFERENCE = re.compile(r"\(\([0-9a-f-]{36}\)\)|\{\{[^{}]*\}\}")
_PLANNED = re.compile(r"\s*(?:SCHEDULED|DEADLINE): <[^<>]*>\s*")
_LOOKED_AT = 100_000
_SHARE = 0.9


def is_logseq(source: ImportSource) -> bool:
    """Return whether nearly all lines of a page are items of one outline, with marks that Logseq makes."""
    if source.suffix not in ("md", "markdown", "", "txt"):
        return False
    lines = source.first_lines(_LOOKED_AT)
    marks = sum(bool(_PROPERTY.fullmatch(line) or _DRAWER.fullmatch(line)) for line in lines)
    marks += sum(bool(_TASK.match(line.lstrip("\t -"))) and line.lstrip().startswith("- ") for line in lines)
    marks += sum(line.lstrip().startswith("- #") for line in lines)
    items = sum(line.lstrip("\t ").startswith("-") for line in lines)
    return (
        marks > 0
        and items > 0
        and items + marks >= _SHARE * len(lines)
        and not any(line.startswith("#") for line in lines)
    )


def read_logseq(source: ImportSource) -> FileReading:
    """Read a page."""
    lines = without_comments(source.clean_text).split("\n")
    day, title = None, ""
    for at, line in enumerate(lines):
        if found := _PROPERTY.fullmatch(line):
            if found[1].casefold() in ("date", "dato", "created"):
                day = day or day_in_text(found[2], source.today)
            elif found[1].casefold() in ("title", "titel"):
                title = title or found[2].strip()
            lines[at] = ""
        elif _DRAWER.fullmatch(line):
            lines[at] = ""
        elif "((" in line or "{{" in line:
            lines[at] = _REFERENCE.sub("", line)
        elif _PLANNED.fullmatch(line):
            lines[at] = f"  {line}" if line.strip() else line
    blocks = tuple(_task(each) for each in scan_lines(lines, source))
    return read_meaning(Outline(blocks, title, day), source, "logseq")


def _task(block: FilePart) -> FilePart:
    """Return an item with its word for a task as what it is, and without the signs of a heading."""
    if not isinstance(block, ListItem):
        return block
    text = block.text.lstrip("#").lstrip() if block.text.startswith("#") and " " in block.text else block.text
    if found := _TASK.match(text):
        text = _PRIORITY.sub("", text[found.end() :], count=1)
        return replace(block, text=text, ticked=found[0].startswith(_DONE), is_task=True)
    return replace(block, text=text)
