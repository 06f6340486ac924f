"""The guide."""

TEXTS = {
    "guide.forms": "{key}: write it down in {forms}",
    "guide.ask_form": "Where will you write it?",
    "guide.ask_project": "In which project?",
    "guide.title": "Guide",
    "guide.seen": "What we have seen ourselves",
    "guide.nothing_seen": "Nobody has written about it yet.",
    "guide.more_seen.one": "and 1 more",
    "guide.more_seen.many": "and {n} more",
    "guide.lessons": "Lessons about it",
    "guide.only": "only “{word}”",
    "guide.nothing_fits": "No pages fit. Press f and Enter to see all.",
    "guide.ask_filter": "Show only pages with this word (empty shows all)",
}
