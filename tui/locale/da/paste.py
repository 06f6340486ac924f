"""Flere linjer på én gang: hvad hver læses som."""

TEXTS = {
    "paste.lines": "{on} af {n} linjer bliver gemt hver for sig · trin {stage} · {day}",
    "paste.signs": "Tegn som - og # i teksten bliver stående.",
    "paste.heading": "overskrift",
    "paste.date": "giv dem en anden dato",
    "paste.ask_date": "Hvornår var det?",
    "paste.tick": "til/fra",
    "paste.kind": "slags",
    "paste.headings": "overskrifter",
}
