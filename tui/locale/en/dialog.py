"""Questions and boxes."""

TEXTS = {
    "dialog.do": "do it",
    "dialog.leave": "close",
    "dialog.sure": "Are you sure?",
    "dialog.now": "now",
    "dialog.pick_stage": "Choose a stage (press its number)",
    "dialog.no_messages": "There are no messages yet.",
}
