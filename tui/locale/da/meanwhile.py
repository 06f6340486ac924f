"""Når to retter det samme på én gang."""

TEXTS = {
    "meanwhile.changed": "Et andet vindue har rettet det samme imens. Hvad skal gælde?",
    "meanwhile.deleted": "Det er blevet slettet imens. Skal det hentes tilbage?",
    "meanwhile.mine": "Din",
    "meanwhile.theirs": "Den anden",
    "meanwhile.changed.mine": "gem min",
    "meanwhile.changed.theirs": "behold den anden",
    "meanwhile.deleted.mine": "hent det tilbage og gem",
    "meanwhile.deleted.theirs": "lad det være slettet",
    "meanwhile.about_deleted": "Det, du rettede, blev slettet fra et andet vindue eller en anden maskine, mens du skrev. Din tekst står stadig i feltet.",
}
