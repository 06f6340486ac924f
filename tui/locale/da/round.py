"""Tastaturet går rundt: siderne mellem to, og den, hvor alt bliver vist."""

TEXTS = {
    "round.between.one": "1 har haft tastaturet. Giv det videre.",
    "round.between.many": "{n} har haft tastaturet. Giv det videre.",
    "round.all.one": "1 har haft tastaturet.",
    "round.all.many": "Alle {n} har haft tastaturet.",
    "round.asks": "Er runden færdig?",
    "round.asks_how": "Enter: se, hvad der sker, når I viser det hele. Tab: den næste sætter sig.",
    "round.thrown_away.one": "Runden er smidt væk. 1 havde haft tastaturet.",
    "round.thrown_away.many": "Runden er smidt væk. {n} havde haft tastaturet.",
    "round.too_few_yet": "Enter: den næste sætter sig. Der skal være mindst {fewest}, før noget kan vises.",
    "round.shows": "Skal det vises nu?",
    "round.sit": "jeg sidder klar",
    "round.to_show": "videre til at vise",
    "round.done": "er I færdige?",
    "round.go_on": "den næste",
    "round.show": "vis alt",
    "round.do_show": "vis",
    "round.back": "tilbage",
}
