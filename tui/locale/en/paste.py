"""Several lines at once: what each is read as."""

TEXTS = {
    "paste.lines": "{on} of {n} lines are saved, each by itself · stage {stage} · {day}",
    "paste.looking": "Looking through the lines for personal data: {percent} %.",
    "paste.logged_then": "They are saved after that.",
    "paste.too_long": "What was pasted is {n} characters long; one text has room for {most}. Nothing was put in. Paste a part of it.",
    "paste.saving": "Saving {n} lines",
    "paste.checking": "Checking the lines.",
    "paste.stop_saving": "stop, save none",
    "paste.signs": "Signs such as - and # in the text stay there.",
    "paste.holds": "(looks like {what})",
    "paste.is_blocked": "not saved",
    "paste.heading": "heading",
    "paste.date": "give them another date",
    "paste.date_below": "give the lines below the same date another",
    "paste.days": "{n} dates",
    "paste.is_date": "date",
    "paste.that_is": "= {day}",
    "paste.ask_date": "When was it?",
    "paste.tick": "on/off",
    "paste.kind": "kind",
    "paste.headings": "headings",
}
