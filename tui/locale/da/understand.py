"""Forstå: de tre dele, og hvad de hedder."""

TEXTS = {
    "understand.groups": "Bunker",
    "understand.mirror": "Spejlet",
    "understand.disappears": "Hvad forsvinder?",
}
