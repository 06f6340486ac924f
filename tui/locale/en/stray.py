"""A text that came where letters are keys."""

TEXTS = {
    "stray.title": "Was that a text? Nothing of it was taken for keys.",
    "stray.on_line": "write it on the line",
    "stray.as_search": "search for it",
    "stray.keys": "use it as keys",
    "stray.leave": "leave it",
}
