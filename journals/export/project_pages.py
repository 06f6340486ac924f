"""Documents with a page for each project: of one project its page alone, of several a heading above them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from content import Guide
from journals.export.finished import finished, own_texts
from journals.export.labels import Labels, Translator
from journals.export.markdown_blocks import document, heading
from journals.export.project_section import project_title
from journals.export.redaction import Document, ProjectSnapshot, RedactedProject, Redactor, sum_counts
from journals.library.journal import Journal


class PageSnapshot:
    """What the page of one project is made of, as it was at a moment."""

    def __init__(self, journal: Journal, by: str) -> None:
        """`by`: the words in the place of what can never be stored."""
        redactor = Redactor(by)
        self.personal = redactor.personal
        self.shown = RedactedProject(ProjectSnapshot.of(journal), redactor)


S = TypeVar("S", bound=PageSnapshot)


def render_each(
    render_page: Callable[[S, Labels, int], Iterator[str]],
    chosen: Sequence[S],
    title_key: str,
    guide: Guide,
    say: Translator,
    *,
    today: date,
) -> Document:
    """Return a document with a page for each project, in any thread.

    `render_page`: yields what stands below the heading of a page, whose level it is given.
    `title_key`: a text of the catalogue that names what it is `about`.
    """
    labels = Labels(guide, say, today)
    is_one = len(chosen) == 1
    blocks = [] if is_one else [heading(1, say(title_key, about=say.count("export.projects", len(chosen))))]
    for each in chosen:
        name = project_title(each.shown.project, labels)
        blocks += [heading(1, say(title_key, about=name))] if is_one else [heading(2, name)]
        blocks += render_page(each, labels, 1 if is_one else 2)
    return finished(document(blocks), sum_counts(chosen), own_texts(labels), by=say("guard.removed"))
