"""Spørgsmål og bokse."""

TEXTS = {
    "dialog.then_sent": "Enter sender din linje, så følger du med.",
    "dialog.then_done": "Du følger med, når du er færdig her.",
    "dialog.do": "gør det",
    "dialog.form": "hele formularen",
    "dialog.above": "mere ovenfor",
    "dialog.leave": "luk",
    "dialog.later": "senere",
    "dialog.sure": "Er I sikre?",
    "dialog.now": "nu",
    "dialog.pick_stage": "Vælg et trin (tryk på tallet)",
    "dialog.not_saved": "Det her er ikke gemt endnu:",
    "dialog.not_saved_more.one": "  og et sted til",
    "dialog.not_saved_more.many": "  og {n} steder til",
    "dialog.quit_without": "luk uden at gemme",
    "dialog.quit_without.short": "luk uden",
    "dialog.typed_before": "Sidst nåede dette ikke at blive gemt. Åbn projektet for at skrive videre. {line}",
    "dialog.typed_in_meeting": "Sidst nåede dette ikke at blive gemt. Det venter i mødet, dér hvor det blev skrevet. {line}",
    "dialog.typed_lines.one": "Linjen i {project}: »{text}«",
    "dialog.typed_lines.many": "{n} linjer i {project}. Den første: »{text}«",
    "dialog.no_messages": "Der er ingen beskeder endnu.",
}
