"""Læringer og handlinger på et møde, på én linje ad gangen."""

TEXTS = {
    "agree.ask_lesson": "Læring: hvad ville vi gøre?",
    "agree.store_lesson": "gem udkast, resten kan vente",
    "agree.lesson_stored": "Læringen er gemt som udkast: »{title}«. Resten kan I skrive senere under v.",
    "agree.ask_action": "Handling: hvad skal ske?",
    "agree.ask_owner": "Hvem gør det? (en funktion)",
    "agree.ask_due": "Hvornår senest?",
    "agree.due_how": "Fx 1. februar, uge 7 eller om 14 dage. Enter uden noget springer over.",
    "agree.to_owner": "gem, så hvem",
    "agree.to_due": "så hvornår",
    "agree.store_action": "gem",
    "agree.later": "resten senere",
    "agree.is_lesson": "Læring: {text}",
    "agree.is_action": "Handling: {text}",
    "agree.who": "hvem: {who}",
    "agree.when": "senest {day}",
    "agree.first_step": "første skridt: {step}",
    "agree.many": "Kan I nå så mange?",
    "agree.many_how": "Det bliver handling nummer {n}. Tre, der bliver gjort, er mere værd end fem, der ikke gør.",
    "agree.many_yes": "ja, den også",
}
