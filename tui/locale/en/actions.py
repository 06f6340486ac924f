"""Concerns and actions."""

TEXTS = {
    "actions.title": "Concerns and actions",
    "actions.all_projects": "all projects",
    "actions.concerns": "Concerns and questions",
    "actions.late": "Overdue",
    "actions.actions": "Actions",
    "actions.waiting.one": "1 waits for a reply",
    "actions.waiting.many": "{n} wait for a reply",
    "actions.empty": "Nobody waits for a reply, and no actions are open. Press a in a project to add an action.",
    "actions.because": "because",
    "actions.ticked": "Done: {text}",
    "actions.unticked": "Open again: {text}",
    "actions.ask_because": "Why is the action dropped?",
    "actions.deleted": "Deleted. Press u to undo.",
}
