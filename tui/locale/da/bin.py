"""Det slettede."""

TEXTS = {
    "bin.title": "Slettet",
    "bin.all_projects": "alle projekter",
    "bin.count.one": "1 ting",
    "bin.count.many": "{n} ting",
    "bin.about": "Enter henter tilbage. Efter {days} dage kan det forsvinde helt.",
    "bin.empty": "Her ligger ikke noget. Sletter I noget, ligger det her, så I kan hente det tilbage.",
    "bin.deleted": "slettet {day}",
    "bin.restored.one": "Hentet tilbage: {text}",
    "bin.restored.many": "{n} ting er hentet tilbage. Tryk u for at fortryde.",
    "bin.kind.projects": "projekt",
    "bin.kind.observations": "observation",
    "bin.kind.lessons": "læring",
    "bin.kind.actions": "handling",
    "bin.kind.cards": "kort i profilen",
    "bin.kind.uses": "beslutning om en læring",
    "bin.kind.reviews": "erfaringstjek før et trin",
    "bin.line": "{id}  {kind}, slettet {day}: {text}",
    "bin.none": "Der er ikke noget slettet, der kan hentes tilbage.",
    "bin.kind.themes": "bunke",
    "bin.kind.parked": "parkeret",
}
