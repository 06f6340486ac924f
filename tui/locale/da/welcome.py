"""Det første, man ser."""

TEXTS = {
    "welcome.for": "Velkommen. Det her er til jer, der tager ny teknologi i brug.",
    "welcome.log": "Skriv ned, hvad der sker, mens det sker.",
    "welcome.lesson": "Gør det til læringer, når I holder tilbageblik.",
    "welcome.next": "Begynd det næste projekt med, hvad de andre lærte.",
    "welcome.privacy": "Skriv roller, ikke navne. Skriv ikke om borgeres sager.",
    "welcome.short": "Skriv, hvad der sker. Gør det til læringer. Begynd det næste projekt med dem.",
    "welcome.other_language": "English",
    "welcome.leave": "til projekterne",
    "welcome.not_there": "Mappen findes ikke endnu: det første projekt laver den. Er det en anden, I ville åbne, så luk, og se efter, hvad den hedder.",
    "welcome.row.first": "Begynd jeres første projekt",
    "welcome.row.notes": "Hent sidste års noter ind",
    "welcome.row.samples": "Se et eksempel",
    "welcome.row.folder": "Gem projekterne et andet sted",
    "welcome.about.first": "navn og Enter, så kan I skrive",
    "welcome.about.notes": "fra Word, Excel, mail eller tekst",
    "welcome.about.samples": "en kopi, I frit kan prøve i",
    "welcome.about.folder": "fx i en mappe, I deler",
    "welcome.kept": "Projekterne gemmes i {folder}",
    "welcome.carrier.none": "Mappen er kun på denne maskine. Skal kolleger skrive med, så vælg en mappe, I deler.",
    "welcome.carrier.onedrive": (
        "Mappen er i OneDrive: dem, den er delt med, får projekterne med. "
        "Vælg »Behold altid på denne enhed« på den, så den også kan læses uden net."
    ),
    "welcome.carrier.dropbox": (
        "Mappen er i Dropbox: dem, den er delt med, får projekterne med. "
        "Gør den tilgængelig offline, så den også kan læses uden net."
    ),
    "welcome.carrier.google_drive": (
        "Mappen er i Google Drev: dem, den er delt med, får projekterne med. "
        "Gør den tilgængelig offline, så den også kan læses uden net."
    ),
    "welcome.carrier.icloud": (
        "Mappen er i iCloud: dem, den er delt med, får projekterne med. "
        "Vælg »Behold som hentet« på den, så den også kan læses uden net."
    ),
    "welcome.carrier.nextcloud": "Mappen bliver synkroniseret: dem, den er delt med, får projekterne med.",
    "welcome.carrier.network": (
        "Mappen er på et netværksdrev: alle med adgang kan skrive på samme tid. "
        "Er drevet væk, gemmes det på maskinen og kommer med, når drevet er der igen."
    ),
    "welcome.ask_folder": "Hvor skal projekterne gemmes?",
    "welcome.folder_how": (
        "Skriv eller indsæt stien til en mappe. Findes den ikke, bliver den lavet; "
        "er der projekter i den, ser I dem. Der bliver ikke flyttet noget."
    ),
}
