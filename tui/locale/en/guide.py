"""The guide."""

TEXTS = {
    "guide.title": "Guide",
    "guide.only": "only “{word}”",
    "guide.nothing_fits": "No pages fit. Press f and Enter to see all.",
    "guide.ask_filter": "Show only pages with this word (empty shows all)",
}
