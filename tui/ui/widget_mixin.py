"""The base of what widgets or screens have in common beside the kind of widget they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from textual.widget import Widget

    WidgetMixin: TypeAlias = Widget
else:

    class WidgetMixin:
        """No widget itself: Textual takes styles and keys from the first widget among the bases alone."""
