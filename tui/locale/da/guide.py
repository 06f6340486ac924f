"""Kataloget."""

TEXTS = {
    "guide.forms": "{key}: skriv det ned under {forms}",
    "guide.ask_form": "Hvor vil I skrive det?",
    "guide.ask_project": "I hvilket projekt?",
    "guide.title": "Katalog",
    "guide.seen": "Det har vi selv set",
    "guide.nothing_seen": "Ingen har skrevet noget om det endnu.",
    "guide.more_seen.one": "og 1 til",
    "guide.more_seen.many": "og {n} til",
    "guide.lessons": "Læringer om det",
    "guide.only": "kun »{word}«",
    "guide.nothing_fits": "Ingen sider passer. Tryk f og Enter for at se alle.",
    "guide.ask_filter": "Vis kun sider med dette ord (tomt viser alle)",
}
