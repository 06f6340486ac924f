"""Svar siden sidst: til dem, der spurgte."""

TEXTS = {
    "answers.stem": "svar-siden-sidst",
    "answers.title": "Svar siden sidst: {about}",
    "answers.since": "Her står, hvad der er blevet svaret og gjort siden {day}.",
    "answers.answered": "Det spurgte I om",
    "answers.done": "Det er gjort",
    "answers.waiting": "Det venter stadig på svar",
    "answers.nothing": "Ingen har spurgt om noget, og intet er blevet gjort siden da.",
}
