"""The styles that tests remember from app to app are those that Textual works out."""

from __future__ import annotations

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
            {name: each.get_rules() for name, each in node._component_styles.items()},
        )
        for screen in desk.app.screen_stack
        for node in screen.walk_children(with_self=True)
    ]


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
    ours, Stylesheet.apply = Stylesheet.apply, style_cache._apply  # type: ignore[method-assign]
    try:
        for screen in desk.app.screen_stack:
            desk.app.stylesheet.update(screen)
    finally:
        Stylesheet.apply = ours  # type: ignore[method-assign]
