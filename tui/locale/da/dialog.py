"""Spørgsmål og bokse."""

TEXTS = {
    "dialog.do": "gør det",
    "dialog.leave": "luk",
    "dialog.sure": "Er I sikre?",
    "dialog.now": "nu",
    "dialog.pick_stage": "Vælg et trin (tryk på tallet)",
    "dialog.no_messages": "Der er ingen beskeder endnu.",
}
