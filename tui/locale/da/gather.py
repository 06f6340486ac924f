"""Fasen Saml: det, loggen husker, og det nye."""

TEXTS = {
    "gather.memory": "Det husker loggen",
    "gather.now": "Det nye",
    "gather.nothing_yet": "Intet nyt endnu. n: skriv det, der bliver sagt. d: tast sedler ind. t: lad tastaturet gå rundt.",
    "gather.with_us": "med",
    "gather.new": "ny",
    "gather.now_only": "Det er skrevet nu og er med. Skift til det, loggen husker, med m.",
    "gather.taken.one": "1 seddel fra loggen er med.",
    "gather.taken.many": "{n} sedler fra loggen er med.",
    "gather.all_taken": "Alle dem, der vises, er med.",
    "gather.then": "{n} af {of}. Derefter: {after}",
    "gather.next_prompt": "næste spørgsmål",
    "gather.slips": "Sedler: bland bunken, og tast dem i blandet orden, så rækken intet røber.",
    "gather.not_memory": "Det stod i loggen i forvejen. Slet det i projektet, ikke her.",
    "gather.looks_like": "faldgrube?",
}
