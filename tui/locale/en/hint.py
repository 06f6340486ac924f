"""Advice on a key, which goes once the key is known: by the name of its command."""

TEXTS = {
    "hint.app.undo": "Press {key} to undo.",
    "hint.app.lessons": "Press {key} to see it.",
    "hint.home.archived": "Press {key} to see archived projects.",
    # Several in one sentence
    "hint.press": "Press {keys}.",
    "hint.lessons.others": "{key} for your own",
    "hint.lessons.stage": "{key} for one stage",
    "hint.lessons.all_stages": "{key} for all",
    "hint.lessons.filter": "{key} for a word",
    "hint.lessons.pitfall": "{key} for a pitfall",
    "hint.lessons.project": "{key} for a project",
    # When they are wanted again
    "hint.again": "The advice on keys is here again.",
}
