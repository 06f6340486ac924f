"""Which screen shows each place: "module:name", loaded when somebody goes there, so that starting loads only one.

The name is a class of screens, or a function that has something to ask first and opens the screen then.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from tui.ui import places
from tui.ui.places import Place

ROUTES: Mapping[type[Place], str] = {
    places.HomePage: "tui.features.home.screen:HomeScreen",
    places.WelcomePage: "tui.features.home.welcome_screen:WelcomeScreen",
    places.ProjectPage: "tui.features.project.screen:ProjectScreen",
    places.ProfilePage: "tui.features.profile.screen:ProfileScreen",
    places.CardPage: "tui.features.profile.card_screen:CardScreen",
    places.EntriesPage: "tui.features.profile.entries_screen:EntriesScreen",
    places.ReviewPage: "tui.features.review.screen:ReviewScreen",
    places.OutcomesPage: "tui.features.review.outcomes_screen:OutcomesScreen",
    places.ComparePage: "tui.features.review.comparison_screen:choose_comparison",
    places.RetroPage: "tui.features.retro.start:open_retro_screen",
    places.MeetingsPage: "tui.features.retro.list_screen:MeetingsScreen",
    places.RetroRecordPage: "tui.features.retro.record_screen:RetroRecordScreen",
    places.ClosingPage: "tui.features.closing.screen:ClosingScreen",
    places.FinalLessonsPage: "tui.features.closing.final_lessons_screen:FinalLessonsScreen",
    places.LessonsPage: "tui.features.lessons.list_screen:LessonsScreen",
    places.LessonPage: "tui.features.lessons.page_screen:LessonScreen",
    places.ActionsPage: "tui.features.actions.screen:ActionsScreen",
    places.TrashPage: "tui.features.trash.screen:TrashScreen",
    places.ExportPage: "tui.features.export.screen:ExportScreen",
    places.ImportPage: "tui.features.importing.start:open_import",
    places.ImportPreviewPage: "tui.features.importing.preview_screen:ImportScreen",
    places.OverviewPage: "tui.features.overview.screen:OverviewScreen",
    places.WeekPage: "tui.features.overview.week_screen:WeekScreen",
    places.YearAgoPage: "tui.features.overview.cell_screen:YearAgoScreen",
    places.MapCellPage: "tui.features.overview.cell_screen:MapCellScreen",
    places.GuidePage: "tui.features.guide.screen:GuideScreen",
    places.SearchPage: "tui.features.search.screen:SearchScreen",
    places.RecordHistory: "tui.features.common.history_dialog:HistoryDialog",
    places.KeyHelp: "tui.features.help.help_dialog:HelpDialog",
    places.CommandPalette: "tui.features.help.palette:PaletteDialog",
}


def load_screen(kind: type[Place]) -> Any:
    """Import what shows a kind of place."""
    module, _, name = ROUTES[kind].partition(":")
    return getattr(import_module(module), name)


def arguments(place: Place) -> dict[str, Any]:
    """Return a place's fields, which are what its screen is made of."""
    return {field: getattr(place, field) for field in place.__struct_fields__}
