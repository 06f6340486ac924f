"""The retrospective: a meeting around one screen."""

TEXTS = {
    "retro.still_here": "You are still in the meeting. Press {key} once more to leave it.",
    "retro.title": "Retro",
    "retro.pick_format": "Which retro?",
    "retro.minutes": "{n} minutes",
    "retro.follows": "Another machine leads the meeting. Press o to take over.",
    "retro.gone_on": "The meeting has gone on to {n} {phase}.",
    "retro.ended_elsewhere": "The meeting has been ended on another machine.",
    "retro.then_sent": "Enter sends the line, and then the screen follows.",
    "retro.then_done": "The screen follows in a moment.",
    "retro.ends": "ends {hour}:{minute}",
    "retro.paused": "PAUSED",
    "retro.last_phase": "This is the last phase.",
    "retro.first_phase": "This is the first phase.",
    "retro.ask_park": "Park for later:",
    "retro.is_parked": "Parked: “{text}”. It comes up again next time.",
    "retro.parked": "In the parking lot:",
    "retro.broken": "The formats of this guide cannot be used, so the built-in ones are. {first}",
    "retro.broken_more": (
        "The formats of this guide cannot be used, so the built-in ones are. {first} "
        "More places ({n}): tilbageblik check --guide DIR"
    ),
}
