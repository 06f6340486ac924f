"""Bekymringer og handlinger."""

TEXTS = {
    "actions.title": "Bekymringer og handlinger",
    "actions.all_projects": "alle projekter",
    "actions.concerns": "Bekymringer og spørgsmål",
    "actions.late": "Skulle være gjort",
    "actions.actions": "Handlinger",
    "actions.waiting.one": "1 venter på svar",
    "actions.waiting.many": "{n} venter på svar",
    "actions.empty": "Ingen venter på svar, og ingen handlinger er åbne. Tryk a i et projekt for at tilføje en handling.",
    "actions.because": "fordi",
    "actions.ticked": "Gjort: {text}",
    "actions.unticked": "Åben igen: {text}",
    "actions.ask_because": "Hvorfor droppes handlingen?",
    "actions.deleted": "Slettet. Tryk u for at fortryde.",
}
