"""Mail, saved or copied: what was written in it, without greeting, signature and the mails that it answers."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from journals.importing.days import day_in_text
from journals.importing.found import FileReading
from journals.importing.line_marks import bullet_of
from journals.importing.lines import scan_lines
from journals.importing.mail_parts import (
    begins_quoted_mail,
    header_line,
    header_rows,
    is_forwarding_line,
    signature_at,
    signature_names,
)
from journals.importing.meaning import read_meaning
from journals.importing.outline import FilePart, Omitted, Outline
from journals.importing.phrases import is_greeting
from journals.importing.source import ImportSource, cleaned, counted_out

_ENDINGS = ("eml", "mbox", "msg.txt")
_LOOKED_AT = 60
_QUOTED = re.compile(r"\s{0,3}>")
_MOST_SENT_ON = 4
"""Lines above a mail that is sent on."""
_MOST_QUOTED = 20
"""So many lines of a quoted mail are shown one by one."""


def is_mail(source: ImportSource) -> bool:
    """Return whether a text is a mail: it begins with `Fra:` and the like, or greets, signs, and quotes."""
    if source.suffix in _ENDINGS:
        return True
    if source.suffix not in ("", "txt", "text"):
        return False
    lines = source.text.split("\n")
    begin = [line for line in lines[:_LOOKED_AT] if line.strip()]
    if header_rows(begin) >= 2:
        return True
    quotes = any(_QUOTED.match(line) for line in lines) or any(
        begins_quoted_mail(lines, at) for at in counted_out(range(len(lines)), source.tick)
    )
    greets = bool(begin) and is_greeting(begin[0])
    return (quotes or greets) and (signature_at(lines) is not None or (quotes and greets))


def read_mail(source: ImportSource) -> FileReading:
    """Read a mail."""
    from journals.importing.mail_message import message_text  # only here: the library of the language takes a while

    text, first, day = message_text(source)
    outline = mail_outline(cleaned(text, source.tick).split("\n"), source, first=first, day=day)
    return read_meaning(outline, source, "mail")


def mail_outline(lines: list[str], source: ImportSource, *, first: int = 1, day: str | None = None) -> Outline:
    """Return what was written in a mail; the lines of others stay out of it."""
    omitted: list[FilePart] = []
    names: list[str] = []
    kept = list(lines)
    at, title, sent = _own_header(kept, first, omitted, names, source.today)
    end = _own_end(kept, at, first, source, omitted)
    if end < len(kept):
        _quote(kept, end, first, omitted)
    for place in range(at, end):
        if _QUOTED.match(kept[place]):
            _omit(kept, place, first, omitted)
    begins = signature_at(kept[:end])
    if begins is not None and begins >= at:
        signed = kept[begins:end]
        names += signature_names(signed)
        omitted.append(Omitted("signature", first + begins, "\n".join(filter(None, map(str.strip, signed)))))
        kept[begins:end] = [""] * (end - begins)
    blocks = [*scan_lines(kept, source, first=first, marked=False), *omitted]
    # The head of a saved mail is said anew in three lines, and may begin before the file does.
    blocks = [each if each.line > 0 else replace(each, line=1) for each in blocks]
    blocks.sort(key=lambda each: each.line)
    return Outline(tuple(blocks), title, day or sent, tuple(each for each in names if each and "@" not in each))


def _own_header(
    lines: list[str], first: int, omitted: list[FilePart], names: list[str], today: date
) -> tuple[int, str, str | None]:
    """Take the header a copied mail begins with; return where its text begins, its subject, and when it was sent."""
    at = 0
    title, sent = "", None
    shown: list[str] = []
    while at < len(lines) and (not lines[at].strip() or header_line(lines[at]) or is_forwarding_line(lines[at])):
        if found := header_line(lines[at]):
            label, value = found
            title = value if label == "subject" else title
            names += [value.partition("<")[0].strip(" \"'")] if label == "from" else []
            sent = (sent or day_in_text(value, today)) if label == "date" else sent
        if lines[at].strip():
            shown.append(lines[at].strip())
        at += 1
    if not shown:
        return 0, "", None
    omitted.append(Omitted("introduction", first, "\n".join(shown)))
    lines[:at] = [""] * at
    return at, title, sent


def _own_end(lines: list[str], begin: int, first: int, source: ImportSource, omitted: list[FilePart]) -> int:
    """Return where the mail that is answered begins.

    Where nothing but some words stand above one with notes, it was sent on, and is what is to be read.
    """
    for at in range(begin, len(lines)):
        if not begins_quoted_mail(lines, at):
            continue
        signed = signature_at(lines[begin:at])
        written = [line for line in lines[begin : at if signed is None else begin + signed] if line.strip()]
        if len(written) > _MOST_SENT_ON or _has_notes(written, source) or not _has_notes(lines[at:], source):
            return at
        if above := "\n".join(line.strip() for line in lines[begin:at] if line.strip()):
            omitted.append(Omitted("introduction", first + begin, above))
        lines[begin:at] = [""] * (at - begin)
        for each in range(at, len(lines)):
            lines[each] = re.sub(r"^\s{0,3}>\s?", "", lines[each])
        return _next_end(lines, at)
    return len(lines)


def _has_notes(lines: list[str], source: ImportSource) -> bool:
    bare = (line.lstrip("> ") for line in lines)
    return any(bullet_of(line) or source.words.whole(line) not in (None, "none") for line in bare if len(line) < 200)


def _next_end(lines: list[str], begin: int) -> int:
    """Return where the next older mail begins; the header of this one is emptied."""
    at = begin
    while at < len(lines) and (not lines[at].strip() or header_line(lines[at]) or begins_quoted_mail(lines, at)):
        lines[at] = ""
        at += 1
    return next((each for each in range(at, len(lines)) if begins_quoted_mail(lines, each)), len(lines))


def _quote(lines: list[str], begin: int, first: int, omitted: list[FilePart]) -> None:
    """Empty the lines of the mail that is answered."""
    count, lines_above = 0, ""
    for at in range(begin, len(lines)):
        text = lines[at].strip()
        lines[at] = ""
        if not text.strip("> "):
            continue
        last = omitted[-1] if omitted else None
        if header_line(text) and isinstance(last, Omitted) and last.reason == "quoted" and header_line(lines_above):
            omitted[-1] = Omitted("quoted", last.line, f"{last.text}\n{text}")
        else:
            count += 1
            if count <= _MOST_QUOTED:
                omitted.append(Omitted("quoted", first + at, text))
        lines_above = text


def _omit(lines: list[str], at: int, first: int, omitted: list[FilePart]) -> None:
    text = lines[at].strip()
    lines[at] = ""
    if text.strip("> "):
        omitted.append(Omitted("quoted", first + at, text))
