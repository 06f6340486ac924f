"""Two projects side by side: what is told of the technology and of the roles, there and here."""

from __future__ import annotations

from journals.lessons.profile import card_id
from journals.library.library import Library
from journals.records.model import Card, Project
from tests.tui.conftest import Sit, begin
from tui.features.review.comparison_screen import ComparisonScreen


def card(form: str, **answers: str) -> Card:
    told = {name.replace("__", "."): text for name, text in answers.items()}
    return Card(id=card_id(form, 1), form=form, answers=told)


async def test_traits_and_roles_are_held_against_each_other_and_what_nobody_answered_is_unknown(
    sit_empty: Sit, colleague: Library
) -> None:
    roles = card("roles", RO1="centerlederen", RO1__understood="yes", RO1__time="no")
    begin(colleague, Project(id="A", name="Skærme"), card("traits", T1="4", T1__note="meget nyt"), roles)
    begin(colleague, Project(id="B", name="Døre"), card("traits", T1="2", T2="1"))
    async with sit_empty(size=(100, 60)) as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        here, there = sorted(desk.app.library.journals, key=lambda each: each.project.name)
        desk.app.push_screen(ComparisonScreen(here, there))
        await desk.settle()
        traits = desk.words.partition("Teknologiens træk")[2]
        assert "4 · meget nyt │ 2" in traits
        assert "ukendt │ 1" in traits
        roles_there = traits.partition("Roller")[2].replace("│ ", "").replace("ukendt ", "")
        assert "centerlederen · Er rollen forstået? ja · Er der sat tid af? nej" in roles_there
        assert "Sådan er jeres forløb" not in desk.words, "nobody has answered it"
