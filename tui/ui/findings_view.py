"""Personal data on the screen: a text with the places marked, by a sign and a word as well as by how they look."""

from __future__ import annotations

from textual.content import Content

from journals.privacy.findings import Severity
from journals.text.clean import one_line
from tui.locale import Catalogue
from tui.wording.display import warning_sign
from tui.wording.privacy import FlaggedText, kinds_of_findings

AROUND = 24
"""So much of the text is shown on either side of a place."""


def marked(say: Catalogue, text: FlaggedText) -> Content:
    """Return a text as one line: what it looks like, and what stands around each place between ‹ and ›."""
    label = f"{text.label}: " if text.label else ""
    what = "; ".join(
        say(f"guard.looks.{level}", what=kinds_of_findings(say, [each for each in text.found if each.level == level]))
        for level in text.levels
    )
    look = _style_of(text.levels[0])
    parts: list[str | tuple[str, str]] = [(f"{warning_sign()} {label}{what}: ", f"bold {look}")]
    at = 0
    for number, each in enumerate(text.found):
        parts.append(_between(text.text[at : each.start], first=number == 0))
        look = _style_of(each.level)
        hit = one_line(text.text[each.start : each.end])
        parts += [("‹", f"bold {look}"), (hit, f"bold underline {look}"), ("›", f"bold {look}")]
        at = each.end
    rest = _one_line(text.text[at:])
    parts.append(rest if len(rest) <= AROUND else _beginning(rest) + " …")
    return Content.assemble(*parts)


def _style_of(level: Severity) -> str:
    return "$watch" if level == "underline" else "$bites"


def _between(text: str, *, first: bool) -> str:
    text = _one_line(text)
    if len(text) <= AROUND * (1 if first else 2):
        return text
    return ("… " if first else _beginning(text) + " … ") + _ending(text)


def _beginning(text: str) -> str:
    """Return the whole words a text begins with, for half a word can be another one."""
    cut = text[:AROUND]
    return cut.rstrip() if text[AROUND] == " " else cut.rpartition(" ")[0].rstrip() or cut


def _ending(text: str) -> str:
    """Return the whole words a text ends with."""
    cut = text[-AROUND:]
    return cut.lstrip() if text[-AROUND - 1] == " " else cut.partition(" ")[2].lstrip() or cut


def _one_line(text: str) -> str:
    """Make it one line, but keep a space at its ends: it stands beside something."""
    words = one_line(text)
    return (" " if text[:1].isspace() else "") + words + (" " if words and text[-1:].isspace() else "")
