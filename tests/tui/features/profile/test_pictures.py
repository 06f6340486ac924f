"""Pictures of entries: no wider and no longer than there is room for, whatever is noted."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.gaps import GapContext
from journals.records.model import Card, Project
from journals.text.language import LANGUAGES, Language
from tests.hostile import texts
from tui.features.profile.pictures import entries_picture
from tui.locale import catalogue
from tui.ui.text_layout import cells

STAGES = ("S1", "S2", "S3", "S4", "S5")
_told = {
    "group": texts(),
    "degree": st.sampled_from(["told", "heard", "tried", "made", ""]),
    "stage": st.sampled_from([*STAGES, "", "S9"]),
    "what": texts(),
    "units": texts(),
    "from": st.sampled_from(["2026-W48", "2026-12-01", "2299-12-30", "0001-01-01", "9999-12-31", "snart", ""]),
    "until": st.sampled_from(["2026-W53", "2299-12-31", "9999-W52", ""]),
}
_entries = st.lists(st.fixed_dictionaries({}, optional=_told), max_size=12)


@given(_entries, st.integers(20, 130), st.integers(0, 12), st.sampled_from(LANGUAGES))
def test_a_picture_fits_its_room(entries: list[dict[str, str]], width: int, most: int, language: Language) -> None:
    for form in ("involvement", "calendar", "support"):
        cards = [Card(id=f"card-{form}-{n:02}", form=form, answers=each) for n, each in enumerate(entries)]
        noted = GapContext(Project(id="P"), cards, [], STAGES, date(2026, 11, 24))
        lines = entries_picture(catalogue(language), form, noted, width, most)
        assert len(lines) <= most
        assert all("\n" not in line and cells(line) <= width for line in lines)
