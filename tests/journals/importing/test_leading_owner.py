"""Who does what is agreed, where that stands first."""

from __future__ import annotations

import pytest

from journals.importing.leading_owner import leading_owner


def test_a_function_that_leads_does_it() -> None:
    assert leading_owner("Ledelsen: skal ringe til leverandøren") == ("Ledelsen", "skal ringe til leverandøren")


@pytest.mark.parametrize("text", ["", "  : skal ringe", "\u00a0\u00a0 - skal ringe", "Telefonen: skal ringe op"])
def test_nobody_leads_where_no_function_stands_first(text: str) -> None:
    assert leading_owner(text) is None


@pytest.mark.parametrize("thing", ["Planen", "Handleplanen", "Aftalen", "Den nye vejledning og aftalen", "Systemet"])
def test_a_thing_does_nothing(thing: str) -> None:
    assert leading_owner(f"{thing}: skal ringe til leverandøren") is None
