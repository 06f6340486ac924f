"""What Azure DevOps Retrospectives writes for a mail: columns with a colon, votes behind each note, work items."""

from __future__ import annotations

import re

from journals.importing.found import FileReading
from journals.importing.meaning import read_meaning
from journals.importing.outline import FilePart, ListItem, Omitted, Outline, SectionHeading
from journals.importing.source import ImportSource

_BEGIN = re.compile(r"\s*Retrospectives Summary\s*\n\s*Retrospective:", re.IGNORECASE)
_ITEM = re.compile(r"([ \t]*)- (.*)")
_VOTES = re.compile(r"\s*\[\d+ votes?\]\s*$")
_WORK_ITEM = re.compile(r"(.*\S)\s*\[[^\[\]]+ #\d+\]:\s*\S*\s*")
_NONE = ("No items", "No work items")
_GROUPED = "Grouped feedback items:"
_LINK = "Link to retrospective"


def is_azure_mail(source: ImportSource) -> bool:
    """Return whether a text begins as that of a shared board does, also within a mail."""
    return _BEGIN.search(source.text[:5000]) is not None


def read_azure_mail(source: ImportSource) -> FileReading:
    """Read such a text: a grouped note is a note too."""
    lines = source.clean_text.split("\n")
    summary = (at for at, line in enumerate(lines) if line.strip().casefold().endswith("retrospectives summary"))
    begins = next(summary, -1)  # signs that nobody sees may part the words
    blocks: list[FilePart] = []
    title = ""
    for number, line in enumerate(lines[begins + 1 :], begins + 2):
        text = line.strip()
        if not text or text == f"- {_GROUPED}":
            continue
        if text.startswith(_LINK):
            blocks.append(Omitted("introduction", number, text))
            break
        if text.startswith("Retrospective:") and not blocks:
            title = text.partition(":")[2].strip()
        elif found := _ITEM.fullmatch(line):
            blocks.append(_item(found[2], number))
        elif text.endswith(":"):
            blocks.append(SectionHeading(text[:-1], 2, number))
        elif blocks and isinstance(last := blocks[-1], ListItem):
            blocks[-1] = ListItem(f"{last.text}\n{_VOTES.sub('', text)}", 0, last.line, is_own=True)
    return read_meaning(Outline(tuple(blocks), title), source, "azure_mail")


def _item(text: str, number: int) -> FilePart:
    if text.strip() in _NONE:
        return Omitted("no_items", number, text.strip())
    if work := _WORK_ITEM.fullmatch(text):
        return ListItem(work[1], 0, number, is_task=True, is_own=True)
    return ListItem(_VOTES.sub("", text), 0, number, is_own=True)
