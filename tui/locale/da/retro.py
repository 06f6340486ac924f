"""Tilbageblikket: et møde om én skærm."""

TEXTS = {
    "retro.still_here": "I er stadig i mødet. Tryk {key} én gang til for at gå ud af det.",
    "retro.title": "Tilbageblik",
    "retro.pick_format": "Hvilket tilbageblik?",
    "retro.minutes": "{n} minutter",
    "retro.follows": "En anden maskine styrer mødet. Tryk o for at overtage.",
    "retro.gone_on": "Mødet er gået videre til {n} {phase}.",
    "retro.ended_elsewhere": "Mødet er afsluttet fra en anden maskine.",
    "retro.then_sent": "Enter sender linjen, og så følger skærmen med.",
    "retro.then_done": "Skærmen følger med om lidt.",
    "retro.ends": "slutter {hour}.{minute}",
    "retro.paused": "PAUSE",
    "retro.last_phase": "Det er den sidste fase.",
    "retro.first_phase": "Det er den første fase.",
    "retro.ask_park": "Parkér til senere:",
    "retro.is_parked": "Parkeret: »{text}«. Det kommer op igen næste gang.",
    "retro.parked": "På parkeringspladsen:",
    "retro.broken": "Katalogets egne mødeformater kan ikke bruges, så de indbyggede bruges i stedet. {first}",
    "retro.broken_more": (
        "Katalogets egne mødeformater kan ikke bruges, så de indbyggede bruges i stedet. {first} "
        "Flere steder ({n}): tilbageblik check --guide MAPPE"
    ),
}
