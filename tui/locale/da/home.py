"""Projekterne."""

TEXTS = {
    "home.title": "Tilbageblik",
    "home.date": "{weekday}, uge {week}",
    "home.today": "I dag",
    "home.only": "kun »{word}« (f og Enter viser alle)",
    "home.waiting.one": "1 bekymring eller spørgsmål venter på svar (b)",
    "home.waiting.many": "{n} bekymringer og spørgsmål venter på svar (b)",
    "home.late.one": "1 handling er over tid",
    "home.late.many": "{n} handlinger er over tid",
    "home.column.name": "Projekter",
    "home.column.technology": "teknologi",
    "home.column.stage": "trin",
    "home.column.observations": "obs",
    "home.column.untagged": "løse",
    "home.column.actions": "handl.",
    "home.column.last": "senest",
    "home.nameless": "(uden navn endnu)",
    "home.stopped_at": "stoppet ved {stage}",
    "home.no_observations": "Ingen observationer endnu. Enter åbner, og n skriver den første.",
    "home.bites_most": "Bider mest:",
    "home.ending": "Til de næste:",
    "home.empty": "Tryk n og giv jeres første projekt et navn.",
    "home.all_deleted": "Her er ingen projekter lige nu. Tryk {new} for at begynde et, eller {bin} for at hente et slettet tilbage.",
    "home.welcome": (
        "Velkommen. Her skriver I ned, hvad der sker, mens I tager ny teknologi i brug, "
        "og læser, hvad andre lærte, før I selv går i gang.\n\nSkriv roller, ikke navne. Skriv ikke om borgeres sager."
    ),
    "home.nothing_fits": "Ingen projekter passer. Tryk f og Enter for at se alle.",
    "home.ask_name": "Hvad hedder projektet?",
    "home.ask_filter": "Vis kun projekter med dette ord (tomt viser alle)",
    "home.now_archived": "{project} er arkiveret. Tryk {key} for at se de arkiverede.",
    "home.now_active": "{project} er hentet frem igen.",
    "home.deleted": "Projektet er slettet. Tryk {key} for at fortryde.",
    "home.sure.one": "Slet {project} med 1 observation? Det kan fortrydes.",
    "home.sure.many": "Slet {project} med {n} observationer? Det kan fortrydes.",
    "home.delete_it": "slet projektet",
}
