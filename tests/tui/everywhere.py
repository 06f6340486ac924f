"""Every place and every box of the app, each opened straight away on the records of one project."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from datetime import datetime
from time import sleep
from typing import Any, TypeAlias, TypeVar

from textual.screen import Screen

import tui.features
import tui.ui.dialogs
from content.formats import load_formats
from content.retro_format import Prompt
from journals.export.progress import ProgressCallback
from journals.importing.found import ColumnChoice, ColumnQuestion
from journals.importing.planned_items import ImportPlan
from journals.importing.reading import ImportInput
from journals.lessons.entries import new_entry_id
from journals.library.journal import Journal
from journals.privacy.detector import detect
from journals.records.model import Action, Lesson, Observation
from journals.records.pasted import pasted_lines
from journals.retro.meeting import Meeting, begin_retro
from journals.retro.timer import now
from tui.app import TilbageblikApp
from tui.commands import of_scope
from tui.features.actions.screen import ActionsScreen
from tui.features.closing.ending_form import ending_form
from tui.features.closing.final_lessons_screen import FinalLessonsScreen
from tui.features.closing.screen import ClosingScreen
from tui.features.common import record_forms as forms
from tui.features.common.history_dialog import HistoryDialog
from tui.features.common.lesson_form import lesson_form
from tui.features.common.outgoing import DocumentPrivacyDialog, SharedDocumentDialog
from tui.features.common.paste_dialog import PasteDialog
from tui.features.common.pasted_findings import PastedFindings
from tui.features.common.saving_dialog import SavingDialog
from tui.features.common.split_form import split_form
from tui.features.common.tag_dialog import TagDialog
from tui.features.export.screen import ExportScreen
from tui.features.export.selecting_screen import SelectingScreen
from tui.features.guide.screen import GuideScreen
from tui.features.help.help_dialog import HelpDialog
from tui.features.help.palette import PaletteDialog
from tui.features.home.project_commands import ProjectListScreen
from tui.features.home.screen import HomeScreen
from tui.features.home.welcome_screen import WelcomeScreen
from tui.features.importing.columns_dialog import ColumnsDialog
from tui.features.importing.files_screen import ImportFilesScreen
from tui.features.importing.left_out_dialog import LeftOutDialog
from tui.features.importing.plan_screen import PlanScreen
from tui.features.importing.preview_screen import ImportScreen
from tui.features.lessons.list_screen import LessonsScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.features.overview.cell_screen import MapCellScreen, YearAgoScreen
from tui.features.overview.late_list import LateListScreen
from tui.features.overview.screen import OverviewScreen
from tui.features.overview.week_screen import WeekScreen
from tui.features.profile.answer_taker import AnswerTaker
from tui.features.profile.card_screen import CardScreen
from tui.features.profile.entries_screen import EntriesScreen
from tui.features.profile.field_prompt import FieldPrompt
from tui.features.profile.screen import ProfileScreen
from tui.features.project.screen import ProjectScreen
from tui.features.retro.agreements_dialog import AgreementsDialog
from tui.features.retro.list_screen import MeetingsScreen
from tui.features.retro.meeting_screen import MeetingScreen
from tui.features.retro.phases.ballot_round import BallotRoundDialog
from tui.features.retro.phases.keyboard_round import KeyboardRound
from tui.features.retro.phases.phase_part import PhasePart
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.private_round import PrivateRoundDialog
from tui.features.retro.phases.voting import VotingWayDialog
from tui.features.retro.record_screen import RetroRecordScreen
from tui.features.retro.screen import RetroScreen
from tui.features.retro.tally_dialog import TallyDialog
from tui.features.retro.trend_dialog import TrendDialog
from tui.features.review.comparison_screen import ComparisonScreen
from tui.features.review.measure_form import measure_form
from tui.features.review.outcomes_screen import OutcomesScreen
from tui.features.review.screen import ReviewScreen
from tui.features.search.screen import SearchScreen
from tui.features.trash.screen import TrashScreen
from tui.ui.dialogs.confirm import Confirm, DiscardDialog
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.leave import QuitDialog
from tui.ui.dialogs.meanwhile import MeanwhileDialog
from tui.ui.dialogs.pick import pick_pitfall, pick_project, pick_stage
from tui.ui.dialogs.privacy import PrivacyDialog
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.dialogs.reader import MessagesDialog, ReaderDialog
from tui.ui.dialogs.stray_text import StrayTextDialog
from tui.ui.list_screen import ListScreen
from tui.ui.pasted_rows import Paste
from tui.ui.screen import AppScreen
from tui.wording.privacy import FlaggedText

_NOTES = """# Gik godt
- vi nåede det hele
- Ring til Anna Sørensen på 12345678 i morgen

# Drillede
- nettet faldt ud to gange om formiddagen
- nettet faldt ud to gange om formiddagen
"""
_PASTED = pasted_lines("## Det gik godt\n- vi nåede det\n---\n- nettet faldt ud")
_PROMPTS = (Prompt(text="Hvad virkede?", sign="+"), Prompt(text="Hvad drillede?", sign="-"))

R = TypeVar("R", Observation, Lesson, Action)
Opener: TypeAlias = Callable[[TilbageblikApp, Journal], Screen[Any]]

PLACES: Mapping[str, Opener] = {
    "HomeScreen": lambda app, journal: HomeScreen(),
    "WelcomeScreen": lambda app, journal: WelcomeScreen(),
    "ProjectScreen": lambda app, journal: ProjectScreen(journal, at=_first(journal.observations, Observation).id),
    "LessonsScreen": lambda app, journal: LessonsScreen(),
    "LessonScreen": lambda app, journal: LessonScreen(journal, _first(journal.lessons, Lesson).id),
    "OutcomesScreen": lambda app, journal: OutcomesScreen(journal),
    "ClosingScreen": lambda app, journal: ClosingScreen(journal),
    "FinalLessonsScreen": lambda app, journal: FinalLessonsScreen(journal),
    "ActionsScreen": lambda app, journal: ActionsScreen(None),
    "ActionsScreen of one": lambda app, journal: ActionsScreen(journal),
    "GuideScreen": lambda app, journal: GuideScreen(),
    "GuideScreen at a page": lambda app, journal: GuideScreen("2.3"),
    "OverviewScreen": lambda app, journal: OverviewScreen([]),
    "OverviewScreen of one project": lambda app, journal: OverviewScreen([journal]),
    "WeekScreen": lambda app, journal: WeekScreen([journal.id], "2026-W47"),
    "MapCellScreen": lambda app, journal: MapCellScreen([journal.id], "4.4", ""),
    "YearAgoScreen": lambda app, journal: YearAgoScreen(),
    "TrashScreen": lambda app, journal: TrashScreen(None),
    "SearchScreen": lambda app, journal: SearchScreen(),
    "ExportScreen": lambda app, journal: ExportScreen(app.library.journals),
    "ImportFilesScreen": lambda app, journal: ImportFilesScreen(journal),
    "ImportScreen": lambda app, journal: ImportScreen(journal, [ImportInput(data=_NOTES.encode())]),
    "LeftOutDialog": lambda app, journal: LeftOutDialog([], ImportPlan((), ())),
    "ColumnsDialog": lambda app, journal: ColumnsDialog(
        "tavle.csv",
        ColumnQuestion(("Dato", "Hvad", ""), (("24.11", "Lyden faldt ud", "x"),), ColumnChoice(text=1, happened=0)),
    ),
    "ProfileScreen": lambda app, journal: ProfileScreen(journal),
    "CardScreen": lambda app, journal: CardScreen(journal, "context"),
    "CardScreen of goals": lambda app, journal: CardScreen(journal, "purpose"),
    "CardScreen of roles": lambda app, journal: CardScreen(journal, "roles"),
    "FieldPrompt on the card of a new trial": lambda app, journal: CardScreen(journal, "trial", new_entry_id("trial")),
    "EntriesScreen": lambda app, journal: EntriesScreen(journal, "trial"),
    "Form of a project": lambda app, journal: forms.project_form(app, journal),
    "Form of an observation": lambda app, journal: forms.observation_form(
        app, journal, _first(journal.observations, Observation)
    ),
    "Form of a lesson": lambda app, journal: lesson_form(app, journal, _first(journal.lessons, Lesson)),
    "Form of a new lesson": lambda app, journal: lesson_form(app, journal, Lesson(title="Ny")),
    "Form that splits a lesson": lambda app, journal: split_form(app, journal, _first(journal.lessons, Lesson)),
    "Form of an ending": lambda app, journal: ending_form(app, journal),
    "Form of an action": lambda app, journal: forms.action_form(app, journal, _first(journal.actions, Action)),
    "Form of a new action": lambda app, journal: forms.action_form(
        app, journal, Action(), _first(journal.observations, Observation).text
    ),
    "Form of a measure": lambda app, journal: measure_form(
        app, journal, Action(text="Prøv", stage="S2"), Lesson(id="l1", title="Ny"), lambda _: None
    ),
    "RetroScreen": lambda app, journal: _retro(app, journal),
    "MeetingsScreen": lambda app, journal: MeetingsScreen(_retro(app, journal).journal),
    "RetroRecordScreen": lambda app, journal: RetroRecordScreen(journal, _retro(app, journal).meeting.id),
    "TrendDialog": lambda app, journal: TrendDialog(journal),
    "ReviewScreen": lambda app, journal: ReviewScreen(journal),
    "ComparisonScreen": lambda app, journal: ComparisonScreen(journal, app.library.journals[0]),
    "Form of a reply": lambda app, journal: forms.reply_form(app, journal, _first(journal.observations, Observation)),
    "TagDialog": lambda app, journal: TagDialog(journal.observations[:2] or [Observation(text="Ny")]),
    "TagDialog of one": lambda app, journal: TagDialog([_first(journal.observations, Observation)]),
    "HistoryDialog": lambda app, journal: HistoryDialog(journal, _first(journal.observations, Observation)),
    "HistoryDialog of a project": lambda app, journal: HistoryDialog(journal, journal.project),
    "PrivacyDialog": lambda app, journal: PrivacyDialog(
        [_marked("Ring til 010190-1234 i morgen"), _marked("Fru Jensen, 12345678")]
    ),
    "PickerDialog": lambda app, journal: pick_stage(app, journal.project.stage, journal.project.name),
    "PickerDialog of a pitfall": lambda app, journal: pick_pitfall(
        app, "lessons.ask_pitfall", none="lessons.any_pitfall"
    ),
    "PickerDialog of a project": lambda app, journal: pick_project(app, "lessons.ask_project", "lessons.any_project"),
    "PaletteDialog": lambda app, journal: PaletteDialog(app.screen),
    "PromptDialog": lambda app, journal: PromptDialog("project.ask_filter", "ord", empty=True),
    "FieldPrompt": lambda app, journal: FieldPrompt(app.guide["Q1"].title, journal.project.name, "", "card.Q1"),
    "MeanwhileDialog": lambda app, journal: MeanwhileDialog([("Tekst", "lyden faldt ud", "lyden forsvandt")]),
    "DiscardDialog": lambda app, journal: DiscardDialog(app.say("form.lose")),
    "Confirm": lambda app, journal: Confirm(
        app.say.count("home.sure", len(journal.observations), project=journal.project.name), "home.delete_it"
    ),
    "PrivateRoundDialog": lambda app, journal: PrivateRoundDialog(Meeting(journal, "none"), _PROMPTS, "S4"),
    "BallotRoundDialog": lambda app, journal: BallotRoundDialog(Meeting(journal, "none")),
    "VotingWayDialog": lambda app, journal: VotingWayDialog(9, 3),
    "QuitDialog": lambda app, journal: QuitDialog(lambda: [f"{number} noget halvt skrevet" for number in range(9)]),
    "StrayTextDialog": lambda app, journal: StrayTextDialog("uge 45 " * 200, "stray.on_line", were_keys=True),
    "HelpDialog": lambda app, journal: HelpDialog(ProjectScreen(journal)),
    "AgreementsDialog": lambda app, journal: AgreementsDialog(Meeting(journal, "none")),
    "DocumentPrivacyDialog": lambda app, journal: DocumentPrivacyDialog([_marked("Ring til Anna Sørensen i morgen")]),
    "SharedDocumentDialog": lambda app, journal: SharedDocumentDialog([_marked("Ring til Anna Sørensen i morgen")]),
    "PasteDialog": lambda app, journal: PasteDialog(
        Paste.of_lines(_PASTED, "S4", None, "2026-11-24"),
        PastedFindings(_PASTED),
        lambda _: [],
        lambda text, is_pasted: None,
    ),
    "SavingDialog": lambda app, journal: SavingDialog(900, _endlessly),
    "TallyDialog": lambda app, journal: TallyDialog("safety", 9, fewest=4),
    "MessagesDialog": lambda app, journal: MessagesDialog(app.messages or [(datetime(2026, 11, 24), "Gemt")]),  # noqa: DTZ001
}
"""How each is opened: the name of its class, and after it what it is about where there are several."""


def _endlessly(tick: ProgressCallback) -> list[Observation]:
    """Go on until it is stopped."""
    while True:
        tick(1, 3)
        sleep(0.05)


def every_kind() -> set[str]:
    """Return the names of the classes of all places and boxes there are; what others are made of is none itself."""
    made_of = {
        *(AppScreen, ListScreen, LateListScreen, PlanScreen, ProjectListScreen, SelectingScreen, MeetingScreen),
        *(AnswerTaker, Dialog, ReaderDialog, KeyboardRound),
    }
    return {kind.__name__ for kind in _made_of(AppScreen, Dialog) - made_of}


def every_scope() -> dict[str, type]:
    """Return the class that does the commands of each scope, but for those that work everywhere."""
    kinds = sorted(_made_of(AppScreen, PhaseView, PhasePart), key=lambda kind: f"{kind.__module__} {kind.__name__}")
    return {kind.scope: kind for kind in kinds if kind.scope != "app" and of_scope(kind.scope)}


def _made_of(*bases: type[Any]) -> set[type[Any]]:
    """Return all of the app's classes that are made of others."""
    for package in (tui.features, tui.ui.dialogs):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    found: set[type[Any]] = set()
    waiting: list[type[Any]] = [*bases]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind.__module__.startswith("tui.") and kind not in found:
                found.add(kind)
                waiting.append(kind)
    return found


def name_of(screen: Screen[Any]) -> str:
    """Return the name of the class of a place or box, and of a form what it is about."""
    return f"{type(screen).__name__} {screen._key}" if isinstance(screen, Form) else type(screen).__name__


def _first(records: list[R], kind: type[R]) -> R:
    """Return the first of some records; a new one, which no log knows, where there is none."""
    return records[0] if records else kind()


def _marked(text: str) -> FlaggedText:
    return FlaggedText("Tekst", text, detect(text))


def _retro(app: TilbageblikApp, journal: Journal) -> RetroScreen:
    """Return a meeting that has just begun."""
    formats = load_formats("da")
    return RetroScreen(
        journal, begin_retro(journal, formats[1], today=app.today, now=now(), leader="", people=4), formats
    )
