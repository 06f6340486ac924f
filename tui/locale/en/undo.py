"""Undo."""

TEXTS = {
    "undo.undone": "Undone: {things} in {project}.",
    "undo.redone": "Redone: {things} in {project}.",
    "undo.no_undo": "There is nothing more to undo.",
    "undo.no_redo": "There is nothing undone to redo.",
    "undo.left.one": "One field stands as it is, because it has been changed since.",
    "undo.left.many": "{n} fields stand as they are, because they have been changed since.",
    "undo.projects.one": "a change to the project",
    "undo.projects.many": "a change to {n} projects",
    "undo.observations.one": "a change to 1 observation",
    "undo.observations.many": "a change to {n} observations",
    "undo.lessons.one": "a change to 1 lesson",
    "undo.lessons.many": "a change to {n} lessons",
    "undo.actions.one": "a change to 1 action",
    "undo.actions.many": "a change to {n} actions",
}
