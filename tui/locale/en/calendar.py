"""Deadlines and meetings for a calendar."""

TEXTS = {
    "calendar.stem": "deadlines",
    "calendar.title": "Deadlines: {about}",
    "calendar.action": "Due today: {text} ({project})",
    "calendar.decision": "To be decided: {text} ({project})",
    "calendar.meeting": "Retro: {project}",
    "calendar.delete": "The project is to be deleted: {project}",
    "calendar.none": "There are no deadlines, and no meeting is to come.",
}
