"""An app that helps along whoever is new to it, or has no use of what helps others."""

from __future__ import annotations

from tui.commands import NO_KEY
from tui.settings import remember
from tui.ui.jump.targets import targets
from tui.ui.stray_text_app import StrayTextApp


class HelpingApp(StrayTextApp, inherit_bindings=False):
    """It leads round in the samples, says what keys are for, lets one jump, and looks as one sees best."""

    def notify_displaced_keys(self) -> None:
        """Notify once which commands have no key because the user has put something else on theirs."""
        if NO_KEY not in self.settings.keys.values():
            return
        from tui.wording.displaced_commands import displaced_commands, displaced_text

        if new := [each for each in displaced_commands(self.settings.keys) if self.hints.is_first(f"gave_way.{each}")]:
            self.notify_user(" ".join(displaced_text(self.say, each) for each in new))

    def action_jump(self) -> None:
        """Show letters over all that the keys can go to here, and go where they are pressed for."""
        from tui.ui.jump.overlay import JumpOverlay

        below = self.screen
        if targets(below):
            self.push_screen(JumpOverlay(below), lambda go: go() if go else None)
        else:
            self.notify_user(self.say("jump.nothing"))

    def action_theme(self) -> None:
        """Show the next theme: dark, light, or in the terminal's own colours."""
        remember(self.library.local, theme=self.show_next_theme())

    def action_projector(self) -> None:
        """Show all for a room that reads along from afar, or no longer."""
        now = self.toggle_projector()
        remember(self.library.local, projector=now)
        self.changed.publish({})
        self.notify_user(self.say(f"app.projector.{now}"))

    def action_hints(self) -> None:
        """Show the hints on keys again that went because their keys are known."""
        self.hints.show_again()
        self.changed.publish({})
        self.notify_user(self.say("hint.again"))

    def action_tour(self) -> None:
        """Begin the tour of the samples, put it aside, or take it up again."""
        self.tour.toggle(self.library.journals)
        self.changed.publish({})
