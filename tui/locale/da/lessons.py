"""Læringerne."""

TEXTS = {
    "lessons.title": "Læringer fra alle projekter",
    "lessons.one": "Læring",
    "lessons.count": "{shown} af {all}",
    "lessons.all": "Alle læringer. Tryk 1-7 for ét trin, 0 for alle, f for et ord, m for en faldgrube, p for et projekt.",
    "lessons.only": "Kun: {what}",
    "lessons.empty": (
        "Ingen læringer endnu. Åbn et projekt, vælg observationer med mellemrum, og tryk d for at uddrage den første."
    ),
    "lessons.nothing_fits": "Ingen læringer passer. Tryk 0, f, m eller p og vælg alle.",
    "lessons.deleted": "Læringen er slettet. Tryk u for at fortryde.",
    "lessons.gone": "Læringen er slettet. Tryk u for at fortryde, eller Esc for at gå tilbage.",
    "lessons.ask_filter": "Vis kun læringer med dette ord (tomt viser alle)",
    "lessons.ask_pitfall": "Vis kun læringer om denne faldgrube",
    "lessons.any_pitfall": "alle faldgruber",
    "lessons.ask_project": "Vis kun læringer fra dette projekt",
    "lessons.any_project": "alle projekter",
    "lessons.rests_on": "Det bygger den på",
    "lessons.rests_on_nothing": "Ingen observationer er knyttet til.",
    "lessons.context": "Vilkårene dengang",
}
