"""Når to retter det samme på én gang."""

TEXTS = {
    "meanwhile.changed": "Et andet vindue har rettet det samme imens. Hvad skal gælde?",
    "meanwhile.deleted": "Det er blevet slettet imens. Skal det hentes tilbage?",
    "meanwhile.mine": "Her",
    "meanwhile.theirs": "Det andet vindue",
    "meanwhile.changed.mine": "gem det herfra",
    "meanwhile.changed.theirs": "behold det andet",
    "meanwhile.deleted.mine": "hent det tilbage, og gem",
    "meanwhile.deleted.theirs": "lad det være slettet",
    "meanwhile.about_deleted": "Det, I rettede, blev slettet fra et andet vindue eller en anden maskine, mens I skrev. Teksten står stadig i feltet.",
}
