"""A finished document before it leaves: what looks like personal data in it, read as a person reads it.

The records are looked at one by one where they are taken (`redaction.py`). Here the text is looked at that somebody
will get, whatever it was put together of: Markdown's escapes are undone first, for they would hide what is looked for.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from journals.export.escape import ESCAPES, as_read, line, paragraph_end, read_escape
from journals.export.labels import Labels
from journals.export.progress import ProgressCallback, ignore_progress
from journals.export.redaction import Document, FlaggedPassage, PersonalCounts
from journals.privacy.guard import findings_at
from journals.records.document_marks import hidden_hashes
from journals.text.clean import one_line


class _Plain(Struct):
    """A passage as it is read, and where each of its characters begins and ends in the document, with its escape."""

    text: str
    starts: array[int]
    ends: array[int]


def own_texts(labels: Labels, *others: str) -> list[str]:
    """Return the texts of a document that are the guide's and not users'; `others` are such too."""
    return [one_line(each) for each in (labels.guide.title, labels.guide.source, *others)]


def finished(
    text: str,
    personal: PersonalCounts,
    own: Sequence[str] = (),
    *,
    by: str,
    tick: ProgressCallback = ignore_progress,
    harmless: Container[str] = (),
) -> Document:
    """Return a document with what is found in it; what can never be stored is replaced by the words `by`.

    `personal` counts what was taken out of the records before, and what they hold that is too unsure to ask about.
    `own` are texts that are not users', such as the guide's source; what looks like a name in them is one. `harmless`
    are paragraphs of which it is known that nothing is in them, so that they are not looked at again.

    Raises:
        Cancelled: when `tick` does, which hears how much of the text has been looked at.
    """
    found = list(_passages(text, own, tick, harmless))
    if blocked := [each.only("block") for each in found]:
        counted = Counter(finding.what for passage in blocked for finding in passage.found)
        if counted:
            text = replaced(text, blocked, line(by))
            personal = {**personal, "block": personal["block"] + counted}
            found = list(_passages(text, own, ignore_progress, harmless))
    asked = [each for each in (passage.only("warn") for passage in found) if each.found]
    held = Counter(finding.what for passage in asked for finding in passage.found)
    return Document(text, {**personal, "warn": held}, asked)


def without_findings(document: Document, by: str) -> Document:
    """Return a document with all that was found in it replaced by the words `by`."""
    text = replaced(document.text, document.found, document.encode(by))
    return replace(document, text=text, personal={**document.personal, "warn": Counter()}, found=[])


def replaced(text: str, passages: Sequence[FlaggedPassage], by: str) -> str:
    """Return a document with what was found in these passages replaced by `by`, in the document's own form.

    Hashes of what stood there go with it.
    """
    if not (spans := [span for passage in passages for span in passage.spans]):
        return text
    hashes = hidden_hashes(text, [start for start, _ in spans])
    pieces, at = [], 0
    for start, end, instead in sorted([*((*span, by) for span in spans), *((*span, "") for span in hashes)]):
        pieces += [text[at:start], instead]
        at = end
    return "".join([*pieces, text[at:]])


def _passages(
    text: str, own: Sequence[str], tick: ProgressCallback, harmless: Container[str]
) -> Iterator[FlaggedPassage]:
    """Yield the paragraphs of a document in which there is anything to take out or to ask about."""
    start = 0
    while start < len(text):
        end = paragraph_end(text, start)
        read = as_read(text[start:end]) if end > start else ""
        said = read.strip()
        if said and said not in harmless:
            if found := findings_at(_without(read, own)):
                plain = _plain(text[start:end], start)  # only here, for it is dear
                spans = [(plain.starts[each.start], plain.ends[each.end - 1]) for each in found]
                yield FlaggedPassage(plain.text, found, spans)
            tick(end, len(text))
        start = end + 1  # the line end
    tick(start, len(text))


def _plain(markdown: str, start: int) -> _Plain:
    """Return a passage that begins at `start` as it is read."""
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    at = 0

    def keep(until: int) -> None:
        pieces.append(markdown[at:until])
        starts.extend(range(start + at, start + until))
        ends.extend(range(start + at + 1, start + until + 1))

    for match in ESCAPES.finditer(markdown):
        keep(match.start())
        if said := read_escape(match):
            pieces.append(said)
            starts.append(start + match.start())
            ends.append(start + match.end())
        at = match.end()
    keep(len(markdown))
    return _Plain("".join(pieces), starts, ends)


def _without(text: str, own: Sequence[str]) -> str:
    for each in own:
        if each:
            text = text.replace(each, " " * len(each))
    return text
