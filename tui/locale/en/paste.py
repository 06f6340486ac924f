"""Several lines at once: what each is read as."""

TEXTS = {
    "paste.lines": "{on} of {n} lines are saved, each by itself · stage {stage} · {day}",
    "paste.signs": "Signs such as - and # in the text stay there.",
    "paste.heading": "heading",
    "paste.date": "give them another date",
    "paste.ask_date": "When was it?",
    "paste.tick": "on/off",
    "paste.kind": "kind",
    "paste.headings": "headings",
}
