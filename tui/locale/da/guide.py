"""Kataloget."""

TEXTS = {
    "guide.title": "Katalog",
    "guide.only": "kun »{word}«",
    "guide.nothing_fits": "Ingen sider passer. Tryk f og Enter for at se alle.",
    "guide.ask_filter": "Vis kun sider med dette ord (tomt viser alle)",
}
