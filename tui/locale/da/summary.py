"""Ét ark til dem, der skal beslutte."""

TEXTS = {
    "summary.stem": "et-ark",
    "summary.title": "Ét ark: {about}",
    "summary.ending": "Til de næste",
    "summary.concerns": "Bekymringer og spørgsmål",
    "summary.bites": "Det bider",
    "summary.handled": "Det er der taget hånd om",
    "summary.waiting": "Venter på svar",
    "summary.agreements": "Aftaler",
    "summary.lessons": "Det lærte vi",
    "summary.seen.one": "1 observation",
    "summary.seen.many": "{n} observationer",
}
