"""Programmet i en browser."""

TEXTS = {
    "web.address_only": "Åbn Tilbageblik i en browser: {address}",
    "web.address": "Tilbageblik vises i browseren. Åbner den ikke af sig selv, så åbn {address}",
    "web.how_to_end": "Kun denne maskine kan nå adressen, og den virker én gang. Lad vinduet her stå åbent; Ctrl+C slutter.",
    "web.next_address": "Adressen er brugt. Skal I åbne Tilbageblik i en anden browser, er den næste {address}",
    "web.opening": "Åbner Tilbageblik …",
    "web.no_script": "Siden tegnes med JavaScript. Slå det til for denne adresse, og hent siden igen.",
    "web.ended": "Tilbageblik er lukket her. Det, I har skrevet, er gemt. Lukkede det af sig selv, står der hvorfor i det vindue, hvor I startede det.",
    "web.again": "Åbn igen",
    "web.used": "Adressen er brugt én gang og virker ikke mere. I det vindue, hvor I startede Tilbageblik, står en ny.",
    "web.not_let_in": "Browseren er ikke lukket ind. Brug den adresse, der står i det vindue, hvor I startede Tilbageblik; den ender på token=…",
    "web.foreign": "Det kom ikke fra Tilbagebliks egen side og blev afvist. Brug den adresse, der står i det vindue, hvor I startede Tilbageblik.",
    "web.nothing_here": "Her er ikke noget. Programmet er på forsiden: den adresse, der slutter efter portens tal.",
    "web.too_many": "Tilbageblik er åbent i {n} faner, og flere kan der ikke være på én gang. Luk en af dem, og hent siden igen.",
    "web.fault": "Noget gik galt i det, der viser programmet i browseren. Det, I har skrevet, er gemt. Hent siden igen.",
    "web.crashed": "Programmet i en af fanerne stoppede på grund af en fejl i Tilbageblik. Det, I har gemt, ligger i biblioteket. Hent siden igen.",
}
