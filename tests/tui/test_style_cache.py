"""The styles that tests remember from app to app are those that Textual works out."""

from __future__ import annotations

import pytest
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from tests.tui import style_cache
from tests.tui.conftest import Sit
from tests.tui.desk import Desk

WAYS = ((), ("enter",), ("e",), ("tab",), ("escape",), ("d",), ("escape", "p"), ("down", "enter"), ("h",), ("l",))


def styles(desk: Desk) -> list[tuple[DOMNode, RulesMap, dict[str, RulesMap]]]:
    return [
        (
            node,
            node.styles.base.get_rules(),
            {name: node._component_styles[name].get_rules() for name in node._get_component_classes()},
        )
        for screen in desk.app.screen_stack
        for node in screen.walk_children(with_self=True)
    ]


@pytest.mark.long
async def test_each_node_is_styled_as_textual_would_whoever_asked_before(sit: Sit) -> None:
    for theme in ("dark", "light", "dark"):
        async with sit(theme=theme) as desk:
            for way in WAYS:
                await desk.press(*way)
                for screen in desk.app.screen_stack:
                    desk.app.stylesheet.update(screen)
                remembered = styles(desk)
                with_textual(desk)
                assert styles(desk) == remembered, way


def with_textual(desk: Desk) -> None:
    """Style all nodes without what is remembered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "apply", style_cache.textual_apply)
        patch.setattr(Stylesheet, "_process_component_classes", style_cache.textual_components)
        for screen in desk.app.screen_stack:
            desk.app.stylesheet.update(screen)
