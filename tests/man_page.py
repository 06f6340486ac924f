"""`python -m tests.man_page`: write the manual pages anew, from what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path

from journals.text.language import LANGUAGES, Language
from tui.cli.man_page import man_page

_MAN = Path(__file__).parents[1] / "docs" / "man"


def man_file(language: Language) -> Path:
    """Return where the page in a language lies."""
    return _MAN / ("" if language == "en" else language) / "tilbageblik.1"


if __name__ == "__main__":
    for each in LANGUAGES:
        man_file(each).write_text(man_page(each), encoding="utf-8")
