"""Ét ark til dem, der skal beslutte."""

TEXTS = {
    "summary.stem": "et-ark",
    "summary.title": "Ét ark: {about}",
    "summary.ending": "Til de næste",
    "summary.concerns": "Bekymringer og spørgsmål",
    "summary.decided": "Besluttet og aftalt undervejs",
    "summary.tried": "Det prøvede vi",
    "summary.elsewhere": "Andet på samme tid",
    "summary.pitfalls": "Faldgruberne",
    "summary.bites": "Det bider",
    "summary.handled": "Det er der taget hånd om",
    "summary.waiting": "Venter på svar",
    "summary.agreements": "Aftaler",
    "summary.lessons": "Det lærte vi",
    "summary.seen.one": "1 observation",
    "summary.seen.many": "{n} observationer",
    "summary.by": "af {who}",
    "summary.plan": "Planen lavet om",
    "summary.talked": "Talt om",
}
