"""Flere linjer på én gang: hvad hver læses som."""

TEXTS = {
    "paste.lines": "{on} af {n} linjer bliver gemt hver for sig · trin {stage} · {day}",
    "paste.looking": "Ser linjerne igennem for personoplysninger: {percent} %.",
    "paste.logged_then": "Bagefter bliver de gemt.",
    "paste.too_long": "Det indsatte er på {n} tegn; der er plads til {most} i én tekst. Intet er sat ind. Indsæt en del af det.",
    "paste.saving": "Gemmer {n} linjer",
    "paste.checking": "Ser linjerne efter.",
    "paste.stop_saving": "stop, gem ingen",
    "paste.signs": "Tegn som - og # i teksten bliver stående.",
    "paste.holds": "(ligner {what})",
    "paste.is_blocked": "gemmes ikke",
    "paste.heading": "overskrift",
    "paste.date": "giv dem en anden dato",
    "paste.date_below": "giv linjerne under samme dato en anden dato",
    "paste.days": "{n} datoer",
    "paste.is_date": "dato",
    "paste.that_is": "= {day}",
    "paste.ask_date": "Hvornår var det?",
    "paste.tick": "til/fra",
    "paste.kind": "slags",
    "paste.headings": "overskrifter",
}
