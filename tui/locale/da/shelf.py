"""Hylden: læringer fra andre organisationer."""

TEXTS = {
    "shelf.mark": "Udefra: {origin}",
    "shelf.from": "Udefra · {project}",
    "shelf.told": "Siger de selv: {counts}",
    "shelf.told.used": "brugt i {n}",
    "shelf.told.helped": "hjalp i {n}",
    "shelf.told.none": "gjorde ingen forskel i {n}",
    "shelf.told.hurt": "skadede i {n}",
    "shelf.told.refused": "gjaldt ikke i {n}",
    "shelf.empty": "Hylden er tom. Læg en pakke fra andre på den med: tilbageblik import FIL.pack",
    "shelf.pack": "{origin}: {counted}, pakket {day}",
    "shelf.lessons.one": "1 læring",
    "shelf.lessons.many": "{n} læringer",
    "shelf.put": "Lagt på hylden: {counted} fra {origin}. De er med i erfaringstjekket, mærket med, hvor de er fra.",
    "shelf.would": "Ville lægge på hylden: {counted} fra {origin}.",
    "shelf.changes": "Siden sidst: {new} nye, {changed} ændrede, {gone} taget ud.",
    "shelf.removed": "Alt fra {origin} er taget af hylden. Det, I har besluttet om det, står stadig.",
    "shelf.refused": "{file}: {reason}",
    "shelf.damaged": "{file} på hylden kan ikke læses og er ikke med. Hent pakken ind igen.",
}
