"""Something that takes a while."""

TEXTS = {
    "under_way.done": "{percent}%",
    "under_way.seconds.one": "less than 2 seconds left",
    "under_way.seconds.many": "about {n} seconds left",
    "under_way.minutes.one": "about 1 minute left",
    "under_way.minutes.many": "about {n} minutes left",
    "under_way.stop": "Esc stops it",
}
