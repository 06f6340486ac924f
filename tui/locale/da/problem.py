"""Det, der kan gå galt: hvad der skete, og hvad man kan gøre ved det."""

TEXTS = {
    "problem.text_too_long": "Teksten er på {length} tegn; der er plads til {most}. Del den i flere.",
    "problem.text_empty": "Der mangler en tekst. Skriv, hvad der skal stå.",
    "problem.too_many_pitfalls": "En observation kan højst have {most} faldgruber. Vælg dem, der betyder mest.",
    "problem.bad_value": "Det kan ikke gemmes: {reason}",
    "problem.bad_date": "»{text}« er ikke en dato. Skriv fx 24.11, 24.11.2026, i går eller uge 47.",
    "problem.no_project": "Der er ikke noget projekt, der hedder »{project}«. Se dem, der er, med: tilbageblik projects",
    "problem.ambiguous_project": "»{project}« passer på flere projekter: {fits}. Skriv mere af navnet, eller id'et.",
    "problem.no_record": "Der er ikke noget med id »{record}«. Se id'erne med: tilbageblik observations",
    "problem.ambiguous_record": "»{record}« passer på flere: {fits}. Skriv mere af id'et.",
    "problem.no_stage": "Der er ikke noget trin, der hedder »{typed}«.",
    "problem.no_pitfall": "Der er ikke nogen faldgrube, der hedder »{typed}«. Skriv dens nummer, fx 4.4.",
    "problem.no_insight": "Der er ikke nogen indsigt, der hedder »{typed}«. Skriv dens nummer, fx I2.3.",
    "problem.not_written": "{file} kunne ikke skrives: {reason}",
    "problem.log_changed": "{file} blev ændret udefra imens og er ikke rørt. Prøv igen om lidt.",
    "problem.file_exists": "{file} er der allerede. Vælg et andet navn (på kommandolinjen skriver --force oven i den).",
    "problem.folder_not_empty": "Der ligger allerede noget i {folder}. Vælg en mappe, der er tom eller ikke findes endnu.",
    "problem.no_state": (
        "Programmets egen mappe {folder} kan ikke bruges ({reason}), så intet kan gemmes. "
        "Sæt TILBAGEBLIK_LOCAL til en mappe, du må skrive i."
    ),
    "problem.library_not_read": "Biblioteket {folder} kan ikke læses: {reason}",
    "problem.config_unread": "Indstillingerne i {file} kan ikke læses: {reason}",
    "problem.config_key": "{file}: »{key}« er ikke en indstilling. Skulle der stå »{nearest}«?",
    "problem.config_value": "{file}: »{key}« kan kun være en af disse: {valid}",
    "problem.config_type": "{file}: »{key}« skal skrives sådan: {wanted}",
    "problem.wrong_table": "{record} er {is_a}, men her skal der bruges {wanted}.",
    "problem.no_reply_wanted": "Kun bekymringer og spørgsmål kan få svar. Ret slagsen med: tilbageblik edit {record} --kind concern",
    "problem.nothing_to_export": "Der er ingen projekter at skrive ud. Begynd med: tilbageblik new NAVN",
    "problem.no_page": "Kataloget har ingen side, der hedder »{typed}«. Skriv fx 4.4, S4 eller R1.",
    "problem.guide": "Kataloget i {folder} kan ikke bruges. {first}",
    "problem.guide_more": "Kataloget i {folder} kan ikke bruges. {first} Og {n} andre steder: tilbageblik check --guide {folder}",
    "problem.not_utf8": "Linjen er ikke UTF-8-tekst. Gem filen som UTF-8, og prøv igen.",
    "problem.no_terminal": (
        "Her er ingen terminal at tegne i. Åbn en, eller brug en kommando i stedet: tilbageblik --help"
    ),
    "problem.system": "Det gik ikke: {reason}",
    "problem.system_file": "{file}: {reason}",
}
