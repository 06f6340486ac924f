"""The lessons."""

TEXTS = {
    "lessons.title": "Lessons from all projects",
    "lessons.one": "Lesson",
    "lessons.count": "{shown} of {all}",
    "lessons.all": "All lessons. Press 1-7 for one stage, 0 for all, f for a word, m for a pitfall, p for a project.",
    "lessons.only": "Only: {what}",
    "lessons.empty": (
        "No lessons yet. Open a project, choose observations with Space, and press d to distil the first."
    ),
    "lessons.nothing_fits": "No lessons fit. Press 0, f, m or p and choose all.",
    "lessons.deleted": "The lesson is deleted. Press u to undo.",
    "lessons.gone": "The lesson is deleted. Press u to undo, or Esc to go back.",
    "lessons.ask_filter": "Show only lessons with this word (empty shows all)",
    "lessons.ask_pitfall": "Show only lessons about this pitfall",
    "lessons.any_pitfall": "all pitfalls",
    "lessons.ask_project": "Show only lessons from this project",
    "lessons.any_project": "all projects",
    "lessons.rests_on": "What it rests on",
    "lessons.rests_on_nothing": "No observations are linked to it.",
    "lessons.context": "The context back then",
}
