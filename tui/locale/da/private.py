"""Den private runde: tastaturet går rundt."""

TEXTS = {
    "private.how": "Teksten vises som blokke. Enter er klar til næste tanke, og linjen er tom igen. Esc, eller Enter på en tom linje, giver tastaturet videre. Man må sige pas.",
    "private.fewest": "Der skal være mindst {fewest}, der skriver. Er I færre, bliver intet vist, og intet bliver gemt.",
    "private.nobody": "Vi gemmer ikke hvem. Kolleger kan stadig genkende en skrivestil.",
    "private.disk": "Intet ligger på disken, før I viser det: alt på én gang, i tilfældig orden, kun med ugen. Lukker programmet før, er det væk.",
    "private.erased": "De rå tekster slettes, når mødet slutter, medmindre I vælger at beholde dem.",
    "private.too_few": "I er {n}. Der skal være mindst {fewest}, ellers kan man gætte, hvem der skrev hvad. Intet ville blive vist eller gemt. Brug sedler, eller sig det højt.",
    "private.next_note": "næste tanke",
    "private.hand_on": "næste person",
    "private.unsaved": "Den private runde: den er ikke vist, og intet af den er gemt",
    "private.lose": "Smider I runden væk, er alt det skrevne væk for alle.",
    "private.shown.one": "1 tekst er vist. Tast u for at fortryde.",
    "private.shown.many": "{n} tekster er vist i tilfældig orden. Tast u for at fortryde dem alle.",
    "private.ask_sentence": "Sig det i én sætning: hvad handler »{name}« om?",
    "private.why_sentence.one": "Sætningen står i referatet i stedet for den tekst, der blev skrevet for sig:",
    "private.why_sentence.many": "Sætningen står i referatet i stedet for de {n} tekster, I skrev hver for sig:",
    "private.more_notes.one": "… og 1 mere",
    "private.more_notes.many": "… og {n} mere",
    "private.sits": "Nummer {n} skriver",
    "private.will_show.one": "Teksten vises nu for alle. Ingen kan se, hvem der skrev den.",
    "private.will_show.many": "Alle {n} tekster vises nu for alle, i tilfældig orden. Ingen kan se, hvem der skrev hvad.",
}
