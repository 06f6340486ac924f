"""Markdown: notes as people keep them in Git, Obsidian, Google Docs and Confluence."""

from __future__ import annotations

import re
from datetime import date

from journals.importing.days import day_in_text
from journals.importing.found import FileReading
from journals.importing.inline import pictures_in, without_comments
from journals.importing.lines import scan_lines
from journals.importing.meaning import read_meaning
from journals.importing.outline import FilePart, Omitted, Outline
from journals.importing.source import ImportSource

_ENDINGS = ("md", "markdown", "mdown", "mkd", "mdx", "qmd")
_SIGNS = re.compile(r"^(?:#{1,6}\s|\s*[-*]\s\[[ xX]\]|\*\*[^*]+\*\*\s*$|\|[\s:|-]+\|\s*$|>\s*\[!)", re.MULTILINE)
_LOOKED_AT = 100_000
_DATE_LINE = re.compile(r"\s*(?:date|dato|datum|created|oprettet|day|dag)\s*:\s*(.+)", re.IGNORECASE)
_TITLE_LINE = re.compile(r"\s*(?:title|titel)\s*:\s*(.+)", re.IGNORECASE)
_MOST_FRONT = 200


def is_markdown(source: ImportSource) -> bool:
    """Return whether a file is called Markdown, or is marked up as such."""
    return source.suffix in _ENDINGS or (
        source.suffix in ("", "txt", "text") and len(_SIGNS.findall(source.text[:_LOOKED_AT])) >= 2
    )


def read_markdown(source: ImportSource) -> FileReading:
    """Read a file of Markdown."""
    return read_meaning(markdown_outline(source), source, "markdown")


def markdown_outline(source: ImportSource) -> Outline:
    """Return what stands in a text of Markdown."""
    lines = without_comments(source.clean_text).split("\n")
    first, title, day = _front_matter(lines, source.today)
    body, comments = _without_notes_to_oneself(lines[first:], first + 1)
    blocks = [*scan_lines(body, source, first=first + 1), *comments]
    if comments:
        blocks.sort(key=lambda each: each.line)
    omitted = {each.line for each in blocks if isinstance(each, Omitted)}
    numbered = [(number, line) for number, line in enumerate(body, first + 1) if number not in omitted]
    pictures = [Omitted("image", number) for number, line in numbered for _ in range(pictures_in(line))]
    return Outline((*blocks, *pictures), title, day)


def _front_matter(lines: list[str], today: date) -> tuple[int, str, str | None]:
    """Return where the text begins, and the title and the day that its front matter gives."""
    if not lines or lines[0].rstrip() not in ("---", "+++"):
        return 0, "", None
    fence = lines[0].rstrip()
    end = next((at for at, line in enumerate(lines[1:_MOST_FRONT], 1) if line.rstrip() in (fence, "...")), None)
    if end is None:
        return 0, "", None
    title, day = "", None
    for line in lines[1:end]:
        line = line.replace("=", ":", 1) if fence == "+++" else line
        if found := _DATE_LINE.fullmatch(line):
            day = day or day_in_text(found[1], today)
        elif found := _TITLE_LINE.fullmatch(line):
            title = found[1].strip(" '\"")
    return end + 1, title, day


def _without_notes_to_oneself(lines: list[str], first: int) -> tuple[list[str], list[FilePart]]:
    """Return the lines without what Obsidian's `%%` hides, and what was hidden."""
    if not any("%%" in line for line in lines):
        return lines, []
    kept: list[str] = []
    hidden: list[FilePart] = []
    begun: tuple[int, list[str]] | None = None
    for at, line in enumerate(lines):
        shown: list[str] = []
        for place, part in enumerate(line.split("%%")):
            if place:
                if begun is None:
                    begun = (first + at, [])
                else:
                    hidden.append(Omitted("comment", begun[0], "\n".join(begun[1]).strip()))
                    begun = None
            if begun is None:
                shown.append(part)
            elif part.strip():
                begun[1].append(part.strip())
        kept.append("".join(shown))
    if begun is not None:  # never closed: then it is no comment, and the lines are as they were
        return lines, []
    return kept, hidden
