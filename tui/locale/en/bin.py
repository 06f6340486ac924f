"""What was deleted."""

TEXTS = {
    "bin.title": "Deleted",
    "bin.all_projects": "all projects",
    "bin.count.one": "1 thing",
    "bin.count.many": "{n} things",
    "bin.about": "Enter brings back. After {days} days it may be gone for good.",
    "bin.empty": "Nothing lies here. If you delete something, it lies here, so that you can bring it back.",
    "bin.deleted": "deleted {day}",
    "bin.restored.one": "Brought back: {text}",
    "bin.restored.many": "{n} things are brought back. Press u to undo.",
    "bin.kind.projects": "project",
    "bin.kind.observations": "observation",
    "bin.kind.lessons": "lesson",
    "bin.kind.actions": "action",
    "bin.kind.cards": "card of the profile",
    "bin.kind.uses": "decision about a lesson",
    "bin.kind.reviews": "reading others' lessons before a stage",
    "bin.line": "{id}  {kind}, deleted {day}: {text}",
    "bin.none": "Nothing has been deleted that can be brought back.",
    "bin.kind.themes": "group",
    "bin.kind.parked": "parked",
}
