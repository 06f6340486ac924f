"""Noget, der tager lidt tid."""

TEXTS = {
    "under_way.done": "{percent} %",
    "under_way.seconds.one": "under 2 sekunder endnu",
    "under_way.seconds.many": "ca. {n} sekunder endnu",
    "under_way.minutes.one": "ca. 1 minut endnu",
    "under_way.minutes.many": "ca. {n} minutter endnu",
    "under_way.stop": "Esc stopper",
}
