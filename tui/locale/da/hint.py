"""Råd om en tast, som går væk, når tasten er kendt: ved navnet på dens kommando."""

TEXTS = {
    "hint.app.undo": "Tryk {key} for at fortryde.",
    "hint.app.lessons": "Tryk {key} for at se den.",
    "hint.home.archived": "Tryk {key} for at se de arkiverede.",
    # Flere i én sætning
    "hint.press": "Tryk {keys}.",
    "hint.lessons.others": "{key} for jeres egne",
    "hint.lessons.stage": "{key} for ét trin",
    "hint.lessons.all_stages": "{key} for alle",
    "hint.lessons.filter": "{key} for et ord",
    "hint.lessons.pitfall": "{key} for en faldgrube",
    "hint.lessons.project": "{key} for et projekt",
    # Når de skal tilbage
    "hint.again": "Rådene om taster er her igen.",
}
