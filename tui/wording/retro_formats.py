"""The formats of a retrospective in the language of now; one that is broken is reported, and never stops a meeting."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from content.fault import GuideError
from content.formats import load_formats
from content.retro_format import Format
from tui.locale import Catalogue
from tui.wording.errors import guide_fault_line


def available_formats(say: Catalogue, folder: Path | None) -> tuple[tuple[Format, ...], str]:
    """Return the guide's formats and ""; where its own are broken the built-in ones, and the message about that."""
    try:
        return load_formats(say.language, folder), ""
    except GuideError as error:
        first, *more = (guide_fault_line(say, each) for each in error.faults)
    fault = say("retro.broken_more" if more else "retro.broken", first=first, n=len(more))
    return load_formats(say.language), fault


def retro_titles(say: Catalogue, folder: Path | None) -> Callable[[str], str]:
    """Return a function from a format's id to its title, which reads the formats when it is first asked."""

    @cache
    def known() -> dict[str, str]:
        return {each.id: each.title for each in available_formats(say, folder)[0]}

    return lambda form: known().get(form, form)
