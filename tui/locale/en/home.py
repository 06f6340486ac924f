"""The projects."""

TEXTS = {
    "home.title": "Tilbageblik",
    "home.date": "{weekday}, week {week}",
    "home.today": "Today",
    "home.only": "only “{word}” (f and Enter shows all)",
    "home.waiting.one": "1 concern or question waits for a reply (b)",
    "home.waiting.many": "{n} concerns and questions wait for a reply (b)",
    "home.late.one": "1 action is overdue",
    "home.late.many": "{n} actions are overdue",
    "home.column.name": "Projects",
    "home.column.technology": "technology",
    "home.column.stage": "stage",
    "home.column.observations": "obs",
    "home.column.untagged": "untag",
    "home.column.actions": "actions",
    "home.column.last": "latest",
    "home.nameless": "(no name yet)",
    "home.stopped_at": "stopped at {stage}",
    "home.no_observations": "No observations yet. Enter opens it, and n writes the first.",
    "home.bites_most": "Bites most:",
    "home.ending": "To the next team:",
    "home.empty": "Press n and give your first project a name.",
    "home.all_deleted": "There are no projects here now. Press {new} to begin one, or {bin} to bring back a deleted one.",
    "home.welcome": (
        "Welcome. Here you write down what happens while you take new technology into use, "
        "and read what others learned before you begin.\n\nWrite roles, not names. Do not write about citizens' cases."
    ),
    "home.nothing_fits": "No projects fit. Press f and Enter to see all.",
    "home.ask_name": "What is the project called?",
    "home.ask_filter": "Show only projects with this word (empty shows all)",
    "home.now_archived": "{project} is archived. Press {key} to see archived projects.",
    "home.now_active": "{project} is back.",
    "home.deleted": "The project is deleted. Press {key} to undo.",
    "home.sure.one": "Delete {project} with 1 observation? It can be undone.",
    "home.sure.many": "Delete {project} with {n} observations? It can be undone.",
    "home.delete_it": "delete the project",
}
