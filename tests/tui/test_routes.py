"""Every place has a screen that shows it, and what the screen is made of is what the place says."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

import tui
from tests.sources import parsed, reads_sources
from tui.routes import ROUTES, load_screen
from tui.ui.places import Place


def test_every_place_has_a_route_and_every_route_a_place() -> None:
    assert set(ROUTES) == set(Place.__subclasses__())


@pytest.mark.parametrize("kind", ROUTES, ids=lambda kind: kind.__name__)
def test_a_route_leads_to_what_takes_the_fields_of_its_place(kind: type[Place]) -> None:
    shown = load_screen(kind)
    given = dict.fromkeys(kind.__struct_fields__)
    app = () if isinstance(shown, type) else (None,)
    inspect.signature(shown).bind(*app, **given)


@reads_sources
def test_a_screen_is_made_only_where_a_route_says() -> None:
    room = Path(tui.__file__).parent
    asking = {target.partition(":")[0] for kind, target in ROUTES.items() if not isinstance(load_screen(kind), type)}
    found = set()
    for file in (room / "features").rglob("*.py"):
        module = ".".join(file.relative_to(room.parent).with_suffix("").parts)
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Screen"):
                found.add(module)
    assert found == asking
