"""Fortryd."""

TEXTS = {
    "undo.undone": "Fortrudt: {things} i {project}.",
    "undo.redone": "Gjort igen: {things} i {project}.",
    "undo.no_undo": "Der er ikke mere at fortryde.",
    "undo.no_redo": "Der er ikke noget fortrudt at gøre om.",
    "undo.left.one": "Ét felt står, som det er, fordi det er ændret siden.",
    "undo.left.many": "{n} felter står, som de er, fordi de er ændret siden.",
    "undo.projects.one": "ændring af projektet",
    "undo.projects.many": "ændring af {n} projekter",
    "undo.observations.one": "ændring af 1 observation",
    "undo.observations.many": "ændring af {n} observationer",
    "undo.lessons.one": "ændring af 1 læring",
    "undo.lessons.many": "ændring af {n} læringer",
    "undo.actions.one": "ændring af 1 handling",
    "undo.actions.many": "ændring af {n} handlinger",
}
