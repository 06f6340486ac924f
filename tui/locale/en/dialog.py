"""Questions and boxes."""

TEXTS = {
    "dialog.then_sent": "Enter sends your line, then you go along.",
    "dialog.then_done": "You go along when you are done here.",
    "dialog.do": "do it",
    "dialog.form": "the whole form",
    "dialog.above": "more above",
    "dialog.leave": "close",
    "dialog.later": "later",
    "dialog.sure": "Are you sure?",
    "dialog.now": "now",
    "dialog.pick_stage": "Choose a stage (press its number)",
    "dialog.not_saved": "This is not saved yet:",
    "dialog.not_saved_more.one": "  and one more place",
    "dialog.not_saved_more.many": "  and {n} more places",
    "dialog.quit_without": "quit without saving",
    "dialog.quit_without.short": "quit without",
    "dialog.typed_before": "This was not saved last time. Open the project to go on writing. {line}",
    "dialog.typed_in_meeting": "This was not saved last time. It waits in the meeting, where it was written. {line}",
    "dialog.typed_lines.one": "The line in {project}: “{text}”",
    "dialog.typed_lines.many": "{n} lines in {project}. The first: “{text}”",
    "dialog.no_messages": "There are no messages yet.",
}
