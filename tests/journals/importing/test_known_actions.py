"""An action that is here already, and stands in a file with another deadline, is changed and not doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.records.model import Action
from tests.journals.importing.edited_logs import IDS, edited, planned, read, small


def test_a_new_line_among_the_actions_has_its_deadline_as_in_any_other_file() -> None:
    text = edited(("- Ring til dem", "- Spørg nattevagten hver tirsdag, senest 1/4\n- Ring til dem"))
    (item,) = read("log.md", text.encode()).items
    assert (item.table, item.due) == ("actions", "2027-04-01")


@pytest.mark.parametrize(
    ("line", "where", "text", "due"),
    [
        ("- Mål ruten (senest 1/3, it-drift)", "there", "Mål ruten", "2026-03-01"),
        ("- Ring til dem (senest 1/3)", "both", "Ring til dem", "2026-03-01"),
        ("- Send breve (1/4)", "both", "Send breve", "2026-04-01"),
        ("- Send breve inden 1/4 til alle", "new", "Send breve inden 1/4 til alle", "2026-04-01"),
        ("- Hent kort inden 1/4 til alle", "both", "Hent kort inden 1/4 til alle", "2026-04-01"),
        ("- Mål ruten", "known", "Mål ruten", None),
    ],
)
def test_an_action_that_is_here_gets_the_deadline_of_a_file_as_a_change(
    tmp_path: Path, line: str, where: str, text: str, due: str | None
) -> None:
    mine = (
        Action(id=IDS[6], text="Mål ruten"),
        Action(id=IDS[7], text="Send breve", due="2026-03-01"),
        Action(id=IDS[8], text="Hent kort inden 1/3 til alle", due="2026-03-01"),
    )
    (each,) = planned(small(*mine), f"# Møde 10. januar 2026\n\n## Aftaler\n\n{line}\n", tmp_path).items
    assert (each.change.where if each.change else each.standing) == where
    assert each.is_ticked == (where in ("there", "new"))
    assert (each.item.text, each.item.due) == (text, due)
